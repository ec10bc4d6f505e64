"""Rules → edges: parallel rules snapped to common positions, and joined where they touch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skparse.page import Rule
from skparse.table.grid.settings import GRID

# What a rule without length counts for in the mean of positions.
_MIN_WEIGHT = 0.01

_Span = tuple[float, float, float]  # position, start, end: an edge before it is joined


class Edge(NamedTuple):
    """A straight line between cells, put together from rules; in points.

    ``position`` is the x of a vertical edge and the y of a horizontal one; it goes from ``start`` to ``end`` on the
    other axis.
    """

    position: float
    start: float
    end: float

    def is_within(self, low: float, high: float) -> bool:
        """Does it go no further than from ``low`` to ``high``, give or take ``touch_pt``?"""
        return self.start >= low - GRID.touch_pt and self.end <= high + GRID.touch_pt

    def reaches(self, low: float, high: float) -> bool:
        """Does it go all the way from ``low`` to ``high``, give or take ``touch_pt``?"""
        return self.start <= low + GRID.touch_pt and self.end >= high - GRID.touch_pt


def find_horizontal_edges(rules: Sequence[Rule]) -> list[Edge]:
    """The edges that horizontal rules make, from top to bottom."""
    return _edges(sorted(((r.top + r.bottom) / 2, r.x0, r.x1) for r in rules))


def find_vertical_edges(rules: Sequence[Rule]) -> list[Edge]:
    """The edges that vertical rules make, from left to right."""
    return _edges(sorted(((r.x0 + r.x1) / 2, r.top, r.bottom) for r in rules))


def are_crowded(edges: Sequence[Edge]) -> bool:
    """Do so many edges, some of one length, lie so near to each other that they may hatch an area?"""
    more, most = GRID.min_hatching_rules - 1, (GRID.min_hatching_rules - 1) * GRID.max_hatching_gap_pt
    if not any(b.position - a.position <= most for a, b in zip(edges, edges[more:], strict=False)):
        return False
    equal: dict[tuple[int, int], list[float]] = {}
    for edge in edges:
        equal.setdefault((round(edge.start), round(edge.end)), []).append(edge.position)
    # The finest lines have been joined to fewer edges.
    return any(b - a <= most for own in equal.values() for a, b in zip(own, own[more - 1 :], strict=False))


def _edges(spans: list[_Span]) -> list[Edge]:
    """Spans in the order of their positions → edges, without the joints that Word draws where borders meet."""
    edges: list[Edge] = []
    same, widest, min_length = GRID.same_position_pt, GRID.touch_pt, GRID.min_edge_length_pt
    cluster: list[_Span] = []
    for span in spans:
        # Lines that hatch an area follow each other so closely that together they are no one edge.
        if cluster and (span[0] - cluster[-1][0] > same or span[0] - cluster[0][0] > widest):
            edges += _join_cluster(cluster)
            cluster = []
        cluster.append(span)
    if cluster:
        edges += _join_cluster(cluster)
    return [edge for edge in edges if edge.end - edge.start > min_length]


def _join_cluster(cluster: list[_Span]) -> list[Edge]:
    """Spans of one position → edges. The position is the mean, the longer spans counting more."""
    weights = [max(end - start, _MIN_WEIGHT) for _, start, end in cluster]
    position = sum([span[0] * weight for span, weight in zip(cluster, weights, strict=True)], 0.0) / sum(weights, 0.0)
    touch = GRID.touch_pt
    edges: list[Edge] = []
    pieces = sorted((start, end) for _, start, end in cluster)
    start, reach = pieces[0]
    for piece_start, piece_end in pieces:
        if piece_start > reach + touch:
            edges.append(Edge(position, start, reach))
            start, reach = piece_start, piece_end
        elif piece_end > reach:
            reach = piece_end
    edges.append(Edge(position, start, reach))
    return edges
