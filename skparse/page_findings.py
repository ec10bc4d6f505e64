"""What makes one page's text doubtful: stamps, dust, words printed over each other."""

from __future__ import annotations

from skparse.findings import finding
from skparse.geometry import bounding_box
from skparse.messages import say
from skparse.orientation import Orientation
from skparse.overprint import overprints
from skparse.page import Page
from skparse.plan import Finding

# So many pairs of words are quoted.
_MOST = 5


def stamp_findings(page: Page, orientation: Orientation) -> list[Finding]:
    """Stamps that lie over rules, so over a table: what stands under them was read with less certainty."""
    findings = []
    for box in page.scan.stamps if page.scan else ():
        if any(box.overlaps(rule) for rule in (*page.rules_h, *page.rules_v)):
            left = [w.text for w in page.scan.stamp_remains if box.contains_center(w)] if page.scan else []
            said = say("page-stamped-scraps", scraps=" ".join(left)) if left else say("page-stamped")
            findings.append(finding("page-stamped", said, page.number, orientation.to_displayed(box)))
    return findings


def dirt_findings(page: Page) -> list[Finding]:
    """Dust and hairs that lie within the rules: the sign of a pale pencil would be quoted here."""
    if page.scan is None or not page.rules_h or not page.rules_v:
        return []
    table = bounding_box((*page.rules_h, *page.rules_v))
    signs = [word.text for word in page.scan.specks if table.contains_center(word)]
    return [finding("page-dusty", say("page-dusty", signs=" ".join(signs)), page.number)] if signs else []


def overprint_findings(page: Page, orientation: Orientation) -> list[Finding]:
    """Words of a digital page that are printed over each other."""
    pairs = [] if page.scan else overprints(page)
    if not pairs:
        return []
    quoted = ", ".join(f'"{one.first}" / "{one.second}"' for one in pairs[:_MOST]) + (
        " …" if len(pairs) > _MOST else ""
    )
    box = pairs[0].box
    said = say("text-overprinted", words=quoted)
    return [finding("text-overprinted", said, page.number, orientation.to_displayed(box))]
