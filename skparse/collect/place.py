"""A file that is written bit by bit and appears whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from skparse.errors import OutputError


@contextmanager
def placing(target: Path) -> Iterator[Path]:
    """A folder beside ``target`` to write in; the file ``part`` in it takes the target's place at the end.

    After an error or an interrupt the folder is gone and what stood at ``target`` still does. A link is followed; a
    file that was there keeps its permissions. What is no regular file (a pipe, a device) is written to directly.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        real = Path(os.path.realpath(target))
        special = real.exists() and not real.is_file()
        # Named as `skparse.write.atomic.PART` says. Beside the target, so that it moves there in one step.
        folder = _made(Path(tempfile.gettempdir()) if special else real.parent)
        try:
            yield folder
            part = folder / "part"
            if special:
                _pour(part, real)
            else:
                _move(part, real)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{target} cannot be written: {reason}; make room or choose another path") from error


def _made(parent: Path) -> Path:
    folder = parent / f".skparse-{secrets.token_hex(8)}.part"
    folder.mkdir(mode=0o700)
    return folder


def _move(part: Path, real: Path) -> None:
    # The mode that any new file gets here, which no temporary file of a library has.
    mask = os.umask(0)
    os.umask(mask)
    part.chmod(stat.S_IMODE(real.stat().st_mode) if real.exists() else 0o666 & ~mask)
    with part.open("rb") as stream:
        os.fsync(stream.fileno())
    os.replace(part, real)


def _pour(part: Path, real: Path) -> None:
    with part.open("rb") as source, real.open("wb") as sink:
        shutil.copyfileobj(source, sink)
