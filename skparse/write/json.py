"""The plan as JSON, and the JSON Schema of plans."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skparse.plan import Plan


def to_json(plan: Plan) -> bytes:
    """The bytes of plan.json."""
    return plan.to_json().encode()


def schema_text() -> str:
    """The text of schemas/plan.schema.json (Draft 2020-12), generated from the models.

    It describes what skparse writes: every field is required, also where it is null or empty.
    """
    from skparse.plan import Plan

    schema = Plan.model_json_schema(mode="serialization")
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=2) + "\n"
