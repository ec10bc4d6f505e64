"""Thresholds of the OCR engines: the pictures that they are given, and what of their answers is kept."""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold


@dataclass(frozen=True)
class EngineSettings:
    """How a line is shown to an engine, and from what probability on a second reading is kept."""

    line_margin_share: float = threshold(
        0.3,
        "share",
        "Of the line's height: white to the left and right of the letters.",
        tuned_on="chosen: what the lines have that the recognizer was trained on",
    )
    min_line_margin_px: int = threshold(
        2,
        "px",
        "The least white to the left and right of the letters.",
        tuned_on="chosen: lines of very low pictures keep a margin",
    )
    min_alternative_confidence: float = threshold(
        0.02,
        "confidence",
        "A letter's second reading is kept from this probability on.",
        tuned_on="chosen: less is no reading",
    )
    tesseract_border_px: int = threshold(
        8,
        "px",
        "White around a line for Tesseract, which reads letters at an edge as noise.",
        tuned_on="chosen: about a third of a line of 9 pt at 300 dpi",
    )


ENGINES = EngineSettings()
