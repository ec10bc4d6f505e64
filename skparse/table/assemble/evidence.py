"""The evidence for what a column is (a level of the plan or an attribute) and for what a table is, by name.

`skparse.table.assemble.judge` weighs it; the weights are in `evidence_weights.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from skparse.table.assemble.column_contents import ColumnContents
from skparse.table.header.columns import TableColumn
from skparse.text.headings import head_role, is_ket, is_product, names_level, role_of

Features = dict[str, float]
"""Name of the evidence → 0 to 1. What is not there is left out."""

KINDS = ("plan", "results", "indicators", "targets", "evaluation", "team", "budget", "calendar", "list")
"""What a table may be; the first one is an action plan."""

# Words of titles and of headings, for each the kind of table in which they are usual.
_TITLES = {
    "plan": r"rencana (?:kerja )?aksi|rencana kerja(?! tahunan)|rencana tindak|rencana kegiatan|program kerja|"
    r"action plan|agenda|matriks rencana|jadwal (?:kegiatan|pelaksanaan|program)|rencana pelaksanaan",
    "results": r"realisasi|capaian|laporan|monitoring|monev|pencapaian|tindak lanjut hasil",
    "indicators": r"indikator kinerja|\biku\b|kriteria keberhasilan|standar pelayanan|ukuran keberhasilan",
    "targets": r"perjanjian kinerja|penetapan kinerja|rencana kinerja tahunan|\brkt\b|target kinerja|rencana strategis",
    "evaluation": r"kertas kerja|lembar kerja|penilaian|evaluasi",
    "team": r"susunan|daftar (?:nama|hadir|personil|anggota|pegawai)|\btim\b|struktur organisasi",
    "budget": r"anggaran|\brab\b|biaya|belanja|\brka\b",
    "calendar": r"jadwal acara|susunan acara|rundown|kalender|jadwal (?:piket|rapat|kunjungan)",
}
_HEADINGS = {
    "activity": r"kegiatan|aksi|langkah|tahapan|aktivitas|pekerjaan|program|uraian tugas|agenda",
    "who": r"penanggung|pelaksana|\bpic\b|pengampu|pihak|unit terkait|koordinator",
    "results": r"realisasi|capaian|progres|persentase|keterangan capaian|hambatan|kendala|tindak ?lanjut|\bk\b",
    "indicators": r"indikator|formula|rumus|definisi|metode|sumber data|interpretasi|outcome|hasil yang|ukuran",
    "targets": r"target|kondisi awal|baseline|tahun \d|thn \d|20\d\d",
    "evaluation": r"bobot|jawaban|skor|nilai|pilihan|\by ?/ ?t\b|kriteria|catatan evaluator|penilaian|syarat|kondisi",
    "team": r"\bnama\b|jabatan|\bnip\b|pangkat|golongan|kedudukan|tanda tangan|paraf|alamat",
    "budget": r"anggaran|harga|volume|satuan|jumlah|\brp\b|pagu|biaya|pembiayaan",
    "calendar": r"\bhari\b|\bjam\b|pukul|tempat|acara|narasumber",
}
_TITLE_PATTERNS = {kind: re.compile(words) for kind, words in _TITLES.items()}
_HEADING_PATTERNS = {name: re.compile(words) for name, words in _HEADINGS.items()}


def column_features(columns: Sequence[TableColumn], index: int, contents: Sequence[ColumnContents]) -> Features:
    """The evidence for one column.

    Args:
        columns: of the table, from left to right; roles before this one are known.
        index: of the column, which is none of months.
        contents: what the cells of each column hold.
    """
    own = contents[index]
    heading = columns[index].heading
    head, role = head_role(heading), role_of(heading)
    before = columns[:index]
    schedule = [i for i, column in enumerate(columns) if column.months]
    found: Features = {
        "bias": 1.0,
        "is_ket": is_ket(heading),
        "head_level": head == "level",
        "head_attribute": head == "attribute" and not is_product(heading),
        "head_product": is_product(heading) and role != "level",
        "head_unknown": role is None,
        "later_level": head != "level" and names_level(heading),
        "is_first": not any(not column.months for column in before),
        "behind_attribute": any(column.role == "attribute" for column in before),
        "has_months": bool(schedule),
        "behind_months": bool(schedule) and index > schedule[-1],
    }
    if own.cells:
        numbered = min(1.0, own.share(own.numbering))
        found |= {
            "numbered": numbered,
            "amounts": own.share(own.figures - own.numbering + own.numbered),
            "times": own.share(own.times),
            "signs": own.share(own.ticks + own.nothing),
            "long": min(1.0, own.words / own.cells / 12),
            **_beside_parents(columns, index, contents),
            "repeated": own.share(own.repeated) * (1 - numbered),
        }
    return {name: float(value) for name, value in found.items() if value}


def names_plan(title: str) -> bool:
    """Does a title speak of an action plan?"""
    return "plan" in _kinds_of_title(title)


def names_nothing_but_plan(title: str) -> bool:
    """Does a title speak of an action plan, and of no other kind of table?"""
    return _kinds_of_title(title) == ["plan"]


def _kinds_of_title(title: str) -> list[str]:
    folded = " ".join(title.casefold().split())
    return [kind for kind, pattern in _TITLE_PATTERNS.items() if pattern.search(folded)]


def _beside_parents(columns: Sequence[TableColumn], index: int, contents: Sequence[ColumnContents]) -> Features:
    """How a column's cells are cut beside those of the level before it: "finer", the share of its rows in which that
    has no cell of its own; "coarser", how many of its cells are merged over rows that the level parts (two are 1);
    "never_finer", some are and none begins in between."""
    finer = coarser = rows = 0
    levels = [contents[i] for i in reversed(range(index)) if columns[i].role == "level"]
    for page, spans in enumerate(contents[index].spans):
        starts = {first for first, _ in spans}
        rows += len(starts)
        parents = next(({first for first, _ in level.spans[page]} for level in levels if level.spans[page]), set())
        if parents:
            finer += len(starts - parents)
            coarser += sum(any(first < row < end for row in parents) for first, end in spans if end > first + 1)
    return {
        "finer": finer / rows if rows else 0.0,
        "coarser": min(1.0, coarser / 2),
        "never_finer": float(coarser > 0 and not finer),
    }


def names_kind(title: str) -> bool:
    """Does a title say what a table is?"""
    return bool(_kinds_of_title(title))


def table_features(title: str, columns: Sequence[TableColumn], contents: Sequence[ColumnContents]) -> Features:
    """The evidence for what a table is.

    Args:
        title: the words above it, and its decree's TENTANG if they hold it.
        columns: with their roles.
        contents: of each column.
    """
    titles = _kinds_of_title(title)
    found: Features = {"bias": 1.0} | {f"title_{kind}": kind in titles for kind in _TITLES}
    headings = [column.heading.casefold() for column in columns if not column.months]
    for name, pattern in _HEADING_PATTERNS.items():
        count = sum(bool(pattern.search(heading)) for heading in headings)
        found[f"some_{name}"], found[f"more_{name}"] = count > 0, count > 1
    months = [i for i, column in enumerate(columns) if column.months]
    words = [i for i, column in enumerate(columns) if column.in_words]
    years = [i for i, column in enumerate(columns) if column.role == "schedule" and column.is_year]
    found["has_months"] = len({columns[i].months for i in months}) >= 6
    # Both together prove more than each: others name a plan that they report of, or are a calendar.
    found["title_and_months"] = found["title_plan"] and found["has_months"]
    found["has_quarters"] = bool(months) and not found["has_months"]
    found["has_times"] = bool(words or years)
    # A plan says when, or who, or by its title that it is one.
    found["bare"] = not (months or words or years or found["some_who"] or found["title_plan"])
    levels = [i for i, column in enumerate(columns) if column.role == "level"]
    found["more_levels"] = len(levels) > 1
    marks = sum(contents[i].marks for i in (*months, *years))
    values = sum(contents[i].figures for i in (*months, *years))
    found["marks"] = marks / (marks + values) if marks + values else 0.0
    found["values"] = values / (marks + values) if marks + values else 0.0
    cells = sum(contents[i].cells for i in words)
    found["times"] = sum(contents[i].times for i in words) / cells if cells else 0.0
    numbered = sum(contents[i].numbering for i in levels)
    found["numbered"] = min(1.0, numbered / max(1, sum(contents[i].cells for i in levels)))
    return {name: float(value) for name, value in found.items() if value}
