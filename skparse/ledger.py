"""The conservation ledger: every word on the pages that hold a table is accounted for exactly once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from skparse.findings import report
from skparse.plan import Finding
from skparse.table.model import LogicalTable
from skparse.table.page_pass import PagePass
from skparse.text.furniture import is_page_number_part
from skparse.text.joining import shorten
from skparse.text.lines import word_id

KINDS = ("node", "schedule", "attribute", "header", "other_table", "furniture", "outside", "unplaced")
"""``furniture``: page numbers, stamps, titles, signatures, running heads; ``outside``: other text around the table."""

# The text below the last table begins with one of these: who signed, and who gets a copy.
_CLOSING = re.compile(
    r"^\W*(?:ditetapkan|dikeluarkan|ketua|plt|plh|sekretaris|kepala|ttd|t\.t\.d|salinan|tembusan|ditandatangani"
    r"|mengetahui|dokumen)\b",
    re.IGNORECASE,
)
# A quotation of text outside the table is cut after so many letters.
_MAX_QUOTE_LETTERS = 160
# A word outside the tables that stands at the same height (to so many points) on two pages is a header or footer.
_SAME_HEIGHT_PT = 3.0


class Outside(NamedTuple):
    """A word outside all frames on a page with a table. ``id`` as in `word_id`; ``top`` and ``bottom`` in points."""

    id: int
    text: str
    top: float
    bottom: float


class PageAccount(NamedTuple):
    """A page that holds a table: how many words it has, which are furniture, which stand outside frames."""

    page: int
    words: int
    furniture: tuple[int, ...]
    outside: tuple[Outside, ...]


def account_page(page_pass: PagePass) -> PageAccount:
    """The account of a page that holds a table."""
    page, furniture = page_pass.page, page_pass.furniture
    inside = {index for one in page_pass.tables for cell in one.grid.cells for index in cell.words}
    outside = tuple(
        Outside(id=word_id(page.number, index), text=word.text, top=word.top, bottom=word.bottom)
        for index, word in enumerate(page.words)
        if index not in inside and index not in furniture
    )
    own = tuple(word_id(page.number, index) for index in furniture if index not in inside)
    return PageAccount(page=page.number, words=len(page.words), furniture=own, outside=outside)


def running_lines(accounts: Sequence[PageAccount]) -> set[int]:
    """Words outside the frames that stand on two pages or more at the same height: headers and footers."""
    pages: dict[tuple[str, int], set[int]] = {}
    for account in accounts:
        for word in account.outside:
            pages.setdefault((word.text, round(word.top / _SAME_HEIGHT_PT)), set()).add(account.page)
    return {
        word.id
        for account in accounts
        for word in account.outside
        if len(pages[word.text, round(word.top / _SAME_HEIGHT_PT)]) > 1
    }


def classify_outside_words(
    accounts: Sequence[PageAccount],
    tables: Sequence[LogicalTable],
    kinds: Mapping[int, str],
    plans: Collection[int] | None = None,
) -> tuple[dict[str, int], list[Finding]]:
    """How many words of each kind there are, and a finding for each page of plans with text that nothing accounts for.

    Args:
        accounts: of the pages.
        tables: on them.
        kinds: what became of the words inside tables, by their ledger numbers.
        plans: pages of action plans, None for all pages. Around another table stands the text that it belongs to.
    """
    counts: Counter[str] = Counter(kinds.values())
    running = running_lines(accounts)
    findings = []
    for account in accounts:
        outside = [word for word in account.outside if word.id not in kinds]
        own = _titles(outside, account.page, tables) | _closings(outside, account.page, tables) | running
        own.update(word.id for word in outside if is_page_number_part(word.text))
        counts["furniture"] += sum(word not in kinds for word in account.furniture)
        counts["furniture"] += sum(word.id in own for word in outside)
        left = [word for word in outside if word.id not in own]
        counts["outside"] += len(left)
        if left and (plans is None or account.page in plans):
            quote = shorten(" ".join(word.text for word in left), _MAX_QUOTE_LETTERS)
            findings.append(report("text-outside", page=account.page, text=quote))
    return {kind: counts[kind] for kind in KINDS}, findings


def difference(accounts: Sequence[PageAccount], counts: Mapping[str, int], twice: int) -> list[Finding]:
    """A finding unless as many words are accounted for as the pages hold, and none of them twice."""
    words = sum(account.words for account in accounts)
    accounted = sum(counts.values())
    if words == accounted and not twice:
        return []
    return [report("ledger-difference", words=words, booked=accounted, twice=twice)]


def _titles(outside: Iterable[Outside], page: int, tables: Sequence[LogicalTable]) -> set[int]:
    """What stands above a table where it begins: its title, and the decree before it."""
    tops = [table.top for table in tables if table.pages[0] == page]
    return {word.id for word in outside if tops and word.bottom <= max(tops) + 1}


def _closings(outside: Sequence[Outside], page: int, tables: Sequence[LogicalTable]) -> set[int]:
    """What stands under a table's end from its signature on."""
    ends = [table.bottom for table in tables if table.pages[1] == page]
    if not ends:
        return set()
    below = [word for word in outside if word.top >= min(ends) - 1]
    first = min((word.top for word in below if _CLOSING.match(word.text)), default=None)
    return {word.id for word in below if first is not None and word.bottom > first}
