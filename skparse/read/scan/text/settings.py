"""Thresholds of the text of a scan: runs of letters, their lines, stops, signs, and the text layer.

What a share is of: *the usual height* is the median height of a page's letters; *the line's height* reaches from a
font's ascent to its descent; *the small letters' height* is that of "x".
"""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold


@dataclass(frozen=True)
class RunSettings:
    """Which parts of ink are letters, and which letters are one run."""

    min_part_size_pt: float = threshold(
        0.5, "pt", "A smaller part is a speck.", tuned_on="chosen: less than a full stop of 6 pt type"
    )
    max_letter_height_pt: float = threshold(
        40.0, "pt", "A higher part is a picture.", tuned_on="chosen: more than the letters of a decree"
    )
    max_part_width_pt: float = threshold(
        160.0, "pt", "A wider part is a picture: letters that touch are not.", tuned_on="chosen: 4 x the height"
    )
    usual_min_height_pt: float = threshold(
        3.0, "pt", "Parts no higher than this do not count for the usual height.", tuned_on="chosen: not measured"
    )
    usual_max_height_pt: float = threshold(
        20.0, "pt", "Nor do parts no lower than this.", tuned_on="chosen: not measured"
    )
    max_word_gap_share: float = threshold(
        1.3,
        "share",
        "Of the usual height: the words of one run stand no further apart; columns do.",
        tuned_on="chosen: not measured",
    )
    two_lines_min_height_share: float = threshold(
        2.0,
        "share",
        "Of the usual height: a higher run may be two lines whose letters touch.",
        tuned_on="chosen: not measured",
    )
    cut_max_ink_share: float = threshold(
        0.35,
        "share",
        "Of the ink in a run's rows (their 75th percentile): two lines are cut where a row has no more.",
        tuned_on="chosen: not measured",
    )
    min_line_height_share: float = threshold(
        0.9, "share", "Of the usual height: lines that are cut are higher.", tuned_on="chosen: not measured"
    )
    dot_max_height_share: float = threshold(
        0.4,
        "share",
        "Of the usual height: what is lower is a dot or a dash, of a letter or by itself.",
        tuned_on="chosen: not measured",
    )
    dot_max_gap_share: float = threshold(
        0.45,
        "share",
        "Of the usual height: a letter's dot stands no further above it.",
        tuned_on="chosen: not measured",
    )
    dot_max_offset_px: int = threshold(
        2, "px", "A dot's center lies no further beside the letters below.", tuned_on="chosen: not measured"
    )
    sign_min_size_share: float = threshold(
        0.45, "share", "Of the usual height: a dot by itself that is larger is a sign.", tuned_on="chosen: not measured"
    )
    dash_min_width_share: float = threshold(
        0.3,
        "share",
        "Of the usual height: a dash in a cell of its own is wider than the dust on the glass.",
        tuned_on="chosen: not measured",
    )
    dash_min_aspect_share: float = threshold(
        1.8, "share", "Of its height: a dash is wider than this.", tuned_on="chosen: not measured"
    )
    colon_max_difference_share: float = threshold(
        0.15,
        "share",
        "Of the usual height: the two dots of a colon differ in width and position by no more.",
        tuned_on="chosen: not measured",
    )
    colon_max_gap_share: float = threshold(
        0.8, "share", "Of the usual height: they stand less far apart.", tuned_on="chosen: not measured"
    )
    vertical_max_width_share: float = threshold(
        2.2, "share", "Of the usual height: vertical text is no wider.", tuned_on="chosen: not measured"
    )
    vertical_max_gap_share: float = threshold(
        0.4,
        "share",
        "Of the usual height: its letters stand closer over each other; two lines do not.",
        tuned_on="chosen: not measured",
    )
    vertical_min_aspect_share: float = threshold(
        1.5, "share", "Of its width: vertical text is higher than this.", tuned_on="chosen: not measured"
    )


@dataclass(frozen=True)
class BaselineSettings:
    """The line that a run stands on."""

    min_width_share: float = threshold(
        3.5, "share", "Of the usual height: a wider run is measured by its own ink.", tuned_on="chosen: a short word"
    )
    min_height_px: int = threshold(5, "px", "A lower run is not measured.", tuned_on="chosen: not measured")
    min_x_height_share: float = threshold(
        0.3, "share", "Of a run's height: small letters are no lower.", tuned_on="chosen: not measured"
    )
    min_x_height_px: int = threshold(3, "px", "Small letters are no lower.", tuned_on="chosen: not measured")
    capitals_max_ink_share: float = threshold(
        0.02,
        "share",
        "Of a run's ink: where less is above what looks like small letters, these are capitals.",
        tuned_on="chosen: not measured",
    )
    capitals_x_height_share: float = threshold(
        0.74, "share", "Of the capitals' height: the small letters' height.", tuned_on="fonts, where it is near 0.72"
    )
    max_x_height_share: float = threshold(
        1.2,
        "share",
        "Of the usual height: where small letters seem higher, the run is a smear of a stamp or a signature and tells "
        "nothing of the lines beside it.",
        tuned_on="chosen: not measured",
    )
    ascent_share: float = threshold(
        1.75,
        "share",
        "Of the small letters' height: a line reaches so far above its base.",
        tuned_on="chosen: not measured",
    )
    descent_share: float = threshold(
        0.55,
        "share",
        "Of the small letters' height: a line reaches so far below its base.",
        tuned_on="chosen: not measured",
    )
    alone_half_height_share: float = threshold(
        0.8,
        "share",
        "Of the usual height: a run with nothing beside it reaches at least so far above and below its center.",
        tuned_on="chosen: not measured",
    )
    beside_max_distance_share: float = threshold(
        40.0,
        "share",
        "Of the usual height: a run is beside another that is less far away.",
        tuned_on="chosen: not measured",
    )
    beside_max_top_share: float = threshold(
        2.0,
        "share",
        "Of the small letters' height: a run on another's line reaches no further above the base.",
        tuned_on="chosen: not measured",
    )
    beside_max_raise_share: float = threshold(
        0.35,
        "share",
        "Of the small letters' height: a run on another's line ends no further above the base.",
        tuned_on="chosen: not measured",
    )
    beside_max_drop_share: float = threshold(
        0.75,
        "share",
        "Of the small letters' height: a run on another's line ends no further below the base.",
        tuned_on="chosen: not measured",
    )
    dash_max_height_share: float = threshold(
        0.4,
        "share",
        "Of the small letters' height: what is lower and lies within it is a dash on that line.",
        tuned_on="chosen: not measured",
    )


@dataclass(frozen=True)
class ReadingSettings:
    """Which lines are read a second time."""

    min_confidence: float = threshold(
        0.8,
        "confidence",
        "A line with a less certain letter is read again.",
        tuned_on="a page of narrow type: three of its misread lines were read with more confidence",
    )
    widening_share: float = threshold(
        1.3,
        "share",
        "Of its width: a line is read again so much wider, as narrow type is often read better so.",
        tuned_on="the same page",
    )
    max_marker_letters: int = threshold(
        6, "count", "A line of no more letters may be a marker and is read again.", tuned_on="chosen: iii., 1.1.2"
    )


@dataclass(frozen=True)
class StopSettings:
    """Stops recognized by their ink. All shares are of the line's height."""

    max_distance_share: float = threshold(
        0.22, "share", "An engine knows where a sign is to this.", tuned_on="chosen: not measured"
    )
    max_width_share: float = threshold(0.24, "share", "A stop is no wider.", tuned_on="chosen: not measured")
    max_height_share: float = threshold(0.4, "share", "A comma is no higher.", tuned_on="chosen: not measured")
    dot_max_height_share: float = threshold(0.22, "share", "A dot is no higher.", tuned_on="chosen: not measured")
    dot_min_gap_share: float = threshold(
        0.06, "share", "So much white is between a sign and the dot above it.", tuned_on="chosen: not measured"
    )
    below_dot_max_height_share: float = threshold(
        0.45, "share", "What stands below a dot is no higher, or it is a letter.", tuned_on="chosen: not measured"
    )


@dataclass(frozen=True)
class SignSettings:
    """Signs recognized by their shape. Heights and widths are shares of the line's height unless stated otherwise."""

    dash_min_aspect_share: float = threshold(
        1.6, "share", "Of its height: a dash is wider.", tuned_on="chosen: not measured"
    )
    dash_min_width_share: float = threshold(0.08, "share", "A dash is wider.", tuned_on="chosen: not measured")
    dash_max_width_share: float = threshold(0.9, "share", "A dash is narrower.", tuned_on="chosen: not measured")
    dash_max_height_share: float = threshold(0.2, "share", "A dash is lower.", tuned_on="chosen: not measured")
    bar_min_filled_share: float = threshold(
        0.75,
        "share",
        "Of its box: a bar or a dash fills more; a hair, which winds, does not.",
        tuned_on="chosen: not measured",
    )
    bar_max_aspect_share: float = threshold(
        0.3, "share", "Of its height: a bar is slimmer.", tuned_on="chosen: not measured"
    )
    colon_max_aspect_share: float = threshold(
        0.5, "share", "Of its height: a colon is slimmer.", tuned_on="chosen: not measured"
    )
    colon_min_height_share: float = threshold(0.12, "share", "A colon is higher.", tuned_on="chosen: not measured")
    colon_max_height_share: float = threshold(0.5, "share", "A colon is lower.", tuned_on="chosen: not measured")
    blot_min_aspect_share: float = threshold(
        0.75, "share", "Of its height: a disc or a square is wider.", tuned_on="chosen: nearly as wide as high"
    )
    blot_max_aspect_share: float = threshold(
        1.33,
        "share",
        "Of its height: a disc, a square or an empty box is narrower.",
        tuned_on="chosen: nearly as wide as high",
    )
    blot_min_height_share: float = threshold(
        0.16, "share", "A disc or a square is higher.", tuned_on="chosen: not measured"
    )
    blot_max_height_share: float = threshold(
        0.9, "share", "A disc or a square is lower.", tuned_on="chosen: not measured"
    )
    disc_min_filled_share: float = threshold(
        0.7,
        "share",
        "Of its box: a disc fills more.",
        tuned_on="a disc fills 0.79 of its box; the fullest letter (a bold M) 0.6",
    )
    square_min_filled_share: float = threshold(
        0.9, "share", "Of its box: a square fills more.", tuned_on="a disc fills 0.79 of its box, a square all of it"
    )
    box_min_aspect_share: float = threshold(
        0.4, "share", "Of its height: an empty box is wider.", tuned_on="chosen: not measured"
    )
    box_min_height_share: float = threshold(0.3, "share", "An empty box is higher.", tuned_on="chosen: not measured")
    box_max_height_share: float = threshold(1.1, "share", "An empty box is lower.", tuned_on="chosen: not measured")
    max_reach_share: float = threshold(3.0, "share", "A sign and grains beside it are narrower.", tuned_on="chosen")
    max_grain_share: float = threshold(
        0.05, "share", "Of a sign's ink: a grain beside or in it has no more.", tuned_on="a full stop behind B: 0.06"
    )
    max_spur_share: float = threshold(0.2, "share", "Of the longest row: ragged edges have less.", tuned_on="chosen")
    side_max_thickness_share: float = threshold(
        0.16, "share", "Of an empty box's shorter side: its strokes are no thicker.", tuned_on="chosen: not measured"
    )
    side_min_filled_share: float = threshold(
        0.95,
        "share",
        "Of an empty box's side: so much of it is ink.",
        tuned_on="D and O, whose corners are round: 0.8",
    )


@dataclass(frozen=True)
class LayerSettings:
    """How a text layer is compared with the picture."""

    max_samples_count: int = threshold(
        14, "count", "So many pieces of the layer are compared.", tuned_on="60 pages, with `min_agreeing_share`"
    )
    min_pieces_count: int = threshold(
        5, "count", "A layer with fewer pieces cannot be judged.", tuned_on="chosen: not measured"
    )
    min_letters_count: int = threshold(
        4, "count", "A piece with fewer letters is not compared.", tuned_on="60 pages, with `min_agreeing_share`"
    )
    min_agreeing_share: float = threshold(
        0.5,
        "share",
        "Of the compared pieces: so many are read alike where the layer is right.",
        tuned_on="60 pages: right layers 0.71 (print of 150 dpi) to 1, wrong ones 0 to 0.29",
    )
    min_similarity: float = threshold(
        85.0, "similarity", "A piece and what is read in its place are alike.", tuned_on="60 pages, as above"
    )
    max_letters_read: int = threshold(
        40, "count", "A piece is read up to so many letters.", tuned_on="chosen: not measured"
    )
    margin_x_px: int = threshold(
        4, "px", "A piece is cut out so much wider on both sides.", tuned_on="chosen: not measured"
    )
    margin_y_px: int = threshold(
        3, "px", "A piece is cut out so much higher on both sides.", tuned_on="chosen: not measured"
    )
    min_side_px: int = threshold(4, "px", "A smaller picture is not read.", tuned_on="chosen: not measured")


RUNS = RunSettings()
BASELINES = BaselineSettings()
READING = ReadingSettings()
STOPS = StopSettings()
SIGNS = SignSettings()
LAYER = LayerSettings()
