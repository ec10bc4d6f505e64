"""plan.json of this version or an older one → a plan.

Version 1.1 has added what schedule columns stand for (``bulan``, ``periode``), the lampiran of a finding, and its
sentence and parameters. Of an older plan the months are read from the headings, where these name months; its findings
keep their message and name no lampiran.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from skparse.plan import SCHEMA_VERSION, Plan
from skparse.text.column_periods import column_periods
from skparse.text.periods import month_run

OLD_VERSIONS = ("1.0",)


def plan_from_json(text: str | bytes) -> Plan:
    """A plan from its JSON; types are strict, so that "5" is not a page.

    Raises:
        pydantic.ValidationError: it is not a plan of any version.
    """
    try:
        return Plan.model_validate_json(text, strict=True)
    except ValidationError as error:
        old = any(one["loc"] == ("schema_version",) and one["input"] in OLD_VERSIONS for one in error.errors())
        if not old:
            raise
    return Plan.model_validate_json(json.dumps(upgraded(json.loads(text))), strict=True)


def upgraded(raw: dict[str, Any]) -> dict[str, Any]:
    """The JSON of an old plan as this version has it. What does not fit the schema is left for validation to report."""
    parts = raw.get("lampiran")
    raw = {**raw, "schema_version": SCHEMA_VERSION}
    return {**raw, "lampiran": [_lampiran(part) for part in parts]} if isinstance(parts, list) else raw


def _lampiran(part: Any) -> Any:
    columns = part.get("columns") if isinstance(part, dict) else None
    if not isinstance(columns, list) or not all(isinstance(column, dict) for column in columns):
        return part
    schedule = [index for index, column in enumerate(columns) if column.get("role") == "schedule"]
    headings = [str(columns[index].get("heading", "")) for index in schedule]
    run = month_run(headings)
    # Where not all headings count months, their months came from another row of the header, which is not in the plan.
    if run is None or len(run[1]) != len(headings):
        return part
    columns = [dict(column) for column in columns]
    for index, months, period in zip(schedule, run[1], column_periods(headings, run[1]), strict=True):
        columns[index]["bulan"] = list(months)
        if period is not None:
            columns[index]["periode"] = {"satuan": period.unit, "ke": period.ordinal}
    return {**part, "columns": columns}
