"""Thresholds of checking a plan against its PDF."""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold


@dataclass(frozen=True)
class CheckSettings:
    """When an item's boxes on a scanned page hold its text."""

    min_text_similarity: float = threshold(
        77.0,
        "similarity",
        "A text and what OCR reads in its boxes are the same if they are so similar. A box of a dewarped page is right "
        "to a few points only, so a line more or less may be in it.",
        tuned_on="962 nodes of the 13 scan samples: 81 and more in their own boxes, 72 at most in another node's",
    )
    box_tolerance_pt: float = threshold(
        4.0, "pt", "A word belongs to a box if its center is no further outside.", tuned_on="the scan samples"
    )


CHECK = CheckSettings()
