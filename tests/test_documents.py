"""Several decrees in one file: where another one begins, and that each has its own plan."""

from __future__ import annotations

import io
from contextlib import closing
from pathlib import Path

import pytest
from collected import collected, on_later_pages
from parsed import sample_plan
from run_skparse import skparse as run_skparse

import skparse
from skparse.batch.inputs import documents
from skparse.batch.report import table
from skparse.batch.run import batch
from skparse.check import check_plan
from skparse.decree import DocumentBorders
from skparse.page import Page, Scan, Word
from skparse.pipeline import build_plan
from skparse.plan import Finding, Plan
from skparse.read import open_pages
from skparse.review.month_cells import month_cells
from skparse.table.page_pass import PagePass

THREE = ("wonosobo-2026", "kuningsari-2026", "selasihan-2026")
TWO = ("kuningsari-2026", "selasihan-2026")
TWICE = ("kuningsari-2026", "kuningsari-2026")
FOUR = ("batusari-2026", "pulauseruni-2026", "gunungjati-2026", "tanjungmas-2025")
# The last decree is in the file twice; the first three are a Lampiran alone.
FIVE = ("telagasari-2026", "lembahwangi-2026", "wanakarta-2026", "rimbaraya-2026", "rimbaraya-2026")


def several(plan: Plan) -> list[Finding]:
    return [one for one in plan.findings if one.code == "documents-several"]


def errors(plan: Plan, pdf: bytes) -> list[str]:
    return [one.message for one in check_plan(plan, pdf) if one.severity == "error"]


# One plan for each


@pytest.mark.parametrize(
    "names", [THREE, pytest.param(FOUR, marks=pytest.mark.slow), pytest.param(FIVE, marks=pytest.mark.slow)]
)
def test_each_plan_is_that_of_its_own_file(names: tuple[str, ...]) -> None:
    plans = skparse.parse_all(collected(*names))
    assert len(plans) == len(names)
    before = 0
    for name, plan in zip(names, plans, strict=True):
        own = sample_plan(name)
        assert on_later_pages(plan, 0) == on_later_pages(own, before)
        before += own.source.pages
    assert {plan.source.pages for plan in plans} == {before}


def test_a_file_of_one_decree_has_one_plan() -> None:
    name = "pulauseruni-2026"  # with two Lampiran
    assert skparse.parse_all(collected(name)) == [skparse.parse(collected(name))]
    assert len(sample_plan(name).lampiran) == 2
    assert not several(sample_plan(name))


@pytest.mark.slow
@pytest.mark.parametrize("names", [TWO, TWICE])
def test_check_accepts_each_plan_and_the_plan_of_all(names: tuple[str, ...]) -> None:
    pdf = collected(*names)
    for plan in [*skparse.parse_all(pdf), skparse.parse(pdf)]:
        assert sum(plan.source.ledger.values()) == plan.source.words > 0
        assert errors(plan, pdf) == []


@pytest.mark.slow
def test_second_readers_agree_in_each_plan() -> None:
    plans = skparse.parse_all(collected(*TWO), verify=True)
    assert [[f.message for f in plan.findings if f.code.startswith("verify")] for plan in plans] == [[], []]


def test_a_decree_without_a_table_keeps_apart_from_its_neighbors() -> None:
    pdf = collected("kuningsari-2026:1-2", "selasihan-2026", "batusari-2026:1-2")
    (first, last) = skparse.parse_all(pdf)
    assert first.keputusan is not None and first.keputusan.nomor == "41"  # with the Lampiran behind it
    assert last.keputusan is not None and last.keputusan.nomor == "5" and not last.lampiran
    assert [(f.page, f.sentence) for f in last.findings if f.code == "plan-missing"] == [(8, "no-table")]
    assert errors(last, pdf) == []

    bare, whole = skparse.parse_all(collected("batusari-2026:1-2", "kuningsari-2026"))
    assert bare.keputusan is not None and bare.keputusan.nomor == "5" and not bare.lampiran
    assert on_later_pages(whole, 0) == on_later_pages(sample_plan("kuningsari-2026"), 2)


def test_only_the_chosen_pages_are_read() -> None:
    plans = skparse.parse_all(collected(*THREE), pages=range(24, 32))
    assert [[one.pages for one in plan.lampiran] for plan in plans] == [[(24, 26)], [(27, 31)]]


# All in one plan


def test_parse_keeps_all_and_says_where_another_begins() -> None:
    plan = skparse.parse(collected(*THREE))
    assert plan.keputusan == sample_plan("wonosobo-2026").keputusan
    assert [one.pages for one in plan.lampiran] == [(5, 21), (24, 26), (27, 31)]
    assert [(one.page, one.severity, one.message) for one in several(plan)] == [
        (
            22,
            "warning",
            "pages 22–26 hold another decree (Nomor 41 Tahun 2026, KOMISI PEMILIHAN UMUM KABUPATEN KUNINGSARI)",
        ),
        (27, "warning", "pages 27–31 hold another decree (KABUPATEN SELASIHAN)"),
    ]
    own = [sample_plan(name) for name in THREE]
    assert plan.source.words == sum(one.source.words for one in own) == sum(plan.source.ledger.values())
    assert len(plan.findings) == sum(len(one.findings) for one in own) + 2
    about = [(f.code, number) for number, one in enumerate(own, 1) for f in one.findings if f.lampiran]
    assert sorted((f.code, f.lampiran or 0) for f in plan.findings if f.lampiran) == sorted(about)


def test_an_isolated_parse_says_so_in_indonesian() -> None:
    settings = skparse.Settings(lang="id")
    plan = skparse.parse_isolated(collected(*TWO), settings=settings)
    assert [one.message for one in several(plan)] == ["halaman 6–10 memuat keputusan lain (KABUPATEN SELASIHAN)"]


def test_the_review_page_finds_the_months_of_all() -> None:
    counts = []
    for pdf in (collected(*TWICE), *map(collected, TWICE)):
        passes: list[PagePass] = []
        with closing(open_pages(pdf)) as document:
            plan = build_plan(document, pdf, "", range(1, document.page_count + 1), observe=passes.append)
        counts.append(sum(map(len, month_cells(plan, passes).values())))
    assert counts[0] == counts[1] + counts[2] > 0


# On the command line


def test_split_writes_a_file_for_each(tmp_path: Path) -> None:
    (tmp_path / "kumpulan.pdf").write_bytes(collected(*TWO))
    run = run_skparse("kumpulan.pdf", "--split", "-o", "plan.json", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert run.stderr.decode().count("written: plan-") == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "kumpulan.pdf",
        "plan-1.json",
        "plan-2.json",
    ]
    plans = [Plan.model_validate_json((tmp_path / f"plan-{n}.json").read_bytes()) for n in (1, 2)]
    assert {plan.source.file for plan in plans} == {"kumpulan.pdf"}
    file = io.BytesIO(collected(*TWO))
    file.name = "kumpulan.pdf"
    assert plans == skparse.parse_all(file)


def test_several_plans_do_not_go_to_standard_output(tmp_path: Path) -> None:
    for args in (["-o", "-"], []):
        run = run_skparse(tmp_path / "no.pdf", "--split", *args)
        assert run.returncode == 2 and b"--split may write several plans" in run.stderr


def test_the_summary_of_batch_names_such_a_file(tmp_path: Path) -> None:
    (tmp_path / "sk").mkdir()
    (tmp_path / "sk" / "kumpulan.pdf").write_bytes(collected(*TWO))
    (tmp_path / "sk" / "satu.pdf").write_bytes(collected("selasihan-2026"))
    plans = tmp_path / "plans"
    for _ in range(2):  # the second run knows it from the manifest
        summary = batch(documents([str(tmp_path / "sk")], plans), plans)
        assert [line for line in table(summary) if "decrees" in line] == [
            "collected            1   several decrees in one plan; skparse FILE --split parts them",
            "  kumpulan.pdf: 2 decrees",
        ]


# Where another document begins, on pages made of lines

LEFT, RIGHT = 60.0, 360.0
Line = str | tuple[float, str]
"""Centered, or with its left edge."""


def page(number: int, *lines: Line, scanned: bool = False) -> Page:
    words: list[Word] = []
    for i, line in enumerate(lines):
        x, text = (300 - 2.75 * len(line), line) if isinstance(line, str) else line
        top = 60 + 18.0 * i
        for word in text.split():
            words.append(Word(word, x, top, x + 5.5 * len(word), top + 14))
            x += 5.5 * (len(word) + 1)
    scan = Scan(engine="rapidocr", rotation=0, skew=0) if scanned else None
    return Page(
        number=number,
        width=600,
        height=840,
        words=tuple(words),
        rules_h=(),
        rules_v=(),
        fills=(),
        images=(),
        scan=scan,
    )


def decree(number: str, region: str = "KABUPATEN WONOSOBO", year: int = 2026) -> tuple[Line, ...]:
    return (
        "KEPUTUSAN KOMISI PEMILIHAN UMUM",
        region,
        f"NOMOR {number} TAHUN {year}",
        "TENTANG",
        "PENETAPAN RENCANA AKSI",
        "KETUA KOMISI PEMILIHAN UMUM,",
        (LEFT, "Menimbang : a. bahwa satu;"),
    )


def block(number: str, region: str = "KABUPATEN WONOSOBO", nomor: str = "", year: int = 2026) -> tuple[Line, ...]:
    lines = (
        f"LAMPIRAN {nomor}",
        "KEPUTUSAN KOMISI PEMILIHAN UMUM",
        region,
        f"NOMOR {number} TAHUN {year}",
        "TENTANG",
        "PENETAPAN RENCANA AKSI",
    )
    return tuple((RIGHT, line) for line in lines)


TABLE: tuple[Line, ...] = ((LEFT, "1. Penataan"), (LEFT, "2. Penguatan"))


def begins(*pages: tuple[Line, ...], tables_from: int = 1, scanned: bool = False) -> list[int]:
    """On which of the pages, from 0, another document begins; the ones before ``tables_from`` have no table."""
    borders = DocumentBorders()
    return [
        number
        for number, lines in enumerate(pages)
        if borders.begins_document(page(number + 1, *lines, scanned=scanned), number >= tables_from)
    ]


def test_another_decree_begins_a_document() -> None:
    assert begins(decree("23"), block("23"), TABLE, decree("24"), block("24")) == [3]


def test_the_lampiran_of_another_decree_begins_a_document() -> None:
    assert begins(block("23"), TABLE, block("24")) == [2]
    assert begins(block("23"), TABLE, block("23", year=2025)) == [2]
    assert begins(block("23"), TABLE, block("23", region="KABUPATEN WONOGIRI")) == [2]


def test_a_heading_that_every_page_repeats_begins_none() -> None:
    assert begins(decree("23"), *([(*block("23"), *TABLE)] * 4)) == []
    heading = (
        "KEPUTUSAN KOMISI PEMILIHAN UMUM",
        "KABUPATEN WONOSOBO",
        "NOMOR 23 TAHUN 2026",
        "TENTANG",
        "RENCANA AKSI",
    )
    assert begins(decree("23"), *([(*heading, *TABLE)] * 4)) == []


def test_the_lampiran_of_the_decree_itself_begin_none() -> None:
    assert begins(decree("23"), block("23", nomor="I"), TABLE, block("23", nomor="II"), TABLE) == []
    assert begins(block("203/PL.02-Kpt/01/KPU/I/2019", year=2019), TABLE, block("203", year=2019)) == []


def test_a_lampiran_that_names_another_number_by_mistake_begins_none() -> None:
    assert begins(decree("23"), block("32"), TABLE, (*block("32"), *TABLE), tables_from=2) == []
    assert begins(decree("23"), block("23", nomor="I"), TABLE, block("32", nomor="II")) == []


def test_a_decree_behind_its_own_lampiran_begins_none() -> None:
    assert begins(block("23"), TABLE, decree("23")) == []


def test_the_same_decree_once_more_begins_a_document() -> None:
    assert begins(decree("23"), block("23"), TABLE, decree("23"), block("23")) == [3]


def test_a_decree_that_is_cited_begins_none() -> None:
    cited: tuple[Line, ...] = (
        (LEFT, "Mengingat : 1. Keputusan Komisi Pemilihan Umum"),
        (LEFT, "Nomor 24 Tahun 2025 tentang Pedoman;"),
        (LEFT, "KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN BATUSARI"),
        (LEFT, "NOMOR 5 TAHUN 2025 TENTANG PENETAPAN RENCANA AKSI."),
        (LEFT, "Lampiran Keputusan Komisi Pemilihan Umum Nomor 24 Tahun 2025"),
    )
    assert begins(decree("23"), block("23"), cited, TABLE, cited) == []
    assert begins(decree("23"), block("23"), cited[4:], TABLE, cited[4:]) == []


def test_a_form_of_a_decree_begins_none() -> None:
    assert begins(decree("23"), block("23"), TABLE, decree("...", region="KABUPATEN ...")) == []


def test_a_digit_that_ocr_misread_begins_no_document() -> None:
    pages = (decree("23"), block("23"), TABLE, block("28"), block("23", region="KABUPATEN WONOS0BO"))
    assert begins(*pages, scanned=True) == []
    assert begins(*pages[:3], block("124"), scanned=True) == [3]
    assert begins(*pages[:3], block("24", region="KABUPATEN BATUSARI"), scanned=True) == [3]
    assert begins(*pages[:3], decree("24"), scanned=True) == [3]
