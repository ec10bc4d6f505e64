"""Is the text behind a page's picture the text that the picture shows?"""

from __future__ import annotations

import cv2
import numpy as np
from rapidfuzz.fuzz import ratio

from skparse.read.scan.engines.engine import OcrEngine
from skparse.read.scan.raster.picture import Color, Gray
from skparse.read.scan.text.settings import LAYER
from skparse.read.scan.text.text_layer import LayerText


def layer_agrees(layer: list[LayerText], color: Color, engine: OcrEngine) -> bool | None:
    """Whether samples of a text layer are what the picture shows in their places. None where there are too few."""
    long = [piece for piece in layer if len(piece.text) >= LAYER.min_letters_count]
    if len(long) < LAYER.min_pieces_count:
        return None
    samples = long[:: max(1, len(long) // LAYER.max_samples_count)][: LAYER.max_samples_count]
    gray = cv2.cvtColor(color, cv2.COLOR_BGR2GRAY)
    agreeing = sum(_is_alike(_cut_out(gray, piece), piece.text, engine) for piece in samples)
    return agreeing >= LAYER.min_agreeing_share * len(samples)


def _cut_out(gray: Gray, piece: LayerText) -> Gray:
    rows = slice(max(0, piece.top - LAYER.margin_y_px), piece.bottom + LAYER.margin_y_px + 1)
    columns = slice(max(0, piece.x0 - LAYER.margin_x_px), piece.x1 + LAYER.margin_x_px + 1)
    return gray[rows, columns]


def _is_alike(picture: Gray, text: str, engine: OcrEngine) -> bool:
    """Is the text what the picture shows, in whichever direction it runs?"""
    if min(picture.shape) < LAYER.min_side_px:
        return False
    is_sideways = picture.shape[0] > picture.shape[1]
    for line in [np.rot90(picture), np.rot90(picture, 3)] if is_sideways else [picture]:
        # A letter is about half as wide as high.
        line = np.ascontiguousarray(line[:, : LAYER.max_letters_read * line.shape[0] // 2])
        read = engine.read([line])[0].text
        if ratio(read.casefold(), text[: len(read) + 2].casefold()) >= LAYER.min_similarity:
            return True
    return False
