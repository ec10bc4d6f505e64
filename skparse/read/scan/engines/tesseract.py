"""Tesseract with Indonesian data, through tesserocr: the second engine, where it is installed."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import cv2

from skparse.read.scan.engines.engine import Letter, RecognizedLine
from skparse.read.scan.engines.settings import ENGINES
from skparse.read.scan.raster.picture import Gray

INSTALL = "pip install '.[ocr]' in a checkout of skparse, and apt-get install tesseract-ocr-ind"
"""The commands that install the second engine: skparse is in no package index yet."""
# Where packages put Tesseract's data: Debian, Fedora and Arch, builds from source, Homebrew.
_DATA_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


@cache
def data_folder() -> str | None:
    """The folder that holds Tesseract's Indonesian data: named by TESSDATA_PREFIX, or where packages put it."""
    named = os.environ.get("TESSDATA_PREFIX")
    folders = ([named, f"{named}/tessdata"] if named else []) + list(_DATA_FOLDERS)
    return next((folder for folder in folders if Path(folder, "ind.traineddata").is_file()), None)


def has_tesseract() -> bool:
    """Are tesserocr and Tesseract's Indonesian data installed?"""
    return importlib.util.find_spec("tesserocr") is not None and data_folder() is not None


class TesseractEngine:
    """Tesseract's line reader, with Indonesian data."""

    name = "tesserocr"

    def __init__(self) -> None:
        import tesserocr

        # Not RAW_LINE, which with Indonesian data alone reads "'Rapatpleno—" for "Rapat pleno", and doubts it. Of 117
        # doubtful lines of four sample scans RAW_LINE reads 90 as printed, SINGLE_LINE 96; English data adds nothing.
        mode = tesserocr.PSM.SINGLE_LINE
        self._api: Any = tesserocr.PyTessBaseAPI(path=data_folder() or "", lang="ind", psm=mode)
        # Its messages would go to standard error.
        self._api.SetVariable("debug_file", os.devnull)

    def read(self, lines: Sequence[Gray]) -> list[RecognizedLine]:
        """See `skparse.read.scan.engines.engine.OcrEngine`.

        Tesseract gives no confidence or position of letters: they have their word's confidence and are evenly spaced.
        """
        return [self._line(line) for line in lines]

    def _line(self, line: Gray) -> RecognizedLine:
        border = ENGINES.tesseract_border_px
        framed = cv2.copyMakeBorder(line, border, border, border, border, cv2.BORDER_CONSTANT, value=(255,))
        height, width = framed.shape[:2]
        self._api.SetImageBytes(framed.tobytes(), width, height, 1, width)
        text = str(self._api.GetUTF8Text()).strip()
        confidences = [confidence / 100 for confidence in self._api.AllWordConfidences()]
        letters: list[Letter] = []
        word = 0
        for index, sign in enumerate(text):
            word += sign.isspace()
            confidence = confidences[word] if word < len(confidences) else 0.0
            x = (index + 0.5) / len(text)
            letters.append(Letter(text=" " if sign.isspace() else sign, x=x, confidence=confidence))
        return RecognizedLine(tuple(letters))
