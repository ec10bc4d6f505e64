"""A document that was read before, page by page once more: for review, where the plan is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from skparse.page import Page
from skparse.plan import Plan
from skparse.read import PageError
from skparse.table.assemble.tables import TableReader
from skparse.table.page_pass import PagePass


def reread(pages: Callable[[int], Page], numbers: Sequence[int], plan: Plan) -> Iterator[PagePass]:
    """What the table layer makes of the pages, in order. Pages that cannot be read are left out: the plan has nothing
    of them either, and says so.

    Args:
        pages: gives a page by its number, from 1, as displayed; called once for each.
        numbers: the pages, in order.
        plan: what was read from them; it says where another document begins.
    """
    starts = sorted(one.page for one in plan.findings if one.code == "documents-several" and one.page)

    def begins_document(page: Page, after_table: bool) -> bool:
        passed = [start for start in starts if start <= page.number]
        del starts[: len(passed)]
        return bool(passed)

    return TableReader(begins_document).read(_readable(pages, numbers))


def _readable(pages: Callable[[int], Page], numbers: Sequence[int]) -> Iterator[Page]:
    for number in numbers:
        try:
            yield pages(number)
        except PageError:
            continue
