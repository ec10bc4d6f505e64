"""Is a font bold? Decided by its name or, where the producer replaced that, by the embedded font's own tables."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
# "CIDFont+F1", "F2", "": names that do not describe the font (Ghostscript and some converters write them).
_NAMELESS = re.compile(r"^(?:CIDFont\+)?[A-Z]?\d*$")
# OpenType, tables "OS/2" (usWeightClass: 400 is regular, 700 bold) and "head" (macStyle: bit 0 is bold).
_SEMIBOLD = 600
_MAX_TABLES = 64  # a broken font may claim any number of tables


def is_bold(name: str, program: Callable[[], bytes]) -> bool:
    """Is a font bold?

    Args:
        name: as the PDF has it: "ABCDEF+Arial-BoldMT", "Calibri,Bold".
        program: returns the bytes of the embedded font; called only where the name does not describe the font.
    """
    return bool(_BOLD.search(name)) or (bool(_NAMELESS.match(name)) and _is_bold_program(program()))


def _is_bold_program(data: bytes) -> bool:
    """Do a TrueType or OpenType font's tables say that it is bold? False for other formats and broken fonts."""
    try:
        (count,) = struct.unpack_from(">H", data, 4)
        for n in range(min(count, _MAX_TABLES)):
            tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * n)
            if tag == b"OS/2":
                return int(struct.unpack_from(">H", data, offset + 4)[0]) >= _SEMIBOLD
            if tag == b"head":
                # Tables are sorted by their tags and "OS/2" sorts before "head": this font has no "OS/2".
                return bool(struct.unpack_from(">H", data, offset + 44)[0] & 1)
    except struct.error:
        pass
    return False
