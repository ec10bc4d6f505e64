"""What is a column, what is a table? The weights of the evidence, fitted to tables whose roles and kinds are known.

    python -m tests.fit_tables --seeds 0-199                    office tables, random documents, families, samples
    python -m tests.fit_tables --seeds 0-199 --real DIR         and the real documents, where they are
    python -m tests.fit_tables --seeds 0-199 --real DIR --write writes skparse/table/assemble/evidence_weights.py

Two logistic models, of `skparse.table.assemble.evidence.column_features` (is the column a level?) and `table_features`
(which of the kinds is the table?). Fitted to even seeds, tried on odd ones; real documents are in both. L2 holds the
weights back. Printed: how many are right, and each one of the odd seeds that is wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from damaged import use_same_fonts  # noqa: E402 - found where this file lies
from explanations import document_of, seeds_of  # noqa: E402
from office_tables import office_table  # noqa: E402

from samples.builder import reportlab_  # noqa: E402
from samples.builder.families import FAMILIES  # noqa: E402
from skparse.plan import Plan  # noqa: E402
from skparse.read import open_pages  # noqa: E402
from skparse.table.assemble.evidence import KINDS, Features, column_features, table_features  # noqa: E402
from skparse.table.assemble.resolve_roles import Resolved  # noqa: E402
from skparse.table.assemble.tables import TableReader  # noqa: E402
from skparse.text.headings import slug  # noqa: E402

WEIGHTS = ROOT / "skparse" / "table" / "assemble" / "evidence_weights.py"
HELD_BACK = 0.002
"""L2: of the weights' squares, for each example."""
STEPS = 6000
REAL_TIMES = 8
"""A real table counts as so many office tables."""
BUILT_TIMES = 4
"""So does one of the builder or of the samples."""

_SERVICE = ("komponen_sub_komponen", "jenis_layanan", "definisi_operasional", "indikator_keberhasilan")
# The real documents: page of each table's header → its kind, then the slugs of its level columns.
REAL: dict[str, dict[int, tuple[str, tuple[str, ...]]]] = {
    "dishub-jabar-2016-monev": {1: ("results", ())},
    "dishub-jabar-2016-rencana-aksi": {
        1: ("plan", ("sasaran_strategis", "indikator_kinerja_sasaran", "program_dan_kegiatan", "indikator_kegiatan"))
    },
    "iku": {1: ("indicators", ())},
    "kepmendikbud-433-m-2021": {8: ("list", ()), 34: ("targets", _SERVICE)},
    "lke-akip": {1: ("evaluation", ())},
    "permenpanrb-90-2021": {
        32: ("list", ()), 33: ("list", ()), 43: ("evaluation", ()), 45: ("list", ()), 46: ("evaluation", ()),
        58: ("evaluation", ()), 59: ("list", ()), 60: ("list", ()), 66: ("evaluation", ()),
    },
    "realisasi-triwulan-2023": {1: ("results", ())},
    "rkt-2016-lampiran-1": {1: ("targets", ())},
    "rkt-2016-lampiran-2": {1: ("targets", ())},
    "roadmap-rb-2015-2019": {
        1: ("indicators", ()), 8: ("indicators", ()), 16: ("indicators", ()), 22: ("indicators", ()),
        24: ("indicators", ()),
    },
    "zi-monev-2021": {1: ("plan", ("komponen", "indikator", "langkah_aksi"))},
    "zi-rencana-kerja-2021": {1: ("plan", ("komponen", "indikator", "langkah_aksi"))},
}  # fmt: skip


class Example(NamedTuple):
    """Evidence and what it is for."""

    name: str
    features: Features
    answer: str
    held_out: bool
    times: int = 1


class Known(NamedTuple):
    """A file, and what is known of its tables."""

    name: str
    data: bytes
    kind: str | Mapping[int, tuple[str, tuple[str, ...]]]
    roles: Mapping[str, str]
    """Slug of a heading → role; what is not in it is not learned from."""
    held_out: bool


def known_files(seeds: Sequence[int], real: Path | None) -> Iterator[Known]:
    """All files to learn from and to try on."""
    for seed in seeds:
        one = office_table(seed)
        roles = {slug(heading): role for heading, role in one.roles.items()}
        yield Known(f"office {seed}", one.data, one.kind, roles, bool(seed % 2))
    for seed in list(seeds)[: len(seeds) // 4]:
        yield _built(f"random {seed}", seed, None)
    for family in FAMILIES:
        yield _built(family, 0, family)
    for path in sorted((ROOT / "tests" / "golden").glob("*.json")):
        plan = Plan.model_validate_json(path.read_text())
        source = ROOT / "samples" / plan.source.file
        plans = [one for one in plan.lampiran if one.kind == "rencana_aksi"]
        if plan.source.kind == "digital" and source.is_file():
            kinds = {one.pages[0]: ("plan", tuple(c.key for c in one.columns if c.role == "level")) for one in plans}
            yield Known(path.stem, source.read_bytes(), kinds, {}, held_out=False)
    for path in sorted(real.glob("*.pdf")) if real else ():
        yield Known(path.stem, path.read_bytes(), REAL.get(path.stem, {}), {}, held_out=False)


def _built(name: str, seed: int, family: str | None) -> Known:
    document = document_of(seed, family)
    roles = {c.key: c.role for c in document.columns}
    return Known(name, reportlab_.render(document), "plan", roles, bool(seed % 2))


def resolved_tables(data: bytes) -> list[tuple[int, Resolved]]:
    """The first page of each table of a file with a header, and its evidence."""
    document = open_pages(data, "pdfium", None)
    try:
        reader = TableReader()
        pages = (one.page for one in document.read(range(1, document.page_count + 1)) if one.page)
        for _ in reader.read(pages):
            pass
        return [(table.pages[0], table.resolved) for table in reader.tables() if table.resolved]
    finally:
        document.close()


def examples(files: Iterator[Known]) -> tuple[list[Example], list[Example]]:
    """Columns and tables."""
    columns: list[Example] = []
    tables: list[Example] = []
    for one in files:
        for page, found in resolved_tables(one.data):
            kind, roles, times = one.kind, one.roles, 1 if one.name.startswith("office") else BUILT_TIMES
            if not isinstance(kind, str):
                if page not in kind:
                    continue
                kind, levels = kind[page]
                times = REAL_TIMES if one.name in REAL else BUILT_TIMES
                if levels:
                    roles = {c.key: "level" if c.key in levels else "attribute" for c in found.columns}
            elif roles and not any(column.key in roles for column in found.columns):
                continue  # another table of the document
            judged = list(found.columns)
            for i, column in enumerate(judged):
                role = roles.get(column.key)
                if role in ("level", "attribute") and column.role != "schedule":
                    judged[i] = column._replace(role="level" if role == "level" else "attribute")
            for i, column in enumerate(judged):
                if column.key in roles and column.role != "schedule":
                    features = column_features(judged, i, found.contents)
                    name = f"{one.name} {column.heading!r}"
                    columns.append(Example(name, features, column.role, one.held_out, times))
            features = table_features(found.title, judged, found.contents)
            tables.append(Example(f"{one.name} {kind}", features, kind, one.held_out, times))
    return columns, tables


def fit(found: Sequence[Example], answers: Sequence[str]) -> dict[str, dict[str, float]]:
    """Weights for each answer but those of a two-sided model's second one, which are zero."""
    names = sorted({name for one in found for name in one.features})
    x = np.array([[one.features.get(name, 0.0) for name in names] for one in found])
    y = np.array([[float(one.answer == answer) for answer in answers] for one in found])
    times = np.array([float(one.times) for one in found])
    weights: NDArray[np.float64] = np.zeros((len(names), len(answers)))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = x @ weights
        if len(answers) == 2:
            scores[:, 1] = 0.0
        scores -= scores.max(axis=1, keepdims=True)
        share = np.exp(scores)
        share /= share.sum(axis=1, keepdims=True)
        slope = x.T @ ((share - y) * times[:, None]) / times.sum() + HELD_BACK / 10 * weights
        if len(answers) == 2:
            slope[:, 1] = 0.0
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weights -= 0.02 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {
        answer: {name: round(float(w), 2) for name, w in zip(names, weights[:, k], strict=True) if abs(w) >= 0.005}
        for k, answer in enumerate(answers)
    }


def answer_of(features: Features, weights: Mapping[str, Mapping[str, float]]) -> tuple[str, float]:
    """The likeliest answer, and its probability."""
    scores = {a: sum(own.get(n, 0.0) * v for n, v in features.items()) for a, own in weights.items()}
    most = max(scores.values())
    best = max(scores, key=lambda a: scores[a])
    return best, 1 / sum(float(np.exp(s - most)) for s in scores.values())


def try_on(what: str, found: Sequence[Example], weights: Mapping[str, Mapping[str, float]]) -> None:
    """Print how many are right, learned ones and others, and which are wrong."""
    for name, own in (
        ("fitted", [e for e in found if not e.held_out]),
        ("odd seeds", [e for e in found if e.held_out]),
    ):
        wrong = [(e, *answer_of(e.features, weights)) for e in own if answer_of(e.features, weights)[0] != e.answer]
        print(f"{what}, {name}: {len(own) - len(wrong)} of {len(own)} right")
        for one, best, sure in wrong:
            print(f"  {one.name}: {best} ({sure:.2f}), is {one.answer}  {one.features}")


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=seeds_of, default=range(200))
    parser.add_argument("--real", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    use_same_fonts()
    columns, tables = examples(known_files(options.seeds, options.real))
    level = fit([e for e in columns if not e.held_out], ("level", "attribute"))
    kinds = fit([e for e in tables if not e.held_out], KINDS)
    try_on("columns", columns, level)
    try_on("tables", tables, kinds)
    if options.write:
        WEIGHTS.write_text(_as_module(level["level"], kinds))


def _as_module(level: Mapping[str, float], kinds: Mapping[str, Mapping[str, float]]) -> str:
    names = sorted({name for weights in kinds.values() for name in weights})
    lines = [
        '"""Weights of the evidence, in nats. Written by `python -m tests.fit_tables --write`; do not edit."""',
        "",
        "LEVEL_WEIGHTS: dict[str, float] = {",
        *(f'    "{name}": {weight},' for name, weight in level.items()),
        "}",
        '"""Evidence → how much it speaks for a level."""',
        "",
        "# The columns: " + ", ".join(kinds),
        "KIND_WEIGHTS: dict[str, tuple[float, ...]] = {",
    ]
    for name in names:
        weights = ", ".join(str(own.get(name, 0.0)) for own in kinds.values())
        lines.append(f'    "{name}": ({weights}),')
    return "\n".join(
        [*lines, "}", '"""Evidence → how much it speaks for each of `evidence.KINDS`, in their order."""', ""]
    )


if __name__ == "__main__":
    main()
