"""The parts of the benchmark: each measures some figures of `kept.FIGURES`, in one run."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pypdfium2 as pdfium
from benchmark.bench import SAMPLES, bare, camelot_lattice, cpu, long_document, plumber
from benchmark.commands import collect_usage

import skparse.read.bulk as bulk
from skparse.pipeline import parse

_PARSE = (
    "import resource, sys, time; from skparse.pipeline import parse; parse(sys.argv[1]); "
    "begun = time.process_time(); parse(sys.argv[2]); "
    "print(time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
)


def _samples() -> list[Path]:
    return sorted(SAMPLES.glob("*.pdf"))


def _beside(other: Callable[[Path], object], rounds: int) -> float:
    """CPU of the parse of all samples, beside that of something else; the least of the rounds, which take turns."""
    parsed = compared = 0.0
    for path in _samples():
        data = path.read_bytes()
        parse(data)
        pairs = [(cpu(partial(parse, data), 1), cpu(partial(other, path), 1)) for _ in range(rounds)]
        parsed += min(ours for ours, _ in pairs)
        compared += min(theirs for _, theirs in pairs)
    return parsed / compared


def digital(rounds: int) -> dict[str, float]:
    """The parse beside the bare read."""
    compiled = not str(bulk.__file__).endswith(".py")
    return {"digital-compiled" if compiled else "digital": _beside(lambda path: bare(path.read_bytes()), rounds)}


def peers(rounds: int) -> dict[str, float]:
    """The parse beside pdfplumber and camelot; one round, because they are slow."""
    others = {
        "pdfplumber": plumber,
        "camelot-vector": camelot_lattice("vector"),
        "camelot-lattice": camelot_lattice(None),
    }
    return {name: _beside(other, min(rounds, 1)) for name, other in others.items()}


def start(rounds: int) -> dict[str, float]:
    """The command line with one page, beside the imports of its libraries; both from compiled files (.pyc)."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.pdf")
        out = pdfium.PdfDocument.new()
        source = pdfium.PdfDocument(SAMPLES / "rimbaraya-2026.pdf")
        out.import_pages(source, [2])
        out.save(str(page))
        whole = [sys.executable, "-m", "skparse", str(page), "-o", str(Path(folder, "y.json"))]
        imports = [sys.executable, "-c", "import pypdfium2, pydantic, numpy"]
        writes_pyc = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        run = partial(subprocess.run, capture_output=True, check=True, env=writes_pyc)
        for command in (whole, imports):
            run(command)  # writes the .pyc files
        return {"start": cpu(partial(run, whole), rounds) / cpu(partial(run, imports), rounds)}


def _many_decrees(pages: int) -> bytes:
    """The samples one after the other, again and again."""
    out = pdfium.PdfDocument.new()
    sources = [pdfium.PdfDocument(path) for path in _samples()]
    while len(out) < pages:
        out.import_pages(sources[0])
        sources.append(sources.pop(0))
    buffer = io.BytesIO()
    out.save(buffer)
    return buffer.getvalue()


def _usage(data: bytes) -> tuple[float, float]:
    """CPU seconds of the parse, and peak MB, of a process that does nothing else."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        first = str(SAMPLES / "batusari-2026.pdf")  # what only the first parse of a process does is left out
        command = [sys.executable, "-c", _PARSE, first, file.name]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def growth(rounds: int) -> dict[str, float]:
    """Time and memory by the number of pages."""
    found: dict[str, float] = {}
    a_page: dict[int, float] = {}
    for pages in (25, 100, 400, 1600):
        usages = [_usage(long_document(pages)) for _ in range(min(rounds, 3 if pages < 400 else 1))]
        a_page[pages] = min(seconds for seconds, _ in usages) / pages
        found[f"memory-{pages}"] = max(megabytes for _, megabytes in usages)
    found["memory-decrees"] = _usage(_many_decrees(1600))[1]
    return {"time-1600": a_page[1600] / a_page[25], **found}


def commands(rounds: int) -> dict[str, float]:
    """`--verify` beside the parse, and `collect`."""
    checked = _beside(lambda path: parse(path.read_bytes(), verify=True), min(rounds, 2))
    return {"verify": 1 / checked, "collect": collect_usage(1000)[0]}


PARTS: dict[str, Callable[[int], dict[str, float]]] = {
    # First what starts other processes: the peak of a child counts what its parent held before.
    "growth": growth,
    "start": start,
    "commands": commands,
    "digital": digital,
    "peers": peers,
}
"""Name → what measures it; it takes the number of rounds."""
