"""PDFs of one page made of single operators, and the same page rotated, cropped and scaled."""

from __future__ import annotations

import io
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

WIDTH, HEIGHT = 400.0, 300.0


class Look(NamedTuple):
    """How a page is stored; the displayed page is the same."""

    rotate: int = 0
    """/Rotate, in degrees."""
    left: float = 0.0
    """The visible box's left edge in user space."""
    lower: float = 0.0
    """The visible box's lower edge in user space."""
    margin: float = 0.0
    """By which the MediaBox is larger than the CropBox, on each side."""
    unit: float = 1.0
    """UserUnit."""


PLAIN = Look()
LOOKS = [
    PLAIN,
    Look(rotate=90),
    Look(rotate=180),
    Look(rotate=270),
    Look(left=30, lower=-20),
    Look(left=30, lower=-20, margin=50),
    Look(rotate=90, left=17, lower=40, margin=25),
    Look(rotate=180, left=17, lower=40, margin=25),
    Look(rotate=270, left=17, lower=40, margin=25),
    Look(unit=2),
    Look(rotate=90, left=10, margin=15, unit=1.5),
    Look(rotate=-90),
]


def forge(
    content: str,
    look: Look = PLAIN,
    resources: dict[str, object] | None = None,
    object_streams: bool = False,
    password: str = "",
) -> bytes:
    """A PDF whose only page shows ``content``: operators for 400 × 300 pt with the origin at the lower left."""
    pdf = Pdf.new()
    rotation, unit = look.rotate % 360, look.unit
    width, height = (HEIGHT, WIDTH) if rotation in (90, 270) else (WIDTH, HEIGHT)
    left, lower = look.left, look.lower
    right, upper = left + width / unit, lower + height / unit
    s = 1 / unit
    matrix = {
        0: (s, 0, 0, s, left, lower),
        90: (0, s, -s, 0, left + HEIGHT * s, lower),
        180: (-s, 0, 0, -s, right, upper),
        270: (0, -s, s, 0, right - HEIGHT * s, upper),
    }[rotation]
    pdf.add_blank_page(page_size=(10, 10))
    page = pdf.pages[0].obj
    m = look.margin
    page.MediaBox = Array([left - m, lower - m, right + m, upper + m])
    if m:
        page.CropBox = Array([left, lower, right, upper])
    if look.rotate:
        page.Rotate = look.rotate
    if unit != 1:
        page.UserUnit = unit
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica"), Encoding=Name.WinAnsiEncoding)
    page.Resources = pdf.make_indirect(Dictionary(Font=Dictionary(F1=font)))
    for key, value in (resources or {}).items():
        page.Resources[f"/{key}"] = pdf.make_indirect(value) if isinstance(value, Dictionary) else value
    numbers = " ".join(f"{v:.6f}" for v in matrix)
    page.Contents = pdf.make_stream(f"q {numbers} cm\n{content}\nQ".encode("latin-1"))
    out = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate if object_streams else pikepdf.ObjectStreamMode.disable
    encryption = pikepdf.Encryption(owner="owner", user=password) if password else None
    pdf.save(out, object_stream_mode=mode, encryption=encryption)
    return out.getvalue()


def text(x: float, y: float, shown: str, size: float = 10.0) -> str:
    """Operators that print ``shown`` with its baseline at (x, y)."""
    return f"BT /F1 {size} Tf {x} {y} Td ({shown}) Tj ET\n"


SHEET = "\n".join(
    [
        "0.8 g 20 200 100 40 re f",  # a shaded cell
        "0.8 g 20 200 100 40 re f",  # drawn twice, as Writer does
        "0 G 1 w 20 200 m 120 200 l S 20 240 m 120 240 l S",  # stroked lines
        "0 g 19.5 200 1 40 re f 119.5 200 1 40 re f",  # thin rectangles
        "0 g " + text(25, 215, "Tim Kerja"),
        "200 100 80 50 re S",  # an outline
        "0 g 300 100 80 50 re 301 101 78 48 re f*",  # a frame as a ring
        "300 50 m 340 50 l 340 80 l 300 80 l h S",  # a polyline
        "0 g 20 100 m 100 100 l 99 101 l 21 101 l h f",  # a border with mitred ends
        "0 G 150 60 m 170 60 170 80 150 80 c 130 80 130 60 150 60 c S",  # a circle: not a rule
        text(205, 120, "2026", 8),
    ]
)
"""A page with every way of drawing a border."""
