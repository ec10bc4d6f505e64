"""The kept figures of the benchmark and the README's table of them."""

from __future__ import annotations

import pytest
from benchmark import kept


def test_the_readme_shows_the_kept_figures() -> None:
    readme = kept.README.read_text(encoding="utf-8")
    assert kept.load()
    assert kept.with_table(readme, kept.load()) == readme


def test_every_kept_figure_is_described() -> None:
    assert set(kept.load()) <= set(kept.FIGURES)


def test_a_new_figure_changes_the_table_and_nothing_else() -> None:
    readme = kept.README.read_text(encoding="utf-8")
    changed = kept.with_table(readme, {"digital": 12.344, "memory-25": 70.6})
    rows = [line for line in changed.splitlines() if line not in readme.splitlines()]
    assert rows == [
        "| A digital page, beside the bare read of its characters and paths | 12.34 × |",
        "| Peak memory, 25 pages | 71 MB |",
    ]
    assert kept.with_table(changed, kept.load()) == readme


def test_a_readme_without_its_place_is_refused() -> None:
    with pytest.raises(ValueError, match="unpack"):
        kept.with_table("no table", kept.load())
