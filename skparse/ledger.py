"""The conservation ledger: every word on the pages that hold a table is booked exactly once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from skparse.findings import finding
from skparse.messages import say
from skparse.plan import Finding
from skparse.table.assemble.usage import Outside, PageAccount, running_lines
from skparse.table.model import LogicalTable
from skparse.text.furniture import is_page_number_part

KINDS = ("node", "schedule", "attribute", "header", "other_table", "furniture", "outside", "unplaced")
"""``furniture``: page numbers, stamps, titles, signatures, running heads; ``outside``: other text around the table."""

# With one of these begins what stands under the last table: who signed, and who gets a copy.
_CLOSING = re.compile(
    r"^\W*(?:ditetapkan|dikeluarkan|ketua|plt|plh|sekretaris|kepala|ttd|t\.t\.d|salinan|tembusan|ditandatangani"
    r"|mengetahui|dokumen)\b",
    re.IGNORECASE,
)
# A quotation of text outside the table is cut after so many letters.
_QUOTE = 160


def settle(
    accounts: Sequence[PageAccount], tables: Sequence[LogicalTable], kinds: Mapping[int, str]
) -> tuple[dict[str, int], list[Finding]]:
    """How many words of each kind there are, and a finding for each page with text that nothing accounts for.

    ``kinds``: what became of the words inside tables, by their ledger numbers.
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
        if left:
            quote = " ".join(word.text for word in left)
            quote = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…"
            findings.append(finding("text-outside", say("text-outside", text=quote), account.page))
    return {kind: counts[kind] for kind in KINDS}, findings


def difference(accounts: Sequence[PageAccount], counts: Mapping[str, int], twice: int) -> list[Finding]:
    """The invariant: as many words are booked as the pages hold, none of them twice. A finding where it is broken."""
    words = sum(account.words for account in accounts)
    booked = sum(counts.values())
    if words == booked and not twice:
        return []
    return [finding("ledger-difference", say("ledger-difference", words=words, booked=booked, twice=twice))]


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
