"""One dataset of many plans: the same rows in all formats, and safe to open."""

from __future__ import annotations

import json
import os
import sqlite3
import tracemalloc
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from datasets import (
    FORMATS,
    GOLDEN,
    MONTHS,
    READ,
    as_text,
    csv_rows,
    decreed,
    posix,
    rows_of,
    save,
    sheet_rows,
    sqlite_rows,
)
from plans import lampiran, node, one_row, plan
from pyarrow import parquet
from run_skparse import ROOT, skparse

from skparse.collect import COLUMNS, collect
from skparse.collect.rows import Tables
from skparse.collect.xlsx import XlsxSink
from skparse.errors import UsageError
from skparse.plan import Column, Finding, Lampiran, Plan


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The dataset of all golden plans, by format."""
    folder = tmp_path_factory.mktemp("country")
    paths = {suffix: folder / f"rekap.{suffix}" for suffix in FORMATS}
    for path in paths.values():
        collect([GOLDEN], path, raw=True)
    return paths


# The rows


@pytest.mark.parametrize("suffix", FORMATS)
def test_all_formats_have_a_row_for_each_leaf(country: dict[str, Path], suffix: str) -> None:
    rows = READ[suffix](country[suffix])
    assert list(rows[0]) == list(COLUMNS)
    assert rows == csv_rows(country["csv"])
    leaves = []
    for path in sorted(GOLDEN.glob("*.json")):
        made = Plan.model_validate_json(path.read_bytes())
        for leaf in (one for one in made.walk() if not one.children):
            page = as_text(leaf.fragments[0].page if leaf.fragments else None)
            bulan = ",".join(map(str, leaf.bulan))
            leaves.append((path.name, leaf.id, leaf.text, leaf.marker or "", bulan, leaf.ket or "", page))
    names = ("file", "id", "text", "marker", "bulan", "ket", "page")
    assert [tuple(row[name] for name in names) for row in rows] == leaves
    assert all(
        [str(m) for m in range(1, 13) if row[f"bulan_{m}"]] == row["bulan"].split(",") for row in rows if row["bulan"]
    )


def test_all_columns_of_a_row(tmp_path: Path) -> None:
    leaf = node("1.a", "Rapat", marker="a.", bulan=(1, 3), ket="Rutin", extra={"pic": "Sekretaris"}, page=7)
    made = decreed(
        plan(lampiran(node("1", "Tata kelola", leaf, level="area", marker="1."), nomor="I")),
        lembaga="KOMISI PEMILIHAN UMUM KABUPATEN WONOSOBO",
        nomor="23",
        tahun=2026,
    )
    [row] = rows_of(made, tmp_path)
    assert {key: value for key, value in row.items() if value} == {
        "file": "plan.json",
        "sha256": "0" * 64,
        "lembaga": "KOMISI PEMILIHAN UMUM KABUPATEN WONOSOBO",
        "jenis": "kabupaten",
        "wilayah": "Wonosobo",
        "kode_wilayah": "33.07",
        "nomor": "23",
        "tahun": "2026",
        "lampiran": "1",
        "lampiran_nomor": "I",
        "id": "1.a",
        "path": "Tata kelola › Rapat",
        "depth": "2",
        "levels": "area,kegiatan",
        "area": "Tata kelola",
        "l1_no": "1.",
        "l1": "Tata kelola",
        "l2_no": "a.",
        "l2": "Rapat",
        "marker": "a.",
        "text": "Rapat",
        "bulan": "1,3",
        "bulan_1": "1",
        "bulan_3": "1",
        "ket": "Rutin",
        "extra": '{"pic": "Sekretaris"}',
        "inferred": "0",
        "corrected": "0",
        "page": "7",
    }


def test_types(country: dict[str, Path]) -> None:
    types = {field.name: str(field.type) for field in parquet.read_schema(country["parquet"])}
    assert (types["page"], types["bulan_1"], types["inferred"], types["text"]) == ("int64", "int8", "bool", "string")
    database = sqlite3.connect(country["sqlite"])
    found = database.execute("SELECT DISTINCT typeof(depth), typeof(inferred), typeof(id) FROM rows").fetchall()
    database.close()
    assert found == [("integer", "integer", "text")]


def test_more_levels_than_columns(tmp_path: Path) -> None:
    """The seventh and those below share the last column; levels that the header does not have come last."""
    deepest = node("8", "h", level="h")
    for level in "gfedcba":
        deepest = node("x", level, deepest, level=level, marker=f"{level}.")
    part = lampiran(deepest).model_copy(update={"columns": (Column(key="a", heading="A", role="level"),)})
    [row] = rows_of(plan(part), tmp_path)
    assert [row[f"l{n}"] for n in range(1, 7)] == ["a", "b", "c", "d", "e", "f › g › h"]
    assert (row["l6_no"], row["levels"], row["depth"]) == ("f. › g.", "a,b,c,d,e,f,g,h", "8")


def test_nodes_of_one_column_are_joined(tmp_path: Path) -> None:
    [row] = rows_of(plan(lampiran(node("1", "luar", node("1.#1", "dalam"), marker="1."))), tmp_path)
    assert (row["l1"], row["l2"], row["l2_no"], row["area"], row["marker"]) == ("", "luar › dalam", "1.", "luar", "")


def test_several_lampiran_and_tables_of_another_kind(tmp_path: Path) -> None:
    other = Lampiran(kind="lain", pages=(1, 1), rows=(("NAMA", "JABATAN"), ("x", "y")))
    made = plan(lampiran(node("1", "satu"), nomor="I"), other, lampiran(node("1", "dua")))
    rows = rows_of(made, tmp_path)
    assert [(row["lampiran"], row["lampiran_nomor"], row["text"]) for row in rows] == [
        ("1", "I", "satu"),
        ("3", "", "dua"),
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_plan_without_lampiran_is_a_plan_without_rows(tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"out.{suffix}"
    assert collect([save(plan(), tmp_path / "a.json")], out)[:3] == (1, 0, 0)
    assert READ[suffix](out) == []


def test_sqlite_joins(country: dict[str, Path]) -> None:
    database = sqlite3.connect(country["sqlite"])
    rows = database.execute("SELECT plans.rows = count(*) FROM rows JOIN plans USING (file) GROUP BY file").fetchall()
    findings = database.execute("SELECT file, message FROM findings ORDER BY rowid").fetchall()
    database.close()
    assert rows == [(1,)] * 15
    golden = ((path, Plan.model_validate_json(path.read_bytes())) for path in sorted(GOLDEN.glob("*.json")))
    assert findings == [(path.name, one.message) for path, made in golden for one in made.findings]


def test_lembaga_comes_from_the_title_if_the_decree_has_none(tmp_path: Path) -> None:
    part = lampiran(node("1", "x")).model_copy(update={"judul": "RENCANA AKSI KPU KOTA BANJAR TAHUN 2026"})
    [row] = rows_of(plan(part), tmp_path)
    assert (row["lembaga"], row["kode_wilayah"], row["jenis"]) == ("KPU KOTA BANJAR", "32.79", "kota")


# The workbook's other sheets


def test_workbook_counts_regions_and_areas(tmp_path: Path) -> None:
    def of(lembaga: str | None, *areas: str) -> Plan:
        return decreed(plan(lampiran(*(node(str(n), area) for n, area in enumerate(areas)))), lembaga=lembaga)

    save(of("KPU KOTA BANJAR", "Tata Kelola", "SDM"), tmp_path / "in" / "a.json")
    save(of("KPU KABUPATEN BANJAR", "TATA  KELOLA"), tmp_path / "in" / "b.json")
    save(of("KPU Kota Banjar", "Tata Kelola", ""), tmp_path / "in" / "c.json")
    save(of("KPU KOTA DI ATAS AWAN", "SDM"), tmp_path / "in" / "d.json")
    save(of(None, "SDM"), tmp_path / "in" / "e.json")
    collect([tmp_path / "in"], tmp_path / "out.xlsx")
    [*rows] = openpyxl.load_workbook(tmp_path / "out.xlsx")["Wilayah × Area"].iter_rows(values_only=True)
    assert rows == [
        ("kode_wilayah", "jenis", "wilayah", "rencana", "baris", "SDM", "Tata Kelola", "(tidak disebut)"),
        ("32.79", "kota", "Banjar", 2, 4, 1, 2, 1),
        ("63.03", "kabupaten", "Banjar", 1, 1, None, 1, None),
        (None, None, "(tidak disebut)", 1, 1, 1, None, None),
        (None, None, "KPU KOTA DI ATAS AWAN", 1, 1, 1, None, None),
    ]


def test_more_areas_than_columns(tmp_path: Path) -> None:
    nodes = [node(str(n), f"area {n:03}") for n in range(130)]
    save(plan(lampiran(*nodes, node("x", "area 000"))), tmp_path / "a.json")
    collect([tmp_path], tmp_path / "out.xlsx")
    header, [*row] = openpyxl.load_workbook(tmp_path / "out.xlsx")["Wilayah × Area"].iter_rows(values_only=True)
    assert (header[5], header[-2], header[-1]) == ("area 000", "area 099", "(lainnya)")
    assert (row[4], row[5], row[-1], sum(row[5:])) == (131, 2, 30, 131)


def test_rows_beyond_a_full_sheet_are_on_the_next_one(tmp_path: Path) -> None:
    """Excel has 1,048,576 rows in a sheet; here a sheet is full after four."""
    sink = XlsxSink(tmp_path, raw=True, max_rows=4)
    for number in range(3):
        made = plan(lampiran(*(node(f"{number}.{n}", f"text {number}.{n}") for n in range(3))))
        sink.add(Tables(made, f"{number}.json", "en"))
    sink.finish()
    made_file = (tmp_path / "part").rename(tmp_path / "out.xlsx")
    names = openpyxl.load_workbook(made_file, read_only=True).sheetnames
    assert sorted(names) == ["Baris", "Baris 2", "Baris 3", "Rencana", "Temuan", "Wilayah × Area"]
    pages = [sheet_rows(made_file, name) for name in ("Baris", "Baris 2", "Baris 3")]
    assert [len(rows) for rows in pages] == [4, 4, 1]
    assert [row["id"] for rows in pages for row in rows] == [f"{number}.{n}" for number in range(3) for n in range(3)]
    assert sum(int(row["baris"]) for row in sheet_rows(made_file, "Wilayah × Area")) == 9


@pytest.mark.slow
def test_workbook_has_filter_frozen_header_and_hidden_columns(country: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(country["xlsx"])
    assert book.sheetnames == ["Baris", "Wilayah × Area", "Rencana", "Temuan"]
    for sheet in book:
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.freeze_panes == ("D2" if sheet.title == "Wilayah × Area" else "A2")
        assert sheet.print_title_rows == "$1:$1"
    rows = book["Baris"]
    columns = {cell.value: rows.column_dimensions[cell.column_letter] for cell in rows[1]}
    assert {"sha256", "path", "levels", "l5", "l6_no"} <= {name for name, one in columns.items() if one.hidden}
    assert not any(columns[name].hidden for name in ("lembaga", "wilayah", "l1", "l2", "ket", "page", *MONTHS))
    assert all(one.outline_level == 1 for one in columns.values() if one.hidden)


@pytest.mark.slow
def test_months_have_the_printed_colors(country: dict[str, Path]) -> None:
    golden = {path.name: Plan.model_validate_json(path.read_bytes()) for path in GOLDEN.glob("*.json")}
    leaves = [leaf for name in sorted(golden) for leaf in golden[name].walk() if not leaf.children]
    first = list(COLUMNS).index("bulan_1")
    seen = Counter[str | None]()
    sheet = openpyxl.load_workbook(country["xlsx"])["Baris"]
    for leaf, row in zip(leaves, sheet.iter_rows(min_row=2), strict=True):
        cells = {month: cell for month, cell in enumerate(row[first : first + 12], 1) if cell.value is not None}
        assert tuple(cells) == leaf.bulan
        painted = {"#" + c.fill.fgColor.rgb[2:] for c in cells.values() if c.fill.fill_type}
        printed = {one.warna for one in leaf.jadwal if one.warna}
        ticked = any(one.tanda and len(one.tanda) <= 3 for one in leaf.jadwal)
        assert painted == (printed or (set() if ticked or not leaf.bulan else {"#BFBFBF"}))
        seen.update(painted)
    assert {"#8DB3E2", "#92D050", "#FFC000", "#00B0F0"} <= set(seen)


def test_findings_carry_the_region(tmp_path: Path) -> None:
    finding = Finding(code="numbering-gap", severity="warning", lampiran=1, page=3, node="1.a", message="=b follows d")
    made = decreed(one_row("x"), lembaga="KPU KOTA BANJAR").model_copy(update={"findings": (finding,)})
    save(made, tmp_path / "a.json")
    collect([tmp_path], tmp_path / "out.xlsx")
    collect([tmp_path], tmp_path / "out.sqlite")
    [row] = sqlite_rows(tmp_path / "out.sqlite", "findings")
    assert row == sheet_rows(tmp_path / "out.xlsx", "Temuan")[0]
    assert list(row.values()) == [
        "a.json",
        "KPU KOTA BANJAR",
        "32.79",
        "numbering-gap",
        "warning",
        "1",
        "3",
        "1.a",
        "=b follows d",
    ]
    [one] = sqlite_rows(tmp_path / "out.sqlite", "plans")
    assert (one["rows"], one["errors"], one["warnings"], one["infos"]) == ("1", "0", "1", "0")
    assert json.loads(json.dumps(one)) == sheet_rows(tmp_path / "out.xlsx", "Rencana")[0]


# Texts that a spreadsheet could run


@pytest.mark.parametrize("text", ["=1+1", "+62811", "-5", "@SUM(A1)", "\t=1"])
@pytest.mark.parametrize("raw", [False, True])
def test_formulas_are_escaped(tmp_path: Path, text: str, raw: bool) -> None:
    save(decreed(one_row(text, ket=text), lembaga=text), tmp_path / "in" / "=a.json")
    for suffix in FORMATS:
        collect([tmp_path / "in"], tmp_path / f"out.{suffix}", raw=raw)
        [row] = READ[suffix](tmp_path / f"out.{suffix}")
        mark = "'" if suffix == "csv" and not raw else ""
        assert {row["text"], row["ket"], row["lembaga"], row["l2"]} == {mark + text}
        assert row["file"] == mark + "=a.json"
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value in (text, "=a.json")]
    assert len(cells) >= 8
    assert {cell.data_type for cell in cells} == {"s"}
    # In the cell's format, not in its text: the cell stays a text when somebody edits it.
    assert {bool(cell.quotePrefix) for cell in cells} == {not raw}


def test_characters_that_xml_lacks(tmp_path: Path) -> None:
    save(one_row("a\x00\x0b\x1b\ufffeb", ket="satu\ndua\u202e🙂"), tmp_path / "a.json")
    for suffix in FORMATS:
        out = tmp_path / f"out.{suffix}"
        collect([tmp_path / "a.json"], out)
        [row] = READ[suffix](out)
        assert row["text"] == ("ab" if suffix == "xlsx" else "a\x00\x0b\x1b\ufffeb")
        assert row["ket"] == "satu\ndua\u202e🙂"


def test_texts_longer_than_a_cell(tmp_path: Path) -> None:
    long = "panjang " * 10_000
    save(one_row(long), tmp_path / "a.json")
    for suffix in FORMATS:
        collect([tmp_path / "a.json"], tmp_path / f"out.{suffix}")
    assert [READ[suffix](tmp_path / f"out.{suffix}")[0]["text"] for suffix in ("csv", "parquet", "sqlite")] == [
        long
    ] * 3
    cell = sheet_rows(tmp_path / "out.xlsx")[0]["text"]
    assert len(cell) == 32_767
    assert cell.endswith("…")


# Formats


@pytest.mark.slow
@pytest.mark.parametrize("suffix", FORMATS)
def test_same_plans_same_bytes(country: dict[str, Path], tmp_path: Path, suffix: str) -> None:
    """In another process, whose sets have another order, from another folder."""
    (tmp_path / "plans").symlink_to(GOLDEN)
    out = tmp_path / f"out.{suffix}"
    env = {"PYTHONHASHSEED": "7", "TZ": "Asia/Jayapura"}
    assert skparse("collect", "plans", "-o", out, "--csv-raw", "-q", env=env, cwd=tmp_path).returncode == 0
    assert out.read_bytes() == country[suffix].read_bytes()


@pytest.mark.parametrize("name", ["out.json", "out", "out.xls", "out.csv.gz"])
def test_unknown_extension_lists_the_known_ones(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"\.parquet, \.csv, \.xlsx or \.sqlite"):
        collect([GOLDEN], tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_unknown_extension_on_the_command_line(tmp_path: Path) -> None:
    assert skparse("collect", GOLDEN, "-o", tmp_path / "out.json").returncode == 2


def test_extension_in_capitals(tmp_path: Path) -> None:
    collect([save(one_row("x"), tmp_path / "a.json")], tmp_path / "OUT.CSV")
    assert [row["text"] for row in csv_rows(tmp_path / "OUT.CSV")] == ["x"]


@pytest.mark.slow
def test_without_pyarrow(tmp_path: Path) -> None:
    """A module that cannot be imported is found before the real one."""
    (tmp_path / "pyarrow.py").write_text("raise ImportError")
    env = {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])}
    run = skparse("collect", GOLDEN, "-o", tmp_path / "out.parquet", env=env)
    assert run.returncode == 2
    assert run.stderr.decode() == (
        "skparse: Parquet needs pyarrow; install it with pip install '.[parquet]', or write .csv\n"
    )
    assert skparse("collect", GOLDEN, "-o", tmp_path / "out.csv", env=env).returncode == 0


@pytest.mark.slow
@posix
@pytest.mark.parametrize("suffix", ["csv", "sqlite", "xlsx"])
def test_memory_does_not_grow_with_the_plans(tmp_path: Path, suffix: str) -> None:
    made = save(plan(lampiran(*(node(str(n), "x") for n in range(50)))), tmp_path / "a.json")

    def peak(count: int) -> int:
        for number in range(count):
            target = tmp_path / "in" / f"{number}.json"
            if not target.exists():
                target.parent.mkdir(exist_ok=True)
                os.link(made, target)
        tracemalloc.start()
        collect([tmp_path / "in"], tmp_path / f"out.{suffix}")
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(2)  # imports and caches
    few = peak(10)
    assert peak(40) < few + 150_000
