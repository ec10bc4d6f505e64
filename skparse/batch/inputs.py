"""What the command line names → documents, each with its place below the output folder."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from skparse.errors import InputError

_SUFFIX = ".pdf"


class Document(NamedTuple):
    """A PDF to read.

    ``key`` is its relative path with "/", which the manifest and the outputs are named by; ``base`` the name of the
    folder that the key starts from ("" for one that was named from the root), by which `skparse.batch.run.batch` tells
    another folder's document of the same key from this one after a change.
    """

    path: Path
    key: str
    base: str = ""


def documents(names: Iterable[str], leave_out: Path | None = None, *, listed: Iterable[str] = ()) -> list[Document]:
    """Files, folders (all PDF files below them) and globs → documents in order of their keys, each file once.

    Of a folder that is named alone the files keep their path below it; a file named alone lies at the top. Everything
    else keeps the path that it is named by, so that where a plan lies does not depend on what else is named. Keys never
    lead out of the output folder: they have no "..", no drive and no root.

    A PDF that cannot be opened is a document too, and fails as one.

    Args:
        leave_out: the output folder, which is not searched.
        listed: names from a list, never alone; those that do not exist are documents that fail.

    Raises:
        InputError: a name stands for nothing, or all listed ones do; a folder cannot be read; two documents would have
            the same plan.
    """
    names, listed = list(names), list(listed)
    alone = len(names) == 1 and not listed
    found: dict[str, Document] = {}
    for name in names:
        _keep(found, _named(name, leave_out, alone))
    missing = 0
    for name in listed:
        try:
            _keep(found, _named(name, leave_out, False))
        except _Nothing:
            _keep(found, iter([_as_named(Path(name))]))
            missing += 1
    if listed and missing == len(listed):
        raise InputError(f"nothing in the list exists, such as {listed[0]}; list paths that are seen from {Path.cwd()}")
    return _apart(list(found.values()))


class _Nothing(InputError):
    """A name stands for no document."""


def _keep(found: dict[str, Document], some: Iterator[Document]) -> None:
    for document in some:
        found.setdefault(os.path.realpath(document.path), document)


def _named(name: str, leave_out: Path | None, alone: bool) -> Iterator[Document]:
    path = Path(name)
    if name and path.is_dir():
        found = list(_below(path, leave_out))
        if not found:
            raise _Nothing(f"{name} holds no PDF; name the folder that does")
        for one in found:
            yield _from(path, one) if alone else _as_named(one)
    elif os.path.lexists(path) and name:
        yield _from(path.parent, path) if alone else _as_named(path)
    elif matches := sorted(glob.glob(name, recursive=True)) if glob.has_magic(name) else []:
        found = [one for match in matches for one in _matched(Path(match), leave_out)]
        if not found:
            raise _Nothing(f"{name} matches no PDF; check the pattern")
        yield from map(_as_named, found)
    else:
        raise _Nothing(f"{name or 'an empty name'} does not exist; check the path")


def _matched(path: Path, leave_out: Path | None) -> Iterator[Path]:
    if path.is_dir():
        yield from _below(path, leave_out)
    elif path.suffix.lower() == _SUFFIX:
        yield path


def _below(folder: Path, leave_out: Path | None) -> Iterator[Path]:
    out = os.path.realpath(leave_out) if leave_out else None
    # Links to folders are not followed, so there is no end without end.
    for root, folders, files in os.walk(folder, onerror=_unreadable):
        folders[:] = sorted(d for d in folders if d[0] != "." and os.path.realpath(os.path.join(root, d)) != out)
        for file in sorted(files):
            if os.path.splitext(file)[1].lower() == _SUFFIX and not file.startswith("."):
                yield Path(root) / file


def _unreadable(error: OSError) -> None:
    raise InputError(f"{error.filename} cannot be searched: {error.strerror}; make it readable, or name its neighbours")


def _from(folder: Path, path: Path) -> Document:
    return Document(path, _plain(os.path.relpath(path, folder)), os.path.basename(os.path.realpath(folder)))


def _as_named(path: Path) -> Document:
    return Document(path, _plain(os.path.normpath(path)), "" if path.anchor else Path.cwd().name)


def _plain(key: str) -> str:
    pure = Path(key)
    parts = [part for part in pure.relative_to(pure.anchor).parts if part not in ("..", ".")]
    return PurePosixPath(*parts).as_posix() if parts else "document.pdf"


def _apart(found: list[Document]) -> list[Document]:
    """Plans of their own, in order of their keys.

    Outputs are named without ".pdf", and some file systems do not tell "A" from "a"; the later of two such keys gets a
    suffix that hangs on its spelling alone.
    """
    taken: dict[str, Document] = {}
    apart = []
    for document in sorted(found, key=lambda one: (one.key, str(one.path))):
        other = taken.get(_plan(document.key))
        if other is not None and other.key != document.key:
            stem, suffix = os.path.splitext(document.key)
            sum_ = hashlib.sha256(document.key.encode("utf-8", "surrogateescape")).hexdigest()
            fresh = f"{stem}~{sum_[:6]}{suffix}"
            document, other = document._replace(key=fresh), taken.get(_plan(fresh))
        if other is not None:
            raise InputError(
                f"{other.path} and {document.path} would have the same plan ({document.key}); "
                "name a folder above both, or give each an output folder of its own"
            )
        taken[_plan(document.key)] = document
        apart.append(document)
    return sorted(apart, key=lambda one: one.key)


def _plan(key: str) -> str:
    return os.path.splitext(key)[0].casefold()
