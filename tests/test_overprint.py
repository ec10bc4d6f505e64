"""Words that are printed over each other are found."""

from __future__ import annotations

import io

import pikepdf
import pytest
from conftest import SAMPLES

import skparse
from skparse.overprint import overprints
from skparse.page import Page, Word


def _page(*words: tuple[str, float, float, float, float]) -> Page:
    return Page(1, 500, 500, tuple(Word(*word) for word in words), (), (), (), ())


@pytest.mark.parametrize(
    ("second", "over"),
    [
        (("pleno", 45, 12, 75, 22), True),
        (("pleno", 45, 18, 75, 28), False),  # lines without leading
        (("pleno", 69.5, 10, 99, 20), False),  # letters that lean over
        (("pleno", 90, 10, 120, 20), False),
        (("n", 45, 12, 50, 22), False),
    ],
)
def test_pairs(second: tuple[str, float, float, float, float], over: bool) -> None:
    first = ("Rapat", 40.0, 10.0, 70.0, 20.0)
    for page in (_page(first, second), _page(second, first)):
        assert [{one.first, one.second} for one in overprints(page)] == ([{"Rapat", "pleno"}] if over else [])


def test_many_words_and_none() -> None:
    words = [
        (f"kata{n}", 10.0 * (n % 40), 12.0 * (n // 40), 10.0 * (n % 40) + 8, 12.0 * (n // 40) + 10) for n in range(400)
    ]
    assert overprints(_page()) == []
    assert overprints(_page(*words)) == []
    assert len(overprints(_page(*words, ("atas", 201.0, 61.0, 205.0, 69.0)))) == 1


def _raised(points: int) -> pikepdf.ContentStreamInstruction:
    """The operator that raises the texts that follow."""
    return pikepdf.ContentStreamInstruction([points], pikepdf.Operator("Ts"))


def test_a_word_moved_onto_another_is_a_finding() -> None:
    data = (SAMPLES / "wonosobo-2026.pdf").read_bytes()
    before = skparse.parse(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[5]
        seen = 0
        moved: list[pikepdf.ContentStreamInstruction] = []
        for instruction in pikepdf.parse_content_stream(page):
            assert isinstance(instruction, pikepdf.ContentStreamInstruction)
            shows = str(instruction.operator) in ("Tj", "TJ")
            seen += shows
            # A text in the middle of the page, raised by a line.
            if shows and seen == 60:
                moved.append(_raised(12))
            moved.append(instruction)
            if shows and seen == 60:
                moved.append(_raised(0))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(moved))
        stream = io.BytesIO()
        pdf.save(stream)
    after = skparse.parse(stream.getvalue())
    codes = [[f.page for f in plan.findings if f.code == "text-overprinted"] for plan in (before, after)]
    assert codes == [[], [6]]
