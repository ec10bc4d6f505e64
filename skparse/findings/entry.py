"""What the catalogue of findings consists of, and how a sentence is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Literal, NamedTuple

from skparse.language import Lang

Severity = Literal["info", "warning", "error"]
Param = str | int | float | Sequence[str | int]
"""What fills a sentence. Numbers and lists are written as the language does."""

PLAIN = "plain"
"""Name of a code's only sentence, or of its usual one."""


class Text(NamedTuple):
    """A text in both languages. Names of parameters stand in braces.

    ``{count:row|rows}``: the number and the noun that goes with it. ``{words:quoted}``: each of a list in quotation
    marks.
    """

    en: str
    id: str

    def in_language(self, lang: Lang) -> str:
        """The text in one language."""
        return self.en if lang == "en" else self.id

    @property
    def params(self) -> frozenset[str]:
        """Names of the parameters."""
        return frozenset(name for _, name, _, _ in Formatter().parse(self.en) if name)

    def filled(self, params: Mapping[str, Param], lang: Lang) -> str:
        """The sentence, filled in. What stands in a parameter is never taken for a template.

        Raises:
            KeyError: a parameter is missing.
        """
        return self.in_language(lang).format_map({name: _Formatted(value, lang) for name, value in params.items()})


class Entry(NamedTuple):
    """All about one code. ``title``: two or three words. ``meaning`` and ``advice``: for the reference and the review
    page. ``sentences``: what a finding says, by name; a code may have several."""

    severity: Severity
    title: Text
    meaning: Text
    advice: Text
    sentences: Mapping[str, Text]


class _Formatted:
    """A parameter with the format specifications of `Text`."""

    def __init__(self, value: Param, lang: Lang) -> None:
        self._value, self._lang = value, lang

    def __format__(self, spec: str) -> str:
        value = self._value
        if isinstance(value, str):
            return value
        if isinstance(value, float):
            text = f"{value:g}"
            return text if self._lang == "en" else text.replace(".", ",")
        if isinstance(value, int):
            one, _, many = spec.partition("|")
            return f"{value} {one if value == 1 else many}" if spec else str(value)
        quote = '"' if spec == "quoted" else ""
        return ", ".join(f"{quote}{one}{quote}" for one in value) or "–"
