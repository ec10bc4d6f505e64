"""The tree of a table by its markers alone: nesting, page ends, parents, margins and habits."""

from __future__ import annotations

import pytest
from observed import GOES_ON, STARTS, Evidence, explained, lines, observe, places

from skparse.numbering.confidence import confidence_of
from skparse.numbering.habits import Habits
from skparse.numbering.model import Action, Fit, Observation
from skparse.numbering.paths import SECTION
from skparse.numbering.settings import COSTS, SEARCH

FAR = 4.0
"""Nats: an explanation that is dearer by this is right in one case of fifty."""


# Nesting


def test_columns_are_levels() -> None:
    found = explained("""
        1. a. 1)
        .  .  2)
        .  b. 1)
        2. a. 1)
    """)
    assert places(found) == lines("""
        1.
        1. a.
        1. a. 1)
        1. a. 2)
        1. b.
        1. b. 1)
        2.
        2. a.
        2. a. 1)
    """)
    assert found.cost == 0.0


def test_styles_nest_in_one_column() -> None:
    found = explained("1.\n a.\n 1)\n 2)\n b.\n 1)\n 2.\n a.\n b.")
    assert places(found) == lines("""
        1.
        1. a.
        1. a. 1)
        1. a. 2)
        1. b.
        1. b. 1)
        2.
        2. a.
        2. b.
    """)
    assert all(one.cost < COSTS.free for one in found.decisions)


def test_dotted_numbers_nest_below_their_first_parts() -> None:
    found = explained("1.\n 1.1\n 1.2\n 2.\n 2.1\n 2.1.1\n 2.1.2\n 2.2\n 3.")
    assert places(found) == ["1.", "1. 1", "1. 2", "2.", "2. 1", "2. 1 1", "2. 1 2", "2. 2", "3."]


def test_indents_tell_the_depth_where_a_column_has_several() -> None:
    indents = [10.0, 20.0, 30.0, 20.0, 10.0, 20.0]
    rows = [one._replace(indent=x) for one, x in zip(observe("1.\n 1.\n 1.\n 2.\n 2.\n 1."), indents, strict=True)]
    habits = Habits(with_indents=frozenset({0}))
    assert places(explained(rows, habits=habits)) == ["1.", "1. 1.", "1. 1. 1.", "1. 2.", "2.", "2. 1."]


def test_bold_headings_stand_above_plain_texts() -> None:
    rows = [one._replace(bold=n in (0, 3)) for n, one in enumerate(observe("-\n -\n -\n -\n -"))]
    habits = Habits(with_bold_headings=frozenset({0}))
    assert places(explained(rows, habits=habits)) == ["-", "- -", "- -", "-", "- -"]


def _with_sections(rows: str, *sections: int) -> list[Observation]:
    """Rows of which some are full-width: those whose first cells are the texts of these numbers."""
    return [one._replace(column=SECTION) if n in sections else one for n, one in enumerate(observe(rows))]


def test_a_total_is_no_parent_of_the_next_root() -> None:
    found = explained(_with_sections("1. a.\n . b.\n 2. a.\n -\n 3. a.\n . b.", 5))
    assert places(found) == ["1.", "1. a.", "1. b.", "2.", "2. a.", "-", "3.", "3. a.", "3. b."]


def test_sections_are_parents_where_the_numbering_begins_anew() -> None:
    found = explained(_with_sections("-\n 1. a.\n 2. a.\n -\n 1. a.\n . b.", 0, 5))
    assert places(found) == ["-", "- 1.", "- 1. a.", "- 2.", "- 2. a.", "-", "- 1.", "- 1. a.", "- 1. b."]
    assert found.cost == 0.0


# Page ends


PLAIN_PAGE_END = """
    1. a. 1)
    .  .  2)
    ---
    .  .  3)
    .  b. 1)
    2. a. 1)
"""


def test_a_page_end_changes_nothing() -> None:
    found = explained(PLAIN_PAGE_END)
    assert found.cost == 0.0
    assert places(found)[3:6] == ["1. a. 2)", "1. a. 3)", "1. b."]


@pytest.mark.parametrize(("seams", "place"), [(STARTS, "- -"), (GOES_ON, "- - …")])
def test_what_the_texts_tell_decides_whether_one_goes_on(seams: Evidence, place: str) -> None:
    found = explained("- -\n . -\n ---\n . -\n - -", seams)
    assert places(found)[3] == place
    assert found.margins[3] == pytest.approx(abs(seams.goes_on - seams.begins))


def test_the_list_decides_where_the_texts_tell_little() -> None:
    """A text without marker between 1) and 2) goes on; between 1) and 3) it may be 2)."""
    even = Evidence(goes_on=1.2, begins=0.4)
    goes_on = explained("1. 1)\n . 2)\n 2. 1)\n ---\n . -\n . 2)\n . 3)", even)
    assert (places(goes_on)[5], goes_on.decisions[5].action) == ("2. 1) …", Action.GOES_ON)
    begins = explained("1. 1)\n . 2)\n 2. 1)\n ---\n . -\n . 3)\n . 4)", even)
    assert (places(begins)[5], begins.decisions[5].fit) == ("2. 2)", Fit.DROPPED)


def test_a_marker_in_a_cell_of_its_own_begins_an_item_whatever_the_texts_tell() -> None:
    rows = observe("A. a.\n---\n. c.\n. b.\nB. a.")
    in_cells = [one._replace(has_marker_cell=True) for one in rows]
    seams = Evidence(goes_on=0.0, begins=30.0)
    assert [one.action for one in explained(in_cells, seams).decisions] == [Action.BEGINS] * len(rows)


def test_a_parent_printed_again_begins_nothing() -> None:
    again = Evidence(printed_again=frozenset({(4, 0), (5, 1)}))
    found = explained("1. a. 1)\n . . 2)\n ---\n 1. a. 3)\n . b. 1)", again)
    assert places(found)[4:] == ["1. =", "1. a. =", "1. a. 3)", "1. b.", "1. b. 1)"]
    assert found.cost == 0.0


def test_items_of_the_last_column_are_never_printed_again() -> None:
    found = explained("- -\n ---\n . -", Evidence(printed_again=frozenset({(2, 1)})))
    assert places(found)[2] == "- -"


def test_a_page_end_parts_a_parent_from_its_first_children() -> None:
    """Its text was centered in its cell and went to the next page."""
    found = explained("1. a. 1)\n . . 2)\n . b. 1)\n 2. . 1)\n . . 2)\n ---\n . a. 3)\n . b. 1)")
    assert [one.adopts for one in found.decisions] == [False] * 9 + [True] + [False] * 3
    assert places(found)[9:] == ["2. a.", "2. a. 3)", "2. b.", "2. b. 1)"]


# Margins


def test_margins_are_far_in_a_sound_document() -> None:
    found = explained(PLAIN_PAGE_END)
    assert min(found.margins) > 2 * FAR


def test_the_margin_is_near_where_two_explanations_are() -> None:
    """A text of which nothing is known but that it stands below a page's end."""
    found = explained("- -\n . -\n ---\n . -\n - -", Evidence(goes_on=0.8, begins=0.6))
    assert found.margins[3] == pytest.approx(0.2)
    rival = found.rivals[3]
    assert rival is not None and rival.action is Action.GOES_ON
    assert min(found.margins[:3]) > FAR


def test_confidence_grows_with_the_margin() -> None:
    assert confidence_of(0.0) == 0.5
    assert [confidence_of(margin) for margin in (1, 2, 5, SEARCH.max_margin)] == [0.7311, 0.8808, 0.9933, 1.0]


# Habits


def test_misprints_are_learned() -> None:
    habits = Habits()
    explained("1. a.\n . b.\n . b.\n . c.\n 2. a.\n . c.\n . d.\n . e.\n 3. a.\n . g.\n . c.", habits=habits)
    assert habits.misprint < COSTS.misprint


def test_misprints_at_page_ends_teach_nothing() -> None:
    """They may be lost pages."""
    habits = Habits()
    explained("1. a.\n . b.\n ---\n . d.\n 2. a.\n . b.\n . c.\n ---\n 4. a.\n . b.", habits=habits)
    assert habits.misprint == COSTS.misprint


def test_a_sound_document_is_not_searched_further() -> None:
    habits = Habits()
    explained("1. a.\n . b.\n 2. a.", habits=habits)
    assert habits.parents == {} and habits.misprint == COSTS.misprint


def test_a_style_that_is_rare_in_its_column_costs() -> None:
    rows = "\n".join(f"{n}." for n in range(1, 25))
    habits = Habits()
    found = explained(f"{rows}\n (1)\n 25.\n 26.", habits=habits)
    assert habits.rare[0, ("1", "(%)")] > 0 == habits.rare[0, ("1", "%.")]
    assert found.decisions[24].fit in (Fit.RARE, Fit.OTHER_FORM, Fit.OTHER_KIND)
    assert places(found)[25:] == ["25.", "26."]


def test_texts_without_marker_are_usual_in_a_column_of_such() -> None:
    """Where many items have none, one more is not doubted."""
    often, seldom = Habits(), Habits()
    assert explained("1. a.\n - a.\n 2. a.\n - a.\n - a.\n 3. a.", habits=often).cost < COSTS.misprint
    explained("1. a.\n 2. a.\n 3. a.\n 4. a.\n 5. a.\n 6. a.\n 7. a.\n 8. a.\n - a.\n 9. a.", habits=seldom)
    assert often.unmarked[0] < seldom.unmarked[0]


def test_where_lists_stand_is_learned_from_an_odd_document() -> None:
    habits = Habits()
    explained("1. a. 1)\n . . 2)\n . b. 1)\n 2. a. 1)\n . b. 1)\n 2. a. 1)", habits=habits)
    root = 0, ("1", "%.")
    letters = 1, ("a", "%.")
    assert habits.parents[root] == () and habits.parents[letters] == (root,)
    assert habits.parents[2, ("1", "%)")] == (root, letters)
    assert habits.usual_style == {0: root[1], 1: letters[1], 2: ("1", "%)")}
