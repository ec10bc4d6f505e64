"""Colour spaces of PDF → ``#RRGGBB`` (ISO 32000-1, 8.6), for the reader whose library does not convert them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from skparse.read.shapes import hex_color

# What pdfium shows for CMYK's sixteen corners (measured, pypdfium2 5.15); between them the inks mix by area. Against
# pdfium 300 random colours differ by 14 of 255 on average; the plain formula (1-c)(1-k) by 36.
_INKS: dict[tuple[int, ...], tuple[int, int, int]] = dict(
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
_BY_COUNT = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}
_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_DEPTH = 6  # an alternate space of an alternate space …: a hostile file may nest them for ever


def to_hex(space: object, values: Sequence[float], depth: int = 0) -> str | None:
    """The colour as ``#RRGGBB``; None where it has no single one (a pattern) or the file does not tell it.

    ``space`` is a name or an array as the file holds it.
    """
    spec = resolve1(space)
    parts = [resolve1(part) for part in spec] if isinstance(spec, list) else [spec]
    name = _name(parts[0]) if parts else ""
    name = _SHORT.get(name, name)
    if depth > _DEPTH:
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
        return to_hex(_BY_COUNT[int(resolve1(parts[1]["N"]))], values, depth + 1)
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
    for corner, color in _INKS.items():
        share = 1.0
        for on, ink in zip(corner, inks, strict=True):
            share *= ink if on else 1 - ink
        mixed = [sum_ + share * part for sum_, part in zip(mixed, color, strict=True)]
    return hex_color(mixed[0], mixed[1], mixed[2])


def _indexed(parts: list[Any], index: int, depth: int) -> str | None:
    base, high, table = parts[1], int(parts[2]), parts[3]
    data = table.get_data() if isinstance(table, PDFStream) else table
    width = len(data) // (high + 1)
    at = min(max(index, 0), high) * width
    return to_hex(base, [byte / 255 for byte in data[at : at + width]], depth + 1)


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

    None for others (PostScript calculators, samples of several inks): no office program writes them for shading.
    """
    function = resolve1(function)
    attrs = function.attrs if isinstance(function, PDFStream) else function
    if not isinstance(attrs, dict) or depth > _DEPTH or len(values) != 1:
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
        wide = bounds[k + 1] - bounds[k]
        share = (x - bounds[k]) / wide if wide else 0.0
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
    whole = int.from_bytes(data := stream.get_data(), "big")

    def sample(index: int) -> list[float]:
        out = []
        for j in range(count):
            shift = 8 * len(data) - (index * count + j + 1) * bits
            raw = (whole >> shift) & ((1 << bits) - 1)
            out.append(decode[2 * j] + raw / ((1 << bits) - 1) * (decode[2 * j + 1] - decode[2 * j]))
        return out

    at = share * (size - 1)
    left = min(int(at), size - 1)
    right = min(left + 1, size - 1)
    return [a + (at - left) * (b - a) for a, b in zip(sample(left), sample(right), strict=True)]


def _numbers(value: Any) -> list[float]:
    return [float(resolve1(v)) for v in resolve1(value)]
