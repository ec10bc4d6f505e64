"""The decree's lists where markers are misread or misprinted: each point keeps its own text."""

from __future__ import annotations

import pytest
from decrees import COLON, DECIDED, HEAD, LABEL, MARK, REASONS, SIGNED, TEXT, Row, page, pairs, parse

from skparse.decree import parse_keputusan
from skparse.orientation import Orientation, Orientations
from skparse.page import Ocr, Page
from skparse.plan import Finding, Keputusan

NAMES = ["satu", "dua", "tiga", "empat", "lima"]


def list_rows(label: str, markers: list[str]) -> list[Row]:
    """A list of two lines each: a marker of its own column, and a text that hangs."""
    rows: list[Row] = []
    for n, marker in enumerate(markers):
        first = [(LABEL, label), (COLON, ":")] if n == 0 else []
        rows += [[*first, (MARK, marker), (TEXT, f"bahwa {NAMES[n]}")], [(TEXT, "ditetapkan;")]]
    return rows


def as_read_by_ocr(sheet: Page) -> Page:
    """The page as if an engine had read it."""
    return sheet._replace(words=tuple(word._replace(ocr=Ocr(word.text, 0.9)) for word in sheet.words))


def read(*rows: Row, ocr: bool = False) -> tuple[Keputusan, list[Finding]]:
    sheet = page(*HEAD, *rows, *SIGNED)
    keputusan, findings = parse_keputusan([as_read_by_ocr(sheet) if ocr else sheet])
    assert keputusan is not None
    return keputusan, findings


@pytest.mark.parametrize("ocr", [False, True])
@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        (["a.", "b.", "C.", "d."], ["a.", "b.", "c.", "d."]),
        (["a.", "b.", "C."], ["a.", "b.", "c."]),
        (["à.", "b.", "c."], ["a.", "b.", "c."]),
        (["A.", "b.", "c."], ["a.", "b.", "c."]),
        (["a)", "b)", "C)"], ["a)", "b)", "c)"]),
        (["a.", "6.", "c."], ["a.", "b.", "c."]),
        (["l.", "2.", "3."], ["1.", "2.", "3."]),
        (["I.", "2.", "3."], ["1.", "2.", "3."]),
        (["1.", "Z.", "3."], ["1.", "2.", "3."]),
        (["1.", "2.", "3.", "4.", "S."], ["1.", "2.", "3.", "4.", "5."]),
        (["l)", "2)"], ["1)", "2)"]),
    ],
)
def test_a_misread_marker_is_given_as_it_was_meant(printed: list[str], meant: list[str], ocr: bool) -> None:
    keputusan, findings = read(*list_rows("Menimbang", printed), *DECIDED, ocr=ocr)
    assert pairs(keputusan.menimbang) == [
        (marker, f"bahwa {name} ditetapkan;") for marker, name in zip(meant, NAMES, strict=False)
    ]
    repaired = [f for f in findings if f.code == "ocr-repaired"]
    wrong = [(raw, marker) for raw, marker in zip(printed, meant, strict=True) if raw != marker]
    assert [(f.params["raw"], f.params["marker"]) for f in repaired] == wrong
    assert all(("OCR" in f.message) is ocr for f in repaired)
    assert not [f for f in findings if f.code == "decree-numbering"]


@pytest.mark.parametrize(
    "printed",
    [
        ["1.", "2.", "7.", "4."],
        ["1.", "2,", "3", "4:"],
        ["1.", "3.", "4."],
        ["2.", "3.", "4."],
        ["1.", "1.", "2."],
        ["a.", "b.", "b.", "c."],
        ["a.", "x.", "c."],
        ["a.", "B1.", "c."],
        ["a.", "b.", "Q."],
    ],
)
def test_a_misprinted_or_doubtful_marker_is_kept_as_printed(printed: list[str]) -> None:
    keputusan, findings = read(*list_rows("Mengingat", printed), *DECIDED)
    assert pairs(keputusan.mengingat) == [
        (marker, f"bahwa {name} ditetapkan;") for marker, name in zip(printed, NAMES, strict=False)
    ]
    assert not [f for f in findings if f.code == "ocr-repaired"]
    is_odd = printed != ["1.", "2,", "3", "4:"]
    assert bool([f for f in findings if f.code == "decree-numbering"]) is is_odd


@pytest.mark.parametrize("printed", [["A.", "B.", "C."], ["I.", "II.", "III."], ["i.", "ii.", "iii."], ["(1)", "(2)"]])
def test_a_list_of_another_style(printed: list[str]) -> None:
    keputusan, findings = read(*list_rows("Mengingat", printed), *DECIDED)
    assert [i.marker for i in keputusan.mengingat] == printed
    assert not [f for f in findings if f.code in ("ocr-repaired", "decree-numbering")]


def test_the_letter_i_follows_h() -> None:
    rows: list[Row] = [[(LABEL, "Menimbang"), (COLON, ":"), (MARK, "a."), (TEXT, "Satu;")]]
    rows += [[(MARK, f"{letter}."), (TEXT, "Lagi;")] for letter in "bcdefghij"]
    keputusan, findings = read(*rows, *DECIDED)
    assert [i.marker for i in keputusan.menimbang] == [f"{letter}." for letter in "abcdefghij"]
    assert [f.code for f in findings if f.code != "decree-incomplete"] == []


@pytest.mark.parametrize("ocr", [False, True])
@pytest.mark.parametrize(
    "begin", ["b. dan huruf c", "C. dan yang lain", "5. Ketentuan ini", "l. atau", "2. yang", "B. Sc.", "à. la"]
)
def test_a_marker_within_a_sentence_begins_nothing(begin: str, ocr: bool) -> None:
    rows = list_rows("Menimbang", ["a.", "b."])
    rows[1:2] = [[(TEXT, "sebagaimana dimaksud dalam pasal")], [(TEXT, f"{begin} ditetapkan;")]]
    keputusan, _ = read(*rows, *DECIDED, ocr=ocr)
    assert pairs(keputusan.menimbang) == [
        ("a.", f"bahwa satu sebagaimana dimaksud dalam pasal {begin} ditetapkan;"),
        ("b.", "bahwa dua ditetapkan;"),
    ]


def test_a_list_within_a_point_belongs_to_it() -> None:
    rows = list_rows("Menimbang", ["a.", "b.", "c."])
    rows[2:2] = [[(TEXT, "1. satu;")], [(TEXT, "2. dua;")]]
    keputusan, findings = read(*rows, *DECIDED)
    assert pairs(keputusan.menimbang)[0] == ("a.", "bahwa satu ditetapkan; 1. satu; 2. dua;")
    assert [i.marker for i in keputusan.menimbang] == ["a.", "b.", "c."]
    assert [f.code for f in findings] == []


def test_misread_markers_without_a_hanging_indent() -> None:
    rows: list[Row] = [
        [(LABEL, "Mengingat : l. Undang-Undang Nomor 7")],
        [(LABEL, "Tahun 2017;")],
        [(LABEL, "Z. Peraturan Nomor")],
        [(LABEL, "3. yang lain;")],
        [(LABEL, "3. Keputusan")],
        [(LABEL, "S. Parman;")],
    ]
    keputusan, _ = read(*rows, *DECIDED)
    assert pairs(keputusan.mengingat) == [
        ("1.", "Undang-Undang Nomor 7 Tahun 2017;"),
        ("2.", "Peraturan Nomor 3. yang lain;"),
        ("3.", "Keputusan S. Parman;"),
    ]


@pytest.mark.parametrize("first", ["1 (satu) paket", "I Gusti Ngurah", "di Wonosobo", "- bahwa", "C. bahwa"])
def test_a_text_without_markers_stays_one(first: str) -> None:
    rows: list[Row] = [[(LABEL, "Menimbang"), (COLON, ":"), (MARK, first)], [(MARK, "perlu ditetapkan;")]]
    keputusan, _ = read(*rows, *DECIDED)
    assert pairs(keputusan.menimbang) == [("", f"{first} perlu ditetapkan;")]


@pytest.mark.parametrize("ocr", [False, True])
@pytest.mark.parametrize(
    ("place", "printed"),
    [
        (1, "KESATLJ"), (1, "KE5ATU"), (1, "PERTANA"), (2, "KEDVA"), (2, "KE DUA"), (2, "KFDUA"), (2, "KEDUÀ"),
        (3, "KET1GA"), (3, "KETlGA"), (3, "KE TIGA"), (4, "KEENPAT"), (4, "KEEMPA7"), (5, "KELlMA"), (5, "KE LlMA"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("colon", [True, False])
def test_a_clause_whose_word_was_misread(place: int, printed: str, colon: bool, ocr: bool) -> None:
    first = "PERTAMA" if printed.startswith("P") else "KESATU"
    words = [first, "KEDUA", "KETIGA", "KEEMPAT", "KELIMA"]
    rows: list[Row] = list(DECIDED[:2])
    for n, word in enumerate(words, 1):
        label = printed if n == place else word
        rows.append([(LABEL, label), *([(COLON, ":")] if colon else []), (TEXT, f"Pasal {NAMES[n - 1]}")])
        rows.append([(TEXT, "KEDUA ini berlaku.")])
    keputusan, findings = read(*REASONS, *rows, ocr=ocr)
    assert pairs(keputusan.diktum) == [
        (word, f"Pasal {name} KEDUA ini berlaku.") for word, name in zip(words, NAMES, strict=True)
    ]
    repaired = [f for f in findings if f.code == "ocr-repaired"]
    assert [(f.params["raw"], f.params["marker"]) for f in repaired] == [(printed, words[place - 1])]
    assert [f.code for f in findings] == ["ocr-repaired"]


@pytest.mark.parametrize("printed", ["KETENTUAN", "KEPALA DINAS", "KETUA", "KEUANGAN", "CATATAN"])
def test_other_words_in_capitals_are_no_clauses(printed: str) -> None:
    keputusan, findings = read(*REASONS, *DECIDED, [(LABEL, printed), (COLON, ":"), (TEXT, "lain")])
    assert [i.marker for i in keputusan.diktum] == ["KESATU", "KEDUA"]
    assert keputusan.diktum[1].text == f"Keputusan ini berlaku. {printed} : lain"
    assert findings == []


def test_a_clause_in_a_sentence_is_no_label() -> None:
    rows = [*DECIDED, [(TEXT, "sebagaimana dimaksud dalam Diktum")], [(TEXT, "KEDUA : dan KESATU.")]]
    rows.append([(LABEL, "KETIGA"), (COLON, ":"), (TEXT, "Berlaku.")])
    keputusan, findings = read(*REASONS, *rows)
    assert [i.marker for i in keputusan.diktum] == ["KESATU", "KEDUA", "KETIGA"]
    assert keputusan.diktum[1].text.endswith("Diktum KEDUA : dan KESATU.")
    assert findings == []


def test_skipped_and_repeated_clauses_are_kept_and_reported() -> None:
    rows = [
        *DECIDED,
        [(LABEL, "KEDUA"), (COLON, ":"), (TEXT, "Lagi.")],
        [(LABEL, "KELIMA"), (COLON, ":"), (TEXT, "A.")],
    ]
    keputusan, findings = read(*REASONS, *rows)
    assert [i.marker for i in keputusan.diktum] == ["KESATU", "KEDUA", "KEDUA", "KELIMA"]
    assert [f.code for f in findings] == ["decree-numbering"]


def test_the_finding_shows_where_it_stands_on_the_displayed_page() -> None:
    sheet = page(*HEAD, *list_rows("Menimbang", ["a.", "b.", "C."]), *DECIDED, *SIGNED)
    word = next(word for word in sheet.words if word.text == "C.")
    orientations = Orientations({1: Orientation(180, sheet.width, sheet.height)})
    for turned, box in ((Orientations(), word.box), (orientations, orientations.to_displayed(1, word))):
        _, findings = parse_keputusan([sheet], turned)
        (found,) = (f for f in findings if f.code == "ocr-repaired")
        assert found.bbox == pytest.approx((box.x0, box.top, box.x1, box.bottom), abs=0.1)


def test_many_confused_lines() -> None:
    rows: list[Row] = [[(LABEL, "Menimbang"), (COLON, ":"), (MARK, "a."), (TEXT, "Satu;")]]
    rows += [[(MARK, f"{'abl1I5SC'[n % 8]}."), (TEXT, "lagi;")] for n in range(500)]
    assert len(parse(page(*rows)).menimbang) > 200
