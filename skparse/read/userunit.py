"""UserUnit of each page, which pdfium's public interface does not tell."""

from __future__ import annotations

import io
import re
import zlib

_KEY = b"/UserUnit"
_OBJECT_STREAM = re.compile(rb"/ObjStm\b[^>]{0,400}>>\s*stream\r?\n")
# Bytes looked at in one object stream. Page dictionaries stand at its front; a bomb is not worth more.
_LOOK = 4_000_000


def user_units(data: bytes, password: str | None = None) -> dict[int, float]:
    """``{page number: UserUnit}`` for the pages whose unit is not 1 (ISO 32000-1, table 30).

    Nearly no file has the key, and a second parse costs more than all else: it is looked for in the raw bytes and in
    the compressed object streams first.
    """
    if _KEY not in data and not _in_object_streams(data):
        return {}
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import resolve1

    units = {}
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)), password or "")
        for number, page in enumerate(PDFPage.create_pages(document), 1):
            unit = resolve1(page.attrs.get("UserUnit"))
            if isinstance(unit, int | float) and unit > 0 and unit != 1:
                units[number] = float(unit)
    except Exception:  # a file that pdfium mends and pdfminer cannot: read it in default units, as viewers do
        return {}
    return units


def _in_object_streams(data: bytes) -> bool:
    if b"/Encrypt" in data:  # its streams cannot be looked into without the key
        return b"/ObjStm" in data
    for match in _OBJECT_STREAM.finditer(data):
        try:
            if _KEY in zlib.decompressobj().decompress(data[match.end() : match.end() + _LOOK], _LOOK):
                return True
        except zlib.error:
            return True  # another filter: let the parser look
    return False
