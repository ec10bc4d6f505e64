"""Real documents, where they lie beside the project. What is expected here was read off the pages by eye."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from fit_tables import REAL as REAL_KINDS
from real_rows import agreement, rows_of, truth_of

import skparse
import skparse.plan
import skparse.read

REAL = Path(__file__).parents[2] / "shared" / "real"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not REAL.is_dir(), reason="the real documents are not part of the project"),
]


@pytest.fixture(scope="module")
def plans() -> dict[str, skparse.Plan]:
    return {path.stem: skparse.parse(path, as_plan=True) for path in sorted(REAL.glob("*.pdf"))}


# The action plan of 2016: the fills of each row of the six pages, from top to bottom.
_MONTHS = {
    1: [
        (7, 8), (7, 8), (7, 8), (4, 5, 6), (7, 8), (1, 4, 7, 10), (7, 8, 9), (7, 8, 9), (1, 4, 7, 10), (1, 4, 7, 10),
    ],
    2: [
        (5, 6, 11, 12), (5, 6, 11, 12), (5, 6, 11, 12), (1, 2, 3, 7, 8, 9), (1, 2, 3, 7, 8, 9), (1, 2, 3, 7, 8, 9),
        (1, 4, 7), (1, 4, 7), (4, 5, 6), (4, 5, 6, 7, 8, 9), (1, 4, 7),
    ],
    3: [(4, 5, 6), (4, 5, 6, 7, 8), (1, 4, 7, 10), (10, 11), (10, 11), (7, 8), (7, 8), (9, 10)],
    4: [
        (7, 8), (7, 8), (10, 11), (10, 11), (7, 8), (10, 11), (10, 11), (10, 11), (10, 11), (7, 8), (1, 4, 7, 10),
        (1, 2, 3, 4, 5, 6), (1, 4, 7),
    ],
    5: [*[(4, 5, 6)] * 4, *[(7, 8, 9)] * 8, (1, 2, 3)],
    6: [*[(1, 2, 3, 4, 5, 6)] * 6, *[(1, 2, 3, 4, 5, 6, 7, 8, 9)] * 6],
}  # fmt: skip


@pytest.mark.parametrize("page", list(_MONTHS))
def test_months_of_the_action_plan(plans: dict[str, skparse.Plan], page: int) -> None:
    nodes = [n for n in plans["dishub-jabar-2016-rencana-aksi"].walk() if n.bulan and n.fragments[0].page == page]
    assert [n.bulan for n in nodes] == _MONTHS[page]


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("dishub-jabar-2016-rencana-aksi", 0.98),
        ("zi-monev-2021", 0.98),
        ("zi-rencana-kerja-2021", 0.98),
        # The first of the work sheet's halves. Two of its letters are printed in the wrong order.
        ("permenpanrb-90-2021", 0.96),
    ],
)
def test_rows_are_those_of_the_pages(plans: dict[str, skparse.Plan], name: str, least: float) -> None:
    truth = truth_of(name)
    chapters = {row.levels[:2] for row in truth}
    found = agreement(truth, [row for row in rows_of(plans[name]) if row.levels[:2] in chapters])
    assert found.cells >= least + 0.01
    assert found.rows >= least
    assert name == "permenpanrb-90-2021" or found.months == 1.0


@pytest.mark.parametrize("name", list(REAL_KINDS))
def test_plans_are_told_from_other_tables(name: str) -> None:
    """What each table is was decided by looking at the pages; the weights are fitted to these files, too."""
    found = {lampiran.pages[0]: lampiran.kind for lampiran in skparse.parse(REAL / f"{name}.pdf").lampiran}
    for page, (kind, _) in REAL_KINDS[name].items():
        assert found.get(page, "lain") == ("rencana_aksi" if kind == "plan" else "lain"), page


def test_the_table_of_32_pages_is_one(plans: dict[str, skparse.Plan]) -> None:
    pages = [lampiran.pages for lampiran in plans["kepmendikbud-433-m-2021"].lampiran]
    assert (34, 65) in pages


@pytest.mark.parametrize(
    ("chain", "text"),
    [
        (["A.", "I.", "1.", "i.", "a."], "Unit kerja telah membentuk tim untuk melakukan pembangunan Zona Integritas"),
        (["A.", "I.", "1.", "i.", "b."], "Penentuan anggota Tim dipilih melalui prosedur/mekanisme yang jelas"),
        (["A.", "I.", "1.", "iv.", "b."], "Sudah ditetapkan agen perubahan"),
        (["A.", "I.", "2.", "i."], "Prosedur Operasional Tetap (SOP) Kegiatan"),
        (["A.", "II.", "1.", "i."], "Komitmen dalam perubahan"),
        (["A.", "II.", "1.", "iii."], "Membangun Budaya Kerja"),
    ],
)
def test_the_work_sheet_is_a_tree(plans: dict[str, skparse.Plan], chain: list[str], text: str) -> None:
    sheet = next(la for la in plans["permenpanrb-90-2021"].lampiran if la.pages == (66, 87))
    nodes, node = sheet.nodes, None
    for marker in chain:
        node = next(n for n in nodes if n.marker == marker)
        nodes = node.children
    assert node is not None
    assert node.text.startswith(text)


def _find(plan: skparse.Plan, page: int, text: str) -> tuple[list[str | None], skparse.plan.Node]:
    """The chain of markers down to the node on a page that begins with a text, and the node."""

    def search(nodes: Sequence[skparse.plan.Node], chain: list[str | None]) -> Iterator[tuple[list[str | None], Any]]:
        for node in nodes:
            here = [*chain, node.marker]
            if node.text.startswith(text) and any(f.page == page for f in node.fragments):
                yield here, node
            yield from search(node.children, here)

    found = [pair for lampiran in plan.lampiran for pair in search(lampiran.nodes, [])]
    assert len(found) == 1, (text, len(found))
    return found[0]


@pytest.mark.parametrize(
    ("name", "page", "text", "chain", "extra"),
    [
        ("permenpanrb-90-2021", 67, "Hasil Monitoring dan Evaluasi", "A. I. 1. iii. c.", {"jawaban": "A"}),
        ("permenpanrb-90-2021", 67, "Perubahan pola pikir", "A. I. 1. iv.", {"bobot": "1,50", "nilai": "1,50"}),
        ("permenpanrb-90-2021", 67, "Pimpinan berperan sebagai", "A. I. 1. iv. a.", {"pilihan_jawaban": "Ya/Tidak"}),
        ("permenpanrb-90-2021", 67, "Anggota organisasi", "A. I. 1. iv. d.", {"pilihan_jawaban": "A/B/C/D"}),
        ("permenpanrb-90-2021", 67, "PENATAAN TATALAKSANA", "A. I. 2.", {"bobot": "3,50"}),
        ("permenpanrb-90-2021", 67, "SOP mengacu pada peta", "A. I. 2. i. a.", {"jawaban": "A", "nilai": "1,00"}),
        ("permenpanrb-90-2021", 75, "SPI telah diinformasikan", "A. I. 5. ii. d.", {"pilihan_jawaban": "A/B/C"}),
        ("permenpanrb-90-2021", 75, "Pengaduan Masyarakat", "A. I. 5. iii.", {"bobot": "1,50"}),
        ("permenpanrb-90-2021", 75, "pengaduan masyarakat dtindaklanjuti", "A. I. 5. iii. b.", {"jawaban": "Ya"}),
        ("permenpanrb-90-2021", 75, "Whistle Blowing System telah", "A. I. 5. iv. a.", {"nilai": "1,00"}),
        ("permenpanrb-90-2021", 86, "Upaya dan/atau Inovasi Pelayanan", "A. II. 6. i.", {"bobot": "2,50"}),
        ("permenpanrb-90-2021", 86, "HASIL", "B.", {"bobot": "40,00"}),
        ("permenpanrb-90-2021", 86, "BIROKRASI YANG BERSIH", "B. I.", {"nilai": "22,50"}),
        ("kepmendikbud-433-m-2021", 36, "Peningkatan indeks prestasi", "I 1. 5.", {}),
        ("kepmendikbud-433-m-2021", 36, "Magister", "I 1. 5. - c.", {"thn_2020": "3,34", "tahun_1": "3,25"}),
        ("kepmendikbud-433-m-2021", 36, "Waktu tunggu lulusan", "I 1. 6. - 3.", {"thn_2020": "3", "tahun_1": "2"}),
        ("kepmendikbud-433-m-2021", 36, "Isi", "I 2.", {}),
        ("kepmendikbud-433-m-2021", 50, "Proporsi Pembiayaan untuk peningkatan kapasitas Mahasiswa dalam",
         "II 8. 2. - 3.", {"keterangan_satuan": "%", "thn_2020": "10"}),
        ("kepmendikbud-433-m-2021", 50, "PENGABDIAN KEPADA MASYARAKAT (PkM)", "III", {}),
        ("kepmendikbud-433-m-2021", 50, "Pedoman pelaksanaan PkM", "III 1. 1. - -", {"thn_2020": "Tersedia"}),
        ("kepmendikbud-433-m-2021", 50, "Proposal lolos Seleksi", "III 1. 2. - 2.", {"tahun_1": "50"}),
        ("kepmendikbud-433-m-2021", 50, "PKM yang didanai oleh pemerintah", "III 1. 4. - 3.", {"tahun_2": "10"}),
        ("kepmendikbud-433-m-2021", 64, "Layanan hukum dan organisasi", "IV 4.6 C.", {}),
        ("kepmendikbud-433-m-2021", 64, "Sosialisai peraturan", "IV 4.6 C. 1. - 4.", {"tahun_1": "3 kali setahun"}),
        ("kepmendikbud-433-m-2021", 64, "Sistem informasi Penelitian", "IV 4.6 D. 2. 1.", {"tahun_1": "Tersedia"}),
    ],
)  # fmt: skip
def test_rows_read_by_eye(
    plans: dict[str, skparse.Plan], name: str, page: int, text: str, chain: str, extra: dict[str, str]
) -> None:
    found, node = _find(plans[name], page, text)
    assert [marker or "-" for marker in found] == chain.split()
    assert {key: node.extra.get(key) for key in extra} == extra


def test_no_word_of_a_real_plan_is_lost(plans: dict[str, skparse.Plan]) -> None:
    for name, plan in plans.items():
        assert not [f for f in plan.findings if f.code == "unplaced-text"], name


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_bold_programs_are_parents_though_no_font_has_a_name(reader: skparse.read.ReaderName) -> None:
    plan = skparse.parse(REAL / "dishub-jabar-2016-rencana-aksi.pdf", reader=reader)
    program = next(n for n in plan.walk() if n.text == "Program Peningkatan Kelayakan Kendaraan Bermotor")
    assert [child.text for child in program.children] == [
        "Pembinaan dan Pengawasan Pengujian Kendaraan Bermotor di Jawa Barat"
    ]
    assert len(program.children[0].children) == 3
