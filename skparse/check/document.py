"""A plan.json from anywhere → a plan, or what is wrong with it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from skparse.check.rules import rule_findings
from skparse.check.texts import compare_with_pdf
from skparse.errors import InputError
from skparse.findings import in_language, report
from skparse.language import Lang
from skparse.pipeline import Progress
from skparse.plan import Finding, Plan
from skparse.read import OcrMode
from skparse.schema_upgrade import plan_from_json

# A file with so many errors is not a plan; more are not reported.
_MAX_SCHEMA_FINDINGS = 50
# The plan of a PDF with 500 pages has 2 MB.
_MAX_BYTES = 200_000_000


def load_plan(path: str | os.PathLike[str]) -> tuple[Plan | None, list[Finding]]:
    """The plan in a file, of this version or an older one, or None and the places where it breaks the schema.

    Raises:
        InputError: the file cannot be read, or is not JSON.
    """
    try:
        if os.path.getsize(path) > _MAX_BYTES:
            raise InputError(f"{path} is too large for a plan; is it one?")
        data = Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path} does not exist; check the path") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); name a plan.json") from None
    try:
        # Notepad saves a byte order mark, or UTF-16.
        text = data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
        raw = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(f"{path} is not a JSON file; name a plan.json that skparse has written") from None
    if not isinstance(raw, dict):
        raise InputError(f"{path} is JSON but not a plan; name a plan.json that skparse has written")
    try:
        return plan_from_json(text), []
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=False, include_input=False)
        return None, [
            report("check-schema", place=_path(one["loc"]), reason=one["msg"]) for one in errors[:_MAX_SCHEMA_FINDINGS]
        ]


def check_plan(
    plan: Plan,
    pdf: str | os.PathLike[str] | bytes | None = None,
    *,
    password: str | None = None,
    ocr: OcrMode = "auto",
    jobs: int = 1,
    lang: Lang = "en",
    progress: Progress | None = None,
) -> list[Finding]:
    """What is wrong with a plan: ids, numbering, months, corrections, pages and boxes; empty if it is valid.

    Args:
        plan: as read, or as corrected by a person.
        pdf: the decree; then each node's text is looked for in its boxes, on scanned pages by OCR, and a digital PDF
            is read again: items, months and attributes must be those that it has (of corrections: what was read).
        password: for an encrypted PDF.
        ocr: "never" leaves scanned pages unchecked, with a finding.
        jobs: scanned pages that are read at a time.
        lang: language of the findings.
        progress: called after each page of the PDF.

    Raises:
        InputError: the PDF cannot be read.
    """
    found = rule_findings(plan)
    if pdf is not None:
        found += compare_with_pdf(plan, pdf, password, ocr, jobs, progress)
    return in_language(found, lang)


def _path(parts: Iterable[int | str]) -> str:
    """("lampiran", 0, "nodes", 3, "bulan", 1) → "lampiran[0].nodes[3].bulan[1]"."""
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text or "the whole file"
