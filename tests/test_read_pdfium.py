"""The default reader: the same geometry however the page is stored, and pages that pdfium misreads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from forge import HEIGHT, LOOKS, PLAIN, SHEET, WIDTH, Look, forge, text

from skparse.errors import EncryptedError, InputError
from skparse.page import Page
from skparse.read.pdfium import PdfiumReader
from skparse.read.reader import PageError


def read(data: bytes, password: str | None = None) -> Page:
    reader = PdfiumReader(data, password)
    try:
        return reader.page(1)
    finally:
        reader.close()


SAMPLES = Path(__file__).parent.parent / "samples"
PLAIN_PAGE = read(forge(SHEET))


def same(a: Sequence[Sequence[object]], b: Sequence[Sequence[object]], within: float) -> bool:
    """Are the records equal up to ``within`` points, in any order (a turned outline begins at another corner)?"""

    def numbers(row: Sequence[object]) -> tuple[float, ...]:
        return tuple(x for x in row if isinstance(x, float))

    def rest(row: Sequence[object]) -> list[object]:
        return [x for x in row if not isinstance(x, float)]

    left = list(b)
    for row in a:
        for other in left:
            near = all(abs(x - y) <= within for x, y in zip(numbers(row), numbers(other), strict=True))
            if near and rest(row) == rest(other):
                left.remove(other)
                break
        else:
            return False
    return not left


@pytest.mark.parametrize("look", LOOKS)
def test_the_page_as_displayed(look: Look) -> None:
    page = read(forge(SHEET, look))
    assert (page.width, page.height) == pytest.approx((WIDTH, HEIGHT))
    assert [w.text for w in page.words] == ["Tim", "Kerja", "2026"]
    assert same(page.words, PLAIN_PAGE.words, 0.05)
    assert same(page.rules_h, PLAIN_PAGE.rules_h, 0.05)
    assert same(page.rules_v, PLAIN_PAGE.rules_v, 0.05)
    assert same(page.fills, PLAIN_PAGE.fills, 0.05)


def test_words_rules_and_fills_of_a_page() -> None:
    tim = PLAIN_PAGE.words[0]
    assert (tim.x0, tim.x1) == pytest.approx((25, 25 + 16.66), abs=0.2)
    assert tim.top < HEIGHT - 215 - 5 and HEIGHT - 215 < tim.bottom < HEIGHT - 215 + 4
    assert [(f.color, tuple(round(v) for v in f.box)) for f in PLAIN_PAGE.fills] == [("#CCCCCC", (20, 60, 120, 100))]
    assert len(PLAIN_PAGE.rules_h) == 9 and len(PLAIN_PAGE.rules_v) == 8


def test_a_user_unit_in_an_object_stream() -> None:
    page = read(forge(SHEET, Look(unit=2), object_streams=True))
    assert (page.width, page.height) == pytest.approx((WIDTH, HEIGHT))


@pytest.mark.parametrize("look", [PLAIN, Look(rotate=90), Look(rotate=180), Look(rotate=270), Look(unit=2)])
@pytest.mark.parametrize("matrix", ["0 1 -1 0 100 50", "0 -1 1 0 100 150", "-1 0 0 -1 150 100"])
def test_sideways_text_makes_words(matrix: str, look: Look) -> None:
    page = read(forge(f"BT /F1 10 Tf {matrix} Tm (Tim Kerja) Tj ET", look))
    assert [w.text for w in page.words] == ["Tim", "Kerja"]


def test_a_word_that_pdfium_cuts_into_letters() -> None:
    # Narrow columns make pdfium take the page for vertical text: every letter is then on a line of its own, and every
    # column is one run. Each letter is a text object of its own, as in Chromium's files.
    columns = "".join(text(20 + 60 * i, 280 - 10 * j, "abcdef"[j % 6]) for i in range(6) for j in range(26))
    word = "".join(text(140 + 5.56 * i, 100, letter) for i, letter in enumerate("gabungan"))
    page = read(forge(columns + word))
    assert [w.text for w in page.words if len(w.text) > 1] == ["gabungan"]
    assert sum(len(w.text) == 1 for w in page.words) == 6 * 26


def test_words_of_a_font_without_metrics_have_the_same_height() -> None:
    # Writer's subsets of fonts state no ascent and descent; pdfium's boxes are then as high as the letters' ink.
    reader = PdfiumReader((SAMPLES / "wonosobo-2026.pdf").read_bytes())
    heights = {round(w.height, 1) for w in reader.page(5).words}
    reader.close()
    assert len(heights) <= 3  # the table's 10.6, 10.7 where a letter is higher than that, and the stamp's


def test_encrypted() -> None:
    data = forge(SHEET, password="rahasia")
    with pytest.raises(EncryptedError, match="encrypted"):
        PdfiumReader(data)
    with pytest.raises(EncryptedError, match="wrong"):
        PdfiumReader(data, "salah")
    assert len(read(data, "rahasia").words) == 3


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"not a pdf at all"])
def test_not_a_pdf(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        PdfiumReader(data)
    assert "\n" not in str(caught.value)


def test_a_page_that_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skparse.read.pdfium.raw.FPDF_LoadPage", lambda *_: None)
    with pytest.raises(PageError, match="page 1 cannot be loaded"):
        read(forge(SHEET))
