"""What the command line names → files that should be plans; and one file → a plan."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from skparse.errors import InputError
from skparse.plan import Plan
from skparse.schema_upgrade import plan_from_json

_SUFFIX = ".json"
# A plan of 500 pages is 2 MB; read, it takes ten times as much memory.
_MOST_BYTES = 30_000_000


class Found(NamedTuple):
    """A file that should be a plan. ``key``: its relative path with "/", which its rows carry."""

    path: Path
    key: str


class Problem(NamedTuple):
    """A file that was left out, and why."""

    file: str
    reason: str


def plan_files(names: Iterable[str | os.PathLike[str]], leave_out: Path | None = None) -> list[Found]:
    """Files, folders (all .json below them) and globs → files in order of their keys, each once.

    Args:
        leave_out: the output, which is never an input.

    Raises:
        InputError: a name stands for nothing, or a folder cannot be read.
    """
    out = leave_out.resolve() if leave_out else None
    found: dict[Path, str] = {}
    taken: set[str] = set()
    for name in names:
        for path, key in _named(os.fspath(name)):
            real = path.resolve()
            if real not in found and real != out:
                found[real] = _fresh(key, taken)
    return sorted((Found(path, key) for path, key in found.items()), key=lambda one: one.key)


def read_plan(found: Found) -> Plan | Problem:
    """The plan in a file, or why there is none."""
    from pydantic import ValidationError

    try:
        if not found.path.is_file():
            return Problem(found.key, "is not a file")
        if found.path.stat().st_size > _MOST_BYTES:
            return Problem(found.key, "is too large for a plan")
        return plan_from_json(found.path.read_bytes())
    except OSError as error:
        return Problem(found.key, f"cannot be read: {error.strerror or error}")
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        return Problem(found.key, f"is not a plan: {place + ': ' if place else ''}{first['msg']}")


def _named(name: str) -> Iterator[tuple[Path, str]]:
    path = Path(name)
    if path.is_dir():
        below = list(_below(path))
        if not below:
            raise InputError(f"{name} holds no .json; name the folder that does")
        yield from below
    elif path.exists():
        # The shell turns "plans/*" into names, the manifest's among them.
        if path.suffix.lower() != ".jsonl":
            yield path, _plain(path.name)
    elif matches := sorted(glob.glob(name, recursive=True)) if glob.has_magic(name) else []:
        for match in map(Path, matches):
            if match.is_dir():
                yield from _below(match)
            elif match.suffix.lower() == _SUFFIX:
                yield match, _plain(match.name)
    else:
        raise InputError(f"{name} does not exist; check the path")


def _below(folder: Path) -> Iterator[tuple[Path, str]]:
    # Links to folders are not followed: they can lead round in circles.
    for root, folders, files in os.walk(folder, onerror=_unreadable):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for file in sorted(files):
            if file.lower().endswith(_SUFFIX) and not file.startswith("."):
                path = Path(root) / file
                yield path, _plain(path.relative_to(folder).as_posix())


def _unreadable(error: OSError) -> None:
    raise InputError(f"{error.filename} cannot be read: {error.strerror}; check its permissions") from error


def _plain(key: str) -> str:
    parts = [part for part in PurePosixPath(key).parts if part not in ("/", "..", ".")]
    # A name that is not UTF-8 can stand in no table.
    return "/".join(parts).encode("utf-8", "replace").decode() or "plan.json"


def _fresh(key: str, taken: set[str]) -> str:
    """A key of its own: two folders can hold files of one name."""
    stem, suffix = os.path.splitext(key)
    fresh, n = key, 1
    while fresh in taken:
        n += 1
        fresh = f"{stem}~{n}{suffix}"
    taken.add(fresh)
    return fresh
