"""Headings that stand in the bands of the body, and titles below the heading of a Lampiran."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from drawn import BOLD, Drawing, Style

import skparse
from samples.builder import reportlab_
from samples.builder.random_document import whole_document
from samples.builder.traits.words import indicators
from skparse.plan import Lampiran, Node, Plan
from skparse.read import ReaderName

readers = pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
SHADED = Style(bold=True, ground="#DDEBF7")


def read(drawing: Drawing, reader: ReaderName = "pdfium") -> tuple[Plan, Lampiran]:
    """The plan and its only table; no word of it may be without a place."""
    plan = skparse.parse(drawing.pdf(), reader=reader)
    assert not {"unplaced-text", "unplaced-fill", "ledger-difference"} & {f.code for f in plan.findings}
    assert len(plan.lampiran) == 1
    return plan, plan.lampiran[0]


def shown(nodes: tuple[Node, ...]) -> list[tuple[str | None, str]]:
    return [(node.marker, node.text) for node in nodes]


def headings(lampiran: Lampiran) -> list[tuple[str, str]]:
    return [(column.heading, column.role) for column in lampiran.columns]


def sheet(*widths: float) -> Drawing:
    return Drawing(widths).title("RENCANA KERJA TAHUN 2026")


def _band(drawing: Drawing, number: str, title: str) -> None:
    drawing.row([number, title, "Target Prioritas", "Kurun Waktu"], SHADED)


@readers
def test_headings_in_the_bands_are_headings(reader: ReaderName) -> None:
    drawing = sheet(30, 250, 150, 120)
    drawing.row(["No.", "Proses", "Keterangan", ""], BOLD, {2: 2})
    _band(drawing, "I", "Penataan Arsip")
    drawing.row(["1", "Menyusun daftar arsip", "Daftar lengkap", "Maret 2026"])
    drawing.row(["2", "Memilah surat lama", "Surat terpilah", "April s.d. Mei 2026"])
    drawing.next_page()
    _band(drawing, "II", "Penguatan Layanan")
    drawing.row(["1", "Membuka loket baru", "Loket dibuka", "Juli 2026"])
    plan, lampiran = read(drawing, reader)
    assert headings(lampiran)[-2:] == [("Target Prioritas", "attribute"), ("Kurun Waktu", "schedule")]
    assert shown(lampiran.nodes) == [("I", "Penataan Arsip"), ("II", "Penguatan Layanan")]
    assert [shown(node.children) for node in lampiran.nodes] == [
        [("1", "Menyusun daftar arsip"), ("2", "Memilah surat lama")],
        [("1", "Membuka loket baru")],
    ]
    leaves = [node for node in plan.walk() if not node.children]
    assert [node.bulan for node in leaves] == [(3,), (4, 5), (7,)]
    assert [node.extra for node in leaves] == [
        {"target_prioritas": text} for text in ("Daftar lengkap", "Surat terpilah", "Loket dibuka")
    ]


@pytest.mark.parametrize("title", ["I. Penataan Arsip", "I Penataan Arsip"])
def test_a_band_may_have_its_number_and_title_in_one_cell(title: str) -> None:
    drawing = sheet(130, 130, 120, 100, 100)
    drawing.row(["KEGIATAN", "RENCANA AKSI", "Keterangan", "", ""], BOLD, {2: 3})
    drawing.row([title, "", "Target", "Kurun Waktu\nPelaksanaan Rencana", "Yang Bertugas"], SHADED, {0: 2})
    drawing.row(["1. Menata arsip", "a. Menyusun daftar", "Daftar lengkap", "Maret 2026", "Bagian Umum"])
    drawing.row(["2. Memilah surat", "a. Membuka map", "Surat terpilah", "Mei 2026", "Bagian Arsip"])
    _, lampiran = read(drawing)
    assert [heading for heading, _ in headings(lampiran)][-3:] == [
        "Target",
        "Kurun Waktu Pelaksanaan Rencana",
        "Yang Bertugas",
    ]
    assert [node.children[0].bulan for node in lampiran.nodes[0].children] == [(3,), (5,)]
    assert not lampiran.nodes[0].extra


def test_values_below_one_heading_are_no_headings() -> None:
    drawing = sheet(180, 150, 100)
    drawing.row(["KEGIATAN", "KETERANGAN", ""], BOLD, {1: 2})
    drawing.row(["1. Menyusun daftar arsip", "Dokumen", "Maret 2026"])
    drawing.row(["2. Memilah surat lama", "Laporan", "Mei 2026"])
    _, lampiran = read(drawing)
    assert [node.text for node in lampiran.nodes] == ["Menyusun daftar arsip", "Memilah surat lama"]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("before", [True, False])
def test_the_title_of_a_table_counts_more_than_what_stands_above(seed: int, before: bool) -> None:
    rng = random.Random(seed)
    document = whole_document(rng, 12)
    document = replace(document, tables=(indicators(rng, None, before=before),))
    plan = skparse.parse(reportlab_.render(document))
    kinds = ["lain", "rencana_aksi"]
    assert [lampiran.kind for lampiran in plan.lampiran] == (kinds if before else kinds[::-1])


def test_a_repeated_heading_merged_with_the_rest_of_a_text_swallows_no_row() -> None:
    # Nothing but the rest of one parent's text stands in the first row of the second page.
    drawing = sheet(130, 130, *[20] * 12)

    def header() -> None:
        drawing.goes_on(0, 1).row(["KEGIATAN", "RENCANA AKSI", "JADWAL", *[""] * 11], BOLD, {2: 12})
        drawing.goes_on(0).row([None, None, *map(str, range(1, 13))], BOLD)

    header()
    drawing.row(["1. Menata arsip lama", "a. Menyusun daftar", "x", *[""] * 11])
    drawing.next_page()
    header()
    drawing.row([None, "", *[""] * 12])
    drawing.over(0, 0, lambda canvas, box: canvas.drawString(box.x0 + 3, box.top + 5, "dan baru"))
    drawing.goes_on().row([None, "b. Membuka map", "", "x", *[""] * 10])
    drawing.row(["2. Melatih petugas", "a. Mengadakan kelas", "", "x", *[""] * 10])
    _, lampiran = read(drawing)
    assert shown(lampiran.nodes) == [("1.", "Menata arsip lama dan baru"), ("2.", "Melatih petugas")]
