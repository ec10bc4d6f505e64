"""The whole plan: what ``skparse.parse`` returns and ``plan.json`` holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from skparse.plan.flat import MONTH_COLUMNS, flat_rows
from skparse.plan.parts import SCHEMA_VERSION, Finding, Keputusan, Lampiran, Model, Node, Source

if TYPE_CHECKING:
    import pandas as pd


class Plan(Model):
    """The whole result for one file."""

    schema_version: Literal["1.1"] = SCHEMA_VERSION
    source: Source
    keputusan: Keputusan | None = None
    lampiran: tuple[Lampiran, ...] = ()
    findings: tuple[Finding, ...] = ()

    def walk(self) -> Iterator[Node]:
        """Every node of every lampiran, in reading order."""
        for lampiran in self.lampiran:
            for node in lampiran.nodes:
                yield from node.walk()

    def to_json(self) -> str:
        """The text of plan.json: two-space indent, final newline; the same plan gives the same text."""
        return self.model_dump_json(indent=2) + "\n"

    def to_dataframe(self) -> pd.DataFrame:
        """One row per node without children, as in the CSV (see `skparse.plan.flat`).

        Months and pages are nullable integers; cells that are empty in the CSV are missing values.
        """
        import pandas as pd

        header, rows = flat_rows(self.lampiran)
        frame = pd.DataFrame(rows, columns=header)
        numbers = {"page", *MONTH_COLUMNS}
        return frame.astype({name: "Int64" if name in numbers else "string" for name in header})
