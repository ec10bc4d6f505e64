"""What OCR reads → words, markers and texts: boxes, confidence, corrections, and what is not corrected."""

from __future__ import annotations

import pytest
from paper import Sheet, filled, item, plan_sheet
from scans import SCALE, Parrot, paper, run_at, table, write
from tables import read_tables

from skparse.geometry import Box
from skparse.orientation import Orientation, make_upright
from skparse.outline.lampiran import build_lampiran
from skparse.page import Ocr, Page, Scan, Word
from skparse.plan import Finding, Node
from skparse.read.pictures import is_picture
from skparse.read.reader import PageError
from skparse.read.scan.cleaning.despeckle import remove_specks, remove_thin_specks
from skparse.read.scan.cleaning.stamp_remains import remove_stamp_remains
from skparse.read.scan.page import Engines, lay_out, read_text
from skparse.read.scan.text.layer_agreement import layer_agrees
from skparse.read.scan.text.reading import read_words
from skparse.read.scan.text.text_layer import LayerText, add_layer_readings


def scanned(page: Page, confidence: float = 0.99) -> Page:
    """The page as if OCR had read it."""
    return page._replace(words=tuple(w._replace(ocr=Ocr(w.text, confidence)) for w in page.words))


def _read(sheet: Sheet, confidence: float = 0.99) -> tuple[list[Node], list[Finding]]:
    tables, _ = read_tables([scanned(sheet.page(), confidence)])
    lampiran, findings, *_ = built = build_lampiran(tables[0], None, None)
    assert built.unplaced == []
    return [n for root in lampiran.nodes for n in root.walk()], findings


def _list(*markers: str, text: str = "Rapat pleno") -> Sheet:
    sheet = plan_sheet()
    for n, marker in enumerate(markers):
        area, kegiatan = (("1.", "Manajemen"), ("a.", "Tim")) if n == 0 else ((None, None), (None, None))
        sheet.row(item(area, kegiatan, (marker, text)), filled(n + 1))
    return sheet


@pytest.mark.parametrize(
    ("printed", "misread"),
    [
        (["1)", "2)", "3)"], ["l)", "2)", "3)"]),
        (["1)", "2)", "3)"], ["1)", "2)", "3}"]),
        (["a)", "b)", "c)", "d)"], ["a)", "b)", "C)", "d)"]),
        (["e)", "f)", "g)", "h)"], ["e)", "f)", "8)", "h)"]),
        (["1.", "2.", "3."], ["1.", "2", "3."]),
        (["I.", "II.", "III.", "IV."], ["I.", "Il.", "Ill.", "IV."]),
        (["I.", "II.", "III."], ["L", "II.", "III."]),
        (["1)", "2)", "3)", "4)"], ["11)", "2)", "3)", "4)"]),
        (["1)", "2)", "3)", "4)"], ["1)", "2)", "13)", "4)"]),
    ],
)
def test_a_misread_marker_is_corrected_by_its_sequence(printed: list[str], misread: list[str]) -> None:
    nodes, findings = _read(_list(*misread))
    assert [n.marker for n in nodes if n.level == "indikator"] == printed
    assert [f for f in findings if f.code == "ocr-repaired"]


def test_a_marker_of_a_digital_page_is_never_changed() -> None:
    tables, _ = read_tables([_list("1)", "2)", "l)").page()])
    lampiran, findings, *_ = build_lampiran(tables[0], None, None)
    assert [n.marker for root in lampiran.nodes for n in root.walk()][-1] == "l)"
    assert "ocr-repaired" not in {f.code for f in findings}


def test_numbering_that_is_wrong_on_paper_is_not_corrected() -> None:
    nodes, findings = _read(_list("1)", "2)", "5)"))
    assert nodes[-1].marker == "5)"
    assert "numbering-gap" in {f.code for f in findings}


def test_a_doubtful_marker_without_neighbors_is_a_finding() -> None:
    def doubted(*markers: str) -> list[str]:
        _, findings = _read(_list(*markers), confidence=0.5)
        return [f.message for f in findings if f.code == "ocr-doubtful" and "marker" in f.message]

    alone = doubted("1)")
    assert any('"1)"' in message for message in alone)
    # Its parents "1." and "a." stand alone in both.
    assert len(doubted("1)", "2)", "3)")) == len(alone) - 1


def test_a_word_of_low_confidence_is_a_finding_that_quotes_it() -> None:
    nodes, findings = _read(_list("1)", "2)", text="Rapet"), confidence=0.3)
    doubts = [f for f in findings if f.code == "ocr-doubtful" and "Rapet" in f.message]
    assert doubts
    assert doubts[0].page == 1
    assert nodes[-1].fragments[0].confidence == 0.3


@pytest.mark.parametrize(
    ("read", "text"),
    [
        ("pelayanam publik", "pelayanan publik"),
        ("Triwulan Il", "Triwulan II"),
        ("dIl dan lainnya", "dIl dan lainnya"),  # nobody knows the word
        ("Kabupaten Wonosabo", "Kabupaten Wonosabo"),  # names are not touched
        ("nomor 1l tahun 2O26", "nomor 1l tahun 2O26"),  # nor are numbers
    ],
)
def test_only_what_is_safe_is_corrected(read: str, text: str) -> None:
    nodes, _ = _read(_list("1)", "2)", text=read), confidence=0.8)
    assert nodes[-1].text == text
    raw = nodes[-1].fragments[0].raw
    assert (raw is None) == (read == text)
    assert raw is None or read in raw


def test_words_have_the_boxes_of_their_ink() -> None:
    page = paper()
    write(page, "Rapat", 50, 100)
    write(page, "pleno", 120, 100)
    gray = page[:, :, 0]
    letters = (gray < 128).astype("uint8") * 255
    run = run_at(x0=49, top=91, x1=152, bottom=104)
    words = read_words(gray, letters, [run], SCALE, Parrot("Rapat pleno"))
    assert words is not None
    assert [w.text for w in words] == ["Rapat", "pleno"]
    assert words[0].x1 < 90 < words[1].x0
    assert words[0].spaced
    assert words[0].ocr == Ocr("Rapat", 0.99)


def test_a_page_that_takes_too_long_is_an_error() -> None:
    page = paper()
    write(page, "Rapat pleno", 50, 100)
    engines = Engines(Parrot(), None)
    layout = lay_out(7, page, SCALE, engines)
    with pytest.raises(PageError, match="more than 0 s"):
        read_text(layout, engines, 0.0)


def test_what_is_read_with_no_confidence_is_no_text() -> None:
    page = paper()
    table(page, (20, 280), (30, 130))
    write(page, "(", 100, 80, 6)
    engines = Engines(Parrot(confidence=0.1), None)
    assert read_text(lay_out(1, page, SCALE, engines), engines, 60).words == ()


def test_a_text_layer_is_compared_with_the_picture() -> None:
    page = paper()
    layer = [LayerText("Rapat pleno", 100, 100, 300, 140)] * 6
    assert layer_agrees(layer, page, Parrot(*["Rapat plena"] * 6)) is True
    assert layer_agrees(layer, page, Parrot(*["tidak ada"] * 6)) is False
    assert layer_agrees(layer[:2], page, Parrot()) is None


def test_a_right_text_layer_gives_an_alternative() -> None:
    word = Word("fata", 100, 50, 120, 60, ocr=Ocr("fata", 0.5))
    page = Page(1, 500, 800, (word, word._replace(x0=200, x1=260)), (), (), (), (), Scan("parrot", 90, 0.0))
    # Upright, the word stands at the left; as displayed, the page lies on its side.
    layer = [LayerText("tata", *turned_box(100, 50, 120, 60)), LayerText("dua", *turned_box(200, 50, 220, 60))]
    layer.append(LayerText("kata", *turned_box(230, 50, 250, 60)))
    first, second = add_layer_readings(page, layer, 2.0).words
    assert first.ocr and first.ocr.alternatives == ("tata",)
    assert second.ocr and second.ocr.alternatives == ()


def turned_box(x0: float, top: float, x1: float, bottom: float) -> tuple[int, int, int, int]:
    """Where a box of a page turned by 90 degrees, 500 wide, is on the picture of 2 pixels a point."""
    return int(2 * top), int(2 * (500 - x1)), int(2 * bottom), int(2 * (500 - x0))


def test_pictures_are_told_from_digital_pages() -> None:
    blank = Page(1, 800, 500, (), (), (), (), ())
    word = Word("Rapat", 10, 10, 40, 20)
    strips = tuple(Box(0, y, 800, y + 100) for y in range(0, 500, 100))
    assert not is_picture(blank)
    assert is_picture(blank._replace(images=strips))
    assert is_picture(blank._replace(images=strips, words=(word,) * 30))
    assert not is_picture(blank._replace(images=strips[:2], words=(word,) * 30))
    # Fonts that do not say what they print.
    odd = word._replace(text="\ue012\ue013\ue014")
    assert is_picture(blank._replace(words=(odd,) * 30))


def test_boxes_are_led_back_to_the_page_as_displayed() -> None:
    page = Page(1, 500, 800, (), (), (), (), (), Scan("parrot", 90, 1.0))
    _, orientation = make_upright(page)
    assert orientation == Orientation(rotation=90, width=800, height=500, skew=1.0)
    # The center stays the center, whatever the skew.
    box = orientation.to_displayed(Box(245, 395, 255, 405))
    assert (box.center_x, box.center_y) == pytest.approx((400, 250))


def test_what_is_read_in_dust_is_removed_and_words_and_rows_of_ticks_are_not() -> None:
    def read(text: str, height: float = 10) -> Word:
        return Word(text, x0=100, top=50, x1=100 + 5 * len(text), bottom=50 + height)

    words = [read("n"), read("Rapat"), read("2"), read("√"), read("√", 10.5), read("V", 9.5), read("V", 5)]
    kept, specks = remove_specks(words)
    assert [word.text for word in kept] == ["Rapat", "√", "√", "V"]
    assert specks == [words[0], words[2], words[6]]
    assert remove_specks([words[3]]) == ([], [words[3]])


def test_what_is_read_in_hairs_is_removed_but_for_ticks_as_wide_as_others_and_signs_that_are_sure() -> None:
    def read(text: str, confidence: float = 0.6, width: float = 5) -> Word:
        return Word(text, x0=100, top=50, x1=100 + width, bottom=60, ocr=Ocr(text, confidence))

    thin = [read("7"), read("n", 0.97), read("Rapat"), read("v"), read("v", width=9)]
    others = [read("V", 0.99), read("√", 0.99, 4.5), read("Rapat", 0.99, 30)]
    assert remove_thin_specks(thin, others) == ([thin[1], thin[2], thin[3]], [thin[0], thin[4]])
    assert remove_thin_specks(thin[3:], []) == ([], thin[3:])


def test_remains_of_a_stamp_are_no_words() -> None:
    stamp = Box(100, 100, 200, 200)

    def read(text: str, x0: float, top: float, confidence: float) -> Word:
        return Word(text, x0, top, x0 + 5 * len(text), top + 10, ocr=Ocr(text, confidence))

    words = [
        read("1", 120, 120, 0.7),
        read("√", 150, 120, 0.7),
        read("a.", 120, 150, 0.98),
        read("Rapat", 120, 170, 0.6),
        read("di", 148, 170, 0.6),
        read("1", 300, 120, 0.7),
    ]
    kept, remains = remove_stamp_remains(words, [stamp])
    assert [w.text for w in remains] == ["1"]
    assert remains[0] is words[0]
    assert kept == words[1:]
