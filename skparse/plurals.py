"""Numbers and lists in English messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 page", "2 pages"; ``plural``: where it is not the noun with an "s"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def counted_severities(counts: Mapping[str, int]) -> str:
    """Findings by severity: "1 error, 2 warnings, 3 info"; "" if there are none."""
    plurals = {"error": "errors", "warning": "warnings", "info": "info"}
    return ", ".join(counted(counts[one], one, many) for one, many in plurals.items() if counts.get(one))


def ranges(numbers: Iterable[int], separator: str = ", ") -> str:
    """Ascending numbers with runs shortened: 3, 4, 5, 9 → "3-5, 9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return separator.join(f"{a}" if a == b else f"{a}-{b}" for a, b in runs)


def choice(names: Iterable[str]) -> str:
    """At least two names to choose from: ".json, .csv or .xlsx"."""
    *most, last = names
    return f"{', '.join(most)} or {last}"
