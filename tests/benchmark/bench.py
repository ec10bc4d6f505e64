"""What parse() costs beside the bare read of the same pages and beside the peers, side by side in one run.

    python tests/benchmark/bench.py [--peers] [FILE.pdf ...]

Prints CPU milliseconds a page and ratios; the minimum of the rounds counts, since what else the machine does only adds.
The bare read is pypdfium2's raw calls in a tight loop: FPDFText_GetCharBox for every character, FPDFPageObj_GetBounds
for every path. `python -m tests.benchmark` gives the figures of all documents together, and memory.
"""

from __future__ import annotations

import argparse
import ctypes
import io
import resource
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from skparse.pipeline import parse

SAMPLES = Path(__file__).parent.parent.parent / "samples"


def bare(data: bytes) -> int:
    """Read every character box and path bound; returns the number of pages."""
    pdf = pdfium.PdfDocument(data)
    box, bounds = [ctypes.c_double() for _ in range(4)], [ctypes.c_float() for _ in range(4)]
    for index in range(len(pdf)):
        page = raw.FPDF_LoadPage(pdf, index)
        text = raw.FPDFText_LoadPage(page)
        for char in range(raw.FPDFText_CountChars(text)):
            raw.FPDFText_GetCharBox(text, char, *box)
        for n in range(raw.FPDFPage_CountObjects(page)):
            obj = raw.FPDFPage_GetObject(page, n)
            if raw.FPDFPageObj_GetType(obj) == raw.FPDF_PAGEOBJ_PATH:
                raw.FPDFPageObj_GetBounds(obj, *bounds)
        raw.FPDFText_ClosePage(text)
        raw.FPDF_ClosePage(page)
    count = len(pdf)
    pdf.close()
    return count


def plumber(path: Path) -> None:
    """pdfplumber's tables of every page."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.close()


def camelot_lattice(engine: str | None) -> Callable[[Path], None]:
    """camelot's lattice flavour with an engine of its own."""

    def run(path: Path) -> None:
        from camelot.io import read_pdf

        options = {"engine": engine} if engine else {}
        read_pdf(str(path), pages="all", flavor="lattice", **options)

    return run


def cpu(work: Callable[[], object], rounds: int) -> float:
    """The least CPU seconds of several rounds, this process and its children."""
    best = float("inf")
    for _ in range(rounds):
        before = sum(resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime for who in _WHO)
        work()
        after = sum(resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime for who in _WHO)
        best = min(best, after - before)
    return best


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def long_document(pages: int) -> bytes:
    """The samples' pages over and over."""
    out = pdfium.PdfDocument.new()
    source = pdfium.PdfDocument(SAMPLES / "rimbaraya-2026.pdf")
    while len(out) < pages:
        out.import_pages(source)
    buffer = io.BytesIO()
    out.save(buffer)
    return buffer.getvalue()


def main() -> None:
    """Print the table."""
    warnings.simplefilter("ignore")
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("files", nargs="*", type=Path, default=sorted(SAMPLES.glob("*.pdf")))
    options.add_argument("--peers", action="store_true", help="time pdfplumber and camelot too (minutes)")
    options.add_argument("--rounds", type=int, default=7)
    asked = options.parse_args()
    peers: dict[str, Callable[[Path], None]] = {}
    if asked.peers:
        peers = {
            "pdfplumber": plumber,
            "camelot vector": camelot_lattice("vector"),
            "camelot lattice": camelot_lattice(None),
        }
    print(f"{'document':28} pages  {'bare':>6} {'parse':>6} {'ratio':>6}" + "".join(f" {name:>16}" for name in peers))
    totals = dict.fromkeys(["bare", "parse", *peers], 0.0)
    for path in asked.files:
        data = path.read_bytes()
        pages = bare(data)
        parse(data)
        times = {
            "bare": cpu(partial(bare, data), asked.rounds),
            "parse": cpu(partial(parse, data), asked.rounds),
        }
        times |= {name: cpu(partial(run, path), 1) for name, run in peers.items()}
        for name, seconds in times.items():
            totals[name] += seconds
        _row(path.stem, pages, times, list(peers))
    _row("all", 0, totals, list(peers))


def _row(name: str, pages: int, times: dict[str, float], peers: list[str]) -> None:
    page = 1000 / max(pages, 1)
    ratio = times["parse"] / times["bare"]
    rest = "".join(f" {times[p] * page:7.1f} ({times[p] / times['parse']:4.1f}x)" for p in peers)
    print(f"{name:28} {pages or '':>5}  {times['bare'] * page:6.2f} {times['parse'] * page:6.2f} {ratio:6.2f}{rest}")


if __name__ == "__main__":
    main()
