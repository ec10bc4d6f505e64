"""The ledger of pictures: every picture on the pages that hold a table is accounted for once, and so is every drawing
of slanted or curved lines inside a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from skparse.findings import report
from skparse.geometry import Box, bounding_box
from skparse.plan import Finding
from skparse.table.assemble.drawn import PICTURE_KINDS, Picture, whole_pictures
from skparse.table.page_pass import PagePass

# What hides or says something that the plan does not hold.
_REPORTED = ("unread", "stamp", "crossed")
# Pictures whose sides differ by less are of one size.
_SAME_SIZE_PT = 1.0


class BookedPicture(NamedTuple):
    """A picture of a page that holds a table: its box on the displayed page, and one of `PICTURE_KINDS`."""

    page: int
    box: Box
    kind: str


def pictures_of_page(page_pass: PagePass) -> tuple[BookedPicture, ...]:
    """The pictures of a page with a table, and the drawings inside its tables; none of a page that is a picture."""
    page = page_pass.page
    if page.scan is not None or not (page.images or page.drawings):
        return ()
    kinds: dict[Box, str] = {}
    for one in page_pass.tables:
        own = one.pictures
        if one.column_map is None:
            inside = (box for box in (*whole_pictures(page), *page.drawings) if one.grid.box.contains_center(box))
            own = tuple(Picture(box, "other_table") for box in inside)
        for box, kind in own:
            kinds.setdefault(box, kind if one.is_plan or kind not in _REPORTED else "other_table")
    for box in whole_pictures(page):
        kinds.setdefault(box, "outside")
    return tuple(BookedPicture(page.number, page_pass.to_displayed(box), kind) for box, kind in kinds.items())


def account_pictures(booked: Sequence[BookedPicture]) -> tuple[dict[str, int], list[Finding]]:
    """How many pictures of each kind there are, and the findings: one for each kind on each page."""
    repeated = _repeated([one for one in booked if one.kind in _REPORTED])
    kinds = [one._replace(kind="decoration") if one in repeated else one for one in booked]
    counts = Counter(one.kind for one in kinds)
    findings = []
    for kind in _REPORTED:
        for page in sorted({one.page for one in kinds if one.kind == kind}):
            own = [one.box for one in kinds if one.kind == kind and one.page == page]
            findings.append(_unread(kind, page, own))
    marks = [one for one in kinds if one.kind == "mark"]
    if marks:
        findings.append(report("picture-marks", page=marks[0].page, count=len(marks)))
    return {kind: counts[kind] for kind in PICTURE_KINDS}, findings


def _unread(kind: str, page: int, boxes: Iterable[Box]) -> Finding:
    own = list(boxes)
    around = bounding_box(own)
    if kind == "stamp":
        return report("picture-unread", "over-months", page=page, bbox=around, count=len(own))
    if kind == "crossed":
        return report("picture-unread", "crossed-out", page=page, bbox=around, count=len(own))
    return report("picture-unread", page=page, bbox=around, count=len(own))


def _repeated(booked: Sequence[BookedPicture]) -> set[BookedPicture]:
    """Pictures of one size that stand on several pages, once on each: a logo, a watermark, the office's stamp."""
    by_size: dict[tuple[int, int], list[BookedPicture]] = {}
    for one in booked:
        by_size.setdefault((round(one.box.width / _SAME_SIZE_PT), round(one.box.height / _SAME_SIZE_PT)), []).append(
            one
        )
    equal = (own for own in by_size.values() if len(own) > 1 and len({one.page for one in own}) == len(own))
    return {one for own in equal for one in own}
