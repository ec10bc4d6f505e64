"""Lines of the printed document that every producer writes the same way."""

from __future__ import annotations

from .model import Decree, Document

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def date_in_words(iso: str) -> str:
    """2026-02-11 → 11 Februari 2026."""
    year, month, day = iso.split("-")
    return f"{int(day)} {BULAN[int(month) - 1]} {year}"


def number_line(decree: Decree) -> str:
    """NOMOR 23 TAHUN 2026, or the old style number alone."""
    return f"NOMOR {decree.nomor} TAHUN {decree.tahun}" if decree.tahun else f"NOMOR : {decree.nomor}"


def signature_lines(decree: Decree) -> list[str]:
    """The signature block below decree and Lampiran."""
    return [decree.jabatan + ",", "ttd.", decree.ketua]


def annex_lines(document: Document) -> list[str]:
    """The title block at the right above the Lampiran."""
    decree = document.decree
    label = f"LAMPIRAN {document.lampiran or ''}".strip()
    if decree is None:
        return [label]
    return [label, f"KEPUTUSAN {decree.lembaga}", number_line(decree), "TENTANG", decree.tentang]


def copy_lines(decree: Decree) -> list[str]:
    """The block at the left of a copy: empty unless the decree is a Salinan."""
    if not decree.salinan:
        return []
    signed = decree.sekretaris or "ttd."
    return ["Salinan sesuai dengan aslinya", f"SEKRETARIAT {decree.lembaga}", "Sekretaris,", signed]
