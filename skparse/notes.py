"""What makes one page's text doubtful: stamps, dust, words printed over each other."""

from __future__ import annotations

from skparse.findings import finding
from skparse.messages import say
from skparse.page import Box, Page, Word
from skparse.plan import Finding
from skparse.table.overprint import overprints
from skparse.turn import Turn

# So many pairs of words are quoted.
_MOST = 5


def stamp_findings(page: Page, turn: Turn | None) -> list[Finding]:
    """Stamps that lie over rules, so over a table: what stands under them was read with less certainty."""
    findings = []
    for box in page.scan.stamps if page.scan else ():
        rules = (*page.rules_h, *page.rules_v)
        if any(r.x0 < box.x1 and r.x1 > box.x0 and r.top < box.bottom and r.bottom > box.top for r in rules):
            left = [w.text for w in page.scan.scraps if _lies_in(w, box)] if page.scan else []
            said = say("page-stamped-scraps", scraps=" ".join(left)) if left else say("page-stamped")
            findings.append(finding("page-stamped", said, page.number, turn.back(*box) if turn else box))
    return findings


def dirt_findings(page: Page) -> list[Finding]:
    """Dust and hairs that lie within the rules: the sign of a pale pencil would be quoted here."""
    if page.scan is None or not page.rules_h or not page.rules_v:
        return []
    rules = (*page.rules_h, *page.rules_v)
    left, right = min(r.x0 for r in rules), max(r.x1 for r in rules)
    table = Box(left, min(r.top for r in rules), right, max(r.bottom for r in rules))
    signs = [word.text for word in page.scan.dirt if _lies_in(word, table)]
    return [finding("page-dusty", say("page-dusty", signs=" ".join(signs)), page.number)] if signs else []


def overprint_findings(page: Page, turn: Turn | None) -> list[Finding]:
    """Words of a digital page that are printed over each other."""
    pairs = [] if page.scan else overprints(page)
    if not pairs:
        return []
    quoted = ", ".join(f'"{one.first}" / "{one.second}"' for one in pairs[:_MOST]) + (
        " …" if len(pairs) > _MOST else ""
    )
    box = pairs[0].box
    said = say("text-overprinted", words=quoted)
    return [finding("text-overprinted", said, page.number, turn.back(*box) if turn else box)]


def _lies_in(word: Word, box: Box) -> bool:
    return box.x0 < (word.x0 + word.x1) / 2 < box.x1 and box.top < (word.top + word.bottom) / 2 < box.bottom
