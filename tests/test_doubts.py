"""How sure the tree is of each item, and findings that say both readings."""

from __future__ import annotations

import re

from conftest import SAMPLES
from paper import Sheet, filled, item, plan_sheet
from parsed import DIGITAL_SAMPLES, parsed
from tables import read_tables

from skparse.findings import render_message
from skparse.orientation import Orientations
from skparse.outline.doubts import Doubt, Question, doubt_findings
from skparse.outline.draft import Draft
from skparse.outline.lampiran import build_lampiran
from skparse.outline.settings import OUTLINE, SEAM
from skparse.plan import Finding, Node, Plan
from skparse.settings import override

FAR = 13.0
"""A margin, in nats, that nearly every other explanation is within."""
NEAR = 0.0


def _read(*sheets: Sheet) -> tuple[dict[str, Node], list[Finding]]:
    tables, _ = read_tables(sheet.page() for sheet in sheets)
    lampiran, findings, *_ = build_lampiran(tables[0], None, None)
    return {n.id: n for root in lampiran.nodes for n in root.walk()}, findings


def _list(*texts: str) -> Sheet:
    """A sheet with lists in one column."""
    sheet = Sheet([160, 140, *[16] * 12])
    sheet.row(["PROGRAM DAN KEGIATAN", "INDIKATOR", "BULAN", *[""] * 11], spans={2: 12})
    sheet.row([None, None, *(str(month) for month in range(1, 13))])
    for text in texts:
        sheet.row([text, "Jumlah", *[""] * 12])
    return sheet


LETTER_OR_ROMAN = ("A. Tata kelola", "1. Tim", "H. Rencana", "I. Rapat", "a. Notulen", "B. Kelola")
"""H. is odd, and I. its first child or the next item."""


# Confidence


def test_items_of_sound_documents_are_certain() -> None:
    nodes = [node for path in DIGITAL_SAMPLES[:2] for node in parsed(path).walk()]
    assert nodes and min(node.confidence for node in nodes) >= 0.99


def test_an_item_is_less_certain_where_another_explanation_is_near() -> None:
    nodes, _ = _read(_list(*LETTER_OR_ROMAN))
    assert nodes["A.I"].confidence < nodes["A"].confidence == 1.0
    assert nodes["A.I"].confidence < 0.95
    assert nodes["A.I"].confidence == round(nodes["A.I"].confidence, 4)


def test_a_lost_item_is_no_more_certain_than_the_one_that_proves_it() -> None:
    lost = [node for node in parsed(SAMPLES / "wonosobo-2026.pdf").walk() if node.inferred]
    assert lost and all(node.confidence <= node.children[0].confidence for node in lost)


def test_nodes_of_older_plans_are_certain() -> None:
    old = re.sub(r'"confidence": [0-9.]+,', "", parsed(DIGITAL_SAMPLES[0]).to_json())
    assert '"confidence"' not in old
    assert {node.confidence for node in Plan.model_validate_json(old).walk()} == {1.0}


# Where a page's end cuts a text


def _at_page_end(text: str, month: int) -> tuple[dict[str, Node], list[Finding]]:
    first = plan_sheet(1).row(item(("1.", "Manajemen"), ("a.", "Tim"), ("", "SK Tim")), filled(2))
    first.row(item(indikator=("", "Dokumen")), filled(3))
    second = plan_sheet(2).row(item(indikator=("", text)), filled(month))
    second.row(item(indikator=("", "Laporan")), filled(4))
    with override(SEAM, max_doubtful_margin=FAR):
        return _read(first, second)


def test_a_text_that_goes_on_may_begin_an_item() -> None:
    nodes, findings = _at_page_end("Rapat pleno", 3)
    assert nodes["1.a.#2"].text == "Dokumen Rapat pleno"
    (doubt,) = findings
    assert (doubt.code, doubt.sentence, doubt.page, doubt.node) == ("seam-doubtful", "goes-on", 2, "1.a.#2")
    assert doubt.message == (
        'the text "Rapat pleno" was read as the continuation of item 1.a.#2; it may also be a new item'
    )
    assert render_message(doubt, "id") == (
        'teks "Rapat pleno" dibaca sebagai lanjutan butir 1.a.#2; mungkin juga butir baru'
    )


def test_a_text_that_begins_an_item_may_go_on() -> None:
    nodes, findings = _at_page_end("Rapat pleno", 5)
    assert nodes["1.a.#3"].text == "Rapat pleno"
    assert nodes["1.a.#3"].confidence < 1
    (doubt,) = findings
    assert (doubt.code, doubt.sentence, doubt.page, doubt.node) == ("seam-doubtful", "begins", 2, "1.a.#3")
    assert doubt.params == {"text": "Rapat pleno", "item": "1.a.#2"}
    assert doubt.message.endswith("read as a new item; it may also be the continuation of item 1.a.#2")


def test_items_before_a_page_end_may_not_belong_to_the_parent_behind_it() -> None:
    first = plan_sheet(1).row(item(("1.", "Manajemen"), ("", ""), ("1)", "SK Tim")))
    second = plan_sheet(2).row(item(kegiatan=("a.", "Tim"), indikator=("2)", "Rapat")))
    second.row(item(kegiatan=("b.", "Rencana"), indikator=("1)", "Dokumen")))
    nodes, findings = _read(first, second)
    assert nodes["1.a.1"].text == "SK Tim"
    doubt = next(one for one in findings if one.code == "seam-doubtful")
    assert (doubt.sentence, doubt.node, doubt.params) == ("adopts", "1.a", {"text": "Tim", "first": "1.a.1"})


# Below which parent


def _doubtful(findings: list[Finding]) -> list[Finding]:
    return [one for one in findings if one.code == "numbering-doubtful"]


def test_an_item_that_may_stand_below_another_parent_is_a_finding() -> None:
    with override(OUTLINE, max_doubtful_place_margin=FAR):
        nodes, findings = _read(_list(*LETTER_OR_ROMAN))
    doubt = next(one for one in _doubtful(findings) if one.node == "A.I")
    assert doubt.sentence == "below"
    assert doubt.message == "read as an item below A; it may also stand below A.H"
    assert doubt.bbox == nodes["A.I"].fragments[0].bbox
    assert "A.I.a" not in {one.node for one in findings}, "its parent is in doubt, which is enough"


def test_an_item_that_another_finding_is_about_is_not_doubted_again() -> None:
    with override(OUTLINE, max_doubtful_place_margin=FAR):
        _, findings = _read(_list(*LETTER_OR_ROMAN))
    assert [one.code for one in findings if one.node == "A.H"] == ["numbering-gap"]


def test_places_that_are_clearly_likelier_are_not_doubted() -> None:
    with override(OUTLINE, max_doubtful_place_margin=NEAR):
        assert _doubtful(_read(_list(*LETTER_OR_ROMAN))[1]) == []


def test_nothing_is_doubted_where_nothing_is_odd() -> None:
    with override(OUTLINE, max_doubtful_place_margin=FAR):
        sound = _list("A. Tata kelola", "1. Tim", "a. Rapat", "2. Rencana", "a. Notulen", "B. Kelola", "1. Laporan")
        assert _doubtful(_read(sound)[1]) == []


def _place_doubt(here: str, other: str) -> Finding:
    drafts = [Draft(0, "x", 1) for _ in range(3)]
    for draft, identity in zip(drafts, (here, other, f"{here}.x"), strict=True):
        draft.id = identity
    draft = drafts[2]
    drafts[0].add(draft)
    place = drafts[1] if other else None
    doubt = Doubt(question=Question.BELOW, draft=draft, other=place, page=1, box=None, quote="x")
    (found,) = doubt_findings([doubt], [], Orientations())
    return found


def test_the_outermost_level_is_named_in_words() -> None:
    assert _place_doubt("A", "B").message == "read as an item below A; it may also stand below B"
    assert _place_doubt("", "B").message == "read as an item of the outermost level; it may also stand below B"
    assert _place_doubt("A", "").message == "read as an item below A; it may also be one of the outermost level"
