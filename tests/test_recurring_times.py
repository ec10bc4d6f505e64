"""Texts of a schedule's cell that say how often something is done: "Tiap bulan", "3 bulan sekali"."""

from __future__ import annotations

import pytest

from skparse.text.period_texts import read_period_text

ALL = tuple(range(1, 13))
QUARTER_ENDS = (3, 6, 9, 12)
WHOLE_YEAR = ("2030-01-01", "2030-12-31")


def read(text: str) -> tuple[tuple[int, ...], tuple[str | None, str | None]]:
    """Months, first and last day; what names no year is of 2030."""
    found = read_period_text([text], 2030)
    first, last = (day.isoformat() if day is not None else None for day in (found.start, found.end))
    return found.months, (first, last)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Tiap Bulan", ALL),
        ("Setiap bulan", ALL),
        ("per bulan", ALL),
        ("Bulanan", ALL),
        ("Rutin", ALL),
        ("Tanggal 10 setiap bulan", ALL),
        ("Sepanjang tahun", ALL),
        ("1 tahun", ALL),
        ("1 (satu) tahun", ALL),
        ("selama 1 tahun", ALL),
        ("12 bulan", ALL),
        ("2 kali sebulan", ALL),
        ("1 kali dalam 1 bulan", ALL),
        ("Setiap saat", ALL),
        ("Tiap Triwulan", QUARTER_ENDS),
        ("Setiap akhir triwulan", QUARTER_ENDS),
        ("3 bulan sekali", QUARTER_ENDS),
        ("setiap 3 (tiga) bulan", QUARTER_ENDS),
        ("Setiap awal triwulan", (1, 4, 7, 10)),
        ("Tiap semester", (6, 12)),
        ("Semesteran", (6, 12)),
    ],
)
def test_what_comes_back_is_of_the_whole_year(text: str, months: tuple[int, ...]) -> None:
    assert read(text) == (months, WHOLE_YEAR)


@pytest.mark.parametrize(
    ("text", "months", "first", "last"),
    [
        ("Setiap bulan (Januari s.d. Juni)", (1, 2, 3, 4, 5, 6), "2030-01-01", "2030-06-30"),
        ("Januari – Juni, setiap bulan", ALL, *WHOLE_YEAR),
        ("Setiap bulan Januari", (1,), "2030-01-01", "2030-01-31"),
        ("Setiap bulan, mulai Oktober 2026", (10, 11, 12), "2026-10-01", "2026-12-31"),
        ("Setiap triwulan (Januari – Desember)", QUARTER_ENDS, *WHOLE_YEAR),
        ("Selama tahun 2026", ALL, "2026-01-01", "2026-12-31"),
        ("Sepanjang tahun 2026", ALL, "2026-01-01", "2026-12-31"),
    ],
)
def test_what_comes_back_within_a_time(text: str, months: tuple[int, ...], first: str, last: str) -> None:
    assert read(text) == (months, (first, last))
