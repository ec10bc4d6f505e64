"""What is unusual or uncertain in a document: the catalogue of codes and sentences, and `report`.

``report("seam-doubtful", "goes-on", page=4, text="…")`` makes a finding. It carries its code, the name of its sentence
and what fills it, so that any plan can be shown in either language later (`render_message`, `in_language`).
"""

from __future__ import annotations

from skparse.findings.catalogue import CATALOGUE
from skparse.findings.entry import PLAIN, Entry, Param, Severity, Text
from skparse.findings.report import (
    advice,
    in_lampiran,
    in_language,
    plan_in_language,
    render_message,
    report,
    report_on,
    report_with,
    titles,
)

__all__ = [
    "CATALOGUE",
    "PLAIN",
    "Entry",
    "Param",
    "Severity",
    "Text",
    "advice",
    "in_lampiran",
    "in_language",
    "plan_in_language",
    "render_message",
    "report",
    "report_on",
    "report_with",
    "titles",
]
