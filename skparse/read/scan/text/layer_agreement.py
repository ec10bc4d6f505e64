"""Does the text behind a page's picture say what the picture shows?"""

from __future__ import annotations

import cv2
import numpy as np
from rapidfuzz.fuzz import ratio

from skparse.read.scan.engines.engine import OcrEngine
from skparse.read.scan.raster.picture import Color, Gray
from skparse.read.scan.text.text_layer import LayerText

# Words of the text layer that are compared with the picture, each of so many letters; a layer is right when this part
# of them is read alike (of 100). Of 60 pages: right layers 0.71 (print of 150 dpi) to 1, wrong ones 0 to 0.29.
_SAMPLES, _LETTERS, _AGREE, _ALIKE = 14, 4, 0.5, 85.0
# Pieces of a line are read up to this many letters.
_LONG = 40
_FEW = 5


def layer_agrees(layer: list[LayerText], color: Color, engine: OcrEngine) -> bool | None:
    """Whether samples of a text layer are what the picture shows at their places. None without a layer."""
    layer = [piece for piece in layer if len(piece.text) >= _LETTERS]
    if len(layer) < _FEW:
        return None
    chosen = layer[:: max(1, len(layer) // _SAMPLES)][:_SAMPLES]
    gray = cv2.cvtColor(color, cv2.COLOR_BGR2GRAY)
    agreeing = 0
    for piece in chosen:
        part = gray[max(0, piece.top - 3) : piece.bottom + 4, max(0, piece.x0 - 4) : piece.x1 + 5]
        agreeing += part.size > 0 and min(part.shape) >= 4 and _alike(part, piece.text, engine)
    return agreeing >= _AGREE * len(chosen)


def _alike(part: Gray, said: str, engine: OcrEngine) -> bool:
    ways = [part]
    if part.shape[0] > part.shape[1]:  # the page lies sideways
        ways = [np.rot90(part), np.rot90(part, 3)]
    for way in ways:
        way = np.ascontiguousarray(way[:, : _LONG * way.shape[0] // 2])
        read = engine.read([way])[0].text
        if ratio(read.casefold(), said[: len(read) + 2].casefold()) >= _ALIKE:
            return True
    return False
