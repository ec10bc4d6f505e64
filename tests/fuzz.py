"""Mutated PDFs, thousands of them: none may crash, hang, leak, or give a plan that fails its schema.

    python tests/fuzz.py --count 10000 --keep /tmp/faults

Structured mutation: a third of the mutants are changed as bytes, a third as objects, a third in what their pages draw.
Each is read by `skparse.batch.pool` as `skparse batch` does. What goes wrong is written to --keep.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from skparse.batch.limits import Limits  # noqa: E402 - found where this file lies
from skparse.batch.pool import IsolatedExecutor  # noqa: E402
from skparse.batch.task import Outcome, Settings, decode_outcome, failed_outcome, run_task  # noqa: E402
from skparse.errors import CrashError, LimitError  # noqa: E402
from skparse.plan import Plan  # noqa: E402

SEEDS = sorted((ROOT / "samples" / "families").glob("*.pdf"))
LIMITS = Limits(seconds=30.0, memory=2 << 30, pages=50)
# OCR of a mutant that became a picture takes seconds, and has tests of its own.
SETTINGS = Settings(ocr="never", pages_max=50, formats=(".json", ".csv"))
Dice = random.Random

NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
ODD_NUMBERS = [b"0", b"-1", b"1e9", b"99999999999", b"-0.0001", b"2147483648", b"0.00001", b"nan", b"65536", b"3 0 R"]
NAME = re.compile(rb"/[A-Za-z0-9+]+")
TOKENS = [b"q", b"Q", b"BT", b"ET", b"cm", b"re", b"f", b"S", b"W n", b"Tj", b"TJ", b"Do", b"gs", b"BI", b"ID", b"EI"]


class Mutant(NamedTuple):
    """A changed PDF and how it came about."""

    data: bytes
    story: str


def mutant(seed: int) -> Mutant:
    """The mutant of this number; always the same."""
    dice = Dice(seed)
    path = dice.choice(SEEDS)
    data = path.read_bytes()
    how: Callable[[bytes, Dice], bytes] = (as_bytes, as_objects, as_drawing)[seed % 3]
    try:
        data = how(data, dice)
    except (pikepdf.PdfError, ValueError, RuntimeError, OverflowError, TypeError, KeyError) as error:
        # Not every change can be written by the library that makes it; then the bytes are changed.
        return Mutant(as_bytes(data, dice), f"{seed}: {path.stem} bytes (for {how.__name__}: {type(error).__name__})")
    return Mutant(data, f"{seed}: {path.stem} {how.__name__}")


def as_bytes(data: bytes, dice: Dice) -> bytes:
    """Flipped, cut, doubled, moved bytes; other numbers and names; another file's middle."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5, 30))):
        at = dice.randrange(len(changed))
        length = min(dice.choice((1, 2, 16, 300, 5000)), len(changed) - at)
        kind = dice.randrange(8)
        if kind == 0:
            changed[at] = dice.randrange(256)
        elif kind == 1:
            del changed[at : at + length]
        elif kind == 2:
            changed[at:at] = changed[at : at + length]
        elif kind == 3:
            other = dice.choice(SEEDS).read_bytes()
            begin = dice.randrange(len(other))
            changed[at : at + length] = other[begin : begin + length]
        elif kind == 4:
            changed = bytearray(_swapped(bytes(changed), NUMBER, dice.choice(ODD_NUMBERS), dice))
        elif kind == 5:
            names = NAME.findall(bytes(changed)) or [b"/X"]
            changed = bytearray(_swapped(bytes(changed), NAME, dice.choice(names), dice))
        elif kind == 6:
            changed = changed[: max(20, at)]
        else:
            changed[at : at + length] = bytes(length)
        if not changed:
            changed = bytearray(b"%PDF-1.7\n")
    return bytes(changed)


def _swapped(data: bytes, pattern: re.Pattern[bytes], new: bytes, dice: Dice) -> bytes:
    places = [m.span() for m in pattern.finditer(data)]
    if not places:
        return data
    begin, end = dice.choice(places)
    return data[:begin] + new + data[end:]


def as_objects(data: bytes, dice: Dice) -> bytes:
    """Keys lost, swapped, of the wrong kind; objects that contain themselves; odd boxes; wrong filters."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        objects = [one for one in pdf.objects if isinstance(one, (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array))]
        for _ in range(dice.choice((1, 2, 4))):
            _change_object(pdf, dice.choice(objects), objects, dice)
        return _saved(pdf, dice)


def _change_object(pdf: pikepdf.Pdf, one: Any, objects: list[Any], dice: Dice) -> None:
    odd: list[Any] = [
        0, -1, 2**31, 10**12, pikepdf.Name("/Nothing"), pikepdf.String("a" * 5000), pikepdf.Array([]),
        pikepdf.Dictionary(), pikepdf.Array([0, 0, 1e9, 1e9]), True, pikepdf.String("\x00\xff"), dice.choice(objects),
    ]  # fmt: skip
    new = dice.choice(odd)
    if isinstance(one, pikepdf.Array):
        if len(one):
            one[dice.randrange(len(one))] = new
        return
    keys = list(one.keys())
    if not keys:
        return
    key = dice.choice(keys)
    kind = dice.randrange(4)
    if kind == 0:
        del one[key]
    elif kind == 1:
        one[key] = one if one.is_indirect else new  # contains itself
    elif kind == 2:
        one[dice.choice(("/Kids", "/Parent", "/Contents", "/Resources", "/MediaBox", "/Rotate", "/Filter", key))] = new
    else:
        one[key] = new


def as_drawing(data: bytes, dice: Dice) -> bytes:
    """Operators lost, doubled, added; other numbers; nested states; what pages draw is nonsense, but well-formed."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = dice.choice(list(pdf.pages))
        page.contents_coalesce()
        text = page.Contents.read_bytes()
        for _ in range(dice.choice((1, 3, 20))):
            kind = dice.randrange(6)
            lines = text.split(b"\n")
            at = dice.randrange(len(lines))
            if kind == 0:
                text = _swapped(text, NUMBER, dice.choice(ODD_NUMBERS[:8]), dice)
            elif kind == 1:
                del lines[at : at + dice.choice((1, 5, 50))]
                text = b"\n".join(lines)
            elif kind == 2:
                lines[at:at] = lines[at : at + 20] * dice.choice((1, 3, 10))
                text = b"\n".join(lines)
            elif kind == 3:
                lines.insert(at, dice.choice(TOKENS))
                text = b"\n".join(lines)
            elif kind == 4:
                angle = dice.choice(
                    (b"0 1 -1 0 600 0 cm", b"-1 0 0 1 800 0 cm", b".7 .7 -.7 .7 300 0 cm", b"0 0 0 0 0 0 cm")
                )
                lines.insert(at, angle)
                text = b"\n".join(lines)
            else:
                dice.shuffle(lines) if dice.random() < 0.2 else lines.reverse()
                text = b"\n".join(lines)
        page.Contents = pdf.make_stream(text)
        return _saved(pdf, dice)


def _saved(pdf: pikepdf.Pdf, dice: Dice) -> bytes:
    buffer = io.BytesIO()
    mode = dice.choice((pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable))
    pdf.save(buffer, object_stream_mode=mode, fix_metadata_version=False)
    return buffer.getvalue()


def memory() -> bytes:
    """Number and resident bytes of a worker."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return f"{os.getpid()} {pages * os.sysconf('SC_PAGESIZE')}".encode()


class Report(NamedTuple):
    """What became of the mutants."""

    counts: Counter[str]
    faults: tuple[tuple[int, str], ...]
    """Number of the mutant, and what is wrong."""
    leak: float
    """Bytes by which a worker grows with each document."""
    slowest: tuple[float, int]


def fuzz(first: int, count: int, tell: Callable[[str], object] = lambda _: None) -> Report:
    """Read mutants in one worker, so that what it leaks can be seen."""
    counts: Counter[str] = Counter()
    faults: list[tuple[int, str]] = []
    sizes: dict[bytes, list[tuple[int, int]]] = {}
    slowest = (0.0, -1)
    from fuzz import memory as measured  # by its module's name, which a worker can import; as a script this is __main__

    with IsolatedExecutor(1, LIMITS) as pool:
        for seed, got in _outcomes(pool, range(first, first + count)):
            counts[type(got.error).__name__ if got.error else "plan"] += 1
            if isinstance(got.error, CrashError | LimitError) and "pages" not in str(got.error):
                faults.append((seed, f"{type(got.error).__name__}: {got.error}"))
            faults += [(seed, wrong) for wrong in _wrong(got)]
            slowest = max(slowest, (got.seconds, seed))
            done = seed - first + 1
            if done % 50 == 0:
                worker, size = pool.submit(measured).result().split()
                sizes.setdefault(worker, []).append((done, int(size)))
            if done % 500 == 0:
                tell(f"{done} of {count}: {dict(counts)}, {len(faults)} faults, slowest {slowest[0]:.1f} s")
    return Report(counts, tuple(faults), _growth(sizes.values()), slowest)


def _outcomes(pool: IsolatedExecutor, seeds: range) -> Iterator[tuple[int, Outcome]]:
    waiting: list[tuple[int, Future[bytes]]] = []
    for seed in seeds:
        waiting.append((seed, pool.submit(run_task, mutant(seed).data, f"{seed}.pdf", SETTINGS)))
        if len(waiting) > 2:
            yield _ended(*waiting.pop(0))
    for seed, future in waiting:
        yield _ended(seed, future)


def _ended(seed: int, future: Future[bytes]) -> tuple[int, Outcome]:
    try:
        return seed, decode_outcome(future.result())
    except Exception as error:
        return seed, failed_outcome(error)


def _wrong(got: Outcome) -> Iterator[str]:
    if got.error is not None:
        said = str(got.error)
        if not said or "\n" in said or "Traceback" in said:
            yield f"a bad message: {said!r}"
        return
    try:
        plan = Plan.model_validate_json(got.files[".json"], strict=True)
        if plan.to_json().encode() != got.files[".json"]:
            yield "the plan is not what it says"
        got.files[".csv"].decode("utf-8-sig")
    except ValueError as error:
        yield f"the plan fails its schema: {error}"


def _growth(workers: Iterable[list[tuple[int, int]]]) -> float:
    """Bytes a document, by the median of the workers: least squares over the second half of each one's life, as the
    first documents fill caches."""
    slopes = []
    for sizes in workers:
        late = sizes[len(sizes) // 2 :]
        if len(late) > 2:
            x, y = statistics.mean(n for n, _ in late), statistics.mean(b for _, b in late)
            slopes.append(sum((n - x) * (b - y) for n, b in late) / sum((n - x) ** 2 for n, _ in late))
    return statistics.median(slopes) if slopes else 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first mutant")
    parser.add_argument("--keep", type=Path, help="folder for the mutants that something is wrong with")
    options = parser.parse_args()
    begun = time.monotonic()
    report = fuzz(options.first, options.count, lambda line: print(line, flush=True))
    print(f"{options.count} mutants in {time.monotonic() - begun:.0f} s: {dict(report.counts)}")
    print(
        f"slowest: {report.slowest[0]:.1f} s ({mutant(report.slowest[1]).story}); "
        f"leak {report.leak / 1024:.1f} KB a document"
    )
    for seed, wrong in report.faults:
        one = mutant(seed)
        print(f"{one.story}: {wrong}")
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{seed}.pdf").write_bytes(one.data)
    return 1 if report.faults or report.leak > 100 * 1024 else 0


if __name__ == "__main__":
    sys.exit(main())
