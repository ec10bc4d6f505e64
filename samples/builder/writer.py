"""Prints a document with LibreOffice Writer: decree in portrait, Lampiran in landscape."""

from __future__ import annotations

import re

from . import fodt, soffice
from .fodt import Attributes, Styles, element, inline, paragraph
from .matrix import build_matrix
from .model import PAPERS, Cell, Decree, Document, Matrix, Row
from .words import date_in_words, number_line

_BLANK_LINES = 2  # room for the signature
_DECREE_SIZE = 12.0
_DECREE_LEADING = "160%"
_DECREE_MARGINS = (25.0, 25.0, 25.0, 25.0)


def render(document: Document) -> bytes:
    """The PDF."""
    return soffice.to_pdf(_Printer(document).markup().encode(), ".fodt")


def _broken(name: str) -> str:
    """An office's long name on two lines, as letterheads have it."""
    return re.sub(r"(KOMISI PEMILIHAN UMUM) (?=\S)", r"\1\n", name)


class _Printer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.dialect = document.dialect
        self.styles = Styles()
        width, height = PAPERS[self.dialect.paper]
        # an A3 matrix still has its decree on A4
        self.portrait = PAPERS["A4"] if self.dialect.paper == "A3" else (width, height)
        self.landscape = (height, width)

    def markup(self) -> str:
        decree = self._decree(self.document.decree) if self.document.decree else ""
        body = decree + self._lampiran()
        masters = self._masters()
        margin = self.dialect.margin
        layouts = fodt.page_layout("PageDecree", *self.portrait, _DECREE_MARGINS) + fodt.page_layout(
            "PageLampiran", *self.landscape, (max(margin, 12), margin, max(margin, 14), margin)
        )
        font = {"fo:font-family": f"'{self.dialect.font}'", "fo:font-size": f"{_DECREE_SIZE}pt"}
        return fodt.document(font, self.styles.markup() + layouts, masters, body)

    # -- pages ---------------------------------------------------------------------------------------------------------

    def _masters(self) -> str:
        """The first page of a decree has no number."""
        stamp = self.document.decree.stamp if self.document.decree else None
        grey = self._style("left", size=7, colour="#5A6B7B")
        number = [paragraph(self._style("center", size=10), "- ", element("text:page-number", {}, "1"), " -")]
        header = element("style:header", {}, *(number if self.dialect.page_numbers else []))
        footer = element("style:footer", {}, paragraph(grey, inline(stamp or "")))
        return "".join(
            element(
                "style:master-page",
                {
                    "style:name": name,
                    "style:page-layout-name": layout,
                    **({"style:next-style-name": follow} if follow else {}),
                },
                "" if name == "First" else header,
                footer,
            )
            for name, layout, follow in (
                ("Standard", "PageDecree", ""),
                ("First", "PageDecree", "Standard"),
                ("Lampiran", "PageLampiran", ""),
            )
        )

    # -- paragraphs ----------------------------------------------------------------------------------------------------

    def _style(
        self,
        align: str = "left",
        *,
        bold: bool = False,
        size: float | None = None,
        colour: str | None = None,
        master: str | None = None,
        tabs: str = "",
        keep: bool = False,
        **lengths: float,
    ) -> str:
        """A paragraph style. Lengths: indent, left, right, top, bottom (cm)."""
        shape: dict[str, str] = {"fo:text-align": {"left": "start", "right": "end"}.get(align, align)}
        for key, length in lengths.items():
            shape["fo:text-indent" if key == "indent" else f"fo:margin-{key}"] = f"{length}cm"
        if size is None:  # the decree's text; the Lampiran names its sizes
            shape["fo:line-height"] = _DECREE_LEADING
        if keep:
            shape |= {"fo:keep-with-next": "always", "fo:keep-together": "always"}
        look: dict[str, str] = {}
        if bold:
            look["fo:font-weight"] = "bold"
        if size is not None:
            look["fo:font-size"] = f"{size}pt"
        if colour is not None:
            look["fo:color"] = colour
        own = {"style:master-page-name": master} if master else None
        return self.styles.name("paragraph", {"paragraph": shape, "text": look}, own, tabs)

    # -- decree --------------------------------------------------------------------------------------------------------

    def _decree(self, decree: Decree) -> str:
        centre = self._style("center", bottom=0.3)
        bold = self._style("center", bold=True, bottom=0.5)
        title = inline(_broken(f"KEPUTUSAN {decree.lembaga}") + "\n" + number_line(decree))
        parts = [
            paragraph(self._style("right", bold=True, master="First", bottom=0.6), "SALINAN" if decree.salinan else ""),
            paragraph(bold, inline(_broken(decree.lembaga))),
            paragraph(centre, title),
            paragraph(centre, "TENTANG"),
            paragraph(self._style("center", bottom=0.3, left=1.3, right=1.3), inline(decree.tentang)),
            paragraph(centre, inline(f"{decree.jabatan},")),
            self._items("Menimbang", decree.menimbang),
            self._items("Mengingat", decree.mengingat),
            paragraph(self._style("center", top=0.2, bottom=0.3, keep=True), "MEMUTUSKAN :"),
            self._labelled("Menetapkan", decree.menetapkan),
            *[self._labelled(marker, text) for marker, text in decree.diktum],
            self._signature(decree),
        ]
        return "".join(parts)

    def _items(self, label: str, items: tuple[tuple[str, str], ...]) -> str:
        """`Menimbang : a. …`: the label stands in the first item's hanging indent."""
        first = self._style("justify", left=4.2, indent=-4.2, bottom=0.2, tabs="2.9 3.3 4.2")
        later = self._style("justify", left=4.2, indent=-0.9, bottom=0.2, tabs="4.2")
        parts: list[str] = []
        for marker, text in items:
            head = "" if parts else f"{label}\t:\t"
            parts.append(paragraph(later if parts else first, inline(f"{head}{marker}\t{text}")))
        return "".join(parts)

    def _labelled(self, label: str, text: str) -> str:
        style = self._style("justify", left=3.3, indent=-3.3, bottom=0.2, tabs="2.9 3.3")
        return paragraph(style, inline(f"{label}\t:\t{text}"))

    def _signature(self, decree: Decree) -> str:
        keep = self._style(left=8.2, top=0.6, keep=True)
        place = f"Ditetapkan di {decree.tempat}\nPada tanggal {date_in_words(decree.tanggal)}"
        chair = "\n".join([_broken(decree.jabatan) + ",", "", "ttd,", "", decree.ketua])
        signed = self._style(left=8.2, top=0.5, keep=decree.salinan)
        parts = [paragraph(keep, inline(place)), paragraph(signed, inline(chair))]
        if decree.salinan:
            parts.append(paragraph(self._style(top=0.8), inline("\n".join(_copy_lines(decree)))))
        return "".join(parts)

    # -- Lampiran ------------------------------------------------------------------------------------------------------

    def _lampiran(self) -> str:
        document, decree = self.document, self.document.decree
        matrix = build_matrix(document)
        label = f"LAMPIRAN {document.lampiran or ''}".strip()
        size = max(self.dialect.size, 10)
        block = self._style(left=self._table_width() * 0.52, size=size, master="Lampiran", bottom=0.3)
        lines = [label]
        if decree:
            lines += [f"KEPUTUSAN {decree.lembaga}", number_line(decree), f"TENTANG {decree.tentang}"]
        parts = [paragraph(block, inline("\n".join(lines)))]
        if not decree or document.judul != decree.tentang:  # else the block has said it
            parts.append(paragraph(self._style("center", bold=True, bottom=0.3, size=size), inline(document.judul)))
        parts += [self._table(matrix, place) for place in range(len(matrix.segments))]
        parts.append(self._closing(decree) if decree else paragraph(self._style(size=2)))
        return "".join(parts)

    def _table_width(self) -> float:
        return (self.landscape[0] - 2 * self.dialect.margin) / 10

    def _table(self, matrix: Matrix, place: int) -> str:
        width = self._table_width()
        shape = {"style:width": f"{width}cm", "table:align": "left", "table:border-model": "collapsing"}
        apart = place in matrix.gaps
        if apart:
            shape["fo:margin-top"] = "0.7cm"
        elif place:
            shape["fo:break-before"] = "page"
        style = self.styles.name("table", {"table": shape})
        columns = "".join(
            element(
                "table:table-column",
                {
                    "table:style-name": self.styles.name(
                        "table-column", {"table-column": {"style:column-width": f"{w}cm"}}
                    )
                },
            )
            for w in (round(share * width, 4) for share in matrix.widths)
        )
        header = "".join(self._row(row, keep=True) for row in matrix.header)
        if self.dialect.header == "every":
            header = element("table:table-header-rows", {}, header)
        elif place and not apart:
            header = ""
        body = "".join(self._row(row, keep=not self.dialect.cut_rows) for row in matrix.segments[place])
        return element(
            "table:table", {"table:name": f"Matriks{place + 1}", "table:style-name": style}, columns, header, body
        )

    def _row(self, row: Row, *, keep: bool) -> str:
        style = self.styles.name("table-row", {"table-row": {"fo:keep-together": "always" if keep else "auto"}})
        cells = "".join(self._cell(cell) if cell else "<table:covered-table-cell/>" for cell in row)
        return element("table:table-row", {"table:style-name": style}, cells)

    def _cell(self, cell: Cell) -> str:
        shape: dict[str, str] = {
            **self._borders(cell),
            "fo:padding": "0.07cm",
            "style:vertical-align": cell.valign,
        }
        if cell.fill:
            shape["fo:background-color"] = cell.fill
        attributes: dict[str, str] = {"table:style-name": self.styles.name("table-cell", {"table-cell": shape})}
        if cell.col_span > 1:
            attributes["table:number-columns-spanned"] = str(cell.col_span)
        if cell.row_span > 1:
            attributes["table:number-rows-spanned"] = str(cell.row_span)
        text = inline(cell.text)
        if cell.font:
            text = self._span({"fo:font-family": f"'{cell.font}'"}, text)
        return element(
            "table:table-cell",
            attributes,
            paragraph(self._style(cell.align, bold=cell.bold, size=self._size(cell)), text),
        )

    def _size(self, cell: Cell) -> float:
        small = self.dialect.schedule.cell_size
        return small if small and cell.header and cell.col_span == cell.row_span == 1 else self.dialect.size

    def _borders(self, cell: Cell) -> dict[str, str]:
        rules = self.dialect.rules
        kind = {"dash": "0.75pt dashed", "double": "1.5pt double"}.get(rules.style, "0.5pt solid") + " #000000"
        if rules.vertical and cell.top_rule and cell.bottom_rule:
            return {"fo:border": kind}
        shown = {"left": rules.vertical, "right": rules.vertical, "top": cell.top_rule, "bottom": cell.bottom_rule}
        return {f"fo:border-{side}": kind if there else "none" for side, there in shown.items()}

    def _span(self, look: Attributes, text: str) -> str:
        return element("text:span", {"text:style-name": self.styles.name("text", {"text": look})}, text)

    def _closing(self, decree: Decree) -> str:
        """Signature right, on a copy the copying officer's block left: a table without rules."""
        width = self._table_width()
        size = max(self.dialect.size, 10)
        shape = {"style:width": f"{width}cm", "table:align": "left", "style:may-break-between-rows": "false"}
        table = self.styles.name("table", {"table": shape | {"fo:margin-top": "0.5cm"}})
        half = self.styles.name("table-column", {"table-column": {"style:column-width": f"{width / 2}cm"}})
        row = self.styles.name("table-row", {"table-row": {"fo:keep-together": "always"}})
        plain = self.styles.name("table-cell", {"table-cell": {"fo:border": "none", "fo:padding": "0.1cm"}})
        copy = [*_copy_lines(decree), *[""] * _BLANK_LINES, decree.sekretaris or ""] if decree.salinan else []
        chair = ["", _broken(decree.jabatan) + ",", "", "ttd,", "", decree.ketua]
        cells = "".join(
            element(
                "table:table-cell",
                {"table:style-name": plain},
                paragraph(self._style(left=left, size=size), inline("\n".join(lines))),
            )
            for left, lines in ((0.5, copy), (3.0, chair))
        )
        column = element("table:table-column", {"table:style-name": half, "table:number-columns-repeated": "2"})
        return element(
            "table:table",
            {"table:name": "TandaTangan", "table:style-name": table},
            column,
            element("table:table-row", {"table:style-name": row}, cells),
        ) + paragraph(self._style(size=2))


def _copy_lines(decree: Decree) -> list[str]:
    region = decree.lembaga.removeprefix("KOMISI PEMILIHAN UMUM ").title()
    return [
        "Salinan sesuai dengan aslinya",
        _broken(f"SEKRETARIAT {decree.lembaga}"),
        f"Sekretaris Komisi Pemilihan Umum {region}",
    ]
