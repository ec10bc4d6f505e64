"""Pages of decrees, built of words as the layouts in the field print them."""

from __future__ import annotations

from collections.abc import Sequence

from skparse.decree import parse_keputusan
from skparse.page import Page, Word
from skparse.plan import Butir, Keputusan

EM = 12.0
CHAR_WIDTH = 5.5  # points a character takes
WIDTH, HEIGHT = 595.0, 842.0
LABEL, COLON, MARK, TEXT, RIGHT = 70.0, 150.0, 165.0, 190.0, 320.0

Piece = tuple[float, str]
Row = Sequence[Piece] | str | None
"""Pieces at x; a str stands centered on the page; None leaves a blank line."""


def page(*rows: Row, number: int = 1, top: float = 70.0, width: float = WIDTH) -> Page:
    """A page of these rows, from its top down."""
    words: list[Word] = []
    y = top
    for row in rows:
        pieces: Sequence[Piece] = ()
        if isinstance(row, str):
            pieces = [(width / 2 - len(row) * CHAR_WIDTH / 2, row)]
        elif row is not None:
            pieces = row
        for x, text in pieces:
            for word in text.split(" "):
                words.append(Word(word, x, y, x + len(word) * CHAR_WIDTH, y + 1.17 * EM))
                x += (len(word) + 1) * CHAR_WIDTH
        y += 1.5 * EM
    return Page(number, width, HEIGHT, tuple(words), (), (), (), ())


HEAD: tuple[Row, ...] = (
    "SALINAN",
    "KEPUTUSAN KOMISI PEMILIHAN UMUM",
    "KABUPATEN WONOSOBO",
    "NOMOR 23 TAHUN 2026",
    "TENTANG",
    "PENETAPAN RENCANA AKSI",
    "KABUPATEN WONOSOBO TAHUN 2026",
    None,
    "KETUA KOMISI PEMILIHAN UMUM KABUPATEN WONOSOBO,",
)
REASONS: tuple[Row, ...] = (
    [(LABEL, "Menimbang"), (COLON, ":"), (MARK, "a."), (TEXT, "bahwa satu huruf")],
    [(TEXT, "b. dan huruf c;")],
    [(MARK, "b."), (TEXT, "bahwa dua;")],
    [(LABEL, "Mengingat"), (COLON, ":"), (MARK, "1."), (TEXT, "Undang-Undang Nomor")],
    [(TEXT, "2. tahun 1999;")],
    [(MARK, "2."), (TEXT, "Peraturan-")],
    [(TEXT, "peraturan Kabupaten/")],
    [(TEXT, "Kota;")],
)
DECIDED: tuple[Row, ...] = (
    "MEMUTUSKAN :",
    [(LABEL, "Menetapkan"), (COLON, ":"), (TEXT, "KEPUTUSAN TENTANG RENCANA.")],
    [(LABEL, "KESATU"), (COLON, ":"), (TEXT, "Menetapkan Rencana Aksi dalam Diktum")],
    [(TEXT, "KEDUA ini.")],
    [(LABEL, "KEDUA"), (COLON, ":"), (TEXT, "Keputusan ini berlaku.")],
)
SIGNED: tuple[Row, ...] = (
    [(RIGHT, "Ditetapkan di Wonosobo")],
    [(RIGHT, "Pada tanggal 11 Februari 2026")],
    None,
    [(RIGHT, "KETUA KOMISI PEMILIHAN UMUM")],
    [(RIGHT, "KABUPATEN WONOSOBO,")],
    [(RIGHT, "ttd,")],
    [(RIGHT, "RULIAWAN NUGROHO")],
)


def parse(*pages: Page) -> Keputusan:
    """The decree; there must be one."""
    keputusan, _ = parse_keputusan(pages)
    assert keputusan is not None
    return keputusan


def pairs(items: Sequence[Butir]) -> list[tuple[str, str]]:
    """Markers and texts."""
    return [(i.marker, i.text) for i in items]
