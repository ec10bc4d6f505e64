"""What stands on every page and is no content, told by its text: page numbers, stamps, catch-words, e-signatures.

Where it stands on the page is decided by those who ask: `skparse.table.assemble.furniture`, also under a table, and
`skparse.decree.furniture`.
"""

from __future__ import annotations

import re

_PAGE_NUMBER = re.compile(r"[-–—]*(\d{0,3})[-–—]*$")
_DASHED = re.compile(r"[-–—]\s?\d{1,3}\s?[-–—]$")
# Not "2.": a marker whose text stands on another line.
_PAGE_NUMBER_LINE = re.compile(
    r"[-–—\s]*\d{1,3}[-–—\s]*|(Halaman|Hal\.?|Page)\s*\d+(\s*(dari|of|/)\s*\d+)?|\d+\s*/\s*\d+", re.IGNORECASE
)

_JDIH_STAMP = re.compile(r"(?:https?://)?jdih\.[a-z.]*go\.id\S*$", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"(https?://|www\.)\S+|\S*jdih\.\S+", re.IGNORECASE)
_STAMP_LINE = re.compile(r"(sumber\s*:\s*)?(JDIH\b.*|(https?://|www\.)?\S*jdih\.\S+.*)", re.IGNORECASE)

# BSrE, the state's certificate authority, prescribes this footer (UU ITE Pasal 5 ayat 1 is usually quoted in it).
_E_SIGNATURE = re.compile(
    r"(dokumen|naskah|surat) ini (telah )?(di)?tanda ?tangan|menggunakan sertifikat elektronik"
    r"|sertifikat elektronik yang|balai (besar )?sertifikasi elektronik|\bBSrE\b"
    r"|informasi elektronik dan/atau dokumen elektronik|UU ITE\b"
    r"|alat bukti hukum yang sah|keaslian dokumen|pindai (kode )?QR",
    re.IGNORECASE,
)

_DOTS_AT_END = re.compile(r"(\s*(…|\.\s?\.\s?\.[\s.]*))+$")


def is_page_number_part(word: str) -> bool:
    """A page number or a part of one: "12", "-12-", "–"."""
    return _PAGE_NUMBER.match(word) is not None


def page_number(word: str) -> int | None:
    """The number that a word would print as a page number, with dashes or without: "12", "-12-"; None for others."""
    found = _PAGE_NUMBER.match(word)
    return int(found[1]) if found and found[1] else None


def is_dashed_page_number(text: str) -> bool:
    """A page number between dashes, "- 2 -", which nothing in a table looks like; a bare "2" does."""
    return _DASHED.match(text) is not None


def is_page_number_line(text: str) -> bool:
    """A page number is all that the line holds: "- 2 -", "2", "Halaman 2 dari 5", "2/5"."""
    return _PAGE_NUMBER_LINE.fullmatch(text.strip()) is not None


def is_jdih_stamp(word: str) -> bool:
    """The address of a JDIH, and nothing else: the cells of a table quote other addresses as evidence."""
    return _JDIH_STAMP.match(word) is not None


def is_web_address(word: str) -> bool:
    """Any address: in the decree's text, which seldom quotes one, where it stands tells whether it is a stamp."""
    return _WEB_ADDRESS.fullmatch(word) is not None


def is_stamp_line(text: str) -> bool:
    """A JDIH's stamp is all that the line holds: its address, or "JDIH" and the office's name."""
    return _STAMP_LINE.fullmatch(text.strip()) is not None


def is_e_signature_notice(text: str) -> bool:
    """The line is of the notice that a document was signed electronically; running text may hold the same words."""
    return _E_SIGNATURE.search(text) is not None


def ends_in_dots(text: str) -> bool:
    """Three dots at the end, as behind a catch-word: "akhir...", "akhir …", "akhir . . ."."""
    return _DOTS_AT_END.search(text) is not None


def without_end_dots(text: str) -> str:
    """The text without the dots that `ends_in_dots` found."""
    return _DOTS_AT_END.sub("", text)
