"""Which pages are pictures of paper, decided by their objects, without drawing them."""

from __future__ import annotations

from skparse.page import Page
from skparse.read.settings import PICTURES


def image_share(page: Page) -> float:
    """The share of the page (0 to 1) that images cover; scanners may cut a page into strips."""
    area = sum(
        max(0.0, min(i.x1, page.width) - max(i.x0, 0)) * max(0.0, min(i.bottom, page.height) - max(i.top, 0))
        for i in page.images
    )
    return min(1.0, area / max(1.0, page.width * page.height))


def is_picture(page: Page) -> bool:
    """Does the page show a picture of paper, with or without a text layer, or text that only OCR can read?"""
    rules = len(page.rules_h) + len(page.rules_v)
    if image_share(page) > PICTURES.min_image_share:
        # Where the file itself draws rules, the image is only the page's background.
        return rules < PICTURES.min_drawn_rules_count or len(page.words) < PICTURES.min_words_count
    if len(page.words) >= PICTURES.min_judged_words_count and _unreadable_share(page) > PICTURES.max_unreadable_share:
        return True
    return not page.words and len(page.fills) + rules >= PICTURES.min_outlined_shapes_count


def _unreadable_share(page: Page) -> float:
    """The share of a page's words that hold characters without meaning: their fonts have no Unicode table."""
    words = [w.text for w in page.words[: PICTURES.max_judged_words_count] if len(w.text) > 1]
    return sum(any(map(_is_meaningless, word)) for word in words) / max(1, len(words))


def _is_meaningless(char: str) -> bool:
    """The replacement character, a private-use character, or a control character."""
    return char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < " "
