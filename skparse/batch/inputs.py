"""What the command line names → documents, each with its place below the output folder."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from skparse.errors import InputError

_SUFFIX = ".pdf"


class Document(NamedTuple):
    """A PDF to read. ``key``: its relative path with "/", which the manifest and the outputs are named by."""

    path: Path
    key: str


def documents(names: Iterable[str], leave_out: Path | None = None) -> list[Document]:
    """Files, folders (all PDF files below them) and globs → documents in order of their keys, each file once.

    A folder's files keep their path below it; files that are named lie at the top. Keys never lead out of the output
    folder: they have no "..", no drive and no root.

    Args:
        leave_out: the output folder, which is not searched.

    Raises:
        InputError: a name stands for nothing.
    """
    found: dict[Path, str] = {}
    taken: set[str] = set()
    for name in names:
        for path, key in _named(name, leave_out):
            real = path.resolve()
            if real not in found:
                found[real] = _fresh(key, taken)
    return sorted((Document(path, key) for path, key in found.items()), key=lambda d: d.key)


def _named(name: str, leave_out: Path | None) -> Iterator[tuple[Path, str]]:
    path = Path(name)
    if path.is_dir():
        found = list(_below(path, leave_out))
        if not found:
            raise InputError(f"{name} holds no PDF; name the folder that does")
        yield from found
    elif path.exists():
        yield path, _plain(path.name)
    elif matches := sorted(glob.glob(name, recursive=True)) if glob.has_magic(name) else []:
        for match in matches:
            one = Path(match)
            if one.is_dir():
                yield from _below(one, leave_out)
            elif one.suffix.lower() == _SUFFIX:
                yield one, _plain(one.name)
    else:
        raise InputError(f"{name} does not exist; check the path")


def _below(folder: Path, leave_out: Path | None) -> Iterator[tuple[Path, str]]:
    out = leave_out.resolve() if leave_out else None
    for root, folders, files in os.walk(folder):  # links to folders are not followed, so there is no end without end
        folders[:] = sorted(d for d in folders if not d.startswith(".") and (Path(root) / d).resolve() != out)
        for file in sorted(files):
            path = Path(root) / file
            if path.suffix.lower() == _SUFFIX and not file.startswith(".") and path.is_file():
                yield path, _plain(path.relative_to(folder).as_posix())


def _plain(key: str) -> str:
    parts = [part for part in PurePosixPath(key).parts if part not in ("/", "..", ".")]
    return "/".join(parts) or "document.pdf"


def _fresh(key: str, taken: set[str]) -> str:
    """A key of its own: outputs are named without ".pdf", and some file systems do not tell "A" from "a"."""
    stem, suffix = os.path.splitext(key)
    fresh, n = stem, 1
    while fresh.casefold() in taken:
        n += 1
        fresh = f"{stem}~{n}"
    taken.add(fresh.casefold())
    return fresh + suffix
