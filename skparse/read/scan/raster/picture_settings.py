"""Thresholds of a picture's layers: its paper and background, its dark areas, its ink."""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold


@dataclass(frozen=True)
class PaperSettings:
    """The background of a page: what is no stroke, and how bright white paper is at each place."""

    max_stroke_pt: float = threshold(
        3.0,
        "pt",
        "Strokes of type and rules are thinner, shaded cells and blots larger.",
        tuned_on="bold type of 16 pt: 2.5 pt",
    )
    tile_pt: float = threshold(
        2.0, "pt", "Light is measured in tiles of this size.", tuned_on="chosen: light is smooth"
    )
    max_light_change: float = threshold(
        0.01,
        "share",
        "Of the light, in a point: light on paper changes by less, shades and the sheet's edge by more.",
        tuned_on="the lightest shades, blurred by the scanner: 0.017 a point",
    )
    paper_quantile: float = threshold(
        0.75, "share", "Of all tiles, paper is as bright as this quantile.", tuned_on="chosen: most of a page is paper"
    )
    band_pt: float = threshold(
        2.0, "pt", "Width of the bands in which shadows along an edge are measured.", tuned_on="chosen: as tile_pt"
    )
    band_quantile: float = threshold(
        0.93,
        "share",
        "Of a row's (or column's) light, paper is as bright as this quantile.",
        tuned_on="margins of a twentieth on both sides are white where all else is shaded",
    )
    min_band_light: float = threshold(
        0.1,
        "share",
        "Of the paper's light: shadows are no darker than this.",
        tuned_on="chosen: print cannot be read there",
    )


PAPER = PaperSettings()


@dataclass(frozen=True)
class DarkAreaSettings:
    """Areas so dark that their text is white (a header of white on navy)."""

    max_light_share: float = threshold(
        0.47,
        "share",
        "Of the paper's light: a darker ground carries white text.",
        tuned_on="office blue #4472C4: 0.43; a screen of half black: 0.53, which wavers and would make one ragged area "
        "with the black cells beside it",
    )
    letter_gap_pt: float = threshold(
        4.0, "pt", "White letters in it have thinner strokes.", tuned_on="chosen: thicker than bold type"
    )
    min_size_pt: float = threshold(
        10.0,
        "pt",
        "An area is larger in both directions.",
        tuned_on="chosen: as high as a row of type",
    )
    min_dark_share: float = threshold(
        0.62,
        "share",
        "Of such an area: so much is dark.",
        tuned_on="bold white capitals leave 0.7, black type set without leading covers 0.5",
    )
    min_cell_width_pt: float = threshold(
        4.5,
        "pt",
        "A cell without type, black for so far in both directions, is an area too.",
        tuned_on="the narrowest column of a month is wider, the stem of a bold title of 20 pt narrower",
    )
    max_mark_size_pt: float = threshold(
        9.0,
        "pt",
        "A smaller black square is a mark in a cell.",
        tuned_on="a row is higher; a mark in type of 10 pt and less is 5 to 7",
    )
    edge_pt: float = threshold(
        1.0, "pt", "So much of an area's edge stands for the rules around it.", tuned_on="chosen: as thick as a rule"
    )
    max_black_difference: float = threshold(
        16.0, "gray", "In an area: what differs by less from black is black.", tuned_on="chosen: a scanner's noise"
    )


DARK_AREAS = DarkAreaSettings()


@dataclass(frozen=True)
class InkSettings:
    """Which pixels of the normalized picture are ink. Gray values are light against the background: 255 is no ink."""

    max_sample_gray: int = threshold(
        200, "gray", "Darker pixels tell how dark ink is.", tuned_on="chosen: clearly no paper"
    )
    min_sample_px: int = threshold(
        50, "count", "Fewer such pixels (of every 16th) tell nothing.", tuned_on="chosen: a page without ink"
    )
    type_quantile: float = threshold(
        0.25, "share", "Of these pixels: the light of type.", tuned_on="pages whose type is paler than their rules"
    )
    default_type_gray: float = threshold(
        80.0, "gray", "The light of type of a page without ink.", tuned_on="chosen: usual"
    )
    min_ink_gray: float = threshold(
        140.0, "gray", "Ink is what is darker, on any page.", tuned_on="chosen: black print"
    )
    max_ink_gray: float = threshold(215.0, "gray", "What is brighter is no ink, on any page.", tuned_on="chosen: noise")
    pale_difference: float = threshold(
        35.0,
        "gray",
        "Thin strokes that the scanner made paler than ink by this much are ink.",
        tuned_on="chosen: the thin strokes of ticks",
    )
    max_pale_gray: float = threshold(
        222.0, "gray", "Pale strokes are no paler.", tuned_on="print from the back is 230 and more"
    )
    max_pale_ink_share: float = threshold(
        0.3, "share", "Of a pale stroke: no more is ink already.", tuned_on="ordinary type has half and more"
    )
    min_pale_stroke_px: int = threshold(
        25, "count", "A pale stroke has at least so many pixels.", tuned_on="grains of noise have fewer"
    )
    small_ink_gray: int = threshold(
        180,
        "gray",
        "Ink in the small pictures for deskewing and orientation is darker.",
        tuned_on="chosen: blurred type",
    )


INK = InkSettings()
