"""Sheets → tree: stitching over page ends, numbering, months, attributes, lost pages."""

from __future__ import annotations

from paper import MONTHS, WIDTHS, Sheet, Text, filled, item, plan_sheet
from tables import read_tables

from skparse.outline.lampiran import build_lampiran
from skparse.page import Fill, Word
from skparse.plan import Finding, Node


def _read(*sheets: Sheet) -> tuple[dict[str, Node], list[Finding]]:
    tables, _ = read_tables(sheet.page() for sheet in sheets)
    assert len(tables) == 1
    lampiran, findings, *_ = built = build_lampiran(tables[0], None, None)
    assert built.unplaced == []
    return {n.id: n for root in lampiran.nodes for n in root.walk()}, findings


def _codes(findings: list[Finding]) -> list[str]:
    return [f.code for f in findings]


def test_tree_of_one_page() -> None:
    sheet = plan_sheet()
    sheet.row(item(("1.", "Manajemen"), ("a.", "Tim Kerja"), ("1)", "SK Tim"), "Rutin"), filled(1, 2, 3))
    sheet.row(item((None, None), (None, None), ("2)", "Rapat\npleno"), ticks=[4, 12]))
    sheet.row(item((None, None), ("b.", "Rencana"), ("", "Dokumen"))[:5] + item(indikator=("", "Dokumen"))[5:])
    nodes, findings = _read(sheet)
    assert list(nodes) == ["1", "1.a", "1.a.1", "1.a.2", "1.b", "1.b.#1"]
    assert nodes["1.a.1"].bulan == (1, 2, 3)
    assert nodes["1.a.1"].ket == "Rutin"
    assert nodes["1.a.1"].jadwal[0].warna == "#8DB3E2"
    assert nodes["1.a.2"].text == "Rapat pleno"
    assert nodes["1.a.2"].bulan == (4, 12)
    assert nodes["1.a.2"].jadwal[0].tanda == "√"
    assert nodes["1.b.#1"].marker is None
    assert findings == []


def test_row_cut_by_a_page_end_is_one_row() -> None:
    first = plan_sheet(1)
    first.row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)", "Rapat evaluasi yang"), "Sesuai"), filled(2))
    second = plan_sheet(2)
    second.row(item(indikator=("", "dihadiri pimpinan"), ket="Kebutuhan"), filled(2, 3))
    nodes, _ = _read(first, second)
    assert nodes["1.a.1"].text == "Rapat evaluasi yang dihadiri pimpinan"
    assert nodes["1.a.1"].bulan == (2, 3)
    assert nodes["1.a.1"].ket == "Sesuai Kebutuhan"
    assert [f.page for f in nodes["1.a.1"].fragments] == [1, 2]


def test_parent_text_goes_on_beside_a_new_child() -> None:
    first = plan_sheet(1).row(item(("1.", "Manajemen"), ("a.", "Penyusunan tim"), ("1)", "SK Tim")))
    second = plan_sheet(2).row(item(kegiatan=("", "kerja pembangunan"), indikator=("2)", "Rapat")))
    nodes, _ = _read(first, second)
    assert nodes["1.a"].text == "Penyusunan tim kerja pembangunan"
    assert nodes["1.a.2"].text == "Rapat"


def test_unmarked_child_of_a_new_parent_below_a_page_end_is_its_own_node() -> None:
    first = plan_sheet(1).row(item(("1.", "Manajemen"), ("a.", "Tim"), ("", "SK Tim")))
    second = plan_sheet(2).row(item(kegiatan=("b.", "Rencana"), indikator=("", "dokumen rencana")))
    nodes, _ = _read(first, second)
    assert nodes["1.a.#1"].text == "SK Tim"
    assert nodes["1.b.#1"].text == "dokumen rencana"


def test_header_only_on_the_first_page_and_repeated_in_mid_page() -> None:
    first = plan_sheet(1).row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)", "SK")), filled(1))
    second = plan_sheet(2, header=False).row(item(indikator=("2)", "Rapat")), filled(12))
    middle = plan_sheet(3, header=False).row(item(indikator=("3)", "Laporan yang")), filled(5))
    middle.row(
        ["No.", "AREA PERUBAHAN", "KEGIATAN", "", "INDIKATOR", "", "BULAN", *[""] * 11, "KET"],
        spans={2: 2, 4: 2, 6: 12},
    )
    middle.row([*[None] * 6, *map(str, range(1, 13)), None], spans={2: 2, 4: 2})
    middle.row(item(indikator=("", "disampaikan")), filled(5))
    nodes, findings = _read(first, second, middle)
    assert list(nodes) == ["1", "1.a", "1.a.1", "1.a.2", "1.a.3"]
    assert nodes["1.a.2"].bulan == (12,)
    assert nodes["1.a.3"].text == "Laporan yang disampaikan"
    assert findings == []


def test_parent_printed_again_on_the_next_page_is_the_same_node() -> None:
    first = plan_sheet(1).row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)", "SK")))
    second = plan_sheet(2).row(item(("1.", "Manajemen (lanjutan)"), ("a.", "Tim"), ("2)", "Rapat")))
    nodes, _ = _read(first, second)
    assert list(nodes) == ["1", "1.a", "1.a.1", "1.a.2"]
    assert nodes["1"].text == "Manajemen"


def test_lost_page_is_proved_by_the_numbering() -> None:
    first = plan_sheet(1).row(item(("1.", "Manajemen"), ("d.", "Pola pikir"), ("3)", "Rencana")))
    second = plan_sheet(2).row(item(indikator=("2)", "SOP dievaluasi")))
    second.row(item(kegiatan=("b.", "SPBE"), indikator=("1)", "Laporan")))
    second.row(item(("3.", "SDM"), ("a.", "Kebutuhan"), ("1)", "Peta")))
    nodes, findings = _read(first, second)
    assert nodes["2"].inferred
    assert nodes["2.a"].inferred
    assert nodes["2"].text == ""
    assert nodes["2.a.2"].text == "SOP dievaluasi"
    assert nodes["2.b.1"].text == "Laporan"
    assert "3.a.1" in nodes
    assert _codes(findings).count("pages-missing") == 1


def test_rest_of_a_text_whose_beginning_was_lost_joins_nothing_before_the_gap() -> None:
    first = plan_sheet(1).row(item(("1.", "Manajemen"), ("a.", "Standar"), ("4)", "Reviu")))
    second = plan_sheet(2).row(item(indikator=("", "Indeks Kepuasan")))
    second.row(item(indikator=("2)", "Survei persepsi")))
    second.row(item(kegiatan=("e.", "Teknologi"), indikator=("1)", "Laman")))
    nodes, findings = _read(first, second)
    assert nodes["1.a.4"].text == "Reviu"
    assert nodes["1.d"].inferred
    assert nodes["1.d.#1"].text == "Indeks Kepuasan"
    assert "pages-missing" in _codes(findings)


def test_numbering_that_fits_is_no_lost_page() -> None:
    first = plan_sheet(1).row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)", "SK")))
    second = plan_sheet(2).row(item(indikator=("2)", "Rapat")))
    second.row(item(kegiatan=("c.", "Rencana"), indikator=("1)", "Dokumen")))
    nodes, findings = _read(first, second)
    assert "1.a.2" in nodes
    assert _codes(findings) == ["numbering-gap"]


def test_odd_numbering_is_kept_and_reported() -> None:
    sheet = plan_sheet().row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)", "SK")))
    sheet.row(item((None, None), (None, None), ("3)", "Rapat")))
    sheet.row(item((None, None), (None, None), ("3)", "Notulen")))
    sheet.row(item((None, None), (None, None), ("2)", "Laporan")))
    nodes, findings = _read(sheet)
    assert list(nodes)[2:] == ["1.a.1", "1.a.3", "1.a.3~2", "1.a.2"]
    assert _codes(findings) == ["numbering-gap", "numbering-repeat", "numbering-restart"]


def test_several_items_in_one_ruled_row_take_the_ticks_on_their_line() -> None:
    sheet = plan_sheet()
    cells = item(("1.", "Manajemen"), ("a.", "Tim"), ("1)\n2)\n3)", "SK\nRapat\nLaporan"))
    cells[6], cells[8] = "√\n\n√", "\n√"
    nodes, _ = _read(sheet.row(cells))
    assert [nodes[f"1.a.{n}"].bulan for n in (1, 2, 3)] == [(1,), (3,), (1,)]


def test_one_tick_for_several_items_counts_for_each() -> None:
    sheet = plan_sheet()
    nodes, _ = _read(sheet.row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)\n2)", "SK\nRapat"), ticks=[5])))
    assert nodes["1.a.1"].bulan == nodes["1.a.2"].bulan == (5,)


def test_merged_ket_and_fills_count_for_each_row() -> None:
    sheet = plan_sheet()
    sheet.row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)", "SK"), "Rutin"), filled(7, 8))
    sheet.row([*item((None, None), (None, None), ("2)", "Rapat"))[:-1], None], filled(7, 8))
    nodes, _ = _read(sheet)
    assert nodes["1.a.1"].ket == nodes["1.a.2"].ket == "Rutin"
    assert nodes["1.a.2"].bulan == (7, 8)


def test_zebra_rows_and_section_bands_mark_no_month() -> None:
    sheet = plan_sheet()
    band = dict.fromkeys(range(19), "#FFE699")
    sheet.row(["I. TATA KELOLA", *[""] * 18], {0: "#FFE699"}, spans={0: 19})
    sheet.row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)", "SK")), band)
    sheet.row(item((None, None), (None, None), ("2)", "Rapat")), {**band, 8: "#00B050"})
    nodes, _ = _read(sheet)
    assert nodes["I"].level == "bagian"
    assert nodes["I.1.a.1"].bulan == ()
    assert nodes["I.1.a.2"].bulan == (3,)


def test_node_without_children_above_the_last_level_keeps_its_months() -> None:
    sheet = plan_sheet().row(item(("1.", "Manajemen"), ("a.", "Tim")), filled(6))
    sheet.row(item((None, None), ("b.", "Rencana"), ("1)", "Dokumen")), filled(7))
    nodes, _ = _read(sheet)
    assert nodes["1.a"].bulan == (6,)
    assert nodes["1.b.1"].bulan == (7,)


def test_dash_in_a_month_is_no_mark() -> None:
    cells = item(("1.", "Manajemen"), ("a.", "Tim"), ("1)", "SK"), ticks=[2])
    cells[6] = "-"
    nodes, findings = _read(plan_sheet().row(cells))
    assert nodes["1.a.1"].bulan == (2,)
    assert findings == []


def test_word_in_a_month_is_counted_and_reported() -> None:
    cells = item(("1.", "Manajemen"), ("a.", "Tim"), ("1)", "SK"))
    cells[6] = "50%"
    nodes, findings = _read(plan_sheet().row(cells))
    assert nodes["1.a.1"].bulan == (1,)
    assert _codes(findings) == ["schedule-text"]


def test_a_mark_under_one_month_of_a_merged_cell_is_that_month_and_reported() -> None:
    def months(x: float, columns: int) -> tuple[tuple[int, ...], list[str]]:
        sheet = plan_sheet()
        middle = sheet.y + 7
        sheet.row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)", "SK")), spans={6: columns})
        left = sheet.xs[6] + x
        sheet.words.append(Word("√", left - 2, middle - 5, left + 2, middle + 5))
        nodes, findings = _read(sheet)
        return nodes["1.a.1"].bulan, _codes(findings)

    assert months(24, 3) == ((1, 2, 3), [])  # the middle of the cell
    assert months(40, 4) == ((3,), ["mark-aside"])  # a rule before March is missing
    assert months(4, 4) == ((1, 2, 3, 4), [])  # set at the cell's left edge
    assert months(32, 4) == ((1, 2, 3, 4), [])


def test_rows_that_are_not_ruled_off_are_a_finding() -> None:
    sheet = plan_sheet().row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)\n2)", "SK\nRapat"), ticks=[5]))
    _, findings = _read(sheet)
    assert _codes(findings) == ["rows-shared"]


def test_marks_above_the_first_item_are_a_finding() -> None:
    _, findings = _read(plan_sheet().row(item(), filled(3)).row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)", "SK"))))
    assert _codes(findings) == ["mark-unplaced"]


def test_a_repeated_header_with_a_clipped_heading_is_no_row() -> None:
    first = plan_sheet(1).row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)", "SK")))
    second = plan_sheet(2, header=False)
    heads = ["No.", "AREA", "KEGIATAN", "", "INDIKATOR", "", "BULAN", *[""] * 11, "KET"]
    second.row(heads, spans={2: 2, 4: 2, 6: 12})
    second.row([*[None] * 6, *map(str, range(1, 13)), None], spans={2: 2, 4: 2})
    second.row(item(indikator=("2)", "Rapat")))
    nodes, findings = _read(first, second)
    assert list(nodes) == ["1", "1.a", "1.a.1", "1.a.2"]
    assert findings == []


def _plain_sheet(number: int = 1) -> Sheet:
    """A sheet of PROGRAM DAN KEGIATAN | INDIKATOR | months 1-12."""
    sheet = Sheet([160, 140, *[16] * 12], number)
    sheet.row(["PROGRAM DAN KEGIATAN", "INDIKATOR", "BULAN", *[""] * 11], spans={2: 12})
    return sheet.row([None, None, *MONTHS])


def _plain(text: str, below: str = "", *ticks: int) -> list[Text]:
    return [text, below, *["√" if m in ticks else "" for m in range(1, 13)]]


def test_bold_type_alone_makes_parents() -> None:
    sheet = _plain_sheet()
    sheet.row(_plain("Program Angkutan"), bold=True)
    sheet.row(_plain("Pembinaan angkutan", "Jumlah dokumen", 1, 2))
    sheet.row(_plain("Pengawasan angkutan", "Jumlah laporan", 3))
    sheet.row(_plain("Program Prasarana"), bold=True)
    sheet.row(_plain("Penyusunan rencana", "Jumlah rencana", 7))
    nodes, _ = _read(sheet)
    assert nodes["#1"].text == "Program Angkutan"
    assert [child.text for child in nodes["#1"].children] == ["Pembinaan angkutan", "Pengawasan angkutan"]
    assert [child.text for child in nodes["#2"].children] == ["Penyusunan rencana"]
    assert nodes["#1.#2.#1"].bulan == (3,)


def test_bold_type_beside_children_is_no_parent() -> None:
    sheet = _plain_sheet()
    sheet.row(_plain("Program Angkutan", "Jumlah dokumen", 1), bold=True)
    sheet.row(_plain("Program Prasarana", "Jumlah laporan", 2))
    nodes, _ = _read(sheet)
    assert [n.text for key, n in nodes.items() if key.count(".") == 0] == ["Program Angkutan", "Program Prasarana"]


def test_a_header_that_a_page_end_cuts_is_no_content() -> None:
    first = plan_sheet(1)
    first.row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)", "SK Tim"), ticks=[2]))
    heads: list[Text] = ["No.", "AREA PERUBAHAN", "KEGIATAN", "", "INDIKATOR", ""]
    first.row([*heads, "BULAN", *[""] * 11, "KET"], spans={2: 2, 4: 2, 6: 12})
    second = Sheet(WIDTHS, 2)
    second.row([*[""] * 6, *MONTHS, ""], spans={2: 2, 4: 2})
    second.row(item(indikator=("2)", "Rapat"), ticks=[5]))
    nodes, findings = _read(first, second)
    assert list(nodes) == ["1", "1.a", "1.a.1", "1.a.2"]
    assert nodes["1.a.2"].bulan == (5,)
    assert findings == []


def test_a_number_whose_text_went_to_the_next_page() -> None:
    first = plan_sheet(1).row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)", "SK Tim")))
    first.row(item(indikator=("2)", "")), bottom_rule=False)
    second = plan_sheet(2, header=False).row(item(indikator=("", "Rapat pleno")), top_rule=False)
    nodes, _ = _read(first, second)
    assert nodes["1.a.2"].text == "Rapat pleno"


def test_fills_of_a_shared_row_go_to_the_items_beside_them() -> None:
    sheet = plan_sheet()
    top = sheet.y
    sheet.row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)\n2)", "SK Tim\nRapat")))
    x = sheet.xs[6]
    sheet.fills += [Fill(x, top, x + 16, top + 12, "#92D050"), Fill(x + 16, top + 12, x + 32, sheet.y, "#00B0F0")]
    nodes, findings = _read(sheet)
    assert (nodes["1.a.1"].bulan, nodes["1.a.2"].bulan) == ((1,), (2,))
    assert [n.jadwal[0].warna for n in (nodes["1.a.1"], nodes["1.a.2"])] == ["#92D050", "#00B0F0"]
    assert _codes(findings) == ["rows-shared"]


def test_a_total_between_the_roots_is_no_parent() -> None:
    sheet = plan_sheet()
    sheet.row(item(("1.", "Manajemen"), ("a.", "Tim"), ("1)", "SK Tim")))
    sheet.row(["TOTAL PENGUNGKIT", *[""] * 18], spans={0: 6})
    sheet.row(item(("2.", "Tatalaksana"), ("a.", "SOP"), ("1)", "Dokumen")))
    nodes, _ = _read(sheet)
    assert "2" in nodes
    assert nodes["2.a.1"].text == "Dokumen"


def test_a_dotted_number_stands_under_the_roman_one_it_begins_with() -> None:
    sheet = plan_sheet()
    sheet.row(item(("III", "Pengabdian"), ("a.", "Pedoman"), ("1)", "Dokumen")))
    sheet.row(item(("IV", "Administrasi")))
    sheet.row(item(("4.1", "Kegiatan"), ("a.", "Minat"), ("1)", "Jumlah")))
    sheet.row(item(("4.2", "Perencanaan"), ("a.", "Program"), ("1)", "Laporan")))
    nodes, _ = _read(sheet)
    assert [child.marker for child in nodes["IV"].children] == ["4.1", "4.2"]
