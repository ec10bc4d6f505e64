"""Is a font bold: by its name, or by the embedded font where the name does not describe it."""

from __future__ import annotations

import struct

import pytest

from skparse.read.bold import is_bold


def _font(weight: int | None, style: int = 0) -> bytes:
    """A font that has only a table directory and the tables asked for."""
    tables = [(b"OS/2", struct.pack(">HhH", 4, 500, weight))] if weight is not None else []
    tables.append((b"head", bytes(44) + struct.pack(">H", style)))
    data, directory, offset = b"", b"", 12 + 16 * len(tables)
    for tag, table in tables:
        directory += struct.pack(">4sIII", tag, 0, offset + len(data), len(table))
        data += table
    return struct.pack(">IHHHH", 0x10000, len(tables), 0, 0, 0) + directory + data


@pytest.mark.parametrize("name", ["ABCDEF+Arial-BoldMT", "Calibri,Bold", "Roboto-Black", "Lato-SemiBold"])
def test_a_font_named_bold(name: str) -> None:
    assert is_bold(name, lambda: b"")


def test_the_name_counts_before_the_embedded_font() -> None:
    assert not is_bold("ABCDEF+ArialMT", lambda: _font(700))


@pytest.mark.parametrize(
    ("program", "bold"),
    [(_font(700), True), (_font(400), False), (_font(None, 1), True), (_font(None, 0), False)],
)
def test_the_embedded_font_counts_without_a_name(program: bytes, bold: bool) -> None:
    assert is_bold("CIDFont+F1", lambda: program) is bold


@pytest.mark.parametrize("program", [b"", b"\0\1\0\0", _font(700)[:30], b"OTTO" + b"\xff" * 40, b"%!PS-AdobeFont-1.0"])
def test_a_broken_font_is_not_bold(program: bytes) -> None:
    assert not is_bold("", lambda: program)
