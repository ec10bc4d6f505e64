"""The output model: a `Plan` and its parts.

`parts` holds the models that a plan consists of, `plan` the plan itself, and `flat` its table of one row per node
without children, which CSV, XLSX and ``to_dataframe`` share. The model imports nothing else of skparse.
"""

from __future__ import annotations

from skparse.plan.parts import (
    SCHEMA_VERSION,
    Bbox,
    Bulan,
    Butir,
    Column,
    Finding,
    Fragment,
    Jadwal,
    Keputusan,
    Lampiran,
    Node,
    Original,
    PageNumber,
    Penandatangan,
    Periode,
    Source,
)
from skparse.plan.plan import Plan

__all__ = [
    "SCHEMA_VERSION",
    "Bbox",
    "Bulan",
    "Butir",
    "Column",
    "Finding",
    "Fragment",
    "Jadwal",
    "Keputusan",
    "Lampiran",
    "Node",
    "Original",
    "PageNumber",
    "Penandatangan",
    "Periode",
    "Plan",
    "Source",
]
