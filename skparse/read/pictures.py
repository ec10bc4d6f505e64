"""Which pages are pictures of paper, told from what is on them without drawing them."""

from __future__ import annotations

from skparse.page import Page

# A page whose pictures cover more than this is a scan; fewer words than this are a stamp on it. Rules that the file
# draws itself say that a picture is only the page's background.
_COVERED, _FEW_WORDS, _DRAWN_RULES = 0.5, 5, 8

# A page of so many words is looked at for signs that stand for nothing; in fonts without a key nearly all words hold
# one.
_ENOUGH, _LOOK, _GARBAGE = 10, 80, 0.5


def covered(page: Page) -> float:
    """The part of the page that pictures cover; scanners may cut a page into strips."""
    area = sum(
        max(0.0, min(i.x1, page.width) - max(i.x0, 0)) * max(0.0, min(i.bottom, page.height) - max(i.top, 0))
        for i in page.images
    )
    return min(1.0, area / max(1.0, page.width * page.height))


def _unreadable(page: Page) -> float:
    """The part of a page's words that hold signs which stand for nothing: fonts that do not say what they print."""
    words = [w.text for w in page.words[:_LOOK] if len(w.text) > 1]
    odd = sum(any(sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" or sign < " " for sign in w) for w in words)
    return odd / max(1, len(words))


def is_picture(page: Page) -> bool:
    """The page shows a picture of paper, with or without a text layer; or its letters are drawn as curves."""
    if covered(page) > _COVERED:
        return len(page.rules_h) + len(page.rules_v) < _DRAWN_RULES or len(page.words) < _FEW_WORDS
    if len(page.words) >= _ENOUGH and _unreadable(page) > _GARBAGE:
        return True
    return not page.words and len(page.fills) + len(page.rules_h) + len(page.rules_v) >= _DRAWN_RULES
