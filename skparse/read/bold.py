"""Is a font bold? By its name, or, where a producer hid that, by what the embedded font says of itself."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
# "CIDFont+F1", "F2", "": names that tell nothing (Ghostscript and some converters write them).
_NAMELESS = re.compile(r"^(?:CIDFont\+)?[A-Z]?\d*$")
# OpenType, tables "OS/2" (usWeightClass: 400 is regular, 700 bold) and "head" (macStyle: bit 0 is bold).
_SEMIBOLD = 600
_TABLES = 64


def is_bold(name: str, program: Callable[[], bytes]) -> bool:
    """``name`` as PDF has it: "ABCDEF+Arial-BoldMT", "Calibri,Bold". ``program`` gives the embedded font's bytes."""
    return bool(_BOLD.search(name)) or (bool(_NAMELESS.match(name)) and _says_bold(program()))


def _says_bold(data: bytes) -> bool:
    """A TrueType or OpenType font calls itself bold; False for any other or broken one."""
    try:
        (count,) = struct.unpack_from(">H", data, 4)
        for n in range(min(count, _TABLES)):
            tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * n)
            if tag == b"OS/2":
                return int(struct.unpack_from(">H", data, offset + 4)[0]) >= _SEMIBOLD
            if tag == b"head":
                # Tables come in the order of their tags, "OS/2" before "head": there is none.
                return bool(struct.unpack_from(">H", data, offset + 44)[0] & 1)
    except struct.error:
        pass
    return False
