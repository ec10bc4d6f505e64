"""The names on the command line → files that should be plans; and one file → a plan."""

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
_MAX_BYTES = 30_000_000
"""A larger file is not read. The plan of a PDF with 500 pages has 2 MB; in memory it takes ten times as much."""


class PlanFile(NamedTuple):
    """A file that should be a plan. ``key``: its relative path with "/", which is in each of its rows."""

    path: Path
    key: str


class Problem(NamedTuple):
    """A file that was skipped, and why."""

    file: str
    reason: str


def plan_files(names: Iterable[str | os.PathLike[str]], exclude: Path | None = None) -> list[PlanFile]:
    """Files, folders (all .json below them) and globs → files in order of their keys, each once.

    Args:
        names: from the command line.
        exclude: the output, which is never an input.

    Raises:
        InputError: nothing matches a name, or a folder cannot be read.
    """
    excluded = exclude.resolve() if exclude else None
    found: dict[Path, str] = {}
    taken: set[str] = set()
    for name in names:
        for path, key in _expand(os.fspath(name)):
            real = path.resolve()
            if real not in found and real != excluded:
                found[real] = _unique_key(key, taken)
    return sorted((PlanFile(path, key) for path, key in found.items()), key=lambda one: one.key)


def read_plan(file: PlanFile) -> Plan | Problem:
    """The plan in a file, or why it is not a plan."""
    from pydantic import ValidationError

    try:
        if not file.path.is_file():
            return Problem(file.key, "is not a file")
        if file.path.stat().st_size > _MAX_BYTES:
            return Problem(file.key, "is too large for a plan")
        return plan_from_json(file.path.read_bytes())
    except OSError as error:
        return Problem(file.key, f"cannot be read: {error.strerror or error}")
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        field = ".".join(map(str, first["loc"]))
        return Problem(file.key, f"is not a plan: {field + ': ' if field else ''}{first['msg']}")


def _expand(name: str) -> Iterator[tuple[Path, str]]:
    path = Path(name)
    if path.is_dir():
        below = list(_plans_below(path))
        if not below:
            raise InputError(f"{name} holds no .json; name the folder that does")
        yield from below
    elif path.exists():
        # The shell expands "plans/*" to names that include the manifest.
        if path.suffix.lower() != ".jsonl":
            yield path, _clean_key(path.name)
    elif matches := sorted(glob.glob(name, recursive=True)) if glob.has_magic(name) else []:
        for match in map(Path, matches):
            if match.is_dir():
                yield from _plans_below(match)
            elif match.suffix.lower() == _SUFFIX:
                yield match, _clean_key(match.name)
    else:
        raise InputError(f"{name} does not exist; check the path")


def _plans_below(folder: Path) -> Iterator[tuple[Path, str]]:
    # os.walk does not follow links to folders, which could lead round in circles.
    for root, folders, files in os.walk(folder, onerror=_raise_unreadable):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for file in sorted(files):
            if file.lower().endswith(_SUFFIX) and not file.startswith("."):
                path = Path(root) / file
                yield path, _clean_key(path.relative_to(folder).as_posix())


def _raise_unreadable(error: OSError) -> None:
    raise InputError(f"{error.filename} cannot be read: {error.strerror}; check its permissions") from error


def _clean_key(key: str) -> str:
    parts = [part for part in PurePosixPath(key).parts if part not in ("/", "..", ".")]
    # A name that is not UTF-8 cannot be written in a table.
    return "/".join(parts).encode("utf-8", "replace").decode() or "plan.json"


def _unique_key(key: str, taken: set[str]) -> str:
    """The key with a number if it is taken: two folders can hold files of the same name."""
    stem, suffix = os.path.splitext(key)
    unique, n = key, 1
    while unique in taken:
        n += 1
        unique = f"{stem}~{n}{suffix}"
    taken.add(unique)
    return unique
