"""Reads an indented outline of a plan into nodes: the form in which long samples are kept.

    1. Manajemen Perubahan
      a. Penyusunan Tim Kerja
        1) Terdapat tim kerja
          - SK Tim Kerja | 1-2,6 | Sesuai Kebutuhan | pic=Sekretaris

Two blanks a level; `-` stands for "no marker" (the text takes the marker's column too), `~` for "no marker, but its
column stays blank". After `|` come months, KET and further columns. `?` before a marker: the
node was lost with its page (inferred). `!`: the parent is printed on a row of its own. `=== lost page ===` stands where
the file lacks a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .model import Node

_MARKER = re.compile(r"(?:[-~]|\(?[0-9A-Za-z]{1,4}(?:\.[0-9]+)*[.)])(?= |$)")
_LOST = "=== lost page ==="


@dataclass
class _Draft:
    """A node that still gathers children."""

    depth: int
    node: Node
    children: list[_Draft] = field(default_factory=list)

    def freeze(self) -> Node:
        node = self.node
        children = tuple(child.freeze() for child in self.children)
        return Node(
            marker=node.marker,
            text=node.text,
            bulan=node.bulan,
            ket=node.ket,
            extra=node.extra,
            children=children,
            inferred=node.inferred,
            own_row=node.own_row,
        )


def months(text: str) -> tuple[int, ...]:
    """`"1-3,12"` → `(1, 2, 3, 12)`."""
    found: set[int] = set()
    for part in filter(None, (p.strip() for p in text.split(","))):
        first, _, last = part.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    if not found <= set(range(1, 13)):
        raise ValueError(f"not months: {text!r}")
    return tuple(sorted(found))


def _read_line(line: str) -> Node:
    head, *tail = (part.strip() for part in line.split("|"))
    flags = head[: len(head) - len(head.lstrip("?!"))]
    head = head[len(flags) :]
    match = _MARKER.match(head)
    if match is None:
        raise ValueError(f"a line begins with a marker or '-': {line!r}")
    marker = match.group()
    ket = tail[1] if len(tail) > 1 and tail[1] else None
    extra = dict(item.split("=", 1) for item in tail[2:])
    return Node(
        marker={"-": None, "~": ""}.get(marker, marker),
        text=head[match.end() :].strip(),
        bulan=months(tail[0]) if tail else (),
        ket=ket,
        extra=extra,
        inferred="?" in flags,
        own_row="!" in flags,
    )


def read_outline(text: str) -> tuple[tuple[Node, ...], frozenset[int]]:
    """Nodes, and the indices of the rows that begin after a lost page (see `Document.after_lost_page`)."""
    roots: list[_Draft] = []
    path: list[_Draft] = []
    order: list[_Draft | None] = []  # None: a page is lost here
    for raw in text.splitlines():
        line = raw.strip()
        if not line:
            continue
        if line == _LOST:
            order.append(None)
            continue
        indent = len(raw) - len(raw.lstrip())
        depth = indent // 2
        if indent % 2 or depth > len(path):
            raise ValueError(f"bad indent: {raw!r}")
        draft = _Draft(depth, _read_line(line))
        (path[depth - 1].children if depth else roots).append(draft)
        path[depth:] = [draft]
        order.append(draft)
    return tuple(root.freeze() for root in roots), _rows_after_lost_pages(order)


def _rows_after_lost_pages(order: list[_Draft | None]) -> frozenset[int]:
    found: set[int] = set()
    rows = 0
    for draft in order:
        if draft is None:
            found.add(rows)
        elif not draft.children or draft.node.own_row:
            rows += 1
    return frozenset(found)
