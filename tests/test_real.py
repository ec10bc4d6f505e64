"""Real documents, where they lie beside the project. What is expected here was read off the pages by eye."""

from __future__ import annotations

from pathlib import Path

import pytest

import skparse

REAL = Path(__file__).parents[2] / "shared" / "real"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real documents are not part of the project")


@pytest.fixture(scope="module")
def plans() -> dict[str, skparse.Plan]:
    return {path.stem: skparse.parse(path) for path in sorted(REAL.glob("*.pdf"))}


# Page 1 of the action plan of 2016: the rows with fills, by the beginning of the activity's text.
_PAGE_1 = {
    "Mengikutsertakan Kabupaten/Kota": (7, 8),
    "Memfasilitasi Angkutan": (4, 5, 6),
    "Melaksanakan Evaluasi Manajemen": (7, 8),
    "Melaksanakan Pemeliharaan CCTV": (1, 4, 7, 10),
    "Melaksanakan penyusunan DED": (7, 8, 9),
    "Melaksanakan penyusunan Rencana Detail": (7, 8, 9),
    "Melaksanakan Pengawasan dan pengendalian": (1, 4, 7, 10),
}


@pytest.mark.parametrize("text", list(_PAGE_1))
def test_months_of_the_first_page(plans: dict[str, skparse.Plan], text: str) -> None:
    nodes = [n for n in plans["dishub-jabar-2016-rencana-aksi"].walk() if n.text.startswith(text)]
    assert [n.bulan for n in nodes] == [_PAGE_1[text]]


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


def test_no_word_of_a_real_plan_is_lost(plans: dict[str, skparse.Plan]) -> None:
    for name, plan in plans.items():
        assert not [f for f in plan.findings if f.code == "unplaced-text"], name
