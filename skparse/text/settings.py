"""Thresholds of the text package: when words are one line, when a word is broken, when a month or a term is misread."""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold


@dataclass(frozen=True)
class TextSettings:
    """From words to lines, words broken by narrow cells, months and headings. Lengths are in points."""

    # Words → lines
    line_offset_share: float = threshold(
        0.5,
        "share",
        "Of the height of the higher one of two words: their centers are no further apart on one line.",
        tuned_on="chosen: half a line, so that superscripts and ticks of another font stay in their line",
    )
    em_share: float = threshold(
        0.85,
        "share",
        "Of a word's height, which holds ascent and descent: about the size of its font.",
        tuned_on="chosen: usual fonts are a sixth higher than their size",
    )
    max_word_height_ratio: float = threshold(
        3.0,
        "share",
        "Of the median height of a page's words: higher ones are a watermark or text that runs upwards.",
        tuned_on="chosen: more than a title has",
    )
    max_touch_gap_share: float = threshold(
        0.1,
        "share",
        "Of a word's height: the next word touches it if the gap is smaller.",
        tuned_on="chosen: half of the narrowest space (0.18)",
    )

    # Letters set apart
    min_spaced_letters: int = threshold(
        5,
        "count",
        "Fewer words of one letter side by side are markers, options or ticks.",
        tuned_on="chosen: one more than the options A B C D",
    )
    max_signs_per_spaced_word: int = threshold(
        3,
        "count",
        "A line with fewer signs for each of its words, blanks counted, is looked at for letters set apart.",
        tuned_on="chosen: such lines have 2, others 5 and more",
    )
    min_spaced_word_gap_ratio: float = threshold(
        1.5,
        "share",
        "Of the usual gap between the letters of a line: a wider one parts words; all others are even up to this.",
        tuned_on="chosen: between one blank, by which letters are set apart, and two",
    )
    min_spaced_word_letters: int = threshold(
        4,
        "count",
        "Letters set apart are words only if one of them has so many letters, a vowel and a consonant among them.",
        tuned_on="chosen: shorter ones may be options or codes",
    )
    max_spaced_word_letters: int = threshold(
        24, "count", "Longer words are not looked for among letters set apart.", tuned_on="chosen"
    )

    # Broken words
    max_word_pieces: int = threshold(
        4,
        "count",
        "A narrow cell breaks a word into no more pieces.",
        tuned_on="chosen: a word of twenty letters in a column of six",
    )
    max_unknown_rest_letters: int = threshold(
        5,
        "count",
        "The rest of a broken word that is not known as a whole is no longer; a longer one is a word itself.",
        tuned_on="random documents in narrow columns: of the rests of broken words that are not known as a whole, nine "
        "in ten are no longer",
    )
    min_prefix_rest_letters: int = threshold(
        4,
        "count",
        "A rest of so many letters that begins as words begin (me-, pe-, be- …) is a word itself.",
        tuned_on="chosen: with max_unknown_rest_letters, on the same documents",
    )
    max_free_letters: float = threshold(
        1.3,
        "count",
        "A line fills its cell if no more letters of its width fit in up to where the longest line ends.",
        tuned_on="chosen: one letter, and a wider one",
    )
    doubled_word_letters: int = threshold(
        5,
        "count",
        "Two words around a hyphen are a doubled word if the first ends with so many first letters of the second.",
        tuned_on='chosen: "perundang" / "-" / "undangan"',
    )

    # Months and other periods
    min_misspelled_letters: int = threshold(
        4,
        "count",
        "Shorter words are not compared with the names of months: they resemble too much.",
        tuned_on='chosen: "Mei" and "Meja"',
    )
    min_misspelled_name_letters: int = threshold(
        5,
        "count",
        "Shorter names of months are not found in misspelled words.",
        tuned_on='chosen: "Juni" and "Juli" differ by one letter',
    )
    letters_per_typo: int = threshold(
        4,
        "count",
        "A misspelled month may differ from its name by one letter for each so many letters of the name, one at least.",
        tuned_on='chosen: two letters of "Pebruari", one of "Maret"',
    )
    min_misspelled_unit_letters: int = threshold(
        6,
        "count",
        "Shorter words are not taken for a misspelled unit of a schedule (triwulan, semester, minggu).",
        tuned_on='chosen: "minggu" has six',
    )
    min_backward_letters: int = threshold(
        5,
        "count",
        "Shorter headings are not taken for a misspelled month that is read from its end.",
        tuned_on="chosen: as min_misspelled_name_letters",
    )
    max_month_heading_letters: int = threshold(
        29,
        "count",
        "Longer headings are not looked at for the name of a month.",
        tuned_on="chosen: three times the longest name, broken by spaces",
    )
    min_months_in_run: int = threshold(
        3, "count", "So many neighboring headings that name months make a schedule.", tuned_on="chosen"
    )
    min_quarters_in_run: int = threshold(
        2,
        "count",
        "So many neighboring headings that name quarters or semesters do.",
        tuned_on="chosen: two semesters",
    )
    min_named_months: int = threshold(
        6,
        "count",
        "So many months must be read by name before a misread one among them is inferred.",
        tuned_on="chosen: half a year",
    )
    min_numbered_months: int = threshold(
        9,
        "count",
        "The same where months are numbers: column numbers count as well, but no names of months stand among them.",
        tuned_on="chosen: three in four",
    )
    max_misread_month_letters: int = threshold(
        4,
        "count",
        "Where eleven months are read, the heading in the place of the twelfth is that month if it is no longer.",
        tuned_on="chosen: a month of three letters and a stop",
    )
    min_months_read: int = threshold(
        3,
        "count",
        "Fewer months read are enough where nearly all twelve headings resemble their month, but so many.",
        tuned_on="chosen: a quarter of a year",
    )
    min_months_alike: int = threshold(
        10, "count", "Nearly all twelve: so many headings resemble their month.", tuned_on="chosen: all but two"
    )
    min_month_similarity: float = threshold(
        60.0,
        "similarity",
        "A heading resembles a month if it is so like one of its names, read forwards or backwards.",
        tuned_on="chosen: two letters of three",
    )

    # Headings
    max_term_pieces: int = threshold(
        6, "count", "A narrow column breaks a heading's word into no more pieces.", tuned_on="chosen"
    )
    min_misread_letters: int = threshold(
        3, "count", "Shorter words of a heading are not corrected.", tuned_on="chosen: they resemble too many terms"
    )
    min_long_term_letters: int = threshold(
        5,
        "count",
        "Misread words of so many letters are compared with all terms of headings, shorter ones with few short terms.",
        tuned_on="chosen: short words resemble too many terms",
    )


TEXT = TextSettings()
