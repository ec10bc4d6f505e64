"""UserUnit of each page, for which pdfium has no public call."""

from __future__ import annotations

import io
import re
import zlib

_KEY = b"/UserUnit"
_OBJECT_STREAM = re.compile(rb"/ObjStm\b[^>]{0,400}>>\s*stream\r?\n")
# Page dictionaries are at the front of an object stream; the limit is a guard against decompression bombs.
_MAX_OBJECT_STREAM_BYTES = 4_000_000


def user_units(data: bytes, password: str | None = None) -> dict[int, float]:
    """``{page number: UserUnit}`` for the pages whose unit is not 1 (ISO 32000-1, table 30).

    Hardly any file has the key, and parsing the file a second time takes longer than all the rest of reading it: so the
    key is first looked for in the raw bytes and in the compressed object streams.
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
    except Exception:  # a damaged file that pdfium can open and pdfminer cannot: default units, as viewers do
        return {}
    return units


def _in_object_streams(data: bytes) -> bool:
    if b"/Encrypt" in data:  # encrypted streams cannot be searched: let the parser look
        return b"/ObjStm" in data
    for match in _OBJECT_STREAM.finditer(data):
        try:
            compressed = data[match.end() : match.end() + _MAX_OBJECT_STREAM_BYTES]
            if _KEY in zlib.decompressobj().decompress(compressed, _MAX_OBJECT_STREAM_BYTES):
                return True
        except zlib.error:
            return True  # compressed by another filter: let the parser look
    return False
