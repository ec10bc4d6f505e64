"""A second run in the same folder: what it reads again, removes, keeps and refuses."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from conftest import SAMPLES
from run_skparse import ROOT
from run_skparse import skparse as run_skparse

from skparse.batch.inputs import documents
from skparse.batch.limits import Limits
from skparse.batch.manifest import NAME
from skparse.batch.run import Summary, batch
from skparse.batch.task import Settings
from skparse.errors import InputError, UsageError

pytestmark = pytest.mark.slow

FAMILIES = SAMPLES / "families"
ONE, OTHER = FAMILIES / "merged-ticks.pdf", FAMILIES / "rotated.pdf"


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one good document, a.pdf; the working directory is its parent."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    shutil.copy(ONE, tmp_path / "in" / "a.pdf")
    return tmp_path / "in"


def run(*names: str, **more: object) -> Summary:
    return batch(documents(names), Path("out"), **more)  # type: ignore[arg-type]


def plans() -> list[str]:
    return sorted(p.relative_to("out").as_posix() for p in Path("out").rglob("*.*") if p.is_file() and p.name != NAME)


def errors(summary: Summary) -> dict[str, str | None]:
    return {record.input: record.error for record in summary.failed}


class TestPlansOfTwoFolders:
    def test_lists_keep_the_paths_as_named(self, source: Path) -> None:
        for name, pdf in (("kab1", ONE), ("kab2", OTHER)):
            Path(name).mkdir()
            shutil.copy(pdf, Path(name) / "SK.pdf")
        for names in (b"./kab1/SK.pdf\n./kab2/SK.pdf\n", b"./kab2/SK.pdf\n"):
            done = run_skparse("batch", "-", "-o", "out", "-q", stdin=names, cwd=source.parent)
            assert done.returncode == 0, done.stderr
        assert plans() == ["kab1/SK.json", "kab2/SK.json"]
        assert run("kab1", "kab2").skipped == 2

    def test_one_folder_after_the_other_is_refused(self, source: Path) -> None:
        shutil.copytree(source, "other")
        run("in")
        assert run("other").skipped == 1  # the same document
        shutil.copy(OTHER, "other/a.pdf")
        before = Path("out/a.json").read_bytes()
        with pytest.raises(InputError, match="choose another output folder"):
            run("other")
        assert Path("out/a.json").read_bytes() == before
        shutil.copy(OTHER, "in/a.pdf")  # the document itself has changed
        assert run("in").skipped == 0 and Path("out/a.json").read_bytes() != before


class TestOldOutputs:
    def test_no_plan_of_what_is_broken_now(self, source: Path) -> None:
        run("in", settings=Settings((".json", ".xlsx")))
        assert plans() == ["a.json", "a.xlsx"]
        run("in")
        assert plans() == ["a.json"]
        (source / "a.pdf").write_bytes(b"broken")
        assert errors(run("in")) == {"a.pdf": "InputError"}
        assert plans() == []

    def test_changed_output_is_kept(self, source: Path) -> None:
        run("in")
        Path("out/a.json").write_text("mine")
        (source / "a.pdf").write_bytes(b"broken")
        run("in")
        assert Path("out/a.json").read_text() == "mine"

    def test_plans_of_other_documents_are_kept_and_counted(self, source: Path) -> None:
        shutil.copy(OTHER, source / "b.pdf")
        run("in")
        (source / "a.pdf").unlink()
        assert run("in").other_records == 1 and plans() == ["a.json", "b.json"]
        done = run_skparse("batch", "in", "-o", "out", cwd=source.parent)
        assert b"not selected         1" in done.stdout


class TestOneFailure:
    def test_names_that_cannot_be_written(self, source: Path) -> None:
        long = "n" * 251 + ".pdf"
        shutil.copy(ONE, source / long)
        (source / "x.json").mkdir()
        shutil.copy(ONE, source / "x.pdf")
        shutil.copy(OTHER, source / "x.json" / "y.pdf")
        for _ in range(2):
            failed = errors(run("in"))
            assert failed.pop(long) == "OutputError"
            assert list(failed.values()) == ["OutputError"] and set(failed) < {"x.pdf", "x.json/y.pdf"}
        assert "a.json" in plans() and len(plans()) == 2

    def test_all_formats_or_none(self, source: Path) -> None:
        Path("out/a.xlsx").mkdir(parents=True)
        assert errors(run("in", settings=Settings((".json", ".xlsx")))) == {"a.pdf": "OutputError"}
        assert plans() == []

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
    def test_pipes_and_broken_links(self, source: Path) -> None:
        os.mkfifo(source / "pipe.pdf")
        (source / "to-nothing.pdf").symlink_to("nothing")
        (source / "to-itself.pdf").symlink_to("to-itself.pdf")
        assert set(errors(run("in"))) == {"pipe.pdf", "to-nothing.pdf", "to-itself.pdf"}
        for name in ("in/pipe.pdf", "in/to-nothing.pdf", "in/to-itself.pdf"):
            (record,) = run(name).failed
            assert record.message is not None and "not a regular file" in record.message

    def test_limit_of_time(self, source: Path) -> None:
        with pikepdf.open(SAMPLES / "wonosobo-2026.pdf") as pdf:
            pages = list(pdf.pages)
            while len(pdf.pages) < 1900:
                pdf.pages.extend(pages)
            pdf.save(source / "slow.pdf")
        assert errors(run("in", limits=Limits(seconds=8.0), jobs=2)) == {"slow.pdf": "LimitError"}
        assert plans() == ["a.json"]


class TestOtherLimits:
    def test_do_not_matter_for_documents_that_are_done(self, source: Path) -> None:
        run("in")
        assert run("in", limits=Limits(pages=1999, size=10)).skipped == 1

    def test_are_tried_on_documents_that_failed_of_limits(self, source: Path) -> None:
        for low in (Limits(seconds=0.01), Limits(size=10), Limits(pages=1)):
            shutil.copy(SAMPLES / "wonosobo-2026.pdf", "in/a.pdf")
            assert errors(run("in", limits=low)) == {"a.pdf": "LimitError"}
            assert run("in", limits=low).skipped == 1
            assert run("in").failed == ()
            shutil.rmtree("out")

    def test_password(self, source: Path) -> None:
        with pikepdf.open(ONE) as pdf:
            pdf.save(source / "a.pdf", encryption=pikepdf.Encryption(user="open", owner="open"))
        assert errors(run("in")) == {"a.pdf": "EncryptedError"}
        assert run("in").skipped == 1
        assert run("in", settings=Settings(password="open")).failed == ()
        assert run("in").skipped == 1


class TestManifest:
    @pytest.mark.parametrize(
        "foreign",
        [b'{"mine": 1}\n', b'{"mine": 1}', b"mine", b"\n", b"[" * 100_000 + b"\n", b"null\n"],
    )
    def test_foreign_file_is_not_changed(self, source: Path, foreign: bytes) -> None:
        Path("out").mkdir()
        Path("out", NAME).write_bytes(foreign)
        with pytest.raises(UsageError, match="not written by skparse"):
            run("in")
        assert Path("out", NAME).read_bytes() == foreign

    @pytest.mark.parametrize(
        "wrong",
        [
            {"outputs": []},
            {"status": "lost"},
            {"outputs": {"../in/a.pdf": "0"}},
            {"outputs": {"a": 1}},
            {"findings": None},
        ],
    )
    def test_lines_with_wrong_types_are_refused(self, source: Path, wrong: dict[str, object]) -> None:
        run("in")
        line = json.loads(Path("out", NAME).read_bytes())
        Path("out", NAME).write_text(json.dumps(line | wrong) + "\n")
        with pytest.raises(UsageError, match="line 1 of"):
            run("in")

    def test_incomplete_last_line_is_removed(self, source: Path) -> None:
        run("in")
        whole = Path("out", NAME).read_bytes()
        for end in (b"", b"{", b'{"input": "a', whole[:-1], b"\0" * 50, whole[:60] + b"\0" * 9):
            Path("out", NAME).write_bytes(whole + end)
            assert run("in").skipped == 1
            assert Path("out", NAME).read_bytes() == whole

    @pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="limits of file sizes")
    def test_full_disk(self, source: Path) -> None:
        (source / "a.pdf").write_bytes(b"broken")
        code = (
            "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
            "from skparse.cli import main; sys.argv[1:] = ['batch', 'in', '-o', 'out']; sys.exit(main())"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
        )
        assert done.returncode == 6 and b"manifest.jsonl cannot be written" in done.stderr, done.stderr
        assert b"bug" not in done.stderr
