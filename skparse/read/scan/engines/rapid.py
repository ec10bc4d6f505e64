"""RapidOCR's recognizer (onnxruntime; its model is inside the wheel): the engine that a plain installation has.

Only its recognizer is used, line by line. Its detector, made for photographs, merges columns of narrow tables and
loses lone markers; the ink and the rules tell better where lines are (`skparse.read.scan.text.runs`).
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from skparse.read.scan.engines.engine import Letter, RecognizedLine
from skparse.read.scan.engines.model import SIGNS, load_model
from skparse.read.scan.engines.settings import ENGINES
from skparse.read.scan.raster.picture import Gray

# Rows of the pictures that the model was trained on.
_MODEL_HEIGHT_PX = 48


class RapidEngine:
    """The recognizer; its answers are limited to the signs of a decree. Any number of threads may share it."""

    name = "rapidocr"

    def __init__(self, threads: int = 1) -> None:
        import onnxruntime

        model = load_model()
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 4
        options.intra_op_num_threads = options.inter_op_num_threads = threads
        # An arena keeps what the widest line has taken, for each thread that reads.
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(model.file, options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name
        # Index 0 of the model's answer is its blank.
        self._indices = [n for n, sign in enumerate(model.signs) if not n or sign in SIGNS]
        self._letters = [model.signs[n] for n in self._indices]

    def read(self, lines: Sequence[Gray]) -> list[RecognizedLine]:
        """See `skparse.read.scan.engines.engine.OcrEngine`.

        The model is given one line at a time. Batches of like width are no faster (17.1 ms a line for four of them as
        for one), and what they are padded with changes what is read.
        """
        return [self._line(line) for line in lines]

    def _line(self, line: Gray) -> RecognizedLine:
        height, width = line.shape[:2]
        width = max(_MODEL_HEIGHT_PX // 2, round(width * _MODEL_HEIGHT_PX / height))
        way = cv2.INTER_AREA if height > _MODEL_HEIGHT_PX else cv2.INTER_CUBIC
        scaled = cv2.resize(line, (width, _MODEL_HEIGHT_PX), interpolation=way)
        batch = np.repeat((scaled.astype(np.float32) / 127.5 - 1)[None, None], 3, axis=1)
        (answers,) = self._session.run(None, {self._input: batch})
        probabilities = answers[0][:, self._indices]
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

    def _letter(self, probabilities: NDArray[np.float32], index: int, x: float) -> Letter:
        """One letter from the model's steps (rows) that it fills."""
        peak = probabilities[int(probabilities[:, index].argmax())].copy()
        letter = Letter(text=self._letters[index], x=x, confidence=round(float(peak[index]), 4))
        peak[index] = peak[0] = 0
        second = int(peak.argmax())
        if peak[second] < ENGINES.min_alternative_confidence:
            return letter
        return letter._replace(alternative=self._letters[second], alternative_confidence=round(float(peak[second]), 4))
