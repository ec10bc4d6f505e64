"""What stands on every page and is no content, told by its text: page numbers and stamps."""

from __future__ import annotations

import re

_FOLIO = re.compile(r"[-–—]*\d{0,3}[-–—]*$")


def is_folio(word: str) -> bool:
    """A page number or a part of one: "12", "-12-", "–"."""
    return bool(_FOLIO.match(word))
