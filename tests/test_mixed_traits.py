"""Random documents with the traits of real offices, several in each: `python -m tests.measure_mixed` measures more."""

from __future__ import annotations

import pytest
from measure_mixed import Result, measured

from samples.builder.traits import TRAITS

pytestmark = pytest.mark.usefixtures("same_fonts")

# Of the seeds 100-159: the perfect ones, and those that are perfect or have a finding at each wrong place.
PERFECT_OF_SIXTY = 60
TOLD_OF_SIXTY = 60


def _read(seed: int, only: str | None = None) -> Result:
    result = measured(seed, only)
    assert result is not None
    return result


@pytest.mark.parametrize("seed", range(8))
def test_a_document_with_several_traits_is_read_as_printed(seed: int) -> None:
    result = _read(seed)
    assert result.is_perfect, result


def test_the_outline_of_a_bar_is_no_rule_between_rows() -> None:
    """Seed 1527 lacks a rule beside a bar, whose outline cuts the grid into more rows."""
    assert _read(1527).is_perfect


@pytest.mark.parametrize("seed", [923, 1380])
def test_a_repeated_header_whose_headings_a_page_end_cuts_is_no_row(seed: int) -> None:
    """The first lines of its headings stand last on a page, the others below the whole header of the next page."""
    assert _read(seed).is_perfect


def _first_with(trait: str) -> Result:
    return next(result for seed in range(100) if (result := measured(seed, trait)) is not None)


@pytest.mark.slow
@pytest.mark.parametrize("trait", sorted(set(TRAITS) - {"cut-paper"}))
def test_a_document_with_one_trait_is_read_as_printed(trait: str) -> None:
    result = _first_with(trait)
    assert result.is_perfect, result


@pytest.mark.slow
def test_a_document_that_the_paper_cuts_is_told() -> None:
    assert _first_with("cut-paper").is_told


@pytest.mark.slow
def test_sixty_documents_are_mostly_read_as_printed() -> None:
    results = [_read(seed) for seed in range(100, 160)]
    assert sum(result.is_perfect for result in results) >= PERFECT_OF_SIXTY
    assert sum(result.is_told for result in results) >= TOLD_OF_SIXTY
