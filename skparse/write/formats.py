"""The formats of a workbook's cells, each made once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from skparse.write.csv import escape_formula
from skparse.write.schedule import GRAY

# A workbook can hold 65,490 formats; a plan does not have more colors of months than this.
_MAX_COLORS = 256
_HEADER_COLOR, _BORDER_COLOR = "#D9E2F3", "#D0D0D0"


class Formats:
    """Formats of xlsxwriter by what they are for.

    Args:
        add_format: makes a new format of the workbook.
        raw: do not mark as text the texts that would become formulas once somebody edits the cell.
    """

    def __init__(self, add_format: Callable[[], Any], raw: bool) -> None:
        self._add_format, self._raw = add_format, raw
        self._made: dict[tuple[object, ...], Any] = {}
        self._colors: set[str | None] = set()

    def text(self, text: str, center: bool, bordered: bool) -> Any:
        """Of a cell with this text."""
        quoted = self._needs_quote(text)
        return self._format(("text", quoted, center, bordered), lambda one: _as_text(one, quoted, center, bordered))

    def number(self, center: bool, bordered: bool) -> Any:
        """Of a cell with a number, or with nothing."""
        return self._format(("number", center, bordered), lambda one: _as_value(one, center, bordered))

    def header(self, text: str, center: bool) -> Any:
        """Of a heading."""
        quoted = self._needs_quote(text)
        return self._format(("header", quoted, center), lambda one: _as_header(one, quoted, center))

    def month(self, color: str | None, tick: str) -> Any:
        """Of the cell of a marked month: its color #RRGGBB, and the tick in it."""
        quoted = self._needs_quote(tick)
        if color not in self._colors and len(self._colors) >= _MAX_COLORS:
            color = GRAY
        self._colors.add(color)
        return self._format(("month", color, quoted), lambda one: _as_month(one, color, quoted))

    def _needs_quote(self, text: str) -> bool:
        """Must the cell be marked as text, so that its text does not become a formula when somebody edits it?"""
        return not self._raw and escape_formula(text) != text

    def _format(self, key: tuple[object, ...], make: Callable[[Any], None]) -> Any:
        if key not in self._made:
            self._made[key] = self._add_format()
            make(self._made[key])
        return self._made[key]


def _add_border(form: Any) -> None:
    form.set_border(1)
    form.set_border_color(_BORDER_COLOR)


def _as_value(form: Any, center: bool, bordered: bool) -> None:
    if bordered:
        _add_border(form)
    form.set_align("top")
    if center:
        form.set_align("center")


def _as_text(form: Any, quoted: bool, center: bool, bordered: bool) -> None:
    _as_value(form, center, bordered)
    form.set_text_wrap()
    if quoted:
        form.set_quote_prefix()


def _as_header(form: Any, quoted: bool, center: bool) -> None:
    _as_text(form, quoted, center, bordered=True)
    form.set_bold()
    form.set_bg_color(_HEADER_COLOR)


def _as_month(form: Any, color: str | None, quoted: bool) -> None:
    _add_border(form)
    if color is not None:
        form.set_bg_color(color)
        form.set_font_color(_text_color(color))
    form.set_align("center")
    form.set_align("vcenter")
    form.set_num_format(";;;@")
    if quoted:
        form.set_quote_prefix()


def _text_color(color: str) -> str:
    """Black or white, whichever can be read on the color (by its luminance in Rec. 601)."""
    red, green, blue = (int(color[start : start + 2], 16) for start in (1, 3, 5))
    return "#000000" if 299 * red + 587 * green + 114 * blue > 128_000 else "#FFFFFF"
