"""The catalogue of findings: complete in both languages, and what every call that reports has to keep to."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

import skparse
from skparse.findings import CATALOGUE, PLAIN, Text, plan_in_language, render_message, report
from skparse.plan import Finding, Plan
from skparse.verify.model import Code, Reason

SAMPLES = Path(__file__).parent.parent / "samples"
SOURCES = sorted(Path(skparse.__file__).parent.rglob("*.py"))
PLACE = {"page", "bbox", "node", "lampiran"}
SENTENCES = [(code, name, text) for code, entry in CATALOGUE.items() for name, text in entry.sentences.items()]


class Call(NamedTuple):
    """A call that reports a finding, as it is written in the source. Sentences: all that it may say."""

    where: str
    code: str
    sentences: tuple[str, ...]
    params: frozenset[str]


def calls() -> Iterator[Call]:
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        if "from skparse.findings import" not in text or path.parent.name == "findings":
            continue
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id not in ("report", "report_on"):
                continue
            code, *rest = node.args[1:] if node.func.id == "report_on" else node.args
            assert isinstance(code, ast.Constant), f"{path}:{node.lineno}: the code is not written out"
            names = frozenset(str(keyword.arg) for keyword in node.keywords) - PLACE
            yield Call(f"{path.name}:{node.lineno}", str(code.value), _sentences(rest), names)


def _sentences(rest: list[ast.expr]) -> tuple[str, ...]:
    if not rest:
        return (PLAIN,)
    return (str(rest[0].value),) if isinstance(rest[0], ast.Constant) else ()


@pytest.mark.parametrize("call", list(calls()), ids=lambda call: call.where)
def test_calls_name_what_the_catalogue_has(call: Call) -> None:
    entry = CATALOGUE[call.code]
    # A sentence that is chosen while running is one of those that are filled with the same.
    sentences = call.sentences or [name for name, text in entry.sentences.items() if text.params == call.params]
    assert sentences
    for name in sentences:
        assert entry.sentences[name].params == call.params


def test_every_sentence_is_said() -> None:
    said = {(call.code, name) for call in calls() for name in call.sentences}
    chosen = {call.code for call in calls() if not call.sentences}
    said |= {("verify-unable", reason) for reason in Reason.__args__}  # type: ignore[attr-defined]
    verify = set(Code.__args__)  # type: ignore[attr-defined]
    assert {code for code, name, _ in SENTENCES if (code, name) not in said} <= chosen | verify


@pytest.mark.parametrize(("code", "name", "text"), SENTENCES)
def test_both_languages_fill_in_the_same(code: str, name: str, text: Text) -> None:
    def fields(template: str) -> set[str]:
        return {field for _, field, _, _ in Formatter().parse(template) if field}

    assert fields(text.en) == fields(text.id) == text.params
    assert text.params.isdisjoint(PLACE)
    assert text.en != text.id


@pytest.mark.parametrize("code", CATALOGUE)
def test_codes_say_what_to_do(code: str) -> None:
    entry = CATALOGUE[code]
    assert entry.title.en != entry.title.id
    for text in (*entry.meaning, *entry.advice):
        assert text.endswith((".", "?"))


def test_missing_and_unknown_parameters_are_errors() -> None:
    with pytest.raises(TypeError, match="needs"):
        report("schedule-text")
    with pytest.raises(TypeError, match="needs"):
        report("schedule-text", text="x", words=3)
    with pytest.raises(KeyError):
        report("schedule-text", "no-such-sentence", text="x")
    with pytest.raises(KeyError):
        report("no-such-code")


def test_a_quoted_text_is_filled_in_as_it_is() -> None:
    finding = report("schedule-unclear", text="{markers} {0}")
    assert render_message(finding, "id") == '"{markers} {0}" bukan nama bulan yang dikenal'
    assert finding.message == '"{markers} {0}" names no known month'


def test_numbers_and_lists_are_written_as_the_language_does() -> None:
    one, many = (report("rows-shared", count=count) for count in (1, 2))
    assert one.message.startswith("1 row with") and many.message.startswith("2 rows with")
    assert render_message(one, "id").startswith("ada 1 baris")
    tilted = report("page-scanned", "tilted", page=2, degrees=0.13, engine="rapidocr")
    assert "0.13°" in tilted.message and "0,13°" in render_message(tilted, "id")
    assert report("ocr-doubtful", words=["a", "b"]).message == 'OCR was not sure of "a", "b"'
    assert "bulannya –" in render_message(report("check-months", "marked", months=[], marked=[1, 2]), "id")


def test_a_plan_is_shown_in_the_language_asked_for() -> None:
    english, indonesian = (skparse.parse(SAMPLES / "wonosobo-2026.pdf", lang=lang) for lang in ("en", "id"))
    assert [f.code for f in english.findings] == [f.code for f in indonesian.findings] != []
    assert all(a.message != b.message for a, b in zip(english.findings, indonesian.findings, strict=True))
    assert english.lampiran == indonesian.lampiran
    assert plan_in_language(english, "id") == indonesian
    assert plan_in_language(Plan.model_validate_json(indonesian.to_json()), "en") == english


@pytest.mark.parametrize(
    "finding",
    [
        Finding(code="mark-aside", severity="warning", message="of a plan of schema 1.0"),
        Finding(code="of-another-version", severity="warning", sentence=PLAIN, message="x"),
        Finding(code="schedule-text", severity="info", sentence=PLAIN, params={"other": 1}, message="x"),
    ],
)
def test_findings_that_the_catalogue_does_not_know_keep_their_message(finding: Finding) -> None:
    assert render_message(finding, "en") == render_message(finding, "id") == finding.message
