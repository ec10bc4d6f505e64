"""RapidOCR's recognizer (onnxruntime; its model is inside the wheel): the engine that a plain installation has.

Only its recognizer is used, line by line. Its detector, made for photographs, merges columns of narrow tables and
loses lone markers; the ink and the rules tell better where lines are (`skparse.read.scan.text.runs`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np

from skparse.read.scan.engines.engine import Letter, RecognizedLine
from skparse.read.scan.engines.settings import ENGINES
from skparse.read.scan.raster.picture import Gray

# The signs that a decree holds; the model reads Chinese and a hundred other scripts too.
_SIGNS = (
    "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~§°±×–—‘’“”•…√✓✔■●"
)
# Rows of the pictures that the model was trained on.
_MODEL_HEIGHT_PX = 48


class RapidEngine:
    """The recognizer; its answers are limited to the signs of a decree."""

    name = "rapidocr"

    def __init__(self, threads: int = 1) -> None:
        from rapidocr import RapidOCR

        threading = {f"EngineConfig.onnxruntime.{way}_op_num_threads": threads for way in ("intra", "inter")}
        rapid = RapidOCR(params={"Global.log_level": "critical", **threading})
        # RapidOCR makes its recognizer with the first line that it reads.
        empty = np.full((_MODEL_HEIGHT_PX, 2 * _MODEL_HEIGHT_PX, 3), 255, np.uint8)
        rapid(empty, use_det=False, use_cls=False, use_rec=True)
        recognizer: Any = rapid.text_rec
        self._session: Any = recognizer.session
        signs: list[str] = recognizer.postprocess_op.character
        wanted = set(_SIGNS) | {" "}
        # Index 0 of the model's answer is its blank, which means that no letter is here.
        self._indices = [0, *(i for i, sign in enumerate(signs) if i and sign in wanted)]
        self._letters = [signs[i] for i in self._indices]

    def read(self, lines: Sequence[Gray]) -> list[RecognizedLine]:
        """See `skparse.read.scan.engines.engine.OcrEngine`.

        The model is given one line at a time: batches are padded, which is no faster.
        """
        return [self._line(line) for line in lines]

    def _line(self, line: Gray) -> RecognizedLine:
        height, width = line.shape[:2]
        width = max(_MODEL_HEIGHT_PX // 2, round(width * _MODEL_HEIGHT_PX / height))
        way = cv2.INTER_AREA if height > _MODEL_HEIGHT_PX else cv2.INTER_CUBIC
        scaled = cv2.resize(line, (width, _MODEL_HEIGHT_PX), interpolation=way)
        batch = np.repeat((scaled.astype(np.float32) / 127.5 - 1)[None, None], 3, axis=1)
        probabilities = self._session(batch)[0][:, self._indices]
        best = probabilities.argmax(axis=1)
        letters: list[Letter] = []
        before = 0
        start = 0
        # Steps with the same best answer are one letter.
        for step, index in enumerate([*best.tolist(), 0]):
            if index == before and step < len(best):
                continue
            if before:
                letters.append(self._letter(probabilities[start:step], before, (start + step) / 2 / len(best)))
            before, start = index, step
        return RecognizedLine(tuple(letters))

    def _letter(self, probabilities: np.ndarray[tuple[int, int], np.dtype[np.float32]], index: int, x: float) -> Letter:
        """One letter from the model's steps (rows) that it fills."""
        peak = probabilities[int(probabilities[:, index].argmax())].copy()
        letter = Letter(text=self._letters[index], x=x, confidence=round(float(peak[index]), 4))
        peak[index] = peak[0] = 0
        second = int(peak.argmax())
        if peak[second] < ENGINES.min_alternative_confidence:
            return letter
        return letter._replace(alternative=self._letters[second], alternative_confidence=round(float(peak[second]), 4))
