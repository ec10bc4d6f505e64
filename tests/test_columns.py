"""What headings say, and what stands below decides."""

from __future__ import annotations

import pytest
from paper import Sheet
from tables import read_tables

from skparse.table.assemble.furniture import pages_lost
from skparse.text.headings import correct_heading, is_ket, is_number_heading, role_of, slug


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("AREA PERUBAHAN", "level"),
        ("INDIKATOR KEBERHASILAN", "level"),
        ("RENCANA AKSI", "level"),
        ("PENANGGUNG JAWAB", "attribute"),
        ("TARGET KEGIATAN", "attribute"),
        ("PIC", "attribute"),
        ("WAKTU", "schedule"),
        ("XYZ", None),
    ],
)
def test_roles(heading: str, role: str | None) -> None:
    assert role_of(heading) == role


def test_keys_numbering_headings_ket_and_broken_words() -> None:
    assert slug("PENANGGUNG JAWAB") == "penanggung_jawab"
    assert slug("%") == "kolom"
    assert is_number_heading("No.")
    assert not is_number_heading("Nota")
    assert is_ket("KET.")
    assert correct_heading("PENANGGU NG JAWAB") == "PENANGGUNG JAWAB"
    assert correct_heading("ANGGA-RAN") == "ANGGARAN"
    assert correct_heading("SUB KEGIATAN") == "SUB KEGIATAN"


def test_page_numbers_tell_lost_pages_only_where_they_count_on() -> None:
    assert pages_lost({5: 5, 6: 6, 7: 9, 8: 10}) == {6: 0, 7: 2, 8: 0}
    assert pages_lost({1: 2019, 2: 44, 3: 7}) == {}


@pytest.mark.parametrize(("numbered", "role"), [(True, "level"), (False, "attribute")])
def test_an_output_column_is_a_level_where_it_is_numbered(numbered: bool, role: str) -> None:
    sheet = Sheet([20, 120, 120, *[16] * 12])
    sheet.row(["No.", "KEGIATAN", "OUTPUT", "BULAN", *[""] * 11], spans={3: 12})
    sheet.row([None, None, None, *map(str, range(1, 13))])
    for n in range(1, 4):
        sheet.row([f"{n}.", "Rapat", "a. Notulen" if numbered else "Notulen", *[""] * 12])
    tables, _ = read_tables([sheet.page()])
    assert [c.role for c in tables[0].columns[:2]] == ["level", role]
