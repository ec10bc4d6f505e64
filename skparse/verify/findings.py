"""Differences → findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from skparse.findings import CATALOGUE, Param, report_with
from skparse.plan import Finding
from skparse.plurals import ranges
from skparse.verify.model import Difference

_ENGINE_NAMES = {"both": "pdfplumber + camelot"}


def verify_findings(differences: Iterable[Difference]) -> list[Finding]:
    """A finding for each difference; one for all pages that an engine could not read for the same reason."""
    found: list[Finding] = []
    unable: dict[tuple[str, str, str], list[int]] = {}
    for one in differences:
        engine = _ENGINE_NAMES.get(one.engine, one.engine)
        if one.code == "verify-unable":
            unable.setdefault((engine, one.sentence, one.theirs), []).append(one.page)
        else:
            params: dict[str, Param] = {"ours": one.ours, "theirs": one.theirs, "engine": engine, "pieces": one.pieces}
            needed = _needed(one.code, one.sentence, params)
            found.append(
                report_with(
                    one.code,
                    one.sentence,
                    needed,
                    page=one.page,
                    bbox=one.bbox,
                    node=one.node,
                    lampiran=one.lampiran,
                )
            )
    for (engine, reason, detail), pages in unable.items():
        found.append(unable_finding(engine, pages, reason, detail))
    return found


def unable_finding(engine: str, pages: Sequence[int], reason: str, detail: str = "") -> Finding:
    """The finding that an engine could not read these pages (at least one). ``reason``: see
    `skparse.verify.model.Reason`."""
    params: dict[str, Param] = {"engine": engine, "pages": ranges(pages), "detail": detail}
    return report_with("verify-unable", reason, _needed("verify-unable", reason, params), page=pages[0])


def _needed(code: str, sentence: str, params: dict[str, Param]) -> dict[str, Param]:
    """The parameters that this sentence of the finding uses."""
    names = CATALOGUE[code].sentences[sentence].params
    return {name: value for name, value in params.items() if name in names}
