"""A file that lacks a page of its table: what becomes of the items that still stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from damaged import Judged, Outcome, Place, Visit, place_of_fragment, plan_of, shown, visits

from skparse.errors import SkparseError
from skparse.plan import Plan
from skparse.read import ReadPage

TELLING = {"pages-missing", "node-inferred"}
"""The findings that say that a page is missing."""

Chain = tuple[str | None, ...]


def lost_outcomes(name: str, pages: Sequence[ReadPage]) -> list[Outcome]:
    """Each inner page of the table is taken out once; ``pages`` are all of the file. An item is right if the markers
    from the root down to it are those that the whole file gives it."""
    whole = plan_of(pages, name)
    table_pages = sorted({place[0] for place in _chains(whole)})
    return [_without(name, pages, whole, gone) for gone in table_pages[1:-1]]


def _without(name: str, pages: Sequence[ReadPage], whole: Plan, gone: int) -> Outcome:
    title = f"{name} without page {gone}"
    try:
        plan = plan_of([*pages[: gone - 1], *pages[gone:]], name)
    except SkparseError as error:
        return Outcome(name=title, items=len(_expected(whole, gone)), right=0, wrong=(str(error),))
    return compared(title, plan, whole, gone)


def compared(title: str, plan: Plan, whole: Plan, gone: int) -> Outcome:
    """How the plan of a file without a page differs from that of the whole file."""
    expected = _expected(whole, gone)
    found = _chains(plan)
    wrong = [
        f"page {place[0]}: expected {shown(chain)}, found {shown(found.get(place))}"
        for place, chain in expected.items()
        if found.get(place) != chain
    ]
    return Outcome(
        name=title,
        items=len(expected),
        right=len(expected) - len(wrong),
        is_told=any(finding.code in TELLING for finding in plan.findings),
        wrong=tuple(wrong),
        judged=tuple(_judge(title, plan, whole, gone)),
    )


def _expected(whole: Plan, gone: int) -> dict[Place, Chain]:
    return {_moved(place, gone): chain for place, chain in _chains(whole).items() if place[0] != gone}


def _moved(place: Place, gone: int) -> Place:
    """The place in the file without the page."""
    page, box = place
    return page - (page > gone), box


def _chains(plan: Plan) -> dict[Place, Chain]:
    return {place: visit.chain for visit in visits(plan) if (place := visit.place)}


def _judge(title: str, plan: Plan, whole: Plan, gone: int) -> Iterator[Judged]:
    """Each item that was read. One whose beginning was lost is told by the fragment that is left; one that stands
    nowhere is right if the whole file has such an item."""
    known: dict[Place, Chain] = {}
    for visit in visits(whole):
        for fragment in visit.node.fragments:
            if fragment.page != gone:
                known[_moved(place_of_fragment(fragment), gone)] = visit.chain
    chains = {visit.chain for visit in visits(whole)}
    for visit in visits(plan):
        chain = known.get(visit.place) if visit.place else None
        is_right = visit.chain == chain if chain else visit.chain in chains
        yield Judged(visit.confidence, is_right, f"{title}: {_where(visit)} {shown(visit.chain)}, not {shown(chain)}")


def _where(visit: Visit) -> str:
    return f"page {visit.place[0]}" if visit.place else "inferred"
