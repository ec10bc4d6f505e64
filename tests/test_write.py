"""Files: their content, that spreadsheets run no formulas of them, and that they are complete or not written."""

from __future__ import annotations

import csv
import errno
import io
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from parsed import DIGITAL_SAMPLES, parsed
from plans import lampiran, node, one_row, plan

import skparse
from skparse.errors import OutputError, UsageError
from skparse.plan import Lampiran, Plan
from skparse.plan.flat import flat_rows
from skparse.write import check_output, to_csv, write_plan

MONTHS = [f"bulan_{m}" for m in range(1, 13)]


def records(made: Plan, raw: bool = False) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(made, raw).decode("utf-8-sig"), newline="")))


def test_flat_table() -> None:
    leaf = node("1.a", "Rapat", marker="a.", bulan=(1, 3), ket="Rutin", extra={"pic": "Sekretaris"}, page=7)
    made = plan(lampiran(node("1", "Tata kelola", leaf, level="area", marker="1."), extras=("pic",)))
    header, rows = flat_rows(made.lampiran)
    assert header == ["id", "area_no", "area", "kegiatan_no", "kegiatan", *MONTHS, "ket", "pic", "page"]
    months = [1, None, 1, *[None] * 9]
    assert rows == [["1.a", "1.", "Tata kelola", "a.", "Rapat", *months, "Rutin", "Sekretaris", 7]]


def test_levels_that_share_a_column_are_joined() -> None:
    deep = node("1.a", "dalam", node("1.a.#1", "terdalam"), marker="a.")
    made = plan(lampiran(node("1", "luar", deep, marker="1.")))
    [row] = records(made)
    assert row["kegiatan_no"] == "1. > a."
    assert row["kegiatan"] == "luar > dalam > terdalam"
    assert row["area"] == ""


def test_document_column_with_the_name_of_a_fixed_column() -> None:
    made = plan(lampiran(node("1", "x", extra={"page": "12", "id": "A7"}), extras=("page", "id")))
    header, [row] = flat_rows(made.lampiran)
    assert len(set(header)) == len(header)
    assert dict(zip(header, row, strict=True)).items() >= {"id": "1", "page": 1, "page_2": "12", "id_2": "A7"}.items()


def test_several_lampiran_have_a_column() -> None:
    other = Lampiran(kind="lain", pages=(1, 1), rows=(("a", "b"),))
    made = plan(lampiran(node("1", "x"), nomor="I"), other, lampiran(node("1", "y")))
    assert [(row["lampiran"], row["kegiatan"]) for row in records(made)] == [("I", "x"), ("2", "y")]


def test_node_without_fragments_has_no_page() -> None:
    assert records(plan(lampiran(node("1", "", page=None))))[0]["page"] == ""


def test_plan_without_nodes() -> None:
    header, rows = flat_rows(())
    assert header == ["id", *MONTHS, "ket", "page"]
    assert rows == []


def test_csv_is_in_the_form_that_excel_reads() -> None:
    data = to_csv(one_row('kutipan "x", koma'))
    assert data.startswith(b"\xef\xbb\xbfid,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 2
    assert b'"kutipan ""x"", koma"' in data


@pytest.mark.parametrize("text", ["=1+1", "+62811", "-5", "- butir", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠x"])
def test_formulas_are_escaped(text: str) -> None:
    made = one_row(text, ket=text)
    assert [(row["kegiatan"], row["ket"]) for row in records(made)] == [("'" + text, "'" + text)]
    assert [(row["kegiatan"], row["ket"]) for row in records(made, raw=True)] == [(text, text)]


@pytest.mark.parametrize("text", ["-", "Rapat = 2", "a-b", "'=1", "(+)", ""])
def test_other_texts_are_not_escaped(text: str) -> None:
    assert records(one_row("x", ket=text))[0]["ket"] == text


def test_headings_are_escaped() -> None:
    made = plan(lampiran(node("1", "x", extra={"=cmd": "1"}), extras=("=cmd",)))
    assert "'=cmd" in records(made)[0]


def test_dataframe_equals_the_csv() -> None:
    made = parsed(DIGITAL_SAMPLES[0])
    frame = made.to_dataframe()
    texts = [
        {key: "" if missing else str(value) for (key, value), missing in zip(row.items(), gaps, strict=True)}
        for row, gaps in zip(frame.to_dict("records"), frame.isna().to_numpy(), strict=True)
    ]
    assert texts == records(made, raw=True)
    assert frame["bulan_1"].dtype == frame["page"].dtype == "Int64"
    assert plan().to_dataframe().empty


@pytest.mark.parametrize("pdf", DIGITAL_SAMPLES, ids=lambda p: p.stem)
def test_one_row_for_each_node_without_children(pdf: Path) -> None:
    made = parsed(pdf)
    leaves = [n for n in made.walk() if not n.children]
    rows = records(made)
    assert [row["id"] for row in rows] == [n.id for n in leaves]
    assert [[m for m in range(1, 13) if row[f"bulan_{m}"] == "1"] for row in rows] == [list(n.bulan) for n in leaves]


def test_extension_chooses_the_format(tmp_path: Path) -> None:
    made = one_row("x")
    write_plan(made, tmp_path / "a.JSON")
    write_plan(made, str(tmp_path / "a.csv"))
    assert (tmp_path / "a.JSON").read_text() == made.to_json()
    assert (tmp_path / "a.csv").read_bytes() == to_csv(made)


@pytest.mark.parametrize("name", ["plan.xml", "plan", ".json", "plan.json.gz"])
def test_unknown_extension_lists_the_known_ones(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"\.json, \.csv or \.xlsx"):
        write_plan(one_row("x"), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", ["fsync", "replace", "write"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_error_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    target = tmp_path / "plan.json"
    target.write_text("old")

    def fail(*_: Any, **__: Any) -> None:
        raise error

    class Full(io.BytesIO):
        def write(self, _: Any) -> int:
            raise error

    def full(handle: int, *_: Any) -> Full:
        os.close(handle)
        return Full()

    monkeypatch.setattr(os, "fdopen" if step == "write" else step, full if step == "write" else fail)
    expected = OutputError if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(expected) as caught:
        write_plan(one_row("x"), target)
    monkeypatch.undo()
    if isinstance(error, OSError):
        assert "No space left" in str(caught.value)
        assert "\n" not in str(caught.value)
    assert [p.name for p in tmp_path.iterdir()] == ["plan.json"]
    assert target.read_text() == "old"


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
def test_permissions(tmp_path: Path) -> None:
    new, old = tmp_path / "new.json", tmp_path / "old.json"
    old.touch()
    old.chmod(0o600)
    before = os.umask(0o027)
    try:
        write_plan(one_row("x"), new)
        write_plan(one_row("x"), old)
    finally:
        os.umask(before)
    assert stat.S_IMODE(new.stat().st_mode) == 0o640
    assert stat.S_IMODE(old.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix", reason="POSIX links")
def test_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    link.symlink_to(real)
    write_plan(one_row("x"), link)
    assert link.is_symlink()
    assert real.read_text() == one_row("x").to_json()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes")
def test_pipe_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        check_output(pipe)
        write_plan(one_row("x"), pipe)
        assert os.read(reading, 65536) == to_csv(one_row("x"))
    finally:
        os.close(reading)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("target", ["missing/plan.json", "file/plan.json", "folder.json", "n" * 300 + ".json"])
def test_bad_target_is_refused_before_the_work(tmp_path: Path, target: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder.json").mkdir()
    for check in (check_output, lambda path: write_plan(one_row("x"), path)):
        with pytest.raises(OutputError) as caught:
            check(tmp_path / target)
        assert target in str(caught.value)


@pytest.mark.slow
def test_same_plan_same_bytes() -> None:
    pdf = DIGITAL_SAMPLES[0]
    one, other = skparse.parse(pdf), skparse.parse(pdf)
    assert one.to_json() == other.to_json()
    assert to_csv(one) == to_csv(other)
