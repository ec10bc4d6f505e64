"""Thresholds of the cleaning: what is print and what is dirt, stamps and dot screens."""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold


@dataclass(frozen=True)
class PrintOrDirtSettings:
    """What tells print from hairs and dust on the glass, and from what is left of stamps."""

    max_short_letters: int = threshold(
        2,
        "count",
        "Text of no more letters is as short as a marker (a., 1)) or a tick, and as what engines read in dirt; longer "
        "text is print, however pale, and more than one sign decides how confident the engine must be.",
        tuned_on="chosen: the letters of a marker",
    )
    min_text_confidence: float = threshold(
        0.4,
        "confidence",
        "A line of more letters is print from this mean confidence on.",
        tuned_on="dust and hairs on the glass (0.2 to 0.45) against letters under stamps (0.6 and more)",
    )
    min_short_confidence: float = threshold(
        0.55,
        "confidence",
        "One or two letters are print from this confidence on.",
        tuned_on="dust and hairs on the glass (0.2 to 0.45) against letters under stamps (0.6 and more)",
    )
    min_tick_confidence: float = threshold(
        0.3,
        "confidence",
        "A sign as large as a small letter may be a tick that no engine knows: it is print from this confidence on.",
        tuned_on="chosen: lower than for letters, as no engine knows ticks",
    )
    min_tick_size_share: float = threshold(
        0.22,
        "share",
        "Of the line's height: a sign whose shorter side is smaller than this is no tick.",
        tuned_on="chosen: as large as a small letter",
    )
    min_part_size_pt: float = threshold(
        3.0,
        "pt",
        "Smaller parts (dots, commas) are pale in type, too, and are not compared.",
        tuned_on="chosen: larger than a full stop, smaller than a small letter",
    )
    min_part_count: int = threshold(
        50,
        "count",
        "A page with fewer parts of that size does not tell how dark its type is.",
        tuned_on="chosen: a few words",
    )
    pale_darkness_share: float = threshold(
        0.65,
        "share",
        "Of the darkness of the page's type: a paler part is a hair, a scratch or dust.",
        tuned_on="60,000 letters of 17 scans (faint print, blurred, JPEG at quality 20): one in a thousand was below "
        "0.73; hairs of gray 40 to 150 lie at 0.3 to 0.6",
    )
    faint_darkness_share: float = threshold(
        0.55,
        "share",
        "The same for a run of small parts alone: dashes and colons are paler than letters where the scanner blurs.",
        tuned_on="chosen: below pale_darkness_share",
    )
    max_pale_parts_share: float = threshold(
        0.15,
        "share",
        "Of the page's parts: where more are pale, the print is pale, and darkness tells nothing.",
        tuned_on="chosen: far more than the hairs of a dusty page",
    )
    min_run_count: int = threshold(
        20, "count", "A page with fewer runs does not tell how thick its strokes are.", tuned_on="chosen: a few rows"
    )
    stroke_quantile: float = threshold(
        0.9, "share", "Of a run's pixels: how deep in the ink they lie tells how thick its strokes are.",
        tuned_on="chosen: the middles of strokes, not the knots where they meet",
    )  # fmt: skip
    max_hair_thickness_share: float = threshold(
        0.82,
        "share",
        "Of the thickness of the page's strokes: in a copy of black and white alone, a hair is thinner.",
        tuned_on="1,800 runs of 14 faxes: hairs at 0.72 and less, type of the page's own size at 0.95 and more",
    )
    min_hair_bend: float = threshold(
        1.5, "share", "Of its thickness: a hair winds, and so its box is wider and higher.", tuned_on="chosen"
    )
    max_hairs_in_line: int = threshold(
        2,
        "count",
        "More pale parts in a line of type are a pale word, not hairs.",
        tuned_on="chosen: hairs in one line are rare",
    )
    min_tick_count: int = threshold(
        3,
        "count",
        "Pale ticks are ticks where there are at least so many on the page.",
        tuned_on="chosen: dust is seldom read as a tick, and not of one size",
    )
    max_tick_size_difference_share: float = threshold(
        0.2,
        "share",
        "Of a pale tick's height, or a thin one's width: it is as large as the page's usual tick to this part.",
        tuned_on="chosen: ticks of one font are of one size",
    )
    min_confidence_in_stamp: float = threshold(
        0.95,
        "confidence",
        "A short sign in a stamp, or as thin as a hair, is print from this confidence on.",
        tuned_on="400 signs in the stamps of 14 scans: markers were read at 0.97 and more, nine of ten remains below",
    )
    max_neighbor_gap_share: float = threshold(
        0.8,
        "share",
        "Of a sign's height: the next word of its line stands no further away.",
        tuned_on="chosen: wider than a space, narrower than the gap between columns",
    )


PRINT_OR_DIRT = PrintOrDirtSettings()


@dataclass(frozen=True)
class ColorStampSettings:
    """Round stamps in colored ink. An office's stamp is 40 mm (113 pt) wide."""

    min_chroma: int = threshold(
        32,
        "gray",
        "Stamp ink is further from gray (brightest less darkest channel).",
        tuned_on="chosen: scanners' fringes",
    )
    min_faint_chroma: int = threshold(
        12,
        "gray",
        "Faint parts of a stamp that was found are further from gray.",
        tuned_on="chosen: far below min_chroma",
    )
    max_print_gray: int = threshold(
        95, "gray", "Print is darker than this, also under a stamp.", tuned_on="chosen: print stays nearly black there"
    )
    min_width_pt: float = threshold(38.0, "pt", "A stamp is wider.", tuned_on="small stamps: half of an office's")
    max_width_pt: float = threshold(170.0, "pt", "A stamp is narrower.", tuned_on="an office's is 113 wide")
    min_aspect: float = threshold(0.75, "share", "Of its height: a stamp is wider.", tuned_on="chosen: nearly round")
    max_aspect: float = threshold(1.33, "share", "Of its height: a stamp is narrower.", tuned_on="chosen: nearly round")
    max_ink_share: float = threshold(
        0.45, "share", "Of its box: a stamp's ink is less.", tuned_on="chosen: rings and letters, no colored area"
    )
    max_tear_pt: float = threshold(
        2.5, "pt", "Tears in a ring that a dry stamp or a rule leaves.", tuned_on="chosen: wider than a rule"
    )
    max_stroke_pt: float = threshold(
        4.0, "pt", "Strokes of a stamp are thinner.", tuned_on="chosen: thicker than a stamp's ring"
    )


COLOR_STAMPS = ColorStampSettings()


@dataclass(frozen=True)
class GrayStampSettings:
    """Round stamps in gray or black ink. Gray values are light against the background: 255 is no ink."""

    px_per_pt: float = threshold(1.5, "px", "Pixels a point at which rings are looked for.", tuned_on="chosen: fast")
    min_radius_pt: float = threshold(
        15.0, "pt", "A ring's radius is larger.", tuned_on="small stamps, and inner rings of an office's (40 mm wide)"
    )
    max_radius_pt: float = threshold(85.0, "pt", "A ring's radius is smaller.", tuned_on="an office's stamp: 57 pt")
    max_type_size_pt: float = threshold(
        12.0, "pt", "Ink that is no larger is type, not a stroke of a ring.", tuned_on="chosen: letters of a decree"
    )
    min_rule_length_pt: float = threshold(
        30.0,
        "pt",
        "Ink that is straight for so long is a rule.",
        tuned_on="chosen: longer than a straight part of a ring",
    )
    min_center_distance_pt: float = threshold(
        20.0, "pt", "Centers of two rings are further apart.", tuned_on="chosen: stamps seldom cover each other"
    )
    min_roundness: float = threshold(
        0.6,
        "share",
        "How round a ring must be (OpenCV's measure for HOUGH_GRADIENT_ALT).",
        tuned_on="stamps of the held-out scans: nothing else found",
    )
    min_ink_share: float = threshold(
        0.45,
        "share",
        "Of a ring: so much is inked.",
        tuned_on="stamps of the held-out scans: 0.55 to 1.0 of their rings, nothing else found",
    )
    min_ink_difference: int = threshold(
        30, "gray", "What is darker than its background by less is no ink.", tuned_on="chosen: a scanner's noise"
    )
    min_black_difference: int = threshold(
        120,
        "gray",
        "Ink of rules and of black rings is darker by more.",
        tuned_on="chosen: four times min_ink_difference",
    )
    min_paler_difference: float = threshold(
        40.0,
        "gray",
        "A stamp that is paler than print by this is told from it by shade alone.",
        tuned_on="chosen: safe",
    )
    max_print_gray: int = threshold(200, "gray", "Darker pixels tell how dark print is.", tuned_on="chosen: no paper")
    print_quantile: float = threshold(
        0.1, "share", "Of these pixels: the light of print.", tuned_on="chosen: the darkest"
    )
    half_stroke_pt: float = threshold(
        1.3, "pt", "Half of a ring's stroke and of the blur around it.", tuned_on="chosen: a ring's stroke, blurred"
    )
    max_ring_offset_pt: float = threshold(
        2.5, "pt", "A ring runs no further from where it was found.", tuned_on="chosen: stamps are not quite round"
    )
    stamp_radius_share: float = threshold(
        1.15, "share", "Of the ring's radius: the whole stamp's.", tuned_on="chosen: a second ring outside"
    )


GRAY_STAMPS = GrayStampSettings()


@dataclass(frozen=True)
class DescreenSettings:
    """Dot screens of black and white scans."""

    max_black_gray: int = threshold(
        40, "gray", "Black pixels are no brighter.", tuned_on="chosen: black and white alone"
    )
    min_white_gray: int = threshold(
        215, "gray", "White pixels are no darker.", tuned_on="chosen: black and white alone"
    )
    max_between_share: float = threshold(
        0.3,
        "share",
        "Of its black: a picture of black and white has no more pixels between black and white.",
        tuned_on="the soft edges of type alone are more",
    )
    square_pt: float = threshold(
        9.0, "pt", "Screens are looked for in squares of this size.", tuned_on="chosen: about a line of type"
    )
    min_changes_per_pt: float = threshold(
        0.58,
        "share",
        "At the center of a dense screen, dark and light change more often in a point.",
        tuned_on="text of 8 pt: up to 0.49; screens of 20 to 80 %: 0.46 to 0.93, as their dots beat against the pixels",
    )
    min_changes_around_per_pt: float = threshold(
        0.42, "share", "The same around that center.", tuned_on="chosen: half as certain as min_changes_per_pt"
    )
    min_dots_in_square: int = threshold(
        8, "count", "A light screen has so many dots in a square.", tuned_on="text has three full stops there"
    )
    max_dot_size_pt: float = threshold(
        1.3, "pt", "Dots of a light screen are no larger.", tuned_on="chosen: small type"
    )
    max_sparse_share: float = threshold(
        0.12,
        "share",
        "Dots that stand apart and cover no more are a light screen, whatever else is printed there.",
        tuned_on="pale gray rows cover 0.05 to 0.1, the dots of darker ones hang together",
    )
    min_full_stop_ratio: float = threshold(
        3.0,
        "share",
        "Of the dots around it: a full stop is so many times as large.",
        tuned_on="9 pt type at 300 dpi: 14 pixels against 1 to 4",
    )
    smooth_pt: float = threshold(
        0.6, "pt", "Dots are smoothed over this radius, or over `smooth_px`.", tuned_on="chosen: half a dot's distance"
    )
    smooth_px: float = threshold(
        2.5,
        "px",
        "The radius is no smaller: a machine's dots are some pixels apart, whatever the resolution.",
        tuned_on="screens of squares of 6 pixels, whose dots leave a ripple as dark as a pale rule with 1.7",
    )
    min_stroke_pt: float = threshold(
        1.9, "pt", "Ink that is longer is print.", tuned_on="longer than a dot, shorter than a stem of 8 pt type"
    )


DESCREEN = DescreenSettings()
