"""Plan and PDF → the review page."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Callable
from importlib.resources import files

from skparse.errors import InputError
from skparse.findings import advice, render_message, titles
from skparse.language import Lang
from skparse.pipeline import parse
from skparse.plan import Plan
from skparse.read import OcrMode, OcrOptions, open_pages
from skparse.read.source import PdfSource, load_source
from skparse.review.pictures import pictures
from skparse.review.places import month_places
from skparse.review.words import words

Progress = Callable[[int, int], None]

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
    """The review page of a document: one HTML file without network, which works from a double click.

    Args:
        source: path of the PDF, its bytes, or a binary file object.
        plan: what was read from it, perhaps corrected by a person since; it is read now by default.
        password: for an encrypted PDF.
        lang: of the page, and of the findings where the plan is read now.
        ocr: "never" leaves scanned pages unread.
        jobs: scanned pages read at a time.
        progress: called after each page that is read.

    Raises:
        InputError: the PDF cannot be read, or is not the one that the plan was read from.
        SkparseError: as `skparse.parse`.
    """
    data, name = load_source(source)
    if plan is None:
        plan = parse(data, password=password, lang=lang, ocr=ocr, jobs=jobs, progress=progress)
        plan = plan.model_copy(update={"source": plan.source.model_copy(update={"file": name})})
    elif plan.source.sha256 != hashlib.sha256(data).hexdigest():
        raise InputError(f"{name or 'this PDF'} is not the file that the plan was read from; leave out --plan")
    return _page(_data(data, plan, password, lang), plan, lang)


def _data(data: bytes, plan: Plan, password: str | None, lang: Lang) -> dict[str, object]:
    numbers = list(range(1, plan.source.pages + 1))
    keputusan = plan.keputusan
    nomor = f"Nomor {keputusan.nomor} Tahun {keputusan.tahun}" if keputusan and keputusan.nomor else ""
    about = [nomor, keputusan.tentang or "" if keputusan else "", plan.source.file]
    title = (keputusan.lembaga if keputusan else None) or plan.source.file or "skparse"
    return {
        "title": title,
        "about": " · ".join(part for part in about if part),
        "words": words(lang),
        "titles": titles((f.code for f in plan.findings), lang),
        "todo": advice((f.code for f in plan.findings), lang),
        "messages": [render_message(one, lang) for one in plan.findings],
        "others": [
            f"{part.judul or 'Tabel lain'} ({part.pages[0]}–{part.pages[1]})"
            for part in plan.lampiran
            if part.kind == "lain"
        ],
        "places": _places(data, plan, password),
        "pages": [
            {
                "number": one.number,
                "width": round(one.width, 2),
                "height": round(one.height, 2),
                "type": one.type,
                "picture": base64.b64encode(one.data).decode(),
            }
            for one in pictures(data, password, numbers)
        ],
    }


def _places(data: bytes, plan: Plan, password: str | None) -> dict[str, list[object]]:
    """Of digital pages. Scanned ones would have to be read by OCR once more; their months are shown by the row."""
    if plan.source.kind == "scanned":
        return {}
    document = open_pages(data, password=password, options=OcrOptions("never"))
    try:
        return {str(n): [list(cell) for cell in cells] for n, cells in month_places(plan, document.reread).items()}
    finally:
        document.close()


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
        "noscript": html.escape(str(words(lang)["noscript"])),
        "data": _inert(json.dumps(data, ensure_ascii=False, separators=(",", ":"))),
        "plan": _inert(plan.to_json()),
        "script": script,
    }
    # Piece by piece: what one piece says is never looked through for the names of others.
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


def _inert(text: str) -> str:
    """JSON that no HTML parser takes for anything else, whatever a document says."""
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
