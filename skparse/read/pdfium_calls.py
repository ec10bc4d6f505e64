"""pdfium's calls that are made for every object or word of a page, with addresses as plain numbers.

pypdfium2's own declarations make a pointer object of each address, which takes half of the time of such a call. An
address given by one of these calls may be given to another one of them; `pointer` makes of it what the functions of
`pypdfium2.raw` take.
"""

from __future__ import annotations

import ctypes
from functools import partial
from struct import Struct
from typing import Any

import pypdfium2.raw as raw

_ADDRESS, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float

TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
"""Kinds of objects: pdfium's ``FPDF_PAGEOBJ_`` constants."""


class Numbers:
    """Room for numbers of one C type: a call of pdfium writes them to ``addresses``, ``read`` gives all at once.

    ``kind``: "f" for floats, "I" for unsigned ints, as in `struct`.
    """

    __slots__ = ("_memory", "addresses", "read")

    def __init__(self, kind: str, count: int) -> None:
        form = Struct(f"{count}{kind}")
        self._memory = ctypes.create_string_buffer(form.size)
        first, step = ctypes.addressof(self._memory), form.size // count
        self.addresses = tuple(first + n * step for n in range(count))
        self.read = partial(form.unpack, self._memory)


def function_address(name: str) -> int:
    """Where pypdfium2 has loaded the function of pdfium with this name; 0 if its build has none."""
    function = getattr(raw, name, None)
    return ctypes.cast(function, ctypes.c_void_p).value or 0 if function else 0


def _declared(function: Any, result: Any, *arguments: Any) -> Any:
    """The same function of the library with other types."""
    return ctypes.PYFUNCTYPE(result, *arguments)(function_address(function.__name__))


count_page_objects = _declared(raw.FPDFPage_CountObjects, _INT, _ADDRESS)
"""Page → how many objects it has."""
count_form_objects = _declared(raw.FPDFFormObj_CountObjects, _INT, _ADDRESS)
"""Form → how many objects it has."""
page_object = _declared(raw.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
"""(page, index) → the address of its object."""
form_object = _declared(raw.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
"""(form, index) → the address of its object."""
object_type = _declared(raw.FPDFPageObj_GetType, _INT, _ADDRESS)
"""Object → one of pdfium's ``FPDF_PAGEOBJ_`` constants."""
object_bounds = _declared(raw.FPDFPageObj_GetBounds, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
"""(object, left, bottom, right, top): writes its bounds to four addresses of floats; 0 where it has none."""
fill_color = _declared(raw.FPDFPageObj_GetFillColor, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS)
"""(object, red, green, blue, alpha): writes its color to four addresses of unsigned ints; 0 where it has none."""
render_mode = _declared(raw.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
"""Text object → one of pdfium's ``FPDF_TEXTRENDERMODE_`` constants."""
font_of = _declared(raw.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
"""Text object → the address of its font."""
clip_path = _declared(raw.FPDFPageObj_GetClipPath, _ADDRESS, _ADDRESS)
"""Object → the address of its clip path; None where it has none."""
clip_paths = _declared(raw.FPDFClipPath_CountPaths, _INT, _ADDRESS)
"""Clip path → how many paths it has; -1 for none."""
clip_segments = _declared(raw.FPDFClipPath_CountPathSegments, _INT, _ADDRESS, _INT)
"""(clip path, index of a path) → how many segments that has."""
clip_segment = _declared(raw.FPDFClipPath_GetPathSegment, _ADDRESS, _ADDRESS, _INT, _INT)
"""(clip path, index of a path, index of a segment) → the segment's address."""
segment_point = _declared(raw.FPDFPathSegment_GetPoint, _INT, _ADDRESS, _ADDRESS, _ADDRESS)
"""(segment, x, y): writes its end to two addresses of floats."""
char_angle = _declared(raw.FPDFText_GetCharAngle, _FLOAT, _ADDRESS, _INT)
"""(text page, index of a character) → its angle in radians."""
char_matrix = _declared(raw.FPDFText_GetMatrix, _INT, _ADDRESS, _INT, _ADDRESS)
"""(text page, index of a character, address): writes the six floats of its matrix; 0 where it has none."""
font_size = _declared(raw.FPDFText_GetFontSize, ctypes.c_double, _ADDRESS, _INT)
"""(text page, index of a character) → the size of its font, before its matrix."""
text_object_of = _declared(raw.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
"""(text page, index of a character) → the address of its text object; None where there is none."""
loose_char_box = _declared(raw.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
"""(text page, index of a character, address): writes four floats, left, top, right and bottom of the character's box; 0
where it has none."""


def pointer(obj: int) -> Any:
    """An object by its address, as the functions of `pypdfium2.raw` take it."""
    return ctypes.cast(obj, raw.FPDF_PAGEOBJECT)


def address(obj: Any) -> int:
    """The address in a pointer of `pypdfium2.raw`."""
    return ctypes.addressof(obj.contents) if obj else 0
