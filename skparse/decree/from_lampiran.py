"""What the heading of a Lampiran says of its decree: all that is known where the decree itself is not in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skparse.decree.borders import HeadingKind, PageHeading
from skparse.decree.names import DecreeName, is_same_number
from skparse.findings import PLAIN, report
from skparse.plan import Finding, Keputusan


def keputusan_of_headings(headings: Sequence[PageHeading]) -> tuple[Keputusan | None, list[Finding]]:
    """The decree that the headings of a document name, with nothing but what they say; None where they name none.

    The finding ``decree-absent`` says that the rest of it was not read. ``headings``: of its pages, in their order.
    """
    named = [one for one in headings if one.kind is HeadingKind.LAMPIRAN and _names_decree(one.name)]
    if not named:
        return None, []
    fullest = max(named, key=lambda one: _known(one.name))  # the first one of those that say as much
    name = fullest.name
    keputusan = Keputusan(
        lembaga=name.lembaga,
        nomor=name.nomor,
        tahun=name.tahun if name.tahun is not None else name.tanggal.year if name.tanggal else None,
        tentang=name.tentang,
        tanggal=name.tanggal.isoformat() if name.tanggal else None,
    )
    behind = next((one.page for one in headings if one.kind is HeadingKind.DECREE and one.page > fullest.page), None)
    if behind is None:
        absent = report("decree-absent", page=fullest.page)
    else:
        absent = report("decree-absent", "behind", page=fullest.page, number=behind)
    return keputusan, [absent, *contradictions(keputusan, headings)]


def contradictions(keputusan: Keputusan, headings: Sequence[PageHeading]) -> Iterator[Finding]:
    """Headings of Lampiran that name another number or year than the decree does: ``decree-contradiction``."""
    for one in headings:
        if one.kind is not HeadingKind.LAMPIRAN:
            continue
        name = one.name
        other_number = (
            keputusan.nomor is not None
            and name.nomor is not None
            and not is_same_number(keputusan.nomor, name.nomor, scanned=False)
        )
        other_year = keputusan.tahun is not None and name.tahun is not None and keputusan.tahun != name.tahun
        if other_number or other_year:
            sentence = "scan" if name.scanned else PLAIN
            ours, theirs = _numbered(keputusan.nomor, keputusan.tahun), _numbered(name.nomor, name.tahun)
            yield report("decree-contradiction", sentence, page=one.page, named=theirs, elsewhere=ours)


def _names_decree(name: DecreeName) -> bool:
    """More than a region is named, which the table's own title may name as well."""
    return bool(name.nomor or (name.lembaga and (name.tentang or name.tanggal)))


def _known(name: DecreeName) -> int:
    parts = (name.lembaga, name.nomor, name.tahun, name.tentang, name.tanggal)
    return sum(part is not None for part in parts)


def _numbered(nomor: str | None, tahun: int | None) -> str:
    return " ".join(part for part in (f"Nomor {nomor}" if nomor else "", f"Tahun {tahun}" if tahun else "") if part)
