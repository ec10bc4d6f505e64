"""Full-width rows: titles of sections in all their shapes, and sums, which are no parents."""

from __future__ import annotations

import pytest
from drawn import BOLD, Drawing

import skparse
from skparse.plan import Lampiran

MONTHS = {1: "Januari", 2: "Februari", 3: "Maret"}


def begun() -> Drawing:
    drawing = Drawing([30, 180, 150, 80, 60])
    drawing.title("RENCANA AKSI TATA LAKSANA TAHUN 2026")
    return drawing.row(["NO", "KEGIATAN", "INDIKATOR", "WAKTU", "KET"], BOLD)


def items(drawing: Drawing, *numbers: int) -> None:
    for n in numbers:
        drawing.row([f"{n}.", f"Menyusun dokumen {n}", f"Laporan {n}", MONTHS[n], ""])


def read(drawing: Drawing) -> Lampiran:
    plan = skparse.parse(drawing.pdf())
    assert not plan.findings
    assert len(plan.lampiran) == 1
    return plan.lampiran[0]


@pytest.mark.parametrize(
    ("first", "second", "spans"),
    [
        (["I.", "PERUBAHAN", "", "", ""], ["II.", "PENGAWASAN", "", "", ""], {1: 4}),
        (["I", "PERUBAHAN", "", "", ""], ["II", "PENGAWASAN", "", "", ""], {1: 4}),
        (["A.", "PERUBAHAN", "", "", ""], ["B.", "PENGAWASAN", "", "", ""], {1: 2}),
        (["I. PERUBAHAN", "", "", "", ""], ["II. PENGAWASAN", "", "", "", ""], {0: 5}),
        (["I. PERUBAHAN", "", "", "", "x"], ["II. PENGAWASAN", "", "", "", "x"], {0: 3}),
        (["I.", "PERUBAHAN", "", "", "x"], ["II.", "PENGAWASAN", "", "", "x"], {1: 2}),
    ],
)
def test_a_title_is_a_section_and_has_its_number(first: list[str], second: list[str], spans: dict[int, int]) -> None:
    drawing = begun().row(first, BOLD, spans)
    items(drawing, 1, 2)
    drawing.row(second, BOLD, spans)
    items(drawing, 1)
    nodes = read(drawing).nodes
    number = [row[0].split(" ")[0] for row in (first, second)]
    assert [(n.level, n.marker, n.text) for n in nodes] == [
        ("bagian", number[0], "PERUBAHAN"),
        ("bagian", number[1], "PENGAWASAN"),
    ]
    assert [[(c.level, c.marker) for c in n.children] for n in nodes] == [
        [("kegiatan", "1."), ("kegiatan", "2.")],
        [("kegiatan", "1.")],
    ]
    assert [n.ket for n in nodes] == [row[4] or None for row in (first, second)]


@pytest.mark.parametrize("words", ["JUMLAH", "TOTAL", "Sub total", "Jumlah Total (Rp)"])
@pytest.mark.parametrize("spans", [{0: 3}, {1: 2}])
@pytest.mark.parametrize("title", ["I. PERUBAHAN", None])
def test_a_sum_is_no_parent(words: str, spans: dict[int, int], title: str | None) -> None:
    drawing = begun()
    if title:
        drawing.row([title, "", "", "", ""], BOLD, {0: 5})
    items(drawing, 1, 2)
    drawing.row([words if 0 in spans else "", words if 1 in spans else "", "", "", "100"], BOLD, spans)
    items(drawing, 3)
    nodes = read(drawing).nodes
    if title:
        assert [(n.marker, n.text) for n in nodes] == [("I.", "PERUBAHAN")]
        nodes = nodes[0].children
    assert [(n.level, n.marker, n.text, len(n.children), n.ket) for n in nodes] == [
        ("kegiatan", "1.", "Menyusun dokumen 1", 1, None),
        ("kegiatan", "2.", "Menyusun dokumen 2", 1, None),
        ("kegiatan", None, words, 0, "100"),
        ("kegiatan", "3.", "Menyusun dokumen 3", 1, None),
    ]
    assert [n.bulan for n in nodes[-1].children] == [(3,)]


def with_figures() -> Drawing:
    drawing = Drawing([30, 130, 130, 80, 70, 80])
    drawing.title("RENCANA AKSI TATA LAKSANA TAHUN 2026")
    drawing.row(["NO", "KEGIATAN", "URAIAN", "WAKTU", "ANGGARAN", "KET"], BOLD)
    drawing.row(["1.", "Menata arsip", "Menyusun daftar", "Maret", "2.000.000", ""])
    return drawing.row(["2.", "Melatih petugas", "Mengadakan kelas", "Mei", "3.000.000", ""])


def shown(lampiran: Lampiran) -> list[tuple[str | None, str, int]]:
    return [(node.marker, node.text, len(node.children)) for node in lampiran.nodes]


@pytest.mark.parametrize("column", [0, 1, 2])
@pytest.mark.parametrize(
    "words",
    ["TOTAL", "Jumlah I", "JUMLAH\nTOTAL", "TOTAL BIAYA", "Jumlah (I+II)", "JUM\nLAH", "Jumlah Keseluruhan (Rp)"],
)
def test_a_sum_in_one_column_is_no_parent(column: int, words: str) -> None:
    drawing = with_figures()
    row = ["", "", "", "", "5.000.000", ""]
    row[column] = words.replace(" ", "\n")
    drawing.row(row, BOLD).row(["3.", "Membuka loket", "Menata ruang", "Juni", "1.000.000", ""])
    lampiran = read(drawing)
    written = " ".join(words.split()).replace("JUM LAH", "JUMLAH")
    assert shown(lampiran) == [
        ("1.", "Menata arsip", 1),
        ("2.", "Melatih petugas", 1),
        (None, written, 0),
        ("3.", "Membuka loket", 1),
    ]
    assert lampiran.nodes[2].extra == {"anggaran": "5.000.000"}
    assert lampiran.nodes[2].level == ("uraian" if column == 2 else "kegiatan")
    assert [node.bulan for node in lampiran.nodes[3].children] == [(6,)]


def test_a_sum_over_some_of_the_level_columns_is_no_parent() -> None:
    drawing = with_figures()
    drawing.row(["TOTAL ANGGARAN", "", "", "", "5.000.000", ""], BOLD, {0: 2})
    drawing.row(["", "", "Menata ruang", "Juni", "1.000.000", ""])
    assert shown(read(drawing))[1:] == [("2.", "Melatih petugas", 2), (None, "TOTAL ANGGARAN", 0)]


def test_letters_go_on_behind_a_sum_in_a_table_of_one_level() -> None:
    drawing = Drawing([200, 80, 70, 80]).title("RENCANA AKSI TAHUN 2026")
    drawing.row(["KEGIATAN", "WAKTU", "ANGGARAN", "PIC"], BOLD)
    drawing.row(["1. Menata arsip", "", "", ""])
    drawing.row(["a. Menyusun daftar", "Maret", "100", "Tim Arsip"])
    drawing.row(["b. Memilah surat", "Mei", "200", "Tim Arsip"])
    drawing.row(["Jumlah", "", "300", ""], BOLD)
    drawing.row(["c. Menata rak", "Juni", "50", "Tim Arsip"])
    assert shown(read(drawing)) == [("1.", "Menata arsip", 3), (None, "Jumlah", 0)]


@pytest.mark.parametrize("figure", ["", "Rp 500.000"])
def test_an_indicator_of_money_is_an_item(figure: str) -> None:
    drawing = with_figures()
    drawing.row(["", "", "Total anggaran", "Juli", figure, "Laporan"])
    lampiran = read(drawing)
    assert [child.text for child in lampiran.nodes[1].children] == ["Mengadakan kelas", "Total anggaran"]


def test_a_sum_on_top_of_a_page_goes_on_with_nothing() -> None:
    drawing = begun()
    items(drawing, 1, 2)
    drawing.row(["3.", "Menyusun dokumen 3", "Laporan 3", "Maret", "rutin"])
    drawing.next_page().row(["JUMLAH", "", "", "", "100"], BOLD, {0: 3})
    nodes = read(drawing).nodes
    assert [(n.marker, n.text, n.ket) for n in nodes[2:]] == [
        ("3.", "Menyusun dokumen 3", None),
        (None, "JUMLAH", "100"),
    ]
    assert nodes[2].children[0].ket == "rutin"
