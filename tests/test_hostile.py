"""PDFs that mean harm: bounded time and memory, a plan or a clean failure, and nothing outside the output folder."""

from __future__ import annotations

import hashlib
import io
import json
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from conftest import SAMPLES
from fuzz import fuzz
from parsed import plan_json
from pikepdf import Array, Dictionary, Name
from run_skparse import skparse as run_skparse

import skparse
from skparse.batch.inputs import documents
from skparse.batch.run import batch

pytestmark = pytest.mark.slow

LIMITS = skparse.Limits(seconds=8.0, memory=1 << 30)
TABLE = (SAMPLES / "families" / "merged-ticks.pdf").read_bytes()


def raw(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, with a right cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, root, start)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(data), more, data)


def page(content: bytes, box: bytes = b"[0 0 842 595]", more: bytes = b"") -> bytes:
    return raw(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox%b/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>%b>>" % (box, more),
        content,
    )


def deflated(size: int) -> bytes:
    """So many bytes of blanks, deflated to a thousandth; made by repeating what a mebibyte becomes."""
    squeeze = zlib.compressobj(9)
    first = squeeze.compress(b" " * (1 << 20)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    again = squeeze.compress(b" " * (1 << 20)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    return first + again * (size >> 20) + squeeze.flush()


def bomb() -> bytes:
    return page(stream(deflated(4 << 30), b"/Filter/FlateDecode"))


def nested_bomb() -> bytes:
    data = zlib.compress(zlib.compress(deflated(2 << 30), 9), 9)
    return page(stream(data, b"/Filter[/FlateDecode/FlateDecode/FlateDecode]"))


def picture_bomb() -> bytes:
    image = b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 8"
    return raw(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        stream(b"q 842 0 0 595 0 0 cm /X Do Q"),
        stream(deflated(3600 << 20), b"/Filter/FlateDecode" + image),
    )


def million_objects() -> bytes:
    return raw(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]>>",
        *([b"[4 0 R 5 0 R]"] * 1_000_000),
    )


def million_operators() -> bytes:
    return page(stream(zlib.compress(b"0 0 10 10 re f\n" * 3_000_000), b"/Filter/FlateDecode"))


def million_rules() -> bytes:
    lines = b"".join(b"%d %d m %d %d l S\n" % (n % 800, n % 500, n % 800, n % 500 + 40) for n in range(400_000))
    return page(stream(zlib.compress(lines), b"/Filter/FlateDecode"))


def own_grandfather() -> bytes:
    return raw(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 1000000/Parent 3 0 R>>",
        b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 1000000/Parent 2 0 R>>",
    )


def form_in_itself() -> bytes:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 800 500]/Resources<</XObject<</X 4 0 R>>>>"
    return page(stream(b"/X Do /X Do /X Do", form))


def deep_arrays() -> bytes:
    return page(
        stream(b"BT " + b"[" * 300_000 + b"]" * 300_000 + b" TJ ET"), more=b"/A" + b"[" * 100_000 + b"]" * 100_000
    )


def deep_states() -> bytes:
    return page(stream(b"q " * 2_000_000))


def box(text: bytes) -> Callable[[], bytes]:
    return lambda: page(stream(b"0 0 100 100 re S 10 10 50 50 re f"), text)


def broken_xref() -> bytes:
    return TABLE.replace(b"startxref", b"startxxxx")[:-20]


def wrong_lengths() -> bytes:
    return TABLE.replace(b"/Length ", b"/Length 9")


def script() -> bytes:
    with pikepdf.open(io.BytesIO(TABLE)) as pdf:
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="while (true) app.alert('x')")
        pdf.Root.AA = Dictionary(WC=Dictionary(S=Name.Launch, F="/bin/sh"))
        pdf.attachments["../../../evil.sh"] = pikepdf.AttachedFileSpec(pdf, b"#!/bin/sh\n", filename="../../../evil.sh")
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def many_pages() -> bytes:
    with pikepdf.new() as pdf:
        one = pdf.make_indirect(Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 842, 595])))
        for _ in range(5000):
            pdf.pages.append(pikepdf.Page(one))
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


HOSTILE: list[Callable[[], bytes]] = [
    bomb, nested_bomb, picture_bomb, million_objects, million_operators, million_rules, own_grandfather, form_in_itself,
    deep_arrays, deep_states, broken_xref, wrong_lengths, script, many_pages,
]  # fmt: skip
BOXES = [
    b"[0 0 1e9 1e9]",
    b"[0 0 1 14400]",
    b"[0 0 14400 1]",
    b"[0 0 0 0]",
    b"[0 0 -5 -5]",
    b"[nan 0 1 1]",
    b"[9e99 0 1 1]",
]


@pytest.mark.parametrize("make", HOSTILE, ids=lambda make: make.__name__)
def test_bounded(make: Callable[[], bytes]) -> None:
    data = make()
    begun = time.monotonic()
    (result,) = skparse.parse_many([data], jobs=1, limits=LIMITS)
    assert not isinstance(result.error, skparse.CrashError), f"it takes the process with it: {result.error}"
    assert result.plan is not None or (str(result.error) and "\n" not in str(result.error))
    assert time.monotonic() - begun < 15


@pytest.mark.parametrize("text", BOXES)
@pytest.mark.parametrize("ocr", ["never", "always"])
def test_odd_pages(text: bytes, ocr: str) -> None:
    settings = skparse.Settings(ocr=ocr)  # type: ignore[arg-type]
    with pytest.raises(skparse.SkparseError) as caught:
        skparse.parse_isolated(box(text)(), limits=LIMITS, settings=settings)
    assert not isinstance(caught.value, skparse.CrashError)


def test_command_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(bomb())
    done = run_skparse(tmp_path / "a.pdf", "-o", tmp_path / "a.json", "--memory", "1G", "--timeout", "20")
    assert done.returncode in (3, 4, 5) and done.stderr.count(b"\n") == 1, done.stderr
    (tmp_path / "b.pdf").write_bytes(TABLE)
    done = run_skparse(tmp_path / "b.pdf", "-o", tmp_path / "b.json", "--timeout", "0.05")
    assert done.returncode == 5 and b"longer than 0.05 s" in done.stderr and not (tmp_path / "b.json").exists()
    done = run_skparse(tmp_path / "b.pdf", "-o", tmp_path / "b.json", "--size-max", "1K")
    assert done.returncode == 5 and b"--size-max" in done.stderr
    done = run_skparse(SAMPLES / "wonosobo-2026.pdf", "-o", tmp_path / "b.json", "--pages-max", "3")
    assert done.returncode == 5 and b"--pages-max" in done.stderr


def test_one_bad_among_good(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / "a.pdf").write_bytes(bomb())
    (source / "b.pdf").write_bytes(TABLE)
    (source / "c.pdf").write_bytes(script())
    summary = batch(documents([str(source)]), out, limits=LIMITS, jobs=2)
    assert [record.input for record in summary.failed] == ["a.pdf"]
    assert {p.name for p in tmp_path.rglob("*") if p.is_file() and source not in p.parents} >= {"b.json", "c.json"}
    assert not list(tmp_path.rglob("evil*"))


def test_mutants() -> None:
    """A few of those that ``python tests/fuzz.py`` makes by the thousand."""
    report = fuzz(20_000, 150)
    assert report.faults == ()
    assert sum(report.counts.values()) == 150 and report.counts["plan"] > 50


@pytest.mark.parametrize("command", ["parse", "batch"])
@pytest.mark.parametrize(
    ("option", "value"),
    [
        *(("--timeout", one) for one in ("nan", "inf", "-inf", "1e+10", "0", "-1", "x")),
        *(("--memory", one) for one in ("0", "0.01", "-1G", "nan", "60M", "100M", "511M")),
        ("--size-max", "0.01"),
    ],
)
def test_limits_that_are_none(command: str, option: str, value: str, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    done = run_skparse(command, SAMPLES / "wonosobo-2026.pdf", "-o", out, f"{option}={value}")
    assert done.returncode == 2 and not out.exists(), done.stderr
    assert done.stderr.count(b"\n") == 1 and done.stderr.startswith(b"skparse: ") and value.encode() in done.stderr


def test_least_memory_is_enough_to_say_that_it_is_too_little(tmp_path: Path) -> None:
    source, out = SAMPLES / "wonosobo-2026.pdf", tmp_path / "out.json"
    done = run_skparse(source, "-o", out, "--memory", "512M", "-q")
    assert done.returncode in (0, 5) and out.exists() == (done.returncode == 0)
    assert done.stderr.count(b"\n") == (1 if done.returncode else 0)


def test_endless_time_is_no_fault() -> None:
    (result,) = skparse.parse_many([TABLE], jobs=1, limits=skparse.Limits(seconds=float("inf")))
    assert result.plan is not None


COMMANDS = {
    "review": ["review", "{pdf}", "-o", "{out}/x.html", "-q"],
    "review --plan": ["review", "{pdf}", "--plan", "{plan}", "-o", "{out}/x.html", "-q"],
    "check": ["check", "{plan}", "{pdf}", "-q"],
    "debug": ["debug", "{pdf}", "--page", "5", "-o", "{out}/x.png"],
}


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "plan.json"
    path.write_text(plan_json(SAMPLES / "wonosobo-2026.pdf"), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    ("option", "value"), [("--timeout", "0.05"), ("--pages-max", "20"), ("--size-max", "70K"), ("--memory", "100M")]
)
def test_other_commands_are_bounded(name: str, option: str, value: str, plan: Path, tmp_path: Path) -> None:
    pdf = SAMPLES / "wonosobo-2026.pdf"
    args = [one.format(pdf=pdf, plan=plan, out=tmp_path) for one in COMMANDS[name]]
    done = run_skparse(*args, option, value)
    assert done.returncode == (2 if option == "--memory" else 5), done.stderr
    assert done.stdout == b"" and done.stderr.count(b"\n") == 1 and done.stderr.startswith(b"skparse: ")
    assert option.encode() in done.stderr and not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["review", "check", "debug"])
@pytest.mark.parametrize("make", [bomb, picture_bomb], ids=lambda make: make.__name__)
def test_bombs_in_other_commands(name: str, make: Callable[[], bytes], tmp_path: Path) -> None:
    """They use more memory than they may for a moment only."""
    pdf, plan = tmp_path / "a.pdf", tmp_path / "plan.json"
    pdf.write_bytes(make())
    mended = json.loads(skparse.parse(TABLE).to_json())
    mended["source"] |= {"sha256": hashlib.sha256(pdf.read_bytes()).hexdigest(), "pages": 1, "kind": "scanned"}
    plan.write_text(json.dumps(mended))
    args = [one.format(pdf=pdf, plan=plan, out=tmp_path) for one in COMMANDS[name]]
    args = ["1" if one == "5" else one for one in args]
    begun = time.monotonic()
    done = run_skparse(*args, "--memory", "1G", "--timeout", "15")
    assert time.monotonic() - begun < 25
    assert done.returncode in (0, 1, 3, 4, 5), done.stderr
    assert b"Traceback" not in done.stderr and b"this is a bug" not in done.stderr
