"""Large libraries are imported only when they are used."""

from __future__ import annotations

import subprocess
import sys

import pytest

LARGE = {"pydantic", "pandas", "numpy", "cv2", "camelot", "pdfplumber", "pdfminer", "pypdfium2", "PIL"}


def imported(code: str) -> set[str]:
    """The large libraries that a new interpreter has imported after ``code``."""
    script = f"{code}\nimport sys\nprint(*sorted(sys.modules), file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True, timeout=60)
    return LARGE.intersection(run.stderr.split())


@pytest.mark.parametrize(
    "code",
    [
        "import skparse",
        "import skparse.cli",
        "from skparse.cli import cli\nfrom skparse.console import run\nassert run(cli, ['--help']) == 0",
        "from skparse.cli import cli\nfrom skparse.console import run\nassert run(cli, ['a.pdf', '-o', 'a.txt']) == 2",
    ],
)
def test_command_line_starts_without_large_libraries(code: str) -> None:
    assert imported(code) == set()


def test_schema_imports_the_model_only() -> None:
    code = "from skparse.cli import cli\nfrom skparse.console import run\nassert run(cli, ['schema']) == 0"
    assert imported(code) == {"pydantic"}


def test_default_reader_imports_neither_pandas_nor_pdfplumber() -> None:
    found = imported("from skparse.pipeline import parse\nfrom skparse.read.pdfium import PdfiumReader")
    assert found.isdisjoint({"pandas", "cv2", "camelot", "pdfplumber", "pdfminer"})


def test_public_names_exist() -> None:
    import skparse

    for name in skparse.__all__:
        assert getattr(skparse, name) is not None
    with pytest.raises(AttributeError):
        _ = skparse.nothing
