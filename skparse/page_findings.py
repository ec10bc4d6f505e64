"""What makes one page's text doubtful: stamps, dust, words printed over each other."""

from __future__ import annotations

from skparse.findings import report
from skparse.geometry import bounding_box
from skparse.orientation import Orientation
from skparse.overprint import overprints
from skparse.page import Page
from skparse.plan import Finding

_MAX_QUOTED_PAIRS = 5


def stamp_findings(page: Page, orientation: Orientation) -> list[Finding]:
    """Stamps that lie over rules, so over a table: what stands under them was read with less confidence."""
    findings = []
    for box in page.scan.stamps if page.scan else ():
        if any(box.overlaps(rule) for rule in (*page.rules_h, *page.rules_v)):
            remaining = [w.text for w in page.scan.stamp_remains if box.contains_center(w)] if page.scan else []
            displayed = orientation.to_displayed(box)
            if remaining:
                remains = " ".join(remaining)
                findings.append(report("page-stamped", "remains", page=page.number, bbox=displayed, remains=remains))
            else:
                findings.append(report("page-stamped", page=page.number, bbox=displayed))
    return findings


def speck_findings(page: Page) -> list[Finding]:
    """Dust and hairs within the table's rules, quoted: one of them may be a mark made with a pale pencil."""
    if page.scan is None or not page.rules_h or not page.rules_v:
        return []
    table = bounding_box((*page.rules_h, *page.rules_v))
    signs = [word.text for word in page.scan.specks if table.contains_center(word)]
    return [report("page-dusty", page=page.number, signs=" ".join(signs))] if signs else []


def overprint_findings(page: Page, orientation: Orientation) -> list[Finding]:
    """Words of a digital page that are printed over each other."""
    pairs = [] if page.scan else overprints(page)
    if not pairs:
        return []
    words = [f'"{one.first}" / "{one.second}"' for one in pairs[:_MAX_QUOTED_PAIRS]]
    words += ["…"] if len(pairs) > _MAX_QUOTED_PAIRS else []
    return [report("text-overprinted", page=page.number, bbox=orientation.to_displayed(pairs[0].box), words=words)]
