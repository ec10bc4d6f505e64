"""The reader's loops in C give the same pages as those in Python."""

from __future__ import annotations

import importlib.util
import shlex
import shutil
import subprocess
import sysconfig
from pathlib import Path
from types import ModuleType

import pikepdf
import pytest

import skparse
from skparse.page import Page
from skparse.read.pdfium import PdfiumReader
from skparse.read.pdfium_calls import function_address

ROOT = Path(__file__).parent.parent
SOURCE = Path(skparse.__file__).parent / "read" / "bulk"
SAMPLES = sorted([*ROOT.glob("samples/*.pdf"), *ROOT.glob("samples/families/*.pdf")])


def _loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("bulk", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def in_python() -> ModuleType:
    return _loaded(SOURCE.with_suffix(".py"))


@pytest.fixture(scope="module")
def in_c(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """bulk.c, compiled for this test whether or not this installation is."""
    compiler = shlex.split(sysconfig.get_config_var("CC") or "cc")
    headers = Path(sysconfig.get_paths()["include"])
    if shutil.which(compiler[0]) is None or not (headers / "Python.h").exists():
        pytest.skip("no C compiler, or no headers of Python; .ci/run installs both")
    library = tmp_path_factory.mktemp("bulk") / "bulk.so"
    warnings = ["-Wall", "-Wextra", "-Werror", "-Wno-unused-parameter", "-Wno-missing-field-initializers"]
    command = [*compiler, "-O2", "-ffp-contract=off", "-shared", "-fPIC", *warnings]
    subprocess.run([*command, f"-I{headers}", str(SOURCE.with_suffix(".c")), "-o", str(library)], check=True)
    return _loaded(library)


def _pages(data: bytes, loops: ModuleType, patch: pytest.MonkeyPatch) -> list[Page]:
    patch.setattr("skparse.read.pdfium.collect_shapes", loops.collect_shapes)
    patch.setattr("skparse.read.pdfium_text.ends_of_spans", loops.ends_of_spans)
    patch.setattr("skparse.read.pdfium_objects.describe_text", loops.describe_text)
    reader = PdfiumReader(data)
    try:
        return [reader.page(number) for number in range(1, reader.page_count + 1)]
    finally:
        reader.close()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_pages_are_equal(path: Path, in_c: ModuleType, in_python: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    data = path.read_bytes()
    pages = _pages(data, in_c, monkeypatch)
    assert pages == _pages(data, in_python, monkeypatch)
    assert any(page.words for page in pages)
    assert any(page.rules_h for page in pages)


@pytest.mark.parametrize("trait", ["turned", "scaled", "in-a-form"])
def test_pages_whose_user_space_is_not_plain_are_equal(
    trait: str, in_c: ModuleType, in_python: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pikepdf.open(ROOT / "samples" / "batusari-2026.pdf") as pdf:
        for page in pdf.pages:
            if trait == "turned":
                page.rotate(90, relative=False)
            elif trait == "scaled":
                page.UserUnit = 2
            else:
                page.contents_coalesce()
                drawn, frame = page.Contents.read_bytes(), page.as_form_xobject().stream_dict
                form = pdf.make_stream(drawn, frame)
                page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fx=form))
                page.Contents = pdf.make_stream(b"q 0.5 0 0 0.5 10 20 cm /Fx Do Q /Fx Do")
        pdf.save(tmp_path / "changed.pdf")
    data = (tmp_path / "changed.pdf").read_bytes()
    pages = _pages(data, in_c, monkeypatch)
    assert pages == _pages(data, in_python, monkeypatch)
    assert any(page.words and page.rules_h and page.rules_v for page in pages)


def test_what_a_callback_raises_comes_through(in_c: ModuleType) -> None:
    def place(*_: float) -> tuple[float, float, float, float]:
        raise RuntimeError("from the callback")

    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    from skparse.read.pdfium_calls import address

    pdf = pdfium.PdfDocument(ROOT / "samples" / "batusari-2026.pdf")
    page = raw.FPDF_LoadPage(pdf, len(pdf) - 1)
    try:
        with pytest.raises(RuntimeError, match="from the callback"):
            in_c.collect_shapes(address(page), False, None, place, ([], [], []), (1.0, 1.0, 1.0), print)
    finally:
        raw.FPDF_ClosePage(page)
        pdf.close()


def test_wrong_arguments_are_refused(in_c: ModuleType) -> None:
    with pytest.raises(TypeError):
        in_c.collect_shapes("page", False, None, None, ([], [], []), (1.0, 1.0, 1.0), None)
    with pytest.raises(TypeError):
        in_c.ends_of_spans(0, None)


def test_an_unknown_function_of_pdfium_has_no_address() -> None:
    assert function_address("FPDF_NoSuchFunction") == 0
    assert function_address("FPDF_LoadPage") > 0
