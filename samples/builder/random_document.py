"""Random plans in random dialects, all from one seed.

python -m samples.builder.random_document --seed 1 --count 5 --producer random --out /tmp/random
"""

from __future__ import annotations

import argparse
import json
import random
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from . import corpus, decrees
from .lost import lose_page
from .matrix import leaves
from .model import PAPERS, Column, Decree, Dialect, Document, Node
from .numbering import STYLES, marker
from .truth import truth

_LEVELS = (  # headings by number of levels
    (),
    (),
    (("PROGRAM", "RENCANA AKSI"), ("KEGIATAN", "URAIAN KEGIATAN"), ("AREA PERUBAHAN", "RENCANA AKSI")),
    (("AREA PERUBAHAN", "KEGIATAN", "INDIKATOR KEBERHASILAN"), ("PROGRAM", "SASARAN", "RENCANA AKSI")),
    (("AREA PERUBAHAN", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR KEBERHASILAN"),
     ("SASARAN", "PROGRAM", "KEGIATAN", "URAIAN KEGIATAN")),
    (("SASARAN", "PROGRAM", "KEGIATAN", "RENCANA AKSI", "INDIKATOR"),
     ("AREA PERUBAHAN", "SASARAN", "KEGIATAN", "SUB KEGIATAN", "DATA DUKUNG")),
)  # fmt: skip
_ATTRIBUTES = (
    ("TARGET", corpus.TARGETS, 0.8), ("OUTPUT", corpus.TARGETS, 0.7), ("PIC", corpus.OFFICES, 0.9),
    ("PENANGGUNG JAWAB", corpus.OFFICES, 0.9), ("ANGGARAN", ("DIPA", "Rp 1.500.000", "Non Anggaran"), 0.5),
)  # fmt: skip
_FONTS = ("Liberation Sans", "Liberation Serif", "DejaVu Sans", "Carlito", "Liberation Sans Narrow", "DejaVu Serif")
_COLOURS = ("#8DB3E2", "#FFFF00", "#92D050", "#000000", "#00B0F0", "#A6A6A6", "#F79646", "#FF0000", "#BFBFBF")
_SCHEDULES = ("PELAKSANAAN (BULAN)", "BULAN", "WAKTU PELAKSANAAN", "JADWAL PELAKSANAAN TAHUN 2026")
_TICKS = (
    ("√", None), ("v", None), ("V", None), ("x", None), ("X", None), ("●", None), ("■", None), ("✓", "DejaVu Sans"),
    ("\uf0fc", "Wingdings"), ("\uf0d6", "Symbol"),
)  # fmt: skip


def slug(heading: str) -> str:
    """PENANGGUNG JAWAB → penanggung_jawab."""
    return re.sub(r"[^a-z0-9]+", "_", heading.lower()).strip("_")


def months(rng: random.Random) -> tuple[int, ...]:
    """A schedule: a stretch, single months, quarters' ends, every month, none."""
    kind = rng.random()
    if kind < 0.08:
        return ()
    if kind < 0.16:
        return tuple(range(1, 13))
    if kind < 0.26:
        return (3, 6, 9, 12)
    if kind < 0.65:
        first = rng.randint(1, 12)
        return tuple(range(first, min(12, first + rng.randint(0, 6)) + 1))
    return tuple(sorted(rng.sample(range(1, 13), rng.randint(1, 5))))


@dataclass
class Plan:
    """Grows a tree of numbered nodes."""

    rng: random.Random
    styles: tuple[str, ...]
    attributes: tuple[tuple[str, tuple[str, ...], float], ...] = ()
    ket: float = 0.0
    bare: float = 0.2  # an only child has no marker
    short: float = 0.03  # a node above the last level has no children
    typo: float = 0.02
    repeat_values: float = 0.0  # a row takes over its elder sibling's attributes

    def grow(self, fan: tuple[int, ...]) -> tuple[Node, ...]:
        """Nodes to the depth of `styles`; `fan` is the mean number of children at each depth."""
        return self._children((), fan)

    def _children(self, chain: tuple[int, ...], fan: tuple[int, ...]) -> tuple[Node, ...]:
        rng, depth = self.rng, len(chain)
        mean = fan[depth]
        count = rng.randint(1, max(1, 2 * mean - 1)) if depth else mean
        bare = depth > 0 and count == 1 and rng.random() < self.bare
        nodes: list[Node] = []
        number = 0
        for _ in range(count):
            if not nodes or rng.random() > self.typo / 2:
                number += 1 + (0 < rng.random() < self.typo / 2 and bool(nodes))
            nodes.append(self._node((*chain, number), fan, bare, nodes[-1] if nodes else None))
        return tuple(nodes)

    def _node(self, chain: tuple[int, ...], fan: tuple[int, ...], bare: bool, elder: Node | None) -> Node:
        rng, depth = self.rng, len(chain) - 1
        last = len(self.styles) - 1
        label = None if bare else marker(self.styles[depth], chain)
        node = Node(label, corpus.phrase(rng, depth / last if last else 1))
        if depth < last and (depth == 0 or rng.random() > self.short):
            return replace(node, children=self._children(chain, fan))
        if elder and not elder.children and rng.random() < self.repeat_values:
            return replace(node, bulan=months(rng), ket=elder.ket, extra=elder.extra)
        extra = {slug(name): rng.choice(values) for name, values, chance in self.attributes if rng.random() < chance}
        ket = rng.choice(corpus.KET) if rng.random() < self.ket else None
        return replace(node, bulan=months(rng), ket=ket, extra=extra)


def _dialect(rng: random.Random, levels: int) -> Dialect:
    marks: Literal["fill", "tick"] = rng.choice(("fill", "tick"))
    tick, tick_font = rng.choice(_TICKS)
    open_cuts = rng.random() < 0.5
    paper: Literal["A4", "Folio", "A3"] = rng.choice(("A4", "A4", "Folio", "Folio", "A3"))
    return Dialect(
        numbering=rng.choice(("column", "column", "text")),
        marks=marks,
        tick=tick,
        tick_font=tick_font if marks == "tick" else None,
        colours=tuple(rng.sample(_COLOURS, rng.choice((1, 1, 2, 3)))),
        merge_fills=rng.random() < 0.4,
        months=rng.choice(("1-12", "1-12", "Jan-Des", "Jan-Des", "Januari-Desember")),
        schedule_heading=rng.choice(_SCHEDULES),
        header=rng.choice(("every", "first")),
        column_numbers=rng.random() < 0.3,
        column_number=rng.choice(("({})", "{}")),
        parents=rng.choice(("merged", "merged", "blank")),
        # a merged attribute closed at a page end would be two cells, one of them blank
        merge_equal=open_cuts and rng.random() < 0.6,
        sections=levels > 2 and rng.random() < 0.2,
        section_fill=rng.choice((None, "#FCE4D6", "#DDEBF7")),
        zebra=rng.choice((None, None, None, "#F2F2F2", "#EAF1DD")),
        header_fill=rng.choice((None, "#D9D9D9", "#DEEAF6", "#C6E0B4")),
        paper=paper,
        font=rng.choice(_FONTS),
        size=rng.choice((7.0, 7.5, 8.0, 9.0)) if levels > 3 else rng.choice((8.0, 9.0, 10.0, 11.0)),
        text_align=rng.choice(("left", "left", "justify")),
        valign=rng.choice(("top", "top", "middle")),
        cut_rows=rng.random() < 0.8,
        open_cuts=open_cuts,
        page_numbers=rng.random() < 0.5,
        margin=rng.choice((10.0, 15.0, 20.0)),
    )  # fmt: skip


def _legible(dialect: Dialect, columns: list[Column]) -> Dialect:
    """A type so small that a usual word fits into the narrowest level."""
    table = (PAPERS[dialect.paper][1] - 2 * dialect.margin) * 72 / 25.4
    narrowest = min(column.width for column in columns if column.role == "level")
    share = narrowest / sum(column.width for column in columns)
    size, marker_width = dialect.size, 2.5 if dialect.numbering == "column" else 0.0
    while size > 6.5 and table * share < (12 * 0.55 + marker_width) * size + 8:
        size -= 0.5
    return replace(dialect, size=size)


def _decree(rng: random.Random, place: str) -> Decree:
    year = rng.randint(2019, 2026)
    old = rng.random() < 0.2
    number = str(rng.randint(1, 400))
    if old:
        number += f"/PL.02-Kpt/{rng.randint(1, 99):02}/KPU-Kab/{rng.choice(('I', 'II', 'IV'))}/{year}"
    return decrees.invent(
        place,
        nomor=number,
        tanggal=f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        ketua=rng.choice(corpus.NAMES),
        year=year,
        old_number=old,
        laws=rng.randint(3, 7),
        salinan=rng.random() < 0.4,
        stamp=rng.random() < 0.4,
    )


def random_document(rng: random.Random, max_leaves: int = 200) -> Document:
    """Any plan in any dialect."""
    document = whole_document(rng, max_leaves)
    return lose_page(rng, document) if rng.random() < 0.2 else document


def whole_document(rng: random.Random, max_leaves: int = 200, typo: float | None = None) -> Document:
    """Likewise, with no page lost. ``typo``: the share of wrong numbers; None: a random one."""
    levels = rng.choice((2, 3, 3, 4, 4, 4, 5))
    dialect = _dialect(rng, levels)
    place = rng.choice(corpus.PLACES)
    attributes = tuple(rng.sample(_ATTRIBUTES, rng.choice((0, 0, 1, 1, 2))))
    ket = rng.random() < 0.7
    styles = [order[:levels] for order in STYLES]
    if dialect.numbering == "text":  # nobody writes "a Undangan"
        styles = [order for order in styles if all(style[-1] in ".)" or "." in style for style in order)]
    chosen = rng.choice(styles)
    any_typo = rng.choice((0.0, 0.02, 0.05))
    plan = Plan(
        rng, chosen, attributes, ket=0.2 if ket else 0.0,
        typo=any_typo if typo is None else typo, repeat_values=0.5 if dialect.merge_equal else 0.0,
    )  # fmt: skip
    target = rng.randint(10, max_leaves)
    mean = min(5, max(1.0, target ** (1 / levels)))
    nodes: tuple[Node, ...] = ()
    for _ in range(8):  # the size is random too: take the first that is not too large
        fan = (min(20, max(1, round(target / mean ** (levels - 1)))), *[max(1, round(mean))] * (levels - 1))
        nodes = plan.grow(fan)
        if 10 <= len(leaves(nodes)) <= max_leaves:
            break
    while len(leaves(nodes)) > max_leaves and len(nodes) > 1:
        nodes = nodes[:-1]
    headings = rng.choice(_LEVELS[levels])[dialect.sections :]
    columns = [Column(slug(name), name, "level", rng.uniform(0.8, 1.8)) for name in headings]
    columns += [Column(slug(name), name, "attribute", rng.uniform(0.6, 0.9)) for name, _, _ in attributes]
    width = {"1-12": 2.2, "Jan-Des": 2.8, "Januari-Desember": 4.0}[dialect.months]
    schedule = Column("jadwal", dialect.schedule_heading, "schedule", width)
    columns.insert(rng.choice((len(headings), len(columns))), schedule)
    if ket:
        columns.append(Column("ket", rng.choice(("KET", "KETERANGAN", "KET.")), "attribute", 0.8))
    if rng.random() < 0.85:  # else: so narrow that many words break
        dialect = _legible(dialect, columns)
    decree = _decree(rng, place) if rng.random() < 0.6 else None
    judul = f"RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS KOMISI PEMILIHAN UMUM KABUPATEN {place.upper()}"
    lampiran = rng.choice((None, "I", "II"))
    return Document(
        name="random",
        decree=decree,
        judul=judul,
        columns=tuple(columns),
        nodes=nodes,
        dialect=dialect,
        lampiran=lampiran,
    )


def random_family_document(
    rng: random.Random, family: str, max_leaves: int = 40, typo: float | None = None
) -> Document:
    """A plan in a dialect of one family: its names are those of `families.FAMILIES`."""
    from .families import FAMILIES

    document = FAMILIES[family](rng, whole_document(rng, max_leaves, typo))
    if rng.random() < 0.85 and family != "wrapped-months":
        document = replace(document, dialect=_legible(document.dialect, [*document.columns]))
    return replace(document, name=family)


def suit(document: Document, producer: str) -> Document:
    """What the producer can show so that its pages leave no doubt."""
    if producer == "calc":  # a spreadsheet holds the Lampiran alone
        document = replace(document, decree=None)
    if producer in ("calc", "writer"):  # they close a merged cell at the page end: who knows what its blank rest says?
        return replace(document, dialect=replace(document.dialect, merge_equal=False))
    return document


def main() -> None:
    """Writes random documents and their truth."""
    from .families import FAMILIES
    from .producers import PRODUCERS

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--producer", choices=[*PRODUCERS, "random"], default="random")
    parser.add_argument("--out", type=Path, default=Path("random"))
    parser.add_argument("--max-leaves", type=int, default=200)
    parser.add_argument("--family", choices=[*FAMILIES, "all"], help="a layout of this family; default: any plain one")
    options = parser.parse_args()
    families = [*FAMILIES] if options.family == "all" else [options.family]
    options.out.mkdir(parents=True, exist_ok=True)
    for seed in range(options.seed, options.seed + options.count):
        rng = random.Random(seed)
        for family in families:
            _write(rng if family is None else random.Random(f"{family} {seed}"), seed, family, options)


def _write(rng: random.Random, seed: int, family: str | None, options: argparse.Namespace) -> None:
    from .families import can_print, suit_family
    from .producers import PRODUCERS

    if family is None:
        document = random_document(rng, options.max_leaves)
    else:
        document = random_family_document(rng, family, min(options.max_leaves, 40))
    able = [name for name in PRODUCERS if can_print(document, name)]
    producer = rng.choice(able) if options.producer == "random" else options.producer
    if producer not in able:
        return
    document = suit(document, producer) if family is None else suit_family(suit(document, producer), producer)
    stem = options.out / (f"seed-{seed}-{producer}" if family is None else f"{family}-{seed}-{producer}")
    Path(f"{stem}.pdf").write_bytes(PRODUCERS[producer](document))
    text = json.dumps(truth(document), indent=1, ensure_ascii=False)
    Path(f"{stem}.json").write_text(text + "\n", encoding="utf-8")
    print(stem)


if __name__ == "__main__":
    main()
