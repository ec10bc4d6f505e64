"""What is odd or unsure: stable codes, each with its severity, its meaning, and what to do about it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from skparse.plan import Bbox, Finding

Severity = Literal["info", "warning", "error"]


class Code(NamedTuple):
    """What stands behind a code. The README's table is generated from this."""

    severity: Severity
    meaning: str
    todo: str


CODES: dict[str, Code] = {
    "page-unreadable": Code(
        "error",
        "A page cannot be read; what stood on it is missing from the plan.",
        "Open the page in a viewer; if it shows, print the file to a new PDF and read that.",
    ),
    "unplaced-text": Code(
        "error",
        "Words inside the table that found no place in the plan; they are quoted.",
        "Find the words on the page and add them by hand (`skparse review`).",
    ),
    "unplaced-fill": Code(
        "warning",
        "A shaded area in the schedule that no item's months count.",
        "Look whose month it is; a shade under a heading or between rows may mean nothing.",
    ),
    "ledger-difference": Code(
        "error",
        "The words of the table's pages and the words accounted for differ: a fault of skparse.",
        "Please report it, with the file if you may; compare the plan with the pages.",
    ),
    "text-outside": Code(
        "info",
        "Text on a page of the table, outside its frame, that is no title, signature or page number; it is quoted.",
        "Look whether it belongs to the plan (a note, a row outside the frame).",
    ),
    "text-overprinted": Code(
        "warning",
        "Words on a page of the table are printed over each other; they are quoted.",
        "Look at the page which of them belongs to the item.",
    ),
    "pages-missing": Code(
        "warning",
        "The numbering jumps at a page's end: one or more pages are not in the file.",
        "Ask the office for the missing pages.",
    ),
    "numbering-gap": Code(
        "warning",
        "A number is skipped among siblings.",
        "Compare with the page: is it printed so, or is an item missing?",
    ),
    "numbering-repeat": Code(
        "warning",
        "The same number stands twice among siblings.",
        "Compare with the page; mostly it is printed so.",
    ),
    "numbering-restart": Code(
        "warning",
        "The numbering goes back among siblings.",
        "Compare with the page: does a new parent begin there?",
    ),
    "node-inferred": Code(
        "warning",
        "A parent that the file has lost was put back because its children prove it.",
        "Its text is empty: take it from the missing page.",
    ),
    "seam-doubtful": Code(
        "warning",
        "Whether a text goes on over a page's end or begins anew could not be told for sure.",
        "Read the end of one page and the beginning of the next.",
    ),
    "schedule-unclear": Code(
        "warning", "A schedule cell holds text that names no month.", "Add the months by hand if it means any."
    ),
    "schedule-text": Code(
        "info",
        "A schedule cell holds a word instead of a mark, or a misspelled month; it was counted.",
        "Check the months of the item.",
    ),
    "mark-aside": Code(
        "warning",
        "A mark stands under one month of a cell that is merged over several; that month alone was counted.",
        "Look whether a rule between two months is missing on the page.",
    ),
    "mark-unplaced": Code(
        "warning", "A month is marked in a row that belongs to no node.", "Find the row on the page; add the month."
    ),
    "decree-numbering": Code(
        "warning",
        "A list of the decree is not numbered 1, 2, 3 …; it is kept as printed.",
        "Nothing, if it is printed so.",
    ),
    "decree-incomplete": Code(
        "info",
        "The decree does not print its number, title, considerations or date.",
        "Nothing, if they are not printed; a number written by hand is not read.",
    ),
    "image-page": Code(
        "error", "A page is a picture of paper and was not read (--ocr never).", "Read the file without `--ocr never`."
    ),
    "page-scanned": Code("info", "A page is a picture of paper; it was read by OCR.", "Nothing."),
    "text-layer-wrong": Code(
        "warning",
        "The text behind a page's picture is not what the picture shows; it was not used.",
        "Nothing; but do not trust what a viewer copies from this file.",
    ),
    "page-stamped": Code(
        "warning",
        "A grey or black stamp lies over the table.",
        "Compare what is printed under it with the plan.",
    ),
    "page-dusty": Code(
        "info",
        "Pale signs on their own inside the table were left out as dust, hairs or scratches; they are quoted.",
        "Look at the page if somebody may have written them with a pencil.",
    ),
    "ocr-repaired": Code(
        "info",
        "A marker that OCR misread was put right by its neighbours; the raw reading is quoted.",
        "Nothing, if the numbering looks right.",
    ),
    "ocr-doubtful": Code("warning", "OCR was not sure of a word.", "Compare the word with the page."),
    "rows-shared": Code(
        "warning",
        "Several items stand in one ruled row; texts and marks were dealt out by their height.",
        "Compare the months of these items with the page.",
    ),
    "columns-unruled": Code(
        "warning",
        "The table has no vertical rules; its columns were told by where the words stand.",
        "Compare some rows with the page.",
    ),
    "plan-missing": Code(
        "warning",
        "The file holds tables, but none was read as an action plan with items.",
        "Give the pages with the table's header too.",
    ),
    "verify-text": Code(
        "error",
        "`--verify`: second readers see another text in a cell; both readings are quoted.",
        "Look at the page which reading is right; mend the item (`skparse review`).",
    ),
    "verify-cells": Code(
        "error",
        "`--verify`: second readers see other cells: one of ours divided, several joined, or one more.",
        "Compare the rows there with the page; rules may be broken or doubled.",
    ),
    "verify-months": Code(
        "error",
        "`--verify`: second readers see a schedule cell shaded or marked otherwise, or other months of an item.",
        "Look at the page which months are marked; mend the item.",
    ),
    "verify-node": Code(
        "error",
        "`--verify`: an item's text is not what its boxes on the pages hold.",
        "Compare the item with the page.",
    ),
    "verify-unable": Code(
        "info",
        "`--verify`: a page could not be read a second time: it is a picture, say.",
        "Compare such pages by eye (`skparse review`).",
    ),
    "check-schema": Code(
        "error",
        "`skparse check`: the file breaks the schema at this place.",
        "Undo the last change by hand, or read the PDF again.",
    ),
    "check-id": Code(
        "error",
        "`skparse check`: an id is not the chain of its markers (as read).",
        "Put the id right; ids stay as they were when a marker is corrected.",
    ),
    "check-numbering": Code(
        "warning",
        "`skparse check`: a number does not count on, and no finding of the plan says so.",
        "Compare with the page; a slip of the hand, or an item left out?",
    ),
    "check-months": Code(
        "error",
        "`skparse check`: months that are not those of the marked cells or of the PDF, or not in order.",
        "Mend the months in the review page, which keeps what was read.",
    ),
    "check-attribute": Code(
        "warning",
        "`skparse check`: months, KET or other attributes on an item with children.",
        "Nothing, if a parent's own row prints them; plans say them on the items below.",
    ),
    "check-correction": Code(
        "error",
        "`skparse check`: `corrected` and `original` do not fit each other.",
        "Correct in the review page, or keep the old value in `original` by hand.",
    ),
    "check-reference": Code(
        "error",
        "`skparse check`: something named does not exist, sums do not agree, or the PDF has other items or tables.",
        "Undo the last change by hand.",
    ),
    "check-place": Code("error", "`skparse check`: a page or box that cannot be.", "Undo the last change by hand."),
    "check-file": Code(
        "error", "`skparse check`: the PDF is another file than the plan's.", "Name the right PDF, or read this one."
    ),
    "check-text": Code(
        "error",
        "`skparse check`: an item's boxes do not hold its text, or its row not its attributes; both are quoted.",
        "If the text was mended by hand, keep what was read in `original`.",
    ),
    "table-other": Code("info", "A table of another kind was kept as rows.", "Nothing."),
}


def finding(
    code: str, message: str, page: int | None = None, bbox: Bbox | None = None, node: str | None = None
) -> Finding:
    """A finding with its code's severity. ``bbox`` is in points from the page's top-left corner."""
    box = None if bbox is None else tuple(round(v, 2) for v in bbox)
    return Finding(code=code, severity=CODES[code].severity, message=message, page=page, bbox=box, node=node)  # type: ignore[arg-type]
