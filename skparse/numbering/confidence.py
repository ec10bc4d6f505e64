"""From margins to confidences."""

from __future__ import annotations

from math import exp


def confidence_of(margin: float) -> float:
    """The probability that an item stands where it was put.

    Args:
        margin: by how much the best explanation that puts it elsewhere is dearer, in nats.
    """
    return round(1 / (1 + exp(-margin)), 4)
