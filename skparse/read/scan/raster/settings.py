"""Thresholds of drawing a page, of its borders and orientation, of deskewing and dewarping.

"Pixels a point" is a resolution: 1.5 are 108 dpi, at which some steps look at a smaller picture, as it is faster.
"""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold


@dataclass(frozen=True)
class RenderSettings:
    """How a page becomes a picture, and when its stored image is taken as it is."""

    max_page_px: int = threshold(
        32_000_000,
        "px",
        "A page of any size is drawn with at most so many pixels.",
        tuned_on="A3 at 400 dpi: 31 million",
    )
    min_side_px: int = threshold(
        48,
        "px",
        "A page whose shorter side is smaller holds no table, and its thumbnails would be empty.",
        tuned_on="chosen: no wider than a line of type is high",
    )
    max_image_edge_pt: float = threshold(
        2.0,
        "pt",
        "An image whose edges are as near to the page's is the page.",
        tuned_on="chosen: scanners crop so much",
    )
    max_image_skew: float = threshold(
        0.01,
        "share",
        "Of a point: an image whose matrix turns it by more is drawn.",
        tuned_on="chosen: rounding errors",
    )
    min_resolution_share: float = threshold(
        0.74,
        "share",
        "Of the wanted resolution, or the wanted one of it: an image keeps its own resolution from here on.",
        tuned_on="chosen: images of 225 to 400 dpi are read as they are at 300 dpi",
    )
    preview_px_per_pt: float = threshold(
        0.5,
        "px",
        "Pixels a point of the small drawing that is compared with the image.",
        tuned_on="chosen: masks and overprint show at that size",
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
        "It is thicker than this: rules and type at the page's edge are thinner.",
        tuned_on="chosen: thicker than a table's frame",
    )
    soft_edge_pt: float = threshold(
        2.0, "pt", "Its soft edge, which goes with it.", tuned_on="chosen: a scanner's blur"
    )
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
        0.02,
        "degrees",
        "Steps of the second search, around the best one.",
        tuned_on="chosen: half a pixel over the width of the page",
    )
    px_per_pt: float = threshold(
        1.5,
        "px",
        "Pixels a point of the picture that is looked at.",
        tuned_on="finer pictures give the same angle, slower",
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
        25.0,
        "pt",
        "Lines that bend by more are no rules of the table.",
        tuned_on="chosen: more than a book's spine bends",
    )
    min_rules: int = threshold(
        3, "count", "Fewer long rules do not tell how the paper lay.", tuned_on="chosen: two may bend by chance"
    )
    ridge: float = threshold(
        0.01,
        "share",
        "Weight against large coefficients: few rules tell little about the page's edges.",
        tuned_on="chosen: just enough to be stable",
    )
    max_outlier_ratio: float = threshold(
        3.0,
        "share",
        "Of the median distance from the surface: points further off are left out.",
        tuned_on="chosen: the usual limit for outliers",
    )
    min_outlier_pt: float = threshold(
        0.5, "pt", "Points this near to the surface are never left out.", tuned_on="chosen: what the surface can follow"
    )
    mesh_pt: int = threshold(
        8, "pt", "Distance of the places at which the surface is calculated.", tuned_on="chosen: bends are smooth"
    )


DEWARP = DewarpSettings()
