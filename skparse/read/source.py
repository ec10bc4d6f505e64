"""What is to be read: a PDF's bytes, the numbers of its pages, and the OCR options; each is checked."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from skparse.errors import InputError, LimitError, UsageError
from skparse.plurals import counted
from skparse.read.options import OcrMode, OcrOptions

PdfSource = str | os.PathLike[str] | bytes | BinaryIO
"""A path of a PDF, its bytes, or a binary file object."""


def load_source(source: PdfSource, size_max: int | None = None) -> tuple[bytes, str]:
    """The bytes of a PDF, and its file's name (empty if it has none).

    Raises:
        InputError: it is missing, unreadable, empty or not a PDF.
        LimitError: it has more than ``size_max`` bytes.
    """
    read_size = -1 if size_max is None else size_max + 1  # one byte more than allowed shows that there are more
    if isinstance(source, bytes):
        data, name = source, ""
    elif isinstance(source, str | os.PathLike):
        path = Path(source)
        # A file's name may be bytes that are not UTF-8; the plan's JSON must be.
        name = os.fsencode(path.name).decode("utf-8", "replace")
        try:
            with path.open("rb") as stream:
                data = stream.read(read_size)
        except IsADirectoryError:
            raise InputError(f"{path} is a directory; name one PDF file") from None
        except FileNotFoundError:
            raise InputError(f"{path} does not exist; check the path") from None
        except OSError as error:
            raise InputError(f"{path} cannot be read ({error.strerror}); check its permissions") from None
    else:
        data, name = source.read(read_size), Path(str(getattr(source, "name", ""))).name
    if size_max is not None and len(data) > size_max:
        raise LimitError(f"{name or 'the input'} has more than {size_max} bytes; see --size-max")
    if not data:
        raise InputError(f"{name or 'the input'} is empty; was it copied whole?")
    # A PDF has "%PDF-" in its first 1024 bytes (ISO 32000-1, annex H.3).
    if b"%PDF-" not in data[:1024]:
        raise InputError(f"{name or 'the input'} is not a PDF; skparse reads PDF files only")
    return data, name


def select_pages(pages: Sequence[int] | None, count: int) -> list[int]:
    """The numbers of the pages to read, in order, each once; by default all pages of the file, which has ``count``.

    Raises:
        UsageError: a page is not in the file.
    """
    if pages is None:
        return list(range(1, count + 1))
    wrong = [n for n in pages if not 1 <= n <= count]
    if wrong:
        raise UsageError(f"there is no page {wrong[0]}; the file has {counted(count, 'page')}")
    return sorted(set(pages))


def ocr_options(mode: OcrMode, dpi: int, jobs: int) -> OcrOptions:
    """The options, checked.

    Raises:
        UsageError: ``dpi`` or ``jobs`` are out of range.
    """
    if not 72 <= dpi <= 600:
        raise UsageError(f"dpi must be between 72 and 600, got {dpi}")
    if not 1 <= jobs <= 256:
        raise UsageError(f"jobs must be between 1 and 256, got {jobs}")
    return OcrOptions(mode=mode, dpi=dpi, jobs=jobs)
