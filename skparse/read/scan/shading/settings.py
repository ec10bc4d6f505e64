"""Thresholds of shaded cells on a scan.

Shading is looked for at one pixel a point. A pixel's *coverage* (0 to 255) is how much of a point something fills.
"""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold


@dataclass(frozen=True)
class ShadingSettings:
    """Which tinted areas are shaded cells."""

    min_darker_share: float = threshold(
        0.045,
        "share",
        "Of the paper's light: a shade is darker by more than this, or has `min_chroma`.",
        tuned_on="the lightest shade in use, gray #F2F2F2, lies at 0.05; the background of a JPEG at quality 10 varies "
        "by 0.02, and shades on the back shine through by 0.04",
    )
    min_chroma: float = threshold(
        11.0,
        "gray",
        "A shade's strongest and weakest color differ by more than this, or it has `min_darker_share`.",
        tuned_on="the lightest blue in use lies at 12; the background of a JPEG at quality 10 varies by 6",
    )
    strong_min_darker_share: float = threshold(
        0.1,
        "share",
        "Of the paper's light: a shade that is darker by more is strong; a fainter one may be uneven paper.",
        tuned_on="chosen: not measured",
    )
    strong_min_chroma: float = threshold(
        22.0, "gray", "A shade whose colors differ by more is strong.", tuned_on="chosen: not measured"
    )
    faint_min_cell_share: float = threshold(
        0.5,
        "share",
        "Of the cells that a faint shade lies in: it covers at least so much.",
        tuned_on="chosen: most of them",
    )
    strong_max_row_share: float = threshold(
        0.7,
        "share",
        "Of a row: a strong tint that more of it has is the row's background (in every other row of some tables).",
        tuned_on="twelve months, which are no more than 0.6 of a table's width",
    )
    faint_max_row_share: float = threshold(
        0.5, "share", "The same for a faint tint.", tuned_on="chosen: less than `strong_max_row_share`"
    )
    min_size_pt: float = threshold(5.0, "pt", "A smaller area is a blot.", tuned_on="chosen: not measured")
    dark_min_size_pt: float = threshold(
        3.0, "pt", "The same for a cell so dark that its type is white.", tuned_on="chosen: a narrow black cell"
    )
    dark_min_share: float = threshold(
        0.5, "share", "Of an area: such a cell is dark in more than so much of it.", tuned_on="chosen: most of it"
    )
    dark_min_coverage: float = threshold(
        100, "gray", "A point of which a dark area covers more is dark.", tuned_on="chosen: not measured"
    )
    rule_min_coverage: float = threshold(
        20, "gray", "A point of which a rule covers more divides cells.", tuned_on="chosen: not measured"
    )
    rule_in_dark_min_coverage: float = threshold(
        200,
        "gray",
        "The same inside a dark cell, whose edges are as dark as rules.",
        tuned_on="chosen: nearly all of the point",
    )
    background_min_coverage: float = threshold(
        250, "gray", "A pixel of which paper covers more is free of ink.", tuned_on="chosen: nearly all of the pixel"
    )
    background_min_mean: float = threshold(
        12, "gray", "A tint is measured where so much around a point is free of ink.", tuned_on="chosen: not measured"
    )
    edge_spread_pt: float = threshold(
        1.5, "pt", "A shade reaches this far under the rules around it.", tuned_on="chosen: ink spreads beside a rule"
    )
    min_span_share: float = threshold(
        0.8, "share", "Of a cell's width or height: a shade spans it.", tuned_on="chosen: not measured"
    )
    span_tolerance_pt: float = threshold(
        2, "pt", "A shade may be so much smaller than this.", tuned_on="chosen: not measured"
    )
    plain_min_size_pt: float = threshold(
        10.0, "pt", "A plain box of this size is a shade anywhere in its cell.", tuned_on="chosen: not measured"
    )
    plain_min_filled_share: float = threshold(
        0.92, "share", "Of its box: a plain area fills so much of it.", tuned_on="chosen: not measured"
    )
    box_min_filled_share: float = threshold(
        0.9,
        "share",
        "Of its box: an area that fills less is several that touch at corners or in steps.",
        tuned_on="chosen: not measured",
    )
    bay_pt: int = threshold(
        13, "pt", "Holes and bays that letters leave in a shade are smaller.", tuned_on="chosen: a letter's height"
    )
    step_pt: float = threshold(
        2,
        "pt",
        "Rows of an area whose ends differ by no more belong to one box.",
        tuned_on="chosen: not measured",
    )
    color_noise: float = threshold(
        9,
        "gray",
        "Colors that differ by no more are one shade.",
        tuned_on="one shade on a page varies by this much (JPEG at quality 10, uneven light); two in use differ by "
        "more",
    )


@dataclass(frozen=True)
class StepSettings:
    """What divides shading from paper in less light."""

    reach_pt: int = threshold(
        7, "pt", "Points so far from each other are compared: a rule and its blur lie between them.", tuned_on="chosen"
    )
    slope_run_pt: int = threshold(
        4, "pt", "So far the change of light is measured on each side.", tuned_on="chosen: within a narrow cell"
    )
    min_step: float = threshold(
        6.0,
        "gray",
        "Shading is darker than what is beside it by more, in one color at least.",
        tuned_on="half of the lightest shade in use; the background of a JPEG at quality 10 varies by 4",
    )
    bright_quantile: float = threshold(
        0.75,
        "share",
        "Of an area's border: its step is that of this quantile, as darker shades may lie along most of it.",
        tuned_on="chosen: one of four sides",
    )
    light_radius_pt: float = threshold(
        6.0,
        "pt",
        "The light of paper is the mean around a place: within this radius, or twice or six times it where there is "
        "no paper so near.",
        tuned_on="chosen: a month's column, three of them, half a year",
    )
    min_paper_share: float = threshold(
        0.2, "share", "Of the place around: so much paper tells its light.", tuned_on="chosen: one neighbor of four"
    )
    min_pairs: int = threshold(4, "count", "Fewer pairs of points tell nothing.", tuned_on="chosen: a narrow row")


SHADING = ShadingSettings()
STEPS = StepSettings()
