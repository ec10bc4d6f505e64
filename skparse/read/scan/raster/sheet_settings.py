"""Thresholds of finding the sheet in a photograph."""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold


@dataclass(frozen=True)
class SheetSettings:
    """A sheet of paper that lies on a darker ground. It is looked for in a small picture."""

    long_side_px: int = threshold(
        1000, "px", "The longer side of the small picture.", tuned_on="chosen: its corners are found to a pixel of it"
    )
    paper_quantile: float = threshold(
        0.9, "share", "Of the pixels, paper is as bright as this quantile.", tuned_on="chosen: a sheet covers a third"
    )
    strip_share: float = threshold(
        0.01, "share", "Of the longer side: how wide the strips along the sides are.", tuned_on="chosen: 8 pt of A4"
    )
    max_surround_light: float = threshold(
        0.6,
        "share",
        "Of the paper's light: the ground is darker.",
        tuned_on="chosen: the far corner of a sheet under one lamp has 0.5, and is no side",
    )
    min_dark_side_share: float = threshold(
        0.6, "share", "Of a strip: a dark side is dark in more.", tuned_on="chosen: a hand or a cable may lie there"
    )
    min_dark_sides: int = threshold(
        3, "count", "So many sides are dark.", tuned_on="chosen: a sheet may reach beyond one side of the picture"
    )
    min_area_share: float = threshold(
        0.3, "share", "Of the picture: a sheet covers more.", tuned_on="chosen: people fill the picture"
    )
    min_fit_share: float = threshold(
        0.96,
        "share",
        "Of a bright area and the shape with four sides together: both cover so much.",
        tuned_on="chosen: a bent corner and a wavy side leave 0.98",
    )
    corner_share: float = threshold(
        0.01,
        "share",
        "Of its circumference: corners are cut off by so much, and by up to five times as much, until four are left.",
        tuned_on="chosen: rounded and torn corners",
    )
    max_corner_move_share: float = threshold(
        0.03, "share", "Of the same: fitted sides meet this near to the corners.", tuned_on="chosen: a torn corner"
    )
    side_reach_share: float = threshold(
        0.02, "share", "Of a side's length: points this near belong to it.", tuned_on="chosen: a side may be wavy"
    )
    edge_share: float = threshold(
        0.006, "share", "So much of the sheet's edge is left out.", tuned_on="chosen: the edge's blur and shadow"
    )
    paper_step_px: int = threshold(
        16, "px", "The light of bare paper is measured in such tiles.", tuned_on="chosen: light is smooth"
    )


SHEET = SheetSettings()
