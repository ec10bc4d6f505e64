"""A plan as an XLSX workbook: a sheet for each rencana aksi, other tables as printed, the decree, the findings.

Months have the colors of the original. The same plan gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from skparse.write.schedule import Schedule, words

if TYPE_CHECKING:
    from skparse.plan import Keputusan, Lampiran, Plan
    from skparse.plan.flat import Cell
    from skparse.write.workbook import Book

_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_PAGE_HEADING = "Hal."
_MONTH_WIDTH = 4.5
# A column of text is as wide as its longest cell, within these widths in characters.
_MIN_WIDTH, _MAX_WIDTH = 6, 50
# Excel allows 16,384 columns.
_MAX_COLUMNS = 16_000


def to_xlsx(plan: Plan, raw: bool = False) -> bytes:
    """The bytes of plan.xlsx. Texts are never formulas; unless ``raw``, they stay texts when a cell is edited."""
    from skparse.write.workbook import Book

    stream = io.BytesIO()
    book = Book(stream, raw)
    plan_count = sum(part.kind == "rencana_aksi" for part in plan.lampiran)
    for index, part in enumerate(plan.lampiran, 1):
        number = part.nomor or str(index)
        if part.kind == "rencana_aksi":
            _action_sheet(book, "Rencana Aksi" if plan_count == 1 else f"Rencana Aksi {number}", part)
        else:
            _table_sheet(book, f"Tabel {number}", part)
    _decree_sheet(book, plan)
    _findings_sheet(book, plan)
    book.close()
    return stream.getvalue()


def _action_sheet(book: Book, name: str, part: Lampiran) -> None:
    from skparse.plan.flat import MONTH_COLUMNS, flat_rows
    from skparse.write.workbook import SheetColumn

    header, rows = flat_rows((part,))
    leaves = [node for root in part.nodes for node in root.walk() if not node.children]
    first = header.index(MONTH_COLUMNS[0])
    after = first + len(MONTH_COLUMNS)
    columns = []
    for index, heading in enumerate(_headings(part, header, first)):
        if first <= index < after:
            columns.append(SheetColumn(heading, _MONTH_WIDTH, center=True))
        else:
            # Levels whose items have no numbers have an empty column "No", which is hidden.
            width = _width(heading, (row[index] for row in rows))
            columns.append(SheetColumn(heading, width, center=heading == _PAGE_HEADING, hide="if_empty"))
    in_words = [words(leaf) for leaf in leaves]
    if any(in_words):
        columns.insert(after, SheetColumn("JADWAL", _width("JADWAL", in_words)))
    sheet, schedule = book.sheet(name, columns), Schedule(part)
    for row, leaf, text in zip(rows, leaves, in_words, strict=True):
        cells = [*row[:after], text, *row[after:]] if any(in_words) else row
        sheet.row(cells, {first + month - 1: cell for month, cell in schedule.months(leaf).items()})
    sheet.finish()


def _headings(part: Lampiran, header: list[str], first: int) -> list[str]:
    """The headings as printed, in place of the keys of the flat table."""
    printed = {column.key: column.heading for column in part.columns}
    levels = header[1:first]
    names = ["ID"]
    names += ["No" if index % 2 == 0 else printed.get(key, key) for index, key in enumerate(levels)]
    names += _MONTH_NAMES
    names += [printed.get(key, key.upper()) for key in header[first + len(_MONTH_NAMES) : -1]]
    return [*names, _PAGE_HEADING]


def _table_sheet(book: Book, name: str, part: Lampiran) -> None:
    """A table of another kind. Its first row is its header."""
    from skparse.write.workbook import SheetColumn

    rows = [row[:_MAX_COLUMNS] for row in part.rows or () if row]
    if not rows:
        return
    printed_columns = list(zip_longest(*rows, fillvalue=""))
    sheet = book.sheet(name, [SheetColumn(heading, _width(heading, cells)) for heading, *cells in printed_columns])
    for row in rows[1:]:
        sheet.row(row)
    sheet.finish()


def _decree_sheet(book: Book, plan: Plan) -> None:
    from skparse.write.workbook import SheetColumn

    sheet = book.sheet("Keputusan", [SheetColumn("Bagian", 16), SheetColumn("Butir", 10), SheetColumn("Isi", 100)])
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


def _findings_sheet(book: Book, plan: Plan) -> None:
    from skparse.write.workbook import SheetColumn

    columns = [
        SheetColumn("Kode", 22),
        SheetColumn("Tingkat", 10),
        SheetColumn(_PAGE_HEADING, 8, center=True),
        SheetColumn("Butir", 14),
        SheetColumn("Temuan", 100),
    ]
    sheet = book.sheet("Temuan", columns)
    for one in plan.findings:
        sheet.row([one.code, one.severity, one.page, one.node, one.message])
    sheet.finish()


def _width(heading: str, cells: Iterable[Cell]) -> float:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    word = max(map(len, heading.split()), default=0)
    # The filter's button takes space beside the heading.
    return min(max(longest + 2, word + 4, _MIN_WIDTH), _MAX_WIDTH)
