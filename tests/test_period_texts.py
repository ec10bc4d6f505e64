"""What the text of a schedule's cell says: months, and from when to when. What names no year is of a plan of 2030."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from skparse.text.period_texts import PeriodText, list_may_mean, months_in_words, read_period_text, together

ALL = tuple(range(1, 13))
YEAR = 2030
UNKNOWN = (None, None)


def dates(read: PeriodText) -> tuple[str | None, str | None]:
    first, last = (day.isoformat() if day is not None else None for day in (read.start, read.end))
    return first, last


def read(*lines: str) -> tuple[tuple[int, ...], tuple[str | None, str | None]]:
    found = read_period_text(lines, YEAR)
    return found.months, dates(found)


@pytest.mark.parametrize(
    ("lines", "months"),
    [
        (["- Juni 2021", "- Desember 2021"], (6, 12)),
        (["- Maret 2021 - Juni 2021 - Desember 2021"], (3, 6, 12)),
        (["– Maret 2021 – Juni 2021"], (3, 6)),
        (["-Maret 2021", "-Juni 2021"], (3, 6)),
        (["- Maret 2021 - Juni", "2021 - Desember 2021"], (3, 6, 12)),
        (["- Maret 2021 - Juni 2021", "- Desember 2021"], (3, 6, 12)),
        (["- Januari - Maret 2021", "- Juni 2021"], (1, 2, 3, 6)),
        (["- November 2025 - Februari 2026", "- Juni 2026"], (1, 2, 6, 11, 12)),
        (["- Januari-Maret 2021 - Juni 2021"], (1, 2, 3, 6)),
        (["• Maret 2021", "• Juni 2021"], (3, 6)),
        (["1. Maret 2. Juni"], (3, 6)),
        (["a. Maret", "b. Juni"], (3, 6)),
        (["Tahap:", "- Maret", "- Juni"], (3, 6)),
        (["Januari 2021", "- Desember 2021"], ALL),
        (["Januari -", "Maret 2021"], (1, 2, 3)),
        (["Maret 2021 - Juni 2021 - Desember 2021"], (3, 6, 12)),
        (["Maret 2021", "Juni 2021"], (3, 6)),
        (["Januari 2021", "Januari s/d Mar 2021"], (1, 2, 3)),
    ],
)
def test_lists_and_stretches(lines: Sequence[str], months: tuple[int, ...]) -> None:
    assert read_period_text(lines).months == months


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12 Maret 2026", "2026-03-12", "2026-03-12"),
        ("12 Maret", "2030-03-12", "2030-03-12"),
        ("12Maret2026", "2026-03-12", "2026-03-12"),
        ("Kamis, 12 Maret 2026", "2026-03-12", "2026-03-12"),
        ("Minggu, 15 Maret 2026", "2026-03-15", "2026-03-15"),
        ("tgl. 12 bulan Maret 2026", "2026-03-12", "2026-03-12"),
        ("31/03/2026", "2026-03-31", "2026-03-31"),
        ("31-03-2026", "2026-03-31", "2026-03-31"),
        ("31.03.2026", "2026-03-31", "2026-03-31"),
        ("31/03/26", "2026-03-31", "2026-03-31"),
        ("03/31/2026", "2026-03-31", "2026-03-31"),
        ("2026-03-31", "2026-03-31", "2026-03-31"),
        ("paling lambat 31/03/2026", "2026-03-31", "2026-03-31"),
        ("Selambat-lambatnya 31 Maret 2026", "2026-03-31", "2026-03-31"),
        ("Tercapai 31 Maret 2026.", "2026-03-31", "2026-03-31"),
        ("5 s.d. 20 April", "2030-04-05", "2030-04-20"),
        ("5-20 April 2026", "2026-04-05", "2026-04-20"),
        ("5 – 20 April 2026", "2026-04-05", "2026-04-20"),
        ("5, 12 dan 19 April 2026", "2026-04-05", "2026-04-19"),
        ("28 Februari – 5 Maret 2026", "2026-02-28", "2026-03-05"),
        ("12 Maret 2026 s.d. 5 April 2026", "2026-03-12", "2026-04-05"),
        ("01/03/2026 - 15/04/2026", "2026-03-01", "2026-04-15"),
        ("31 Februari 2026", "2026-02-28", "2026-02-28"),
        ("Maret 2026", "2026-03-01", "2026-03-31"),
        ("Maret 2O26", "2026-03-01", "2026-03-31"),
        ("Maret '26", "2026-03-01", "2026-03-31"),
        ("Maret/2026", "2026-03-01", "2026-03-31"),
        ("03/2026", "2026-03-01", "2026-03-31"),
        ("Mar-26", "2026-03-01", "2026-03-31"),
        ("Februari 2028", "2028-02-01", "2028-02-29"),
    ],
)
def test_exact_dates(text: str, first: str, last: str) -> None:
    months, found = read(text)
    assert found == (first, last)
    assert months == tuple(range(int(first[5:7]), int(last[5:7]) + 1))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Minggu ke-2 Maret", "03-08", "03-14"),
        ("Minggu II Maret", "03-08", "03-14"),
        ("MINGGU ll MARET", "03-08", "03-14"),
        ("Minggu kedua bulan Maret", "03-08", "03-14"),
        ("Maret Minggu II", "03-08", "03-14"),
        ("Maret (Minggu ke 2)", "03-08", "03-14"),
        ("M2 Maret", "03-08", "03-14"),
        ("Minggu I dan III Maret", "03-01", "03-21"),
        ("Minggu I-II Maret", "03-01", "03-14"),
        ("Minggu IV Maret", "03-22", "03-31"),
        ("Minggu V Maret", "03-29", "03-31"),
        ("Minggu terakhir April", "04-24", "04-30"),
        ("Minggu IV Maret s.d. Minggu II April", "03-22", "04-14"),
        ("Awal Juni", "06-01", "06-10"),
        ("Pertengahan Juni", "06-11", "06-20"),
        ("Akhir Juni", "06-21", "06-30"),
        ("akhir bulan Juni", "06-21", "06-30"),
        ("Awal Maret s.d. akhir April", "03-01", "04-30"),
        ("Awal s.d. akhir Maret", "03-01", "03-31"),
        ("Awal dan akhir Triwulan I", "01-01", "03-31"),
        ("Akhir Triwulan I", "03-01", "03-31"),
        ("Awal Semester II", "07-01", "07-31"),
        ("Akhir tahun", "12-01", "12-31"),
    ],
)
def test_parts_of_months(text: str, first: str, last: str) -> None:
    months, found = read(text)
    assert found == (f"2030-{first}", f"2030-{last}")
    assert months == tuple(range(int(first[:2]), int(last[:2]) + 1))


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("B03", (3,)),
        ("BO3", (3,)),
        ("B.03", (3,)),
        ("b3", (3,)),
        ("B03, B06 dan B12", (3, 6, 12)),
        ("B03 - B06", (3, 4, 5, 6)),
        ("TW. II", (4, 5, 6)),
        ("TW. ll", (4, 5, 6)),
        ("Triwulan I dan Triwulan IN", (1, 2, 3, 10, 11, 12)),
        ("Triwulan ini", ()),
        ("TW 11", (4, 5, 6)),
        ("TWII", (4, 5, 6)),
        ("Tw-2", (4, 5, 6)),
        ("Q2", (4, 5, 6)),
        ("Triwuian II", (4, 5, 6)),
        ("Tri Wulan ke-2", (4, 5, 6)),
        ("Triwulan Kedua", (4, 5, 6)),
        ("Kuartal II", (4, 5, 6)),
        ("Triwulan I dan III", (1, 2, 3, 7, 8, 9)),
        ("TW I, II dan IV", (1, 2, 3, 4, 5, 6, 10, 11, 12)),
        ("TW I & TW IV", (1, 2, 3, 10, 11, 12)),
        ("Triwulan II – IV", (4, 5, 6, 7, 8, 9, 10, 11, 12)),
        ("Triwulan II s.d. III", (4, 5, 6, 7, 8, 9)),
        ("Triwulan 1, 2 laporan", (1, 2, 3)),
        ("Semester I", (1, 2, 3, 4, 5, 6)),
        ("Semster II", (7, 8, 9, 10, 11, 12)),
        ("SMT 2", (7, 8, 9, 10, 11, 12)),
        ("Semester I dan II", ALL),
        ("Caturwulan I", (1, 2, 3, 4)),
        ("TW I (Januari)", (1,)),
        ("Maret (TW I)", (3,)),
        ("Maret, TW II", (3, 4, 5, 6)),
        ("TW I (Jan, Feb) dan TW II", (1, 2, 4, 5, 6)),
        ("Agst", (8,)),
        ("Januari s.d. Maret", (1, 2, 3)),
        ("Januari s/d Maret", (1, 2, 3)),
        ("Januari s.d.Maret", (1, 2, 3)),
        ("Januaris.d.Maret", (1, 2, 3)),
        ("Januari sd. Maret", (1, 2, 3)),
        ("Januari sampai dengan bulan Maret", (1, 2, 3)),
        ("Jan-Mar", (1, 2, 3)),
        ("April – Des 2021.", (4, 5, 6, 7, 8, 9, 10, 11, 12)),
        ("Maret, Juni dan September", (3, 6, 9)),
        ("Maret dan/atau April", (3, 4)),
        ("Maret/April", (3, 4)),
        ("Juli, Septmber dan Desember", (7, 9, 12)),
        ("Apr1l", (4,)),
        ("0ktober", (10,)),
        ("Septem ber", (9,)),
        ("Febru- ari", (2,)),
        ("November s.d. Januari", (1, 11, 12)),
        ("Juli 2021 1. Meningkatnya ketaatan 2. Meningkatnya disiplin", (7,)),
    ],
)
def test_codes_parts_of_the_year_and_months(text: str, months: tuple[int, ...]) -> None:
    assert read(text)[0] == months


@pytest.mark.parametrize(
    "text",
    [
        "menyesuaikan",
        "Sesuai kebutuhan",
        "2 dokumen",
        "50%",
        "3 bulan",
        "1 tahun sekali",
        "2 kali setahun",
        "Setiap tahun",
        "Minggu II",
        "Semi final",
        "Pertengahan tahun 2026",
        "Permen Nomor 90 Tahun 2021",
        "",
        "- -",
    ],
)
def test_texts_that_name_no_time(text: str) -> None:
    assert not read_period_text([text], YEAR).names_time


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("Tahun 2026", "2026-01-01", "2026-12-31"),
        ("T.A. 2026", "2026-01-01", "2026-12-31"),
        ("Tahun Anggaran 2026", "2026-01-01", "2026-12-31"),
        ("2025 - 2029", "2025-01-01", "2029-12-31"),
        ("2025, 2026", "2025-01-01", "2026-12-31"),
    ],
)
def test_years_alone_name_no_month(text: str, first: str, last: str) -> None:
    assert read(text) == ((), (first, last))


@pytest.mark.parametrize(
    ("text", "months", "found"),
    [
        ("November 2025 - Februari 2026", (1, 2, 11, 12), ("2025-11-01", "2026-02-28")),
        ("November – Februari 2026", (1, 2, 11, 12), ("2025-11-01", "2026-02-28")),
        ("Oktober-Novem ber 2026", (10, 11), ("2026-10-01", "2026-11-30")),
        ("November 2025 – Februari", (1, 2, 11, 12), ("2025-11-01", "2026-02-28")),
        ("November – Februari", (1, 2, 11, 12), UNKNOWN),
        ("Oktober 2025 s.d. September 2026", ALL, ("2025-10-01", "2026-09-30")),
        ("Maret 2025 – Maret 2026", ALL, ("2025-03-01", "2026-03-31")),
        ("TW IV 2025 s.d. TW I 2026", (1, 2, 3, 10, 11, 12), ("2025-10-01", "2026-03-31")),
        ("Maret, Juni dan September 2026", (3, 6, 9), ("2026-03-01", "2026-09-30")),
        ("Tahun 2026: Maret dan Juni", (3, 6), ("2026-03-01", "2026-06-30")),
        ("Tahun 2025: Maret, Juni; Tahun 2026: Maret", (3, 6), ("2025-03-01", "2026-03-31")),
        ("Desember, Januari 2026", (1, 12), UNKNOWN),
        ("Juni 2026 – Maret 2026", (3, 6), ("2026-03-01", "2026-06-30")),
    ],
)
def test_years(text: str, months: tuple[int, ...], found: tuple[str | None, str | None]) -> None:
    assert read(text) == (months, found)


def test_without_the_plans_year_only_printed_years_give_dates() -> None:
    assert dates(read_period_text(["Maret"])) == UNKNOWN
    assert dates(read_period_text(["Maret 2026"])) == ("2026-03-01", "2026-03-31")
    assert dates(read_period_text(["Tiap bulan"])) == UNKNOWN


def test_misspelled_months_are_told() -> None:
    assert read_period_text(["Juli, Septmber dan Desmber"]).misspelled == ("septmber", "desmber")
    assert read_period_text(["Juli, Sept. dan Des"]).misspelled == ()


def test_a_list_in_one_line_may_have_held_stretches() -> None:
    text = "- Januari - Maret 2021 - Juni 2021"
    assert months_in_words(text) == (1, 3, 6)
    assert list_may_mean(text, (1, 2, 3, 6))
    assert not list_may_mean(text, (1, 2, 3))
    assert not list_may_mean(text, (1, 3, 6, 12))
    assert not list_may_mean("Januari - Maret 2021", (1, 3))


def test_texts_of_several_cells_together() -> None:
    texts = [read_period_text([text], YEAR) for text in ("Juni", "sesuai kebutuhan", "Maret 2029")]
    assert together(texts) == PeriodText((3, 6), date(2029, 3, 1), date(2030, 6, 30))
    assert dates(together([*texts, read_period_text(["Mei"])])) == UNKNOWN


@pytest.mark.parametrize(
    "text", ["Mulai Maret 2026", "Januari 2026 s/d selesai", "s.d. Juni", "Maret sampai dengan", "sejak TW II"]
)
def test_a_time_with_one_end_is_told(text: str) -> None:
    assert read_period_text([text], YEAR).is_open


@pytest.mark.parametrize(
    "text",
    [
        "Januari s.d. Juni",
        "mulai Januari s.d. Juni",
        "Tiap bulan, mulai Mei",
        "5 s.d. 20 April",
        "Mei",
        "sampai selesai",
    ],
)
def test_a_time_with_both_ends_is_none_of_these(text: str) -> None:
    assert not read_period_text([text], YEAR).is_open
