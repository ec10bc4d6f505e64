"""Commands in a child process: the child ends with its parent, and only the exit code that it reports is believed."""

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

pytestmark = pytest.mark.slow

if os.name != "posix":
    pytest.skip("fork, signals", allow_module_level=True)


class Waiting:
    """A command that waits for its input, a pipe that the test writes to."""

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
            except OSError:  # the command has not opened it yet
                assert time.monotonic() < deadline
                time.sleep(0.05)

    def child_is_gone(self, seconds: float = 10) -> bool:
        """Does the pipe lose its reader within this time?"""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                os.write(self.writing, b"%")
            except BrokenPipeError:
                return True
            time.sleep(0.05)
        return False

    def stderr_lines(self) -> list[str]:
        return self.process.communicate(timeout=30)[1].decode().splitlines()


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[Waiting]:
    one = Waiting(tmp_path, "parse", "-o", str(tmp_path / "plan.json"))
    yield one
    os.close(one.writing)  # a child that is left over gets the end of its input, and ends
    one.process.kill()
    one.process.wait()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("group", [False, True])
def test_child_ends_with_its_parent(waiting: Waiting, number: signal.Signals, group: bool, tmp_path: Path) -> None:
    (os.killpg if group else os.kill)(waiting.process.pid, number)
    assert waiting.stderr_lines() == ["skparse: terminated"]
    assert waiting.process.returncode == 128 + number
    assert waiting.child_is_gone(0.1)
    assert [p.name for p in tmp_path.iterdir()] == ["never.pdf"]


def test_child_ends_when_its_parent_is_killed(waiting: Waiting) -> None:
    waiting.process.kill()
    assert waiting.child_is_gone()


def test_timeout_while_waiting_for_input(tmp_path: Path) -> None:
    one = Waiting(tmp_path, "parse", "--timeout", "3", "-o", str(tmp_path / "plan.json"))
    (line,) = one.stderr_lines()
    assert "longer than 3 s" in line and one.process.returncode == 5 and one.child_is_gone(0.1)
    os.close(one.writing)


@pytest.mark.parametrize(
    ("work", "code", "part"),
    [
        ("lambda: 1", 1, ""),
        ("lambda: 0", 0, ""),
        ("lambda: ctypes.CDLL(None).exit(1)", 3, "exit code 1"),  # as OpenBLAS does
        ("lambda: ctypes.CDLL(None).exit(0)", 3, "exit code 0"),
        ("os.abort", 5, "--memory"),
        ("lambda: os.kill(os.getpid(), signal.SIGSEGV)", 3, "SIGSEGV"),
    ],
)
def test_only_the_reported_exit_code_is_believed(work: str, code: int, part: str) -> None:
    script = (
        "import ctypes, os, signal, sys\nfrom skparse.supervise import supervised\n"
        f"sys.exit(supervised({work}, 'a.pdf', {Limits(seconds=20)!r}))"
    ).replace("Limits(", "__import__('skparse').Limits(")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, cwd=ROOT, timeout=60)
    said = done.stderr.decode()
    assert done.returncode == code, said
    assert (said.count("\n") == 1 and said.startswith("skparse: a.pdf: ") and part in said) if part else not said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("group", [False, True])
def test_batch_cleans_up_when_it_is_terminated(number: signal.Signals, group: bool, tmp_path: Path) -> None:
    import pty  # does not exist where this file is skipped

    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for n in range(40):
        shutil.copy(SAMPLE, source / f"{n:02}.pdf")
    terminal, child_end = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "skparse", "batch", str(source), "-o", str(out), "--jobs", "2"],
        stdout=child_end,
        stderr=child_end,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm"},
        start_new_session=True,
    )
    os.close(child_end)
    _wait_for_plans(out, 2)
    (os.killpg if group else os.kill)(process.pid, number)
    said = _read(terminal)
    assert process.wait(30) == 128 + number
    hidden, shown = said.count(b"\x1b[?25l"), said.count(b"\x1b[?25h")
    assert hidden == shown == 1
    assert b"are done and kept" in said and b"skparse: terminated" in said and b"Traceback" not in said
    assert not list(out.rglob("*.part"))
    # Documents under way are not recorded as failed, which the next run would skip.
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
        except OSError:  # Linux: the other end is closed
            more = b""
        if not more:
            os.close(terminal)
            return said
        said += more
