"""A folder of documents → a folder of plans; what is done is never done twice, what is under way may be lost."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
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
from skparse.batch.task import Outcome, Settings, failed
from skparse.errors import InputError, OutputError
from skparse.write.atomic import PART, write_atomic

Told = Callable[[Record, int, int, int], object]
"""Called after each document with its record, how many are done, of how many, how many of them an earlier run did."""

_IRREGULAR = "it is no regular file; name the PDF itself"
# What a document's own name is to blame for: too long, or a folder stands where its plan should, or the reverse.
_ITS_NAME = (errno.ENAMETOOLONG, errno.EEXIST, errno.EISDIR, errno.ENOTDIR)


class Summary(NamedTuple):
    """What came of a run: the records of all its documents, those of earlier runs too."""

    records: tuple[Record, ...]
    skipped: int
    """Documents that an earlier run had done."""
    seconds: float
    others: int = 0
    """Documents in the manifest that were not among the inputs; their plans stay."""

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

    What an earlier run has done with the same input, settings and version is left alone. Of a document that has changed
    or is read otherwise, no output of an earlier run stays; of one that is no longer there, all do. Killed at any
    moment, it leaves no half file, and the next run goes on.

    Args:
        documents: see `skparse.batch.inputs.documents`.
        limits: of each document.
        jobs: worker processes; for another executor the number of documents that it works on at a time.
        retry: read those again that failed before.
        executor: where the work is done; by default processes of this machine.
        send_bytes: send the files' bytes, for machines that do not share the paths.

    Raises:
        OutputError: the folder cannot be written, or another run writes to it.
        InputError: a plan of another folder's document would be replaced; the cluster is gone.
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
        run = _Run(folder, manifest, settings, limits, retry, send_bytes, len(documents), told)
        run.refuse_strangers(documents)
        for (document, sha256), got in outcomes(run.open(documents), settings, limits, jobs, executor):
            run.settle(document, sha256, got)
        records = tuple(manifest.records[d.key] for d in documents)
        others = len(manifest.records.keys() - {d.key for d in documents})
    return Summary(records, run.skipped, time.monotonic() - begun, others)


class _Run:
    def __init__(
        self,
        folder: Path,
        manifest: Manifest,
        settings: Settings,
        limits: Limits,
        retry: bool,
        send_bytes: bool,
        total: int,
        told: Told | None,
    ) -> None:
        self._folder, self._manifest, self._settings, self._limits = folder, manifest, settings, limits
        self._retry, self._send, self._total, self._told = retry, send_bytes, total, told
        self._fingerprint = settings.fingerprint()
        self.done = self.skipped = 0

    def refuse_strangers(self, documents: Sequence[Document]) -> None:
        """A plan may be replaced when its document has changed, not by that of a document of another folder."""
        owners = {_stem(key).casefold(): one for key, one in self._manifest.records.items() if one.outputs}
        for document in documents:
            owner = owners.get(_stem(document.key).casefold())
            if owner is None or not owner.base or (owner.input, owner.base) == (document.key, document.base):
                continue
            if self._look(document)[0] != owner.sha256:
                raise InputError(
                    f"{document.path}: its plan would replace that of {owner.input} of the folder {owner.base} in "
                    f"{self._folder}; choose another output folder"
                )

    def open(self, documents: Sequence[Document]) -> Iterator[tuple[tuple[Document, str], Source, str]]:
        """The documents that are still to be read."""
        limits, password = self._limits._asdict(), self._settings.password is not None
        for document in documents:
            sha256, data, wrong = self._look(document)
            if self._manifest.is_done(
                document.key,
                sha256,
                self._fingerprint,
                __version__,
                retry=self._retry,
                limits=limits,
                password=password,
            ):
                self.skipped += 1
                self._tell(self._manifest.records[document.key])
            elif wrong:
                self.settle(document, sha256, failed(InputError(wrong)))
            else:
                source: Source = data if self._send and data is not None else document.path
                yield (document, sha256), source, document.path.name

    def _look(self, document: Document) -> tuple[str, bytes | None, str | None]:
        """Sum and bytes of a file, or what is wrong with it.

        Of one that may not be read, or is too large and not done, its worker says what is wrong.
        """
        try:
            status = document.path.stat()
            if not stat.S_ISREG(status.st_mode):  # a pipe would keep us waiting for ever
                return "irregular", None, _IRREGULAR
            size_max, record = self._limits.size, self._manifest.records.get(document.key)
            if size_max is not None and status.st_size > size_max and (record is None or record.status != "done"):
                return f"size {status.st_size}", None, None
            data = document.path.read_bytes()
        except OSError as error:
            if error.errno not in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG):
                return "unreadable", None, None
            # A link to nothing or to itself; a name of nothing in a list.
            there = os.path.lexists(document.path)
            return "irregular", None, _IRREGULAR if there else "it does not exist; check the path"
        return hashlib.sha256(data).hexdigest(), data if self._send else None, None

    def settle(self, document: Document, sha256: str, got: Outcome) -> None:
        """Write what came of a document: its files first, then its line; what it had earlier and has no more goes."""
        outputs: dict[str, str] = {}
        try:
            for suffix, data in got.files.items():
                relative = _stem(document.key) + suffix
                self._write(self._folder / relative, data)
                outputs[relative] = hashlib.sha256(data).hexdigest()
        except OutputError as error:
            if getattr(error.__cause__, "errno", None) not in _ITS_NAME:
                raise
            for relative in outputs:
                (self._folder / relative).unlink(missing_ok=True)
            got, outputs = failed(error, got.seconds)._replace(sha256=got.sha256, pages=got.pages), {}
        earlier = self._manifest.records.get(document.key)
        for relative, sum_ in earlier.outputs.items() if earlier else ():
            if relative not in outputs and self._manifest.has(relative, sum_):
                (self._folder / relative).unlink(missing_ok=True)
        error_ = got.error
        record = Record(
            document.key,
            got.sha256 or sha256,
            self._fingerprint,
            __version__,
            "failed" if error_ else "done",
            type(error_).__name__ if error_ else None,
            str(error_) if error_ else None,
            got.findings,
            got.pages,
            got.seconds,
            outputs,
            document.base,
            self._limits._asdict() if error_ else {},
        )
        self._manifest.add(record)
        self._tell(record)

    def _write(self, target: Path, data: bytes) -> None:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{target.parent} cannot be made: {error.strerror}; choose another folder") from error
        write_atomic(target, data)

    def _tell(self, record: Record) -> None:
        self.done += 1
        if self._told:
            self._told(record, self.done, self._total, self.skipped)


def _stem(key: str) -> str:
    return os.path.splitext(key)[0]


def _sweep(folder: Path) -> None:
    """Take away what a run that was killed had begun to write."""
    for part in folder.rglob(PART):
        part.unlink(missing_ok=True)
