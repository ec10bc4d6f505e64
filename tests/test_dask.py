"""The same batch on a Dask cluster on this machine: a scheduler and two worker processes, one of which is killed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import SAMPLES
from run_skparse import ROOT
from run_skparse import skparse as run_skparse

from skparse.batch.inputs import documents
from skparse.batch.manifest import NAME
from skparse.batch.run import batch

pytestmark = pytest.mark.dask


class Cluster(NamedTuple):
    address: str
    scheduler: subprocess.Popen[bytes]
    workers: tuple[subprocess.Popen[bytes], ...]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    where = tmp_path / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": ROOT}
    dask = [sys.executable, "-m", "dask"]
    processes = [
        subprocess.Popen(
            [*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", where],
            **quiet,  # type: ignore[call-overload]
        )
    ]
    try:
        deadline = time.monotonic() + 60
        while not where.exists() or not where.read_text():
            assert time.monotonic() < deadline and processes[0].poll() is None, "the scheduler did not start"
            time.sleep(0.05)
        own = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1", "--local-directory", tmp_path]
        for _ in range(2):
            processes.append(
                subprocess.Popen([*dask, "worker", "--scheduler-file", where, *own], **quiet)  # type: ignore[call-overload]
            )
        yield Cluster(json.loads(where.read_text())["address"], processes[0], tuple(processes[1:]))
    finally:
        for process in processes:
            process.kill()
            process.wait()


def test_worker_killed_during_the_run(cluster: Cluster, tmp_path: Path) -> None:
    source, out, undisturbed = tmp_path / "in", tmp_path / "out", tmp_path / "undisturbed"
    source.mkdir()
    names = sorted(p.name for p in (SAMPLES / "families").glob("*.pdf"))[:10]
    for n in range(60):
        shutil.copy(SAMPLES / "families" / names[n % len(names)], source / f"{n:02}.pdf")
    (source / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    command = [sys.executable, "-m", "skparse", "batch", str(source), "-o", str(out), "--scheduler", cluster.address]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    deadline = time.monotonic() + 60
    while not (out / NAME).exists() or (out / NAME).read_bytes().count(b"\n") < 10:
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.01)
    cluster.workers[0].kill()
    said, errors = process.communicate(timeout=90)
    assert process.returncode == 1, errors.decode()  # bad.pdf
    assert b"Traceback" not in errors and b"failed               1" in said
    batch(documents([str(source)]), undisturbed, jobs=2)
    assert _plans(out) == _plans(undisturbed) and len(_plans(out)) == 60


def test_scheduler_killed_during_the_run(cluster: Cluster, tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for n in range(60):
        shutil.copy(SAMPLES / "wonosobo-2026.pdf", source / f"{n:02}.pdf")
    command = [sys.executable, "-m", "skparse", "batch", str(source), "-o", str(out), "--scheduler", cluster.address]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    deadline = time.monotonic() + 60
    while not (out / NAME).exists() or (out / NAME).read_bytes().count(b"\n") < 4:
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.01)
    cluster.scheduler.kill()
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 3 and b"the cluster is gone" in errors and b"Traceback" not in errors, errors.decode()
    lines = [json.loads(line) for line in (out / NAME).read_bytes().splitlines()]
    assert 4 <= len(lines) < 60 and {line["status"] for line in lines} == {"done"}
    assert batch(documents([str(source)]), out, jobs=2).skipped == len(lines)


def _plans(out: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in out.glob("*.json")}


def test_no_scheduler(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-")
    done = run_skparse("batch", tmp_path, "-o", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:9")
    assert done.returncode == 3 and done.stderr.count(b"\n") == 1
    assert b"no Dask scheduler answers at tcp://127.0.0.1:9" in done.stderr


@pytest.mark.parametrize("shared", [True, False])
def test_by_path_and_by_bytes(cluster: Cluster, shared: bool, tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    shutil.copy(SAMPLES / "families" / "rotated.pdf", source / "a.pdf")
    more = ["--shared"] if shared else []
    done = run_skparse("batch", source, "-o", tmp_path / "out", "--scheduler", cluster.address, "-q", *more)
    assert (done.returncode, done.stdout) == (0, b""), done.stderr
    assert json.loads((tmp_path / "out" / "a.json").read_text(encoding="utf-8"))["source"]["file"] == "a.pdf"
