"""Both readers give the same geometry: words, rules and fills."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from forge import LOOKS, SHEET, Look, forge, text

from skparse.page import Page, Rule, Word
from skparse.read import open_reader

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.pdf"))
REAL = sorted((Path(__file__).parent.parent.parent / "shared" / "real").glob("*.pdf"))
TOLERANCE_PT = 1.5
# Where a font is not embedded, pdfium takes ascent and descent from the font that it replaces it with.
TOP_TOLERANCE_PT = 4.0


class Line(NamedTuple):
    """A rule, or several that continue each other."""

    position: float
    """Across its direction."""
    start: float
    end: float


def pages(data: bytes) -> Iterable[tuple[Page, Page]]:
    left, right = open_reader(data, "pdfplumber"), open_reader(data, "pdfium")
    assert left.page_count == right.page_count > 0
    for number in range(1, left.page_count + 1):
        yield left.page(number), right.page(number)
    left.close()
    right.close()


def close(a: Sequence[float], b: Sequence[float]) -> bool:
    return all(abs(x - y) <= TOLERANCE_PT for x, y in zip(a, b, strict=True))


def unmatched(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """Words that the other reader does not have in the same place."""
    by_text = defaultdict(list)
    for other in others:
        by_text[other.text].append(other)

    def found(word: Word) -> bool:
        return any(
            close((word.x0, word.x1, word.bottom), (o.x0, o.x1, o.bottom)) and abs(word.top - o.top) <= TOP_TOLERANCE_PT
            for o in by_text[word.text]
        )

    return [word for word in words if not found(word)]


def merged(rules: Iterable[Rule], horizontal: bool) -> list[Line]:
    """Rules that continue each other are one line. Lines no longer than a rule is thick are joints and left out."""
    pieces = sorted(Line(r.center_y, r.x0, r.x1) if horizontal else Line(r.center_x, r.top, r.bottom) for r in rules)
    groups: list[list[Line]] = []
    for piece in pieces:
        if groups and piece.position - groups[-1][-1].position <= TOLERANCE_PT / 2:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    lines: list[Line] = []
    for group in groups:
        position = sum(piece.position for piece in group) / len(group)
        joined: list[Line] = []
        for _, start, end in sorted(group, key=lambda piece: piece.start):
            if joined and start <= joined[-1].end + 2 * TOLERANCE_PT:
                joined[-1] = joined[-1]._replace(end=max(joined[-1].end, end))
            else:
                joined.append(Line(position, start, end))
        lines.extend(joined)
    return [line for line in lines if line.end - line.start > 3]


def differences(a: Page, b: Page) -> dict[str, object]:
    found: dict[str, object] = {}
    if not close((a.width, a.height), (b.width, b.height)):
        found["size"] = ((a.width, a.height), (b.width, b.height))
    for name, horizontal in (("rules_h", True), ("rules_v", False)):
        x, y = merged(getattr(a, name), horizontal), merged(getattr(b, name), horizontal)
        only = [p for p in x if not any(close(p, q) for q in y)], [q for q in y if not any(close(q, p) for p in x)]
        if only[0] or only[1]:
            found[name] = only
    if len(a.fills) != len(b.fills):
        found["fills"] = (len(a.fills), len(b.fills))
    elif any(f.color != g.color or not f.is_near(g, TOLERANCE_PT) for f, g in zip(a.fills, b.fills, strict=True)):
        found["fills"] = (a.fills, b.fills)
    return found


@pytest.mark.parametrize("look", LOOKS)
def test_pages_however_stored(look: Look) -> None:
    for a, b in pages(forge(SHEET, look)):
        assert differences(a, b) == {}
        assert unmatched(a.words, b.words) == [] and unmatched(b.words, a.words) == []


def test_a_user_unit_in_an_object_stream() -> None:
    for a, b in pages(forge(SHEET, Look(unit=2), object_streams=True)):
        assert differences(a, b) == {}


@pytest.mark.parametrize(("gap", "expected"), [(0.1, ["TimKerja"]), (0.12, ["TimKerja"]), (0.14, ["Tim", "Kerja"])])
def test_how_wide_a_gap_is_a_space(gap: float, expected: list[str]) -> None:
    # In one operator, and as two texts.
    for content in (
        f"BT /F1 10 Tf 20 100 Td [(Tim) {-1000 * gap:.0f} (Kerja)] TJ ET",
        text(20, 100, "Tim") + text(20 + 16.66 + 10 * gap, 100, "Kerja"),
    ):
        for a, b in pages(forge(content)):
            assert [w.text for w in a.words] == [w.text for w in b.words] == expected


@pytest.mark.slow
@pytest.mark.parametrize("path", [*SAMPLES, *REAL], ids=lambda p: p.stem)
def test_documents(path: Path) -> None:
    words = different = 0
    for a, b in pages(path.read_bytes()):
        assert differences(a, b) == {}, f"page {a.number}"
        words += len(a.words)
        different += len(unmatched(a.words, b.words)) + len(unmatched(b.words, a.words))
    # Where the file has no spaces, words are separated by gaps, and each library measures these differently.
    assert different <= 0.005 * words
