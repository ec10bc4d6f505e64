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
        tuned_on="400 signs in the stamps of 14 scans; dust and hairs on the glass",
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
        tuned_on="chosen: ticks as engines read them, on the scans of the samples",
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
        tuned_on="the 17 scans of pale_darkness_share",
    )
    max_pale_parts_share: float = threshold(
        0.15,
        "share",
        "Of the page's parts: where more are pale, the print is pale, and darkness tells nothing.",
        tuned_on="chosen: far more than the hairs of a dusty page",
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
    max_tick_height_difference_share: float = threshold(
        0.2,
        "share",
        "Of a pale tick's height: it is as high as the page's usual pale tick to this part.",
        tuned_on="chosen: ticks of one font are of one size",
    )
    min_confidence_in_stamp: float = threshold(
        0.95,
        "confidence",
        "A short sign in a stamp is print from this confidence on.",
        tuned_on="400 signs in the stamps of 14 scans: markers were read at 0.97 and more, nine of ten remains below",
    )
    max_neighbor_gap_share: float = threshold(
        0.8,
        "share",
        "Of a sign's height: the next word of its line stands no further away.",
        tuned_on="chosen: wider than a space, narrower than the gap between columns",
    )


PRINT_OR_DIRT = PrintOrDirtSettings()
