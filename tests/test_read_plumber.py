"""The reference reader: the same geometry, however the page is stored."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pikepdf
import pytest
from forge import HEIGHT, LOOKS, SHEET, WIDTH, Look, forge, text
from pikepdf import Array, Dictionary, Name

from skparse.errors import EncryptedError, InputError
from skparse.geometry import Box, HasBox
from skparse.page import Page
from skparse.read.plumber import PlumberReader
from skparse.read.reader import PageError


def read(data: bytes) -> Page:
    reader = PlumberReader(data)
    try:
        return reader.page(1)
    finally:
        reader.close()


def has(boxes: Iterable[HasBox], x0: float, top: float, x1: float, bottom: float, within: float = 0.6) -> bool:
    return any(Box(x0, top, x1, bottom).is_near(box, within) for box in boxes)


@pytest.mark.parametrize("look", LOOKS)
def test_the_page_as_displayed(look: Look) -> None:
    page = read(forge(SHEET, look))
    assert (page.width, page.height) == pytest.approx((WIDTH, HEIGHT), abs=0.01)
    assert [w.text for w in page.words] == ["Tim", "Kerja", "2026"]
    tim = page.words[0]
    assert (tim.x0, tim.x1) == pytest.approx((25, 25 + 16.66), abs=0.2)
    assert tim.top < HEIGHT - 215 - 5 and HEIGHT - 215 < tim.bottom < HEIGHT - 215 + 4
    for row in ((20, 60, 120, 60), (20, 100, 120, 100), (200, 150, 280, 150), (200, 200, 280, 200)):
        assert has(page.rules_h, *row), row
    for column in ((120, 60, 120, 100), (20, 60, 20, 100), (200, 150, 200, 200), (280, 150, 280, 200)):
        assert has(page.rules_v, *column), column
    assert has(page.rules_h, 300, 150.5, 380, 150.5) and has(page.rules_v, 379.5, 150, 379.5, 200)
    assert has(page.rules_v, 300, 220, 300, 250) and has(page.rules_h, 300, 250, 340, 250)
    assert has(page.rules_h, 20, 199.5, 100, 199.5)
    assert [f.color for f in page.fills] == ["#CCCCCC"]
    assert has(page.fills, 20, 60, 120, 100, within=0.01)
    assert len(page.rules_h) == 9 and len(page.rules_v) == 8


def tint(alternate: str, full: list[float]) -> pikepdf.Array:
    paper = [1, 1, 1] if alternate == "/DeviceRGB" else [0, 0, 0, 0]
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=Array(paper), C1=Array(full), N=1)
    return Array([Name.Separation, Name("/Biru"), Name(alternate), function])


def colour_spaces() -> pikepdf.Dictionary:
    return Dictionary(
        Spot=tint("/DeviceRGB", [0.2, 0.4, 0.6]),
        Inks=tint("/DeviceCMYK", [0, 0, 0, 1]),
        Table=Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(b"\x00\x00\x00\x8d\xb3\xe2")]),
        Motif=Array([Name.Pattern]),
    )


@pytest.mark.parametrize(
    ("operators", "expected"),
    [
        ("0.5 g", "#808080"),
        ("0.553 0.702 0.886 rg", "#8DB3E2"),
        ("0 0 0 0 k", "#FFFFFF"),
        ("0 0 0 1 k", "#231F20"),
        ("/DeviceRGB cs 1 0 0 scn", "#FF0000"),
        ("/Spot cs 1 scn", "#336699"),
        ("/Spot cs 0 scn", "#FFFFFF"),
        ("/Spot cs", "#336699"),
        ("/Inks cs 0 scn", "#FFFFFF"),
        ("/Table cs 1 sc", "#8DB3E2"),
        ("/Motif cs /P1 scn", None),
        ("/Pattern cs /P1 scn", None),
        ("/Nowhere cs 0.5 scn", None),
        ("q 1 0 0 rg Q", "#000000"),
    ],
)
def test_colours(operators: str, expected: str | None) -> None:
    page = read(forge(f"{operators} 50 50 100 100 re f", resources={"ColorSpace": colour_spaces()}))
    assert [f.color for f in page.fills] == [expected]


def test_fully_transparent_shapes_are_ignored() -> None:
    states = Dictionary(None_=Dictionary(ca=0, CA=0), Half=Dictionary(ca=0.5))
    page = read(forge("/None_ gs 10 10 50 50 re B /Half gs 100 10 50 50 re f", resources={"ExtGState": states}))
    assert len(page.fills) == 1 and page.fills[0].x0 == 100
    assert not page.rules_h


def test_a_form_inherits_the_colours_of_the_page() -> None:
    pdf = pikepdf.Pdf.new()
    form = pdf.make_stream(b"0 0 30 30 re f")
    form.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 30, 30])})
    form["/Matrix"] = Array([1, 0, 0, 1, 100, 100])
    pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Fm=form))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"1 0 0 rg q 1 0 0 1 10 10 cm /Fm Do Q")
    out = io.BytesIO()
    pdf.save(out)
    page = read(out.getvalue())
    assert [(f.color, f.x0, f.bottom) for f in page.fills] == [("#FF0000", 110, HEIGHT - 110)]


def test_an_image() -> None:
    content = "q 50 0 0 40 20 30 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    assert has(read(forge(content)).images, 20, HEIGHT - 70, 70, HEIGHT - 30)


def test_a_word_is_cut_where_a_rule_stands_between_its_letters() -> None:
    ruled = "0.5 w {x} 0 m {x} 300 l S BT /F1 10 Tf 20 100 Td [(Ket) -120 (Tim)] TJ ET"
    cut = 20 + 10 * (0.667 + 0.556 + 0.278) + 0.6
    assert [w.text for w in read(forge(ruled.format(x=cut))).words] == ["Ket", "Tim"]
    assert [w.text for w in read(forge(ruled.format(x=cut - 6))).words] == ["KetTim"]


def test_does_white_space_follow_a_word() -> None:
    content = text(20, 100, "a.  Rapat kerja- ") + text(20, 88, "tim") + text(150, 100, "A") + text(157, 100, "B")
    assert [(w.text, w.spaced) for w in read(forge(content)).words] == [
        ("a.", True),
        ("Rapat", True),
        ("kerja-", True),
        ("tim", False),
        ("AB", False),
    ]


def test_a_wide_gap_separates_words_without_a_space() -> None:
    content = "BT /F1 10 Tf 20 100 Td [(Tim) -300 (Ker) -30 (ja)] TJ ET"
    assert [(w.text, w.spaced) for w in read(forge(content)).words] == [("Tim", False), ("Kerja", False)]


def test_overprinted_bold_is_read_once() -> None:
    content = text(20, 100, "ll Tim") + text(20.3, 100, "ll Tim")
    assert [w.text for w in read(forge(content)).words] == ["ll", "Tim"]


@pytest.mark.parametrize("matrix", ["0 1 -1 0 100 50", "0 -1 1 0 100 150", "-1 0 0 -1 150 100"])
def test_sideways_text_makes_words(matrix: str) -> None:
    page = read(forge(f"BT /F1 10 Tf {matrix} Tm (Tim Kerja) Tj ET"))
    assert [w.text for w in page.words] == ["Tim", "Kerja"]


def test_private_use_glyphs_are_kept() -> None:
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name("/Wingdings"),
        FirstChar=0xFC,
        LastChar=0xFC,
        Widths=Array([891]),
        FontDescriptor=Dictionary(
            Type=Name.FontDescriptor, FontName=Name("/Wingdings"), Flags=4, Ascent=898, Descent=-211
        ),
    )
    page = read(forge("BT /W1 10 Tf 20 100 Td <FC> Tj ET", resources={"Font": Dictionary(W1=font)}))
    assert [w.text for w in page.words] == ["\uf0fc"]


def test_encrypted() -> None:
    data = forge(SHEET, password="rahasia")
    with pytest.raises(EncryptedError, match="encrypted"):
        PlumberReader(data)
    with pytest.raises(EncryptedError, match="wrong"):
        PlumberReader(data, "salah")
    assert len(PlumberReader(data, "rahasia").page(1).words) == 3


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"not a pdf at all", forge(SHEET)[:300]])
def test_not_a_pdf(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        PlumberReader(data)
    assert "\n" not in str(caught.value)


def test_a_page_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("stream")

    monkeypatch.setattr("skparse.read.plumber.run_page", broken)
    with pytest.raises(PageError, match="page 1 cannot be read"):
        PlumberReader(forge(SHEET)).page(1)


def test_a_user_unit_in_an_object_stream() -> None:
    page = read(forge(SHEET, Look(unit=2), object_streams=True))
    assert (page.width, page.height) == (WIDTH, HEIGHT)
