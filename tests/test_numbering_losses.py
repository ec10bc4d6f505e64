"""Lost pages, told by the numbering of what is left: when they are believed, and which items are put back."""

from __future__ import annotations

import pytest
from observed import Evidence, explained, lines, observe, places, rows_below_page_ends, told_of_losses

from skparse.numbering.habits import Habits
from skparse.numbering.model import Fit
from skparse.numbering.search import Explanation
from skparse.numbering.settings import COSTS

SOUND = """
    1. a. 1)
    .  .  2)
    .  .  3)
    .  .  4)
    .  b. 1)
    .  .  2)
    .  .  3)
    2. a. 1)
    .  .  2)
    .  .  3)
    .  b. 1)
    .  .  2)
    .  .  3)
    .  .  4)
    3. a. 1)
    .  .  2)
    ---
"""
COUNT = len(observe(SOUND))
"""Texts before the page's end."""


def below(rows: str, pages_lost: int | None = None, seams: Evidence | None = None, before: str = SOUND) -> Explanation:
    """The explanation of a table that goes on below the page's end. ``pages_lost``: what its page numbers say."""
    observations = observe(before + rows)
    last = rows_below_page_ends(observations)[-1]
    habits = Habits(last_level=2, pages_lost={} if pages_lost is None else {last: pages_lost})
    return explained(observations, seams or Evidence(), habits)


def loses(found: Explanation) -> bool:
    return any(one.after_loss for one in found.decisions)


def test_several_jumps_behind_one_page_end_are_one_loss() -> None:
    found = below("""
        .  .  6)
        .  d. 1)
        .  .  2)
        5. a. 1)
        .  .  2)
    """)
    assert places(found)[COUNT:] == lines("""
        [4.] [c.] 6)
        [4.] d.
        [4.] d. 1)
        [4.] d. 2)
        5.
        5. a.
        5. a. 1)
        5. a. 2)
    """)
    assert [one.after_loss for one in found.decisions[COUNT:]] == [True] + [False] * 7
    assert {one.fit for one in found.decisions[COUNT + 1 :]} == {Fit.NEXT, Fit.FIRST}


def test_a_marker_that_fits_by_chance_is_seen_through() -> None:
    """3) follows 2), but then 3. a. 3) goes on with d. and 5."""
    found = below("""
        .  .  3)
        .  d. 1)
        .  .  2)
        5. a. 1)
    """)
    assert places(found)[COUNT : COUNT + 2] == ["[4.] [c.] 3)", "[4.] d."]


def test_parents_that_are_open_still_are_not_put_back() -> None:
    found = below("""
        .  .  7)
        .  b. 1)
        .  .  2)
        .  c. 1)
        4. a. 1)
    """)
    assert places(found)[COUNT] == "3. a. 7)"
    assert loses(found) and not told_of_losses(found.decisions)


def test_lost_parents_agree_with_all_that_follows() -> None:
    """The next number of each list tells how far it had come."""
    found = below("""
        .  .  2)
        .  e. 1)
        8. a. 1)
    """)
    assert places(found)[COUNT:] == ["[7.] [d.] 2)", "[7.] e.", "[7.] e. 1)", "8.", "8. a.", "8. a. 1)"]
    assert sorted(told_of_losses(found.decisions).values()) == [4, 7]


def test_a_lost_root_of_which_nothing_follows_is_not_numbered() -> None:
    found = below("""
        .  .  2)
        .  d. 1)
        .  .  2)
    """)
    assert places(found)[COUNT:] == ["[?] [c.] 2)", "[?] d.", "[?] d. 1)", "[?] d. 2)"]
    ((ordinal, likelihood),) = found.guesses.values()
    assert ordinal == 4 and 0 < likelihood < 1


def test_two_losses_in_one_table() -> None:
    found = below("""
        .  .  6)
        .  d. 1)
        5. a. 1)
        .  .  2)
        .  b. 1)
        ---
        .  .  4)
        .  f. 1)
        9. a. 1)
    """)
    assert [one.observation for one in found.decisions if one.after_loss] == [COUNT, COUNT + 9]
    assert places(found)[COUNT + 9 : COUNT + 11] == ["[8.] [e.] 4)", "[8.] f."]


# A jump alone


JUMP = """
    .  .  4)
    .  b. 1)
    .  .  2)
"""
MISPRINTS = SOUND.replace(".  .  3)\n    2.", ".  .  2)\n    2.").replace(".  .  4)\n    3.", ".  .  3)\n    3.")


def test_a_jump_in_the_middle_of_a_page_is_a_misprint() -> None:
    found = explained(SOUND.replace("---", "") + JUMP)
    assert (found.decisions[COUNT].fit, loses(found)) == (Fit.SKIPS, False)


def test_a_jump_where_the_document_misprints_elsewhere_is_a_misprint() -> None:
    sound, misprinting = below(JUMP), below(JUMP, before=MISPRINTS)
    assert sound.decisions[COUNT].after_loss
    assert (misprinting.decisions[COUNT].fit, loses(misprinting)) == (Fit.SKIPS, False)


# Printed page numbers


def test_page_numbers_that_leave_one_out_make_a_loss_likely() -> None:
    told, untold = below(JUMP, pages_lost=1), below(JUMP)
    assert loses(told) and told.cost < untold.cost
    assert told.margins[COUNT] > untold.margins[COUNT]


def test_page_numbers_that_count_on_make_a_loss_unlikely() -> None:
    counted, untold = below(JUMP, pages_lost=0), below(JUMP)
    assert counted.cost > untold.cost or not loses(counted)


def test_page_numbers_alone_are_weighed_against_a_numbering_that_counts_on() -> None:
    """They make a loss the best of all other explanations."""
    rows = """
        .  .  3)
        .  b. 1)
        4. a. 1)
    """
    untold, told = below(rows), below(rows, pages_lost=1)
    assert untold.cost == 0.0 and not loses(untold)
    assert told.cost == pytest.approx(COSTS.no_loss) or loses(told)
    rival = told.rivals[COUNT]
    assert rival is not None and rival.after_loss != told.decisions[COUNT].after_loss
    assert told.margins[COUNT] < untold.margins[COUNT]


@pytest.mark.parametrize("pages", [None, 0, 1])
def test_several_jumps_are_a_loss_whatever_page_numbers_say(pages: int | None) -> None:
    found = below(".  .  6)\n .  d. 1)\n .  .  2)\n 5. a. 1)", pages_lost=pages)
    assert places(found)[COUNT] == "[4.] [c.] 6)"


# Numbers of several parts


DOTTED = """
    1. 1.1 1.1.1
    .  .   1.1.2
    .  1.2 1.2.1
    2. 2.1 2.1.1
    .  .   2.1.2
    ---
"""


def test_dotted_numbers_prove_their_parents() -> None:
    found = explained(DOTTED + ". . 4.2.3\n . 4.3 4.3.1")
    assert places(found)[-3:] == ["[4.] [2] 3", "[4.] 3", "[4.] 3 1"]
    told = {one.ordinal: one.first_parts for decision in found.decisions for one in decision.resolved}
    assert told == {4: (), 2: (4,)}


def test_dotted_numbers_prove_that_a_parent_is_open_still() -> None:
    found = explained(DOTTED + ". . 2.1.9\n . 2.2 2.2.1\n 3. 3.1 3.1.1")
    assert places(found)[-6:] == ["2. 1 9", "2. 2", "2. 2 1", "3.", "3. 1", "3. 1 1"]


# What goes on over a loss


def test_a_parent_printed_again_below_lost_pages_is_open_still() -> None:
    again = Evidence(printed_again=frozenset({(COUNT, COUNT - 4)}))
    found = below("3. f. 1)\n .  .  2)\n . g. 1)", seams=again, pages_lost=1)
    assert places(found)[COUNT : COUNT + 2] == ["3. =", "3. f."]
    assert found.decisions[COUNT].after_loss


def test_a_text_may_be_the_rest_of_a_lost_one() -> None:
    """What follows it tells which."""
    found = below(".  .  -\n .  .  6)\n .  d. 1)\n 5. a. 1)", pages_lost=1, seams=Evidence(goes_on=0.1, begins=2.5))
    assert places(found)[COUNT : COUNT + 3] == ["[4.] [c.] [5)] (rest)", "[4.] [c.] 6)", "[4.] d."]


def test_what_stands_before_the_loss_keeps_its_place() -> None:
    whole = places(explained(SOUND.replace("---", "")))
    for rows in (". . 6)\n . d. 1)\n 5. a. 1)", ". . 2)", ". b. 1)", ". . -", "9. a. 1)"):
        assert places(below(rows))[:COUNT] == whole
