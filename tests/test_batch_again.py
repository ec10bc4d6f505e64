"""A second run in the same folder: what it reads again, takes away, leaves alone, and refuses."""

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

FAMILIES = SAMPLES / "families"
ONE, OTHER = FAMILIES / "merged-ticks.pdf", FAMILIES / "rotated.pdf"


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one good document, a.pdf; we are in the folder above."""
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
    def test_lists_do_not_meet(self, source: Path) -> None:
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
        shutil.copy(OTHER, "in/a.pdf")  # it has changed where it was
        assert run("in").skipped == 0 and Path("out/a.json").read_bytes() != before


class TestWhatIsOld:
    def test_no_plan_of_what_is_broken_now(self, source: Path) -> None:
        run("in", settings=Settings((".json", ".xlsx")))
        assert plans() == ["a.json", "a.xlsx"]
        run("in")
        assert plans() == ["a.json"]
        (source / "a.pdf").write_bytes(b"broken")
        assert errors(run("in")) == {"a.pdf": "InputError"}
        assert plans() == []

    def test_what_somebody_else_wrote_stays(self, source: Path) -> None:
        run("in")
        Path("out/a.json").write_text("mine")
        (source / "a.pdf").write_bytes(b"broken")
        run("in")
        assert Path("out/a.json").read_text() == "mine"

    def test_what_is_not_asked_for_stays_and_is_counted(self, source: Path) -> None:
        shutil.copy(OTHER, source / "b.pdf")
        run("in")
        (source / "a.pdf").unlink()
        assert run("in").others == 1 and plans() == ["a.json", "b.json"]
        done = run_skparse("batch", "in", "-o", "out", cwd=source.parent)
        assert b"not asked for        1" in done.stdout


class TestOneFailsAlone:
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

    def test_no_half_of_the_formats(self, source: Path) -> None:
        Path("out/a.xlsx").mkdir(parents=True)
        assert errors(run("in", settings=Settings((".json", ".xlsx")))) == {"a.pdf": "OutputError"}
        assert plans() == []

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
    def test_what_is_no_file(self, source: Path) -> None:
        os.mkfifo(source / "pipe.pdf")
        (source / "to-nothing.pdf").symlink_to("nothing")
        (source / "to-itself.pdf").symlink_to("to-itself.pdf")
        assert set(errors(run("in"))) == {"pipe.pdf", "to-nothing.pdf", "to-itself.pdf"}
        for name in ("in/pipe.pdf", "in/to-nothing.pdf", "in/to-itself.pdf"):
            (record,) = run(name).failed
            assert record.message is not None and "no regular file" in record.message

    def test_limit_of_time(self, source: Path) -> None:
        with pikepdf.open(SAMPLES / "wonosobo-2026.pdf") as pdf:
            pages = list(pdf.pages)
            while len(pdf.pages) < 1900:
                pdf.pages.extend(pages)
            pdf.save(source / "slow.pdf")
        assert errors(run("in", limits=Limits(seconds=8.0), jobs=2)) == {"slow.pdf": "LimitError"}
        assert plans() == ["a.json"]


class TestOtherLimits:
    def test_do_not_count_for_what_is_done(self, source: Path) -> None:
        run("in")
        assert run("in", limits=Limits(pages=1999, size=10)).skipped == 1

    def test_are_tried_on_what_failed_of_them(self, source: Path) -> None:
        for few in (Limits(seconds=0.01), Limits(size=10), Limits(pages=1)):
            shutil.copy(SAMPLES / "wonosobo-2026.pdf", "in/a.pdf")
            assert errors(run("in", limits=few)) == {"a.pdf": "LimitError"}
            assert run("in", limits=few).skipped == 1
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
    def test_foreign_one_is_left_alone(self, source: Path, foreign: bytes) -> None:
        Path("out").mkdir()
        Path("out", NAME).write_bytes(foreign)
        with pytest.raises(UsageError, match="none of skparse's"):
            run("in")
        assert Path("out", NAME).read_bytes() == foreign

    @pytest.mark.parametrize(
        "wrong", [{"outputs": []}, {"outputs": {"../in/a.pdf": "0"}}, {"outputs": {"a": 1}}, {"findings": None}]
    )
    def test_wrong_types(self, source: Path, wrong: dict[str, object]) -> None:
        run("in")
        line = json.loads(Path("out", NAME).read_bytes())
        Path("out", NAME).write_text(json.dumps(line | wrong) + "\n")
        with pytest.raises(UsageError, match="line 1 of"):
            run("in")

    def test_any_tear_is_taken_off(self, source: Path) -> None:
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
