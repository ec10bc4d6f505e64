"""What is to be read: the bytes of a PDF, the pages of it, and how pictures are read; all checked at once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from skparse.errors import InputError, LimitError, UsageError
from skparse.plurals import counted
from skparse.read.pages import OcrMode, OcrOptions

PdfSource = str | os.PathLike[str] | bytes | BinaryIO
"""A path of a PDF, its bytes, or a binary file object."""


def load_source(source: PdfSource, size_max: int | None = None) -> tuple[bytes, str]:
    """The bytes of a PDF, and its file's name as far as it has one.

    Raises:
        InputError: it is missing, unreadable, empty or no PDF.
        LimitError: it has more than ``size_max`` bytes.
    """
    most = -1 if size_max is None else size_max + 1  # one byte more than allowed tells that there are more
    if isinstance(source, bytes):
        data, name = source, ""
    elif isinstance(source, str | os.PathLike):
        path = Path(source)
        # A name need not be text; the plan's JSON must be.
        name = os.fsencode(path.name).decode("utf-8", "replace")
        try:
            with path.open("rb") as stream:
                data = stream.read(most)
        except IsADirectoryError:
            raise InputError(f"{path} is a directory; name one PDF file") from None
        except FileNotFoundError:
            raise InputError(f"{path} does not exist; check the path") from None
        except OSError as error:
            raise InputError(f"{path} cannot be read ({error.strerror}); check its permissions") from None
    else:
        data, name = source.read(most), Path(str(getattr(source, "name", ""))).name
    if size_max is not None and len(data) > size_max:
        raise LimitError(f"{name or 'the input'} has more than {size_max} bytes; see --size-max")
    if not data:
        raise InputError(f"{name or 'the input'} is empty; was it copied whole?")
    # A PDF begins with "%PDF-", which readers look for in the first 1024 bytes (ISO 32000-1, annex H.3).
    if b"%PDF-" not in data[:1024]:
        raise InputError(f"{name or 'the input'} is not a PDF; skparse reads PDF files only")
    return data, name


def select_pages(pages: Sequence[int] | None, count: int) -> list[int]:
    """The pages to read, in order, each once; all of a file of ``count`` pages by default.

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
    """How pictures are read.

    Raises:
        UsageError: ``dpi`` or ``jobs`` are out of range.
    """
    if not 72 <= dpi <= 600:
        raise UsageError(f"dpi must be between 72 and 600, got {dpi}")
    if not 1 <= jobs <= 256:
        raise UsageError(f"jobs must be between 1 and 256, got {jobs}")
    return OcrOptions(mode=mode, dpi=dpi, jobs=jobs)
