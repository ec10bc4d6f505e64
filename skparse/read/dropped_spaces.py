"""The spaces that pdfium's text leaves out: those of text objects that hold nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from skparse.read.pdfium_calls import Numbers, object_bounds


class DroppedSpaces:
    """Where a page's text lacks spaces. ``addresses`` are those of its text objects, in the order of the file.

    pdfium leaves an object that holds nothing but spaces out of a page's text, and puts a space back only where it
    sees a wide gap, which a squeezed line does not have.
    """

    def __init__(self, addresses: Sequence[int]) -> None:
        self._addresses = addresses
        self._positions: dict[int, int] = {}
        self._edges = Numbers("f", 4)

    def may_be_between(self, before: int, after: int, letters: int) -> bool:
        """Are there more objects from one to another than their letters need, so that one may hold spaces?

        ``letters``: how many the two objects and those between them hold, at least two.
        """
        positions = self._positions
        if not positions:
            positions = self._positions = {address: n for n, address in enumerate(self._addresses)}
        # Side by side they have none between them; nor have they where every letter is an object of its own.
        return 1 < positions.get(after, 0) - positions.get(before, 0) != letters - 1

    def are_between(self, before: int, after: int) -> bool:
        """Does nothing but objects that hold only spaces stand between these two, which are neighbors in the text?"""
        first, last = self._positions.get(before, 0), self._positions.get(after, 0)
        between = self._addresses[first + 1 : last]
        return bool(between) and all(map(self._is_blank, between))

    def _is_blank(self, address: int) -> bool:
        # The width of what it paints is pdfium's own test for what it leaves out.
        if not object_bounds(address, *self._edges.addresses):
            return True
        left, _, right, _ = self._edges.read()
        return bool(left == right)
