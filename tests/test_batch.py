"""Many documents: isolation, limits, continuing a stopped run, and the output of the command."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SAMPLES
from run_skparse import ROOT
from run_skparse import skparse as run_skparse

import skparse
from skparse.batch.inputs import documents
from skparse.batch.limits import Limits
from skparse.batch.manifest import NAME
from skparse.batch.many import Result
from skparse.batch.pool import IsolatedExecutor
from skparse.batch.run import batch
from skparse.batch.task import Settings, decode_outcome
from skparse.errors import CrashError, InputError, LimitError, NoTableError, OutputError

FAMILIES = SAMPLES / "families"
GOOD = ["merged-ticks.pdf", "rotated.pdf", "lying.pdf"]


# Functions that the tests call in worker processes.
def echo(text: str) -> bytes:
    return text.encode()


def spin() -> bytes:
    while True:
        pass


def die() -> bytes:
    os._exit(7)


def crash() -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return b""


def eat() -> bytes:
    return b"".join([bytes(1 << 20) for _ in range(1 << 14)])


def chatter() -> bytes:
    os.write(1, b"a library that prints\n")
    print("and so does this one", flush=True)
    return b"fine"


def process_id() -> bytes:
    return str(os.getpid()).encode()


def raise_it() -> bytes:
    raise ValueError("odd")


@pytest.fixture
def pool() -> Iterator[IsolatedExecutor]:
    with IsolatedExecutor(1, Limits(seconds=20, memory=2 << 30)) as executor:
        yield executor


@pytest.fixture(autouse=True)
def workers_find_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


class TestPool:
    def test_workers_are_kept(self, pool: IsolatedExecutor) -> None:
        first, second = (pool.submit(process_id).result(60) for _ in range(2))
        assert first == second != str(os.getpid()).encode()

    @pytest.mark.slow
    @pytest.mark.parametrize("bad", [die, crash])
    def test_death_of_a_worker_affects_one_call(self, pool: IsolatedExecutor, bad: object) -> None:
        futures = [pool.submit(echo, "a"), pool.submit(bad), pool.submit(echo, "b")]  # type: ignore[arg-type]
        assert futures[0].result(60) == b"a"
        with pytest.raises(CrashError, match="died"):
            futures[1].result(60)
        assert futures[2].result(60) == b"b"

    @pytest.mark.slow
    def test_hanging_call_is_stopped(self) -> None:
        with IsolatedExecutor(1, Limits(seconds=3.0)) as executor:
            futures = [executor.submit(spin), executor.submit(echo, "b")]
            with pytest.raises(LimitError, match="longer than 3 s"):
                futures[0].result(60)
            assert futures[1].result(60) == b"b"

    @pytest.mark.slow
    def test_memory_is_limited(self, pool: IsolatedExecutor) -> None:
        futures = [pool.submit(eat), pool.submit(echo, "b")]
        with pytest.raises(LimitError, match="memory"):
            futures[0].result(60)
        assert futures[1].result(60) == b"b"

    def test_prints_do_not_mix_with_replies(self, pool: IsolatedExecutor) -> None:
        assert pool.submit(chatter).result(60) == b"fine"

    def test_unexpected_errors(self, pool: IsolatedExecutor) -> None:
        with pytest.raises(CrashError, match="ValueError: odd"):
            pool.submit(raise_it).result(60)

    def test_shutdown_ends_a_hanging_call(self) -> None:
        executor = IsolatedExecutor(1)
        future, waiting = executor.submit(spin), executor.submit(echo, "b")
        time.sleep(1.0)
        executor.shutdown(cancel_futures=True)
        assert isinstance(future.exception(10), CrashError) and waiting.cancelled()
        with pytest.raises(RuntimeError):
            executor.submit(echo, "c")

    @pytest.mark.slow
    @pytest.mark.skipif(os.name != "posix", reason="processes by number")
    def test_workers_end_with_their_parent(self, tmp_path: Path) -> None:
        code = (
            "import sys, test_batch as t\n"
            "from skparse.batch.pool import IsolatedExecutor\n"
            "pool = IsolatedExecutor(1)\n"
            "print(pool.submit(t.process_id).result().decode(), flush=True)\n"
            "pool.submit(t.spin).result()\n"
        )
        path = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
        parent = subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path}
        )
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
        parent.wait()
        parent.stdout.close()
        deadline = time.monotonic() + 10
        while _is_alive(worker):
            assert time.monotonic() < deadline, "the worker outlives its parent"
            time.sleep(0.05)


def _children() -> set[int]:
    found = set()
    for one in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(one.read_text().rsplit(")", 1)[1].split()[1]) == os.getpid():
                found.add(int(one.parent.name))
    return {one for one in found if _is_alive(one)}


def _is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


class TestLibrary:
    @pytest.mark.slow
    def test_isolated_plan_equals_that_of_parse(self) -> None:
        path = FAMILIES / "rotated.pdf"
        assert skparse.parse_isolated(path) == skparse.parse(path)
        assert skparse.parse_isolated(path.read_bytes(), name="x.pdf").source.file == "x.pdf"

    def test_errors_are_those_of_parse(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="does not exist"):
            skparse.parse_isolated(tmp_path / "none.pdf")
        with pytest.raises(LimitError, match="the limit is 1"):
            skparse.parse_isolated(SAMPLES / "wonosobo-2026.pdf", limits=Limits(pages=1))
        with pytest.raises(LimitError, match="more than 1000"):
            skparse.parse_isolated(SAMPLES / "wonosobo-2026.pdf", limits=Limits(size=1000))

    @pytest.mark.slow
    def test_many(self, tmp_path: Path) -> None:
        none = tmp_path / "none.pdf"
        sources: list[Path | bytes] = [*(FAMILIES / name for name in GOOD), none, (FAMILIES / GOOD[0]).read_bytes()]
        reported: list[Result] = []
        results = list(skparse.parse_many(sources, jobs=2, on_result=reported.append))
        assert results == reported and len(results) == 5
        by_source = {one.source: one for one in results}
        assert isinstance(by_source[none].error, InputError) and by_source[none].plan is None
        assert all(one.plan is not None and one.error is None for one in results if one.source != none)

    @pytest.mark.slow
    @pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="lists processes in /proc")
    def test_leaving_early_ends_the_workers(self) -> None:
        before = _children()  # workers that are kept for parse_isolated
        results = skparse.parse_many((FAMILIES / GOOD[0] for _ in range(10_000)), jobs=2)
        assert next(results).plan is not None
        workers = _children() - before
        assert len(workers) == 2
        results.close()  # type: ignore[attr-defined]
        assert not [one for one in workers if _is_alive(one)]

    @pytest.mark.slow
    def test_results_do_not_wait_for_all_sources(self) -> None:
        taken = 0

        def slow() -> Iterator[Path]:
            nonlocal taken
            while True:
                taken += 1
                yield FAMILIES / GOOD[0]
                time.sleep(3.0)

        results = skparse.parse_many(slow(), jobs=8)
        assert next(results).plan is not None
        assert taken < 8
        results.close()  # type: ignore[attr-defined]

    @pytest.mark.parametrize(
        "answer",
        [
            b"",
            b"{}",
            b"[1]",
            b"\xff",
            b"[" * 100_000,
            b'{"error":"SystemExit","message":"","seconds":0,"files":{}}',
            b'{"seconds":0,"files":{}}\n',
            b'{"seconds":0,"files":{"/../../escaped.txt":4}}\nevil',
            b'{"seconds":0,"files":{".json":4,"/x":0}}\nevil',
            b'{"seconds":0,"files":{".json":5}}\nevil',
            b'{"seconds":0,"files":{".json":-1}}\nevil',
            b'{"seconds":0,"pages":1e999,"files":{".json":4}}\nevil',
            b'{"seconds":NaN,"files":{".json":4}}\nevil',
        ],
    )
    def test_invalid_answer_of_a_worker_is_an_error(self, answer: bytes) -> None:
        got = decode_outcome(answer, (".json",))
        assert isinstance(got.error, CrashError) and not got.files

    def test_message_of_a_worker_can_be_encoded(self) -> None:
        got = decode_outcome(b'{"error":"InputError","message":"\\ud800","seconds":0,"files":{}}\n', (".json",))
        assert str(got.error).encode() == b"?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three good documents, one of them deeper, and five bad ones."""
    source = tmp_path / "in"
    (source / "jateng").mkdir(parents=True)
    for name in GOOD[:2]:
        shutil.copy(FAMILIES / name, source)
    shutil.copy(FAMILIES / GOOD[2], source / "jateng")
    (source / "empty.pdf").write_bytes(b"")
    (source / "text.pdf").write_bytes(b"no pdf")
    (source / "cut.pdf").write_bytes((SAMPLES / "wonosobo-2026.pdf").read_bytes()[:3000])
    (source / "line\nbreak\u202e.pdf").write_bytes(b"%PDF-1.7 nothing")
    return source


def tree(out: Path) -> dict[str, bytes]:
    """All files but the manifest, whose lines come in any order."""
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file() and p.name != NAME}


def records(out: Path) -> dict[str, dict[str, object]]:
    lines = [json.loads(line) for line in (out / NAME).read_text(encoding="utf-8").splitlines()]
    return {line["input"]: {k: v for k, v in line.items() if k != "seconds"} for line in lines}


class TestBatch:
    @pytest.mark.slow
    def test_plans_have_the_relative_paths_of_their_documents(self, folder: Path, tmp_path: Path) -> None:
        summary = batch(documents([str(folder)]), tmp_path / "out", jobs=2)
        assert sorted(tree(tmp_path / "out")) == ["jateng/lying.json", "merged-ticks.json", "rotated.json"]
        for name in GOOD[:2]:
            plan = skparse.parse(FAMILIES / name)
            assert (tmp_path / "out" / name).with_suffix(".json").read_text(encoding="utf-8") == plan.to_json()
        assert len(summary.failed) == 4 and {r.error for r in summary.failed} <= {"InputError", "NoTableError"}
        assert all(r.message for r in summary.failed)

    @pytest.mark.slow
    def test_second_run_reads_new_and_changed_documents(self, folder: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        batch(documents([str(folder)]), out)
        before = {p: p.stat().st_mtime_ns for p in out.rglob("*.json")}
        second = batch(documents([str(folder)]), out)
        assert second.skipped == 7 and len(second.failed) == 4
        assert before == {p: p.stat().st_mtime_ns for p in out.rglob("*.json")}

        shutil.copy(FAMILIES / "ligatures.pdf", folder / "new.pdf")
        shutil.copy(FAMILIES / "ligatures.pdf", folder / GOOD[0])  # changed
        (out / "rotated.json").write_text("damaged")
        assert batch(documents([str(folder)]), out).skipped == 5
        assert (out / "new.json").exists() and json.loads((out / "rotated.json").read_text())
        assert batch(documents([str(folder)]), out, retry=True).skipped == 4
        assert batch(documents([str(folder)]), out, settings=Settings(lang="id")).skipped == 0

    @pytest.mark.slow
    def test_incomplete_line_is_removed(self, folder: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        batch(documents([str(folder)]), out)
        whole = (out / NAME).read_bytes()
        (out / NAME).write_bytes(whole[:-40])
        (out / ".skparse-0123456789abcdef.part").write_bytes(b"half")
        assert batch(documents([str(folder)]), out).skipped == 6
        assert len((out / NAME).read_bytes().splitlines()) == 7 and not list(out.glob(".skparse-*"))

    def test_second_run_at_a_time_is_refused(self, folder: Path, tmp_path: Path) -> None:
        fcntl = pytest.importorskip("fcntl")
        out = tmp_path / "out"
        out.mkdir()
        with open(out / NAME, "ab") as other:
            fcntl.flock(other, fcntl.LOCK_EX)
            with pytest.raises(OutputError, match="another run"):
                batch(documents([str(folder)]), out)


class TestCommand:
    @pytest.mark.slow
    def test_table_and_exit_codes(self, folder: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        done = run_skparse("batch", folder, "-o", out, "--jobs", "2", "--format", "json,csv")
        said = done.stdout.decode()
        assert done.returncode == 1, done.stderr
        assert "failed               4" in said and r"line\nbreak" in said and "\u202e" not in said
        assert b"7 of 7, 4 failed" in done.stderr
        assert sorted(tree(out))[:2] == ["jateng/lying.csv", "jateng/lying.json"]
        again = run_skparse("batch", folder, "-o", out, "--format", "json,csv", "--fail-on", "never")
        assert again.returncode == 0 and b"7 of 7, 4 failed\n" in again.stderr  # no pace where all are skipped
        assert run_skparse("batch", folder, "-o", out, "--fail-on", "never", "-q").returncode == 0

    @pytest.mark.slow
    def test_list_on_standard_input(self, folder: Path, tmp_path: Path) -> None:
        odd = folder / "a\u2028b.pdf"
        shutil.copy(FAMILIES / GOOD[0], odd)
        names = "\r\n".join([odd.name, f"jateng/{GOOD[2]}", "", "none.pdf", ""])
        done = run_skparse("batch", "-", "-o", tmp_path / "out", stdin=names.encode(), cwd=folder)
        assert done.returncode == 1 and b"none.pdf: it does not exist" in done.stdout
        assert sorted(tree(tmp_path / "out")) == ["a\u2028b.json", "jateng/lying.json"]

    @pytest.mark.slow
    def test_list_with_nul(self, folder: Path, tmp_path: Path) -> None:
        shutil.copy(FAMILIES / GOOD[0], folder / "two\nlines.pdf")
        names = b"two\nlines.pdf\0" + GOOD[1].encode() + b"\0"
        done = run_skparse("batch", "-", "-0", "-o", tmp_path / "out", "-q", stdin=names, cwd=folder)
        assert done.returncode == 0 and sorted(tree(tmp_path / "out")) == ["rotated.json", "two\nlines.json"]
        done = run_skparse("batch", "-", "-o", tmp_path / "out", "-q", stdin=names, cwd=folder)
        assert done.returncode == 2 and b"--null" in done.stderr

    def test_empty_list(self, tmp_path: Path) -> None:
        for empty in (b"", b"\n \r\n"):
            done = run_skparse("batch", "-", "-o", tmp_path / "out", stdin=empty)
            assert done.returncode == 3 and b"empty" in done.stderr and not done.stdout

    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("args", "code"),
        [
            (["none/", "-o", "out"], 3),
            (["{in}", "-o", "out", "--format", "docx"], 2),
            (["{in}", "-o", "out", "--memory", "much"], 2),
            (["{in}", "-o", "out", "--scheduler", "nonsense://"], 2),
            (["{in}", "-o", "{in}/text.pdf"], 6),
            (["{in}"], 2),
        ],
    )
    def test_wrong_usage_is_one_line(self, args: list[str], code: int, folder: Path, tmp_path: Path) -> None:
        done = run_skparse("batch", *(a.replace("{in}", str(folder)) for a in args), cwd=tmp_path)
        assert done.returncode == code, done.stderr
        assert done.stderr.count(b"\n") == 1 and done.stderr.startswith(b"skparse: ")

    @pytest.mark.slow
    @pytest.mark.skipif(os.name != "posix", reason="signals")
    def test_interrupt_keeps_finished_documents(self, tmp_path: Path) -> None:
        source = tmp_path / "in"
        source.mkdir()
        for n in range(40):
            shutil.copy(SAMPLES / "wonosobo-2026.pdf", source / f"{n:02}.pdf")
        out = tmp_path / "out"
        process = _start(source, out)
        _wait_for(out, 2)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
        assert process.returncode == 130 and b"Traceback" not in said
        assert b"interrupted" in said and b"are done and kept" in said
        done = len(records(out))
        assert 2 <= done < 40 and len(tree(out)) == done
        assert batch(documents([str(source)]), out, jobs=2).skipped == done


def _start(source: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "skparse", "batch", str(source), "-o", str(out), "--jobs", "2", *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )


def _lines(out: Path) -> int:
    return (out / NAME).read_bytes().count(b"\n") if (out / NAME).exists() else 0


def _wait_for(out: Path, lines: int) -> None:
    deadline = time.monotonic() + 30
    while _lines(out) < lines:
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_killed_a_hundred_times(tmp_path: Path) -> None:
    """Kill -9 at random moments; at the end the files are those of an undisturbed run."""
    source, out, undisturbed = tmp_path / "in", tmp_path / "out", tmp_path / "undisturbed"
    source.mkdir()
    names = sorted(p.name for p in FAMILIES.glob("*.pdf"))[:12]
    for n in range(400):
        shutil.copy(FAMILIES / names[n % len(names)], source / f"{n:03}.pdf")
    batch(documents([str(source)]), undisturbed, jobs=2)
    dice = random.Random(20261123)
    for _ in range(100):
        process = _start(source, out, "-q")
        # Half are killed early, while workers start; half after some documents, at any moment of the next one.
        lines = _lines(out) + dice.randrange(6)
        end = time.monotonic() + (dice.random() * 0.6 if dice.random() < 0.5 else 5.0)
        while time.monotonic() < end and _lines(out) <= lines:
            time.sleep(0.001)
        time.sleep(dice.random() * 0.01)
        assert process.poll() is None, "all is done before it could be killed a hundred times"
        process.kill()
        process.communicate()
        whole = tree(out) if out.exists() else {}
        assert all(json.loads(data) for name, data in whole.items() if name.endswith(".json"))
    assert 50 < _lines(out) < 400
    batch(documents([str(source)]), out, jobs=2)
    assert tree(out) == tree(undisturbed) and records(out) == records(undisturbed)


def test_page_without_table_is_not_a_crash(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "blank.pdf"))
    canvas.showPage()
    canvas.save()
    with pytest.raises(NoTableError):
        skparse.parse_isolated(tmp_path / "blank.pdf")
