"""What is odd or unsure: stable codes, each with its severity."""

from __future__ import annotations

from typing import Literal

from skparse.plan import Bbox, Finding

Severity = Literal["info", "warning", "error"]

# Code → (severity, what it means). The README's table is generated from this.
CODES: dict[str, tuple[Severity, str]] = {
    "page-unreadable": ("error", "A page cannot be read; what stood on it is missing from the plan."),
    "unplaced-text": ("error", "Words inside the table that found no place in the plan; they are quoted."),
    "pages-missing": ("warning", "The numbering jumps at a page's end: one or more pages are not in the file."),
    "numbering-gap": ("warning", "A number is skipped among siblings."),
    "numbering-repeat": ("warning", "The same number stands twice among siblings."),
    "numbering-restart": ("warning", "The numbering goes back among siblings."),
    "node-inferred": ("warning", "A parent that the file has lost was put back because its children prove it."),
    "seam-doubtful": ("warning", "Whether a text goes on over a page's end or begins anew could not be told for sure."),
    "schedule-unclear": ("warning", "A schedule cell holds text that names no month."),
    "schedule-text": ("info", "A schedule cell holds a word instead of a mark, or a misspelled month; it was counted."),
    "mark-unplaced": ("warning", "A month is marked in a row that belongs to no node."),
    "decree-numbering": ("warning", "A list of the decree is not numbered 1, 2, 3 …; it is kept as printed."),
    "decree-incomplete": ("info", "The decree does not print its number, title, considerations or date."),
    "image-page": ("error", "A page is a picture of paper and was not read (--ocr never)."),
    "page-scanned": ("info", "A page is a picture of paper; it was read by OCR."),
    "text-layer-wrong": ("warning", "The text behind a page's picture is not what the picture shows; it was not used."),
    "page-stamped": ("warning", "A grey or black stamp lies over the table; please compare what is printed under it."),
    "ocr-repaired": ("info", "A marker that OCR misread was put right by its neighbours; the raw reading is quoted."),
    "ocr-doubtful": ("warning", "OCR was not sure of a word; please compare it with the page."),
    "rows-shared": ("warning", "Several items stand in one ruled row; texts and marks were dealt out by their height."),
    "columns-unruled": ("warning", "The table has no vertical rules; its columns were told by where the words stand."),
    "plan-missing": ("warning", "The file holds tables, but none was read as an action plan with items."),
    "table-other": ("info", "A table of another kind was kept as rows."),
}


def finding(
    code: str, message: str, page: int | None = None, bbox: Bbox | None = None, node: str | None = None
) -> Finding:
    """A finding with its code's severity. ``bbox`` is in points from the page's top-left corner."""
    box = None if bbox is None else tuple(round(v, 2) for v in bbox)
    return Finding(code=code, severity=CODES[code][0], message=message, page=page, bbox=box, node=node)  # type: ignore[arg-type]
