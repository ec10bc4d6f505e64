"""Figures and targets beside items, cells merged with their parents, over page ends, and rules that cells lack."""

from __future__ import annotations

import pytest
from drawn import BOLD, Drawing, Text

import skparse
from skparse.read import ReaderName

MONTHS = [str(month) for month in range(1, 13)]
readers = pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])


def _targets(drawing: Drawing) -> Drawing:
    drawing.title("RENCANA AKSI DINAS PERHUBUNGAN TAHUN 2016")
    drawing.row(["SASARAN STRATEGIS", "CAPAIAN", "KEGIATAN", "INDIKATOR KEGIATAN", "TARGET", "PIC", *MONTHS], BOLD)
    return drawing


def _goal(drawing: Drawing, goal: Text, figure: Text, activity: Text, *rows: tuple[str, str]) -> None:
    """An activity's indicators with their targets, its parents merged over them."""
    blank = [""] * 12
    for n, (indicator, target) in enumerate(rows):
        drawing.goes_on(0, 1, *([2] if n + 1 < len(rows) else []))
        cells = [goal, figure, activity] if n == 0 else [None, None, None]
        drawing.row([*cells, indicator, target, "Bidang Udara", *blank], fills={(9, 9): "#70AD47"})
    drawing.goes_on()


@readers
def test_a_figure_merged_with_its_parent_goes_on_over_a_page_end(reader: ReaderName) -> None:
    drawing = _targets(Drawing([110, 40, 110, 110, 60, 60, *[14] * 12]))
    _goal(drawing, "Meningkatnya layanan", "60 %", "Penataan terminal", ("Jumlah naskah", "1 dok"))
    drawing.row([None, None, "Pelatihan", "Jumlah peserta", "20 orang", "Bidang Udara", *[""] * 12])
    _goal(
        drawing, "Meningkatnya tertib", "79 %", "Pengawasan", ("Jumlah operasi", "4 kali"), ("Jumlah laporan", "1 dok")
    )
    drawing.row([None, None, "Survei", "Jumlah survei", "2 kali", "Bidang Udara", *[""] * 12])
    drawing.next_page()
    _goal(drawing, "", "", "Angkutan lebaran", ("Jumlah bus", "80 bus"), ("Jumlah posko", "3 posko"))
    drawing.row([None, None, "Uji berkala", "Jumlah uji", "9 unit", "Bidang Udara", *[""] * 12])
    plan = skparse.parse(drawing.pdf(), reader=reader)
    figures = [(node.text, node.extra["capaian"]) for node in plan.walk() if not node.children]
    assert figures == [
        ("Jumlah naskah", "60 %"),
        ("Jumlah peserta", "60 %"),
        *[(f"Jumlah {name}", "79 %") for name in ("operasi", "laporan", "survei", "bus", "posko", "uji")],
    ]


@readers
def test_a_rule_that_one_column_lacks_between_two_rows_of_merged_parents(reader: ReaderName) -> None:
    drawing = _targets(Drawing([110, 40, 110, 110, 60, 60, *[14] * 12]))
    blank = [""] * 12
    drawing.goes_on(0, 1, 4)
    drawing.row(["Meningkatnya layanan", "60 %", "Penataan\nterminal\nkota", "Jumlah naskah", "100%", "Umum", *blank])
    drawing.goes_on()
    drawing.row([None, None, "Pelatihan", "Jumlah peserta", "20 orang", "Umum", *blank], no_rule_above=[4])
    plan = skparse.parse(drawing.pdf(), reader=reader)
    assert [node.extra["target"] for node in plan.walk() if not node.children] == ["100%", "20 orang"]


def test_a_number_whose_text_is_merged_with_the_one_above_is_told() -> None:
    drawing = Drawing([30, 180, 80, 60]).title("RENCANA AKSI TAHUN 2026")
    drawing.row(["NO", "KEGIATAN", "WAKTU", "PIC"], BOLD)
    drawing.row(["1.", "Menata arsip", "Maret", "Umum"])
    drawing.goes_on(1).row(["2.", "Menyusun daftar", "Mei", "Umum"])
    drawing.goes_on().row(["3.", None, "Juni", "Umum"])
    drawing.row(["4.", "", "Juli", "Umum"])
    plan = skparse.parse(drawing.pdf())
    assert [(node.marker, node.text) for node in plan.walk()] == [
        ("1.", "Menata arsip"),
        ("2.", "Menyusun daftar"),
        ("3.", ""),
        ("4.", ""),
    ]
    assert [one.node for one in plan.findings if one.code == "numbering-alone"] == ["3", "4"]


def test_a_number_with_items_below_needs_no_text() -> None:
    drawing = Drawing([30, 180, 80, 60]).title("RENCANA AKSI TAHUN 2026")
    drawing.row(["NO", "KEGIATAN", "WAKTU", "PIC"], BOLD)
    drawing.row(["1.", "", "", ""])
    drawing.row(["", "a. Menata arsip", "Maret", "Umum"])
    drawing.row(["", "b. Melatih petugas", "Mei", "Umum"])
    plan = skparse.parse(drawing.pdf())
    assert [one.code for one in plan.findings if one.code == "numbering-alone"] == []
    assert len(list(plan.walk())) == 3
