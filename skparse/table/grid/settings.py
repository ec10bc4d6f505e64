"""Thresholds of the grid: when rules are one edge, edges one table, and where words and rows go."""

from __future__ import annotations

from dataclasses import dataclass

from skparse.settings import threshold


@dataclass(frozen=True)
class GridSettings:
    """From rules to a grid with words. Lengths are in points."""

    # Rules → edges
    same_position_pt: float = threshold(
        2.0,
        "pt",
        "Parallel rules no further apart are one edge: a double border, or one border that two cells draw.",
        tuned_on="real documents and the producers' samples: double borders stand 0.5-1.9 apart, the narrowest column "
        "(a week) is 5 wide",
    )
    touch_pt: float = threshold(
        3.0,
        "pt",
        "Edges that end this near to each other touch; positions this near to each other are one.",
        tuned_on="dashes of Word and of CSS, which stand up to 3 apart; rules end as far from those that they meet",
    )
    min_edge_length_pt: float = threshold(
        3.0,
        "pt",
        "Edges that are not longer than this are left out: Word draws a joint where borders meet.",
        tuned_on="real documents: joints are 0.5-2.3 long",
    )

    # Shapes drawn over the cells
    max_hatching_gap_pt: float = threshold(
        4.0,
        "pt",
        "Parallel rules of one length that stand no further apart hatch an area: between them is no row and no column.",
        tuned_on="as min_column_width_pt and the assembly's min_row_height_pt; LibreOffice's hatchings are 1 to 3 wide",
    )
    min_hatching_rules: int = threshold(
        4,
        "count",
        "So many such rules in a row are a hatching: a double or triple border has fewer.",
        tuned_on="chosen: one more than a triple border",
    )
    same_side_pt: float = threshold(
        1.0,
        "pt",
        "The outline of a painted shape runs along its sides to so much: half the outline's width.",
        tuned_on="LibreOffice draws the outline's center on the side",
    )

    # Edges → tables
    max_column_gap_pt: float = threshold(
        20.0,
        "pt",
        "Groups of edges with equal top and bottom that stand no further apart are one table.",
        tuned_on="permenpanrb-90-2021, where columns of one table stand 12 apart; two tables side by side keep more",
    )
    min_equal_verticals: int = threshold(
        5,
        "count",
        "So many verticals of one height are a table without horizontal rules; fewer may be a chart.",
        tuned_on="chosen: a page without rules between rows has 14 and more in the families",
        holds=(3, 12),
    )
    max_full_width_row_pt: float = threshold(
        50.0,
        "pt",
        "A row over the full width, which parts the verticals of a table without frame, is no higher than this.",
        tuned_on="chosen: three lines of a section's title",
    )
    full_height_tolerance_pt: float = threshold(
        6.0,
        "pt",
        "A vertical that no horizontal rule touches has the table's full height if its ends miss it by no more.",
        tuned_on="chosen: twice touch_pt",
    )

    # Edges → elementary cells → cells
    min_expected_share: float = threshold(
        0.9,
        "share",
        "So many of a page's verticals must be expected ones for the expected outer edges to be taken over.",
        tuned_on="chosen: all but one or two, on a page with a schedule",
        holds=(0.5, 1.0),
    )
    edge_reach_pt: float = threshold(
        1.0, "pt", "An edge counts as this much longer at both ends when it is asked what it covers.", tuned_on="chosen"
    )
    min_column_width_pt: float = threshold(
        4.0,
        "pt",
        "Columns narrower than this hold nothing: the rules of header and body do not quite meet there.",
        tuned_on="real documents: such slivers are under 3.5 wide, the narrowest column is 5",
    )

    # A rule that one column lacks
    min_columns_with_rule: int = threshold(
        3,
        "count",
        "A rule between two rows is missing in one column only if so many others have it.",
        tuned_on="chosen: fewer are no table with rows",
    )
    min_row_pitch_share: float = threshold(
        1.25,
        "share",
        "Of the usual distance from line to line in cells: two texts of one column, each at the height of its row, "
        "belong to two rows if they are further apart.",
        tuned_on="chosen: between one line and the padding of two cells",
    )
    max_line_pitch_share: float = threshold(
        1.5,
        "share",
        "Of a word's height: the usual distance from line to line where no cell has two lines.",
        tuned_on="chosen: the widest spacing in use",
    )

    # Rows that a page's end cuts
    min_overhang_pt: float = threshold(
        1.5,
        "pt",
        "Verticals that reach this far below the last horizontal rule begin another row. One that only closes the "
        "table's corner reaches half a border's width further; at 0.5 a note under the table becomes a row.",
        tuned_on="all samples and families",
        holds=(1.0, 2.5),
    )
    max_short_verticals: float = threshold(
        0.2,
        "share",
        "Of the verticals that reach the last horizontal rule: so many may end before min_overhang_pt.",
        tuned_on="chosen: nearly all verticals go on",
    )
    max_text_gap: float = threshold(
        0.6,
        "share",
        "Of a word's height: text goes on where it is nearer to the rule or line before it. At 0.5 a section's title "
        "above a table without frame is lost, at 1 a note makes a box a table.",
        tuned_on="all samples and families",
        holds=(0.6, 0.8),
    )
    max_title_indent: float = threshold(
        2.0,
        "share",
        "Of a word's height: a section's title begins nearer to the table's left side.",
        tuned_on="chosen",
    )
    word_tolerance_pt: float = threshold(
        1.0,
        "pt",
        "Words this far beyond an edge or out of line still count as inside or in line: boxes are not exact.",
        tuned_on="chosen",
    )

    # Words → cells
    min_share_above_rule: float = threshold(
        0.25,
        "share",
        "Of a word's height: one that stands further above a rule than this stands on it. At 0.5 the rest of a text "
        "goes to the cell below.",
        tuned_on="all samples and families",
        holds=(0.12, 0.4),
    )
    min_share_touching_rule: float = threshold(
        0.1,
        "share",
        "Of a word's height: one that stands further above a rule than this touches it. A word's box has air over its "
        "letters, a fifth of its height in most fonts, so that text set close below a rule reaches over it.",
        tuned_on="all samples and families",
        holds=(0.02, 0.2),
    )
    min_drop_to_next_line: float = threshold(
        0.2,
        "share",
        "Of a word's height: a line that begins further below a word that touches a rule is not that word's own line.",
        tuned_on="chosen: words of one line differ by less",
        holds=(0.0, 0.3),
    )
    max_drop_to_next_line: float = threshold(
        0.75,
        "share",
        "Of a word's height: a line that begins further below is not the next one.",
        tuned_on="chosen: less than a line",
        holds=(0.5, 1.0),
    )
    max_overflow_gap: float = threshold(
        0.4,
        "share",
        "Of a word's height: a word goes on the line above it if that line ends no further from the word's top.",
        tuned_on="chosen",
        holds=(0.2, 0.7),
    )
    max_overflow_shift: float = threshold(
        3.0,
        "share",
        "Of a word's height: how far to the right of a word's end the line above it may begin.",
        tuned_on="chosen",
        holds=(0.0, 5.0),
    )
    max_same_line_drop: float = threshold(
        0.2,
        "share",
        "Of a word's height: tops of words of one line differ by less.",
        tuned_on="chosen",
        holds=(0.05, 0.5),
    )


@dataclass(frozen=True)
class UnruledSettings:
    """Columns of tables without vertical rules, from where words stand. Lengths are in points."""

    min_rows_rules: int = threshold(
        3,
        "count",
        "So many horizontal rules make a table; fewer are underlines or a letterhead.",
        tuned_on="chosen: a header and one row have three",
    )
    min_rule_share: float = threshold(
        0.5, "share", "Of the page's width: rules between rows are as long.", tuned_on="chosen"
    )
    max_leading: float = threshold(
        0.8,
        "share",
        "Of a line's height: lines of one text stand no further apart. Below, rows that a page's end cuts lose lines; "
        "above, they take in what stands under the table.",
        tuned_on="all samples and families",
        holds=(0.6, 1.0),
    )
    min_column_gap_pt: float = threshold(
        3.5,
        "pt",
        "A narrower gap may be the space between two words of a text.",
        tuned_on="chosen: a space at 12 pt is 3.3 wide",
    )
    max_gap_offset_pt: float = threshold(
        2.0,
        "pt",
        "A column begins this far left of its text, or at the center of a gap that is narrower than twice this.",
        tuned_on="chosen: texts begin at their column's left side",
    )
    min_numbered_width_pt: float = threshold(
        40.0,
        "pt",
        "Narrower columns do not hold numbers and texts: they hold months, weeks, or the numbers themselves (40 holds "
        '"VIII."). At 80 numbers are missed.',
        tuned_on="all samples and families",
        holds=(40.0, 60.0),
    )
    max_word_space: float = threshold(
        0.45,
        "share",
        "Of a word's height: words of one line that are further apart have more than a space between them. A space is "
        "a quarter of the height, more in justified text.",
        tuned_on="all samples and families",
        holds=(0.25, 0.7),
    )
    min_heading_words: int = threshold(
        3,
        "count",
        "On a page that continues a table, so many words of headings in the first row make it a repeated header.",
        tuned_on="chosen",
    )
    min_aligned_share: float = threshold(
        2 / 3,
        "share",
        "So many of the numbered lines' texts begin at one x position, and so many of the other lines below it, where "
        "the texts have a column of their own.",
        tuned_on="chosen",
    )


GRID = GridSettings()
UNRULED = UnruledSettings()
