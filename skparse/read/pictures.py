"""Which pages are pictures of paper, told from what is on them without drawing them."""

from __future__ import annotations

from skparse.page import Page

# A page whose pictures cover more than this is a scan; fewer words than this are a stamp on it. Rules that the file
# draws itself say that a picture is only the page's background.
_COVERED, _FEW_WORDS, _DRAWN_RULES = 0.5, 5, 8


def covered(page: Page) -> float:
    """The part of the page that pictures cover; scanners may cut a page into strips."""
    area = sum(
        max(0.0, min(i.x1, page.width) - max(i.x0, 0)) * max(0.0, min(i.bottom, page.height) - max(i.top, 0))
        for i in page.images
    )
    return min(1.0, area / max(1.0, page.width * page.height))


def is_picture(page: Page) -> bool:
    """The page shows a picture of paper, with or without a text layer; or its letters are drawn as curves."""
    if covered(page) > _COVERED:
        return len(page.rules_h) + len(page.rules_v) < _DRAWN_RULES or len(page.words) < _FEW_WORDS
    return not page.words and len(page.fills) + len(page.rules_h) + len(page.rules_v) >= _DRAWN_RULES
