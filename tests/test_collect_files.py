"""Inputs and output of a dataset: files that are not plans are reported, the output is complete or not written."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from datasets import FORMATS, GOLDEN, READ, csv_rows, decreed, posix, save, sheet_rows, sqlite_rows
from plans import lampiran, node, one_row, plan
from run_skparse import ROOT, skparse

from skparse.collect import collect
from skparse.errors import InputError

# Files that are not plans


def bad_files(folder: Path) -> dict[str, str]:
    """Write files that are not plans; the beginning of the reason for each."""
    good = one_row("x").to_json()
    no_years = decreed(one_row("x"), tahun=2026).to_json().replace("2026", str(2**63))
    # 300 rows that would each repeat a text of a million characters.
    swollen = plan(lampiran(node("1", "x" * 1_000_000, *(node(str(n), "y") for n in range(300))))).to_json()
    files: dict[str, tuple[bytes, str]] = {
        "array.json": (b"[]", "is not a plan: "),
        "broken.json": (good[:200].encode(), "is not a plan: Invalid JSON"),
        "deep.json": (b'{"a":' + b"[" * 100_000, "is not a plan: Invalid JSON"),
        "empty.json": (b"", "is not a plan: Invalid JSON"),
        "half.json": (good.replace('"x"', '"\\ud800"').encode(), "is not a plan: Invalid JSON"),
        "large.json": (b" " * 30_000_001, "is too large"),
        "latin.json": (good.replace('"x"', '"é"').encode("latin-1"), "is not a plan: Invalid JSON"),
        "other.json": (b'{"schema_version": "2.0"}', "is not a plan: schema_version"),
        "swollen.json": (swollen.encode(), "would make a table that is far too large"),
        "year.json": (no_years.encode(), "holds a number that is too large for a table"),
    }
    for name, (data, _) in files.items():
        (folder / name).write_bytes(data)
    return {name: reason for name, (_, reason) in files.items()}


@pytest.mark.parametrize("suffix", FORMATS)
def test_files_that_are_not_plans_are_reported_and_skipped(tmp_path: Path, suffix: str) -> None:
    save(one_row("baik"), tmp_path / "good.json")
    bad = bad_files(tmp_path)
    out = tmp_path / f"out.{suffix}"
    steps: list[tuple[int, int]] = []
    summary = collect([tmp_path], out, progress=lambda done, total: steps.append((done, total)))
    assert [one.file for one in summary.problems] == list(bad)
    for one in summary.problems:
        assert one.reason.startswith(bad[one.file])
    assert summary[:3] == (1, 1, 0)
    assert steps == [(n, len(bad) + 1) for n in range(1, len(bad) + 2)]
    assert [row["text"] for row in READ[suffix](out)] == ["baik"]
    if suffix in ("xlsx", "sqlite"):
        found = sheet_rows(out, "Temuan") if suffix == "xlsx" else sqlite_rows(out, "findings")
        assert [(row["file"], row["code"], row["severity"]) for row in found] == [
            (n, "unreadable", "error") for n in bad
        ]


@posix
def test_pipes_and_broken_links_do_not_stop_the_work(tmp_path: Path) -> None:
    save(one_row("x"), tmp_path / "in" / "a.json")
    os.mkfifo(tmp_path / "in" / "pipe.json")
    (tmp_path / "in" / "gone.json").symlink_to("nowhere")
    (tmp_path / "in" / "folder.json").mkdir()
    summary = collect([tmp_path / "in"], tmp_path / "out.csv")
    assert summary.plans == 1
    assert [one.file for one in summary.problems] == ["gone.json", "pipe.json"]


def test_command_lists_files_that_are_not_plans(tmp_path: Path) -> None:
    save(one_row("x"), tmp_path / "plans" / "a.json")
    bad = bad_files(tmp_path / "plans")
    run = skparse("collect", tmp_path / "plans", "-o", tmp_path / "out.csv")
    head, *lines, last = run.stderr.decode().splitlines()
    assert (run.returncode, run.stdout) == (0, b"")
    assert head == f"1 plan, 1 row, 0 findings, {len(bad)} files skipped"
    assert [line.split()[0] for line in lines] == list(bad)
    assert last == f"written: {tmp_path / 'out.csv'}"
    run = skparse("collect", tmp_path / "plans", "-o", tmp_path / "out.csv", "--strict", "-q")
    assert (run.returncode, run.stderr) == (1, b"")


@pytest.mark.parametrize("suffix", FORMATS)
def test_without_any_plan_the_old_file_is_kept(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "a.json").write_text("{}")
    out = tmp_path / f"out.{suffix}"
    out.write_text("old")
    with pytest.raises(InputError, match=r"no plan was found in 1 file: a\.json is not a plan: source"):
        collect([tmp_path], out)
    assert out.read_text() == "old"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.json", out.name]


# Names


@posix
def test_odd_names(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    names = [b"dua\nbaris.json", "\u200fkanan.json".encode(), b"bukan\xff.json", "🙂.json".encode(), b"=1.json"]
    for name in names:
        save(one_row("x"), folder / os.fsdecode(name))
        (folder / os.fsdecode(name.replace(b".json", b"-rusak.json"))).write_text("{")
    keys_in_tables = {"dua\nbaris.json", "\u200fkanan.json", "bukan?.json", "🙂.json", "=1.json"}
    run = skparse("collect", folder, "-o", tmp_path / "out.csv")
    assert run.returncode == 0
    assert len(run.stderr.decode().splitlines()) == 2 + len(names)
    assert "\u200f" not in run.stderr.decode()
    for suffix in FORMATS:
        collect([folder], tmp_path / f"out.{suffix}", raw=True)
        assert {row["file"] for row in READ[suffix](tmp_path / f"out.{suffix}")} == keys_in_tables


def test_keys_are_relative_paths(tmp_path: Path) -> None:
    for name in ("a/1.json", "a/b/1.json", "b/1.json", "b/.hidden.json", "b/.git/1.json", "b/note.txt"):
        save(one_row(name), tmp_path / name)
    (tmp_path / "manifest.jsonl").write_text("{}")

    def keys(*inputs: Path | str) -> list[tuple[str, str]]:
        summary = collect(inputs, tmp_path / "out.csv")
        assert summary.problems == ()
        return [(row["file"], row["text"]) for row in csv_rows(tmp_path / "out.csv")]

    whole = [("a/1.json", "a/1.json"), ("a/b/1.json", "a/b/1.json"), ("b/1.json", "b/1.json")]
    assert keys(tmp_path) == whole
    # A file that is named twice is read once; a key that is taken gets a number.
    assert keys(tmp_path, tmp_path / "a", tmp_path / "a" / "1.json") == whole
    assert keys(tmp_path / "b", tmp_path / "a") == [
        ("1.json", "b/1.json"),
        ("1~2.json", "a/1.json"),
        ("b/1.json", "a/b/1.json"),
    ]
    assert keys(f"{tmp_path}/*/1.json") == [("1.json", "a/1.json"), ("1~2.json", "b/1.json")]
    # The shell expands plans/* to names that include the manifest of batch.
    assert keys(tmp_path / "a" / "1.json", tmp_path / "manifest.jsonl") == [("1.json", "a/1.json")]
    for missing in (tmp_path / "none", tmp_path / "none*.json", f"{tmp_path}/b/.git/x"):
        with pytest.raises(InputError, match="does not exist"):
            keys(missing)


@posix
def test_links_are_followed_once(tmp_path: Path) -> None:
    save(one_row("x"), tmp_path / "in" / "a.json")
    (tmp_path / "in" / "b.json").symlink_to("a.json")
    (tmp_path / "in" / "round").symlink_to(".")
    assert collect([tmp_path / "in"], tmp_path / "out.csv").plans == 1


def test_output_among_the_inputs(tmp_path: Path) -> None:
    save(one_row("x"), tmp_path / "a.json")
    for suffix in FORMATS:
        out = tmp_path / f"rekap.{suffix}"
        for _ in range(2):
            assert collect([tmp_path, *tmp_path.glob(f"*.{suffix}")], out) == (1, 1, 0, ())
        assert len(READ[suffix](out)) == 1


# The output is complete or not written


@pytest.mark.parametrize("target", ["missing/out.csv", "file/out.csv", "folder.csv", "n" * 300 + ".csv"])
def test_bad_target_is_refused_before_the_work(tmp_path: Path, target: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder.csv").mkdir()
    run = skparse("collect", tmp_path / "none", "-o", tmp_path / target)
    assert run.returncode == 6
    assert run.stderr.decode().count("\n") == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "folder.csv"]


FULL = """
import resource, sys
from skparse.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
sys.exit(main())
"""


@pytest.mark.slow
@posix
@pytest.mark.parametrize("suffix", FORMATS)
def test_full_disk_leaves_the_old_file_and_no_other(tmp_path: Path, suffix: str) -> None:
    """A limit on the size of files has the same effect as a full disk."""
    out = tmp_path / f"out.{suffix}"
    out.write_text("old")
    run = subprocess.run(
        [sys.executable, "-c", FULL, "collect", str(GOLDEN), "-o", str(out)],
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    said = run.stderr.decode()
    assert run.returncode == 6, said
    assert said.startswith(f"skparse: {out} cannot be written: ")
    assert said.count("\n") == 1
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.slow
@posix
@pytest.mark.parametrize("suffix", ["xlsx", "sqlite"])
def test_interrupt_leaves_the_old_file_and_no_other(tmp_path: Path, suffix: str) -> None:
    plans, out = tmp_path / "plans", tmp_path / "out" / f"out.{suffix}"
    plans.mkdir()
    out.parent.mkdir()
    out.write_text("old")
    for number in range(3000):
        os.link(GOLDEN / "wonosobo-2026.json", plans / f"{number}.json")
    command = [sys.executable, "-m", "skparse", "collect", str(plans), "-o", str(out)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}) as run:
        end = time.monotonic() + 30
        while not any(one.stat().st_size for one in out.parent.glob(".skparse-*/*")):
            assert run.poll() is None and time.monotonic() < end
            time.sleep(0.02)
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=30)
    assert (run.returncode, said) == (130, b"skparse: interrupted\n")
    assert out.read_text() == "old"
    assert list(out.parent.iterdir()) == [out]


@posix
def test_permissions_links_and_pipes(tmp_path: Path) -> None:
    source = save(one_row("x"), tmp_path / "a.json")
    old, link, new, pipe = (tmp_path / name for name in ("old.csv", "link.csv", "new.csv", "pipe.csv"))
    old.touch(mode=0o600)
    link.symlink_to("old.csv")
    before = os.umask(0o027)
    try:
        collect([source], link)
        collect([source], new)
    finally:
        os.umask(before)
    assert link.is_symlink()
    assert old.read_bytes() == new.read_bytes()
    assert [stat.S_IMODE(one.stat().st_mode) for one in (old, new)] == [0o600, 0o640]
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        collect([source], pipe)
        assert os.read(reading, 65536) == new.read_bytes()
    finally:
        os.close(reading)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
