"""The readers' thresholds: when a shape is a rule, when characters are one word, when a page is a picture.

Lengths are in points of the displayed page. "Height" is the height of the characters' boxes, ascent to descent.
"""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold


@dataclass(frozen=True)
class ShapeSettings:
    """Drawn shapes → rules and fills."""

    max_rule_thickness_pt: float = threshold(
        3.0,
        "pt",
        "A painted box that is thinner in one direction is a rule; a thicker one is a fill.",
        tuned_on="real documents, and Writer, Calc, Chromium, WeasyPrint, ReportLab: their borders are 0.25 to 2.25 pt "
        "thick, the narrowest month column seen is 7 pt wide",
    )
    min_rule_length_pt: float = threshold(
        0.4,
        "pt",
        "Shorter shapes (joints of borders, the finest dots) are ignored.",
        tuned_on="the dashes of Writer's finest dotted border are 0.5 pt long",
    )
    min_length_to_thickness_share: float = threshold(
        1.3,
        "share",
        "A thin box has a direction if its length is more than this share of its thickness; if not, it is a dot of a "
        "dotted line, and the dots beside it tell the direction.",
        tuned_on="dots of dotted borders, which are square up to rounding",
    )
    max_segment_slant_pt: float = threshold(
        0.3,
        "pt",
        "A stroked segment is horizontal or vertical if its two ends differ by no more than this across it.",
        tuned_on="producers that round coordinates to 0.1 pt",
    )
    max_repeat_offset_pt: float = threshold(
        0.1,
        "pt",
        "A fill is the one before it painted again if no edge differs by more than this (Writer paints cells twice).",
        tuned_on="chosen: rounding of coordinates",
    )
    max_ring_overhang_pt: float = threshold(
        0.1,
        "pt",
        "Of two nested rectangles that draw a frame, the inner one may reach beyond the outer one by this much.",
        tuned_on="chosen: rounding of coordinates",
    )
    min_ring_margin_pt: float = threshold(
        0.05,
        "pt",
        "Two nested rectangles draw a frame only if the margin between them exceeds this on one side; if not, they are "
        "the same rectangle twice.",
        tuned_on="chosen: rounding of coordinates",
    )


@dataclass(frozen=True)
class WordSettings:
    """Characters → words."""

    min_space_em_share: float = threshold(
        0.13,
        "share",
        "pdfplumber's characters: a gap wider than this share of the font size separates two words.",
        tuned_on="pdfium 5.15 as measured (0.12 of the size is no space, 0.14 is one); a word space is at least 0.2 of "
        "the size where justified text is squeezed, letter spacing and kerning stay below 0.1",
    )
    max_line_step_share: float = threshold(
        0.5,
        "share",
        "A character that is further up or down than this share of the height is on another line.",
        tuned_on="chosen: half a line",
    )
    line_step_slack_pt: float = threshold(
        0.5,
        "pt",
        "Added to the step above in pdfium's runs.",
        tuned_on="chosen: rounding of coordinates",
    )
    max_backward_share: float = threshold(
        0.5,
        "share",
        "The next letter of a word may begin before the end of the last one by this share of its height.",
        tuned_on="kerning and bold type made by printing twice",
    )
    max_forward_share: float = threshold(
        0.3,
        "share",
        "The next letter of a run that turns or jumps may begin behind the last one by this share of its height.",
        tuned_on="chosen: a space is at least 0.18 of the height wide, but such runs hold none",
    )
    min_kerned_space_share: float = threshold(
        0.08,
        "share",
        "In a run of capitals, a gap that exceeds the usual one by this share of the height is a space: kerning "
        'narrows the space of "A A" from both sides, and pdfium drops what is left of it.',
        tuned_on="Liberation Sans: 0.13 of the height is left of the space, gaps between letters are at most 0.02",
    )
    min_descent_share: float = threshold(
        0.05,
        "share",
        "A font whose descent is less than this share of its size states no ascent and descent; Helvetica's are taken.",
        tuned_on="Writer's subsets state none; fonts that do have 0.15 or more",
    )
    min_ascent_to_descent_share: float = threshold(
        0.01,
        "share",
        "pdfminer's fonts: where ascent and descent are no further apart than this share of the size, the font states "
        "neither; Helvetica's are taken.",
        tuned_on="chosen: zero, up to rounding",
    )
    max_baseline_slope_share: float = threshold(
        0.1,
        "share",
        "Helvetica's ascent and descent are applied only to text whose baseline rises by no more than this share of "
        "its length.",
        tuned_on="chosen: about as max_slant_degrees",
    )
    max_slant_degrees: float = threshold(
        5.73,
        "degrees",
        "Text that leans more than this from horizontal or vertical is a stamp or a watermark and is not read.",
        tuned_on="the text layer of a scan leans with its page, by 3 degrees at most",
    )
    max_inkless_height_pt: float = threshold(
        0.02,
        "pt",
        "A glyph of a symbol font whose ink is no higher has none, if it has no outline either.",
        tuned_on="pdfium 5.15 gives glyphs without ink a height of 0.01",
    )
    max_overprint_word_pt: float = threshold(
        1.0,
        "pt",
        "pdfium's words: the same word no further away than this is bold type made by printing twice.",
        tuned_on="chosen: producers shift the second printing by 0.2 to 0.4 pt",
    )
    max_overprint_letter_pt: float = threshold(
        0.5,
        "pt",
        "pdfminer's characters: the same letter nearer than this is bold type made by printing twice.",
        tuned_on="producers shift it by 0.2 to 0.4 pt; the narrowest letter at 5 pt is 1.1 pt wide",
    )
    max_words_in_line: int = threshold(
        60,
        "count",
        "The first printing of a word is looked for among so many words before it.",
        tuned_on="chosen: about as many as a line holds",
    )
    min_rule_depth_pt: float = threshold(
        0.8,
        "pt",
        "A vertical rule cuts a word only if it is at least this far inside the word's box.",
        tuned_on="side bearings and rounding reach less (0.7 pt at 12 pt)",
    )
    min_cell_gap_pt: float = threshold(
        1.0,
        "pt",
        "A rule cuts a word only between two letters that are at least this far apart: two cells' texts.",
        tuned_on="the least padding seen is 0.7 pt on either side of the rule; letters of a word that runs over a rule "
        "are less than 0.5 pt apart",
    )
    max_rule_overlap_pt: float = threshold(
        0.3,
        "pt",
        "A rule that cuts a word may overlap the letter on either side of the gap by this much.",
        tuned_on="chosen, not measured",
    )


@dataclass(frozen=True)
class PictureSettings:
    """Is a page a picture of paper?"""

    min_image_share: float = threshold(
        0.5,
        "share",
        "Images that cover more than this share of the page are its content, so the page is a scan.",
        tuned_on="chosen, not measured",
    )
    min_drawn_rules_count: int = threshold(
        8,
        "count",
        "A page that is covered by images is digital all the same if the file draws so many rules on it: the image is "
        "its background.",
        tuned_on="chosen, not measured",
    )
    min_words_count: int = threshold(
        5,
        "count",
        "Fewer words than this on a page that is covered by images are a stamp on a scan, whatever rules there are.",
        tuned_on="chosen, not measured",
    )
    min_outlined_shapes_count: int = threshold(
        8,
        "count",
        "A page without words that has at least so many shapes has its letters drawn as curves.",
        tuned_on="chosen: as many as min_drawn_rules_count",
    )
    min_judged_words_count: int = threshold(
        10,
        "count",
        "Pages with fewer words are not searched for characters without meaning.",
        tuned_on="chosen, not measured",
    )
    max_judged_words_count: int = threshold(
        80,
        "count",
        "So many words of a page are searched for characters without meaning.",
        tuned_on="chosen, not measured",
    )
    max_unreadable_share: float = threshold(
        0.5,
        "share",
        "If more than this share of the words hold characters without meaning, the file's text is of no use and the "
        "page is read as a picture.",
        tuned_on="chosen: where fonts have no Unicode table, nearly all words hold one",
    )


SHAPES = ShapeSettings()
WORDS = WordSettings()
PICTURES = PictureSettings()
