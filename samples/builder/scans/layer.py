"""The invisible text that scanning programs lay over a page, right or wrong."""

from __future__ import annotations

import functools
import math
from dataclasses import replace

import numpy as np
from PIL import ImageFont

from samples.builder.fonts import path

from .picture import Word

LIKE = str.maketrans(
    {"l": "1", "1": "l", "I": "1", "a": "e", "e": "c", "n": "ri", "m": "rn", "o": "0", "g": "9", "t": "f", "i": "j"}
    | {"u": "ii", "s": "5", "b": "h", ".": ",", ")": "j", "A": "4", "P": "F"}
)
TICKS = str.maketrans("√✓✔\uf0fc\uf0d6✗✘\uf0fb×●■▪\uf06c\uf06e", "VVVVVXXXx•••••")  # cp1252 has no tick


def wrong(words: list[Word], rng: np.random.Generator) -> list[Word]:
    """Words read badly: letters taken for others, words lost, split and glued."""
    found: list[Word] = []
    for word in words:
        fate = rng.random()
        if fate < 0.12:
            continue
        text = "".join(letter.translate(LIKE) if rng.random() < 0.45 else letter for letter in word.text)
        if fate < 0.25:
            text = "".join(rng.permutation([*text]))
        if fate > 0.9 and len(text) > 3:
            text = text[: len(text) // 2] + " ~" + text[len(text) // 2 :]
        found.append(replace(word, text=text))
    return found


def shifted(words: list[Word], rng: np.random.Generator) -> list[Word]:
    """The right words, each some 100 pt from its place."""
    moves = rng.normal(0, 70, (len(words), 2))
    return [replace(word, x=word.x + dx, y=word.y + dy) for word, (dx, dy) in zip(words, moves.tolist(), strict=True)]


def part(words: list[Word], rng: np.random.Generator) -> list[Word]:
    """Only what stands on a third of the page."""
    if not words:
        return []
    limit = float(np.quantile([word.y for word in words], rng.uniform(0.25, 0.45)))
    return [word for word in words if word.y <= limit]


def _width(text: str) -> float:
    """The text's width in Helvetica at 1 pt; Liberation Sans has the same widths."""
    return _metrics().getlength(text) / 1000


@functools.cache
def _metrics() -> ImageFont.FreeTypeFont:
    file = path("Liberation Sans")
    if file is None:
        raise FileNotFoundError("Debian's fonts-liberation")
    return ImageFont.truetype(str(file), 1000, layout_engine=ImageFont.Layout.BASIC)


KINDS = {"right": lambda words, rng: words, "wrong": wrong, "shifted": shifted, "part": part}


def content(words: list[Word]) -> bytes:
    """The words as a content stream in the font /F; x and y are PDF's own here: y counts from the bottom."""
    lines = [b"BT 3 Tr"]
    for word in words:
        text = word.text.translate(TICKS).encode("cp1252", "replace")
        shown = text.decode("cp1252")
        natural = _width(shown) * word.size or 1.0
        sine, cosine = math.sin(math.radians(word.angle)), math.cos(math.radians(word.angle))
        matrix = f"{cosine:.5f} {sine:.5f} {-sine:.5f} {cosine:.5f} {word.x:.2f} {word.y:.2f} Tm"
        escaped = text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        head = f"/F {word.size:.2f} Tf {100 * word.length / natural:.2f} Tz {matrix} ("
        lines.append(head.encode() + escaped + b") Tj")
    lines.append(b"ET")
    return b"\n".join(lines)
