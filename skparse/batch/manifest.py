"""The manifest of an output folder: one line for each document that has ended; the last line of a document counts."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from skparse.errors import OutputError, UsageError

NAME = "manifest.jsonl"


class Status(StrEnum):
    """How a document has ended, by the words of the manifest's lines."""

    DONE = "done"
    FAILED = "failed"


class Record(NamedTuple):
    """A line of the manifest."""

    input: str
    """Key of the document: its relative path."""
    sha256: str
    """Of the input."""
    settings: dict[str, Any]
    version: str
    status: Status
    error: str | None
    """Of a failed one: the class of the error, such as LimitError."""
    message: str | None
    findings: dict[str, int]
    """Number of findings by severity."""
    pages: int
    seconds: float
    outputs: dict[str, str]
    """Relative path → sha256."""
    base: str = ""
    """Name of the folder that ``input`` starts from; "" where it is unknown."""
    limits: dict[str, Any] = {}  # noqa: RUF012 - never changed
    """Of a failed one: the limits that it was read under."""
    decrees: int = 1
    """In the file; all are in its plan (finding ``documents-several``)."""


_TEXT, _MAP = (str,), (dict,)
_TYPES: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("input", "sha256", "version", "status", "base"), _TEXT),
    **dict.fromkeys(("error", "message"), (str, type(None))),
    **dict.fromkeys(("settings", "findings", "outputs", "limits"), _MAP),
    **dict.fromkeys(("pages", "decrees"), (int,)),
    "seconds": (int, float),
}
# How each line begins. An incomplete last line has at least a part of this, or zeros after a power cut.
_LINE_START = b'{"input": "'


class Manifest:
    """``manifest.jsonl`` of an output folder: append-only, each line is on the disk before the next document ends.

    An incomplete last line, as a power cut leaves it, is removed, which loses that document's record and nothing else.
    Two runs at a time on one folder are refused.

    Raises:
        OutputError: it cannot be written, or another run has locked it.
        UsageError: a line of it was not written by skparse.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / NAME
        self.records: dict[str, Record] = {}
        try:
            # Without a buffer, which close() would try to write once more on a full disk. Closed by close().
            self._stream = open(self._path, "a+b", buffering=0)  # noqa: SIM115
            self._lock()
            self._load()
        except OSError as error:
            raise OutputError(f"{self._path} cannot be written: {error.strerror}; choose another folder") from error

    def __enter__(self) -> Manifest:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, which also releases the lock."""
        self._stream.close()

    def add(self, record: Record) -> None:
        """Append a line and flush it to the disk."""
        line = (json.dumps(record._asdict(), ensure_ascii=False) + "\n").encode("utf-8", "surrogateescape")
        try:
            while line:
                line = line[self._stream.write(line) :]
            os.fsync(self._stream.fileno())
        except OSError as error:
            raise OutputError(f"{self._path} cannot be written: {error.strerror}; free some space") from error
        self.records[record.input] = record

    def is_done(
        self,
        key: str,
        sha256: str,
        settings: dict[str, Any],
        version: str,
        *,
        retry: bool = False,
        limits: dict[str, Any] | None = None,
        password: bool = False,
    ) -> bool:
        """Was this document, with these bytes, settings and version, read before, and are its outputs unchanged?

        A document that failed counts as done unless ``retry`` is set, or it failed of limits that are different now, or
        it was encrypted and there is a password now.
        """
        record = self.records.get(key)
        if record is None or (record.sha256, record.settings, record.version) != (sha256, settings, version):
            return False
        if record.status is not Status.DONE:
            other_limits = record.error == "LimitError" and record.limits != limits
            return not (retry or other_limits or (password and record.error == "EncryptedError"))
        return all(self.is_unchanged(path, checksum) for path, checksum in record.outputs.items())

    def is_unchanged(self, path: str, checksum: str) -> bool:
        """Does this output still exist as it was written?"""
        with contextlib.suppress(OSError):
            return hashlib.sha256((self._folder / path).read_bytes()).hexdigest() == checksum
        return False

    def _lock(self) -> None:
        try:
            import fcntl
        except ImportError:  # Windows
            return
        try:
            fcntl.flock(self._stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OutputError(f"another run is writing to {self._folder}; wait for it, or choose another") from None
        except OSError:
            return  # some network file systems have no locks

    def _load(self) -> None:
        self._stream.seek(0)
        *lines, last = self._stream.read().split(b"\n")
        for number, line in enumerate(lines, 1):
            record = _parse_line(line)
            if record is None:
                raise self._foreign_line(number)
            self.records[record.input] = record
        if last and not _is_incomplete(last):
            raise self._foreign_line(len(lines) + 1)
        if last:
            self._stream.truncate(self._stream.tell() - len(last))
        self._stream.seek(0, os.SEEK_END)

    def _foreign_line(self, number: int) -> UsageError:
        return UsageError(
            f"line {number} of {self._path} was not written by skparse; choose another folder, or move the file away"
        )


def _parse_line(line: bytes) -> Record | None:
    try:
        record = Record(**json.loads(line.decode("utf-8", "surrogateescape")))
        record = record._replace(status=Status(record.status))
    except (ValueError, TypeError, RecursionError):
        return None
    types_match = all(isinstance(value, _TYPES[name]) for name, value in record._asdict().items())
    if not types_match or not all(type(n) is int for n in record.findings.values()):
        return None
    outputs_match = all(_is_inside(path) and isinstance(checksum, str) for path, checksum in record.outputs.items())
    return record if outputs_match else None


def _is_inside(path: str) -> bool:
    """Does the path stay below the folder? Old outputs are deleted; nothing outside of the folder ever is."""
    return not Path(path).anchor and ".." not in Path(path).parts


def _is_incomplete(line: bytes) -> bool:
    """Can this last line, which has no line end, be one that was not written to its end?"""
    starts_alike = line.startswith(_LINE_START) or _LINE_START.startswith(line) or not line.strip(b"\0")
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return starts_alike
    return _parse_line(line) is not None
