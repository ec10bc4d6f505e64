"""Words as they are printed: spaces that a file squeezes, glyphs without ink, letters set apart, hyphens."""

from __future__ import annotations

import functools
import io
from typing import NamedTuple

import pikepdf
import pytest
from drawn import BOLD, Drawing, Text
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from forge import forge
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import skparse
from skparse.read import ReaderName, open_reader

readers = pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])


def words(data: bytes, reader: ReaderName) -> list[str]:
    return [word.text for word in open_reader(data, reader).page(1).words]


# Spaces


def objects(*parts: tuple[str, float]) -> bytes:
    """A page of text objects, each with how far behind its begin the next one begins, in points."""
    shown, x = [], 20.0
    for text, advance in parts:
        shown.append(f"BT /F1 10 Tf 1 0 0 1 {x:.3f} 100 Tm {text} Tj ET")
        x += advance
    return forge("\n".join(shown))


@readers
@pytest.mark.parametrize("width", [0.6, 0.0, -0.3])
def test_a_space_of_its_own_parts_words_however_narrow_it_is_set(reader: ReaderName, width: float) -> None:
    data = objects(("(Tim)", 16.66), ("( )", width), ("(Kerja)", 27))
    assert words(data, reader) == ["Tim", "Kerja"]
    assert open_reader(data, reader).page(1).words[0].spaced


@readers
@pytest.mark.parametrize("between", ["()", "(-)", "(t)"])
def test_an_object_that_is_no_space_parts_no_word(reader: ReaderName, between: str) -> None:
    data = objects(("(Tim)", 16.66), (between, 3.33 if between != "()" else 0.6), ("(Kerja)", 27))
    assert words(data, reader) == [f"Tim{between[1:-1]}Kerja"]


@readers
def test_a_word_of_several_objects_is_one_word_beside_spaces(reader: ReaderName) -> None:
    data = objects(("(Men)", 19.45), ("(yu)", 10.56), ("(sun)", 16.12), ("( )", 0.5), ("(SOP)", 20))
    assert words(data, reader) == ["Menyusun", "SOP"]


# Glyphs without ink

BLANK, NO_BREAK, TICK, BLANK_SQUARE = "\uf020", "\u00a0", "\uf0fc", "\uf0a8"


@functools.cache
def symbols() -> bytes:
    """A symbol font in which all characters but the tick have no ink."""
    names = {0x20: "space", 0xA0: "nbspace", 0xF020: "blank", 0xF0A8: "square", 0xF0FC: "tick"}
    names |= {0x200B: "zwsp", 0x200D: "zwj", 0x2060: "wj", 0x41: "A"}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    inked = TTGlyphPen(None)
    for n, point in enumerate([(100, 0), (100, 700), (600, 700), (600, 0)]):
        (inked.lineTo if n else inked.moveTo)(point)
    inked.closePath()
    glyph, empty = inked.glyph(), TTGlyphPen(None).glyph()
    builder.setupGlyf({name: glyph if name in ("tick", "A") else empty for name in [".notdef", *names.values()]})
    narrow = {"zwsp", "zwj", "wj"}
    builder.setupHorizontalMetrics({name: (0 if name in narrow else 700, 0) for name in [".notdef", *names.values()]})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Tanda", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def symbols_page(*texts: str) -> bytes:
    if "Tanda" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Tanda", io.BytesIO(symbols())))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 300), invariant=1)
    canvas.setFont("Tanda", 10)
    for n, text in enumerate(texts):
        canvas.drawString(20 + 40 * n, 100, text)
    canvas.save()
    return file.getvalue()


@readers
@pytest.mark.parametrize("hidden", [BLANK, NO_BREAK, "\u200b", "\u200d", "\u2060", BLANK + NO_BREAK])
def test_a_hidden_blank_is_no_word(reader: ReaderName, hidden: str) -> None:
    assert words(symbols_page(hidden, TICK, hidden, "A"), reader) == [TICK, "A"]


def test_a_glyph_of_a_symbol_font_without_ink_is_no_word() -> None:
    # The reference reader does not know what glyphs look like.
    assert words(symbols_page(BLANK_SQUARE, TICK), "pdfium") == [TICK]


@readers
def test_a_hidden_blank_parts_words_and_a_character_without_width_does_not(reader: ReaderName) -> None:
    page = symbols_page(f"A{BLANK}A", "A\u2060A", "A\u200d")
    assert words(page, reader) == ["A", "A", "AA", "A"]


# Letters set apart, broken words, a rule that is missing, a table that the paper cuts

MONTHS = [str(month) for month in range(1, 13)]
HEADINGS = ["No", "KEGIATAN", "INDIKATOR", *MONTHS, "KET"]
WIDTHS = [24, 190, 190, *[14] * 12, 60]


class Entry(NamedTuple):
    """A row of a plan: its texts and the month that is marked."""

    number: str
    kegiatan: str
    indikator: str
    month: int
    ket: str = ""


def cells(entry: Entry) -> list[Text]:
    months: list[Text] = ["v" if month == entry.month else "" for month in range(1, 13)]
    return [entry.number, entry.kegiatan, entry.indikator, *months, entry.ket]


def plan_pdf(*entries: Entry, missing: int | None = None) -> bytes:
    """A plan of these rows. ``missing``: a column in which no rule stands between the first row and the second."""
    drawing = Drawing(WIDTHS).title("RENCANA AKSI").row(HEADINGS, BOLD)
    for index, entry in enumerate(entries):
        drawing.goes_on(*([missing] if index == 0 and missing is not None else []))
        drawing.row(cells(entry), no_rule_above=(missing,) if index == 1 and missing is not None else ())
    return drawing.pdf()


def found(data: bytes, reader: ReaderName = "pdfium") -> list[tuple[str | None, str, tuple[int, ...]]]:
    plan = skparse.parse(data, reader=reader)
    assert not {"unplaced-text", "ledger-difference"} & {finding.code for finding in plan.findings}
    return [(node.marker, node.text, node.bulan) for node in plan.walk()]


@readers
@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("M e n i n g k a t n y a   m u t u\nl a y a n a n", "Meningkatnya mutu layanan"),  # wider between words
        ("M e n y u s u n l a p o r a n", "Menyusun laporan"),  # known words
        ("R a p a t   p l e n o KPU", "Rapat pleno KPU"),
        ("K e b i a s a a n", "K e b i a s a a n"),  # nothing tells whether it is one word
        ("A B C D E", "A B C D E"),
        ("v v v   v v v", "v v v v v v"),
    ],
)
def test_letters_set_apart_are_words_where_gaps_or_known_words_tell(
    reader: ReaderName, printed: str, text: str
) -> None:
    data = plan_pdf(Entry("1.", printed, "Dokumen", 3), Entry("2.", "Menilai hasil", "Nilai", 4))
    assert found(data, reader)[0] == ("1.", text, ())


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("Tim mensosiali-\nsasikan hasil", "Tim mensosialisasikan hasil"),  # a known word
        ("Tim menggalak-\nkan hasil", "Tim menggalakkan hasil"),  # of two parts that are no words
        ("Tim masing-\nmasing bagian", "Tim masing-masing bagian"),
        ("Peserta laki-\nlaki dan lain", "Peserta laki-laki dan lain"),
        ("Menuju target-\ntarget hasil", "Menuju target-target hasil"),
        ("Rencana yang ber-\njalan hasil", "Rencana yang berjalan hasil"),  # no word is "ber"
    ],
)
def test_a_hyphen_at_a_lines_end_goes_where_it_broke_a_word(printed: str, text: str) -> None:
    rows = (Entry("1.", printed, "Dokumen", 3), Entry("2.", "Menilai hasil", "Nilai", 4))
    assert found(plan_pdf(*rows))[0][1] == text
    other = Drawing([30, 200, 200]).row(["No", "Nama", "Alamat"], BOLD).row(["1", printed, "Jalan Melati"])
    (lampiran,) = skparse.parse(other.row(["2", "Budi", "Jalan Mawar"]).pdf()).lampiran
    assert lampiran.rows and lampiran.kind == "lain" and lampiran.rows[1][1] == text


@readers
@pytest.mark.parametrize("missing", [0, 1, 2])
@pytest.mark.parametrize("number", ["", "a. "])
def test_two_texts_without_a_rule_between_them_are_two_items(reader: ReaderName, missing: int, number: str) -> None:
    second = number.replace("a", "b")
    rows = (
        Entry("1.", "Menyusun jadwal", f"{number}Jadwal", 3),
        Entry("2.", "Menilai hasil kerja\ntim pelaksana", f"{second}Nilai", 4),
        Entry("3.", "Rapat", "Notulen", 5),
    )
    assert found(plan_pdf(*rows, missing=missing), reader) == found(plan_pdf(*rows), reader)


def test_two_texts_without_a_rule_between_them_stand_beside_merged_cells() -> None:
    drawing = Drawing(WIDTHS).title("RENCANA AKSI").row(HEADINGS, BOLD).goes_on(0, 1, 2)
    drawing.row(cells(Entry("1.", "Menyusun jadwal", "Jadwal", 3)))
    row = cells(Entry("", "", "Nilai kerja\ntim pelaksana", 4))
    row[0] = row[1] = None
    drawing.goes_on().row(row, no_rule_above=(2,)).row(cells(Entry("2.", "Rapat", "Notulen", 5)))
    assert [(text, months) for _, text, months in found(drawing.pdf()) if months] == [
        ("Jadwal", (3,)),
        ("Nilai kerja tim pelaksana", (4,)),
        ("Notulen", (5,)),
    ]


def test_a_text_that_goes_on_in_a_merged_cell_stays_one() -> None:
    # Its lines stand as close to each other as in any cell.
    drawing = Drawing(WIDTHS).title("RENCANA AKSI").row(HEADINGS, BOLD).goes_on(0, 1)
    drawing.row(cells(Entry("1.", "Menyusun jadwal yang\nlengkap dan rapi", "Jadwal", 3)))
    row = cells(Entry("", "", "Nilai", 4))
    row[0] = row[1] = None
    drawing.goes_on().row(row).row(cells(Entry("2.", "Rapat", "Notulen", 5)))
    nodes = found(drawing.pdf())
    assert nodes[0] == ("1.", "Menyusun jadwal yang lengkap dan rapi", ())
    assert [text for _, text, months in nodes if months] == ["Jadwal", "Nilai", "Notulen"]


def narrowed(data: bytes, by: float) -> bytes:
    """The same pages on narrower paper."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            left, lower, right, upper = map(float, page.MediaBox)
            page.MediaBox = pikepdf.Array([left, lower, right - by, upper])
        file = io.BytesIO()
        pdf.save(file)
    return file.getvalue()


@readers
@pytest.mark.parametrize(("by", "is_cut"), [(0, False), (27, False), (40, True), (60, True), (80, True)])
def test_a_table_beyond_the_papers_edge_is_read_and_said(reader: ReaderName, by: float, is_cut: bool) -> None:
    data = plan_pdf(Entry("1.", "Menyusun", "Jadwal", 3, "Tim"), Entry("2.", "Menilai", "Nilai", 4, "Umum"))
    plan = skparse.parse(narrowed(data, by), reader=reader)
    assert [(node.text, node.bulan, node.ket) for node in plan.walk() if not node.children] == [
        ("Jadwal", (3,), "Tim"),
        ("Nilai", (4,), "Umum"),
    ]
    assert [finding.page for finding in plan.findings if finding.code == "table-cut"] == [1] * is_cut
