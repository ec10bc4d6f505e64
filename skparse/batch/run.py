"""A folder of documents → a folder of plans. A second run skips the documents that are done.

`batch` is called by the command ``skparse batch``. It passes the documents that are still to be read to
`skparse.batch.many.outcomes`, and writes each outcome's files and its line in the manifest (`skparse.batch.manifest`).
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from skparse import __version__
from skparse.batch.inputs import Document
from skparse.batch.limits import Limits
from skparse.batch.manifest import Manifest, Record, Status
from skparse.batch.many import Source, outcomes
from skparse.batch.task import Outcome, Settings, failed_outcome
from skparse.errors import InputError, OutputError
from skparse.write.atomic import PART_PATTERN, write_atomic

OnRecord = Callable[[Record, int, int, int], object]
"""Called after each document with its record, how many are done, of how many, and how many of them an earlier run did.
"""

_NOT_REGULAR = "not a regular file; name the PDF itself"
# Errors that come of a document's own name: it is too long, or a folder stands where its plan should, or the reverse.
_NAME_ERRORS = (errno.ENAMETOOLONG, errno.EEXIST, errno.EISDIR, errno.ENOTDIR)
_MISSING_ERRORS = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG)


class Summary(NamedTuple):
    """The result of a run: the records of all its documents, those of earlier runs too."""

    records: tuple[Record, ...]
    skipped: int
    """Documents that an earlier run had done."""
    seconds: float
    other_records: int = 0
    """Documents in the manifest that were not among the inputs; their plans are kept."""

    @property
    def failed(self) -> tuple[Record, ...]:
        """Those without a plan."""
        return tuple(r for r in self.records if r.status is Status.FAILED)

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
    on_record: OnRecord | None = None,
) -> Summary:
    """Read documents and write their plans under the same relative paths in ``folder``, with ``manifest.jsonl``.

    Documents that an earlier run has read with the same settings and version are skipped. When a document or its
    settings have changed, its outputs of earlier runs are replaced or removed; the outputs of a document that no longer
    exists are kept. Killed at any moment, the run leaves no incomplete file, and the next run goes on.

    Args:
        documents: see `skparse.batch.inputs.documents`.
        folder: made if it does not exist.
        settings: how documents are read, and the formats that are written.
        limits: of each document.
        jobs: worker processes; for another executor the number of documents that it works on at a time.
        retry: read again the documents that failed before.
        executor: where the work is done; processes of this machine by default.
        send_bytes: send the files' bytes, for machines that do not share the paths.
        on_record: called after each document.

    Raises:
        OutputError: the folder cannot be written, or another run writes to it.
        InputError: a plan of another folder's document would be replaced; the cluster is gone.
    """
    started = time.monotonic()
    limits = limits or Limits()
    settings = (settings or Settings())._replace(pages_max=limits.pages, size_max=limits.size)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder} cannot be made: {error.strerror}; choose another folder") from error
    with Manifest(folder) as manifest:
        _remove_partial_files(folder)
        run = _Run(
            folder=folder,
            manifest=manifest,
            settings=settings,
            limits=limits,
            retry=retry,
            send_bytes=send_bytes,
            total=len(documents),
            on_record=on_record,
        )
        run.check_ownership(documents)
        for (document, sha256), outcome in outcomes(run.pending(documents), settings, limits, jobs, executor):
            run.record_outcome(document, sha256, outcome)
        records = tuple(manifest.records[d.key] for d in documents)
        other_records = len(manifest.records.keys() - {d.key for d in documents})
    return Summary(
        records=records,
        skipped=run.skipped,
        seconds=time.monotonic() - started,
        other_records=other_records,
    )


class _Input(NamedTuple):
    """What was found at a document's path."""

    sha256: str
    """Of the bytes; a word for what is there instead if they were not read."""
    data: bytes | None = None
    """The bytes, where they are sent to the worker."""
    problem: str | None = None
    """Why it cannot be read, where that is known before a worker tries."""


@dataclass
class _Run:
    """The state of one call of `batch`."""

    folder: Path
    manifest: Manifest
    settings: Settings
    limits: Limits
    retry: bool
    send_bytes: bool
    total: int
    on_record: OnRecord | None
    done: int = 0
    skipped: int = 0
    fingerprint: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.fingerprint = self.settings.fingerprint()

    def check_ownership(self, documents: Sequence[Document]) -> None:
        """Refuse to replace a plan by that of another folder's document; by its own changed document it may be.

        Raises:
            InputError: a document would replace the plan of another one.
        """
        owners = {_stem(key).casefold(): one for key, one in self.manifest.records.items() if one.outputs}
        for document in documents:
            owner = owners.get(_stem(document.key).casefold())
            if owner is None or not owner.base or (owner.input, owner.base) == (document.key, document.base):
                continue
            if self._read(document).sha256 != owner.sha256:
                raise InputError(
                    f"{document.path}: its plan would replace that of {owner.input} of the folder {owner.base} in "
                    f"{self.folder}; choose another output folder"
                )

    def pending(self, documents: Sequence[Document]) -> Iterator[tuple[tuple[Document, str], Source, str]]:
        """The documents that are still to be read, as `outcomes` takes them; the others are recorded on the way."""
        limits, password = self.limits._asdict(), self.settings.password is not None
        for document in documents:
            found = self._read(document)
            if self.manifest.is_done(
                document.key,
                found.sha256,
                self.fingerprint,
                __version__,
                retry=self.retry,
                limits=limits,
                password=password,
            ):
                self.skipped += 1
                self._notify(self.manifest.records[document.key])
            elif found.problem:
                self.record_outcome(document, found.sha256, failed_outcome(InputError(found.problem)))
            else:
                source: Source = document.path if found.data is None else found.data
                yield (document, found.sha256), source, document.path.name

    def _read(self, document: Document) -> _Input:
        """Checksum and bytes of a file, or what is wrong with it.

        A file that may not be read, or is too large and not done, goes to a worker, which reports its error.
        """
        try:
            status = document.path.stat()
            if not stat.S_ISREG(status.st_mode):  # reading a pipe could wait for ever
                return _Input("irregular", problem=_NOT_REGULAR)
            size_max, record = self.limits.size, self.manifest.records.get(document.key)
            is_done = record is not None and record.status is Status.DONE
            if size_max is not None and status.st_size > size_max and not is_done:
                return _Input(f"size {status.st_size}")
            data = document.path.read_bytes()
        except OSError as error:
            if error.errno not in _MISSING_ERRORS:
                return _Input("unreadable")
            # Either a link to nothing or to itself, or a name in a list of a file that does not exist.
            exists = os.path.lexists(document.path)
            return _Input("irregular", problem=_NOT_REGULAR if exists else "it does not exist; check the path")
        return _Input(hashlib.sha256(data).hexdigest(), data if self.send_bytes else None)

    def record_outcome(self, document: Document, sha256: str, outcome: Outcome) -> None:
        """Write a document's files, then its line; remove outputs of earlier runs that it no longer has."""
        outputs: dict[str, str] = {}
        try:
            for suffix, data in outcome.files.items():
                relative = _stem(document.key) + suffix
                self._write(self.folder / relative, data)
                outputs[relative] = hashlib.sha256(data).hexdigest()
        except OutputError as error:
            if getattr(error.__cause__, "errno", None) not in _NAME_ERRORS:
                raise
            for relative in outputs:
                (self.folder / relative).unlink(missing_ok=True)
            failed = failed_outcome(error, outcome.seconds)
            outcome, outputs = failed._replace(sha256=outcome.sha256, pages=outcome.pages), {}
        earlier = self.manifest.records.get(document.key)
        for relative, checksum in earlier.outputs.items() if earlier else ():
            if relative not in outputs and self.manifest.is_unchanged(relative, checksum):
                (self.folder / relative).unlink(missing_ok=True)
        error_ = outcome.error
        record = Record(
            input=document.key,
            sha256=outcome.sha256 or sha256,
            settings=self.fingerprint,
            version=__version__,
            status=Status.FAILED if error_ else Status.DONE,
            error=type(error_).__name__ if error_ else None,
            message=str(error_) if error_ else None,
            findings=outcome.findings,
            pages=outcome.pages,
            seconds=outcome.seconds,
            outputs=outputs,
            base=document.base,
            limits=self.limits._asdict() if error_ else {},
            decrees=outcome.decrees,
        )
        self.manifest.add(record)
        self._notify(record)

    def _write(self, target: Path, data: bytes) -> None:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{target.parent} cannot be made: {error.strerror}; choose another folder") from error
        write_atomic(target, data)

    def _notify(self, record: Record) -> None:
        self.done += 1
        if self.on_record:
            self.on_record(record, self.done, self.total, self.skipped)


def _stem(key: str) -> str:
    return os.path.splitext(key)[0]


def _remove_partial_files(folder: Path) -> None:
    """Remove the files that a killed run had begun to write."""
    for path in folder.rglob(PART_PATTERN):
        path.unlink(missing_ok=True)
