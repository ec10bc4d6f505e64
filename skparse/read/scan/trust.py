"""Does the text behind a page's picture say what the picture shows?"""

from __future__ import annotations

import cv2
import numpy as np
from rapidfuzz.fuzz import ratio

from skparse.page import Page, Word
from skparse.read.scan.engine import OcrEngine
from skparse.read.scan.picture import Color, Gray

# Fewer words than this are a stamp over the picture, no text layer.
_FEW_WORDS = 5
# Words of the text layer that are compared with the picture, each of so many letters; a layer is right when this part
# of them is read alike (an OCR layer of bad quality has 9 of 10 words right, one of another page none).
_SAMPLES, _LETTERS, _AGREE, _ALIKE = 14, 4, 0.6, 70.0


def layer_agrees(page: Page, color: Color, scale: float, engine: OcrEngine) -> bool | None:
    """Whether a sample of the text layer's words is what the picture shows at their places. None without such words."""
    words = [w for w in page.words if len(w.text) >= _LETTERS and w.text.isalnum()]
    if len(page.words) < _FEW_WORDS or not words:
        return None
    chosen = words[:: max(1, len(words) // _SAMPLES)][:_SAMPLES]
    gray = cv2.cvtColor(color, cv2.COLOR_BGR2GRAY)
    agreeing = 0
    for word in chosen:
        top, bottom = max(0, int(word.top * scale) - 2), int(word.bottom * scale) + 3
        left, right = max(0, int(word.x0 * scale) - 3), int(word.x1 * scale) + 4
        part = gray[top:bottom, left:right]
        agreeing += part.size > 0 and min(part.shape) >= 4 and _alike(part, word, engine)
    return agreeing >= _AGREE * len(chosen)


def _alike(part: Gray, word: Word, engine: OcrEngine) -> bool:
    ways = [part]
    if part.shape[0] > part.shape[1]:  # the page lies sideways
        ways = [np.rot90(part), np.rot90(part, 3)]
    return any(
        ratio(engine.read([np.ascontiguousarray(way)])[0].text.casefold(), word.text.casefold()) >= _ALIKE
        for way in ways
    )
