"""What schedule columns stand for, in plans and in plans of an older schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES

import skparse
from skparse.check import check_plan, load_plan
from skparse.collect import collect
from skparse.plan import Lampiran, Node, Plan
from skparse.review import review_html
from skparse.schema_upgrade import plan_from_json
from skparse.text.column_periods import column_periods

WEEKS = ("I", "II", "III", "I V")


def test_weeks_count_within_their_month() -> None:
    months = [(month,) for month in (1, 2) for _ in WEEKS]
    found = column_periods([*WEEKS, "M1", "Minggu 2", "W3", "4"], months)
    assert [(one.unit, one.ordinal) for one in found if one] == [("minggu", n) for n in (1, 2, 3, 4)] * 2


@pytest.mark.parametrize("headings", [("Rencana", "Realisasi"), ("1", "2"), ("1", "3", "2", "4")])
def test_other_columns_of_a_month_are_no_weeks(headings: tuple[str, ...]) -> None:
    assert column_periods(headings, [(1,)] * len(headings)) == [None] * len(headings)


def test_quarters_and_semesters_are_told_by_their_months() -> None:
    found = column_periods(["a", "b", "c", "d"], [(4, 5, 6), (7, 8, 9, 10, 11, 12), (2, 3, 4), ()])
    assert [one and (one.unit, one.ordinal) for one in found] == [("triwulan", 2), ("semester", 2), None, None]


def schedule(part: Lampiran) -> list[tuple[tuple[int, ...], tuple[str, int] | None]]:
    columns = [column for column in part.columns if column.role == "schedule"]
    return [(one.bulan, (one.periode.satuan, one.periode.ke) if one.periode else None) for one in columns]


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("weeks", ((1,), ("minggu", 1)), ((12,), ("minggu", 4))),
        ("quarters", ((1, 2, 3), ("triwulan", 1)), ((10, 11, 12), ("triwulan", 4))),
        ("semesters", ((1, 2, 3, 4, 5, 6), ("semester", 1)), ((7, 8, 9, 10, 11, 12), ("semester", 2))),
        ("wrapped-months", ((1,), None), ((12,), None)),
        ("words", ((), None), ((), None)),
    ],
)
def test_columns_of_plans_carry_their_months(name: str, first: object, last: object) -> None:
    [part] = skparse.parse(SAMPLES / "families" / f"{name}.pdf").lampiran
    found = schedule(part)
    assert (found[0], found[-1]) == (first, last)
    marked = {month for root in part.nodes for node in root.walk() for month in node.bulan}
    assert marked <= {month for months, _ in found for month in months} or name == "words"


def cells(nodes: list[Any]) -> Iterator[Any]:
    """The marked cells of nodes and all below them, in a plan's JSON."""
    for node in nodes:
        yield from node["jadwal"]
        yield from cells(node["children"])


def undated(node: Node) -> Node:
    """The node, and all below it, without the dates of its marked cells."""
    jadwal = tuple(cell.model_copy(update={"mulai": None, "selesai": None}) for cell in node.jadwal)
    return node.model_copy(update={"jadwal": jadwal, "children": tuple(map(undated, node.children))})


def old(plan: Plan) -> str:
    """The plan as schema 1.0 had it."""
    raw = json.loads(plan.to_json())
    raw["schema_version"] = "1.0"
    for part in raw["lampiran"]:
        for column in part["columns"]:
            column.pop("bulan"), column.pop("periode", None)
        for cell in cells(part["nodes"]):
            del cell["mulai"], cell["selesai"]
    for finding in raw["findings"]:
        del finding["lampiran"], finding["sentence"], finding["params"]
    return json.dumps(raw)


@pytest.mark.parametrize("name", ["quarters", "half-open", "more-annexes", "words", "merged-ticks"])
def test_months_of_an_old_plan_are_read_from_its_headings(name: str) -> None:
    plan = skparse.parse(SAMPLES / "families" / f"{name}.pdf")
    read = plan_from_json(old(plan))
    expected = [one.model_copy(update={"nodes": tuple(map(undated, one.nodes))}) for one in plan.lampiran]
    assert list(read.lampiran) == expected
    assert [one.message for one in read.findings] == [one.message for one in plan.findings]
    assert {one.lampiran for one in read.findings} <= {None}


def test_headings_of_an_old_plan_that_do_not_tell_the_months() -> None:
    read = plan_from_json(old(skparse.parse(SAMPLES / "families" / "weeks.pdf")))
    assert {months for months, _ in schedule(read.lampiran[0])} == {()}


def test_an_old_plan_is_checked_reviewed_and_collected(tmp_path: Path) -> None:
    pdf = SAMPLES / "families" / "merged-ticks.pdf"
    path = tmp_path / "plan.json"
    path.write_text(old(skparse.parse(pdf)), encoding="utf-8")
    plan, found = load_plan(path)
    assert plan is not None and found == [] and check_plan(plan, pdf) == []
    assert b"1.1" in review_html(pdf, plan)
    assert collect([path], tmp_path / "rows.csv").plans == 1


def test_faults_of_an_old_plan_are_told(tmp_path: Path) -> None:
    raw = json.loads(old(skparse.parse(SAMPLES / "families" / "quarters.pdf")))
    raw["lampiran"][0]["columns"] = [{"role": "schedule", "heading": 5}]
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    plan, found = load_plan(path)
    assert plan is None and {one.code for one in found} == {"check-schema"}
