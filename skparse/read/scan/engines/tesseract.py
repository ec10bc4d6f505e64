"""Tesseract with Indonesian data, through tesserocr: the second engine, where it is installed."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import cv2

from skparse.read.scan.engines.engine import Letter, Line
from skparse.read.scan.raster.picture import Gray

INSTALL = "pip install 'skparse[ocr]' and apt-get install tesseract-ocr-ind"
# Where packages put Tesseract's data: Debian, Fedora and Arch, what is built from source, Homebrew.
_PLACES = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
# White around a line, in pixels: Tesseract reads letters at an edge as noise.
_BORDER = 8


@cache
def data_folder() -> str | None:
    """The folder that holds Tesseract's Indonesian data: named by TESSDATA_PREFIX, or where packages put it."""
    named = os.environ.get("TESSDATA_PREFIX")
    folders = ([named, f"{named}/tessdata"] if named else []) + list(_PLACES)
    return next((folder for folder in folders if Path(folder, "ind.traineddata").is_file()), None)


def has_tesseract() -> bool:
    """tesserocr and Indonesian data are installed."""
    return importlib.util.find_spec("tesserocr") is not None and data_folder() is not None


class TessEngine:
    """Tesseract's line reader, with Indonesian data."""

    name = "tesserocr"

    def __init__(self) -> None:
        import tesserocr

        # Not RAW_LINE, which with Indonesian data alone reads "'Rapatpleno—" for "Rapat pleno", and doubts it. Of 117
        # doubtful lines of four sample scans RAW_LINE reads 90 as printed, SINGLE_LINE 96; English data adds nothing.
        mode = tesserocr.PSM.SINGLE_LINE
        self._api: Any = tesserocr.PyTessBaseAPI(path=data_folder() or "", lang="ind", psm=mode)
        # Words of its own lexicon would be put where others stand.
        self._api.SetVariable("debug_file", os.devnull)

    def read(self, lines: Sequence[Gray]) -> list[Line]:
        """See `skparse.read.scan.engines.engine.OcrEngine`. Letters are as sure as their word, and evenly spaced."""
        return [self._line(line) for line in lines]

    def _line(self, line: Gray) -> Line:
        framed = cv2.copyMakeBorder(line, _BORDER, _BORDER, _BORDER, _BORDER, cv2.BORDER_CONSTANT, value=(255,))
        high, wide = framed.shape[:2]
        self._api.SetImageBytes(framed.tobytes(), wide, high, 1, wide)
        text = str(self._api.GetUTF8Text()).strip()
        sures = [confidence / 100 for confidence in self._api.AllWordConfidences()]
        letters: list[Letter] = []
        word = 0
        for place, sign in enumerate(text):
            word += sign.isspace()
            sure = sures[word] if word < len(sures) else 0.0
            letters.append(Letter(" " if sign.isspace() else sign, (place + 0.5) / len(text), sure))
        return Line(tuple(letters))
