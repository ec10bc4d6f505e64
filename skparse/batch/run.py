"""A folder of documents → a folder of plans; what is done is never done twice, what is under way may be lost."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import NamedTuple

from skparse import __version__
from skparse.batch.inputs import Document
from skparse.batch.limits import Limits
from skparse.batch.manifest import Manifest, Record
from skparse.batch.many import Source, outcomes
from skparse.batch.task import Outcome, Settings
from skparse.errors import OutputError
from skparse.write.atomic import PART, write_atomic

Told = Callable[[Record, int, int], object]
"""Called after each document with its record, how many are done, and of how many."""


class Summary(NamedTuple):
    """What came of a run: the records of all its documents, those of earlier runs too."""

    records: tuple[Record, ...]
    skipped: int
    """Documents that an earlier run had done."""
    seconds: float

    @property
    def failed(self) -> tuple[Record, ...]:
        """Those without a plan."""
        return tuple(r for r in self.records if r.status != "done")

    @property
    def counts(self) -> Counter[str]:
        """Findings by severity."""
        return sum((Counter(r.findings) for r in self.records), Counter())


def batch(
    documents: Sequence[Document],
    folder: Path,
    *,
    settings: Settings | None = None,
    limits: Limits | None = None,
    jobs: int = 1,
    retry: bool = False,
    executor: Executor | None = None,
    send_bytes: bool = False,
    told: Told | None = None,
) -> Summary:
    """Read documents and write their plans under the same relative paths in ``folder``, with ``manifest.jsonl``.

    What an earlier run has done with the same input, settings and version is left alone. Killed at any moment, it
    leaves no half file, and the next run goes on.

    Args:
        documents: see `skparse.batch.inputs.documents`.
        limits: of each document.
        jobs: worker processes; for another executor the number of documents that it works on at a time.
        retry: read those again that failed before.
        executor: where the work is done; by default processes of this machine.
        send_bytes: send the files' bytes, for machines that do not share the paths.

    Raises:
        OutputError: the folder cannot be written, or another run writes to it.
    """
    begun = time.monotonic()
    limits = limits or Limits()
    settings = (settings or Settings())._replace(pages_max=limits.pages, size_max=limits.size)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder} cannot be made: {error.strerror}; choose another folder") from error
    with Manifest(folder) as manifest:
        _sweep(folder)
        run = _Run(folder, manifest, settings, retry, send_bytes, len(documents), limits.size)
        for (document, sha256), got in outcomes(run.open(documents, told), settings, limits, jobs, executor):
            run.settle(document, sha256, got, told)
        records = tuple(manifest.records[d.key] for d in documents)
    return Summary(records, run.skipped, time.monotonic() - begun)


class _Run:
    def __init__(
        self,
        folder: Path,
        manifest: Manifest,
        settings: Settings,
        retry: bool,
        send_bytes: bool,
        total: int,
        size_max: int | None,
    ) -> None:
        self._folder, self._manifest, self._settings = folder, manifest, settings
        self._retry, self._send, self._total, self._size_max = retry, send_bytes, total, size_max
        self._fingerprint = settings.fingerprint()
        self.done = self.skipped = 0

    def open(
        self, documents: Sequence[Document], told: Told | None
    ) -> Iterator[tuple[tuple[Document, str], Source, str]]:
        """The documents that are still to be read."""
        for document in documents:
            sha256, data = self._look(document.path)
            if self._manifest.is_done(document.key, sha256, self._fingerprint, __version__, self._retry):
                self.skipped += 1
                self.done += 1
                if told:
                    told(self._manifest.records[document.key], self.done, self._total)
                continue
            source: Source = data if self._send and data is not None else document.path
            yield (document, sha256), source, document.path.name

    def _look(self, path: Path) -> tuple[str, bytes | None]:
        """Sum and bytes of a file; of one that cannot be read, or is too large, its worker says what is wrong."""
        try:
            if self._size_max is not None and path.stat().st_size > self._size_max:
                return f"size {path.stat().st_size}", None
            data = path.read_bytes()
        except OSError:
            return "unreadable", None
        return hashlib.sha256(data).hexdigest(), data if self._send else None

    def settle(self, document: Document, sha256: str, got: Outcome, told: Told | None) -> None:
        """Write what came of a document: its files first, then its line."""
        outputs = {}
        for suffix, data in got.files.items():
            relative = str(Path(document.key).with_suffix("")) + suffix
            target = self._folder / relative
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
            except OSError as problem:
                raise OutputError(f"{target.parent} cannot be made: {problem.strerror}") from problem
            write_atomic(target, data)
            outputs[Path(relative).as_posix()] = hashlib.sha256(data).hexdigest()
        error = got.error
        record = Record(
            document.key,
            got.sha256 or sha256,
            self._fingerprint,
            __version__,
            "failed" if error else "done",
            type(error).__name__ if error else None,
            str(error) if error else None,
            got.findings,
            got.pages,
            got.seconds,
            outputs,
        )
        self._manifest.add(record)
        self.done += 1
        if told:
            told(record, self.done, self._total)


def _sweep(folder: Path) -> None:
    """Take away what a run that was killed had begun to write."""
    for part in folder.rglob(PART):
        part.unlink(missing_ok=True)
