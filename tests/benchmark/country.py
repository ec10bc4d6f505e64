"""A country of SKs for `skparse batch`, and what the batch takes: time, memory of all its processes, two workers beside
one, and what isolation adds to each document.

    python tests/benchmark/country.py DIR [--documents 552] [--pages 25]

The documents are made once, in DIR/sk: a dozen random plans of so many pages, each printed for many offices with
metadata of its own, so that no two files are the same.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pikepdf

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT)]
KINDS = 12


def make(folder: Path, documents: int, pages: int) -> None:
    """Write the country's PDFs."""
    from samples.builder.producers import PRODUCERS
    from samples.builder.random_document import random_document, suit

    folder.mkdir(parents=True)
    models: list[bytes] = []
    seed = 0
    while len(models) < KINDS:
        seed += 1
        drawn = suit(random_document(random.Random(seed), 12 * pages), "reportlab")
        data = PRODUCERS["reportlab"](drawn)
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) < pages:
                continue
            del pdf.pages[pages:]
            buffer = io.BytesIO()
            pdf.save(buffer)
            models.append(buffer.getvalue())
    for n in range(documents):
        with pikepdf.open(io.BytesIO(models[n % KINDS])) as pdf:
            pdf.docinfo["/Title"] = f"SK {n}"
            target = folder / f"provinsi-{n % 38:02}" / f"{n:03}.pdf"
            target.parent.mkdir(exist_ok=True)
            pdf.save(target)


def resident(process: int) -> int:
    """Bytes of a process and all below it, shared ones counted once for each."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:
            continue
        if int(fields["Pid"]) == process or int(fields["PPid"]) == process:
            total += int(fields.get("VmRSS", "0 kB").split()[0]) * 1024
    return total


def run(source: Path, out: Path, jobs: int) -> tuple[float, int]:
    """Seconds and peak bytes of a batch."""
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "skparse", "batch", str(source), "-o", str(out), "--jobs", str(jobs), "-q"]
    begun = time.monotonic()
    process = subprocess.Popen([*command, "--fail-on", "never"], cwd=ROOT)
    peak = 0
    over = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not over.wait(0.2):
            peak = max(peak, resident(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = process.wait()
    seconds = time.monotonic() - begun
    over.set()
    watcher.join()
    assert code == 0
    return seconds, peak


def isolation(source: Path) -> float:
    """Milliseconds that a document takes longer in a worker than here, on average."""
    import skparse

    paths = sorted(source.rglob("*.pdf"))[:40]
    skparse.parse_isolated(paths[0])
    times = []
    for read in (skparse.parse, skparse.parse_isolated):
        begun = time.monotonic()
        for path in paths:
            plan = read(path)
            plan.to_json()
        times.append(time.monotonic() - begun)
    return (times[1] - times[0]) / len(paths) * 1000


def main() -> None:
    """Make what is not there, then measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=552)
    parser.add_argument("--pages", type=int, default=25)
    options = parser.parse_args()
    source = options.folder / "sk"
    if not source.exists():
        make(source, options.documents, options.pages)
    seconds, peak = run(source, options.folder / "plans", 2)
    print(f"{options.documents} documents of {options.pages} pages: {seconds:.0f} s, {peak / 2**20:.0f} MB")
    some = options.folder / "some"
    shutil.rmtree(some, ignore_errors=True)
    some.mkdir()
    for path in sorted(source.rglob("*.pdf"))[:200]:
        shutil.copy(path, some)
    one, two = run(some, options.folder / "plans-1", 1)[0], run(some, options.folder / "plans-2", 2)[0]
    print(f"200 documents: one worker {one:.1f} s, two {two:.1f} s, {one / two:.2f} times as fast")
    print(f"isolation: {isolation(source):.1f} ms a document")
    print(f"peak of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
