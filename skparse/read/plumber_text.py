"""The words of a page from pdfminer's characters, by pdfplumber's word extraction."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from pdfplumber.utils.text import WordExtractor

from skparse.geometry import Box, BoxMethods
from skparse.page import Word
from skparse.read.char_box import CharBox
from skparse.read.characters import BLANKS, PRIVATE_SPACE, ZERO_WIDTH, is_slanted
from skparse.read.content_device import Char
from skparse.read.settings import WORDS
from skparse.read.shapes import Point, ShapeSorter
from skparse.read.splitting import split_at_rules
from skparse.read.viewport import Viewport

Direction = Literal["ltr", "rtl", "ttb", "btt"]
"""In which text is written on the displayed page, by pdfplumber's names."""
# pdfminer does not know what a glyph looks like, so of symbol fonts only the space is known to have no ink.
_READ_AS_SPACE = BLANKS + PRIVATE_SPACE
_ZERO_WIDTH = re.compile(f"[{ZERO_WIDTH}]")


class _LetterFields(NamedTuple):
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    """Of the font, in points."""
    direction: Direction
    slanted: bool
    clip: Box | None
    white: bool
    bold: bool
    blank: bool
    """Read as a space although it is none, such as a zero-width space."""
    position: int
    """Among the characters of the page, in the order of the file; from 0."""


class _Letter(_LetterFields, BoxMethods):
    """A character on the displayed page."""

    __slots__ = ()


def words_of(chars: Sequence[Char], viewport: Viewport, shapes: ShapeSorter) -> list[Word]:
    """The visible words in the order of the file, cut where a vertical rule stands between letters.

    Each writing direction has its own extractor, so that sideways text is read too.
    """
    origin = viewport.point(0.0, 0.0)
    letters = [_letter(i, char, viewport, origin) for i, char in enumerate(chars)]
    letters = [
        letter
        for letter in letters
        if letter.text
        and not letter.slanted
        and not (letter.white and not shapes.shows_white(letter.center_x, letter.center_y))
    ]
    extractors = _extractors()
    words: list[Word] = []
    spans: list[tuple[int, int]] = []
    used: list[_Letter] = []
    for direction, run in itertools.groupby(_without_overprints(letters, viewport), key=lambda c: c.direction):
        for found, dicts in extractors[direction].iter_extract_tuples(map(_for_pdfplumber, run)):
            parts: list[_Letter] = [one["letter"] for one in dicts]
            text = _clean(found["text"])
            box = Box(found["x0"], found["top"], found["x1"], found["bottom"])
            if not text or _is_hidden(box, parts[0].clip, viewport):
                continue
            spaced, bold = _is_spaced(parts[-1], letters), parts[0].bold
            words.append(
                Word(text=text, x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom, spaced=spaced, bold=bold)
            )
            spans.append((len(used), len(used) + len(parts)) if direction == "ltr" else (-1, -1))
            used.extend(parts)
    return split_at_rules(
        words, spans, shapes.rules_v, lambda start, end: [CharBox(c.text, *c.box) for c in used[start:end]]
    )


def _letter(position: int, char: Char, viewport: Viewport, origin: Point) -> _Letter:
    """A character on the displayed page; ``origin`` is that of user space there."""
    x0, top, x1, bottom = viewport.box(*char.box)
    x, y = viewport.point(*char.direction)
    dx, dy = x - origin[0], y - origin[1]
    return _Letter(
        text=" " if char.text in _READ_AS_SPACE else _ZERO_WIDTH.sub("", char.text),
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
        size=char.size * viewport.unit,
        direction=_direction(dx, dy),
        slanted=is_slanted(math.atan2(dy, dx)),
        clip=Box(*viewport.box(*char.clip)) if char.clip else None,
        white=char.white,
        bold=char.bold,
        blank=char.text in BLANKS,
        position=position,
    )


def _direction(dx: float, dy: float) -> Direction:
    if abs(dx) >= abs(dy):
        return "ltr" if dx >= 0 else "rtl"
    return "ttb" if dy >= 0 else "btt"


def _extractors() -> dict[Direction, WordExtractor]:
    """pdfplumber's word extraction for each writing direction."""
    space, step = WORDS.min_space_em_share, WORDS.max_line_step_share
    lines_go: dict[Direction, Direction] = {"ltr": "ttb", "rtl": "ttb", "ttb": "rtl", "btt": "ltr"}
    return {
        direction: WordExtractor(
            x_tolerance_ratio=space if direction in ("ltr", "rtl") else step,
            y_tolerance_ratio=step if direction in ("ltr", "rtl") else space,
            use_text_flow=True,
            line_dir=line_direction,
            char_dir=direction,
        )
        for direction, line_direction in lines_go.items()
    }


def _for_pdfplumber(letter: _Letter) -> dict[str, object]:
    """A letter as pdfplumber's word extraction takes it. ``upright``: in the direction of its extractor."""
    return {
        "text": letter.text,
        "x0": letter.x0,
        "top": letter.top,
        "x1": letter.x1,
        "bottom": letter.bottom,
        "doctop": letter.top,
        "upright": True,
        "size": letter.size,
        "letter": letter,
    }


def _is_hidden(box: Box | _Letter, clip: Box | None, viewport: Viewport) -> bool:
    """Clipped away, or off the page: a spreadsheet prints the part of a merged cell that was on the page before."""
    if box.x1 <= 0 or box.bottom <= 0 or box.x0 >= viewport.width or box.top >= viewport.height:
        return True
    return clip is not None and not clip.contains_point(box.center_x, box.center_y)


def _without_overprints(letters: Iterable[_Letter], viewport: Viewport) -> list[_Letter]:
    """The letters without the second printing of visible ones, by which some producers make bold type."""
    max_offset = WORDS.max_overprint_letter_pt
    seen: dict[tuple[str, int, int], list[tuple[float, float]]] = {}
    kept = []
    for letter in letters:
        if _is_hidden(letter, letter.clip, viewport):
            kept.append(letter)
            continue
        text, x, y = letter.text, letter.x0, letter.top
        # Letters are kept by squares of one point, so that each is compared only with those in nine squares.
        column, row = round(x), round(y)
        near = (seen.get((text, column + i, row + j), ()) for i in (-1, 0, 1) for j in (-1, 0, 1))
        is_second = any(abs(x - a) < max_offset and abs(y - b) < max_offset for spots in near for a, b in spots)
        if not is_second or text.isspace():
            kept.append(letter)
        seen.setdefault((text, column, row), []).append((x, y))
    return kept


def _clean(text: str) -> str:
    # A soft hyphen is printed only where a line ends: there it is a hyphen.
    return "-" if text == "\u00ad" else text[:-1].replace("\u00ad", "") + text[-1:].replace("\u00ad", "-")


def _is_spaced(last: _Letter, letters: Sequence[_Letter]) -> bool:
    """Does white space follow a word's last letter in the file, rather than only a gap?"""
    following = _index_of(last, letters) + 1
    return following < len(letters) and letters[following].text.isspace() and not letters[following].blank


def _index_of(letter: _Letter, letters: Sequence[_Letter]) -> int:
    # Some characters were left out, so a letter's index is its position or less.
    index = min(letter.position, len(letters) - 1)
    while letters[index].position > letter.position:
        index -= 1
    return index
