"""RapidOCR's recogniser (onnxruntime; its model is inside the wheel): the engine that a plain install has.

Only its recogniser is used, line by line. Its detector, made for photographs, merges columns of narrow tables and
loses lone markers; where lines stand is better told by the rules (`skparse.read.scan.text.lines`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np

from skparse.read.scan.engines.engine import Letter, Line
from skparse.read.scan.raster.picture import Gray

# The model reads Chinese and a hundred other scripts too; a decree holds these signs.
_SIGNS = (
    "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~§°±×–—‘’“”•…√✓✔■●"
)
# Rows of the pictures that the model was trained on.
_HIGH = 48
# A second reading of a letter is kept from this probability on.
_OTHER = 0.02


class RapidEngine:
    """The recogniser with its answers kept to the signs of a decree."""

    name = "rapidocr"

    def __init__(self, threads: int = 1) -> None:
        from rapidocr import RapidOCR

        threading = {f"EngineConfig.onnxruntime.{way}_op_num_threads": threads for way in ("intra", "inter")}
        whole = RapidOCR(params={"Global.log_level": "critical", **threading})
        # The recogniser is made with the first line that it reads.
        whole(np.full((_HIGH, 2 * _HIGH, 3), 255, np.uint8), use_det=False, use_cls=False, use_rec=True)
        recogniser: Any = whole.text_rec
        self._session: Any = recogniser.session
        signs: list[str] = recogniser.postprocess_op.character
        wanted = set(_SIGNS) | {" "}
        # Place 0 is the model's blank: no letter here.
        self._places = [0, *(i for i, sign in enumerate(signs) if i and sign in wanted)]
        self._letters = [signs[i] for i in self._places]

    def read(self, lines: Sequence[Gray]) -> list[Line]:
        """See `OcrEngine`. One line at a time: batches are padded, which is no faster."""
        return [self._line(line) for line in lines]

    def _line(self, line: Gray) -> Line:
        high, wide = line.shape[:2]
        width = max(_HIGH // 2, round(wide * _HIGH / high))
        scaled = cv2.resize(line, (width, _HIGH), interpolation=cv2.INTER_AREA if high > _HIGH else cv2.INTER_CUBIC)
        batch = np.repeat((scaled.astype(np.float32) / 127.5 - 1)[None, None], 3, axis=1)
        odds = self._session(batch)[0][:, self._places]
        best = odds.argmax(axis=1)
        letters: list[Letter] = []
        before = 0
        start = 0
        for step, place in enumerate([*best.tolist(), 0]):
            if place == before and step < len(best):
                continue
            if before:
                letters.append(self._letter(odds[start:step], before, (start + step) / 2 / len(best)))
            before, start = place, step
        return Line(tuple(letters))

    def _letter(self, odds: np.ndarray[tuple[int, int], np.dtype[np.float32]], place: int, x: float) -> Letter:
        """One letter from the steps that it fills."""
        peak = odds[int(odds[:, place].argmax())].copy()
        sure = float(peak[place])
        peak[place] = peak[0] = 0
        second = int(peak.argmax())
        if peak[second] < _OTHER:
            return Letter(self._letters[place], x, round(sure, 4))
        return Letter(self._letters[place], x, round(sure, 4), self._letters[second], round(float(peak[second]), 4))
