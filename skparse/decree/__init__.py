"""The decree around the table: Menimbang … penandatangan, and the title above a Lampiran's table.

Works on the words of pages only; knows nothing of tables, nodes or readers.
"""

from __future__ import annotations

from skparse.decree.borders import DocumentBorders, PageHeading, page_heading
from skparse.decree.names import DecreeName
from skparse.decree.parse import parse_keputusan
from skparse.decree.titles import parse_lampiran_title

__all__ = [
    "DecreeName",
    "DocumentBorders",
    "PageHeading",
    "page_heading",
    "parse_keputusan",
    "parse_lampiran_title",
]
