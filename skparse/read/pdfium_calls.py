"""pdfium's calls that are made for every object or word of a page, with addresses as plain numbers.

pypdfium2's own declarations make a pointer object of each address, which takes half of the time of such a call. An
address given by one of these calls may be given to another one of them; `pointer` makes of it what the functions of
`pypdfium2.raw` take.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int


def _declared(function: Any, result: Any, *arguments: Any) -> Any:
    """The same function of the library with other types."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


page_object = _declared(raw.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
"""(page, index) → the address of its object."""
form_object = _declared(raw.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
"""(form, index) → the address of its object."""
object_type = _declared(raw.FPDFPageObj_GetType, _INT, _ADDRESS)
"""Object → one of pdfium's ``FPDF_PAGEOBJ_`` constants."""
object_bounds = _declared(raw.FPDFPageObj_GetBounds, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
"""(object, left, bottom, right, top): writes its bounds to four addresses of floats; 0 where it has none."""
text_object_of = _declared(raw.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
"""(text page, index of a character) → the address of its text object; None where there is none."""
loose_char_box = _declared(raw.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
"""(text page, index of a character, `raw.FS_RECTF`): writes the character's box; 0 where it has none."""


def pointer(obj: int) -> Any:
    """An object by its address, as the functions of `pypdfium2.raw` take it."""
    return ctypes.cast(obj, raw.FPDF_PAGEOBJECT)


def address(obj: Any) -> int:
    """The address in a pointer of `pypdfium2.raw`."""
    return ctypes.addressof(obj.contents) if obj else 0
