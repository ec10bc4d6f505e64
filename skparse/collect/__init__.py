"""Many plans → one dataset: a tidy table of rows, with findings beside it where the format has room for them.

Plans are read one after the other and written at once, so that memory does not grow with their number.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from skparse.collect.inputs import Found, Problem, plan_files, read_plan
from skparse.collect.rows import COLUMNS, Tables
from skparse.collect.sinks import Sink, sink_for
from skparse.errors import InputError
from skparse.language import Lang
from skparse.write.atomic import check_target

__all__ = ["COLUMNS", "Problem", "Progress", "Summary", "collect"]

Progress = Callable[[int, int], None]
"""Called after each file with the number done and the number in all."""


class Summary(NamedTuple):
    """What a dataset holds."""

    plans: int
    rows: int
    findings: int
    problems: tuple[Problem, ...]
    """Files that are not plans; the dataset holds nothing of them but, in .xlsx and .sqlite, a finding."""


def collect(
    plans: Iterable[str | os.PathLike[str]],
    target: str | os.PathLike[str],
    *,
    raw: bool = False,
    lang: Lang = "en",
    progress: Progress | None = None,
) -> Summary:
    """Write one dataset over all plans. It appears whole or not at all.

    Args:
        plans: files, folders (every .json below them), globs.
        target: a path ending in .parquet, .csv, .xlsx or .sqlite.
        raw: in .csv and .xlsx, leave texts alone that a spreadsheet would run as formulas.
        lang: of the findings' messages, whatever language the plans were written in.
        progress: called after each file.

    Raises:
        UsageError: no format has this extension, or what writes it is not installed.
        InputError: an input does not exist, or no file is a plan; nothing is written then.
        OutputError: the dataset cannot be written.
    """
    from skparse.collect.place import placing

    path = Path(target)
    opened = sink_for(path)
    check_target(path)
    found = plan_files(plans, path)
    with placing(path) as folder:
        sink = opened(folder, raw)
        try:
            summary = _filled(sink, found, lang, progress)
            sink.finish()
        except BaseException:
            sink.drop()
            raise
    return summary


def _filled(sink: Sink, found: list[Found], lang: Lang, progress: Progress | None) -> Summary:
    count = rows = findings = 0
    problems: list[Problem] = []
    for done, one in enumerate(found, 1):
        tables = _tables(one, lang)
        if isinstance(tables, Problem):
            problems.append(tables)
            sink.problem(tables)
        else:
            sink.add(tables)
            count, rows, findings = count + 1, rows + tables.count, findings + tables.found
        if progress is not None:
            progress(done, len(found))
    if not count:
        first = f"{problems[0].file} {problems[0].reason}" if problems else "no file was named"
        raise InputError(f"none of {len(found)} files is a plan: {first}; name those that skparse has written")
    return Summary(count, rows, findings, tuple(problems))


def _tables(one: Found, lang: Lang) -> Tables | Problem:
    plan = read_plan(one)
    if isinstance(plan, Problem):
        return plan
    try:
        return Tables(plan, one.key, lang)
    except ValueError as error:
        return Problem(one.key, str(error))
