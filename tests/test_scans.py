"""Scans of the samples against the truth of their originals, and files that are no plans."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw
from run_skparse import skparse as command
from trees import flat_nodes

import skparse
from skparse.read.scan.engines import available as engines

SCANS = Path(__file__).parent.parent / "samples" / "scans"
# Those that are read without any mistake; each takes seconds, so not all are tested here.
PERFECT = ["karangindah-askew", "selasihan-clean", "sukamerta-black-white", "wanakarta-wrong-layer"]


def _picture(image: Image.Image, dpi: int = 100) -> bytes:
    file = io.BytesIO()
    image.save(file, "PDF", resolution=dpi)
    return file.getvalue()


@pytest.mark.ocr
@pytest.mark.parametrize("name", PERFECT)
def test_a_scan_gives_the_plan_of_its_original(name: str) -> None:
    truth = json.loads((SCANS / f"{name}.json").read_text(encoding="utf-8"))
    plan = skparse.parse(SCANS / f"{name}.pdf", jobs=2)
    found = flat_nodes([n for lampiran in json.loads(plan.to_json())["lampiran"] for n in lampiran["nodes"]])
    printed = flat_nodes(truth["nodes"])
    assert [(n.path, n.text.casefold()) for n in found] == [(n.path, n.text.casefold()) for n in printed]
    assert [n.bulan for n in found] == [n.bulan for n in printed]
    assert plan.source.kind == "scanned"
    assert sum(f.code == "page-scanned" for f in plan.findings) == plan.source.pages
    wrong = sum(f.code == "text-layer-wrong" for f in plan.findings)
    assert wrong == (plan.source.pages if "wrong-layer" in name else 0)


@pytest.mark.ocr
def test_one_page_at_a_time_or_several_give_the_same_bytes() -> None:
    scan = SCANS / "karangindah-right-layer.pdf"
    alone, together = (skparse.parse(scan, pages=[1, 2], jobs=jobs) for jobs in (1, 3))
    assert alone.to_json() == together.to_json()


@pytest.mark.ocr
def test_mixed_files_have_a_kind_and_a_finding_per_page() -> None:
    plan = skparse.parse(SCANS / "kuningsari-mixed.pdf", pages=[2, 3])
    assert plan.source.kind == "mixed"
    assert [f.page for f in plan.findings if f.code == "page-scanned"] == [3]


def test_never_leaves_pictures_unread() -> None:
    with pytest.raises(skparse.NoTableError, match="5 of 5 pages are pictures"):
        skparse.parse(SCANS / "selasihan-clean.pdf", ocr="never")


@pytest.mark.ocr
@pytest.mark.parametrize("shade", [255, 128, 0])
def test_a_blank_page_is_no_table_and_no_crash(shade: int) -> None:
    with pytest.raises(skparse.NoTableError):
        skparse.parse(_picture(Image.new("L", (800, 600), shade)))


@pytest.mark.ocr
def test_a_photograph_is_no_table_and_no_crash() -> None:
    noise = Image.effect_noise((700, 500), 90)
    with pytest.raises(skparse.NoTableError):
        skparse.parse(_picture(noise.convert("RGB")))


def _sample_page(dpi: int) -> Image.Image:
    """A page of a digital sample as a picture."""
    with pdfium.PdfDocument(SCANS.parent / "karangindah-2026.pdf") as file:
        page: Image.Image = file[2].render(scale=dpi / 72).to_pil().convert("L")
        return page


@pytest.mark.ocr
def test_a_scan_of_72_dpi_keeps_its_numbers_and_months_and_its_texts_are_doubted() -> None:
    scanned = skparse.parse(_picture(_sample_page(72), 72))
    digital = skparse.parse(SCANS.parent / "karangindah-2026.pdf", pages=[3])
    found, printed = ([(node.marker, node.bulan) for node in plan.walk()] for plan in (scanned, digital))
    assert len(found) > 15
    assert found == printed
    assert [f.code for f in scanned.findings].count("ocr-doubtful") >= 3


@pytest.mark.ocr
def test_an_upside_down_page_is_read_as_it_is_the_right_way_up() -> None:
    page = _sample_page(200)
    plans = [json.loads(skparse.parse(_picture(one, 200)).to_json()) for one in (page, page.rotate(180))]
    upright, turned = ([row[:2] for row in flat_nodes(plan["lampiran"][0]["nodes"])] for plan in plans)
    assert upright
    assert upright == turned
    assert any("turned by 180" in f["message"] for f in plans[1]["findings"])


@pytest.mark.ocr
def test_handwriting_is_no_plan_and_no_crash() -> None:
    page = Image.new("L", (1240, 900), 255)
    pen = ImageDraw.Draw(page)
    rng = random.Random(4)
    for line in range(90, 850, 60):
        points = [(x, line + rng.randint(-18, 18)) for x in range(80, 1160, 9)]
        pen.line(points, fill=40, width=3)
    with pytest.raises(skparse.NoTableError):
        skparse.parse(_picture(page, 110))


@pytest.mark.ocr
def test_a_tiny_page_is_no_crash() -> None:
    with pytest.raises(skparse.NoTableError):
        skparse.parse(_picture(Image.new("1", (3, 2), 0), 72))


def test_without_an_engine_a_scan_ends_with_the_command_that_installs_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "has_rapid", lambda: False)
    with pytest.raises(skparse.EngineError, match="pip install rapidocr") as error:
        skparse.parse(SCANS / "selasihan-clean.pdf")
    assert error.value.exit_code == 3
    # A digital file needs none.
    assert skparse.parse(SCANS.parent / "selasihan-2026.pdf", pages=[1]).source.kind == "digital"


@pytest.mark.parametrize("option", [{"dpi": 10}, {"dpi": 5000}, {"jobs": 0}])
def test_options_that_make_no_sense(option: dict[str, int]) -> None:
    with pytest.raises(skparse.UsageError):
        skparse.parse(SCANS / "selasihan-clean.pdf", **option)  # type: ignore[arg-type]


@pytest.mark.ocr
def test_doctor_says_that_scans_can_be_read() -> None:
    run = command("doctor")
    assert run.returncode == 0
    assert b"scans can be read" in run.stdout
