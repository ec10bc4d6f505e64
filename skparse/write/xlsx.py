"""A plan as an XLSX workbook: a sheet for each rencana aksi, other tables as printed, the decree, the findings.

Months are painted as in the original. The same plan gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from skparse.write.flat import MONTHS, Cell, flat_rows
from skparse.write.schedule import Schedule, words

if TYPE_CHECKING:
    from skparse.plan import Keputusan, Lampiran, Plan
    from skparse.write.workbook import Book

_NAMES = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_PAGE = "Hal."
_MONTH_WIDTH = 4.5
# Widths of columns of text, in signs: as its longest cell, within these.
_NARROW, _WIDE = 6, 50
# Excel has 16,384 columns.
_MOST_COLUMNS = 16_000


def to_xlsx(plan: Plan, raw: bool = False) -> bytes:
    """The bytes of plan.xlsx. Texts are never formulas; unless ``raw``, they do not become any when they are edited."""
    from skparse.write.workbook import Book

    stream = io.BytesIO()
    book = Book(stream, raw)
    actions = sum(part.kind == "rencana_aksi" for part in plan.lampiran)
    for place, part in enumerate(plan.lampiran, 1):
        number = part.nomor or str(place)
        if part.kind == "rencana_aksi":
            _actions(book, "Rencana Aksi" if actions == 1 else f"Rencana Aksi {number}", plan, part)
        else:
            _verbatim(book, f"Tabel {number}", part)
    _decree(book, plan)
    _findings(book, plan)
    book.close()
    return stream.getvalue()


def _actions(book: Book, name: str, plan: Plan, part: Lampiran) -> None:
    from skparse.write.workbook import Head

    header, rows = flat_rows(plan.model_copy(update={"lampiran": (part,)}))
    leaves = [node for root in part.nodes for node in root.walk() if not node.children]
    first = header.index(MONTHS[0])
    heads = []
    for place, heading in enumerate(_headings(part, header, first)):
        if header[place] in MONTHS:
            heads.append(Head(heading, _MONTH_WIDTH, center=True))
        else:
            # Items without numbers have an empty column "No".
            heads.append(Head(heading, _width(heading, (row[place] for row in rows)), heading == _PAGE, "empty"))
    said = [words(leaf) for leaf in leaves]
    after = first + len(MONTHS)
    if any(said):
        heads.insert(after, Head("JADWAL", _width("JADWAL", said)))
    sheet, schedule = book.sheet(name, heads), Schedule(part)
    for row, leaf, text in zip(rows, leaves, said, strict=True):
        cells = [*row[:after], text, *row[after:]] if any(said) else row
        sheet.row(cells, {first + month - 1: cell for month, cell in schedule.months(leaf).items()})
    sheet.finish()


def _headings(part: Lampiran, header: list[str], first: int) -> list[str]:
    """The headings as printed; the flat table has keys."""
    printed = {column.key: column.heading for column in part.columns}
    levels = header[1:first]
    names = ["ID"]
    names += ["No" if place % 2 == 0 else printed.get(key, key) for place, key in enumerate(levels)]
    names += _NAMES
    names += [printed.get(key, key.upper()) for key in header[first + len(MONTHS) : -1]]
    return [*names, _PAGE]


def _verbatim(book: Book, name: str, part: Lampiran) -> None:
    """A table of another kind. Its first row is its header."""
    from skparse.write.workbook import Head

    rows = [row[:_MOST_COLUMNS] for row in part.rows or () if row]
    if not rows:
        return
    columns = list(zip_longest(*rows, fillvalue=""))
    sheet = book.sheet(name, [Head(column[0], _width(column[0], column[1:])) for column in columns])
    for row in rows[1:]:
        sheet.row(row)
    sheet.finish()


def _decree(book: Book, plan: Plan) -> None:
    from skparse.write.workbook import Head

    sheet = book.sheet("Keputusan", [Head("Bagian", 16), Head("Butir", 10), Head("Isi", 100)])
    if plan.keputusan is not None:
        for row in _fields(plan.keputusan):
            sheet.row(row)
    for part in plan.lampiran:
        sheet.row(["lampiran", part.nomor, part.judul])
    source = plan.source
    for name, value in (("berkas", source.file), ("sha256", source.sha256), ("jenis", source.kind)):
        sheet.row([name, None, value])
    sheet.row(["halaman", None, str(source.pages)])
    sheet.finish()


def _fields(decree: Keputusan) -> Iterator[list[Cell]]:
    year = None if decree.tahun is None else str(decree.tahun)
    signer = decree.penandatangan
    yield ["lembaga", None, decree.lembaga]
    yield ["nomor", None, decree.nomor]
    yield ["tahun", None, year]
    yield ["tentang", None, decree.tentang]
    for name in ("menimbang", "mengingat", "diktum"):
        for point in getattr(decree, name):
            yield [name, point.marker, point.text]
    yield ["tempat", None, decree.tempat]
    yield ["tanggal", None, decree.tanggal]
    yield ["jabatan", None, signer.jabatan if signer else None]
    yield ["nama", None, signer.nama if signer else None]
    yield ["salinan", None, "ya" if decree.salinan else "tidak"]


def _findings(book: Book, plan: Plan) -> None:
    from skparse.write.workbook import Head

    heads = [Head("Kode", 22), Head("Tingkat", 10), Head(_PAGE, 8, center=True), Head("Butir", 14), Head("Temuan", 100)]
    sheet = book.sheet("Temuan", heads)
    for one in plan.findings:
        sheet.row([one.code, one.severity, one.page, one.node, one.message])
    sheet.finish()


def _width(heading: str, cells: Iterator[Cell] | list[str | None] | tuple[str, ...]) -> float:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    word = max(map(len, heading.split()), default=0)
    # The filter's button takes room beside the heading.
    return min(max(longest + 2, word + 4, _NARROW), _WIDE)
