"""Differences → findings."""

from __future__ import annotations

from collections.abc import Iterable

from skparse.findings import finding
from skparse.messages import say
from skparse.plan import Finding
from skparse.verify.model import Difference

_NAMES = {"both": "pdfplumber + camelot"}


def verify_findings(differences: Iterable[Difference]) -> list[Finding]:
    """A finding for each difference; one for all pages that an engine could not read for the same reason."""
    found: list[Finding] = []
    unable: dict[tuple[str, str], list[int]] = {}
    for one in differences:
        engine = _NAMES.get(one.engine, one.engine)
        if one.code == "verify-unable":
            unable.setdefault((engine, one.theirs), []).append(one.page)
        else:
            said = say(one.code, ours=one.ours, theirs=one.theirs, engine=engine)
            found.append(finding(one.code, said, one.page, one.bbox, one.node))
    for (engine, reason), pages in unable.items():
        said = say("verify-unable", engine=engine, pages=_ranges(pages), reason=reason)
        found.append(finding("verify-unable", said, pages[0]))
    return found


def _ranges(pages: Iterable[int]) -> str:
    """3, 4, 5, 9 → "3-5, 9"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in runs)
