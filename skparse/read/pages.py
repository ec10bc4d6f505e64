"""The pages of a file in order, digital and scanned; pictures are read by OCR, several at the same time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from skparse.page import Page
from skparse.read.options import OcrOptions
from skparse.read.pictures import is_picture
from skparse.read.reader import PageError, Reader, ReadPage

if TYPE_CHECKING:
    from skparse.read.scan.worker import Worker


class Pages:
    """Reads pages in order. Results wait until those before them are ready; at most ``2 * jobs + 2`` are kept.

    Threads, not processes: the OCR engine and OpenCV run outside Python's global lock, and a library should not start
    other programs.
    """

    def __init__(self, reader: Reader, data: bytes, password: str | None, options: OcrOptions) -> None:
        self._reader = reader
        self.page_count = reader.page_count
        self._source = (data, password)
        self._options = options
        self._worker: Worker | None = None
        self._scanned: dict[int, Page] = {}

    def read(self, numbers: Sequence[int]) -> Iterator[ReadPage]:
        """The pages in the order of ``numbers`` (1-based).

        Raises:
            EngineError: a page is a picture and no OCR engine is installed.
        """
        jobs = self._options.jobs
        with ThreadPoolExecutor(jobs, thread_name_prefix="ocr") as pool:
            waiting: deque[ReadPage | Future[ReadPage]] = deque()
            try:
                for number in numbers:
                    waiting.append(self._start(number, pool))
                    while waiting and (isinstance(waiting[0], ReadPage) or len(waiting) > 2 * jobs + 1):
                        yield self._finish(waiting.popleft())
                while waiting:
                    yield self._finish(waiting.popleft())
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def reread(self, number: int) -> Page:
        """A page that was read before. Scanned pages were kept, because OCR would take seconds again.

        Raises:
            PageError: the page cannot be read.
        """
        return self._scanned[number] if number in self._scanned else self._digital(number)

    def close(self) -> None:
        """Free the files."""
        if self._worker is not None:
            self._worker.close()
        self._reader.close()

    def _start(self, number: int, pool: ThreadPoolExecutor) -> ReadPage | Future[ReadPage]:
        """A digital page at once; for a picture, the future of its OCR."""
        try:
            page = self._digital(number)
        except PageError as error:
            return ReadPage(number=number, page=None, error=str(error))
        mode, picture = self._options.mode, is_picture(page)
        if mode == "never" or not (picture or mode == "always"):
            return ReadPage(number=number, page=page, picture=picture)
        if self._worker is None:
            # OpenCV and the OCR engine are imported only for files that need them.
            from skparse.read.scan.worker import Worker

            self._worker = Worker(*self._source, self._options)
        return pool.submit(self._worker.read, page)

    def _digital(self, number: int) -> Page:
        # Another thread may be drawing a page of the same file.
        return self._worker.locked_page(self._reader, number) if self._worker else self._reader.page(number)

    def _finish(self, started: ReadPage | Future[ReadPage]) -> ReadPage:
        result = started if isinstance(started, ReadPage) else started.result()
        if result.page is not None and result.page.scan is not None:
            self._scanned[result.number] = result.page
        return result
