"""Findings' sentences in two languages, and their codes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from skparse.messages import SENTENCES, say, speaking

import skparse
from skparse.findings import CODES

SAMPLES = Path(__file__).parent.parent / "samples"
FILLED = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_both_languages_fill_in_the_same(name: str) -> None:
    english, indonesian = SENTENCES[name]
    assert sorted(FILLED.findall(english)) == sorted(FILLED.findall(indonesian))
    assert english != indonesian


def test_a_quoted_text_is_filled_in_as_it_is() -> None:
    with speaking("id"):
        assert say("schedule-unclear", text="{markers} {0}") == '"{markers} {0}" bukan nama bulan yang dikenal'
    assert say("schedule-unclear", text="x") == '"x" names no month that is known'


def test_a_plan_speaks_the_language_asked_for() -> None:
    english, indonesian = (skparse.parse(SAMPLES / "wonosobo-2026.pdf", lang=lang) for lang in ("en", "id"))
    assert [f.code for f in english.findings] == [f.code for f in indonesian.findings] != []
    assert all(a.message != b.message for a, b in zip(english.findings, indonesian.findings, strict=True))
    assert english.lampiran == indonesian.lampiran


def test_codes_say_what_to_do() -> None:
    assert all(code.meaning.endswith(".") and code.todo.endswith((".", "?")) for code in CODES.values())
