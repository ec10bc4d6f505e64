"""PDF → Page. Two readers behind one protocol; nothing above this package knows which one read a page."""

from __future__ import annotations

from typing import Literal

from skparse.read.options import OcrMode, OcrOptions
from skparse.read.pages import Pages
from skparse.read.reader import PageError, Reader, ReadPage

ReaderName = Literal["pdfium", "pdfplumber"]

__all__ = [
    "OcrMode",
    "OcrOptions",
    "PageError",
    "Pages",
    "ReadPage",
    "Reader",
    "ReaderName",
    "open_pages",
    "open_reader",
]


def open_reader(data: bytes, name: ReaderName = "pdfium", password: str | None = None) -> Reader:
    """Open a PDF held in memory.

    Raises:
        EncryptedError: the password is missing or wrong.
        InputError: the bytes are no PDF, or one that cannot be opened.
    """
    if name == "pdfium":
        from skparse.read.pdfium import PdfiumReader

        return PdfiumReader(data, password)
    from skparse.read.plumber import PlumberReader

    return PlumberReader(data, password)


def open_pages(
    data: bytes,
    name: ReaderName = "pdfium",
    password: str | None = None,
    options: OcrOptions | None = None,
) -> Pages:
    """Open a PDF held in memory, to read its pages in order, digital and scanned.

    Raises:
        EncryptedError, InputError: as `open_reader`.
    """
    return Pages(open_reader(data, name, password), data, password, options or OcrOptions())
