"""Markers as these documents print them."""

from __future__ import annotations

from collections.abc import Sequence

STYLES = (  # orders seen in real documents
    ("1.", "a.", "1)", "a)", "(1)"),
    ("I.", "A.", "1.", "a.", "1)"),
    ("A.", "I.", "1.", "i.", "a."),
    ("1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.1.1"),
    ("1.", "1.1", "1.1.1", "1.1.1.1", "1.1.1.1.1"),
    ("I", "1", "a", "1)", "a)"),
    ("A.", "1.", "a.", "1)", "a)"),
    ("1.", "a)", "1)", "(a)", "(1)"),
    ("I.", "1.", "a.", "i.", "a)"),
    ("1.", "1.1.", "a.", "1)", "a)"),
)


def roman(number: int) -> str:
    """1 → I, 4 → IV."""
    text = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += letters * (number // value)
        number %= value
    return text


def letter(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    return letter((number - 1) // 26) + letter((number - 1) % 26 + 1) if number > 26 else chr(96 + number)


def marker(style: str, chain: Sequence[int]) -> str:
    """The marker of the node whose ordinals from the root are `chain`."""
    core = style.strip("().")
    number = chain[-1]
    if "." in core:
        depth = core.count(".") + 1
        shown = ".".join(str(step) for step in chain[-depth:])
    else:
        shown = {"1": str(number), "a": letter(number), "A": letter(number).upper(), "I": roman(number)}.get(
            core, roman(number).lower()
        )
    return style.replace(core, shown, 1)
