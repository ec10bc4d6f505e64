"""The command line: reading a PDF, and every kind of error with its exit code and message of one line."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pytest
from forge import forge, text
from parsed import parsed
from run_skparse import ROOT, SAMPLE, skparse

import skparse as library
from skparse import console
from skparse.cli import cli
from skparse.commands.parse import page_numbers
from skparse.write import to_csv

PLAN = "plan.json"


def complaint(run: subprocess.CompletedProcess[bytes], code: int) -> str:
    """The message of a run that failed, which must be one line and the only output."""
    said = run.stderr.decode()
    assert run.returncode == code, said
    assert run.stdout == b""
    assert said.startswith("skparse: ")
    assert said.count("\n") == 1
    assert said.endswith("\n")
    assert "Traceback" not in said
    return said


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, encrypted; its password is "rahasia"."""
    path = tmp_path_factory.mktemp("locked") / "locked.pdf"
    with pikepdf.open(SAMPLE) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="pemilik", user="rahasia"))
    return path


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF without any table."""
    path = tmp_path_factory.mktemp("letter") / "letter.pdf"
    path.write_bytes(forge(text(50, 200, "Dengan hormat,") + text(50, 180, "bersama ini kami sampaikan undangan.")))
    return path


# Reading a PDF


def test_json_file(tmp_path: Path) -> None:
    run = skparse(SAMPLE, "-o", tmp_path / PLAN)
    assert run.returncode == 0
    assert run.stdout == b""
    assert (tmp_path / PLAN).read_text(encoding="utf-8") == parsed(SAMPLE).to_json()
    said = run.stderr.decode()
    assert "KOMISI PEMILIHAN UMUM KABUPATEN WONOSOBO, Nomor 23 Tahun 2026" in said
    assert "indikator_keberhasilan" in said
    assert "findings: " in said
    assert len(said.splitlines()) < 15


def test_csv_file(tmp_path: Path) -> None:
    run = skparse("-q", SAMPLE, "-o", tmp_path / "plan.csv")
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")
    assert (tmp_path / "plan.csv").read_bytes() == to_csv(parsed(SAMPLE))


@pytest.mark.slow
@pytest.mark.parametrize("args", [["-o", "-"], []])
def test_json_to_standard_output(args: list[str]) -> None:
    run = skparse(SAMPLE, *args, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert run.returncode == 0
    assert run.stdout.decode("utf-8") == parsed(SAMPLE).to_json()
    assert b"findings: " in run.stderr


def test_standard_input() -> None:
    run = skparse("-", "-q", stdin=SAMPLE.read_bytes())
    assert json.loads(run.stdout)["source"]["file"] == ""


def test_tree(tmp_path: Path) -> None:
    run = skparse(SAMPLE, "-q", "-o", tmp_path / PLAN, "--tree")
    lines = run.stdout.decode().splitlines()
    assert lines[0] == "1. Manajemen Perubahan"
    assert any(line.endswith("J···········") for line in lines)
    assert len(lines) == len([*parsed(SAMPLE).walk()])
    assert (tmp_path / PLAN).exists()


@pytest.mark.slow
def test_verbose_shows_all_findings(tmp_path: Path) -> None:
    findings = parsed(SAMPLE).findings
    run = skparse(SAMPLE, "-v", "-o", tmp_path / PLAN)
    said = run.stderr.decode()
    assert len(findings) > 1 and all(finding.message in said for finding in findings)
    assert "more" not in said


@pytest.mark.slow
def test_pages_and_reader(tmp_path: Path) -> None:
    run = skparse(SAMPLE, "--pages", "6, 5", "--reader", "pdfplumber", "-o", tmp_path / PLAN)
    assert run.returncode == 0, run.stderr
    assert json.loads((tmp_path / PLAN).read_text())["lampiran"][0]["pages"] == [5, 6]


@pytest.mark.slow
def test_command_names_and_files_with_names_of_commands(tmp_path: Path) -> None:
    (tmp_path / "schema").write_bytes(SAMPLE.read_bytes())
    expected = parsed(SAMPLE).to_json().replace(SAMPLE.name, "schema").encode()
    for args in (["./schema", "-q"], ["parse", "schema", "-q"], ["-q", "schema"], ["-q", "--", "schema"]):
        assert skparse(*args, cwd=tmp_path).stdout == expected, args


def test_schema() -> None:
    run = skparse("schema")
    assert run.returncode == 0
    assert run.stdout.decode() == (ROOT / "schemas" / "plan.schema.json").read_text(encoding="utf-8")


def test_help_and_version() -> None:
    said = skparse("--help").stdout.decode()
    for word in ("--pages", "--password", "--reader", "--strict", "--csv-raw", "-v", "-q", "Examples:", "schema"):
        assert word in said
    assert skparse("--version").stdout.decode().split()[-1] == library.__version__


@pytest.mark.slow
def test_password(locked: Path, tmp_path: Path) -> None:
    expected = json.loads(parsed(SAMPLE).to_json())["lampiran"]
    for args, env in ((["--password", "rahasia"], {}), ([], {"SKPARSE_PASSWORD": "rahasia"})):
        run = skparse(locked, *args, "-o", tmp_path / PLAN, env=env)
        assert run.returncode == 0, run.stderr
        assert json.loads((tmp_path / PLAN).read_text())["lampiran"] == expected


@pytest.mark.slow
def test_strict(tmp_path: Path) -> None:
    # A sample whose last page cannot be read: an error, but the rest is there.
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(SAMPLE) as pdf:
        pdf.pages[-1].obj.Contents = pikepdf.Array([pdf.make_stream(b"\x00")])
        pdf.pages[-1].obj.Type = pikepdf.Name.Broken
        kids = pdf.Root.Pages.Kids
        kids[-1] = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Broken))
        pdf.save(broken)
    target = tmp_path / PLAN
    lenient = skparse(broken, "-o", target)
    severities = [finding["severity"] for finding in json.loads(target.read_text())["findings"]]
    assert lenient.returncode == 0
    assert "error" in severities
    target.unlink()
    assert skparse(broken, "--strict", "-o", target).returncode == 1
    assert target.exists()
    assert skparse(SAMPLE, "--strict", "-o", target).returncode == 0


# Bad input


def test_missing_file(tmp_path: Path) -> None:
    said = complaint(skparse(tmp_path / "no.pdf", "-o", tmp_path / PLAN), 3)
    assert "no.pdf does not exist" in said


def test_directory(tmp_path: Path) -> None:
    assert "is a directory" in complaint(skparse(tmp_path), 3)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 a zip", "not a PDF"),
        (b"Hello", "not a PDF"),
        (b"%PDF-1.7\n", "whole"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 5000, "whole"),
    ],
)
@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_file_that_is_not_a_pdf(tmp_path: Path, data: bytes, word: str, reader: str) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    said = complaint(skparse(path, "--reader", reader, "-o", tmp_path / PLAN), 3)
    assert word in said
    assert "x.pdf" in said
    assert not (tmp_path / PLAN).exists()


@pytest.mark.slow
@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_truncated(tmp_path: Path, share: float, reader: str) -> None:
    data = SAMPLE.read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(data[: int(len(data) * share)])
    run = skparse(path, "--reader", reader, "-q", "-o", tmp_path / PLAN)
    # Readers repair what they can. The rest must be an error or a finding: a partial plan must not look complete.
    if run.returncode == 0:
        found = json.loads((tmp_path / PLAN).read_text())
        whole = json.loads(parsed(SAMPLE).to_json())
        errors = [f for f in found["findings"] if f["severity"] == "error"]
        assert errors or found["lampiran"] == whole["lampiran"]
    else:
        said = complaint(run, run.returncode)
        assert run.returncode in (3, 4)
        assert "cut.pdf" in said
        assert not (tmp_path / PLAN).exists()


@pytest.mark.slow
@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("args", [[], ["--password", "salah"]])
def test_encrypted(locked: Path, tmp_path: Path, args: list[str], reader: str) -> None:
    said = complaint(skparse(locked, *args, "--reader", reader, "-o", tmp_path / PLAN), 3)
    assert "locked.pdf" in said
    assert "--password" in said
    assert list(tmp_path.iterdir()) == []


def test_no_table(letter: Path, tmp_path: Path) -> None:
    said = complaint(skparse(letter, "-o", tmp_path / PLAN), 4)
    assert "letter.pdf" in said
    assert "no table" in said
    assert list(tmp_path.iterdir()) == []


def test_decree_without_its_lampiran(tmp_path: Path) -> None:
    complaint(skparse(SAMPLE, "--pages", "1-4", "-o", tmp_path / PLAN), 4)


# Bad usage


@pytest.mark.slow
@pytest.mark.parametrize(
    "pages", ["99", "5-99", "0", "5-", "-3", "7-5", "a", "", "1,,2", "1-2-3", "²", "1-99999999999999"]
)
def test_invalid_pages(pages: str, tmp_path: Path) -> None:
    complaint(skparse(SAMPLE, f"--pages={pages}", "-o", tmp_path / PLAN), 2)
    assert list(tmp_path.iterdir()) == []


def test_page_beyond_the_file_names_file_and_count() -> None:
    said = complaint(skparse(SAMPLE, "--pages", "22"), 2)
    assert SAMPLE.name in said
    assert "21 pages" in said


def test_page_lists() -> None:
    context = cli.make_context("skparse", ["x.pdf"])
    parameter = cli.commands["parse"].params[2]
    assert page_numbers(context, parameter, "5-7,30,6") == [5, 6, 7, 30]


@pytest.mark.parametrize(
    "args", [["--what"], ["x.pdf", "y.pdf"], ["x.pdf", "--reader", "word"], ["-o", PLAN], ["x.pdf", "-o"]]
)
def test_wrong_usage(args: list[str]) -> None:
    assert "--help" in complaint(skparse(*args), 2)


def test_tree_and_json_on_one_stream() -> None:
    complaint(skparse(SAMPLE, "-o", "-", "--tree"), 2)


def test_no_arguments_show_the_help() -> None:
    run = skparse()
    assert run.returncode == 2
    assert b"Examples:" in run.stderr


# Bad output: refused before the input is opened


@pytest.mark.parametrize(
    ("target", "code"), [("plan.docx", 2), ("plan", 2), ("no/plan.json", 6), ("file/plan.json", 6)]
)
def test_unwritable_output(tmp_path: Path, target: str, code: int) -> None:
    (tmp_path / "file").write_text("a file")
    said = complaint(skparse(tmp_path / "no.pdf", "-o", tmp_path / target), code)
    assert Path(target).name in said
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_output_is_a_directory(tmp_path: Path) -> None:
    (tmp_path / PLAN).mkdir()
    assert "is a directory" in complaint(skparse(SAMPLE, "-o", tmp_path / PLAN), 6)


def test_output_is_the_input(tmp_path: Path) -> None:
    path = tmp_path / "sk.json"
    path.write_bytes(SAMPLE.read_bytes())
    (tmp_path / "link.json").symlink_to(path)
    for target in (path, tmp_path / "link.json"):
        assert "the input itself" in complaint(skparse(path, "-o", target), 2)
    assert path.read_bytes() == SAMPLE.read_bytes()


def test_failed_run_keeps_the_old_file(tmp_path: Path, letter: Path) -> None:
    target = tmp_path / PLAN
    target.write_text("old")
    complaint(skparse(letter, "-o", target), 4)
    assert target.read_text() == "old"


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_full_standard_output(unbuffered: str) -> None:
    for args in ([str(SAMPLE), "-q"], [str(SAMPLE), "-q", "--tree"], ["schema"], ["--help"], ["doctor"]):
        with open("/dev/full", "wb") as full:
            run = subprocess.run(
                [sys.executable, "-m", "skparse", *args],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
                cwd=ROOT,
                timeout=60,
                env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            )
        assert run.returncode == 6
        assert run.stderr.startswith(b"skparse: standard output cannot be written: ")
        assert run.stderr.count(b"\n") == 1


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="pipes")
def test_closed_standard_output() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        for args in ([str(SAMPLE)], [str(SAMPLE), "--tree", "-q"], ["schema"], ["--help"]):
            run = subprocess.run(
                [sys.executable, "-m", "skparse", *args],
                stdout=writing,
                stderr=subprocess.PIPE,
                check=False,
                cwd=ROOT,
                timeout=60,
            )
            assert (run.returncode, run.stderr) == (0, b""), args
    finally:
        os.close(writing)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="pipes")
def test_closed_standard_output_keeps_the_exit_code(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_bytes(b"no PDF")
    (tmp_path / PLAN).write_text("{}")
    reading, writing = os.pipe()
    os.close(reading)
    try:
        for args in (["batch", "in", "-o", "out"], ["check", PLAN]):
            run = subprocess.run(
                [sys.executable, "-m", "skparse", *args],
                stdout=writing,
                stderr=subprocess.PIPE,
                check=False,
                cwd=tmp_path,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                timeout=60,
            )
            assert run.returncode == 1, args
            assert b"skparse:" not in run.stderr
    finally:
        os.close(writing)


# Unexpected errors


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ValueError("odd\nthing"), 3),
        (MemoryError(), 5),
        (RecursionError(), 5),
        (KeyboardInterrupt(), 130),
        (library.LimitError("too long; read fewer pages"), 5),
    ],
)
def test_unexpected_errors_are_one_line(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("skparse.pipeline.parse", fail)
    monkeypatch.delattr(os, "fork", raising=False)  # so that the work runs in this process and its output is captured
    assert console.run(cli, [str(SAMPLE), "-q"]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("skparse: ")
    assert said.err.count("\n") == 1
    if isinstance(error, ValueError):
        assert "bug" in said.err
        assert console.run(cli, [str(SAMPLE), "-q", "-vv"]) == code
        assert "Traceback" in capsys.readouterr().err


def test_names_with_control_characters(tmp_path: Path) -> None:
    said = complaint(skparse(tmp_path / "a\nb\x1b[31m\u202e.pdf"), 3)
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert r"a\nb" in said


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_interrupt(tmp_path: Path) -> None:
    pipe = tmp_path / "never.pdf"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [sys.executable, "-m", "skparse", str(pipe), "-o", str(tmp_path / PLAN)], stderr=subprocess.PIPE, cwd=ROOT
    )
    # The command opens the pipe when it reads its input, and then waits.
    deadline = time.monotonic() + 30
    while True:
        try:
            writing = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
            break
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    os.close(writing)
    assert process.returncode == 130
    assert said.decode().splitlines() == ["skparse: interrupted"]
    assert not (tmp_path / PLAN).exists()


def test_progress_is_shown_on_terminals_only(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    assert console.progress_bar() is None
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    monkeypatch.setattr(console, "PROGRESS_DELAY_S", -1.0)
    progress = console.progress_bar()
    assert progress is not None
    progress(1, 2)
    assert terminal.getvalue().rstrip() == f"\r[{'#' * 15}{'.' * 15}] page 1 of 2, 0:00 left"
    progress(2, 2)
    assert terminal.getvalue().endswith("\r")
