"""The reader's innermost loops over pdfium's objects: shapes, the ends of words, what a text object is.

These functions call pdfium by ctypes. An installation with SKPARSE_COMPILE=1 has them in C (bulk.c) under the same
names, and Python then takes those. Objects and pages are given by their addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from skparse.geometry import new_record
from skparse.page import Rule
from skparse.read.matrix import BoxTuple
from skparse.read.pdfium_calls import (
    FORM,
    PATH,
    TEXT,
    Numbers,
    char_angle,
    clip_path,
    clip_paths,
    clip_segment,
    clip_segments,
    count_form_objects,
    count_page_objects,
    fill_color,
    font_of,
    form_object,
    loose_char_box,
    object_bounds,
    object_type,
    page_object,
    render_mode,
    segment_point,
    text_object_of,
)

Char = tuple[float, float, float, float, int]
"""Left, top, right and bottom of a character in user space, and the address of its text object (0 for none)."""

_edges = Numbers("f", 4)
_point = Numbers("f", 2)
_rgba = Numbers("I", 4)


def collect_shapes(
    holder: int,
    is_form: bool,
    origin: tuple[float, float] | None,
    place: Callable[[float, float, float, float], BoxTuple],
    into: tuple[list[Rule], list[Rule], list[int]],
    limits: tuple[float, float, float],
    other: Callable[[int, int, BoxTuple], None],
) -> None:
    """Sort the objects of a page, or of a form, in painting order.

    Nearly all paths of a table are borders, which are thin however they are drawn: their bounds are enough. They go to
    the first two lists of ``into``, the horizontal and the vertical rules (see `ShapeSorter.rule`); the addresses of
    text objects go to the third. ``other(kind, object, box)`` is called for all else; the box of a form is zero.

    ``place`` takes bounds in user space to the displayed page. ``origin`` is that page's left and upper edge in user
    space if it is neither turned nor scaled, else None. ``limits`` are `ShapeSettings.max_rule_thickness_pt`,
    ``min_rule_length_pt`` and ``min_length_to_thickness_share``.
    """
    rules_h, rules_v, texts = into
    max_thickness, min_length, min_share = limits
    page_left, page_top = origin or (0.0, 0.0)
    get_type, get_bounds, edges = object_type, object_bounds, _edges.read
    left, bottom, right, top = _edges.addresses
    get, count = (form_object, count_form_objects) if is_form else (page_object, count_page_objects)
    for index in range(count(holder)):
        obj = get(holder, index)
        kind = get_type(obj)
        if kind == TEXT:
            texts.append(obj)
            continue
        if kind == FORM:
            other(kind, obj, (0.0, 0.0, 0.0, 0.0))
            continue
        if not get_bounds(obj, left, bottom, right, top):
            continue
        x0, y0, x1, y1 = edges()
        if origin is not None and x0 <= x1 and y0 <= y1:
            box = (x0 - page_left, page_top - y1, x1 - page_left, page_top - y0)
        else:
            box = place(x0, y0, x1, y1)
        width, height = box[2] - box[0], box[3] - box[1]
        if kind != PATH or (width > max_thickness and height > max_thickness):
            other(kind, obj, box)
        elif width > min_share * height:
            if width >= min_length:
                rules_h.append(new_record(Rule, box))
        elif height > min_share * width:
            if height >= min_length:
                rules_v.append(new_record(Rule, box))
        elif width >= min_length or height >= min_length:
            # A dot of a dotted line has no direction of its own: it may be part of a line in either.
            rules_h.append(new_record(Rule, box))
            rules_v.append(new_record(Rule, box))


def ends_of_spans(text_page: int, spans: list[tuple[int, int]]) -> Iterator[tuple[Char | None, Char | None]]:
    """The first and the last character of each span (the indices of its first character and of the one after its last).

    A character is None where pdfium has no box for it.
    """
    get_box, get_object, edges, read_edges = loose_char_box, text_object_of, _edges.addresses[0], _edges.read
    for start, end in spans:
        first = (*read_edges(), get_object(text_page, start) or 0) if get_box(text_page, start, edges) else None
        if end - start < 2:
            yield first, first
            continue
        end -= 1
        yield first, (*read_edges(), get_object(text_page, end) or 0) if get_box(text_page, end, edges) else None


def describe_text(
    obj: int, text_page: int, index: int
) -> tuple[int, float, int, tuple[int, int, int] | None, BoxTuple | None]:
    """The render mode of a text object, the angle of its character ``index`` in radians, the address of its font, its
    red, green and blue (None where it has none), and two opposite corners of its innermost clip path in user space.

    Producers clip by rectangles, of which two corners are enough; the corners of another shape are None.
    """
    color = _rgba.read()[:3] if fill_color(obj, *_rgba.addresses) else None
    return render_mode(obj), char_angle(text_page, index), font_of(obj) or 0, color, _clip_corners(obj)


def _clip_corners(obj: int) -> BoxTuple | None:
    path = clip_path(obj)
    last = clip_paths(path) - 1 if path else -1
    if last < 0 or clip_segments(path, last) not in (4, 5):
        return None
    segment_point(clip_segment(path, last, 0), *_point.addresses)
    ax, ay = _point.read()
    segment_point(clip_segment(path, last, 2), *_point.addresses)
    bx, by = _point.read()
    return ax, ay, bx, by
