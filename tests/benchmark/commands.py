"""What three commands cost, in one run: reads of `review`, `parse --verify` beside the parse, `collect` of many plans.

    python tests/benchmark/commands.py [--plans 1000] [--rounds 3] [--review FILE.pdf]

Of `review` it prints how often each page was read from the file and by OCR, and its CPU seconds beside those of the
parse; of `--verify` the ratio of CPU seconds over all samples, the minimum of the rounds; of `collect` to .xlsx the
seconds for so many plans, which are the golden ones over and over, and the peak memory of its process.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from benchmark.bench import cpu  # noqa: E402 - found where this file lies

SAMPLES = ROOT / "samples"


def counted(owner: type, name: str, number: Callable[..., int]) -> tuple[Counter[int], Callable[[], None]]:
    """Counts the calls of a method by page; the second result takes the counter off."""
    method, calls = getattr(owner, name), Counter[int]()

    def noted(self: Any, *args: Any) -> Any:
        calls[number(*args)] += 1
        return method(self, *args)

    setattr(owner, name, noted)
    return calls, lambda: setattr(owner, name, method)


def review(pdf: Path) -> None:
    """Print how often `review` reads each page."""
    from skparse.pipeline import parse
    from skparse.read.pdfium import PdfiumReader
    from skparse.read.scan.worker import Worker
    from skparse.review import review_html

    from_file, stop_file = counted(PdfiumReader, "page", int)
    by_ocr, stop_ocr = counted(Worker, "read", lambda page: page.number)
    whole = cpu(lambda: review_html(pdf), 1)
    stop_file()
    stop_ocr()
    alone = cpu(lambda: parse(pdf), 1)
    print(f"review of {pdf.stem}, {len(from_file)} pages: {whole:.1f} s CPU, the parse {alone:.1f} s")
    print(f"  each page is read {max(from_file.values())} times from the file", end="")
    print(f", {max(by_ocr.values())} times by OCR" if by_ocr else ", not by OCR")


def verify(rounds: int) -> None:
    """Print what `--verify` costs beside the parse."""
    from skparse.pipeline import parse

    files = [path.read_bytes() for path in sorted(SAMPLES.glob("*.pdf"))]
    parse(files[0], verify=True)
    plain = checked = 0.0
    for data in files:
        plain += cpu(lambda data=data: parse(data), rounds)  # type: ignore[misc]
        checked += cpu(lambda data=data: parse(data, verify=True), rounds)  # type: ignore[misc]
    print(f"--verify of {len(files)} samples: {checked:.2f} s CPU, {checked / plain:.2f} times the parse")


def collect_usage(plans: int) -> tuple[float, float]:
    """CPU seconds and peak MB of `collect` to a workbook."""
    golden = [path.read_bytes() for path in sorted((ROOT / "tests" / "golden").glob("*.json"))]
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder, "plans")
        inputs.mkdir()
        for number in range(plans):
            (inputs / f"{number:06}.json").write_bytes(golden[number % len(golden)])
        command = [sys.executable, "-m", "skparse", "collect", str(inputs), "-o", str(Path(folder, "rekap.xlsx")), "-q"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, cwd=ROOT, check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime, used.ru_maxrss / 1024


def collect(plans: int) -> None:
    """Print what `collect` to a workbook costs."""
    seconds, megabytes = collect_usage(plans)
    print(f"collect of {plans} plans: {seconds:.1f} s CPU, {megabytes:.0f} MB at the peak")


def main() -> None:
    """Print the figures."""
    warnings.simplefilter("ignore")
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--plans", type=int, default=1000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--review", type=Path, default=SAMPLES / "scans" / "wonosobo-grey.pdf")
    asked = options.parse_args()
    collect(asked.plans)  # first, while this process is small: a child's peak counts what it was before
    verify(asked.rounds)
    review(asked.review)


if __name__ == "__main__":
    main()
