"""`skparse check`: sound plans pass, every kind of damage is told, corrections are accepted."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES
from drawn import BOLD, Drawing
from parsed import parsed, plan_json
from run_skparse import skparse as run_skparse

import skparse
from skparse.check import check_plan, load_plan
from skparse.plan import Finding, Plan

GOLDEN = Path(__file__).parent / "golden"
SMALL = SAMPLES / "families" / "merged-ticks.pdf"
Change = Callable[[dict[str, Any]], object]


@cache
def small() -> str:
    return plan_json(SMALL)


def changed(change: Change) -> Plan:
    raw = json.loads(small())
    change(raw)
    return Plan.model_validate_json(json.dumps(raw))


def leaf(raw: dict[str, Any]) -> dict[str, Any]:
    """The first node with months and without children."""

    def walk(nodes: list[dict[str, Any]]) -> Any:
        for node in nodes:
            if node["bulan"] and not node["children"]:
                return node
            if found := walk(node["children"]):
                return found
        return None

    found: dict[str, Any] = walk(raw["lampiran"][0]["nodes"])
    return found


def codes(found: list[Finding]) -> set[str]:
    return {one.code for one in found}


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.json")), ids=lambda p: p.stem)
def test_plans_as_read_are_sound(path: Path) -> None:
    plan, found = load_plan(path)
    assert plan is not None and not found
    assert "error" not in {one.severity for one in check_plan(plan)}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["families/rotated.pdf", "families/doubled-bold.pdf", "selasihan-2026.pdf"])
def test_boxes_hold_their_texts(name: str) -> None:
    assert check_plan(parsed(SAMPLES / name), SAMPLES / name) == []


DAMAGES: dict[str, tuple[str, Change]] = {
    "id": ("check-id", lambda raw: raw["lampiran"][0]["nodes"][0].update(id="99")),
    "marker": ("check-id", lambda raw: leaf(raw).update(marker="z)", ordinal=26)),
    "ordinal": ("check-numbering", lambda raw: leaf(raw).update(ordinal=7)),
    "month more": ("check-months", lambda raw: leaf(raw)["bulan"].append(12)),
    "months in disorder": ("check-months", lambda raw: leaf(raw).update(bulan=[3, 1])),
    "months without marks": ("check-months", lambda raw: leaf(raw).update(jadwal=[])),
    "months of a parent": ("check-attribute", lambda raw: raw["lampiran"][0]["nodes"][0].update(bulan=[1])),
    "corrected alone": ("check-correction", lambda raw: leaf(raw).update(corrected=True)),
    "original alone": ("check-correction", lambda raw: leaf(raw).update(original={"text": "lain"})),
    "level": ("check-reference", lambda raw: leaf(raw).update(level="tidak_ada")),
    "level of the topmost": (
        "check-reference",
        lambda raw: leaf(raw).update(level=raw["lampiran"][0]["nodes"][0]["level"]),
    ),
    "period": ("check-months", lambda raw: leaf(raw)["jadwal"][0].update(periode="13")),
    "end before the beginning": (
        "check-months",
        lambda raw: leaf(raw)["jadwal"][0].update(mulai="2026-02-01", selesai="2026-01-31"),
    ),
    "no such day": (
        "check-months",
        lambda raw: leaf(raw)["jadwal"][0].update(mulai="2026-02-01", selesai="2026-02-30"),
    ),
    "end alone": ("check-months", lambda raw: leaf(raw)["jadwal"][0].update(mulai=None, selesai="2026-01-31")),
    "extra": ("check-reference", lambda raw: leaf(raw).update(extra={"tidak_ada": "x"})),
    "ket": (
        "check-reference",
        lambda raw: (
            raw["lampiran"][0].update(columns=[c for c in raw["lampiran"][0]["columns"] if c["key"] != "ket"]),
            leaf(raw).update(ket="x"),
        ),
    ),
    "page": ("check-place", lambda raw: leaf(raw)["fragments"][0].update(page=99)),
    "box": ("check-place", lambda raw: leaf(raw)["fragments"][0].update(bbox=[10, 10, 5, 20])),
    "no place": ("check-place", lambda raw: leaf(raw).update(fragments=[])),
    "ledger": ("check-reference", lambda raw: raw["source"].update(words=1)),
    "empty": ("check-reference", lambda raw: leaf(raw).update(text="", marker=None, ordinal=None)),
    "inferred with a text": ("check-reference", lambda raw: leaf(raw).update(inferred=True)),
    "no tables": ("check-reference", lambda raw: raw.update(lampiran=[], findings=[])),
    "finding's lampiran": (
        "check-reference",
        lambda raw: raw["findings"].append({"code": "rows-shared", "severity": "info", "lampiran": 9, "message": ""}),
    ),
    "finding": (
        "check-reference",
        lambda raw: raw["findings"].append(
            {"code": "numbering-gap", "severity": "warning", "node": "77", "message": "", "page": 1, "bbox": None}
        ),
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_told(name: str) -> None:
    code, change = DAMAGES[name]
    assert code in codes(check_plan(changed(change)))


def test_headings_whose_meaning_stands_above_them_are_no_fault() -> None:
    def quarters(raw: dict[str, Any]) -> None:
        part = raw["lampiran"][0]
        names = {c["heading"]: f"kolom {n}" for n, c in enumerate(part["columns"]) if c["role"] == "schedule"}
        for column in part["columns"]:
            column["heading"] = names.get(column["heading"], column["heading"])

        def rename(nodes: list[dict[str, Any]]) -> None:
            for node in nodes:
                for cell in node["jadwal"]:
                    cell["periode"] = names[cell["periode"]]
                rename(node["children"])

        rename(part["nodes"])

    assert check_plan(changed(quarters)) == check_plan(changed(lambda raw: None))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_plans_that_an_editor_saved_otherwise_are_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(small().encode(encoding))
    plan, findings = load_plan(path)
    assert plan is not None
    assert plan.to_json() == small()
    assert findings == []


def left_out() -> dict[str, Any]:
    """A plan whose first list of three and more has lost its second item."""
    plan, _ = load_plan(GOLDEN / "gunungjati-2026.json")
    assert plan is not None
    raw: dict[str, Any] = json.loads(plan.to_json())

    def drop(nodes: list[dict[str, Any]]) -> bool:
        if len(nodes) > 2 and nodes[1]["marker"]:
            del nodes[1]
            return True
        return any(drop(node["children"]) for node in nodes)

    assert drop(raw["lampiran"][0]["nodes"])
    return raw


def test_number_left_out_is_told() -> None:
    assert "check-numbering" in codes(check_plan(Plan.model_validate(left_out())))


def test_what_the_plan_says_itself_is_not_said_again_but_of_its_own_lampiran() -> None:
    raw = left_out()
    told = next(f for f in check_plan(Plan.model_validate(raw)) if f.code == "check-numbering")
    known = {"code": "numbering-gap", "severity": "warning", "node": told.node, "message": "", "bbox": None}
    raw["lampiran"].append({**raw["lampiran"][0], "nodes": [], "rows": []})
    for lampiran, again in ((1, False), (None, False), (2, True)):
        plan = Plan.model_validate({**raw, "findings": [*raw["findings"], {**known, "lampiran": lampiran}]})
        assert ("check-numbering" in codes(check_plan(plan))) is again


def other_month(raw: dict[str, Any]) -> None:
    """Months and cells of one item, moved by one month: they fit each other, but not the page."""
    node = leaf(raw)
    headings = [c["heading"] for c in raw["lampiran"][0]["columns"] if c["role"] == "schedule"]
    assert len(headings) == 12
    others = sorted({month % 12 + 1 for month in node["bulan"]})
    node.update(bulan=others, jadwal=[{"periode": headings[m - 1], "tanda": "√", "warna": None} for m in others])


def last_leaf(raw: dict[str, Any]) -> None:
    nodes = raw["lampiran"][-1]["nodes"]
    while nodes[-1]["children"]:
        nodes = nodes[-1]["children"]
    nodes.pop()


def new_leaf(raw: dict[str, Any]) -> None:
    node = leaf(raw)
    nodes = raw["lampiran"][0]["nodes"]
    nodes.append({**node, "id": f"{len(nodes) + 1}", "marker": f"{len(nodes) + 1}.", "ordinal": len(nodes) + 1})
    nodes[-1].update(level=nodes[0]["level"], fragments=[{"page": 1, "bbox": [1.0, 1.0, 2.0, 2.0]}])


AGAINST_PDF: dict[str, tuple[str, Change]] = {
    "months and cells": ("check-months", other_month),
    "tick": ("check-months", lambda raw: leaf(raw)["jadwal"][0].update(tanda="x")),
    "attribute": ("check-text", lambda raw: leaf(raw).update(extra={"penanggung_jawab": "Orang lain"})),
    "attribute lost": ("check-text", lambda raw: leaf(raw).update(extra={})),
    "last leaf": ("check-reference", last_leaf),
    "last root": ("check-reference", lambda raw: raw["lampiran"][-1]["nodes"].pop()),
    "item more": ("check-reference", new_leaf),
    "level": ("check-reference", lambda raw: raw["lampiran"][0]["nodes"][0].update(level="bagian")),
    "all tables": ("check-reference", lambda raw: raw.update(lampiran=[], findings=[])),
    "pages of a table": ("check-place", lambda raw: raw["lampiran"][0].update(pages=[1, 2])),
    "words and ledger": (
        "check-reference",
        lambda raw: raw["source"].update(words=raw["source"]["words"] - 5, ledger={}),
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", AGAINST_PDF)
def test_damage_is_told_by_the_pdf(name: str) -> None:
    code, change = AGAINST_PDF[name]
    assert code in codes(check_plan(changed(change), SMALL))


@pytest.mark.slow
def test_months_whose_headings_alone_do_not_tell_them_are_told_by_the_pdf() -> None:
    pdf = SAMPLES / "families" / "weeks.pdf"
    raw = json.loads(plan_json(pdf))
    node = leaf(raw)
    node["bulan"] = [month % 12 + 1 for month in node["bulan"][:1]]
    plan = Plan.model_validate_json(json.dumps(raw))
    assert "check-months" not in codes(check_plan(plan))
    assert "check-months" in codes(check_plan(plan, pdf))


@pytest.mark.slow
def test_only_what_was_read_is_compared_with_the_pdf() -> None:
    def mend(raw: dict[str, Any]) -> None:
        node = leaf(raw)
        node.update(corrected=True, original={"bulan": node["bulan"], "ket": node["ket"]}, bulan=[], ket="baru")

    def cheat(raw: dict[str, Any]) -> None:
        other_month(raw)
        node = leaf(raw)
        node.update(corrected=True, original={"bulan": node["bulan"]}, bulan=[])

    assert check_plan(changed(lambda raw: None), SMALL) == check_plan(changed(mend), SMALL) == []
    assert "check-months" in codes(check_plan(changed(cheat), SMALL))


def test_a_plan_that_any_table_was_read_as_is_compared_with_such_a_plan() -> None:
    drawing = Drawing([24, 120, 120, 60, 60]).title("LAPORAN REALISASI KINERJA")
    drawing.row(["NO", "KEGIATAN", "INDIKATOR", "TARGET", "REALISASI"], BOLD)
    for n, name in enumerate(("Penyusunan naskah", "Pelatihan pegawai"), 1):
        drawing.row([f"{n}.", name, f"Jumlah {name.split()[1]}", "2 dok", "1 dok"])
    data = drawing.pdf()
    kept, forced = skparse.parse(data), skparse.parse(data, as_plan=True)
    assert [one.lampiran[0].kind for one in (kept, forced)] == ["lain", "rencana_aksi"]
    assert check_plan(kept, data) == check_plan(forced, data) == []
    raw = json.loads(forced.to_json())
    del raw["lampiran"][0]["nodes"][0]["children"][0]["extra"]["target"]
    assert codes(check_plan(Plan.model_validate_json(json.dumps(raw)), data)) == {"check-text"}


def test_added_items_are_accepted_when_they_say_so() -> None:
    def add(raw: dict[str, Any]) -> None:
        new_leaf(raw)
        raw["lampiran"][0]["nodes"][-1].update(corrected=True, original={"text": ""}, fragments=[])

    assert check_plan(changed(add), SMALL) == []


@pytest.mark.slow
def test_second_table_lost_is_told() -> None:
    pdf = SAMPLES / "families" / "more-annexes.pdf"
    raw = json.loads(plan_json(pdf))
    assert len(raw["lampiran"]) == 2
    assert check_plan(Plan.model_validate_json(json.dumps(raw)), pdf) == []
    raw["lampiran"].pop()
    raw["findings"] = []
    told = [f.message for f in check_plan(Plan.model_validate_json(json.dumps(raw)), pdf)]
    assert any("the PDF has a table" in message for message in told)


@pytest.mark.slow
def test_some_pages_alone_are_sound() -> None:
    pdf = SAMPLES / "wonosobo-2026.pdf"
    for pages in ([5, 6, 7], [5, 9]):
        found = check_plan(skparse.parse(pdf, pages=pages), pdf)
        assert [one for one in found if one.severity == "error"] == []


def test_corrections_are_accepted() -> None:
    def mend(raw: dict[str, Any]) -> None:
        node = leaf(raw)
        node["original"] = {"text": node["text"], "bulan": list(node["bulan"]), "marker": node["marker"], "ket": None}
        node.update(corrected=True, text="Teks baru", bulan=[11], marker="y)" if node["marker"] else "a)", ket="baru")

    found = check_plan(changed(mend), SMALL)
    assert codes(found) <= {"check-numbering"}, found  # y) is no good number, and that is a warning


def test_text_that_is_not_there_is_told() -> None:
    plan = changed(lambda raw: leaf(raw).update(text="Teks yang lain sama sekali"))
    told = [one for one in check_plan(plan, SMALL) if one.code == "check-text"]
    assert [one.node for one in told] == [leaf(json.loads(small()))["id"]]
    assert "Teks yang lain" in told[0].message


def test_another_pdf_is_told() -> None:
    plan = changed(lambda raw: None)
    assert codes(check_plan(plan, SAMPLES / "families" / "rotated.pdf")) == {"check-file"}


@pytest.mark.ocr
def test_scans_are_read_again() -> None:
    path = SAMPLES / "scans" / "gunungjati-turned.pdf"
    pages = [1]
    plan = skparse.parse(path, pages=pages, jobs=2)
    assert [one for one in check_plan(plan, path, jobs=2) if one.severity == "error"] == []
    raw = json.loads(plan.to_json())
    leaf(raw).update(text="Kalimat yang tidak pernah ada di halaman ini")
    assert "check-text" in codes(check_plan(Plan.model_validate_json(json.dumps(raw)), path, jobs=2))
    assert codes(check_plan(plan, path, ocr="never")) == {"verify-unable"}


@pytest.mark.slow
def test_command(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text(small(), encoding="utf-8")
    done = run_skparse("check", str(path), str(SMALL))
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"; valid" in done.stderr

    raw = json.loads(small())
    leaf(raw)["bulan"] = [13]
    path.write_text(json.dumps(raw), encoding="utf-8")
    done = run_skparse("check", str(path))
    assert done.returncode == 1 and b"check-schema: at lampiran[0].nodes[" in done.stdout and b"bulan[0]" in done.stdout

    leaf(raw)["bulan"] = [1, 1]
    path.write_text(json.dumps(raw), encoding="utf-8")
    done = run_skparse("check", str(path), "--json", "--lang", "id", "-q")
    assert done.returncode == 1 and done.stderr == b""
    assert any("berurutan" in one["message"] for one in json.loads(done.stdout))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "does not exist"),
        ("no json", "is not a JSON file"),
        ("[]", "not a plan"),
        ("[" * 99999, "not a JSON file"),
    ],
)
def test_what_is_no_plan(content: str | None, says: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    done = run_skparse("check", str(path))
    assert done.returncode == 3 and says in done.stderr.decode() and len(done.stderr.splitlines()) == 1
