"""Numbers with their nouns in English messages."""

from __future__ import annotations

from collections.abc import Mapping


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 page", "2 pages"; ``plural``: where it is not the noun with an "s"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def counted_severities(counts: Mapping[str, int]) -> str:
    """Findings by severity: "1 error, 2 warnings, 3 info"; "" if there are none."""
    plurals = {"error": "errors", "warning": "warnings", "info": "info"}
    return ", ".join(counted(counts[one], one, many) for one, many in plurals.items() if counts.get(one))
