"""The pages of a file in order, digital and scanned; pictures are read by OCR, several at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Literal, NamedTuple

from skparse.page import Page
from skparse.read.base import PageError, Reader
from skparse.read.pictures import is_picture

if TYPE_CHECKING:
    from skparse.read.scan.worker import Worker

OcrMode = Literal["auto", "always", "never"]


class OcrOptions(NamedTuple):
    """How pages that are pictures are read."""

    mode: OcrMode = "auto"
    """``always`` reads digital pages as pictures too; ``never`` leaves pictures unread."""
    dpi: int = 300
    """Resolution at which pages are drawn: what OCR engines were trained on."""
    jobs: int = 1
    """Pages that are read at a time."""
    seconds: float = 60.0
    """For one page; a dense one takes two on one core."""


class ReadPage(NamedTuple):
    """A page, or why it cannot be read."""

    number: int
    page: Page | None
    error: str = ""
    picture: bool = False
    layer: bool | None = None
    """Of a picture that was read: its text layer says what the picture shows; None without a text layer."""


class Pages:
    """Reads pages in order. Done ones wait for those before them: at most twice ``jobs`` and two are kept.

    Threads, not processes: the OCR engine and OpenCV work outside Python's lock, and a library must not start programs.
    """

    def __init__(self, reader: Reader, data: bytes, password: str | None, options: OcrOptions) -> None:
        self._reader = reader
        self.page_count = reader.page_count
        self._source = (data, password)
        self._options = options
        self._worker: Worker | None = None
        self._scanned: dict[int, Page] = {}

    def read(self, numbers: Sequence[int]) -> Iterator[ReadPage]:
        """The pages in the order of ``numbers``.

        Raises:
            EngineError: a page is a picture and no OCR engine is installed.
        """
        jobs = self._options.jobs
        with ThreadPoolExecutor(jobs, thread_name_prefix="ocr") as pool:
            waiting: deque[ReadPage | Future[ReadPage]] = deque()
            try:
                for number in numbers:
                    waiting.append(self._begin(number, pool))
                    while waiting and (isinstance(waiting[0], ReadPage) or len(waiting) > 2 * jobs + 1):
                        yield self._end(waiting.popleft())
                while waiting:
                    yield self._end(waiting.popleft())
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def again(self, number: int) -> Page:
        """A page that was read before. Scanned ones are remembered: reading them again would take seconds.

        Raises:
            PageError: the page cannot be read.
        """
        return self._scanned[number] if number in self._scanned else self._reader.page(number)

    def close(self) -> None:
        """Free the files."""
        if self._worker is not None:
            self._worker.close()
        self._reader.close()

    def _begin(self, number: int, pool: ThreadPoolExecutor) -> ReadPage | Future[ReadPage]:
        try:
            page = self._worker.locked_page(self._reader, number) if self._worker else self._reader.page(number)
        except PageError as error:
            return ReadPage(number, None, str(error))
        mode, picture = self._options.mode, is_picture(page)
        if mode == "never" or not (picture or mode == "always"):
            return ReadPage(number, page, picture=picture)
        if self._worker is None:
            from skparse.read.scan.worker import Worker

            self._worker = Worker(*self._source, self._options)
        return pool.submit(self._worker.read, page)

    def _end(self, done: ReadPage | Future[ReadPage]) -> ReadPage:
        result = done if isinstance(done, ReadPage) else done.result()
        if result.page is not None and result.page.scan is not None:
            self._scanned[result.number] = result.page
        return result
