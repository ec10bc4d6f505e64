"""The whole story where something is missing: pages that cannot be read, files that hold too little."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from conftest import SAMPLES
from parsed import parsed

import skparse
from skparse.page import Page
from skparse.read import PageError
from skparse.read.pdfium import PdfiumReader

PDF = SAMPLES / "batusari-2026.pdf"


def test_a_page_that_cannot_be_read_is_an_error_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = parsed(PDF)
    read = PdfiumReader.page

    def page(self: PdfiumReader, number: int) -> Page:
        if number == 6:
            raise PageError("page 6 cannot be loaded")
        return read(self, number)

    monkeypatch.setattr(PdfiumReader, "page", page)
    plan = skparse.parse(PDF)
    found = [f for f in plan.findings if f.code == "page-unreadable"]
    assert [(f.severity, f.page) for f in found] == [("error", 6)]
    assert 0 < len(list(plan.walk())) < len(list(whole.walk()))


def test_a_page_object_that_is_none_is_such_a_page() -> None:
    with pikepdf.open(PDF) as pdf:
        pages = pdf.Root.Pages
        while "/Kids" in pages.Kids[0]:
            pages = pages.Kids[0]
        pages.Kids[5] = pdf.make_indirect(pikepdf.Array([]))
        broken = io.BytesIO()
        pdf.save(broken)
    plan = skparse.parse(broken.getvalue())
    assert [f.page for f in plan.findings if f.code == "page-unreadable"] == [6]
    assert list(plan.walk())


@pytest.mark.slow
def test_bytes_path_and_file_object_are_the_same() -> None:
    with PDF.open("rb") as file:
        assert skparse.parse(file) == skparse.parse(str(PDF)) == skparse.parse(Path(PDF))


def test_progress_is_told_page_by_page() -> None:
    calls: list[tuple[int, int]] = []
    skparse.parse(PDF, pages=[3, 4, 5], progress=lambda done, total: calls.append((done, total)))
    assert calls == [(1, 3), (2, 3), (3, 3)]


def test_a_page_beyond_the_file_is_a_usage_error() -> None:
    with pytest.raises(skparse.UsageError, match="there is no page 99"):
        skparse.parse(PDF, pages=[1, 99])
