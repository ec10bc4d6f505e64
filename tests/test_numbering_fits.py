"""How a marker stands to its list: the next, skipped, repeated, misread …; told by one column of markers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from observed import explained, observe, places, text

from skparse.numbering import diktum
from skparse.numbering.fits import first_of_list, next_of_list, number_parts
from skparse.numbering.habits import Habits
from skparse.numbering.lookalikes import misreading_cost
from skparse.numbering.markers import Reading, parse_marker, spell_marker
from skparse.numbering.model import Fit, OpenItem
from skparse.numbering.sequence import oddity, same_style
from skparse.numbering.settings import COSTS

STYLES = [(kind, form) for kind in ("1", "a", "A", "i", "I") for form in ("%.", "%)", "(%)")]


def column(*markers: str) -> str:
    """Rows of one column."""
    return "\n".join(markers)


# One marker of a list is odd


@pytest.mark.parametrize(
    ("markers", "fit", "place"),
    [
        (("1.", "2.", "4.", "5."), Fit.SKIPS, "4."),
        (("1.", "2.", "8.", "9."), Fit.SKIPS, "8."),
        (("1.", "2.", "2.", "3."), Fit.REPEATED, "2."),
        (("1.", "2.", "7.", "4."), Fit.WRONG, "3."),
        (("1.", "2.", "2.", "4."), Fit.WRONG, "3."),
        (("1.", "2.", "3)", "4."), Fit.OTHER_FORM, "3."),
        (("1.", "2.", "3)", "4)"), Fit.OTHER_FORM, "3)"),
        (("1.", "2.", "-", "4."), Fit.DROPPED, "3."),
        (("1.", "2.", "f.", "4."), Fit.OTHER_KIND, "3."),
        (("a.", "b.", "C.", "d."), Fit.MISREAD, "c."),
        (("a)", "b)", "cJ", "d)"), Fit.MISREAD, "c)"),
        (("4.", "5.", "S.", "7."), Fit.OTHER_KIND, "6."),
    ],
)
def test_one_odd_marker(markers: tuple[str, ...], fit: Fit, place: str) -> None:
    found = explained(column(*markers))
    assert found.decisions[2].fit is fit
    assert places(found)[2] == place
    assert [one.fit for one in found.decisions[3:]] == [Fit.NEXT]


@pytest.mark.parametrize(
    "markers",
    [
        ("1.", "2.", "3.", "4."),
        ("g.", "h.", "i.", "j."),
        ("i.", "ii.", "iii.", "iv.", "v.", "vi."),
        ("u)", "v)", "w)", "x)", "y)"),
        ("b.", "c.", "d.", "e."),
        ("z.", "aa.", "bb.", "cc."),
        ("IX.", "X.", "XI.", "XII."),
        ("1.9", "1.10", "1.11"),
    ],
)
def test_lists_count_on(markers: tuple[str, ...]) -> None:
    found = explained(column(*markers))
    assert [one.fit for one in found.decisions[1:]] == [Fit.NEXT] * (len(markers) - 1)
    assert {one.parent for one in found.decisions} == {None}


def test_i_is_a_letter_or_roman_by_what_follows() -> None:
    assert explained(column("h.", "i.", "j.")).decisions[1].style == ("a", "%.")
    found = explained(column("1.", "i.", "ii.", "2.", "i.", "ii."))
    assert [one.style for one in found.decisions if one.parent is not None] == [("i", "%.")] * 4
    found = explained(column("f.", "g.", "h.", "i.", "ii.", "iii.", "i."))
    assert found.decisions[3].style == ("i", "%.")
    assert places(found)[3:] == ["h. i.", "h. ii.", "h. iii.", "i."]


def test_a_list_may_begin_late_and_costs_less_in_the_first_row() -> None:
    at_start = explained(column("3.", "4.")).cost
    assert at_start == pytest.approx(COSTS.late_at_start)
    found = explained("1. a.\n. b.\n2. c.\n. d.")
    assert (found.decisions[4].fit, places(found)[4:]) == (Fit.LATE, ["2. c.", "2. d."])
    assert found.cost > at_start


def test_the_first_item_below_the_rest_of_one_begins_late_and_is_not_misread() -> None:
    scanned = [one._replace(ocr_confidence=0.9) for one in observe(". b.\n. c.\nII. a.\n. b.\nIII. a.")]
    found = explained(scanned)
    assert (found.decisions[2].fit, found.decisions[4].fit) == (Fit.LATE, Fit.NEXT)
    assert found.cost == pytest.approx(2 * COSTS.late_at_start)


def test_a_misprinted_first_is_counted_as_the_first() -> None:
    found = explained("1. a.\n. b.\n2. g.\n. b.\n. c.")
    assert (found.decisions[4].fit, places(found)[4:]) == (Fit.WRONG, ["2. a.", "2. b.", "2. c."])


def test_the_first_of_a_list_may_be_misread() -> None:
    found = explained("1. 1)\n. 2)\n2. 1)\n. 2)\n3. l)\n. 2)\n. 3)")
    assert found.decisions[7].marker == "1)"
    assert places(found)[7:] == ["3. 1)", "3. 2)", "3. 3)"]


def test_what_other_engines_read_is_a_reading_too() -> None:
    rows = column("1.", "2.", "#", "4.")
    assert explained(rows).decisions[2].marker is None
    observations = observe(rows)
    observations[2] = observations[2]._replace(ocr_confidence=0.4, readings=("3,", "8."))
    assert explained(observations).decisions[2].marker == "3."


def test_a_scan_misreads_more_often_than_a_page() -> None:
    observations = observe(column("1.", "2.", "3", "4."))
    scanned = [one._replace(ocr_confidence=0.9) for one in observations]
    assert explained(scanned).cost < explained(observations).cost


# All ways to take one text


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("ordinal", [1, 2, 7])
def test_the_next_of_a_list_costs_nothing(style: tuple[str, str], ordinal: int) -> None:
    before = _open(style, ordinal)
    takes = list(next_of_list(text(spell_marker(*style, ordinal + 1)), before, Habits(), wide=True))
    best = min(takes, key=lambda taken: taken.cost)
    assert (best.fit, best.cost, best.style, best.ordinal) == (Fit.NEXT, 0.0, style, ordinal + 1)


def test_what_is_likelier_costs_less() -> None:
    """A number left out is likelier than several, the same again likelier than a smaller one."""
    before = _open(("1", "%."), 5)

    def cost(marker: str) -> float:
        return min(taken.cost for taken in next_of_list(text(marker), before, Habits(), wide=True))

    assert cost("6.") < cost("6)") < cost("7.") < cost("9.")
    assert cost("5.") < cost("2.")
    assert cost("-") < cost("8.")
    assert cost("7.") < cost("k.")


def test_a_lost_item_is_told_by_the_next_of_its_list() -> None:
    before = OpenItem(column=0, style=("1", "%."), ordinal=0, at=-1, marked=True, unknown=True, above=3)
    (taken,) = next_of_list(text("7."), before, Habits(), wide=False)
    assert (taken.fit, taken.ordinal, taken.resolves) == (Fit.NEXT, 7, True)
    takes = list(next_of_list(text("4."), before, Habits(), wide=True))
    assert takes and not any(taken.resolves for taken in takes)


def test_an_item_without_marker_begins_a_list_at_no_cost() -> None:
    (taken,) = first_of_list(text("-"), Habits(), wide=False)
    assert (taken.fit, taken.cost, taken.style) == (Fit.UNNUMBERED, 0.0, None)


def test_parts_of_numbers() -> None:
    assert number_parts("1.1", "2.10.", 10) == (2, 10)
    assert number_parts("I", "IV.", 4) == (4,)
    assert number_parts("a", "d)", 4) == ()


def test_markers_of_one_list_share_kind_and_punctuation() -> None:
    assert same_style(Reading("a", "%)", 1), Reading("a", "%)", 5))
    assert not same_style(Reading("a", "%)", 1), Reading("a", "%.", 2))
    assert not same_style(Reading("a", "%)", 1), Reading("i", "%)", 2))


def _open(style: tuple[str, str], ordinal: int) -> OpenItem:
    parts = number_parts(style[0], spell_marker(*style, ordinal), ordinal)
    return OpenItem(column=0, style=style, ordinal=ordinal, at=0, marked=True, parts=parts)


# Look-alikes


@pytest.mark.parametrize(
    ("read", "meant", "count"),
    [
        ("1.", "1.", 0),
        ("l.", "1.", 1),
        ("I)", "1)", 1),
        ("à.", "a.", 1),
        ("C)", "c)", 1),
        ("S.", "5.", 1),
        ("bJ", "b)", 1),
        ("1", "1.", 1),
        ("1,", "1.", 1),
        ("ll.", "11.", 2),
        ("lO.", "10.", 2),
        ("H.", "ii.", 1),
        ("m)", "iii)", 1),
        ("KET1GA", "KETIGA", 1),
        ("KEDVA", "KEDUA", 1),
        ("KELJMA", "KELIMA", None),
    ],
)
def test_each_look_alike_costs(read: str, meant: str, count: int | None) -> None:
    cost = misreading_cost(read, meant, scanned=False)
    assert cost is not None
    if count is not None:
        assert cost == pytest.approx(count * COSTS.look_alike)


@pytest.mark.parametrize(
    ("read", "meant"),
    [("2.", "1."), ("b.", "a."), ("Rapat", "1."), ("", "1."), ("c.", "1."), ("x1.", "1."), ("KETIGA", "3.")],
)
def test_what_does_not_look_alike_is_no_misreading(read: str, meant: str) -> None:
    assert misreading_cost(read, meant, scanned=False) is None


def test_a_speck_is_read_on_scans_only() -> None:
    assert misreading_cost("r1.", "1.", scanned=False) is None
    assert misreading_cost("r1.", "1.", scanned=True) == pytest.approx(COSTS.speck)
    assert misreading_cost("'1.", "1.", scanned=True) == pytest.approx(COSTS.speck)


def test_a_word_may_have_other_letters_but_not_many() -> None:
    assert misreading_cost("KETJGA", "KETIGA", scanned=False) == pytest.approx(COSTS.other_letter)
    assert misreading_cost("KETENTUAN", "KETIGA", scanned=True) is None


@given(st.sampled_from(STYLES), st.integers(1, 20))
def test_no_misreading_costs_nothing_and_none_more_than_the_limit(style: tuple[str, str], ordinal: int) -> None:
    marker = spell_marker(*style, ordinal)
    assert parse_marker(marker) is not None
    assert misreading_cost(marker, marker, scanned=True) == 0.0
    for word in (marker, *diktum.DIKTUM_WORDS):
        cost = misreading_cost(marker, word, scanned=True)
        assert cost is None or 0.0 <= cost < COSTS.max_misreading


@pytest.mark.parametrize(
    ("before", "here", "odd"),
    [
        (None, "1.", None),
        (None, "i.", None),
        (None, "3.", "begins"),
        ("1.", "2.", None),
        ("h)", "i)", None),
        ("1.", "1.", "repeats"),
        ("1.", "4.", "jumps"),
        ("4.", "1.", "goes-back"),
        ("2.", "3)", None),
        ("2.", "c.", "begins"),
    ],
)
def test_what_is_odd_about_neighbors(before: str | None, here: str, odd: str | None) -> None:
    markers = [parse_marker(text) if text else None for text in (before, here)]
    readings = [marker.readings if marker else () for marker in markers]
    assert oddity(readings[0], readings[1]) == odd
