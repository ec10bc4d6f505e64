"""The years of titles, of headings and of the columns below them."""

from __future__ import annotations

import pytest

from skparse.text.column_dates import column_dates
from skparse.text.years import Years, plan_years, years_named, years_of_columns, years_of_heading


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("RENCANA AKSI KPU KABUPATEN X TAHUN 2026", (2026,)),
        ("AKSI SEMESTER 1 (JANUARI-JUNI 2021)", (2021,)),
        ("RENCANA AKSI TAHUN 2025/2026", (2025, 2026)),
        ("RENCANA AKSI TAHUN 2025-26", (2025, 2026)),
        ("ROADMAP 2020 s.d. 2024", (2020, 2024)),
        ("RENCANA AKSI RENSTRA 2025-2029 TAHUN 2026", (2026,)),
        ("PERATURAN NOMOR 90 TAHUN 2021 TENTANG RENCANA AKSI TAHUN 2026", (2026,)),
        ("TAHUN 2026 DAN 2025", (2025, 2026)),
        ("RENCANA AKSI", ()),
        ("ANGGARAN RP 2.026.000", ()),
        (None, ()),
    ],
)
def test_years_of_titles(title: str | None, years: Years) -> None:
    assert years_named(title) == years


@pytest.mark.parametrize(
    ("headings", "years"),
    [
        (("WAKTU PELAKSANAAN", "2025", "Okt"), (2025,)),
        (("TAHUN 2026", "Okt 2025"), (2025,)),
        (("Jan-26",), (2026,)),
        (("Jan '26",), (2026,)),
        (("WAKTU", "Januari"), ()),
        (("TW IV 2025",), (2025,)),
        ((), ()),
    ],
)
def test_years_of_headings(headings: tuple[str, ...], years: Years) -> None:
    assert years_of_heading(headings) == years


@pytest.mark.parametrize(
    ("judul", "tentang", "tahun", "years"),
    [
        ("RENCANA AKSI TAHUN 2026", "RENCANA AKSI TAHUN 2027", 2025, (2026,)),
        ("RENCANA AKSI", "PENETAPAN RENCANA AKSI TAHUN 2026", 2025, (2026,)),
        ("RENCANA AKSI", "PENETAPAN RENCANA AKSI", 2025, (2025,)),
        ("RENCANA AKSI TAHUN 2025 DAN 2027", None, 2025, (2025, 2027)),
        (None, None, None, ()),
    ],
)
def test_the_title_is_asked_before_the_decree(
    judul: str | None, tentang: str | None, tahun: int | None, years: Years
) -> None:
    assert plan_years(judul, tentang, tahun) == years


def test_years_that_contradict_each_other_tell_nothing() -> None:
    months = [(10,), (11,), (12,), (1,)]
    assert years_of_columns(months, [(2025,), (), (), (2026,)], ()) == [2025, 2025, 2025, 2026]
    assert years_of_columns(months, [(2025,), (), (), (2025,)], (2025,)) == [None] * 4
    assert years_of_columns(months, [(2024, 2026)] * 4, ()) == [None] * 4


def test_a_column_in_words_has_a_year_if_one_alone_is_named() -> None:
    assert years_of_columns([(), ()], [(2025,), ()], (2026,)) == [2025, 2026]
    assert years_of_columns([()], [()], (2025, 2026)) == [None]


def test_weeks_begin_and_end_within_their_month() -> None:
    four = column_dates(["1", "2", "3", "4"], [(2,)] * 4, [()] * 4, (2026,))
    assert [(one.start, one.end) for one in four] == [
        ("2026-02-01", "2026-02-07"),
        ("2026-02-08", "2026-02-14"),
        ("2026-02-15", "2026-02-21"),
        ("2026-02-22", "2026-02-28"),
    ]
    five = column_dates(["I", "II", "III", "IV", "V"], [(3,)] * 5, [()] * 5, (2026,))
    assert [(one.start, one.end) for one in five[3:]] == [("2026-03-22", "2026-03-28"), ("2026-03-29", "2026-03-31")]


def test_quarters_and_months_of_no_known_year_have_no_dates() -> None:
    assert column_dates(["TW I"], [(1, 2, 3)], [()], (2026,))[0][:2] == ("2026-01-01", "2026-03-31")
    assert column_dates(["TW I"], [(1, 2, 3)], [()], ())[0][:2] == (None, None)
