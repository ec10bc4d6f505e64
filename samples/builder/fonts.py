"""Font files by family, and the tick font whose glyphs lie in the private use area."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

_TRUETYPE = Path("/usr/share/fonts/truetype")
FILES = {  # family: regular, bold
    "Liberation Sans": ("liberation/LiberationSans-Regular.ttf", "liberation/LiberationSans-Bold.ttf"),
    "Liberation Sans Narrow": (
        "liberation/LiberationSansNarrow-Regular.ttf",
        "liberation/LiberationSansNarrow-Bold.ttf",
    ),
    "Liberation Serif": ("liberation/LiberationSerif-Regular.ttf", "liberation/LiberationSerif-Bold.ttf"),
    "DejaVu Sans": ("dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf"),
    "DejaVu Sans Condensed": ("dejavu/DejaVuSansCondensed.ttf", "dejavu/DejaVuSansCondensed-Bold.ttf"),
    "DejaVu Serif": ("dejavu/DejaVuSerif.ttf", "dejavu/DejaVuSerif-Bold.ttf"),
    "Carlito": ("crosextra/Carlito-Regular.ttf", "crosextra/Carlito-Bold.ttf"),
}
# Word's private-use code points (U+F000 + the symbol font's byte) and a DejaVu Sans character that looks alike
PRIVATE = {
    "Wingdings": {0xF0FC: 0x2713, 0xF0FB: 0x2717, 0xF06C: 0x25CF, 0xF06E: 0x25A0},
    "Symbol": {0xF0D6: 0x221A},
    "Symbol Blank": {0xF020: 0x20},
}


def path(family: str, bold: bool = False) -> Path | None:
    """The family's font file where it is installed."""
    names = FILES.get(family)
    if names is None:
        return private_font(family) if family in PRIVATE else None
    file = _TRUETYPE / names[bold]
    return file if file.exists() else None


@functools.cache
def private_font(family: str) -> Path | None:
    """A stand-in for Wingdings or Symbol: a few DejaVu glyphs under private code points."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    source = _TRUETYPE / FILES["DejaVu Sans"][0]
    if not source.exists():
        return None
    font = TTFont(source, recalcTimestamp=False)
    pairs = PRIVATE[family]
    subsetter = subset.Subsetter(subset.Options(layout_features=[], hinting=False, drop_tables=["FFTM"]))
    subsetter.populate(unicodes=list(pairs.values()))
    subsetter.subset(font)
    for table in font["cmap"].tables:
        shapes = dict(table.cmap)
        table.cmap = {private: shapes[shape] for private, shape in pairs.items() if shape in shapes}
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = family
    file = Path(tempfile.mkdtemp(prefix="skparse-font-")) / f"{family}.ttf"
    font.save(file)
    return file
