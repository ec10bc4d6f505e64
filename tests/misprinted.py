"""Documents with misprinted markers: does the rest of the tree stand, and does a finding lead to each?"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

from damaged import Address, Judged, Outcome, printed_rows, read_rows, shown, tight, visits

import skparse
from samples.builder import reportlab_
from samples.builder.families import suit_family
from samples.builder.misprints import Damage, Path, misprint
from samples.builder.model import Document, Node
from samples.builder.random_document import random_family_document, suit, whole_document
from samples.builder.truth import truth
from skparse.errors import SkparseError
from skparse.plan import Plan

MAX_LEAVES = 60


def sound_document(seed: int, family: str | None = None) -> Document:
    """A random document without any misprint, of a family or of none."""
    if family is None:
        return suit(whole_document(random.Random(seed), MAX_LEAVES, typo=0.0), "reportlab")
    document = random_family_document(random.Random(f"{family} {seed}"), family, MAX_LEAVES, typo=0.0)
    return suit_family(suit(document, "reportlab"), "reportlab")


def misprinted_outcome(seed: int, family: str | None = None) -> Outcome | None:
    """What a document with misprints is read as; None where it is not read perfectly without them either, or where its
    family has lost a page.

    Counts: ``damages``, ``found`` (those with a finding that names the item or one beside it), both also by kind, and
    ``missing`` (1: pages are reported missing).
    """
    document = sound_document(seed, family)
    if document.after_lost_page:
        return None
    try:
        if not is_perfect(document, skparse.parse(reportlab_.render(document))):
            return None
    except SkparseError:
        return None
    name = f"{family or 'random'} {seed}"
    damaged, damages = misprint(random.Random(f"misprints {name}"), document)
    try:
        plan = skparse.parse(reportlab_.render(damaged))
    except SkparseError as error:
        return Outcome(name=name, items=1, right=0, wrong=(str(error),))
    return compared(name, damaged, damages, plan)


def is_perfect(document: Document, plan: Plan) -> bool:
    """Every item is read as printed, and nothing else."""
    return list(printed_rows(truth(document)["nodes"])) == list(read_rows(plan))


def compared(name: str, damaged: Document, damages: list[Damage], plan: Plan) -> Outcome:
    """How the plan of a misprinted document differs from what is printed there."""
    paths = dict(zip(_paths(damaged.nodes), printed_rows(truth(damaged)["nodes"]), strict=True))
    rest = {path: row for path, row in paths.items() if path not in {damage.path for damage in damages}}
    found = dict(read_rows(plan))
    lines = [f"{one.kind} {one.correct} → {one.printed or '–'} at {one.path}" for one in damages]
    wrong = [
        f"{' '.join(map(str, path))}: {_shown(address)} {text[:40]!r}, found {found.get(address, 'nothing')[:40]!r}"
        for path, (address, text) in rest.items()
        if found.get(address) != text
    ]
    unreported = [damage for damage in damages if not _is_reported(damage, plan, paths)]
    counts = Counter(damages=len(damages), found=len(damages) - len(unreported))
    counts.update(damage.kind for damage in damages)
    counts.update(f"{damage.kind} found" for damage in damages if damage not in unreported)
    missing = any(finding.code == "pages-missing" for finding in plan.findings)
    counts["missing"] = int(missing)
    notes = [*(f"no finding: {one.kind} at {one.path}" for one in unreported), *["pages-missing"] * missing]
    return Outcome(
        name=f"{name} ({'; '.join(lines)})",
        items=len(rest),
        right=len(rest) - len(wrong),
        is_told=not unreported,
        wrong=(*wrong, *notes),
        judged=tuple(_judge(name, plan, dict(paths.values()))),
        counts=counts,
    )


def _paths(nodes: tuple[Node, ...], above: Path = ()) -> Iterator[Path]:
    for number, node in enumerate(nodes):
        yield (*above, number)
        yield from _paths(node.children, (*above, number))


def _shown(address: Address) -> str:
    return shown([marker for marker, _ in address])


def _is_reported(damage: Damage, plan: Plan, paths: dict[Path, tuple[Address, str]]) -> bool:
    """A finding names the item, its parent, its first child or a sibling beside it. An item that stands elsewhere than
    printed is known by its text."""
    path, last = damage.path[:-1], damage.path[-1]
    near = [damage.path, path, (*path, last - 1), (*path, last + 1), (*damage.path, 0)]
    rows = [paths[one] for one in near if one in paths]
    read = list(visits(plan))
    ids = set()
    for address, text in rows:
        same = [visit for visit in read if visit.address == address and tight(visit.node.text) == text]
        ids |= {visit.node.id for visit in same or read if tight(visit.node.text) == text}
    return any(finding.node in ids for finding in plan.findings)


def _judge(name: str, plan: Plan, printed: dict[Address, str]) -> Iterator[Judged]:
    for visit in visits(plan):
        is_right = printed.get(visit.address) == tight(visit.node.text)
        yield Judged(visit.confidence, is_right, f"{name}: {_shown(visit.address)} {visit.node.text[:40]!r}")
