"""Thresholds of the raster stage: from drawing a page to its ink.

"Pixels a point" is a resolution: 1.5 are 108 dpi, at which some steps look at a smaller picture, as it is faster.
"""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold


@dataclass(frozen=True)
class RenderSettings:
    """How a page becomes a picture, and when its stored image is taken as it is."""

    max_page_px: int = threshold(
        32_000_000, "px", "A page is drawn with at most so many pixels.", tuned_on="A3 at 400 dpi: 31 million"
    )
    min_side_px: int = threshold(
        48, "px", "A page whose shorter side is smaller holds no table.", tuned_on="chosen: as a line of type is high"
    )
    max_image_edge_pt: float = threshold(
        2.0, "pt", "An image whose edges are so near to the page's is the page.", tuned_on="chosen: cropped scans"
    )
    max_image_skew: float = threshold(
        0.01, "share", "An image whose matrix turns it by more is drawn.", tuned_on="chosen: rounding errors"
    )
    min_resolution_share: float = threshold(
        0.74,
        "share",
        "Of the wanted resolution, or the wanted one of it: an image keeps its own resolution from here on.",
        tuned_on="chosen: images of 225 to 400 dpi are read as they are at 300 dpi",
    )
    preview_px_per_pt: float = threshold(
        0.5, "px", "Pixels a point of a drawing to compare the image with.", tuned_on="chosen: masks and overprint show"
    )
    max_preview_difference: float = threshold(
        12.0, "gray", "The mean difference of an image from that drawing.", tuned_on="chosen: more than scaling makes"
    )


RENDER = RenderSettings()


@dataclass(frozen=True)
class BorderSettings:
    """Black borders that a scanner's lid leaves around the paper."""

    max_border_gray: int = threshold(90, "gray", "A border is darker than this.", tuned_on="chosen: darker than paper")
    min_border_width_pt: float = threshold(
        4.0,
        "pt",
        "It is thicker: rules and type at the page's edge are thinner.",
        tuned_on="chosen: thicker than a table's frame",
    )
    soft_edge_pt: float = threshold(2.0, "pt", "Its soft edge.", tuned_on="chosen: a scanner's blur")
    paper_quantile: float = threshold(
        0.9, "share", "Of the page's pixels, paper is as bright as this quantile.", tuned_on="chosen: most is paper"
    )


BORDERS = BorderSettings()


@dataclass(frozen=True)
class OrientationSettings:
    """Which way up a page lies: its axis by the shape of its smeared lines, its direction by what can be read."""

    px_per_pt: float = threshold(1.5, "px", "Pixels a point at which the axis is looked for.", tuned_on="chosen: fast")
    min_rule_px: int = threshold(
        17,
        "px",
        "At px_per_pt: a rule is straight for so long, even on a page that is skewed by three degrees; no stroke is.",
        tuned_on="chosen: 11 pt, higher than letters",
    )
    max_dash_width_px: int = threshold(
        3, "px", "At px_per_pt: a dash of a broken rule is no thicker.", tuned_on="chosen: 2 pt, thicker than a rule"
    )
    max_dash_length_px: int = threshold(
        7, "px", "At px_per_pt: a dash of a broken rule is no longer.", tuned_on="chosen: a stem of 8 pt type is 8 long"
    )
    smear_pt: float = threshold(
        5.0, "pt", "Letters this near are smeared to one bar.", tuned_on="chosen: above a space"
    )
    min_bar_fill_share: float = threshold(
        0.4, "share", "Smeared text fills more of its box; a leaning rule does not.", tuned_on="chosen: between the two"
    )
    min_bar_aspect: float = threshold(
        4.0, "share", "Of its height: a bar of text is wider than this.", tuned_on="chosen: a word of four letters"
    )
    min_bar_height_pt: float = threshold(
        3.0, "pt", "A bar of text is higher.", tuned_on="chosen: small letters of 6 pt"
    )
    max_bar_height_pt: float = threshold(16.0, "pt", "A bar of text is lower.", tuned_on="chosen: one line of type")
    min_axis_ratio: float = threshold(
        1.2,
        "share",
        "A page lies sideways if the bars across are this much longer in sum than the upright ones.",
        tuned_on="chosen: pages with little text are taken as upright",
    )
    max_runs: int = threshold(8, "count", "So many runs are read to tell the direction.", tuned_on="chosen: fast")
    min_run_aspect: float = threshold(
        3.0, "share", "Of its height: a run that is read for this is wider.", tuned_on="chosen: a word at least"
    )
    max_run_aspect: float = threshold(
        25.0, "share", "Of its height: so much of a run is read.", tuned_on="chosen: a few words tell, faster"
    )
    min_runs: int = threshold(2, "count", "So many clear runs are enough.", tuned_on="chosen: one may be noise")
    clear_confidence: float = threshold(
        0.2,
        "confidence",
        "Runs are clear if an engine is this much more confident of them one way up, in the mean.",
        tuned_on="print of 150 dpi, which differs by 0.3 a run",
    )
    min_turned_confidence: float = threshold(
        0.05,
        "confidence",
        "A page is upside down if its runs are read with this much more confidence when turned, in the mean.",
        tuned_on="chosen: pages without a clear answer are taken as upright",
    )


ORIENTATION = OrientationSettings()


@dataclass(frozen=True)
class DeskewSettings:
    """The fine angle of a skewed scan."""

    max_angle_degrees: float = threshold(
        6.0, "degrees", "Pages are skewed by no more.", tuned_on="a feeder's guides allow about three degrees"
    )
    coarse_step_degrees: float = threshold(
        0.25, "degrees", "Steps of the first search for the angle.", tuned_on="chosen: the sharpest angle shows so far"
    )
    fine_step_degrees: float = threshold(
        0.02, "degrees", "Steps of the second search, around it.", tuned_on="chosen: half a pixel over the page's width"
    )
    px_per_pt: float = threshold(
        1.5, "px", "Pixels a point of the picture that is looked at.", tuned_on="finer ones give the same angle, slower"
    )
    min_long_side_px: int = threshold(
        1250,
        "px",
        "Its longer side has at least so many, as a pixel's step over it is the smallest angle that is seen.",
        tuned_on="chosen: A4 at 108 dpi",
    )
    margin_share: float = threshold(
        0.02, "share", "Of the shorter side: the page's edges are left out.", tuned_on="chosen: shadows of the paper"
    )
    min_ink_px: int = threshold(
        200, "count", "A page with fewer pixels of ink has no angle.", tuned_on="chosen: a word"
    )
    max_ink_px: int = threshold(
        150_000, "count", "So many pixels of ink are looked at; of more, a part.", tuned_on="chosen: fast"
    )
    min_sharpness_ratio: float = threshold(
        1.02,
        "share",
        "A page is skewed if its rows of ink are this much sharper at the best angle than at none.",
        tuned_on="chosen: a picture without rows has no best angle",
    )


DESKEW = DeskewSettings()


@dataclass(frozen=True)
class DewarpSettings:
    """Paper that did not lie flat."""

    min_bend_pt: float = threshold(
        0.8, "pt", "Of smaller bends, cells are found as they are.", tuned_on="chosen: the grid tolerates so much"
    )
    max_bend_pt: float = threshold(
        25.0, "pt", "Lines that bend by more are no rules.", tuned_on="chosen: more than a book's spine bends"
    )
    min_rules: int = threshold(
        3, "count", "Fewer long rules do not tell how the paper lay.", tuned_on="chosen: two may bend by chance"
    )
    ridge: float = threshold(
        0.01,
        "share",
        "Weight against large coefficients, where few rules tell.",
        tuned_on="chosen: just enough to be stable",
    )
    max_outlier_ratio: float = threshold(
        3.0,
        "share",
        "Of the median distance: points further off are left out.",
        tuned_on="chosen: the usual limit for outliers",
    )
    min_outlier_pt: float = threshold(
        0.5, "pt", "Points this near to the surface are never left out.", tuned_on="chosen: what the surface can follow"
    )
    mesh_pt: int = threshold(
        8, "pt", "Distance of the places at which the surface is calculated.", tuned_on="chosen: bends are smooth"
    )


DEWARP = DewarpSettings()


@dataclass(frozen=True)
class PaperSettings:
    """The background of a page: what is no stroke, and how bright white paper is at each place."""

    max_stroke_pt: float = threshold(
        3.0,
        "pt",
        "Strokes of type and rules are thinner, shaded cells and blots larger.",
        tuned_on="bold type of 16 pt: 2.5 pt",
    )
    tile_pt: float = threshold(2.0, "pt", "Light is measured in such tiles.", tuned_on="chosen: light is smooth")
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
        0.1, "share", "Of the paper's light: shadows are brighter.", tuned_on="chosen: else nothing can be read"
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
        10.0, "pt", "An area is larger in both directions.", tuned_on="chosen: as high as a row of type"
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

    max_sample_gray: int = threshold(200, "gray", "Darker pixels tell how dark ink is.", tuned_on="chosen: no paper")
    min_sample_px: int = threshold(
        50, "count", "Fewer such pixels (of every 16th) tell nothing.", tuned_on="chosen: a page without ink"
    )
    type_quantile: float = threshold(
        0.25, "share", "Of these pixels: the light of type.", tuned_on="pages whose type is paler than their rules"
    )
    default_type_gray: float = threshold(
        80.0, "gray", "The light of type without such pixels.", tuned_on="chosen: usual"
    )
    min_ink_gray: float = threshold(
        140.0, "gray", "Ink is what is darker, on any page.", tuned_on="chosen: black print"
    )
    max_ink_gray: float = threshold(215.0, "gray", "What is brighter is no ink, on any page.", tuned_on="chosen: noise")
    pale_difference: float = threshold(
        35.0,
        "gray",
        "Thin strokes that are so much paler than ink are ink.",
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
        180, "gray", "Ink in small pictures (deskewing, orientation) is darker.", tuned_on="chosen: blurred type"
    )


INK = InkSettings()
