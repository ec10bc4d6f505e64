"""Plan and PDF → the review page."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterable
from importlib.resources import files

from skparse.collector import seldom_collected
from skparse.errors import InputError
from skparse.findings import advice, plan_in_language, render_message, titles
from skparse.language import Lang
from skparse.pipeline import Progress, build_plan
from skparse.plan import Plan
from skparse.read import OcrMode, OcrOptions, Pages, open_pages
from skparse.read.source import PdfSource, load_source, ocr_options, select_pages
from skparse.reread import reread
from skparse.review.labels import labels
from skparse.review.month_cells import MonthCell, month_cells
from skparse.review.pictures import draw_pages
from skparse.table.page_pass import PagePass

_SCRIPTS = ("plan.js", "pages.js", "tree.js", "main.js")


def review_html(
    source: PdfSource,
    plan: Plan | None = None,
    *,
    password: str | None = None,
    lang: Lang = "id",
    ocr: OcrMode = "auto",
    jobs: int = 1,
    progress: Progress | None = None,
) -> bytes:
    """The review page of a document: one HTML file that needs no network and no server.

    Args:
        source: path of the PDF, its bytes, or a binary file object.
        plan: what was read from it, perhaps corrected by a person since; it is read now by default, each page once.
        password: for an encrypted PDF.
        lang: language of the page, and of the findings if the plan is read now.
        ocr: "never" leaves scanned pages unread.
        jobs: how many scanned pages are read at a time.
        progress: called after each page that is read.

    Raises:
        InputError: the PDF cannot be read, or is not the one that the plan was read from.
        SkparseError: as `skparse.parse`.
    """
    data, name = load_source(source)
    if plan is not None and plan.source.sha256 != hashlib.sha256(data).hexdigest():
        raise InputError(f"{name or 'this PDF'} is not the file that the plan was read from; leave out --plan")
    document = open_pages(data, password=password, options=_options(plan, ocr, jobs))
    try:
        if plan is None:
            plan, passes = _read(document, data, name, lang, progress)
        else:
            passes = _read_again(document, plan)
        cells = month_cells(plan, passes)
    finally:
        document.close()
    return _page(_data(data, plan, password, lang, cells), plan, lang)


def _options(plan: Plan | None, ocr: OcrMode, jobs: int) -> OcrOptions:
    """Where the plan is given, nothing is read by OCR."""
    return OcrOptions("never") if plan is not None else ocr_options(ocr, OcrOptions().dpi, jobs)


def _read(
    document: Pages, data: bytes, name: str, lang: Lang, progress: Progress | None
) -> tuple[Plan, Iterable[PagePass]]:
    """The plan, and what the table layer has made of the pages with tables on the way to it."""
    passes: list[PagePass] = []

    def keep(page_pass: PagePass) -> None:
        if page_pass.tables:
            passes.append(page_pass)

    with seldom_collected():
        numbers = select_pages(None, document.page_count)
        plan = build_plan(document, data, name, numbers, progress=progress, observe=keep)
    return plan_in_language(plan, lang), passes


def _read_again(document: Pages, plan: Plan) -> Iterable[PagePass]:
    """What the table layer makes of the plan's digital pages. Scanned ones would have to be read by OCR once more: for
    them the page shows the row of an item, not the cells of its months."""
    if plan.source.kind == "scanned":
        return ()
    numbers = sorted({number for part in plan.lampiran for number in range(part.pages[0], part.pages[1] + 1)})
    return reread(document.reread, numbers, plan)


def _data(
    data: bytes, plan: Plan, password: str | None, lang: Lang, cells: dict[int, list[MonthCell]]
) -> dict[str, object]:
    numbers = list(range(1, plan.source.pages + 1))
    keputusan = plan.keputusan
    nomor = f"Nomor {keputusan.nomor} Tahun {keputusan.tahun}" if keputusan and keputusan.nomor else ""
    subtitle = [nomor, keputusan.tentang or "" if keputusan else "", plan.source.file]
    title = (keputusan.lembaga if keputusan else None) or plan.source.file or "skparse"
    return {
        "title": title,
        "about": " · ".join(part for part in subtitle if part),
        "words": labels(lang),
        "titles": titles((f.code for f in plan.findings), lang),
        "todo": advice((f.code for f in plan.findings), lang),
        "messages": [render_message(one, lang) for one in plan.findings],
        "others": [
            f"{part.judul or 'Tabel lain'} ({part.pages[0]}–{part.pages[1]})"
            for part in plan.lampiran
            if part.kind == "lain"
        ],
        "monthCells": cells,
        "pages": [
            {
                "number": one.number,
                "width": round(one.width, 2),
                "height": round(one.height, 2),
                "type": one.type,
                "picture": base64.b64encode(one.data).decode(),
            }
            for one in draw_pages(data, password, numbers)
        ],
    }


def _page(data: dict[str, object], plan: Plan, lang: Lang) -> bytes:
    style = _part("page.css")
    script = '(() => {\n"use strict";\n' + "".join(map(_part, _SCRIPTS)) + "})();\n"
    policy = (
        f"default-src 'none'; img-src blob:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    filled = {
        "lang": lang,
        "policy": policy,
        "title": html.escape(f"{data['title']} – skparse"),
        "style": style,
        "noscript": html.escape(str(labels(lang)["noscript"])),
        "data": _escape_html(json.dumps(data, ensure_ascii=False, separators=(",", ":"))),
        "plan": _escape_html(plan.to_json()),
        "script": script,
    }
    # Piece by piece from the beginning, so that no text that was filled in is taken for one of the names.
    text = _part("page.html")
    pieces = []
    for name, value in filled.items():
        before, _, text = text.partition("{" + name + "}")
        pieces += [before, value]
    return "".join([*pieces, text]).encode("utf-8", "replace")


def _part(name: str) -> str:
    return files("skparse.review").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _escape_html(text: str) -> str:
    """JSON in which no text of a document can be taken for HTML."""
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
