"""Files that are written completely or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from skparse.errors import OutputError

PART_PATTERN = ".skparse-*.part"
"""Pattern of the names of files that are being written; only a process that was killed leaves any."""


def part_name() -> str:
    """A new name that matches `PART_PATTERN`."""
    return f".skparse-{secrets.token_hex(8)}.part"


def check_target(path: Path) -> None:
    """Raise now the errors of writing to ``path`` that can be known before the PDF is read.

    Raises:
        OutputError: the directory is missing or not writable, or the path cannot be replaced.
    """
    try:
        _check(path, _real(path).parent)
    except (OSError, ValueError) as error:  # a name too long for the file system, say
        raise OutputError(f"{path} cannot be written: {_reason(error)}; choose another path") from error


def _check(path: Path, folder: Path) -> None:
    if path.is_dir():
        raise OutputError(f"{path} is a directory; name a file in it")
    if not folder.exists():
        raise OutputError(f"{path} cannot be written: the directory {folder} does not exist; make it first")
    if not folder.is_dir():
        raise OutputError(f"{path} cannot be written: {folder} is not a directory; choose another path")
    if not os.access(path if path.exists() else folder, os.W_OK) or not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(f"{path} cannot be written: permission denied; choose another path")


def write_atomic(path: Path, data: bytes) -> None:
    """Write ``data`` to a new file beside ``path``, then rename it to ``path``.

    An existing file keeps its permissions; a new one gets those that the umask allows. A link is followed. What is not
    a regular file (a pipe, a device) is written to directly.

    Raises:
        OutputError: it cannot be written; an existing file at ``path`` is unchanged, and no other file is left.
    """
    try:
        target = _real(path)
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(data)
        else:
            _replace(target, data)
    except (OSError, ValueError) as error:
        reason = _reason(error)
        raise OutputError(f"{path} cannot be written: {reason}; free some space or choose another path") from error


def _replace(target: Path, data: bytes) -> None:
    part = target.parent / part_name()
    # Not opened by tempfile, so that the new file gets the permissions that any new file gets in this folder.
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            part.chmod(stat.S_IMODE(target.stat().st_mode))
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Write the folder's entry to the disk, so that the rename survives a power cut, where the system can (POSIX)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some network file systems cannot sync directories; the file is written all the same
        pass
    finally:
        os.close(handle)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
