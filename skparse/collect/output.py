"""A file that is written step by step, and replaces its target completely or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from skparse.errors import OutputError
from skparse.write.atomic import part_name


@contextmanager
def output_folder(target: Path) -> Iterator[Path]:
    """A temporary folder beside ``target``; the file ``part`` in it replaces the target at the end.

    After an error or an interrupt the folder is removed and an existing target is unchanged. A link is followed; an
    existing file keeps its permissions. What is not a regular file (a pipe, a device) is written to directly.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        real = Path(os.path.realpath(target))
        special = real.exists() and not real.is_file()
        # Beside the target, so that the file can be renamed to it.
        folder = (Path(tempfile.gettempdir()) if special else real.parent) / part_name()
        folder.mkdir(mode=0o700)
        try:
            yield folder
            part = folder / "part"
            if special:
                _copy(part, real)
            else:
                _replace(part, real)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{target} cannot be written: {reason}; free some space or choose another path") from error


def _replace(part: Path, real: Path) -> None:
    # The permissions that any new file gets, which the temporary file of a library may not have.
    mask = os.umask(0)
    os.umask(mask)
    part.chmod(stat.S_IMODE(real.stat().st_mode) if real.exists() else 0o666 & ~mask)
    with part.open("rb") as stream:
        os.fsync(stream.fileno())
    os.replace(part, real)


def _copy(part: Path, real: Path) -> None:
    with part.open("rb") as source, real.open("wb") as sink:
        shutil.copyfileobj(source, sink)
