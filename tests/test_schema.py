"""schemas/plan.schema.json is the models' own, and every plan keeps to it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from parsed import DIGITAL_SAMPLES, plan_json
from plans import one_row, plan

import skparse
from skparse.write.json import schema_text

SCHEMA = Path(__file__).parent.parent / "schemas" / "plan.schema.json"


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_file_is_what_the_models_say() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), "run: skparse schema > schemas/plan.schema.json"


@pytest.mark.parametrize("pdf", DIGITAL_SAMPLES, ids=lambda p: p.stem)
def test_plans_of_the_samples(pdf: Path, validator: jsonschema.Draft202012Validator) -> None:
    text = plan_json(pdf)
    validator.validate(json.loads(text))
    assert skparse.Plan.model_validate_json(text).to_json() == text


def test_plan_without_anything(validator: jsonschema.Draft202012Validator) -> None:
    validator.validate(json.loads(plan().to_json()))


@pytest.mark.parametrize(
    ("old", "new"),
    [('"1.1"', '"2.0"'), ('"rencana_aksi"', '"rencana"'), ("      12\n", "      13\n"), ('"text"', '"teks"')],
)
def test_schema_refuses_what_is_no_plan(old: str, new: str, validator: jsonschema.Draft202012Validator) -> None:
    text = one_row("x").to_json()
    assert old.strip() in text
    broken = text.replace(old.strip(), new.strip())
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(json.loads(broken))
