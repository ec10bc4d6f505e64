"""A page as a picture, and the words that stand on it."""

from __future__ import annotations

import ctypes
import math
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

Picture = NDArray[np.uint8]  # rows × columns (grey) or rows × columns × blue, green, red
Field = NDArray[np.float32]  # a number for each pixel


@dataclass(frozen=True)
class Word:
    """A word in pt from the page's top left corner, as the page is shown."""

    text: str
    x: float  # where its baseline begins
    y: float
    length: float
    size: float
    angle: float  # degrees by which its baseline climbs


def chance(seed: int, *what: str | int) -> np.random.Generator:
    """Random numbers of one step of one page: another step's draws do not move them."""
    return np.random.default_rng([seed, *(zlib.crc32(str(part).encode()) for part in what)])


def render(page: pdfium.PdfPage, dpi: int) -> Picture:
    """The page as it is shown, in colour."""
    shown: NDArray[np.uint8] = page.render(scale=dpi / 72).to_numpy()[:, :, :3]
    return np.ascontiguousarray(shown)


def grey(picture: Picture) -> Picture:
    """The picture without its colours."""
    return picture if picture.ndim == 2 else to_bytes(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY))


def to_bytes(values: Any) -> Picture:
    """Numbers as pixels."""
    return np.asarray(np.clip(values, 0, 255), np.uint8)


def times(picture: Picture, light: Field) -> Picture:
    """The picture under a light or a transparent ink: 1 leaves a pixel as it is."""
    if picture.ndim == 3 and light.ndim == 2:
        light = light[:, :, None]
    return to_bytes(picture.astype(np.float32) * light + 0.5)


def ink_box(picture: Picture) -> tuple[int, int, int, int]:
    """The box around everything printed: left, top, right, bottom in pixels."""
    dark = grey(picture) < 200
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if not len(rows):
        return 0, 0, picture.shape[1], picture.shape[0]
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def words(page: pdfium.PdfPage, shown: Picture) -> list[Word]:
    """The words of the page that can be seen on its picture, in the page's own order."""
    found: list[Word] = []
    letters: list[_Letter] = []
    for letter in _letters(page, shown):
        if letter is None or (letters and not _follows(letters[-1].at, letter.at)):
            found.extend(_word(letters))
            letters = []
        if letter is not None:
            letters.append(letter)
    found.extend(_word(letters))
    return found


@dataclass(frozen=True)
class _Letter:
    text: str
    at: Word
    seen: bool


def _letters(page: pdfium.PdfPage, shown: Picture) -> Iterator[_Letter | None]:
    """Each letter; none for a space."""
    text_page = page.get_textpage()
    scale = shown.shape[1] / page.get_width()
    ground = grey(shown)
    for index in range(raw.FPDFText_CountChars(text_page)):
        text = unicodedata.normalize("NFKC", chr(raw.FPDFText_GetUnicode(text_page, index)))
        if not text.strip():
            yield None
            continue
        if text in "\xad\x02\ufffe":  # a soft hyphen, and what pdfium makes of a hyphen at a line's end
            text = "-"
        letter, box = _place(page, text_page, index)
        yield _Letter(text, letter, _has_ink(ground, [side * scale for side in box]))


def _place(page: pdfium.PdfPage, text_page: Any, index: int) -> tuple[Word, list[float]]:
    """A letter, and its box on the page as it is shown."""
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    loose, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    raw.FPDFText_GetCharOrigin(text_page, index, x, y)
    raw.FPDFText_GetLooseCharBox(text_page, index, loose)
    raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    raw.FPDFText_GetMatrix(text_page, index, matrix)
    turn = -raw.FPDFText_GetCharAngle(text_page, index)  # pdfium counts with the clock
    start = _shown(page, x.value, y.value)
    ahead = _shown(page, x.value + 9 * math.cos(turn), y.value + 9 * math.sin(turn))
    length = abs(loose.right - loose.left if abs(math.sin(turn)) < 0.7 else loose.top - loose.bottom)
    size = raw.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.b, matrix.d)
    angle = math.degrees(math.atan2(start[1] - ahead[1], ahead[0] - start[0]))
    corners = [_shown(page, left.value, bottom.value), _shown(page, right.value, top.value)]
    (x0, x1), (y0, y1) = (sorted(corner[axis] for corner in corners) for axis in (0, 1))
    return Word("", *start, length, size, round(angle)), [x0, y0, x1, y1]


def _shown(page: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
    """A point of the page's own space, in pt from the top left corner of the page as it is shown."""
    fine = 100
    right, down = ctypes.c_int(), ctypes.c_int()
    wide, high = round(page.get_width() * fine), round(page.get_height() * fine)
    raw.FPDF_PageToDevice(page, 0, 0, wide, high, 0, x, y, right, down)
    return right.value / fine, down.value / fine


def _has_ink(ground: Picture, box: list[float]) -> bool:
    """Whether the letter differs from what it stands on: white or clipped letters do not."""
    x0, y0, x1, y1 = (round(side) for side in box)
    if x1 < 0 or y1 < 0:
        return False
    cut = ground[max(y0 - 1, 0) : y1 + 2, max(x0 - 1, 0) : x1 + 2]
    return cut.size > 0 and int(cut.max()) - int(cut.min()) > 60


def _follows(last: Word, letter: Word) -> bool:
    """Whether a letter goes on where the last one ended."""
    if last.angle != letter.angle or abs(last.size - letter.size) > 0.3 * last.size:
        return False
    along, up = _along(last, letter)
    return abs(up) < 0.3 * last.size and -0.1 * last.size < along < last.length + 0.35 * last.size


def _along(start: Word, letter: Word) -> tuple[float, float]:
    """How far a letter stands from another, along the baseline and across it."""
    turn = math.radians(start.angle)
    right, down = letter.x - start.x, letter.y - start.y
    return right * math.cos(turn) - down * math.sin(turn), right * math.sin(turn) + down * math.cos(turn)


def _word(letters: list[_Letter]) -> list[Word]:
    """The letters as one word if it is seen; a letter drawn twice in its place counts once."""
    kept: list[_Letter] = []
    for letter in letters:
        here = (letter.at.x, letter.at.y)
        if not any(letter.text == old.text and 0.05 < math.dist((old.at.x, old.at.y), here) < 0.6 for old in kept[-3:]):
            kept.append(letter)
    if sum(letter.seen for letter in kept) <= 0.9 * len(kept):
        return []
    first, last = kept[0].at, kept[-1].at
    length = _along(first, last)[0] + last.length
    return [
        Word(
            text="".join(letter.text for letter in kept),
            x=first.x,
            y=first.y,
            length=max(length, 0.5),
            size=first.size,
            angle=first.angle,
        )
    ]
