"""What is written below a period: values, and what says that nothing is planned."""

from __future__ import annotations

import pytest

from skparse.text.cell_values import is_value, marks_nothing


@pytest.mark.parametrize(
    "text", ["-", "–", "- -", "0", "0 -", "0%", "0 %", "0,00", "00", "Rp. 0", "Rp -", ".", "…", "0 dok", "0 - 0 -"]
)
def test_texts_that_mark_nothing(text: str) -> None:
    assert marks_nothing(text)


@pytest.mark.parametrize("text", ["50%", "2 dok", "1 laporan", "Rp 300.000", "1 6.900.000", "0 39.150.000", "100"])
def test_values(text: str) -> None:
    assert is_value(text) and not marks_nothing(text)


@pytest.mark.parametrize("text", ["√", "v", "x", "Laporan", "Januari", "o", "O"])
def test_signs_and_words_are_no_values(text: str) -> None:
    assert not is_value(text) and not marks_nothing(text)
