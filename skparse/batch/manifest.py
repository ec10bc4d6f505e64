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
            self._stream = open(self._path, "a+b")  # noqa: SIM115 - closed by close()
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
        line = json.dumps(record._asdict(), ensure_ascii=False) + "\n"
        try:
            self._stream.write(line.encode("utf-8", "surrogateescape"))
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except OSError as error:
            raise OutputError(f"{self._path} cannot be written: {error.strerror}; make room") from error
        self.records[record.input] = record

    def is_done(self, key: str, sha256: str, settings: dict[str, Any], version: str, retry: bool) -> bool:
        """Has this very document been read so, and are its outputs whole? Failed ones count unless ``retry``."""
        record = self.records.get(key)
        if record is None or (record.sha256, record.settings, record.version) != (sha256, settings, version):
            return False
        if record.status != "done":
            return not retry
        return all(_sha256(self._folder / path) == sum_ for path, sum_ in record.outputs.items())

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
        whole = 0
        for number, line in enumerate(self._stream, 1):
            if not line.endswith(b"\n"):
                break
            whole += len(line)
            try:
                record = Record(**json.loads(line.decode("utf-8", "surrogateescape")))
            except (ValueError, TypeError):
                raise UsageError(
                    f"line {number} of {self._path} is none of skparse's; choose another folder, or move the file away"
                ) from None
            self.records[record.input] = record
        self._stream.truncate(whole)
        self._stream.seek(0, os.SEEK_END)


def _sha256(path: Path) -> str | None:
    with contextlib.suppress(OSError):
        return hashlib.sha256(path.read_bytes()).hexdigest()
    return None
