"""Workbooks of a plan, read back: nothing is lost, months look as printed, no text is a formula."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from plans import lampiran, node, one_row, plan
from run_skparse import SAMPLE, skparse

import skparse as library
from skparse.plan import Butir, Column, Finding, Jadwal, Keputusan, Lampiran, Node, Penandatangan, Plan
from skparse.plan.flat import flat_rows
from skparse.write import to_xlsx
from skparse.write.schedule import Month
from skparse.write.workbook import Book, SheetColumn, clean

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.json"))
NAMES = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
GRAY = "#BFBFBF"
QUARTERS = [(1, 2, 3), (4, 5, 6), (7, 8, 9), (10, 11, 12)]
WEEKS = [(month,) for month in range(1, 13) for _ in range(4)]

Months = dict[str, tuple[str | None, Any]]


def golden(name: str) -> Plan:
    return Plan.model_validate_json((GOLDEN[0].parent / f"{name}.json").read_bytes())


def opened(made: Plan, raw: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(made, raw)))


def values(sheet: Any) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def colour(cell: Any) -> str | None:
    return "#" + cell.fill.fgColor.rgb[2:] if cell.fill.fill_type else None


def months(sheet: Any, row: int = 2) -> Months:
    """Marked months of a row → the colour and the value of their cells."""
    first = [cell.value for cell in sheet[1]].index("Jan") + 1
    cells = [sheet.cell(row, column) for column in range(first, first + 12)]
    for cell in cells:
        assert cell.value is not None or colour(cell) is None
    return {name: (colour(c), c.value) for name, c in zip(NAMES, cells, strict=True) if c.value is not None}


def scheduled(
    headings: list[str],
    bulan: tuple[int, ...],
    *cells: tuple[str, str | None, str | None],
    months: Sequence[tuple[int, ...]] | None = None,
) -> Plan:
    """A plan of one row. ``cells``: heading, sign, colour. ``months``: of each heading; one each by default."""
    each = months or [(place,) for place in range(1, len(headings) + 1)]
    jadwal = tuple(Jadwal(periode=periode, tanda=tanda, warna=warna) for periode, tanda, warna in cells)
    leaf = node("1", "x").model_copy(update={"bulan": bulan, "jadwal": jadwal})
    columns = [Column(key="kegiatan", heading="KEGIATAN", role="level")]
    columns += [
        Column(key=str(place), heading=heading, role="schedule", bulan=of)
        for place, (heading, of) in enumerate(zip(headings, each, strict=True))
    ]
    return plan(Lampiran(kind="rencana_aksi", pages=(1, 1), columns=tuple(columns), nodes=(leaf,)))


# Nothing is lost


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_rows_equal_those_of_the_csv(path: Path) -> None:
    made = Plan.model_validate_json(path.read_bytes())
    sheet = opened(made)["Rencana Aksi"]
    header, rows = flat_rows(made.lampiran)
    heads, *found = values(sheet)
    if "JADWAL" in heads:
        schedule = heads.index("JADWAL")
        for row in (heads, *found):
            del row[schedule]
    first = header.index("bulan_1")
    assert heads[first : first + 12] == list(NAMES)
    # Where the CSV has 1, a month has the tick that was printed.
    ticks = [[cell and 1 for cell in row[first : first + 12]] for row in found]
    assert [row[:first] + marks + row[first + 12 :] for row, marks in zip(found, ticks, strict=True)] == rows


def test_headings_are_as_printed() -> None:
    made = golden("wonosobo-2026")
    heads = values(opened(made)["Rencana Aksi"])[0]
    printed = [column.heading for column in made.lampiran[0].columns if column.role == "level"]
    assert heads == ["ID", *(name for one in printed for name in ("No", one)), *NAMES, "KET", "Hal."]


def test_decree_findings_and_other_tables() -> None:
    made = golden("pulauseruni-2026")
    book = opened(made)
    assert book.sheetnames == ["Rencana Aksi", "Tabel II", "Keputusan", "Temuan"]
    assert values(book["Tabel II"]) == [list(row) for row in made.lampiran[1].rows or ()]
    found = [[one.code, one.severity, one.page, one.node, one.message] for one in made.findings]
    assert values(book["Temuan"])[1:] == found
    decree, rows = made.keputusan, values(book["Keputusan"])
    assert decree is not None
    for name in ("menimbang", "mengingat", "diktum"):
        points = [[name, point.marker, point.text] for point in getattr(decree, name)]
        assert points
        assert [row for row in rows if row[0] == name] == points
    assert ["nomor", None, "63"] in rows
    assert ["tanggal", None, "2026-10-09"] in rows
    assert ["lampiran", "II", made.lampiran[1].judul] in rows


def test_plan_without_lampiran() -> None:
    signer = Penandatangan(jabatan="KETUA", nama="A")
    decree = Keputusan(lembaga="KPU", salinan=True, menimbang=(Butir(marker="a.", text="bahwa"),), penandatangan=signer)
    book = opened(plan().model_copy(update={"keputusan": decree}))
    assert book.sheetnames == ["Keputusan", "Temuan"]
    fields = {(row[0], row[2]) for row in values(book["Keputusan"])[1:]}
    assert {("jabatan", "KETUA"), ("nama", "A"), ("salinan", "ya"), ("menimbang", "bahwa")} <= fields
    assert values(book["Temuan"]) == [["Kode", "Tingkat", "Hal.", "Butir", "Temuan"]]


def test_rows_of_different_lengths() -> None:
    rows = (("A",), ("1", "2", "3"), (), ("4", "", "5"))
    empty = Lampiran(kind="lain", pages=(1, 1), rows=())
    book = opened(plan(Lampiran(kind="lain", pages=(1, 1), rows=rows), empty))
    assert book.sheetnames == ["Tabel 1", "Keputusan", "Temuan"]
    assert values(book["Tabel 1"]) == [["A", "", ""], ["1", "2", "3"], ["4", None, "5"]]


# Sheets


def test_each_lampiran_has_a_sheet() -> None:
    parts = [lampiran(node("1", str(n)), nomor=nomor) for n, nomor in enumerate(("I", "I", "a/b:[c]?", None, "x" * 50))]
    book = opened(plan(*parts))
    assert book.sheetnames[:5] == [
        *("Rencana Aksi I", "Rencana Aksi I 2", "Rencana Aksi a b  c", "Rencana Aksi 4"),
        "Rencana Aksi " + "x" * 18,
    ]
    assert [values(sheet)[1][4] for sheet in book.worksheets[:5]] == ["0", "1", "2", "3", "4"]


def test_sheet_names_that_excel_refuses(tmp_path: Path) -> None:
    book = Book(tmp_path / "x.xlsx", folder=tmp_path)
    names = ["History", "'a'", "b" * 30 + "'c", "C" * 40, "c" * 40, "", "\x00", "🙂" * 31, "d\n"]
    for name in names:
        book.sheet(name, [SheetColumn("x")]).finish()
    book.close()
    found = openpyxl.load_workbook(tmp_path / "x.xlsx").sheetnames
    assert len({name.casefold() for name in found}) == len(names)
    assert found[:5] == ["History 2", "a", "b" * 30, "C" * 31, "c" * 29 + " 2"]
    assert all(len(name.encode("utf-16-le")) <= 62 and name.strip("' ") == name != "" for name in found)


def test_full_sheet_continues_on_another(tmp_path: Path) -> None:
    book = Book(tmp_path / "x.xlsx", folder=tmp_path)
    sheet = book.sheet("Baris", [SheetColumn("n"), SheetColumn("sometimes", hide="if_empty")], max_rows=3)
    for number in range(7):
        sheet.row([number, "x" if number == 4 else None])
    sheet.finish()
    book.close()
    sheets = openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets
    assert [one.title for one in sheets] == ["Baris", "Baris 2", "Baris 3"]
    assert [[row[0] for row in values(one)] for one in sheets] == [["n", 0, 1, 2], ["n", 3, 4, 5], ["n", 6]]
    assert [one.auto_filter.ref for one in sheets] == ["A1:B4", "A1:B4", "A1:B2"]
    assert [one.freeze_panes for one in sheets] == ["A2"] * 3
    assert [one.column_dimensions["B"].hidden for one in sheets] == [True, False, True]


HARD_ROWS: list[list[str | int | None]] = [
    ["a & <b>", 1, None, "x" * 40_000],
    [" before", 12345678901234567, "after\n", "=1+1"],
    [" before", 0, "", "one two three " * 9],
    ["\x00", None, '"', "-"],
    [None, None, None, None],
    ["same", 3, "<r>", "same"],
]


@pytest.mark.parametrize("borders", [True, False])
def test_rows_are_the_same_in_memory_and_on_the_disk(tmp_path: Path, borders: bool) -> None:
    ticks = [Month("#FF0000", ""), Month("#FF0000", "√"), Month(None, "=1"), Month("#FF0000", "")]
    stream = io.BytesIO()
    for book in (Book(stream), Book(tmp_path / "x.xlsx", folder=tmp_path)):
        columns = [
            SheetColumn("a", 20),
            SheetColumn("b", center=True),
            SheetColumn("c"),
            SheetColumn("d", hide="always"),
        ]
        sheet = book.sheet("Baris", columns, borders=borders)
        for row in HARD_ROWS:
            sheet.row(row)
        for tick in ticks:
            sheet.row(["same", 1, None, None], {1: tick})
        sheet.finish()
        book.close()
    kept, streamed = (openpyxl.load_workbook(one)["Baris"] for one in (stream, tmp_path / "x.xlsx"))
    assert values(kept) == values(streamed) and kept.dimensions == streamed.dimensions == "A1:D11"
    assert [one.height for one in kept.row_dimensions.values()] == [
        one.height for one in streamed.row_dimensions.values()
    ]
    for cells in zip(kept.iter_rows(), streamed.iter_rows(), strict=True):
        for a, b in zip(*cells, strict=True):
            for name in ("fill", "border", "alignment", "font", "number_format", "quotePrefix"):
                assert repr(getattr(a, name)) == repr(getattr(b, name)), (a.coordinate, name)


def test_a_text_that_looks_like_markup_of_a_cell_is_a_text(tmp_path: Path) -> None:
    book = Book(tmp_path / "x.xlsx", folder=tmp_path)
    sheet = book.sheet("Baris", [SheetColumn("a")])
    sheet.row(["<r><t>no & text</r>"])
    sheet.row(["_x0041_"])  # Excel reads "A", unless the first "_" is escaped
    sheet.finish()
    book.close()
    assert values(openpyxl.load_workbook(tmp_path / "x.xlsx")["Baris"])[:2] == [["a"], ["<r><t>no & text</r>"]]
    with zipfile.ZipFile(tmp_path / "x.xlsx") as file:
        assert "<t>_x005F_x0041_</t>" in file.read("xl/worksheets/sheet1.xml").decode()


def test_sheets_have_filter_frozen_header_and_print_settings() -> None:
    book = opened(golden("pulauseruni-2026"))
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        heights = [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)]
        assert all(15 <= (height or 15) <= 409 for height in heights)


def test_empty_columns_are_hidden() -> None:
    """Items without numbers have no use for "No"; months stay twelve."""
    sheet = opened(golden("sukamerta-2026"))["Rencana Aksi"]
    heads = {cell.column_letter: cell.value for cell in sheet[1]}
    hidden = [heads[letter] for letter in heads if sheet.column_dimensions[letter].hidden]
    assert hidden == ["No", "No", "No", "KET"]


def test_rows_are_as_tall_as_their_texts() -> None:
    made = plan(lampiran(node("1", "pendek"), node("2", "kata " * 40), node("3", "kata " * 4000)))
    sheet = opened(made)["Rencana Aksi"]
    assert sheet["E2"].alignment.wrap_text
    short, tall, tallest = ((sheet.row_dimensions[row].height or 15) for row in (2, 3, 4))
    assert (short, tallest) == (15, 300)
    assert 45 <= tall <= 90


# Months


def test_colored_months_hold_a_number_that_is_not_shown() -> None:
    sheet = opened(scheduled(list(NAMES), (1, 3), ("Jan", None, "#ff0000"), ("Mar", None, "#00ff00")))["Rencana Aksi"]
    assert months(sheet) == {"Jan": ("#FF0000", 1), "Mar": ("#00FF00", 1)}
    assert sheet["D2"].number_format == ";;;@"


def test_ticks_are_as_printed() -> None:
    ticks = ("√", "\uf0fc", "+", "●")
    made = scheduled(list(NAMES), (1, 2, 3, 4), *((NAMES[n], tick, None) for n, tick in enumerate(ticks)))
    sheet = opened(made)["Rencana Aksi"]
    # Characters of symbol fonts become ticks; a month without a printed colour gets none.
    assert months(sheet) == {"Jan": (None, "√"), "Feb": (None, "√"), "Mar": (None, "+"), "Apr": (None, "●")}
    assert [sheet.cell(2, column).quotePrefix for column in (4, 5, 6, 7)] == [False, False, True, False]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (
            scheduled(["I", "II", "III", "IV"], (4, 5, 6), ("II", "v", "#00B0F0"), months=QUARTERS),
            dict.fromkeys(("Apr", "Mei", "Jun"), ("#00B0F0", "v")),
        ),
        # Weeks have the same headings in every month; two marked cells, two months: one each.
        (
            scheduled(["1", "2", "3", "4"] * 12, (1, 2), ("1", None, "#FF0000"), ("3", None, "#0000FF"), months=WEEKS),
            {"Jan": ("#FF0000", 1), "Feb": ("#0000FF", 1)},
        ),
        # Two marked weeks, one month: it looks like the first of them.
        (
            scheduled(["1", "2", "3", "4"] * 12, (5,), ("1", None, "#FF0000"), ("2", None, "#0000FF"), months=WEEKS),
            {"Mei": ("#FF0000", 1)},
        ),
        # The schedule is in words, or missing: gray.
        (
            scheduled(["WAKTU"], (1, 12), ("WAKTU", "Januari dan Desember", None), months=[()]),
            dict.fromkeys(("Jan", "Des"), (GRAY, 1)),
        ),
        (scheduled(list(NAMES), (7,)), {"Jul": (GRAY, 1)}),
        (scheduled(list(NAMES), ()), {}),
    ],
)
def test_months_of_other_schedules(made: Plan, expected: Months) -> None:
    assert months(opened(made)["Rencana Aksi"]) == expected


def test_schedules_in_words_have_a_column() -> None:
    made = golden("lembahwangi-2026")
    sheet = opened(made)["Rencana Aksi"]
    heads, *rows = values(sheet)
    schedule = heads.index("JADWAL")
    in_words = {row[0]: row[schedule] for row in rows}
    printed = {one.id: one.jadwal[0].tanda if one.jadwal else None for one in made.walk() if not one.children}
    assert in_words == printed
    assert "Triwulan I" in printed.values()
    assert heads[schedule - 1] == "Des"


def test_ticks_are_readable_on_every_colour() -> None:
    made = scheduled(list(NAMES), (1, 2), ("Jan", "v", "#000080"), ("Feb", "v", "#FFFF00"))
    sheet = opened(made)["Rencana Aksi"]
    assert [sheet.cell(2, column).font.color.rgb for column in (4, 5)] == ["FFFFFFFF", "FF000000"]


def test_colours_beyond_the_maximum_become_gray() -> None:
    jadwal = [(Jadwal(periode="JAN", warna=f"#{n:06X}"),) for n in range(300)]
    nodes: list[Node] = [
        node(str(n), "x", bulan=(1,)).model_copy(update={"jadwal": cells}) for n, cells in enumerate(jadwal)
    ]
    sheet = opened(plan(lampiran(*nodes)))["Rencana Aksi"]
    found = [months(sheet, row)["Jan"][0] for row in range(2, 302)]
    assert found == [f"#{n:06X}" for n in range(256)] + [GRAY] * 44


# Texts that a spreadsheet could run


@pytest.mark.parametrize("text", ["=1+1", "+62811", "-5", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "＝1"])
@pytest.mark.parametrize("raw", [False, True])
def test_formulas_stay_texts(text: str, raw: bool) -> None:
    """In every cell that holds words of the document, headings too."""
    action = lampiran(node("1", text, ket=text, extra={text: text}), extras=(text,), nomor=text)
    table = Lampiran(kind="lain", pages=(1, 1), judul=text, rows=((text, "A"), (text, "B")))
    finding = Finding(code="text-outside", severity="info", message=text)
    made = plan(action, table).model_copy(
        update={"keputusan": Keputusan(lembaga=text, nomor=text), "findings": (finding,)}
    )
    cells = [cell for sheet in opened(made, raw) for row in sheet for cell in row if text in str(cell.value)]
    assert {cell.parent.title.split()[0] for cell in cells} == {"Rencana", "Tabel", "Keputusan", "Temuan"}
    assert {cell.row == 1 for cell in cells} == {True, False}
    assert {(cell.data_type, cell.value) for cell in cells} == {("s", text)}
    assert {bool(cell.quotePrefix) for cell in cells} == {not raw}
    parts = zipfile.ZipFile(io.BytesIO(to_xlsx(made, raw)))
    sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sheets and not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)


@pytest.mark.parametrize("text", ["-", "12", "Rapat = 2", "'=1", "http://x", "2026-01-01"])
def test_other_texts_are_not_marked(text: str) -> None:
    sheet = opened(one_row("x", ket=text))["Rencana Aksi"]
    [cell] = [cell for cell in sheet[2] if cell.value == text]
    assert (cell.data_type, cell.quotePrefix, cell.hyperlink) == ("s", False, None)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00\x08\x0b\x0c\x0e\x1f\ufffe\uffffb", "ab"),
        ("a\ud800b", "ab"),
        ("satu\ndua\ttiga", "satu\ndua\ttiga"),
        ("_x0041_ & <b> ]]>", "_x0041_ & <b> ]]>"),
        ("🙂 \u200f \ue000", "🙂 \u200f \ue000"),
        ("x" * 32_767, "x" * 32_767),
        ("x" * 32_768, "x" * 32_766 + "…"),
        ("🙂" * 16_383, "🙂" * 16_383),
        ("🙂" * 16_384, "🙂" * 16_383 + "…"),
    ],
    ids=["control", "surrogate", "lines", "markup", "odd", "fits", "too-long", "wide-fits", "wide-too-long"],
)
def test_texts_are_cut_to_what_a_cell_can_hold(text: str, kept: str) -> None:
    stream = io.BytesIO()
    book = Book(stream)
    sheet = book.sheet("x", [SheetColumn(text)])
    sheet.row([text])
    sheet.finish()
    book.close()
    found = openpyxl.load_workbook(io.BytesIO(stream.getvalue()))["x"]
    assert values(found) == [[kept], [kept]]
    assert clean(text) == kept


# Bytes


@pytest.mark.slow
def test_same_plan_same_bytes(tmp_path: Path) -> None:
    """At another time, in another process."""
    run = skparse("-q", SAMPLE, "-o", tmp_path / "plan.xlsx", env={"PYTHONHASHSEED": "7", "TZ": "Asia/Jayapura"})
    assert run.returncode == 0
    data = to_xlsx(library.parse(SAMPLE))
    assert (tmp_path / "plan.xlsx").read_bytes() == data
    parts = zipfile.ZipFile(io.BytesIO(data))
    assert {one.date_time[0] for one in parts.infolist()} == {1980}
    assert parts.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


@pytest.mark.slow
def test_batch_writes_the_same(tmp_path: Path) -> None:
    run = skparse("batch", SAMPLE, "-o", tmp_path, "--format", "json,xlsx", "-q")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "wonosobo-2026.xlsx").read_bytes() == to_xlsx(library.parse(SAMPLE))
