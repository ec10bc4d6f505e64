"""The plan as an outline for a terminal: one line per node, its months as a strip on the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skparse.plan import Node, Plan

_MONTHS = "JFMAMJJASOND"
_INDENT = "  "
_NARROWEST = 20


def tree_lines(plan: Plan, width: int = 100) -> Iterator[str]:
    """The nodes of each lampiran, cut to ``width`` signs; a marked month shows its initial."""
    room = max(width - len(_MONTHS) - 2, _NARROWEST)
    for lampiran in plan.lampiran:
        if lampiran.kind == "rencana_aksi":
            yield from _lines(lampiran.nodes, 0, room)
        else:
            first, last = lampiran.pages
            yield f"(another table of {len(lampiran.rows or ())} rows, pages {first}-{last})"


def _lines(nodes: Iterable[Node], depth: int, room: int) -> Iterator[str]:
    for node in nodes:
        text = node.text or ("(lost)" if node.inferred else "")
        line = f"{_INDENT * depth}{node.marker or '-'} {text}"
        if len(line) > room:
            line = line[: room - 1] + "…"
        yield f"{line:<{room}}  {strip(node.bulan)}".rstrip() if node.bulan else line
        yield from _lines(node.children, depth + 1, room)


def strip(bulan: Iterable[int]) -> str:
    """Twelve signs, one per month: "JF··········" is January and February."""
    marked = set(bulan)
    return "".join(sign if month in marked else "·" for month, sign in enumerate(_MONTHS, 1))
