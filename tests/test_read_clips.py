"""Text that is invisible, because of a clip path or off the page, is not read; the same in both readers."""

from __future__ import annotations

import io

import pikepdf
import pytest
from forge import HEIGHT, LOOKS, PLAIN, WIDTH, Look, forge, text
from pikepdf import Array, Dictionary, Name

from skparse.read import ReaderName, open_reader

READERS: list[ReaderName] = ["pdfium", "pdfplumber"]


def words(data: bytes, reader: ReaderName) -> list[str]:
    document = open_reader(data, reader)
    try:
        return [w.text for w in document.page(1).words]
    finally:
        document.close()


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("look", LOOKS)
def test_a_clipped_cell(reader: ReaderName, look: Look) -> None:
    # Calc prints a merged cell that is split over pages in full on each page, clipped to the part there.
    clipped = f"q 20 100 80 30 re W n {text(25, 110, 'Rapat')}{text(25, 140, 'atas')}{text(25, 80, 'bawah')} Q\n"
    assert words(forge(clipped + text(25, 50, "lepas"), look), reader) == ["Rapat", "lepas"]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("clip", "seen"),
    [
        ("20 100 80 30 re W n", ["Rapat"]),
        ("20 100 80 30 re W* n", ["Rapat"]),
        ("20 100 m 100 100 l 100 130 l 20 130 l h W n", ["Rapat"]),
        ("20 100 m 100 100 l 100 130 l 20 130 l W n", ["Rapat"]),
        ("20 100 80 30 re 20 60 80 5 re W n", ["Rapat", "luar"]),  # not a rectangle: ignored
        ("20 60 80 5 re W n 20 100 80 30 re W n", ["Rapat"]),  # the innermost counts
        ("20 100 20 30 re W n", ["Rapat"]),  # cut through, but its center is visible
        ("q 20 60 80 5 re W n Q", ["Rapat", "luar"]),
        ("2 0 0 2 0 0 cm 10 50 40 15 re W n .5 0 0 .5 0 0 cm", ["Rapat"]),
    ],
)
def test_clip_paths(reader: ReaderName, clip: str, seen: list[str]) -> None:
    data = forge(f"q {clip} {text(25, 110, 'Rapat')}{text(25, 80, 'luar')} Q")
    assert words(data, reader) == seen


@pytest.mark.parametrize("reader", READERS)
def test_off_the_page(reader: ReaderName) -> None:
    out = text(-60, 100, "kiri") + text(WIDTH + 5, 100, "kanan") + text(50, -20, "bawah") + text(50, HEIGHT + 9, "atas")
    for look in (PLAIN, Look(margin=100)):
        assert words(forge(out + text(-8, 50, "separo"), look), reader) == ["separo"]


def test_a_visible_word_over_a_hidden_one() -> None:
    # pdfplumber only: pdfium takes the second of two equal texts at one place for bold type and drops it.
    hidden = f"q 20 200 80 30 re W n {text(25, 110, 'Rapat')} Q\n"
    assert words(forge(hidden + text(25, 110, "Rapat")), "pdfplumber") == ["Rapat"]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("1 0 0 1 150 100", (1, 0, 0, 1, 20, 10)),
        ("0 1 -1 0 150 100", (1, 0, 0, 1, 20, 10)),
        ("1 0 0 1 10 10", (2, 0, 0, 2, 0, 0)),
    ],
)
def test_a_form_is_clipped_to_its_box(reader: ReaderName, outer: str, inner: tuple[float, ...]) -> None:
    pdf = pikepdf.Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica"), Encoding=Name.WinAnsiEncoding)
    content = text(5, 10, "dalam") + text(100, 10, "luar") + text(-3, 20, "separo")
    content += f"q 0 0 60 5 re W n {text(5, 30, 'potong')} Q"
    form = pdf.make_stream(content.encode())
    form.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 80, 40])})
    form["/Matrix"] = Array(list(inner))
    form["/Resources"] = Dictionary(Font=Dictionary(F1=font))
    pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Fm=form))
    pdf.pages[0].obj.Contents = pdf.make_stream(f"q {outer} cm /Fm Do Q".encode())
    out = io.BytesIO()
    pdf.save(out)
    assert words(out.getvalue(), reader) == ["dalam", "separo"]
