"""What is known of a line before it is called a rule: its box, and what its pixels show."""

from __future__ import annotations

from typing import NamedTuple

from skparse.geometry import BoxMethods


class _RuleCandidateFields(NamedTuple):
    x0: float
    top: float
    x1: float
    bottom: float
    darkness: float
    """0 … 255."""


class RuleCandidate(_RuleCandidateFields, BoxMethods):
    """A line that may be a rule, in points. A vertical one is given as if horizontal: its x and y are exchanged."""

    __slots__ = ()


class LineEvidence(NamedTuple):
    """What the pixels of a long thin line show. They were dilated by a row above and a row below."""

    is_vertical: bool
    scale: float
    """Pixels a point."""
    length_px: int
    dilated_area_px: int
    dark_area_px: int
    """How many of its pixels are dark."""
    unbroken_share: float
    """How much of its length is dark along one row of pixels."""
    less_touched_share: float
    """How much of its length has ink close to it, on the side that has less."""
    more_touched_share: float
    """The same on the other side."""

    @property
    def area_px(self) -> int:
        """Without the dilation."""
        return self.dilated_area_px - 2 * self.length_px

    @property
    def thickness_px(self) -> float:
        """Without the dilation."""
        return self.dilated_area_px / self.length_px - 2


class DashedLineEvidence(NamedTuple):
    """What the pixels of a row of dashes show."""

    area_px: int
    filled_px: int
    """How many of its pixels are those of dashes."""


class SeparatorEvidence(NamedTuple):
    """What the pixels of a vertical line between two neighboring horizontal rules show."""

    scale: float
    """Pixels a point."""
    thickness_px: int
    covered_share: float
    """How much of its height is dark, in the column that is dark in least."""


class DashedSeparatorEvidence(NamedTuple):
    """What the pixels at the place of a table's vertical rule show between two neighboring horizontal ones."""

    scale: float
    """Pixels a point."""
    covered_share: float
    """How much of its height is dark."""
    beside_share: float
    """How much is dark beside it, on the side that has more."""
    dash_count: int
    gaps_px: tuple[int, ...]
    """The heights of what is white, from the rule above to the rule below."""


Evidence = LineEvidence | DashedLineEvidence | SeparatorEvidence | DashedSeparatorEvidence
