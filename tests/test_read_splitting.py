"""Words are cut at vertical rules, and runs where their writing turns or jumps."""

from __future__ import annotations

import math

import pytest

from skparse.page import Rule, Word
from skparse.read.char_box import CharBox
from skparse.read.splitting import split_at_jumps, split_at_rules


def letters(text: str, x: float = 0.0, gap_after: int = -1, gap: float = 0.0) -> list[CharBox]:
    """Characters 5 pt wide, with a gap after one of them."""
    boxes = []
    for i, char in enumerate(text):
        boxes.append(CharBox(text=char, x0=x, top=10.0, x1=x + 5, bottom=20.0))
        x += 5 + (gap if i == gap_after else 0)
    return boxes


def cut(chars: list[CharBox], *rules: Rule) -> list[Word]:
    text = "".join(c.text for c in chars)
    word = Word(text=text, x0=chars[0].x0, top=10, x1=chars[-1].x1, bottom=20, spaced=False)
    return split_at_rules([word], [(0, len(chars))], rules, lambda start, end: chars[start:end])


def test_a_rule_between_two_letters_cuts() -> None:
    first, second = cut(letters("KetTim", gap_after=2, gap=2), Rule(15.8, 0, 16.2, 50))
    assert first == Word(text="Ket", x0=0, top=10, x1=15, bottom=20, spaced=True)
    assert second == Word(text="Tim", x0=17, top=10, x1=32, bottom=20, spaced=False)


@pytest.mark.parametrize(
    "rule",
    [
        Rule(17.3, 0, 17.7, 50),  # through a letter: the text overflows its cell
        Rule(15.8, 25, 16.2, 50),  # begins below the word
        Rule(0.3, 0, 0.7, 50),  # at its edge
    ],
)
def test_a_rule_that_does_not_cut(rule: Rule) -> None:
    assert [w.text for w in cut(letters("KetTim", gap_after=2, gap=0.5), rule)] == ["KetTim"]


def test_two_rules_cut_twice() -> None:
    chars = [*letters("A"), *letters("B", 7), *letters("C", 14)]
    assert [w.text for w in cut(chars, Rule(6, 0, 6, 50), Rule(13, 0, 13, 50))] == ["A", "B", "C"]


def test_words_without_characters_are_not_cut() -> None:
    word = Word(text="KetTim", x0=0, top=10, x1=30, bottom=20)
    assert split_at_rules([word], [(-1, -1)], [Rule(15, 0, 15, 50)], lambda *_: []) == [word]
    assert split_at_rules([], [], [Rule(15, 0, 15, 50)], lambda *_: []) == []


def test_a_run_over_two_lines_is_two_words() -> None:
    chars = [*letters("Ap"), CharBox(text="r", x0=0.0, top=22.0, x1=5.0, bottom=32.0)]
    assert [(w.text, a, b) for w, a, b in split_at_jumps(chars, 0)] == [("Ap", 0, 2), ("r", 2, 3)]


def test_a_run_that_jumps_back_or_ahead() -> None:
    assert [w.text for w, _, _ in split_at_jumps([*letters("ab", 50), *letters("cd")], 0)] == ["ab", "cd"]
    assert [w.text for w, _, _ in split_at_jumps([*letters("ab"), *letters("cd", 30)], 0)] == ["ab", "cd"]


@pytest.mark.parametrize("quarters", [1, 2, 3, -1, 4])
def test_a_turned_run_is_one_word(quarters: int) -> None:
    def turned(char: CharBox) -> CharBox:
        text, x0, top, x1, bottom = char
        for _ in range(quarters % 4):  # a quarter clockwise about (100, 100)
            x0, top, x1, bottom = 200 - bottom, x0, 200 - top, x1
        return CharBox(text=text, x0=x0, top=top, x1=x1, bottom=bottom)

    found = split_at_jumps([turned(c) for c in letters("Juni")], quarters * math.pi / 2)
    assert [w.text for w, _, _ in found] == ["Juni"]
    assert found[0][0].box == turned(CharBox(text="", x0=0, top=10, x1=20, bottom=20)).box
