"""What has been done: one line for each document that ended, the last one counts."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from skparse.errors import OutputError, UsageError

NAME = "manifest.jsonl"


class Record(NamedTuple):
    """A line of the manifest."""

    input: str
    """Key of the document: its relative path."""
    sha256: str
    """Of the input."""
    settings: dict[str, Any]
    version: str
    status: str
    """``done`` or ``failed``."""
    error: str | None
    """Of a failed one: the class of the error, such as LimitError."""
    message: str | None
    findings: dict[str, int]
    pages: int
    seconds: float
    outputs: dict[str, str]
    """Relative path → sha256."""
    base: str = ""
    """Name of the folder that ``input`` starts from; "" where nobody knows."""
    limits: dict[str, Any] = {}  # noqa: RUF012 - never changed
    """Of a failed one: those that it was read under."""


_TEXT, _MAP = (str,), (dict,)
_TYPES: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("input", "sha256", "version", "status", "base"), _TEXT),
    **dict.fromkeys(("error", "message"), (str, type(None))),
    **dict.fromkeys(("settings", "findings", "outputs", "limits"), _MAP),
    "pages": (int,),
    "seconds": (int, float),
}
# A line that is torn still begins so, as far as it goes; a power cut may leave zeros instead.
_HEAD = b'{"input": "'


class Manifest:
    """``manifest.jsonl`` of an output folder: append-only, each line on the disk before the next document is told.

    A line that a power cut has torn is taken off, which loses that document's record and nothing else. Two runs at a
    time on one folder are refused.

    Raises:
        OutputError: it cannot be written, or another run has it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / NAME
        self.records: dict[str, Record] = {}
        try:
            # Without a buffer, which close() would try once more to write on a full disk. Closed by close().
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
        """Let the folder go."""
        self._stream.close()

    def add(self, record: Record) -> None:
        """Append a line and bring it to the disk."""
        line = (json.dumps(record._asdict(), ensure_ascii=False) + "\n").encode("utf-8", "surrogateescape")
        try:
            while line:
                line = line[self._stream.write(line) :]
            os.fsync(self._stream.fileno())
        except OSError as error:
            raise OutputError(f"{self._path} cannot be written: {error.strerror}; make room") from error
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
        """Has this very document been read so, and are its outputs whole?

        Failed ones count unless ``retry``, or the limits that one failed of are others now, or there is a password for
        one that was encrypted.
        """
        record = self.records.get(key)
        if record is None or (record.sha256, record.settings, record.version) != (sha256, settings, version):
            return False
        if record.status != "done":
            again = record.error == "LimitError" and record.limits != limits
            return not (retry or again or (password and record.error == "EncryptedError"))
        return all(self.has(path, sum_) for path, sum_ in record.outputs.items())

    def has(self, path: str, sum_: str) -> bool:
        """Is this output still what it was when it was written?"""
        with contextlib.suppress(OSError):
            return hashlib.sha256((self._folder / path).read_bytes()).hexdigest() == sum_
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
            record = _record(line)
            if record is None:
                raise self._foreign(number)
            self.records[record.input] = record
        if last and not _is_torn(last):
            raise self._foreign(len(lines) + 1)
        if last:
            self._stream.truncate(self._stream.tell() - len(last))
        self._stream.seek(0, os.SEEK_END)

    def _foreign(self, number: int) -> UsageError:
        return UsageError(
            f"line {number} of {self._path} is none of skparse's; choose another folder, or move the file away"
        )


def _record(line: bytes) -> Record | None:
    try:
        record = Record(**json.loads(line.decode("utf-8", "surrogateescape")))
    except (ValueError, TypeError, RecursionError):
        return None
    right = all(isinstance(value, _TYPES[name]) for name, value in record._asdict().items())
    counts = right and all(type(n) is int for n in record.findings.values())
    return record if counts and all(_inside(p) and isinstance(s, str) for p, s in record.outputs.items()) else None


def _inside(path: str) -> bool:
    """Outputs are taken away when they are old; nothing outside of the folder ever is."""
    return not Path(path).anchor and ".." not in Path(path).parts


def _is_torn(line: bytes) -> bool:
    begins = line.startswith(_HEAD) or _HEAD.startswith(line) or not line.strip(b"\0")
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return begins
    return _record(line) is not None
