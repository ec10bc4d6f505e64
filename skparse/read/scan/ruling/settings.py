"""Thresholds of rules on a scan."""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold


@dataclass(frozen=True)
class LineSettings:
    """Lines in the picture: how they are found, and which of them may be rules by their own pixels."""

    min_length_pt: float = threshold(
        13.0, "pt", "A rule is longer than the highest letter.", tuned_on="chosen: a title of 14 pt"
    )
    max_thickness_pt: float = threshold(
        4.0, "pt", "A rule is thinner than a shaded cell.", tuned_on="chosen: not measured"
    )
    max_gap_pt: float = threshold(
        1.5,
        "pt",
        "Gaps that a low resolution or noise tears in a line are no longer.",
        tuned_on="chosen: not measured",
    )
    min_darkness: float = threshold(
        38,
        "gray",
        "A pixel of a rule is at least so much darker than its background.",
        tuned_on="chosen: a hairline of 0.25 pt at 150 dpi is half a pixel wide",
    )
    min_dark_share: float = threshold(
        0.8,
        "share",
        "Of a line's pixels, and of its length along one row of them, so much is dark.",
        tuned_on="chosen: not measured",
    )
    max_touched_share: float = threshold(
        0.22,
        "share",
        "Of a line's length, ink (such as letters) touches no more on the side that it touches less.",
        tuned_on="chosen: a row of letters is touched in a third of its columns and more",
    )
    touch_reach_pt: float = threshold(
        0.7, "pt", "Ink this near above or below a line touches it.", tuned_on="chosen: not measured"
    )
    touch_min_darkness: float = threshold(
        90,
        "gray",
        "What touches a line is at least so dark: ink, not the line's blur.",
        tuned_on="chosen: not measured",
    )
    word_length_pt: float = threshold(
        60.0,
        "pt",
        "A horizontal line that is no longer may be a word: the bars of bold capitals meet (AW, TE). Stricter bounds "
        "hold for it.",
        tuned_on="chosen: a word's length",
    )
    word_min_dark_share: float = threshold(
        0.93, "share", "`min_dark_share` of a line as short as a word.", tuned_on="chosen: not measured"
    )
    word_max_touched_share: float = threshold(
        0.12,
        "share",
        "`max_touched_share` of a line as short as a word, on both sides.",
        tuned_on="chosen: not measured",
    )
    horizontal_max_leaning_share: float = threshold(
        0.35,
        "share",
        "Of a long horizontal line's length, ink touches no more on either side: the feet of letters at most.",
        tuned_on="chosen: not measured",
    )
    vertical_max_leaning_share: float = threshold(
        0.7,
        "share",
        "The same of a vertical line, beside which whole lines of text begin.",
        tuned_on="chosen: not measured",
    )
    thick_pt: float = threshold(
        2.2,
        "pt",
        "A line that is thicker is as high as small letters, whose bold type a blurred scan closes.",
        tuned_on="chosen: the thickness of bold type that blur closed",
    )
    thick_min_unbroken_share: float = threshold(
        0.97,
        "share",
        "Of a thick line's length along one row of pixels, so much is dark.",
        tuned_on="blurred bold type, which covers 0.80 to 0.94",
    )
    even_darkness_share: float = threshold(
        0.45,
        "share",
        "Of a line's usual darkness: what is paler is a break in it.",
        tuned_on="chosen: not measured",
    )
    window_pt: float = threshold(
        15.0,
        "pt",
        "Breaks are looked for in windows of this length, and paths have a point in each: a rule may lean or be bent.",
        tuned_on="chosen: not measured",
    )
    faint_end_share: float = threshold(
        0.6,
        "share",
        "Of a line's darkness: an end that is fainter is a line of its own, such as a streak of dust on a rule.",
        tuned_on="chosen: not measured",
    )
    faint_end_length_pt: float = threshold(
        10.0, "pt", "Such an end is longer than this.", tuned_on="chosen: not measured"
    )
    path_min_length_pt: float = threshold(
        120.0, "pt", "Lines longer than this show how the paper lay.", tuned_on="chosen: not measured"
    )
    max_climb_pt: float = threshold(
        3.0,
        "pt",
        "A rule that climbs by more is given in pieces: its page could not be dewarped.",
        tuned_on="chosen: not measured",
    )
    max_pieces_count: int = threshold(
        12, "count", "A rule is given in no more pieces.", tuned_on="chosen: not measured"
    )


@dataclass(frozen=True)
class NeighborSettings:
    """Which lines are rules by the lines around them: rules meet others, and are as dark as others."""

    min_darkness_share: float = threshold(
        0.3,
        "share",
        "Of the usual darkness of a page's lines: streaks of dust under a feeder's glass and folds are fainter.",
        tuned_on="chosen: not measured",
    )
    streak_max_darkness_share: float = threshold(
        0.55, "share", "Of the same: a streak that runs past the table is fainter.", tuned_on="chosen: not measured"
    )
    streak_min_overshoot_pt: float = threshold(
        12.0, "pt", "A streak runs this far beyond all rules across it.", tuned_on="chosen: not measured"
    )
    streak_max_gap_pt: float = threshold(
        6.0, "pt", "The pieces of a streak that leans end this near each other.", tuned_on="chosen: not measured"
    )
    max_offset_pt: float = threshold(
        1.2, "pt", "The pieces of one line lie in line to this.", tuned_on="chosen: not measured"
    )
    joined_max_tear_pt: float = threshold(
        8.0,
        "pt",
        "A scratch tears a line by no more, so that its pieces are joined; a merged cell leaves a row and more.",
        tuned_on="chosen: less than a row",
    )
    max_meeting_gap_pt: float = threshold(
        3.0, "pt", "Rules that meet come this near each other.", tuned_on="chosen: not measured"
    )
    max_tear_pt: float = threshold(
        15.0,
        "pt",
        "A line that ends no further from another in line with it goes on behind a tear.",
        tuned_on="chosen: not measured",
    )
    max_stem_pt: float = threshold(
        14.0,
        "pt",
        "A letter is lower: its stem may stand in line with a rule, which then ends at its last intersection.",
        tuned_on="chosen: a letter of 14 pt",
    )
    shared_end_min_count: int = threshold(
        2,
        "count",
        "Where so many other lines end, a line does not overshoot: the page cuts a row, or the table has no frame.",
        tuned_on="chosen: not measured",
    )
    month_name_length_pt: float = threshold(
        60.0,
        "pt",
        "As long as a month's name in vertical type, whose feet make a line: a line that is no longer must meet others "
        "at both ends.",
        tuned_on="chosen: the length of a month's name",
    )
    page_cut_min_count: int = threshold(
        3,
        "count",
        "Such a line may end unmet where so many others end: a page's end cuts a row without a rule.",
        tuned_on="chosen: not measured",
    )
    free_length_pt: float = threshold(
        120.0,
        "pt",
        "A longer line may meet none: rows of letters, arcs of stamps and scratches are no longer.",
        tuned_on="chosen: not measured",
    )


@dataclass(frozen=True)
class DashSettings:
    """Dashed rules."""

    max_thickness_pt: float = threshold(1.7, "pt", "A dash is no thicker.", tuned_on="chosen: not measured")
    min_length_pt: float = threshold(
        1.4, "pt", "A dash is no shorter.", tuned_on="the dashes of Word and CSS: 1.5 to 6 pt"
    )
    max_length_pt: float = threshold(
        9.0, "pt", "A dash is no longer.", tuned_on="the dashes of Word and CSS: 1.5 to 6 pt"
    )
    min_aspect_share: float = threshold(
        1.5,
        "share",
        "Of its thickness, a dash's length is no less: the dots that lead to a page number are rounder.",
        tuned_on="chosen: not measured",
    )
    max_gap_pt: float = threshold(5.0, "pt", "Two dashes are no further apart.", tuned_on="chosen: not measured")
    min_row_length_pt: float = threshold(
        30.0, "pt", "A dashed rule is at least so long.", tuned_on="chosen: five dashes"
    )
    min_darkness: float = threshold(60, "gray", "Pale dashes are at least so dark.", tuned_on="chosen: not measured")
    black_min_darkness: float = threshold(
        130,
        "gray",
        "Black dashes are at least so dark; blur joins their ends by less.",
        tuned_on="chosen: not measured",
    )
    min_arm_pt: float = threshold(
        2.2,
        "pt",
        "The arms of a cross of two dashes are no shorter, from end to end: longer than its stem is thick.",
        tuned_on="chosen: more than `max_thickness_pt`",
    )
    min_filled_share: float = threshold(
        0.2,
        "share",
        "Of a row of dashes: they fill at least so much of it.",
        tuned_on="rows that cross many rules (0.25 to 0.5 filled) and others (0.4 to 0.7)",
    )


@dataclass(frozen=True)
class SeparatorSettings:
    """Short vertical rules between two horizontal ones."""

    min_row_height_pt: float = threshold(6.0, "pt", "A lower row holds no type.", tuned_on="chosen: not measured")
    max_row_height_pt: float = threshold(
        16.0,
        "pt",
        "A higher row has vertical rules long enough to be found by themselves.",
        tuned_on="chosen: a line of `LineSettings.min_length_pt` and the blur of two rules fit in",
    )
    min_row_length_pt: float = threshold(
        16.0, "pt", "Two horizontal rules make a row where both run for so long.", tuned_on="chosen: not measured"
    )
    max_thickness_pt: float = threshold(
        2.0,
        "pt",
        "A separator is no thicker, and no known rule's center is nearer to it.",
        tuned_on="chosen: not measured",
    )
    rule_blur_pt: float = threshold(
        1.2,
        "pt",
        "A separator is looked for this far from the rules, whose blur is dark.",
        tuned_on="chosen: not measured",
    )
    min_darkness: float = threshold(45, "gray", "A separator is at least so dark.", tuned_on="chosen: not measured")
    min_darkness_share: float = threshold(
        0.55,
        "share",
        "Of the usual darkness of the page's vertical rules: hairs and scratches are paler.",
        tuned_on="chosen: not measured",
    )
    min_covered_share: float = threshold(
        0.92, "share", "Of its height, so much of a separator is dark.", tuned_on="chosen: not measured"
    )
    max_overlap_pt: float = threshold(
        1.0, "pt", "A known rule that reaches further into a row stands in it.", tuned_on="chosen: not measured"
    )
    dashed_max_row_height_pt: float = threshold(
        32.0,
        "pt",
        "A dashed separator in a higher row is long enough to be found by itself.",
        tuned_on="chosen: `DashSettings.min_row_length_pt` fits in",
    )
    dashed_min_margin_pt: float = threshold(
        8.0, "pt", "A dashed separator stands this far from the row's ends.", tuned_on="chosen: not measured"
    )
    dashed_min_covered_share: float = threshold(
        0.35, "share", "Of its height, so much of a dashed separator is dark.", tuned_on="chosen: not measured"
    )
    dashed_max_gap_pt: float = threshold(
        4.5, "pt", "Two of its dashes are no further apart.", tuned_on="chosen: not measured"
    )
    dashed_clear_pt: float = threshold(
        1.8,
        "pt",
        "Beside a dashed separator, as near as letters stand, is nothing but specks.",
        tuned_on="chosen: not measured",
    )
    dashed_max_speck_share: float = threshold(
        0.03, "share", "Of the place beside it: specks cover no more.", tuned_on="chosen: not measured"
    )


LINES = LineSettings()
NEIGHBORS = NeighborSettings()
DASHES = DashSettings()
SEPARATORS = SeparatorSettings()
