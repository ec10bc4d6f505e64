"""Small plans made by hand."""

from __future__ import annotations

from skparse.plan import Column, Fragment, Lampiran, Node, Plan, Source


def node(
    identity: str,
    text: str,
    *children: Node,
    level: str = "kegiatan",
    marker: str | None = None,
    bulan: tuple[int, ...] = (),
    ket: str | None = None,
    extra: dict[str, str] | None = None,
    page: int | None = 1,
) -> Node:
    return Node(
        id=identity,
        level=level,
        marker=marker,
        text=text,
        bulan=bulan,
        ket=ket,
        extra=extra or {},
        fragments=() if page is None else (Fragment(page=page, bbox=(0, 0, 10, 10)),),
        children=children,
    )


def lampiran(*nodes: Node, extras: tuple[str, ...] = (), nomor: str | None = None) -> Lampiran:
    columns = [("area", "level"), ("kegiatan", "level"), ("1", "schedule"), ("ket", "attribute")]
    columns += [(key, "attribute") for key in extras]
    return Lampiran(
        nomor=nomor,
        kind="rencana_aksi",
        pages=(1, 1),
        columns=tuple(Column(key=key, heading=key.upper(), role=role) for key, role in columns),  # type: ignore[arg-type]
        nodes=nodes,
    )


def plan(*parts: Lampiran) -> Plan:
    return Plan(source=Source(file="x.pdf", sha256="0" * 64, pages=1), lampiran=parts)


def one_row(text: str, ket: str | None = None) -> Plan:
    """A plan of one node."""
    return plan(lampiran(node("1", text, marker="1.", bulan=(1, 12), ket=ket)))
