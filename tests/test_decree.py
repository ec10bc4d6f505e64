"""The decree around the table, from pages built of words as the layouts in the field print them."""

from __future__ import annotations

from datetime import date

import pytest
from decrees import COLON, DECIDED, HEAD, LABEL, MARK, REASONS, RIGHT, SIGNED, TEXT, Row, page, pairs, parse

from skparse.decree import parse_keputusan, parse_lampiran_title
from skparse.decree.dates import find_date
from skparse.decree.heading import read_number
from skparse.numbering.diktum import DIKTUM_WORDS
from skparse.page import Word
from skparse.text.joining import join_paragraph


def test_a_whole_decree() -> None:
    keputusan, findings = parse_keputusan([page(*HEAD, *REASONS, *DECIDED, None, *SIGNED)])
    assert keputusan is not None and findings == []
    assert keputusan.lembaga == "KOMISI PEMILIHAN UMUM KABUPATEN WONOSOBO"
    assert (keputusan.nomor, keputusan.tahun, keputusan.salinan) == ("23", 2026, True)
    assert keputusan.tentang == "PENETAPAN RENCANA AKSI KABUPATEN WONOSOBO TAHUN 2026"
    assert pairs(keputusan.menimbang) == [("a.", "bahwa satu huruf b. dan huruf c;"), ("b.", "bahwa dua;")]
    assert pairs(keputusan.mengingat) == [
        ("1.", "Undang-Undang Nomor 2. tahun 1999;"),
        ("2.", "Peraturan-peraturan Kabupaten/Kota;"),
    ]
    assert pairs(keputusan.diktum) == [
        ("KESATU", "Menetapkan Rencana Aksi dalam Diktum KEDUA ini."),
        ("KEDUA", "Keputusan ini berlaku."),
    ]
    assert (keputusan.tempat, keputusan.tanggal) == ("Wonosobo", "2026-02-11")
    assert keputusan.penandatangan is not None
    assert keputusan.penandatangan.jabatan == "KETUA KOMISI PEMILIHAN UMUM KABUPATEN WONOSOBO"
    assert keputusan.penandatangan.nama == "RULIAWAN NUGROHO"


def test_text_goes_on_over_a_page_end_past_furniture() -> None:
    first = page(*HEAD, *REASONS[:-1], [(RIGHT + 60, "Kota; …")])
    stamp = Word("jdih.kpu.go.id/jateng/wonosobo", 400, 810, 560, 818)
    first = first._replace(words=(*first.words, stamp))
    second = page("- 2 -", REASONS[-1], *DECIDED, None, *SIGNED, number=2, top=40)
    footer = page([(LABEL, "Dokumen ini telah ditandatangani secara elektronik (BSrE)")], top=800).words
    keputusan = parse(first, second._replace(words=(*second.words, *footer)))
    assert pairs(keputusan.mengingat)[-1] == ("2.", "Peraturan-peraturan Kabupaten/Kota;")
    assert keputusan.penandatangan is not None and keputusan.penandatangan.nama == "RULIAWAN NUGROHO"


def test_a_stamp_upon_the_text() -> None:
    sheet = page(*HEAD, *REASONS, *DECIDED, *SIGNED)
    under = next(w for w in sheet.words if w.text == "Kota;")
    stamp = Word("jdih.kpu.go.id/jateng", under.x0 + 8, under.top + 3, under.x0 + 90, under.bottom - 2)
    assert parse(sheet._replace(words=(*sheet.words, stamp))) == parse(sheet)


@pytest.mark.parametrize("catchword", ["MEMUTUSKAN …", "MEMUTUSKAN : . . .", "MEMUTUSKAN"])
def test_a_catchword_is_dropped(catchword: str) -> None:
    keputusan = parse(page(*HEAD, *REASONS, [(RIGHT + 60, catchword)]), page(*DECIDED, *SIGNED, number=2))
    assert pairs(keputusan.mengingat)[-1][1].endswith("Kota;")
    assert len(keputusan.diktum) == 2


def test_the_last_words_of_a_page_are_no_catchword_unless_repeated() -> None:
    keputusan = parse(page(*HEAD, *REASONS, [(RIGHT, "tambahan kata")]), page(*DECIDED, *SIGNED, number=2))
    assert keputusan.mengingat[-1].text.endswith("tambahan kata")


def test_other_labels_are_swallowed_by_none() -> None:
    other: Row = [(LABEL, "Memperhatikan"), (COLON + 10, ":"), (TEXT, "Berita Acara;")]
    keputusan = parse(page(*HEAD, *REASONS, other, *DECIDED, *SIGNED))
    assert "Berita" not in keputusan.mengingat[-1].text


def test_one_point_without_a_marker_and_a_glued_colon() -> None:
    rows: list[Row] = [[(LABEL, "Menimbang:"), (TEXT, "bahwa satu-satunya")], [(TEXT, "alasan;")], *DECIDED, *SIGNED]
    assert pairs(parse(page(*HEAD, *rows)).menimbang) == [("", "bahwa satu-satunya alasan;")]


def test_no_hanging_indent() -> None:
    rows: list[Row] = [
        [(LABEL, "Mengingat : 1. Undang-Undang Nomor 7")],
        [(LABEL, "Tahun 2017;")],
        [(LABEL, "2. Peraturan Nomor")],
        [(LABEL, "3. yang lain;")],
        [(LABEL, "3. Keputusan;")],
    ]
    keputusan = parse(page(*HEAD, *rows, *DECIDED, *SIGNED))
    assert [i.marker for i in keputusan.mengingat] == ["1.", "2.", "3."]
    assert keputusan.mengingat[1].text == "Peraturan Nomor 3. yang lain;"


def test_misprinted_numbers_are_kept_and_reported() -> None:
    rows: list[Row] = [
        [(LABEL, "Mengingat"), (COLON, ":"), (MARK, "1."), (TEXT, "Satu;")],
        [(MARK, "2."), (TEXT, "Dua")],
        [(TEXT, "lagi;")],
        [(MARK, "2."), (TEXT, "Tiga;")],
        [(MARK, "4,"), (TEXT, "Empat;")],
    ]
    keputusan, findings = parse_keputusan([page(*HEAD, *rows, *DECIDED, *SIGNED)])
    assert keputusan is not None
    assert [i.marker for i in keputusan.mengingat] == ["1.", "2.", "2.", "4,"]
    assert [f.code for f in findings if "Mengingat" in f.message] == ["decree-numbering"]


def test_a_copy_block_beside_the_signer() -> None:
    rows: list[Row] = [
        [(LABEL, "Salinan sesuai dengan aslinya"), (RIGHT + 20, "Ditetapkan di : Wonosobo")],
        [(LABEL, "SEKRETARIAT KPU"), (RIGHT + 20, "Pada tanggal : 11 Pebruari 2026")],
        [(LABEL, "Kepala Subbagian,"), (RIGHT, "KETUA KOMISI PEMILIHAN UMUM,")],
        None,
        None,
        [(LABEL, "DIAN WAHYUNI"), (RIGHT, "RULIAWAN NUGROHO, S.H.")],
    ]
    keputusan = parse(page(*HEAD[1:], *REASONS, *DECIDED, *rows))
    assert keputusan.salinan
    assert (keputusan.tempat, keputusan.tanggal) == ("Wonosobo", "2026-02-11")
    assert keputusan.penandatangan is not None
    assert keputusan.penandatangan.jabatan == "KETUA KOMISI PEMILIHAN UMUM"
    assert keputusan.penandatangan.nama == "RULIAWAN NUGROHO, S.H."


def test_place_comma_date() -> None:
    keputusan = parse(page(*HEAD, *REASONS, *DECIDED, [(RIGHT, "Pulang Pisau, 3 Mei 2026")], *SIGNED[2:]))
    assert (keputusan.tempat, keputusan.tanggal) == ("Pulang Pisau", "2026-05-03")


def test_the_lampiran_ends_the_decree() -> None:
    lampiran = page(
        "jdih.kpu.go.id/jateng",
        [(RIGHT, "LAMPIRAN")],
        [(RIGHT, "KEPUTUSAN KOMISI PEMILIHAN UMUM")],
        [(RIGHT, "NOMOR 99 TAHUN 2020")],
        "KETIGA : bukan diktum",
        number=2,
    )
    keputusan = parse(page(*HEAD, *REASONS, *DECIDED, *SIGNED), lampiran)
    assert (keputusan.nomor, len(keputusan.diktum)) == ("23", 2)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        ["RENCANA AKSI TAHUN 2026"],
        [[(RIGHT, "LAMPIRAN I")], [(RIGHT, "KEPUTUSAN KPU")], [(RIGHT, "NOMOR 1 TAHUN 2026")], [(RIGHT, "TENTANG X")]],
        ["SURAT PENGANTAR", "Bersama ini kami sampaikan KEPUTUSAN tersebut."],
    ],
)
def test_no_decree(rows: list[Row]) -> None:
    assert parse_keputusan([page(*rows)]) == (None, [])


def test_no_pages() -> None:
    assert parse_keputusan([]) == (None, [])


def test_a_decree_whose_first_page_is_lost() -> None:
    keputusan, findings = parse_keputusan([page(*REASONS[3:], *DECIDED, *SIGNED)])
    assert keputusan is not None
    assert (keputusan.lembaga, keputusan.nomor, keputusan.tahun) == (None, None, 2026)
    assert len(keputusan.mengingat) == 2 and len(keputusan.diktum) == 2
    assert "decree-incomplete" in [f.code for f in findings]


def test_a_regulation_has_no_diktum() -> None:
    rows: list[Row] = [*DECIDED[:2], "BAB I", "KETENTUAN UMUM", [(MARK, "1."), (TEXT, "Zona adalah")]]
    assert parse(page(*HEAD, *REASONS, *rows, *SIGNED)).diktum == ()


def test_letter_spaced_headings_and_blessing() -> None:
    head: list[Row] = [
        "PERATURAN BUPATI TANAH DATAR",
        "N O M O R : 7 TAHUN 2026",
        "T E N T A N G",
        "RENCANA AKSI",
        "DENGAN RAHMAT TUHAN YANG MAHA ESA",
        "BUPATI TANAH DATAR,",
    ]
    keputusan = parse(page(*head, *REASONS, "M E M U T U S K A N :", *DECIDED[1:], *SIGNED))
    assert keputusan.lembaga == "BUPATI TANAH DATAR"
    assert (keputusan.nomor, keputusan.tahun, keputusan.tentang) == ("7", 2026, "RENCANA AKSI")
    assert pairs(keputusan.diktum)[0][0] == "KESATU"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("NOMOR 23 TAHUN 2026", ("23", 2026)),
        ("NOMOR : 23 TAHUN 2026", ("23", 2026)),
        ("NOMOR: 203/PL.02-Kpt/01/KPU/I/2019", ("203/PL.02-Kpt/01/KPU/I/2019", 2019)),
        ("NOMOR 203 / PL.02-Kpt / 01 / KPU / I / 2019", ("203/PL.02-Kpt/01/KPU/I/2019", 2019)),
        ("NOMOR 433/M/2021", ("433/M/2021", 2021)),
        ("NOMOR 12/HK.03.1/3307/2021 TAHUN 2022", ("12/HK.03.1/3307/2021", 2022)),
        ("NOMOR …… TAHUN 2026", (None, 2026)),
        ("NOMOR 5A TAHUN", ("5A", None)),
    ],
)
def test_numbers(printed: str, expected: tuple[str | None, int | None]) -> None:
    assert read_number(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("tanggal 11 Februari 2026", date(2026, 2, 11)),
        ("11Pebruari 2026", date(2026, 2, 11)),
        ("1  Nopember  2020", date(2020, 11, 1)),
        ("3 Agustsus 2024", date(2024, 8, 3)),
        ("11-02-2026", date(2026, 2, 11)),
        ("31 Februari 2026", None),
        ("    Februari 2026", None),
        ("12 orang 2026", None),
    ],
)
def test_dates(printed: str, expected: date | None) -> None:
    found = find_date(printed)
    assert (found[0] if found else None) == expected


def test_diktum_words() -> None:
    assert [DIKTUM_WORDS[w] for w in ("PERTAMA", "KESATU", "KESEBELAS", "KEDUABELAS", "KEDUAPULUHSATU")] == [
        1,
        1,
        11,
        12,
        21,
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["peraturan-", "peraturan"], "peraturan-peraturan"),
        (["pelak-", "sanaan kerja"], "pelaksanaan kerja"),
        (["Sekretaris -", "Jenderal"], "Sekretaris - Jenderal"),
        (["Kabupaten/", "Kota"], "Kabupaten/Kota"),
        (["men\u00ad", "dukung"], "mendukung"),
        (["a", "", "b"], "a b"),
    ],
)
def test_joining_the_lines_of_a_paragraph(lines: list[str], expected: str) -> None:
    assert join_paragraph(lines, known={"pelaksanaan"}) == expected


LAND = 935.0
BLOCK = 560.0


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [
                [(BLOCK, "LAMPIRAN II")],
                [(BLOCK, "KEPUTUSAN KOMISI PEMILIHAN UMUM")],
                [(BLOCK, "NOMOR 23 TAHUN 2026")],
                [(BLOCK, "TENTANG")],
                [(BLOCK, "PENETAPAN RENCANA AKSI")],
                None,
                "RENCANA AKSI PEMBANGUNAN",
                "ZONA INTEGRITAS TAHUN 2026",
            ],
            ("II", "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS TAHUN 2026"),
        ),
        (
            [
                [(BLOCK, "LAMPIRAN")],
                [(BLOCK, "KEPUTUSAN KOMISI PEMILIHAN UMUM")],
                [(BLOCK, "NOMOR 23 TAHUN 2026")],
                [(BLOCK, "TENTANG PENETAPAN RENCANA")],
                [(BLOCK, "AKSI ZONA INTEGRITAS")],
            ],
            (None, "PENETAPAN RENCANA AKSI ZONA INTEGRITAS"),
        ),
        (
            [
                [(BLOCK, "LAMPIRAN I :"), (BLOCK + 90, "KEPUTUSAN KPU")],
                [(BLOCK + 90, "NOMOR : 23/HK/2020")],
                [(BLOCK + 90, "TANGGAL : 2 Maret 2020")],
                None,
                "RENCANA AKSI",
            ],
            ("I", "RENCANA AKSI"),
        ),
        (["- 5 -", "RENCANA AKSI KINERJA", "DINAS PERHUBUNGAN"], (None, "RENCANA AKSI KINERJA DINAS PERHUBUNGAN")),
        ([], (None, None)),
    ],
)
def test_lampiran_titles(rows: list[Row], expected: tuple[str | None, str | None]) -> None:
    table: Row = [(60, "No."), (100, "KEGIATAN")]
    sheet = page(*rows, None, table, width=LAND)
    top = min(w.top for w in sheet.words if w.text == "No.")
    assert parse_lampiran_title(sheet, top) == expected
