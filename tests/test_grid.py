"""From rules to a grid: edges, merged cells, open ends, shading."""

from __future__ import annotations

from paper import Sheet

from skparse.page import Fill, Page, Rule, is_white
from skparse.table.grid.cell_texts import CellTexts
from skparse.table.grid.edges import Edge, find_horizontal_edges, find_vertical_edges
from skparse.table.grid.grid import Grid, find_grids


def _only(page: Page) -> Grid:
    grids = find_grids(page)
    assert len(grids) == 1
    return grids[0]


def _texts(page: Page, grid: Grid) -> dict[tuple[int, int, int, int], str]:
    return {(c.r0, c.r1, c.c0, c.c1): " ".join(page.words[w].text for w in c.words) for c in grid.cells if c.words}


def test_plain_cells() -> None:
    page = Sheet([50, 60]).row(["a", "b"]).row(["c", "d"]).page()
    grid = _only(page)
    assert (len(grid.xs), len(grid.ys)) == (3, 3)
    assert _texts(page, grid) == {(0, 1, 0, 1): "a", (0, 1, 1, 2): "b", (1, 2, 0, 1): "c", (1, 2, 1, 2): "d"}


def test_cell_merged_down_and_across() -> None:
    page = Sheet([50, 60, 60]).row(["a", "wide", ""], spans={1: 2}).row([None, "c", "d"]).page()
    texts = _texts(page, _only(page))
    assert texts[0, 2, 0, 1] == "a"
    assert texts[0, 1, 1, 3] == "wide"


def test_row_cut_open_at_the_bottom_is_closed_where_its_verticals_end() -> None:
    page = Sheet([50, 60]).row(["a", "b"]).row(["c", "d"], bottom_rule=False).page()
    grid = _only(page)
    assert grid.open_bottom
    assert not grid.open_top
    assert _texts(page, grid)[1, 2, 1, 2] == "d"


def test_text_that_hangs_out_of_an_open_cell_belongs_to_it() -> None:
    sheet = Sheet([50, 60]).row(["a", "b"], bottom_rule=False)
    page = sheet.text("rest", 44, sheet.y - 3).text("below", 44, sheet.y + 9).text("far", 44, sheet.y + 60).page()
    assert _texts(page, _only(page))[0, 1, 0, 1] == "a rest below"


def test_cells_that_are_merged_through_the_page_part_no_table() -> None:
    # The first two columns and those between 200 and 340 have no rule; beside these the same rows are ruled.
    xs = [10, 40, 100, 130, 200, 270, 340, 380, 420]
    rows = [Rule(x0, y, x1, y) for y in (50, 90) for x0, x1 in ((100, 200), (340, 420))]
    page = Sheet([50]).page()._replace(rules_v=tuple(Rule(x, 20, x, 120) for x in xs), rules_h=tuple(rows))
    grid = _only(page)
    assert (len(grid.xs), len(grid.ys)) == (9, 4)


def test_edges_are_snapped_joined_and_freed_of_joints() -> None:
    double = [Rule(10, 20, 10, 50), Rule(11, 20, 11, 50)]
    dashed = [Rule(30, 20, 30, 30), Rule(30, 32.5, 30, 50)]
    joint = [Rule(60, 20, 60, 22)]
    assert find_vertical_edges([*double, *dashed, *joint]) == [Edge(10.5, 20, 50), Edge(30, 20, 50)]
    assert find_horizontal_edges([Rule(10, 20, 40, 21), Rule(44, 20, 60, 21)]) == [
        Edge(20.5, 10, 40),
        Edge(20.5, 44, 60),
    ]
    assert find_horizontal_edges([]) == []


def test_a_grid_keeps_its_edges() -> None:
    page = Sheet([50, 60]).row(["a", "b"]).row(["c", "d"]).page()
    grid = _only(page)
    assert sorted({e.position for e in grid.vertical_edges}) == list(grid.xs)
    assert sorted({e.position for e in grid.horizontal_edges}) == list(grid.ys)
    assert grid.cell_index == ((0, 1), (2, 3))


def test_cells_of_a_row_are_listed_once() -> None:
    page = Sheet([50, 60, 60]).row(["a", "wide", ""], spans={1: 2}).row([None, "c", "d"]).page()
    texts = CellTexts(page, _only(page))
    assert [texts.text(cell) for cell in texts.band(0)] == ["a", "wide"]
    assert [texts.text(cell) for cell in texts.band(1)] == ["a", "c", "d"]
    assert not texts.is_from_ocr(texts.band(0)[0])


def test_double_rules_are_one() -> None:
    page = Sheet([50, 60]).row(["a", "b"]).row(["c", "d"]).page()
    twice = page._replace(rules_v=tuple(r for v in page.rules_v for r in (v, v._replace(x0=v.x0 + 1.5, x1=v.x1 + 1.5))))
    assert len(_only(twice).xs) == 3


def test_dashes_are_joined() -> None:
    page = Sheet([50, 60]).row(["a", "b"]).row(["c", "d"]).page()
    dashes = [
        Rule(x, rule.top, min(x + 3, rule.x1), rule.bottom)
        for rule in page.rules_h
        for x in (rule.x0 + 5 * k for k in range(int((rule.x1 - rule.x0) / 5) + 1))
    ]
    assert _texts(page, _only(page._replace(rules_h=tuple(dashes)))) == _texts(page, _only(page))


def test_sides_of_parents_merged_through_the_page_belong_to_the_table() -> None:
    sheet = Sheet([50, 60, 60]).row([None, "b", "c"]).row([None, "d", "e"])
    page = sheet.page()
    rules = [r for r in page.rules_h if r.x0 >= 90]
    loose = page._replace(rules_h=(*rules, Rule(90, sheet.y, 210, sheet.y)))
    grid = _only(loose)
    assert grid.xs[0] == 40


def test_letterhead_box_and_underline_are_no_table() -> None:
    page = Sheet([200]).row(["KOMISI PEMILIHAN UMUM"]).page()
    assert find_grids(page) == []
    line = page._replace(words=(), rules_h=(Rule(40, 100, 400, 100),), rules_v=())
    assert find_grids(line) == []


def test_fill_over_several_cells_shades_each_and_white_takes_away() -> None:
    page = Sheet([20, 20, 20, 20]).row(["a", "b", "c", "d"]).row(["e", "f", "g", "h"]).page()
    fills = (Fill(60, 60, 120, 74, "#FF0000"), Fill(100, 60, 120, 74, "#FFFFFF"))
    assert _only(page._replace(fills=fills)).shading == {(0, 1): "#FF0000", (0, 2): "#FF0000"}
    assert is_white("#FEFEFE")
    assert not is_white("#F2F2F2")
