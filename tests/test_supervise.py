"""The watched command: whoever ends it ends its child too, and only the child's own word is its exit code."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from run_skparse import ROOT, SAMPLE

from skparse.batch.limits import Limits

if os.name != "posix":
    pytest.skip("fork, signals", allow_module_level=True)


class Waiting:
    """A command that waits for its input, which is a pipe that we hold."""

    def __init__(self, folder: Path, *args: str) -> None:
        pipe = folder / "never.pdf"
        os.mkfifo(pipe)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "skparse", *args, str(pipe)],
            stderr=subprocess.PIPE,
            cwd=ROOT,
            start_new_session=True,
        )
        deadline = time.monotonic() + 30
        while True:
            try:
                self.writing = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
                return
            except OSError:  # nobody reads yet
                assert time.monotonic() < deadline
                time.sleep(0.05)

    def abandoned(self, seconds: float = 10) -> bool:
        """Nobody reads the pipe any more, or soon: the child is gone."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                os.write(self.writing, b"%")
            except BrokenPipeError:
                return True
            time.sleep(0.05)
        return False

    def said(self) -> list[str]:
        return self.process.communicate(timeout=30)[1].decode().splitlines()


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[Waiting]:
    one = Waiting(tmp_path, "parse", "-o", str(tmp_path / "plan.json"))
    yield one
    os.close(one.writing)  # a child that is left over reads no more, and ends
    one.process.kill()
    one.process.wait()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("group", [False, True])
def test_child_ends_with_its_parent(waiting: Waiting, number: signal.Signals, group: bool, tmp_path: Path) -> None:
    (os.killpg if group else os.kill)(waiting.process.pid, number)
    assert waiting.said() == ["skparse: terminated"]
    assert waiting.process.returncode == 128 + number
    assert waiting.abandoned(0.1)
    assert [p.name for p in tmp_path.iterdir()] == ["never.pdf"]


def test_child_ends_when_its_parent_is_killed(waiting: Waiting) -> None:
    waiting.process.kill()
    assert waiting.abandoned()


def test_time_is_up_for_one_that_waits(tmp_path: Path) -> None:
    one = Waiting(tmp_path, "parse", "--timeout", "1", "-o", str(tmp_path / "plan.json"))
    (line,) = one.said()
    assert "longer than 1 s" in line and one.process.returncode == 5 and one.abandoned(0.1)
    os.close(one.writing)


@pytest.mark.parametrize(
    ("work", "code", "word"),
    [
        ("lambda: 1", 1, ""),
        ("lambda: 0", 0, ""),
        ("lambda: ctypes.CDLL(None).exit(1)", 3, "exit code 1"),  # as OpenBLAS does
        ("lambda: ctypes.CDLL(None).exit(0)", 3, "exit code 0"),
        ("os.abort", 5, "--memory"),
        ("lambda: os.kill(os.getpid(), signal.SIGSEGV)", 3, "SIGSEGV"),
    ],
)
def test_only_the_childs_own_word_is_its_exit_code(work: str, code: int, word: str) -> None:
    script = (
        "import ctypes, os, signal, sys\nfrom skparse.supervise import supervised\n"
        f"sys.exit(supervised({work}, 'a.pdf', {Limits(seconds=20)!r}))"
    ).replace("Limits(", "__import__('skparse').Limits(")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, cwd=ROOT, timeout=60)
    said = done.stderr.decode()
    assert done.returncode == code, said
    assert (said.count("\n") == 1 and said.startswith("skparse: a.pdf: ") and word in said) if word else not said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("group", [False, True])
def test_batch_that_is_ended_tidies_up(number: signal.Signals, group: bool, tmp_path: Path) -> None:
    import pty  # not there where this file is skipped

    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for n in range(40):
        shutil.copy(SAMPLE, source / f"{n:02}.pdf")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "skparse", "batch", str(source), "-o", str(out), "--jobs", "2"],
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm"},
        start_new_session=True,
    )
    os.close(theirs)
    _wait_for_plans(out, 2)
    (os.killpg if group else os.kill)(process.pid, number)
    said = _read(ours)
    assert process.wait(30) == 128 + number
    hidden, shown = said.count(b"\x1b[?25l"), said.count(b"\x1b[?25h")
    assert hidden == shown == 1
    assert b"are done and kept" in said and b"skparse: terminated" in said and b"Traceback" not in said
    assert not list(out.rglob("*.part"))
    # Those under way are no failures, which the next run would not read again.
    assert b'"failed"' not in (out / "manifest.jsonl").read_bytes()


def _wait_for_plans(out: Path, number: int) -> None:
    deadline = time.monotonic() + 60
    while len(list(out.glob("*.json"))) < number:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _read(terminal: int) -> bytes:
    said = b""
    while True:
        try:
            more = os.read(terminal, 1 << 16)
        except OSError:  # Linux: nobody has the other end any more
            more = b""
        if not more:
            os.close(terminal)
            return said
        said += more
