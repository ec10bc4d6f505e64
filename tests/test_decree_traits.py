"""Traits of real offices' decrees: a Lampiran alone, letters, signatures on tab stops, names below stamps."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from decrees import DECIDED, HEAD, LABEL, MARK, REASONS, RIGHT, SIGNED, TEXT, Row, page, parse

from skparse.decree import page_heading, parse_keputusan, parse_lampiran_title
from skparse.geometry import Box
from skparse.page import Ocr, Page, Scan
from skparse.plan import Finding, Keputusan

BLOCK = 560.0
WIDE = 935.0
TABLE: Row = [(60, "No."), (100, "KEGIATAN"), (300, "BULAN")]


def alone(*rows: Row, width: float = WIDE) -> tuple[Keputusan | None, list[Finding]]:
    """What a page of these rows above a table, all there is of a file, says of its decree."""
    sheet = page(*rows, TABLE, width=width)
    heading = page_heading(sheet, min(word.top for word in sheet.words if word.text == "No."))
    return parse_keputusan([], headings=[heading] if heading else [])


def codes(findings: Sequence[Finding]) -> list[tuple[str, str | None]]:
    return [(one.code, one.sentence) for one in findings]


# A Lampiran alone


ONE_SENTENCE: list[Row] = [
    "LAMPIRAN KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN TELUKSARI NOMOR 23 TAHUN 2026",
    "TENTANG RENCANA AKSI TAHUN 2026",
]
BELOW_EACH_OTHER: list[Row] = [
    [(BLOCK, "LAMPIRAN I")],
    [(BLOCK, "KEPUTUSAN KOMISI PEMILIHAN UMUM")],
    [(BLOCK, "KABUPATEN TELUKSARI")],
    [(BLOCK, "NOMOR 23 TAHUN 2026")],
    [(BLOCK, "TENTANG")],
    [(BLOCK, "RENCANA AKSI TAHUN 2026")],
]
TWO_COLUMNS: list[Row] = [
    [(60, "LAMPIRAN"), (130, ": KEPUTUSAN KOMISI PEMILIHAN UMUM")],
    [(137, "KABUPATEN TELUKSARI")],
    [(60, "NOMOR"), (130, ": 23 TAHUN 2026")],
    [(60, "TANGGAL"), (130, ": 5 Januari 2026")],
    [(60, "TENTANG"), (130, ": RENCANA AKSI")],
    [(137, "TAHUN 2026")],
]
ABOUT_FIRST: list[Row] = [
    [(60, "Lampiran I Keputusan KOMISI PEMILIHAN UMUM KABUPATEN TELUKSARI")],
    [(60, "tentang RENCANA AKSI TAHUN 2026")],
    [(60, "Nomor : 23 Tahun 2026")],
    [(60, "Tanggal : 5 Januari 2026")],
]


@pytest.mark.parametrize("below", [[], [None, "RENCANA AKSI", "KPU TELUKSARI"]])
@pytest.mark.parametrize(
    ("rows", "day"),
    [
        (ONE_SENTENCE, None),
        (BELOW_EACH_OTHER, None),
        (TWO_COLUMNS, "2026-01-05"),
        (ABOUT_FIRST, "2026-01-05"),
    ],
)
def test_the_heading_of_a_lampiran_names_its_decree(rows: list[Row], day: str | None, below: list[Row]) -> None:
    keputusan, findings = alone(*rows, *below)
    assert keputusan == Keputusan(
        lembaga="KOMISI PEMILIHAN UMUM KABUPATEN TELUKSARI",
        nomor="23",
        tahun=2026,
        tentang="RENCANA AKSI TAHUN 2026",
        tanggal=day,
    )
    assert codes(findings) == [("decree-absent", "plain")]


def test_a_date_ends_the_number_and_gives_the_year() -> None:
    rows: list[Row] = [
        [(BLOCK, "LAMPIRAN : KEPUTUSAN KEPALA DINAS PERIKANAN")],
        [(BLOCK, "NOMOR : 100.3/14-DISKAN")],
        [(BLOCK, "TANGGAL : 5 Januari 2026")],
        None,
        "RENCANA AKSI",
    ]
    keputusan, _ = alone(*rows)
    assert keputusan is not None
    assert (keputusan.nomor, keputusan.tahun, keputusan.tentang) == ("100.3/14-DISKAN", 2026, None)


def test_a_subject_that_names_another_decree() -> None:
    rows: list[Row] = [
        *BELOW_EACH_OTHER[:5],
        [(BLOCK, "PERUBAHAN ATAS KEPUTUSAN")],
        [(BLOCK, "NOMOR 12 TAHUN 2024 TENTANG")],
        [(BLOCK, "RENCANA AKSI")],
    ]
    keputusan, _ = alone(*rows)
    assert keputusan is not None and keputusan.nomor == "23"
    assert keputusan.tentang == "PERUBAHAN ATAS KEPUTUSAN NOMOR 12 TAHUN 2024 TENTANG RENCANA AKSI"


@pytest.mark.parametrize(
    "rows",
    [
        [[(BLOCK, "LAMPIRAN")], "RENCANA AKSI KPU KABUPATEN TELUKSARI"],
        [[(BLOCK, "LAMPIRAN II")], "PENETAPAN KINERJA KABUPATEN TELUKSARI"],
        ["RENCANA AKSI KABUPATEN TELUKSARI"],
        [[(LABEL, "Lampiran ini memuat keputusan tentang rencana aksi")], [(LABEL, "sampai dengan akhir tahun")]],
    ],
)
def test_a_heading_that_names_no_decree(rows: list[Row]) -> None:
    assert alone(*rows) == (None, [])


def test_the_title_of_the_table_is_not_taken_for_the_block_at_the_left() -> None:
    sheet = page(*TWO_COLUMNS[:4], None, "RENCANA AKSI PELAYANAN", TABLE, width=WIDE)
    top = min(word.top for word in sheet.words if word.text == "No.")
    assert parse_lampiran_title(sheet, top) == (None, "RENCANA AKSI PELAYANAN")


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("NOMOR 23 TAHUN 2026", []),
        ("NOMOR 32 TAHUN 2026", ["Nomor 32 Tahun 2026"]),
        ("NOMOR 23 TAHUN 2025", ["Nomor 23 Tahun 2025"]),
    ],
)
def test_the_decree_wins_over_a_heading_that_contradicts_it(number: str, found: list[str]) -> None:
    rows = [*BELOW_EACH_OTHER[:3], [(BLOCK, number)], *BELOW_EACH_OTHER[4:]]
    heading = page_heading(page(*rows, number=2, width=WIDE))
    assert heading is not None
    keputusan, findings = parse_keputusan([page(*HEAD, *REASONS, *DECIDED, *SIGNED)], headings=[heading])
    assert keputusan is not None and (keputusan.nomor, keputusan.tahun) == ("23", 2026)
    assert [(one.code, one.params["named"], one.page) for one in findings] == [
        ("decree-contradiction", name, 2) for name in found
    ]


def test_a_decree_behind_its_lampiran_is_not_said_to_be_absent() -> None:
    sheets = [page(*BELOW_EACH_OTHER, width=WIDE), page(*HEAD, *REASONS, *DECIDED, *SIGNED, number=3)]
    keputusan, findings = parse_keputusan([], headings=[one for one in map(page_heading, sheets) if one])
    assert keputusan is not None and keputusan.lembaga == "KOMISI PEMILIHAN UMUM KABUPATEN TELUKSARI"
    assert codes(findings)[0] == ("decree-absent", "behind")


# Letters


BODY: list[Row] = [
    [(LABEL, "1. Latar Belakang")],
    [(LABEL, "Bahwa dalam rangka pelaksanaan rencana aksi, satuan kerja")],
    [(LABEL, "menyampaikan laporannya setiap triwulan.")],
]
TAB = RIGHT + 110


@pytest.mark.parametrize("gap", [[], [None]])
@pytest.mark.parametrize(
    ("head", "lembaga"),
    [
        (["SURAT EDARAN", "KETUA KPU TELUKSARI", "NOMOR 5 TAHUN 2026", "TENTANG"], "KETUA KPU TELUKSARI"),
        (["SURAT EDARAN", "NOMOR : 5 TAHUN 2026", "TENTANG"], None),
        (["SURAT EDARAN NOMOR 5 TAHUN 2026", "TENTANG"], None),
    ],
)
@pytest.mark.parametrize("title", [["RENCANA AKSI", "PELAYANAN PUBLIK"], ["Rencana Aksi", "Pelayanan Publik"]])
def test_the_title_of_a_letter_ends_where_its_text_begins(
    head: list[Row], lembaga: str | None, title: list[Row], gap: list[Row]
) -> None:
    keputusan, findings = parse_keputusan([page(*head, *title, *gap, *BODY, *SIGNED)])
    assert keputusan is not None and keputusan.tentang is not None
    assert (keputusan.lembaga, keputusan.nomor, keputusan.tahun) == (lembaga, "5", 2026)
    assert keputusan.tentang.upper() == "RENCANA AKSI PELAYANAN PUBLIK"
    assert findings == []


def test_text_as_wide_as_the_page_below_an_empty_line() -> None:
    wide = "Dalam rangka pelaksanaan rencana aksi setiap satuan kerja menyampaikan laporan setiap bulan."
    head: list[Row] = ["SURAT EDARAN", "NOMOR 5 TAHUN 2026", "TENTANG", "Rencana Aksi", "Pelayanan Publik", None]
    assert parse(page(*head, wide, wide, *SIGNED)).tentang == "Rencana Aksi Pelayanan Publik"


# Signatures


@pytest.mark.parametrize(
    "rows",
    [
        [[(RIGHT, "Ditetapkan"), (TAB, ": Palu")], [(RIGHT, "Pada tanggal"), (TAB, ": 5 Januari 2026")]],
        [[(RIGHT, "Ditetapkan di"), (TAB, ": Palu")], [(RIGHT, "tanggal"), (TAB, ": 5 Januari 2026")]],
        [[(RIGHT, "Ditetapkan di : Palu")], [(RIGHT, "pada tanggal : 5 Januari 2026")]],
        [[(RIGHT, "Ditetapkan"), (TAB, ":"), (TAB + 15, "Palu")], [(RIGHT, "Tanggal"), (TAB, ": 05-01-2026")]],
    ],
)
def test_place_and_date_on_tab_stops(rows: list[Row]) -> None:
    keputusan, findings = parse_keputusan([page(*HEAD, *REASONS, *DECIDED, None, *rows, *SIGNED[2:])])
    assert keputusan is not None and findings == []
    assert (keputusan.tempat, keputusan.tanggal) == ("Palu", "2026-01-05")
    assert keputusan.penandatangan is not None and keputusan.penandatangan.nama == "RULIAWAN NUGROHO"


def test_a_date_that_is_printed_and_cannot_be_read_is_not_said_to_be_missing() -> None:
    rows: list[Row] = [[(RIGHT, "Ditetapkan di Palu")], [(RIGHT, "pada tanggal …… Januari 2026")]]
    _, findings = parse_keputusan([page(*HEAD, *REASONS, *DECIDED, *rows, *SIGNED[2:])])
    assert [(f.code, f.sentence, f.params["parts"]) for f in findings] == [
        ("decree-incomplete", "unread", ("tanggal",))
    ]


def signed_by(*names: str, ocr: float | None = None, stamp: bool = False, picture: bool = False) -> Page:
    """A decree whose signer's name is as given, read by OCR with a confidence, below a stamp or behind a picture."""
    sheet = page(*HEAD, *REASONS, *DECIDED, *SIGNED[:5], None, None, *([(RIGHT, name)] for name in names))
    last = sheet.words[-1]
    cover = Box(last.x0 - 30, last.top - 40, last.x1 + 5, last.bottom + 5)
    if ocr is not None:
        words = [word._replace(ocr=Ocr(word.text, ocr if word.top == last.top else 0.99)) for word in sheet.words]
        scan = Scan(engine="x", rotation=0, skew=0, stamps=(cover,) if stamp else ())
        sheet = sheet._replace(words=tuple(words), scan=scan)
    return sheet._replace(images=(cover,)) if picture else sheet


@pytest.mark.parametrize(
    ("sheet", "nama", "sentence"),
    [
        (signed_by("SITI MARYAM"), "SITI MARYAM", None),
        (signed_by("SITI MARYAM", ocr=0.98), "SITI MARYAM", None),
        (signed_by("SITI MARYAM", ocr=0.98, stamp=True), "SITI MARYAM", "plain"),
        (signed_by("SITI MARYAM", picture=True), "SITI MARYAM", "plain"),
        (signed_by("SITI MARYAM", ocr=0.3), "SITI MARYAM", "unsure"),
        (signed_by("rl ~'", ocr=0.3), None, "scraps"),
        (signed_by("19700101 199003 1 001"), None, "scraps"),
        (signed_by("NIP. 19700101 199003 1 001"), None, "unread"),
        (signed_by(), None, "unread"),
    ],
)
def test_a_name_that_is_covered_or_hardly_read_is_in_doubt(sheet: Page, nama: str | None, sentence: str | None) -> None:
    keputusan, findings = parse_keputusan([sheet])
    assert keputusan is not None and keputusan.penandatangan is not None
    assert keputusan.penandatangan.nama == nama
    assert keputusan.penandatangan.jabatan == "KETUA KOMISI PEMILIHAN UMUM KABUPATEN WONOSOBO"
    assert codes(findings) == ([("signer-doubtful", sentence)] if sentence else [])


def test_what_stands_on_the_next_page_is_no_name() -> None:
    first = page(*HEAD, *REASONS, *DECIDED, *SIGNED[:5], None, None, [(RIGHT, "SITI MARYAM")])
    following = page([(LABEL, "Nomor"), (RIGHT, "Uraian Kegiatan")], [(MARK, "1."), (TEXT, "Rapat")], number=2)
    signer = parse(first, following).penandatangan
    assert signer is not None and signer.nama == "SITI MARYAM"
