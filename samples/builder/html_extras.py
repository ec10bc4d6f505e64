"""HTML that only some dialects need: other rules, upright heads, further tables, letterhead, code, stamp, legend."""

from __future__ import annotations

import random
import re
from html import escape

from .model import Cell, Dialect, Document, Table
from .words import annex_lines


def css(dialect: Dialect) -> str:
    """Rules that the plain style sheet does not have; nothing for a plain dialect."""
    rules, found = dialect.rules, ""
    if rules.style in ("dash", "double"):
        kind = "0.75pt dashed" if rules.style == "dash" else "2.25pt double"
        found += f"\ntable.m td,table.m th{{border:{kind} #000}}"
    if not rules.vertical:
        found += "\ntable.m td,table.m th{border-left:none;border-right:none}"
    if not rules.outer:
        found += "\ntable.m{border:hidden}"
    if dialect.hierarchy.tables:
        found += "\ntable.m.apart{margin-top:20pt}"
    if dialect.ink.doubled:
        found += "\ntable.m .b{text-shadow:0.3pt 0 0 #000}"
    return found


def cell_style(cell: Cell, dialect: Dialect) -> str:
    """Declarations for one cell."""
    style = ""
    if not cell.top_rule:
        style += "border-top:none;"
    if not cell.bottom_rule:
        style += "border-bottom:none;"
    if cell.header and dialect.ink.header_ink:
        style += f"color:{dialect.ink.header_ink};"
    small = dialect.schedule.cell_size
    if small and cell.header and cell.col_span == cell.row_span == 1:
        style += f"font-size:{small}pt;"
    return style


def cell_text(cell: Cell, dialect: Dialect) -> str:
    """The cell's text as markup."""
    text = escape(cell.text)
    if cell.upright:
        return f'<span style="writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap">{text}</span>'
    if dialect.ink.soft_hyphens and not cell.header:
        text = re.sub(r"(?<=[a-z]{3}[aiueo])(?=[bcdfjklmprstw][aiueo][a-z]{2})", "&shy;", text)
    if dialect.ink.white and cell.text and not cell.fill and not cell.header and len(cell.text) % 5 == 0:
        text += '<span style="color:#fff"> DRAFT</span>'
    return text


def legend(dialect: Dialect) -> str:
    """Lines below the table."""
    return "".join(f'<div style="margin-top:3pt">{escape(line)}</div>' for line in dialect.pages.legend)


def letterhead(document: Document) -> str:
    """A ruled box over the page's width."""
    if not document.dialect.pages.letterhead:
        return ""
    name = document.decree.lembaga if document.decree else "KOMISI " + document.judul.partition(" KOMISI ")[2]
    return (
        '<table style="width:100%;border-collapse:collapse;margin-bottom:8pt;text-align:center"><tr>'
        '<td style="border:1pt solid #000;width:60pt;font-weight:bold;font-size:14pt">KPU</td>'
        f'<td style="border:1pt solid #000;padding:6pt"><b style="font-size:11pt">{escape(name)}</b><br>'
        "Jalan Merdeka Nomor 17, Telepon (0286) 321045</td></tr></table>"
    )


def code(dialect: Dialect) -> str:
    """A framed code with its note."""
    if not dialect.pages.qr:
        return ""
    rng = random.Random(7)
    dots = "".join(
        f'<rect x="{column}" y="{row}" width="1" height="1"/>'
        for row in range(21)
        for column in range(21)
        if rng.random() < 0.5
    )
    return (
        '<div style="display:flex;gap:6pt;margin-top:10pt"><svg width="46pt" height="46pt" viewBox="0 0 21 21" '
        f'style="border:0.7pt solid #000;padding:4pt">{dots}</svg><div>Dokumen ini telah ditandatangani secara '
        "elektronik<br>menggunakan sertifikat elektronik dari BSrE</div></div>"
    )


def stamp(dialect: Dialect) -> str:
    """An office stamp over the cells of the first page."""
    if not dialect.pages.stamp:
        return ""
    place = "position:absolute;margin-left:45%;margin-top:60pt"
    if dialect.pages.stamp == "text":
        return f'<div style="{place};font:bold 30pt sans-serif;color:#C0505080;transform:rotate(-32deg)">SALINAN</div>'
    rings = "".join(
        f'<circle cx="40" cy="40" r="{r}" fill="none" stroke="#5A28A0" stroke-width="{w}"/>'
        for r, w in ((38, 2), (26, 1.5))
    )
    return f'<svg width="80pt" height="80pt" viewBox="0 0 80 80" style="{place};opacity:.6">{rings}</svg>'


def other(table: Table, dialect: Dialect, document: Document, sign: str) -> str:
    """A table of another kind; as a Lampiran of its own with title block and signature."""
    fill = f' style="background:{dialect.header_fill}"' if dialect.header_fill else ""
    columns = "".join(f'<col style="width:{width * 100:.2f}%">' for width in table.widths)
    heads = "".join(f'<th class="b center"{fill}>{escape(text)}</th>' for text in table.headings)
    rows = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in table.rows)
    markup = (
        f'<div class="judul">{escape(table.judul)}</div><table class="m"><colgroup>{columns}</colgroup>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )
    if table.lampiran is None:
        return markup
    lines = [f"LAMPIRAN {table.lampiran}", *annex_lines(document)[1:]]
    block = "<br>".join(escape(line) for line in lines)
    return f'<div class="annex"><div class="block">{block}</div>{markup}{sign}</div>'
