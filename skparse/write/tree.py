"""The plan as an outline for a terminal: one line per node, with its months in a strip on the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from skparse.plurals import counted

if TYPE_CHECKING:
    from skparse.plan import Node, Plan

_MONTH_INITIALS = "JFMAMJJASOND"
_INDENT = "  "
_MIN_TEXT_WIDTH = 20


def tree_lines(plan: Plan, width: int = 100) -> Iterator[str]:
    """The nodes of each lampiran, cut to ``width`` characters; a marked month shows its initial."""
    text_width = max(width - len(_MONTH_INITIALS) - 2, _MIN_TEXT_WIDTH)
    for lampiran in plan.lampiran:
        if lampiran.kind == "rencana_aksi":
            yield from _lines(lampiran.nodes, 0, text_width)
        else:
            first, last = lampiran.pages
            pages = f"page {first}" if first == last else f"pages {first}-{last}"
            yield f"(another table of {counted(len(lampiran.rows or ()), 'row')}, {pages})"


def _lines(nodes: Iterable[Node], depth: int, text_width: int) -> Iterator[str]:
    for node in nodes:
        text = node.text or ("(lost)" if node.inferred else "")
        line = f"{_INDENT * depth}{node.marker or '-'} {text}"
        if len(line) > text_width:
            line = line[: text_width - 1] + "…"
        yield f"{line:<{text_width}}  {month_strip(node.bulan)}".rstrip() if node.bulan else line
        yield from _lines(node.children, depth + 1, text_width)


def month_strip(bulan: Iterable[int]) -> str:
    """Twelve characters, one per month: "JF··········" is January and February."""
    marked = set(bulan)
    return "".join(initial if month in marked else "·" for month, initial in enumerate(_MONTH_INITIALS, 1))
