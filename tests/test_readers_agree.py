"""Both readers give one geometry: the same words, rules and fills."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from forge import LOOKS, SHEET, Look, forge, text

from skparse.page import Page, Rule, Word
from skparse.read import open_reader

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.pdf"))
REAL = sorted((Path(__file__).parent.parent.parent / "shared" / "real").glob("*.pdf"))
NEAR = 1.5
# Where a font is not embedded pdfium takes ascent and descent from the one it puts in its place.
HIGH = 4.0
Piece = tuple[float, float, float]
"""Where a rule stands, where it begins and ends."""


def pages(data: bytes) -> Iterable[tuple[Page, Page]]:
    left, right = open_reader(data, "pdfplumber"), open_reader(data, "pdfium")
    assert left.page_count == right.page_count > 0
    for number in range(1, left.page_count + 1):
        yield left.page(number), right.page(number)
    left.close()
    right.close()


def close(a: Sequence[float], b: Sequence[float]) -> bool:
    return all(abs(x - y) <= NEAR for x, y in zip(a, b, strict=True))


def alone(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """Words that the other reader does not have at the same place."""
    at = defaultdict(list)
    for other in others:
        at[other.text].append(other)

    def found(word: Word) -> bool:
        return any(
            close((word.x0, word.x1, word.bottom), (o.x0, o.x1, o.bottom)) and abs(word.top - o.top) <= HIGH
            for o in at[word.text]
        )

    return [word for word in words if not found(word)]


def merged(rules: Iterable[Rule], level: bool) -> list[Piece]:
    """Rules that go on in one another, as one; what is shorter than a rule is thick is a joint and says nothing."""
    pieces = sorted((r.center_y, r.x0, r.x1) if level else (r.center_x, r.top, r.bottom) for r in rules)
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and piece[0] - groups[-1][-1][0] <= NEAR / 2:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    out: list[Piece] = []
    for group in groups:
        at = sum(p[0] for p in group) / len(group)
        begin, end = None, 0.0
        for _, start, stop in sorted(group, key=lambda p: p[1]):
            if begin is not None and start <= end + 2 * NEAR:
                end = max(end, stop)
                continue
            if begin is not None:
                out.append((at, begin, end))
            begin, end = start, stop
        if begin is not None:
            out.append((at, begin, end))
    return [p for p in out if p[2] - p[1] > 3]


def differences(a: Page, b: Page) -> dict[str, object]:
    found: dict[str, object] = {}
    if not close((a.width, a.height), (b.width, b.height)):
        found["size"] = ((a.width, a.height), (b.width, b.height))
    for name, level in (("rules_h", True), ("rules_v", False)):
        x, y = merged(getattr(a, name), level), merged(getattr(b, name), level)
        odd = [p for p in x if not any(close(p, q) for q in y)], [q for q in y if not any(close(q, p) for p in x)]
        if odd[0] or odd[1]:
            found[name] = odd
    fills = [[(f.color, *(round(v) for v in f[:4])) for f in page.fills] for page in (a, b)]
    if len(fills[0]) != len(fills[1]):
        found["fills"] = (len(fills[0]), len(fills[1]))
    elif any(f.color != g.color or not close(f[:4], g[:4]) for f, g in zip(a.fills, b.fills, strict=True)):
        found["fills"] = fills
    return found


@pytest.mark.parametrize("look", LOOKS)
def test_pages_however_stored(look: Look) -> None:
    for a, b in pages(forge(SHEET, look)):
        assert differences(a, b) == {}
        assert alone(a.words, b.words) == [] and alone(b.words, a.words) == []


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


@pytest.mark.parametrize("path", [*SAMPLES, *REAL], ids=lambda p: p.stem)
def test_documents(path: Path) -> None:
    words = strange = 0
    for a, b in pages(path.read_bytes()):
        assert differences(a, b) == {}, f"page {a.number}"
        words += len(a.words)
        strange += len(alone(a.words, b.words)) + len(alone(b.words, a.words))
    # Words are told apart by gaps where the file has no spaces, and each library has its own measure for those.
    assert strange <= 0.005 * words
