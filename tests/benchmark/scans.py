"""What a scan costs: CPU time a page beside RapidOCR's whole pipeline on the same pictures, and memory.

    python tests/benchmark/scans.py time [FILE:PAGE,PAGE ...] [--rounds 1]
    python tests/benchmark/scans.py memory DIR [--pages 100] [--jobs 1 2] [--dpi 300 100]
    python tests/benchmark/scans.py dense [--letters 6000]

time    CPU seconds a page and their ratio. RapidOCR finds its lines, turns and reads them, with its own settings, but
        in one thread, as skparse does: waiting threads would count as its work.
memory  the peak of a process that reads one long scan. The scans are made in DIR of the pages of samples/scans.
dense   a page full of short lines, and one full of dust, beside a usual page.
"""

from __future__ import annotations

import argparse
import io
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pikepdf
import pypdfium2 as pdfium
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT)]
SCANS = ROOT / "samples" / "scans"
TIMED = (
    "karangindah-askew:2,3",
    "pulauseruni-stamped:4",
    "sukamerta-black-white:3",
    "gunungjati-turned:3",
    "lembahwangi-dusty:2",
    "muarabiru-uneven:4",
    "selasihan-clean:3",
    "wonosobo-grey:9",
)
OF_300_DPI = ("karangindah-askew", "pulauseruni-stamped", "sukamerta-black-white")
CHILD = """
import sys
import skparse
skparse.parse(sys.argv[1], jobs=int(sys.argv[2]))
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
"""


class Peer:
    """RapidOCR as it comes."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        threads = {f"EngineConfig.onnxruntime.{way}_op_num_threads": 1 for way in ("intra", "inter")}
        self._rapid = RapidOCR(params={"Global.log_level": "critical", **threads})

    def seconds(self, picture: Any) -> float:
        """CPU seconds for one picture."""
        begun = time.process_time()
        self._rapid(picture)
        return time.process_time() - begun


class Ours:
    """One file, its pages read by skparse up to their words, rules and fills."""

    def __init__(self, data: bytes) -> None:
        from skparse.read import open_pages
        from skparse.read.options import OcrOptions

        self._pages = open_pages(data, options=OcrOptions())

    def seconds(self, number: int) -> float:
        """CPU seconds for one page."""
        begun = time.process_time()
        (read,) = self._pages.read([number])
        if read.page is None or read.page.scan is None:
            raise SystemExit(f"page {number} was not read as a picture: {read.error}")
        return time.process_time() - begun


def picture_of(data: bytes, number: int) -> Any:
    """The picture that skparse reads."""
    from skparse.read.scan.raster.render import render_page

    with pdfium.PdfDocument(data) as pdf:
        return render_page(pdf, number, 300)[0]


def measure_time(wanted: Sequence[str], rounds: int) -> None:
    """A line for each page."""
    peer = Peer()
    peer.seconds(np.full((200, 400, 3), 255, np.uint8))
    ratios, totals = [], np.zeros(2)
    print(f"{'page':32} {'RapidOCR':>9} {'skparse':>9} {'ratio':>6}")
    for name, number, data in _pages(wanted):
        ours, picture = Ours(data), picture_of(data, number)
        ours.seconds(number)  # the engine is made with the first page
        times = np.array([[peer.seconds(picture), ours.seconds(number)] for _ in range(rounds)]).min(axis=0)
        ratios.append(times[1] / times[0])
        totals += times
        print(f"{name + ' ' + str(number):32} {times[0]:8.2f}s {times[1]:8.2f}s {ratios[-1]:6.2f}", flush=True)
    print(f"{'all':32} {totals[0]:8.2f}s {totals[1]:8.2f}s {totals[1] / totals[0]:6.2f}")
    print(f"median of the ratios: {statistics.median(ratios):.2f}")


def _pages(wanted: Sequence[str]) -> Iterator[tuple[str, int, bytes]]:
    for one in wanted:
        name, numbers = one.rsplit(":", 1)
        path = Path(name) if name.endswith(".pdf") else SCANS / f"{name}.pdf"
        for number in numbers.split(","):
            yield path.stem, int(number), path.read_bytes()


def long_scan(pages: int, dpi: int) -> bytes:
    """A scan of so many pages: those of 300 dpi among the samples as they are, or drawn again with fewer pixels."""
    with pikepdf.new() as long:
        for name in OF_300_DPI:
            data = (SCANS / f"{name}.pdf").read_bytes()
            with pikepdf.open(io.BytesIO(data if dpi == 300 else _drawn(data, dpi))) as some:
                long.pages.extend(some.pages)
        count = len(long.pages)
        for number in range(count, pages):
            long.pages.append(long.pages[number % count])
        del long.pages[pages:]
        buffer = io.BytesIO()
        long.save(buffer)
    return buffer.getvalue()


def _drawn(data: bytes, dpi: int) -> bytes:
    with pdfium.PdfDocument(data) as pdf:
        pictures = [page.render(scale=dpi / 72).to_pil().convert("L") for page in pdf]
    buffer = io.BytesIO()
    pictures[0].save(buffer, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:])
    return buffer.getvalue()


def measure_memory(folder: Path, pages: int, jobs: Sequence[int], dpis: Sequence[int]) -> None:
    """A line for each scan and number of jobs."""
    folder.mkdir(parents=True, exist_ok=True)
    for dpi in dpis:
        path = folder / f"{pages}-pages-{dpi}-dpi.pdf"
        if not path.exists():
            path.write_bytes(long_scan(pages, dpi))
        for count in jobs:
            begun = time.monotonic()
            command = [sys.executable, "-c", CHILD, str(path), str(count)]
            done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
            megabytes = int(done.stdout.split()[-1]) / 1024
            passed = time.monotonic() - begun
            print(f"{pages} pages of {dpi} dpi, jobs {count}: {megabytes:.0f} MB, {passed:.0f} s", flush=True)


def short_lines(letters: int) -> Image.Image:
    """A page of A4 at 300 dpi full of letters that stand apart."""
    page = np.full((3508, 2480), 255, np.uint8)
    step = int((3508 * 2480 / letters) ** 0.5)
    places = [(x, y) for y in range(step, 3508 - step, step) for x in range(step, 2480 - step, step)]
    for n, place in enumerate(places):
        cv2.putText(page, chr(97 + n % 26), place, cv2.FONT_HERSHEY_SIMPLEX, step / 50, (0,), 2, cv2.LINE_AA)
    return Image.fromarray(page)


def dust(letters: int) -> Image.Image:
    """A page of A4 at 300 dpi full of specks and short strokes in all directions."""
    page = np.full((3508, 2480), 255, np.uint8)
    generator = np.random.default_rng(1)
    for x, y, dx, dy in generator.integers((0, 0, -25, -25), (2480, 3508, 25, 25), (letters, 4)).tolist():
        cv2.line(page, (x, y), (x + dx, y + dy), (60,), 3, cv2.LINE_AA)
    return Image.fromarray(page)


def measure_dense(letters: int) -> None:
    """The dense pages beside a usual one."""
    usual = Ours((SCANS / "karangindah-askew.pdf").read_bytes())
    usual.seconds(2)
    base = usual.seconds(2)
    print(f"{'a usual page':32} {base:8.2f}s")
    for name, picture in (("short lines", short_lines(letters)), ("dust", dust(letters))):
        buffer = io.BytesIO()
        picture.save(buffer, "PDF", resolution=300)
        begun = time.process_time()
        try:
            Ours(buffer.getvalue()).seconds(1)
            said = ""
        except SystemExit as error:
            said = str(error)
        passed = time.process_time() - begun
        print(f"{name:32} {passed:8.2f}s {passed / base:6.1f} times  {said}", flush=True)


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_subparsers(dest="kind", required=True)
    timed = kinds.add_parser("time")
    timed.add_argument("pages", nargs="*", default=TIMED)
    timed.add_argument("--rounds", type=int, default=1)
    memory = kinds.add_parser("memory")
    memory.add_argument("folder", type=Path)
    memory.add_argument("--pages", type=int, default=100)
    memory.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    memory.add_argument("--dpi", type=int, nargs="+", default=[300, 100])
    dense = kinds.add_parser("dense")
    dense.add_argument("--letters", type=int, default=6000)
    options = parser.parse_args()
    if options.kind == "time":
        measure_time(options.pages, options.rounds)
    elif options.kind == "memory":
        measure_memory(options.folder, options.pages, options.jobs, options.dpi)
    else:
        measure_dense(options.letters)


if __name__ == "__main__":
    main()
