"""The evidence added up: the role of each column and the kind of a table, each with its probability."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from skparse.table.assemble.column_contents import ColumnContents
from skparse.table.assemble.evidence import KINDS, Features, column_features, table_features
from skparse.table.assemble.evidence_weights import KIND_WEIGHTS, LEVEL_WEIGHTS
from skparse.table.header.columns import TableColumn
from skparse.text.headings import Role


class Judgement(NamedTuple):
    """What a table is, one of `KINDS`, and how sure that is."""

    name: str
    probability: float
    plan: float
    """How likely it is an action plan."""


def judge_roles(
    columns: Sequence[TableColumn], contents: Sequence[ColumnContents]
) -> tuple[list[TableColumn], list[float]]:
    """The columns with their roles by the evidence, and the probability of each. Columns of the
    schedule and of years, which are no levels, stay."""
    judged = list(columns)
    probabilities = [1.0] * len(columns)
    for i, column in enumerate(columns):
        if column.role == "schedule" or column.is_year:
            continue
        level = level_probability(column_features(judged, i, contents))
        role: Role = "level" if level >= 0.5 else "attribute"
        judged[i] = column._replace(role=role)
        probabilities[i] = max(level, 1 - level)
    return judged, probabilities


def level_probability(features: Features) -> float:
    """How likely a column with this evidence is a level."""
    return 1 / (1 + exp(-sum((LEVEL_WEIGHTS.get(name, 0.0) * value for name, value in features.items()), 0.0)))


def judge_kind(title: str, columns: Sequence[TableColumn], contents: Sequence[ColumnContents]) -> Judgement:
    """What a table is: one of `KINDS`. Arguments: see `table_features`."""
    return kind_of(table_features(title, columns, contents))


def kind_of(features: Features) -> Judgement:
    """What a table with this evidence is."""
    scores = dict.fromkeys(KINDS, 0.0)
    for name, value in features.items():
        for kind, weight in zip(KINDS, KIND_WEIGHTS.get(name, ()), strict=False):
            scores[kind] += weight * value
    most = max(scores.values())
    total = sum((exp(score - most) for score in scores.values()), 0.0)
    shares = {kind: exp(score - most) / total for kind, score in scores.items()}
    best = max(KINDS, key=lambda kind: scores[kind])
    return Judgement(name=best, probability=shares[best], plan=shares["plan"])
