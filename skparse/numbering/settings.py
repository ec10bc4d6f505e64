"""The table of costs: −log of how often a thing happens, counted or estimated as each one says."""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold

_MISPRINTS = "counted: samples 13 of 2,541 markers (5.3), random 60 of 4,634 (4.4), real 32 of 925, 31 of them late"
_KINDS = "counted: of 73 misprints in samples and random, 30 skip one number, 39 repeat one, 2 are wrong, 2 are late"
_NONE = "estimated: none among the 73 misprints counted in samples and random"
_OTHER = "counted: real 5 of 925 markers in other punctuation, 1 misread; samples, random none; less, for it is no harm"
_NESTED = "counted: real 97 of 293 lists, 1 in an open style, and 109 of 921 texts without marker; samples, random none"
_GOES_ON = "counted: real 1 of 58 texts that go on (4.1), samples and random none of 358"
_LOSS = "counted: samples 5 of 173 page ends (3.5), real none of 102; none of 321 where page numbers count on"
_NEVER = "estimated: it never happens in samples, random and real"
_ESTIMATED = "estimated; the order among the costs is what samples, families and damaged documents by seed confirm"


@dataclass(frozen=True)
class NumberingCosts:
    """Costs of the moves, in nats (−log of a share): 0 is what always happens, 5 what happens once in 150 times.

    Estimated from the counts of `tests.count_moves`, then checked by `tests.measure_numbering`; where these disagree,
    its figures decided: items, whole and silent of lost pages, rest and false_missing of misprints, place of
    confusions, right of the calibration. Counted is what was read. *Samples*: the digital ones and one of each family;
    *random*: seeds 0-99, of which the builder skips 28 numbers and repeats 36; *real*: 12 files, mostly other tables.
    """

    misprint: float = threshold(5.5, "nats", "Any one marker is misprinted.", tuned_on=_MISPRINTS)
    skips: float = threshold(0.7, "nats", "Beyond a misprint: one number is left out.", tuned_on=_KINDS)
    skips_more: float = threshold(2.2, "nats", "Beyond a misprint: several are left out.", tuned_on=_NONE)
    repeated: float = threshold(0.7, "nats", "Beyond a misprint: the number before again.", tuned_on=_KINDS)
    back: float = threshold(2.0, "nats", "Beyond a misprint: a smaller number.", tuned_on=_NONE)
    wrong: float = threshold(
        1.6, "nats", "Beyond a misprint: another number in the right one's place.", tuned_on=_KINDS
    )
    dropped: float = threshold(0.5, "nats", "Beyond a misprint: no marker where one belongs.", tuned_on=_NONE)
    other_form: float = threshold(2.5, "nats", "The next number in other punctuation.", tuned_on=_OTHER)
    other_kind: float = threshold(0.5, "nats", "Beyond a misprint: another kind of number.", tuned_on=_NONE)
    late: float = threshold(0.3, "nats", "Beyond a misprint: a list begins with another number.", tuned_on=_MISPRINTS)
    late_at_start: float = threshold(
        1.5, "nats", "The same in the first row: the pages before it are not in the file.", tuned_on=_NEVER
    )
    wrong_parts: float = threshold(
        3.0, "nats", "The first parts of 2.1 are not its parent's number.", tuned_on=_ESTIMATED
    )

    min_depth_indent_pt: float = threshold(
        6.0,
        "pt",
        "Numbering columns of two depths stand further apart than this, markers of one depth less.",
        tuned_on="permenpanrb-90-2021, where they stand 10 pt apart",
    )
    nested: float = threshold(0.2, "nats", "A list begins below an item of its own column.", tuned_on=_NESTED)
    style_open: float = threshold(
        6.0, "nats", "It does so in the style of a list that is open there.", tuned_on=_NESTED
    )
    nested_unmarked: float = threshold(4.0, "nats", "A text without marker does so.", tuned_on=_NESTED)
    deep_unmarked: float = threshold(
        0.7, "nats", "A text without marker goes on a list deeper than the outermost.", tuned_on=_ESTIMATED
    )
    wrong_indent: float = threshold(5.0, "nats", "For each step of indent that does not fit.", tuned_on=_ESTIMATED)
    wrong_bold: float = threshold(6.0, "nats", "Bold type says otherwise.", tuned_on=_ESTIMATED)
    behind_section: float = threshold(
        0.3, "nats", "A root goes on a list above an unnumbered full-width row.", tuned_on=_ESTIMATED
    )
    behind_unnumbered: float = threshold(
        0.5, "nats", "A list begins to be numbered behind items that are not.", tuned_on=_ESTIMATED
    )
    printed_twice: float = threshold(
        5.5, "nats", "Two items have one marker and one text.", tuned_on="estimated: as a misprint"
    )
    adopted: float = threshold(1.0, "nats", "A page's end parts a parent from its first children.", tuned_on=_NEVER)
    not_a_marker: float = threshold(
        9.0, "nats", "A text that goes on begins with what looks like a marker.", tuned_on=_GOES_ON
    )

    loss: float = threshold(3.0, "nats", "Pages are lost at a page's end.", tuned_on=_LOSS)
    loss_counted_out: float = threshold(
        1.0, "nats", "More, where the printed page numbers count on: copies are often numbered anew.", tuned_on=_LOSS
    )
    no_loss: float = threshold(4.0, "nats", "None is, though page numbers say so.", tuned_on=_NEVER)
    first_below_loss: float = threshold(
        2.0, "nats", "A list begins right below lost pages, without its parent.", tuned_on=_NEVER
    )
    lost_parents: float = threshold(
        1.0, "nats", "Lost pages held parents of what follows them: not where the numbers do not ask for it.",
        tuned_on=_ESTIMATED,
    )  # fmt: skip
    unproved: float = threshold(
        0.5, "nats", "For each such parent, until a later number tells which it was.", tuned_on=_ESTIMATED
    )
    max_lost_rows: float = threshold(
        6.0, "nats", "More or fewer rows on lost pages than a page has cost no more.", tuned_on="a chapter may be lost"
    )
    lost_sibling: float = threshold(
        0.7, "nats", "For each item that a list, open before lost pages, goes on there.", tuned_on=_ESTIMATED
    )
    fits_by_chance: float = threshold(
        1.4, "nats", "What follows the lost pages fits what stood before them.", tuned_on="lists of four: log 4"
    )
    rest_of_lost: float = threshold(
        2.2, "nats", "A text at a page's top is the rest of one on lost pages, not of one before them.",
        tuned_on="estimated: most texts at a page's top go on with the page before",
    )  # fmt: skip
    goes_on_over_loss: float = threshold(
        2.0, "nats", "A text goes on behind lost pages with an item before them.", tuned_on=_NEVER
    )

    resembles_marker: float = threshold(
        3.0, "nats", "A text without marker begins with what looks like the marker that belongs there.",
        tuned_on="estimated: few words look like a given marker",
    )  # fmt: skip
    misread_digital: float = threshold(
        2.5, "nats", "A digital page holds a look-alike in place of a marker.", tuned_on=_OTHER
    )
    misread_scanned: float = threshold(1.0, "nats", "OCR reads one.", tuned_on=_ESTIMATED)
    look_alike: float = threshold(0.7, "nats", "For each character that looks like the right one.", tuned_on=_ESTIMATED)
    lost_stop: float = threshold(0.7, "nats", "For each stop that is lost or seen where none is.", tuned_on=_ESTIMATED)
    speck: float = threshold(2.0, "nats", "For a speck that is read as a character.", tuned_on=_ESTIMATED)
    other_letter: float = threshold(
        2.0, "nats", "For each letter of a word such as KETIGA that is another one, missing or too many.",
        tuned_on=_ESTIMATED,
    )  # fmt: skip
    max_misreading: float = threshold(4.5, "nats", "Dearer misreadings are none.", tuned_on=_ESTIMATED)

    free: float = threshold(
        1.0, "nats", "Moves that cost less say nothing odd: a document of such moves alone is not searched further.",
        tuned_on="below every misprint",
    )  # fmt: skip


@dataclass(frozen=True)
class SearchSettings:
    """Width of the search. Twice the width, and no limit of the margins, gave the same figures of
    `tests.measure_numbering` on the samples without a page and 334 documents with misprints, in twice the time."""

    max_states_count: int = threshold(14, "count", "So many explanations are kept.", tuned_on=_ESTIMATED)
    narrow_states_count: int = threshold(6, "count", "The same where nothing odd was found yet.", tuned_on=_ESTIMATED)
    max_odd_margin: float = threshold(
        6.0, "nats", "Explanations dearer by this are not tried with further misprints.", tuned_on=_ESTIMATED
    )
    doubtful_before_count: int = threshold(
        3, "count", "So many texts before the last item of an odd one's list may be misread or misprinted, too.",
        tuned_on="chosen: a parent and its row",
    )  # fmt: skip
    doubtful_behind_count: int = threshold(
        25, "count", "So many texts behind an odd one are searched for what explains it.", tuned_on="two to five pages"
    )
    max_margin: float = threshold(11.0, "nats", "Explanations dearer by this are given up.", tuned_on=_ESTIMATED)


@dataclass(frozen=True)
class HabitSettings:
    """How the costs of a document are learned from it."""

    min_misprint_change: float = threshold(
        0.3,
        "nats",
        "Misprints are learned anew if their cost falls by more.",
        tuned_on="chosen: changes no explanation",
    )
    lost_rows_spread: float = threshold(
        0.5, "nats", "The rows of a lost page against those of the others: standard deviation of the logarithm.",
        tuned_on=_ESTIMATED,
    )  # fmt: skip
    markers_counted_before: float = threshold(
        150.0, "count", "Misprints of a document are counted as if so many markers of other documents went before.",
        tuned_on="chosen: one misprint more or less says little",
    )  # fmt: skip
    rare_style_share: float = threshold(
        1 / 12, "share", "Of a column's markers: a style of fewer costs more.", tuned_on="chosen: one among many"
    )
    rare_form_share: float = threshold(
        1 / 3, "share", "Likewise of a style that has the same kind of number as a more usual one.", tuned_on="chosen"
    )
    common_style_count: int = threshold(4, "count", "A style that stands so often is never rare.", tuned_on="chosen")
    min_rare_cost: float = threshold(
        0.1,
        "nats",
        "Of a list in a rare style, at least: it is told.",
        tuned_on="chosen: tells it, and decides nothing",
    )
    unmarked_before_share: float = threshold(
        0.02, "share", "Of a column's markers: so many more texts without one are expected.", tuned_on="chosen"
    )
    min_count: float = threshold(
        0.05,
        "count",
        "What a document never does counts so much of a time.",
        tuned_on="chosen: one in twenty documents",
    )
    min_share: float = threshold(
        0.01, "share", "Of the rows: a level has at least so many items.", tuned_on="chosen: avoids a division by zero"
    )
    min_rows_left_share: float = threshold(
        0.5, "share", "Of a page's rows: so many at least are left for other items.",
        tuned_on="27 lost items whose number nothing tells: less makes one of them likelier than it is",
    )  # fmt: skip
    list_length: float = threshold(3.0, "count", "Of a level without any whole list.", tuned_on="chosen: a short list")
    min_list_length: float = threshold(1.5, "count", "Lists are longer on an average.", tuned_on="chosen")
    rows_per_page: float = threshold(8.0, "count", "Before a document is explained.", tuned_on="the digital samples")


COSTS = NumberingCosts()
SEARCH = SearchSettings()
HABITS = HabitSettings()
