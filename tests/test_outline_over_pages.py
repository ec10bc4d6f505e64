"""Page ends: pages that are left out, and attributes that go on over them."""

from __future__ import annotations

from paper import item, plan_sheet
from tables import read_tables

from skparse.outline.lampiran import build_lampiran


def test_page_numbers_that_leave_pages_out_are_told_though_the_numbering_fits() -> None:
    first = plan_sheet(1).row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)", "SK")))
    second = plan_sheet(2).row(item(indikator=("2)", "Rapat")))
    tables, _ = read_tables(sheet.page() for sheet in (first, second))
    table = tables[0]._replace(pages_lost={2: 3})
    findings = build_lampiran(table, None, None).findings
    assert "pages-missing" in [finding.code for finding in findings]


def test_a_merged_attribute_goes_on_over_a_page_end_for_items_of_one_parent_only() -> None:
    first = plan_sheet(1).row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)", "SK"), "Rutin"))
    same = plan_sheet(2).row(item(indikator=("2)", "Rapat")))
    other = plan_sheet(2).row(item(kegiatan=("b.", "Rencana"), indikator=("1)", "Dokumen")))
    for second, ket in ((same, "Rutin"), (other, None)):
        tables, _ = read_tables(sheet.page() for sheet in (first, second))
        rows = tables[0].rows
        above = {column: cell._replace(open_below=True) for column, cell in rows[0].attributes.items()}
        table = tables[0]._replace(rows=[rows[0]._replace(attributes=above), *rows[1:]])
        lampiran = build_lampiran(table, None, None).lampiran
        last = [node for root in lampiran.nodes for node in root.walk()][-1]
        assert last.ket == ket
