"""Words cut at rules, and runs cut where they turn or jump."""

from __future__ import annotations

import math

import pytest

from skparse.page import Rule, Word
from skparse.read.pieces import pieces
from skparse.read.words import CharBox, split_at_rules


def letters(text: str, x: float = 0.0, gap_after: int = -1, gap: float = 0.0) -> list[CharBox]:
    """Characters 5 pt wide, with a gap after one of them."""
    boxes = []
    for i, char in enumerate(text):
        boxes.append((char, x, 10.0, x + 5, 20.0))
        x += 5 + (gap if i == gap_after else 0)
    return boxes


def cut(chars: list[CharBox], *rules: Rule) -> list[Word]:
    text = "".join(c[0] for c in chars)
    word = Word(text, chars[0][1], 10, chars[-1][3], 20, False)
    return split_at_rules([word], [(0, len(chars))], rules, lambda start, end: chars[start:end])


def test_a_rule_between_two_letters_cuts() -> None:
    first, second = cut(letters("KetTim", gap_after=2, gap=2), Rule(15.8, 0, 16.2, 50))
    assert first == Word("Ket", 0, 10, 15, 20, True)
    assert second == Word("Tim", 17, 10, 32, 20, False)


@pytest.mark.parametrize(
    "rule",
    [
        Rule(17.3, 0, 17.7, 50),  # through a letter: the text overflows its cell
        Rule(15.8, 25, 16.2, 50),  # begins below the word
        Rule(0.3, 0, 0.7, 50),  # at its edge
    ],
)
def test_other_rules_do_not(rule: Rule) -> None:
    assert [w.text for w in cut(letters("KetTim", gap_after=2, gap=0.5), rule)] == ["KetTim"]


def test_two_rules_cut_twice() -> None:
    chars = [*letters("A"), *letters("B", 7), *letters("C", 14)]
    assert [w.text for w in cut(chars, Rule(6, 0, 6, 50), Rule(13, 0, 13, 50))] == ["A", "B", "C"]


def test_words_without_characters_stay() -> None:
    word = Word("KetTim", 0, 10, 30, 20)
    assert split_at_rules([word], [(-1, -1)], [Rule(15, 0, 15, 50)], lambda *_: []) == [word]
    assert split_at_rules([], [], [Rule(15, 0, 15, 50)], lambda *_: []) == []


def test_a_run_over_two_lines_is_two_words() -> None:
    chars = [*letters("Ap"), ("r", 0.0, 22.0, 5.0, 32.0)]
    assert [(w.text, a, b) for w, a, b in pieces(chars, 0)] == [("Ap", 0, 2), ("r", 2, 3)]


def test_a_run_that_jumps_back_or_ahead() -> None:
    assert [w.text for w, _, _ in pieces([*letters("ab", 50), *letters("cd")], 0)] == ["ab", "cd"]
    assert [w.text for w, _, _ in pieces([*letters("ab"), *letters("cd", 30)], 0)] == ["ab", "cd"]


@pytest.mark.parametrize("turn", [1, 2, 3, -1, 4])
def test_a_turned_run_is_one_word(turn: int) -> None:
    def turned(box: CharBox) -> CharBox:
        char, x0, top, x1, bottom = box
        for _ in range(turn % 4):  # a quarter clockwise about (100, 100)
            x0, top, x1, bottom = 200 - bottom, x0, 200 - top, x1
        return char, x0, top, x1, bottom

    found = pieces([turned(c) for c in letters("Juni")], turn * math.pi / 2)
    assert [w.text for w, _, _ in found] == ["Juni"]
    whole = turned(("", 0, 10, 20, 20))
    assert found[0][0][1:5] == whole[1:]
