"""Decree and Lampiran as one HTML page, for the producers that print HTML."""

from __future__ import annotations

from html import escape
from itertools import chain

from . import fonts, html_extras
from .matrix import build_matrix
from .model import PAPERS, Cell, Decree, Dialect, Document, Matrix, Row
from .words import annex_lines, copy_lines, date_in_words, number_line, signature_lines


def to_html(document: Document) -> str:
    """The whole document; page sizes come from named pages."""
    decree = _decree(document.decree) if document.decree else ""
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{escape(document.judul)}</title>'
        f"<style>{_css(document)}</style></head><body>{decree}{_annex(document)}</body></html>"
    )


def _css(document: Document) -> str:
    dialect = document.dialect
    width, height = PAPERS[dialect.paper]
    stamp = document.decree.stamp if document.decree else None
    boxes = ""
    if stamp:
        boxes += f'@top-right{{content:"{stamp}";font:7pt "Liberation Sans";color:#777}}'
    if dialect.page_numbers:
        boxes += f'@bottom-center{{content:"- " counter(page) " -";font:9pt "{dialect.font}"}}'
    faces = ""
    if dialect.tick_font and (file := fonts.path(dialect.tick_font)):
        faces = f'@font-face{{font-family:"{dialect.tick_font}";src:url("{file.as_uri()}")}}'
    avoid = "" if dialect.cut_rows else "tr.leaf{break-inside:avoid}"
    # A3 matrices still have a decree on A4
    portrait = PAPERS["A4"] if dialect.paper == "A3" else (width, height)
    return f"""{faces}
@page{{size:{portrait[0]}mm {portrait[1]}mm;margin:22mm 20mm;{boxes}}}
@page annex{{size:{height}mm {width}mm;margin:{dialect.margin}mm;{boxes}}}
body{{margin:0;font-family:"{dialect.font}";font-size:11.5pt;line-height:1.35}}
.annex{{page:annex;break-before:page;font-size:{dialect.size}pt;line-height:1.25}}
.c{{text-align:center}} .j{{text-align:justify}} p{{margin:0 0 6pt}}
table.sk{{width:100%;border-collapse:collapse}} table.sk td{{vertical-align:top;padding:0 0 5pt}}
.block{{margin-left:60%}} .judul{{text-align:center;font-weight:bold;margin:10pt 0 8pt}}
table.m{{width:calc(100% - 1pt);border-collapse:collapse;table-layout:fixed;overflow-wrap:anywhere}}
table.m td,table.m th{{border:0.5pt solid #000;padding:2pt 3pt;text-align:left;font-weight:normal;vertical-align:top}}
table.m .n{{padding-left:2pt;padding-right:1pt}} table.m .n.center{{padding-left:.5pt;padding-right:.5pt}}
table.m .b{{font-weight:bold}} table.m .center{{text-align:center}} table.m .justify{{text-align:justify}}
table.m .middle{{vertical-align:middle}}
.next{{break-before:page}} {avoid}
.sign{{display:flex;justify-content:space-between;margin-top:14pt;break-inside:avoid}}
.sign div{{width:42%;text-align:center}}{html_extras.css(dialect)}"""


def _lines(lines: list[str]) -> str:
    return "<br>".join(escape(line) for line in lines)


def _decree(decree: Decree) -> str:
    head = ["SALINAN"] if decree.salinan else []
    rows = [
        *_list_rows("Menimbang", decree.menimbang),
        *_list_rows("Mengingat", decree.mengingat),
        '<tr><td colspan="4" class="c">MEMUTUSKAN :</td></tr>',
        _decree_row("Menetapkan", decree.menetapkan),
        *[_decree_row(marker, text) for marker, text in decree.diktum],
    ]
    return (
        f'<div class="decree"><p class="c">{_lines([*head, decree.lembaga])}</p>'
        f'<p class="c">{_lines(["KEPUTUSAN " + decree.lembaga, number_line(decree)])}</p><p class="c">TENTANG</p>'
        f'<p class="c">{escape(decree.tentang)}</p><p class="c">{escape(decree.jabatan)},</p>'
        '<table class="sk"><colgroup><col style="width:24mm"><col style="width:5mm"><col style="width:7mm"><col>'
        f"</colgroup>{''.join(rows)}</table>"
        f'<p class="block">Ditetapkan di {escape(decree.tempat)}<br>pada tanggal {date_in_words(decree.tanggal)}</p>'
        f"{_signature(decree)}</div>"
    )


def _list_rows(label: str, items: tuple[tuple[str, str], ...]) -> list[str]:
    return [
        f"<tr><td>{'' if place else label}</td><td>{'' if place else ':'}</td><td>{escape(marker)}</td>"
        f'<td class="j">{escape(text)}</td></tr>'
        for place, (marker, text) in enumerate(items)
    ]


def _decree_row(label: str, text: str) -> str:
    return f'<tr><td>{escape(label)}</td><td>:</td><td colspan="2" class="j">{escape(text)}</td></tr>'


def _signature(decree: Decree) -> str:
    return (
        f'<div class="sign"><div>{_lines(copy_lines(decree))}</div>'
        f"<div>{'<br><br>'.join(escape(line) for line in signature_lines(decree))}</div></div>"
    )


def _annex(document: Document) -> str:
    matrix, dialect = build_matrix(document), document.dialect
    tables = "".join(_table(document, matrix, place) for place in range(len(matrix.segments)))
    sign = _signature(document.decree) if document.decree else ""
    block = f'<div class="block">{_lines(annex_lines(document))}</div>'
    others = {
        place: "".join(
            html_extras.other(table, dialect, document, sign)
            for table in document.tables
            if (table.before, table.lampiran is None) == place
        )
        for place in ((True, True), (True, False), (False, True), (False, False))
    }
    return (
        f'{others[True, False]}<div class="annex">{html_extras.letterhead(document)}{block}{others[True, True]}'
        f'<div class="judul">{escape(document.judul)}</div>{html_extras.stamp(dialect)}{tables}'
        f"{html_extras.legend(dialect)}{others[False, True]}{html_extras.code(dialect) if sign else ''}{sign}</div>"
        f"{others[False, False]}"
    )


def _table(document: Document, matrix: Matrix, place: int) -> str:
    every = document.dialect.header == "every"
    narrow = frozenset(index for index, width in enumerate(matrix.widths) if width < 0.04)
    columns = "".join(f'<col style="width:{width * 100:.4f}%">' for width in matrix.widths)
    header = "".join(_row(row, "th", narrow, document.dialect) for row in matrix.header)
    body = "".join(_row(row, "td", narrow, document.dialect) for row in matrix.segments[place])
    apart = place in matrix.gaps
    if every:
        head = f"<thead>{header}</thead><tbody>{body}</tbody>"
    else:
        head = f"<tbody>{header if place == 0 or apart else ''}{body}</tbody>"
    name = "m apart" if apart else "m next" if place else "m"
    return f'<table class="{name}"><colgroup>{columns}</colgroup>{head}</table>'


def _row(row: Row, tag: str, narrow: frozenset[int], dialect: Dialect) -> str:
    cells = chain.from_iterable(_cell(cell, tag, at in narrow, dialect) for at, cell in enumerate(row) if cell)
    return f'<tr class="leaf">{"".join(cells)}</tr>'


def _cell(cell: Cell, tag: str, narrow: bool, dialect: Dialect) -> list[str]:
    names = [cell.align if cell.align != "left" else "", cell.valign if cell.valign != "top" else ""]
    names += ["b" if cell.bold else "", "n" if narrow and cell.col_span == 1 else ""]
    kinds = " ".join(name for name in names if name)
    style = f"background:{cell.fill};" if cell.fill else ""
    style += f"font-family:'{cell.font}';" if cell.font else ""
    style += html_extras.cell_style(cell, dialect)
    attributes = "".join(
        f' {name}="{value}"'
        for name, value, plain in (
            ("rowspan", cell.row_span, 1),
            ("colspan", cell.col_span, 1),
            ("class", kinds, ""),
            ("style", style, ""),
        )
        if value != plain
    )
    return [f"<{tag}{attributes}>", html_extras.cell_text(cell, dialect), f"</{tag}>"]
