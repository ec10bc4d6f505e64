"""The truth file of a document, for tools/score.py: written from the tree alone."""

from __future__ import annotations

from typing import Any

from .model import Decree, Document, Node


def truth(document: Document) -> dict[str, Any]:
    """What a perfect reader finds in the printed document."""
    result: dict[str, Any] = {"name": document.name, "judul": document.judul}
    if document.decree:
        result["keputusan"] = _keputusan(document.decree, document.annex_only)
    result["nodes"] = [_node(node) for node in document.nodes]
    return result


def _keputusan(decree: Decree, annex_only: bool) -> dict[str, Any]:
    # an old style number holds its year: whether a reader repeats it in `tahun` is not for the truth to say
    year = {"tahun": decree.tahun} if decree.tahun else {}
    if annex_only:
        return {"lembaga": decree.lembaga, "nomor": decree.nomor, **year, "tentang": decree.tentang}
    return {
        "lembaga": decree.lembaga,
        "nomor": decree.nomor,
        **year,
        "tentang": decree.tentang,
        "tempat": decree.tempat,
        "tanggal": decree.tanggal,
        "ketua": decree.ketua,
        "menimbang": _items(decree.menimbang),
        "mengingat": _items(decree.mengingat),
        "diktum": _items(decree.diktum),
    }


def _items(items: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"marker": marker, "text": text} for marker, text in items]


def _node(node: Node) -> dict[str, Any]:
    found: dict[str, Any] = {
        "marker": node.marker or None,
        "text": "" if node.inferred else node.text,
        "bulan": sorted(node.bulan),
        "ket": node.ket,
        "extra": dict(node.extra),
        "children": [_node(child) for child in node.children],
    }
    if node.jadwal:
        found["jadwal"] = node.jadwal
    if node.waktu:
        found["waktu"] = list(node.waktu)
    if node.inferred:
        found["inferred"] = True
    return found
