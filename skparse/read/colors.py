"""Color spaces of PDF → ``#RRGGBB`` (ISO 32000-1, 8.6), for the reader whose library does not convert them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from skparse.read.shapes import hex_color

# What pdfium shows for the sixteen combinations of full and no ink (measured with pypdfium2 5.15). Colors between them
# are interpolated: 300 random ones differ from pdfium's by 14 of 255 on average; by the formula (1-c)(1-k) by 36.
_CMYK_CORNERS: dict[tuple[int, ...], tuple[int, int, int]] = dict(
    zip(
        itertools.product((0, 1), repeat=4),
        (
            (255, 255, 255), (35, 31, 32), (255, 241, 1), (25, 26, 0), (237, 2, 140), (21, 0, 0), (238, 29, 35),
            (23, 0, 0), (0, 174, 239), (0, 4, 36), (0, 165, 79), (0, 4, 0), (46, 48, 146),
            (0, 0, 1), (54, 53, 57), (0, 0, 0),
        ),
        strict=True,
    )
)  # fmt: skip
_BY_COMPONENTS = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
_ABBREVIATIONS = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_MAX_DEPTH = 6  # a hostile file may nest color spaces (or functions) without end


def to_hex(space: object, values: Sequence[float], depth: int = 0) -> str | None:
    """The color as ``#RRGGBB``; None for a pattern, which has no single color, and where the file is broken.

    ``space`` is a color space's name or array as the file holds it, ``values`` are the color's components in it.
    """
    spec = resolve1(space)
    parts = [resolve1(part) for part in spec] if isinstance(spec, list) else [spec]
    name = _name(parts[0]) if parts else ""
    name = _ABBREVIATIONS.get(name, name)
    if depth > _MAX_DEPTH:
        return None
    try:
        return _convert(name, parts, [float(v) for v in values], depth)
    except (ArithmeticError, IndexError, KeyError, TypeError, ValueError):
        return None


def _name(value: object) -> str:
    if isinstance(value, PSLiteral):
        return str(value.name)
    return value if isinstance(value, str) else ""


def _convert(name: str, parts: list[Any], values: list[float], depth: int) -> str | None:
    if name in ("DeviceGray", "CalGray"):
        return _rgb(values[0], values[0], values[0])
    if name in ("DeviceRGB", "CalRGB"):
        return _rgb(values[0], values[1], values[2])
    if name == "DeviceCMYK":
        return _cmyk(values)
    if name == "ICCBased":
        return to_hex(_BY_COMPONENTS[int(resolve1(parts[1]["N"]))], values, depth + 1)
    if name == "Indexed":
        return _indexed(parts, int(values[0]), depth)
    if name in ("Separation", "DeviceN"):
        mixed = evaluate(parts[3], values)
        return to_hex(parts[2], mixed, depth + 1) if mixed is not None else None
    if name == "Lab":
        return _lab(parts, values)
    return None


def _rgb(red: float, green: float, blue: float) -> str:
    r, g, b = (255 * min(max(v, 0.0), 1.0) for v in (red, green, blue))
    return hex_color(r, g, b)


def _cmyk(values: Sequence[float]) -> str:
    inks = [min(max(v, 0.0), 1.0) for v in values[:4]]
    mixed = [0.0, 0.0, 0.0]
    for corner, color in _CMYK_CORNERS.items():
        share = 1.0
        for on, ink in zip(corner, inks, strict=True):
            share *= ink if on else 1 - ink
        mixed = [sum_ + share * part for sum_, part in zip(mixed, color, strict=True)]
    return hex_color(mixed[0], mixed[1], mixed[2])


def _indexed(parts: list[Any], index: int, depth: int) -> str | None:
    base, max_index, table = parts[1], int(parts[2]), parts[3]
    data = table.get_data() if isinstance(table, PDFStream) else table
    components = len(data) // (max_index + 1)
    start = min(max(index, 0), max_index) * components
    return to_hex(base, [byte / 255 for byte in data[start : start + components]], depth + 1)


def _lab(parts: list[Any], values: Sequence[float]) -> str:
    white = [float(resolve1(v)) for v in resolve1(parts[1]["WhitePoint"])]
    m = (values[0] + 16) / 116
    x, y, z = (
        w * (t**3 if t >= 6 / 29 else 108 / 841 * (t - 4 / 29))
        for w, t in zip(white, (m + values[1] / 500, m, m - values[2] / 200), strict=True)
    )
    linear = (
        3.1339 * x - 1.6169 * y - 0.4906 * z,
        -0.9788 * x + 1.9161 * y + 0.0335 * z,
        0.0719 * x - 0.2290 * y + 1.4052 * z,
    )
    r, g, b = (12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055 for v in (max(c, 0.0) for c in linear))
    return _rgb(r, g, b)


def evaluate(function: object, values: Sequence[float], depth: int = 0) -> list[float] | None:
    """A PDF function's value (ISO 32000-1, 7.10): exponential, stitching, and sampled with one input.

    None for other functions (PostScript calculators, samples of several inks): no office program writes them for
    shading.
    """
    function = resolve1(function)
    attrs = function.attrs if isinstance(function, PDFStream) else function
    if not isinstance(attrs, dict) or depth > _MAX_DEPTH or len(values) != 1:
        return None
    kind = resolve1(attrs.get("FunctionType"))
    low, high = _numbers(attrs.get("Domain", [0, 1]))[:2]
    x = min(max(values[0], low), high)
    if kind == 2:
        start, end = _numbers(attrs.get("C0", [0])), _numbers(attrs.get("C1", [1]))
        power = x ** float(resolve1(attrs["N"]))
        return [a + power * (b - a) for a, b in zip(start, end, strict=True)]
    if kind == 3:
        bounds = [low, *_numbers(attrs["Bounds"]), high]
        encode = _numbers(attrs["Encode"])
        k = max(i for i in range(len(bounds) - 1) if x >= bounds[i])
        width = bounds[k + 1] - bounds[k]
        share = (x - bounds[k]) / width if width else 0.0
        inner = encode[2 * k] + share * (encode[2 * k + 1] - encode[2 * k])
        return evaluate(resolve1(attrs["Functions"])[k], [inner], depth + 1)
    if kind == 0 and isinstance(function, PDFStream):
        return _sampled(function, (x - low) / (high - low))
    return None


def _sampled(stream: PDFStream, share: float) -> list[float]:
    ranges = _numbers(stream.attrs["Range"])
    size = int(_numbers(stream.attrs["Size"])[0])
    bits = int(resolve1(stream.attrs["BitsPerSample"]))
    decode = _numbers(stream.attrs.get("Decode", ranges))
    count = len(ranges) // 2
    data = stream.get_data()
    all_bits = int.from_bytes(data, "big")

    def sample(index: int) -> list[float]:
        out = []
        for j in range(count):
            shift = 8 * len(data) - (index * count + j + 1) * bits
            raw = (all_bits >> shift) & ((1 << bits) - 1)
            out.append(decode[2 * j] + raw / ((1 << bits) - 1) * (decode[2 * j + 1] - decode[2 * j]))
        return out

    position = share * (size - 1)
    left = min(int(position), size - 1)
    right = min(left + 1, size - 1)
    return [a + (position - left) * (b - a) for a, b in zip(sample(left), sample(right), strict=True)]


def _numbers(value: Any) -> list[float]:
    return [float(resolve1(v)) for v in resolve1(value)]
