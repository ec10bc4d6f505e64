"""The names on the command line → documents, each with its relative path below the output folder."""

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

    ``key`` is its relative path with "/", which names it in the manifest and names its outputs; ``base`` the name of
    the folder that the key starts from ("" where the document was named by an absolute path). By ``base``,
    `skparse.batch.run.batch` tells a changed document from another folder's document with the same key.
    """

    path: Path
    key: str
    base: str = ""


def documents(names: Iterable[str], exclude: Path | None = None, *, listed: Iterable[str] = ()) -> list[Document]:
    """Files, folders (all PDF files below them) and globs → documents in order of their keys, each file once.

    If one folder is named and nothing else, its files keep their path below it; if one file is named and nothing else,
    its key is its name. Otherwise a document keeps the path that it is named by, so that the place of its plan does not
    depend on what else is named. Keys never lead out of the output folder: they have no "..", no drive and no root.

    A PDF that cannot be opened is a document too, and fails as one.

    Args:
        names: from the command line.
        exclude: the output folder, which is not searched.
        listed: names from a list, whose documents always keep the path that they are named by; a name that does not
            exist is a document that fails.

    Raises:
        InputError: nothing matches a name, or no listed name exists; a folder cannot be read; two documents would have
            the same plan.
    """
    names, listed = list(names), list(listed)
    is_only_name = len(names) == 1 and not listed
    found: dict[str, Document] = {}
    for name in names:
        _add(found, _expand(name, exclude, is_only_name))
    missing = 0
    for name in listed:
        try:
            _add(found, _expand(name, exclude, False))
        except _NoMatchError:
            _add(found, iter([_as_named(Path(name))]))
            missing += 1
    if listed and missing == len(listed):
        raise InputError(f"nothing in the list exists, such as {listed[0]}; list paths that are seen from {Path.cwd()}")
    return _with_distinct_plans(list(found.values()))


class _NoMatchError(InputError):
    """No document matches a name."""


def _add(found: dict[str, Document], documents: Iterator[Document]) -> None:
    """Add documents by their real path; the first name of a file counts."""
    for document in documents:
        found.setdefault(os.path.realpath(document.path), document)


def _expand(name: str, exclude: Path | None, is_only_name: bool) -> Iterator[Document]:
    path = Path(name)
    if name and path.is_dir():
        found = list(_pdfs_below(path, exclude))
        if not found:
            raise _NoMatchError(f"{name} holds no PDF; name the folder that does")
        for pdf in found:
            yield _relative_to(path, pdf) if is_only_name else _as_named(pdf)
    elif os.path.lexists(path) and name:
        yield _relative_to(path.parent, path) if is_only_name else _as_named(path)
    elif matches := sorted(glob.glob(name, recursive=True)) if glob.has_magic(name) else []:
        found = [pdf for match in matches for pdf in _pdfs_of_match(Path(match), exclude)]
        if not found:
            raise _NoMatchError(f"{name} matches no PDF; check the pattern")
        yield from map(_as_named, found)
    else:
        raise _NoMatchError(f"{name or 'an empty name'} does not exist; check the path")


def _pdfs_of_match(path: Path, exclude: Path | None) -> Iterator[Path]:
    if path.is_dir():
        yield from _pdfs_below(path, exclude)
    elif path.suffix.lower() == _SUFFIX:
        yield path


def _pdfs_below(folder: Path, exclude: Path | None) -> Iterator[Path]:
    excluded = os.path.realpath(exclude) if exclude else None
    # os.walk does not follow links to folders, which could lead round in circles.
    for root, folders, files in os.walk(folder, onerror=_raise_unreadable):
        folders[:] = sorted(d for d in folders if d[0] != "." and os.path.realpath(os.path.join(root, d)) != excluded)
        for file in sorted(files):
            if os.path.splitext(file)[1].lower() == _SUFFIX and not file.startswith("."):
                yield Path(root) / file


def _raise_unreadable(error: OSError) -> None:
    raise InputError(
        f"{error.filename} cannot be searched: {error.strerror}; make it readable, or name the folders beside it"
    )


def _relative_to(folder: Path, path: Path) -> Document:
    return Document(path, _clean_key(os.path.relpath(path, folder)), os.path.basename(os.path.realpath(folder)))


def _as_named(path: Path) -> Document:
    return Document(path, _clean_key(os.path.normpath(path)), "" if path.anchor else Path.cwd().name)


def _clean_key(key: str) -> str:
    """The path with "/" and without root, drive and ".."."""
    pure = Path(key)
    parts = [part for part in pure.relative_to(pure.anchor).parts if part not in ("..", ".")]
    return PurePosixPath(*parts).as_posix() if parts else "document.pdf"


def _with_distinct_plans(found: list[Document]) -> list[Document]:
    """The documents in order of their keys, each with a plan of its own.

    Outputs are named without ".pdf", and some file systems do not distinguish "A" and "a". Of two keys that would have
    the same plan, the later one gets a suffix that depends on nothing but its spelling.

    Raises:
        InputError: two documents have the same key.
    """
    taken: dict[str, Document] = {}
    distinct = []
    for document in sorted(found, key=lambda one: (one.key, str(one.path))):
        other = taken.get(_plan_name(document.key))
        if other is not None and other.key != document.key:
            stem, suffix = os.path.splitext(document.key)
            checksum = hashlib.sha256(document.key.encode("utf-8", "surrogateescape")).hexdigest()
            new_key = f"{stem}~{checksum[:6]}{suffix}"
            document, other = document._replace(key=new_key), taken.get(_plan_name(new_key))
        if other is not None:
            raise InputError(
                f"{other.path} and {document.path} would have the same plan ({document.key}); "
                "name a folder above both, or give each an output folder of its own"
            )
        taken[_plan_name(document.key)] = document
        distinct.append(document)
    return sorted(distinct, key=lambda one: one.key)


def _plan_name(key: str) -> str:
    return os.path.splitext(key)[0].casefold()
