"""Thresholds of the decree around the table. Lengths are in em (about the font's size) or shares of the page."""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold

_LAYOUTS = "chosen: the layouts of decrees that the tests of the decree print"


@dataclass(frozen=True)
class FurnitureSettings:
    """What is left out of a page's lines: page numbers, stamps, catch-words, notices of an e-signature."""

    min_notice_top_share: float = threshold(
        0.8,
        "share",
        "Of the page's height: the notice of an e-signature stands below this, or at the very top.",
        tuned_on="chosen: in mid-page the same words are running text",
    )
    max_notice_bottom_share: float = threshold(
        0.08, "share", "Of the page's height: a notice at the top ends above this.", tuned_on="chosen: one or two lines"
    )
    page_number_margin_share: float = threshold(
        0.15, "share", "Of the page's height, at its top and bottom: page numbers stand there.", tuned_on=_LAYOUTS
    )
    max_stamp_height_share: float = threshold(
        0.85,
        "share",
        "Of the height of another word on its line: an address that is smaller is a stamp.",
        tuned_on="chosen: an address that a sentence quotes has the sentence's size",
    )
    min_stamp_gap_share: float = threshold(
        2.0,
        "share",
        "Of its height: an address that stands further from its neighbors is a stamp.",
        tuned_on="chosen: a quoted address is a space away",
    )
    min_stamp_overlap_share: float = threshold(
        0.1,
        "share",
        "Of its height: an address that overlaps its neighbor by more is a stamp upon the text.",
        tuned_on="chosen: words of one line do not overlap",
    )
    min_catch_word_x_share: float = threshold(
        0.5,
        "share",
        "Of the page's width: a catch-word without dots stands right of this.",
        tuned_on="chosen: catch-words stand at the right margin",
    )
    catch_word_lines: int = threshold(
        4,
        "count",
        "A catch-word announces words of so many first lines of the next page.",
        tuned_on="chosen: a catch-word is one or two words, in letter-spaced headings a line",
    )


@dataclass(frozen=True)
class BodySettings:
    """The labels Menimbang … KEDUA, and the points beside them."""

    max_lampiran_lines: int = threshold(
        4,
        "count",
        "The title block of a Lampiran begins below no more lines of its page.",
        tuned_on="chosen: a stamp, a page number and a letterhead stand above it",
    )
    lampiran_block_lines: int = threshold(
        7,
        "count",
        "Within so many lines a title block names the decree.",
        tuned_on="chosen: as long as title blocks are",
    )
    min_block_gap_em: float = threshold(
        2.0,
        "em",
        "A title block beside other text stands further from it than this.",
        tuned_on="chosen: more than any space of justified text",
    )
    label_similarity: float = threshold(
        0.88,
        "share",
        "Of equal letters: a word that is followed by a colon and resembles a label so much is that label.",
        tuned_on="chosen: one wrong letter in nine, as OCR or a typist makes it",
    )
    min_misspelled_label_letters: int = threshold(
        6,
        "count",
        "Shorter labels must be spelled right.",
        tuned_on="chosen: KEDUA and KETIGA are too short to guess",
    )
    max_label_offset_em: float = threshold(
        1.0, "em", "Labels begin no further than this from the first one's left edge.", tuned_on=_LAYOUTS
    )
    max_colon_label_offset_em: float = threshold(
        2.0,
        "em",
        "The same for a label with its colon.",
        tuned_on="chosen: the colon tells more than where the label stands",
    )
    min_label_gap_em: float = threshold(
        1.2,
        "em",
        "The text beside a label without colon stands further from it than this.",
        tuned_on="chosen: more than a space",
    )
    max_not_hanging_share: float = threshold(
        0.2,
        "share",
        "Of the lines that go on: so many may begin at the markers' column where the text hangs right of it.",
        tuned_on="chosen: a page may lie askew",
    )
    max_marker_left_offset_em: float = threshold(
        0.8, "em", "Markers of one list begin no further than this from the first one's left edge.", tuned_on=_LAYOUTS
    )
    max_marker_right_offset_em: float = threshold(
        0.5,
        "em",
        "Or they end no further than this from its right edge.",
        tuned_on="chosen: numbers are set to the right now and then",
    )
    max_marker_indent_em: float = threshold(
        3.0,
        "em",
        "Where texts do not hang, a marker begins no further right of the first one than this.",
        tuned_on="chosen: the first one stands beside the label, the others at the margin",
    )


@dataclass(frozen=True)
class HeadingSettings:
    """The decree's head, above Menimbang."""

    number_lines: int = threshold(
        6, "count", "Within so many lines below KEPUTUSAN stands its NOMOR.", tuned_on="chosen: a name of five lines"
    )
    max_office_letters: int = threshold(
        20,
        "count",
        "The office that decides is the lembaga's name and no more letters: KETUA, SEKRETARIS …",
        tuned_on='chosen: "PEJABAT SEKRETARIS"',
    )
    min_extra_gap_em: float = threshold(
        0.4,
        "em",
        "The office stands apart from the title if the gap above it is so much wider than the usual one.",
        tuned_on=_LAYOUTS,
    )
    min_last_gap_em: float = threshold(
        0.8,
        "em",
        "The office in the last line stands apart if the gap above it is wider than this.",
        tuned_on="chosen: wider than between lines of a title",
    )
    min_empty_line_em: float = threshold(
        0.8,
        "em",
        "An empty line ends a title in small letters: the gap is so much wider than between its lines.",
        tuned_on="chosen: most of a line",
    )
    max_axis_offset_em: float = threshold(
        2.0,
        "em",
        "Lines of the title are centered on the word TENTANG, no further off than this.",
        tuned_on="chosen: a line ends with a blank or is set off by a letter or two",
    )


@dataclass(frozen=True)
class SignatureSettings:
    """Who signed, where and when."""

    min_place_x_share: float = threshold(
        0.35,
        "share",
        'Of the page\'s width: a signature that begins with "Wonosobo, 3 Mei 2026" begins right of this.',
        tuned_on="chosen: the signer's block stands in the right half",
    )
    max_word_gap_em: float = threshold(
        2.0,
        "em",
        "What stands further apart on one line is not of one block.",
        tuned_on="chosen: more than any space of justified text",
    )
    max_title_gap_em: float = threshold(
        1.0,
        "em",
        "The line below the name is its titles if the gap is smaller.",
        tuned_on="chosen: the space between lines",
    )
    min_signature_gap_em: float = threshold(
        1.5,
        "em",
        "A gap wider than this between office and name is the room for a signature.",
        tuned_on="chosen: wider than between lines of the office",
    )
    min_name_confidence: float = threshold(
        0.5,
        "confidence",
        "A signer's name with a word that OCR is less confident of is in doubt.",
        tuned_on="chosen: as for the words of a table, of which half of the misread ones lie below",
    )
    max_cover_share: float = threshold(
        0.25,
        "share",
        "Of a page's area: a larger picture is its ground, and no signature upon the signer's name.",
        tuned_on="chosen: signatures and stamps take a tenth of a page at most",
    )


@dataclass(frozen=True)
class TitleSettings:
    """The title block of a Lampiran and the table's own title."""

    min_gap_below_block_em: float = threshold(
        0.9, "em", "The table's title stands apart from the block if the gap is wider.", tuned_on=_LAYOUTS
    )
    max_left_offset_em: float = threshold(
        1.0, "em", "Lines of the block begin no further than this left of its first one.", tuned_on=_LAYOUTS
    )
    max_center_offset_below_block_share: float = threshold(
        0.04,
        "share",
        "Of the page's width: a line whose center is nearer to the page's is no line of the block.",
        tuned_on=_LAYOUTS,
    )
    min_block_x_share: float = threshold(
        0.4,
        "share",
        "Of the page's width: only beside a block right of this are lines told by their center.",
        tuned_on="chosen: a block at the left may be as wide as the page",
    )
    max_center_offset_share: float = threshold(
        0.06,
        "share",
        "Of the page's width: a line whose center is nearer to the page's is centered.",
        tuned_on=_LAYOUTS,
    )


@dataclass(frozen=True)
class BorderSettings:
    """Where another document begins in a file of several."""

    max_title_top_share: float = threshold(
        0.6, "share", "Of a page's height: the title of a Lampiran, with its subject, ends above.", tuned_on="chosen"
    )
    max_heading_top_share: float = threshold(
        0.5,
        "share",
        "Of the page's height: a heading that begins a document begins above this.",
        tuned_on="chosen: a letterhead above it takes a fifth of the page, a stamp less",
    )
    max_lines_above_heading: int = threshold(
        8,
        "count",
        "A decree's heading begins below no more lines of its page.",
        tuned_on="chosen: SALINAN and a letterhead of six lines",
    )
    min_left_share: float = threshold(
        0.4,
        "share",
        "Of the page's width: a title block whose LAMPIRAN is not in capitals begins right of this.",
        tuned_on="chosen: running text that speaks of a Lampiran begins at the left margin",
    )
    min_same_name_similarity: float = threshold(
        85.0,
        "similarity",
        "Of a scan: regions so similar are the same one, misread by OCR.",
        tuned_on="chosen: one wrong letter in seven; WONOSOBO and WONOGIRI have 63",
    )
    max_misread_signs: int = threshold(
        1,
        "count",
        "Of a scan: numbers of equal length that differ in no more signs are the same one, misread by OCR.",
        tuned_on="chosen: 23 and 28 are not told apart by OCR alone",
    )


FURNITURE = FurnitureSettings()
BODY = BodySettings()
HEADING = HeadingSettings()
SIGNATURE = SignatureSettings()
TITLE = TitleSettings()
BORDER = BorderSettings()
