"""Is a colour, as the second readers give it, paper white? Written anew: our own reading of colours is not used."""

from __future__ import annotations

# Shades from #FAFAFA on are paper, as in `skparse.page.is_white`.
_PAPER = 0xFA / 255


def is_paper(color: object) -> bool:
    """Gray, RGB and CMYK by the number of their parts; a pattern or a missing colour is no paper."""
    if isinstance(color, int | float):
        color = (color,)
    if not isinstance(color, list | tuple) or not color:
        return False
    parts = [float(part) for part in color if isinstance(part, int | float)]
    if len(parts) != len(color):
        return False  # a pattern has a name
    if len(parts) == 4:
        return all((1 - ink) * (1 - parts[3]) >= _PAPER for ink in parts[:3])
    if len(parts) in (1, 3):
        return all(part >= _PAPER for part in parts)
    return False
