"""What damaged documents are read as: the records that the measures of numbering share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sweep import KeptPages
from trees import normalized

from samples.builder import fonts
from samples.builder.reportlab_fonts import font_name
from skparse.pipeline import build_plan
from skparse.plan import Fragment, Node, Plan
from skparse.read import ReadPage, open_pages

Place = tuple[int, tuple[int, int, int, int]]
"""Page and rounded box of a fragment."""
Address = tuple[tuple[str, int], ...]
"""From the root down: each marker, and how many siblings before it have the same one."""


class Visit(NamedTuple):
    """A node on the way through a plan."""

    node: Node
    ancestors: tuple[Node, ...]
    """From the root down."""
    sibling: int
    """Its index among its siblings."""
    address: Address

    @property
    def chain(self) -> tuple[str | None, ...]:
        """The markers from the root down."""
        return (*(node.marker for node in self.ancestors), self.node.marker)

    @property
    def place(self) -> Place | None:
        """Where its text begins; None: it stands nowhere, it was inferred."""
        return place_of(self.node)

    @property
    def confidence(self) -> float:
        """How confident the reading is of the node's place; 1 where it does not say."""
        confidence: float | None = getattr(self.node, "confidence", None)
        return 1.0 if confidence is None else confidence


class Judged(NamedTuple):
    """An item of a damaged document as it was read."""

    confidence: float
    is_right: bool
    what: str
    """The item, and what it should be."""


@dataclass(frozen=True)
class Outcome:
    """One damaged document."""

    name: str
    items: int
    """That should be read."""
    right: int
    is_told: bool = False
    """A finding says what happened."""
    wrong: tuple[str, ...] = ()
    """A line for each wrong item."""
    judged: tuple[Judged, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    """What else the kind of damage counts."""

    @property
    def is_whole(self) -> bool:
        """Every item is right."""
        return self.right == self.items


def place_of_fragment(fragment: Fragment) -> Place:
    """Page and rounded box."""
    x0, top, x1, bottom = fragment.bbox
    return fragment.page, (round(x0), round(top), round(x1), round(bottom))


def place_of(node: Node) -> Place | None:
    """Where a node's text begins."""
    return place_of_fragment(node.fragments[0]) if node.fragments else None


def visits(plan: Plan) -> Iterator[Visit]:
    """All nodes of a plan's Lampiran in reading order."""

    def below(nodes: Sequence[Node], ancestors: tuple[Node, ...], above: Address) -> Iterator[Visit]:
        seen: Counter[str] = Counter()
        for index, node in enumerate(nodes):
            address = (*above, next_step(seen, node.marker))
            yield Visit(node=node, ancestors=ancestors, sibling=index, address=address)
            yield from below(node.children, (*ancestors, node), address)

    for lampiran in plan.lampiran:
        yield from below(lampiran.nodes, (), ())


def next_step(seen: Counter[str], marker: str | None) -> tuple[str, int]:
    """The last part of a node's address; ``seen`` counts the markers of the siblings before it."""
    name = normalized(marker)
    seen[name] += 1
    return name, seen[name] - 1


def shown(chain: Sequence[str | None] | None) -> str:
    """A chain of markers on a line: "2. › a. › –"."""
    return "nothing" if chain is None else " › ".join(marker or "–" for marker in chain)


def keep_pages(data: bytes) -> list[ReadPage]:
    """All pages of a file, read once."""
    with closing(open_pages(data)) as document:
        return list(document.read(range(1, document.page_count + 1)))


def plan_of(pages: Sequence[ReadPage], name: str) -> Plan:
    """The plan of pages that were read before, numbered from 1 in their order.

    Raises:
        NoTableError: no page holds a table.
    """
    numbered = [
        read._replace(number=number, page=read.page and read.page._replace(number=number))
        for number, read in enumerate(pages, 1)
    ]
    return build_plan(KeptPages(numbered, len(numbered)), b"", name, range(1, len(numbered) + 1))


def printed_rows(nodes: Sequence[Mapping[str, Any]], above: Address = ()) -> Iterator[tuple[Address, str]]:
    """Address and text without spaces of each node of a truth."""
    seen: Counter[str] = Counter()
    for node in nodes:
        address = (*above, next_step(seen, node["marker"]))
        yield address, tight(node["text"])
        yield from printed_rows(node["children"], address)


def read_rows(plan: Plan) -> Iterator[tuple[Address, str]]:
    """Address and text without spaces of each node of a plan."""
    return ((visit.address, tight(visit.node.text)) for visit in visits(plan))


def tight(text: str) -> str:
    """The text without spaces: a narrow column may have cut a word."""
    return "".join(normalized(text).split())


def use_same_fonts() -> None:
    """Line breaks and page ends become the same on every machine, whatever fonts it has: DejaVu, or ReportLab's own
    where a dialect asks for another family."""
    for family in [name for name in fonts.FILES if not name.startswith("DejaVu")]:
        del fonts.FILES[family]
    assert all(map(fonts.path, fonts.FILES)), "apt-get install fonts-dejavu-core fonts-dejavu-extra"
    font_name.cache_clear()
