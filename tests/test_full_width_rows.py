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
