"""Nothing lost: each word and each painted area of a table's pages is accounted for once."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper import Sheet, filled, item, plan_sheet
from parsed import DIGITAL_SAMPLES, FAMILY_SAMPLES, parsed
from tables import read_tables

from skparse.ledger import KINDS, account_page, classify_outside_words, difference
from skparse.outline.lampiran import build_lampiran
from skparse.page import Fill, Page


@pytest.mark.parametrize("pdf", [*DIGITAL_SAMPLES, *FAMILY_SAMPLES], ids=lambda pdf: pdf.stem)
def test_every_word_and_every_fill_is_accounted_for(pdf: Path) -> None:
    plan = parsed(pdf)
    assert tuple(plan.source.ledger) == KINDS
    assert sum(plan.source.ledger.values()) == plan.source.words > 0
    assert plan.source.ledger["unplaced"] == plan.source.fills["unplaced"] == 0
    assert not {"ledger-difference", "unplaced-text", "unplaced-fill"} & {f.code for f in plan.findings}


def _read(page: Page) -> tuple[dict[str, int], list[str]]:
    """The ledger's counts of one page, and all findings as "code: message"."""
    tables, passes = read_tables([page])
    accounts = [account_page(page_pass) for page_pass in passes if page_pass.tables]
    built = [build_lampiran(table, None, None) for table in tables]
    kinds = {word: kind for one in built for word, kind in one.kinds.items()}
    counts, notes = classify_outside_words(accounts, tables, kinds)
    assert difference(accounts, counts, sum(one.twice for one in built)) == []
    return counts, [f"{f.code}: {f.message}" for f in (*(n for one in built for n in one.findings), *notes)]


def _sheet() -> Sheet:
    return plan_sheet().row(item(("1.", "Penataan"), ("a.", "Rapat"), ("1)", "Notulen"), "rutin", [1]), fills=filled(3))


def test_words_are_counted_by_what_they_became() -> None:
    counts, findings = _read(_sheet().page())
    assert counts == dict.fromkeys(KINDS, 0) | {"node": 6, "schedule": 1, "attribute": 1, "header": 19}
    assert findings == []


def test_text_around_a_table_is_quoted_and_signatures_are_furniture() -> None:
    sheet = _sheet()
    for n, text in enumerate(("Catatan: jadwal dapat berubah", "Ditetapkan di Sukamerta", "KETUA,")):
        sheet.text(text, 300, sheet.y + 20 + 14 * n)
    counts, findings = _read(sheet.page())
    assert (counts["outside"], counts["furniture"]) == (4, 4)
    assert [f for f in findings if "Catatan: jadwal dapat berubah" in f and f.startswith("text-outside")]


def test_a_shade_that_no_month_counts_is_reported() -> None:
    page = _sheet().page()
    shade = next(fill for fill in page.fills)
    # Over the border between two months, and over the center of neither.
    small = Fill(shade.x1 - 3, shade.top + 2, shade.x1 + 3, shade.top + 6, "#FF0000")
    _, findings = _read(page._replace(fills=(*page.fills, small)))
    assert [f.split(":")[0] for f in findings] == ["unplaced-fill"]
    assert "#FF0000" in findings[0]


def test_shades_of_one_color_on_a_page_are_one_finding() -> None:
    page = _sheet().row(item(indikator=("2)", "Undangan"), ket="rutin", ticks=[1]), fills=filled(3)).page()
    small = [Fill(fill.x1 - 3, fill.top + 2, fill.x1 + 3, fill.top + 6, "#FF0000") for fill in page.fills]
    assert len(small) == 2
    _, findings = _read(page._replace(fills=(*page.fills, *small)))
    assert [f.split(":")[0] for f in findings] == ["unplaced-fill"]
    assert "2 shaded areas" in findings[0]
