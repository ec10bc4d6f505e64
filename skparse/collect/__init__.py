"""Many plans → one dataset: a table of rows, and tables of plans and findings where the format can hold them.

`collect` finds the files (`inputs`), turns each plan into rows (`rows`, with the region by `wilayah`), and writes them
to a sink, of which there is one for each format (`sinks`: `csv`, `parquet`, `sqlite`, `xlsx`). Each plan is written
before the next one is read, so that memory does not grow with their number.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from skparse.collect.inputs import PlanFile, Problem, plan_files, read_plan
from skparse.collect.rows import COLUMNS, Tables
from skparse.collect.sinks import Sink, sink_for
from skparse.collector import seldom_collected
from skparse.errors import InputError
from skparse.language import Lang
from skparse.plurals import counted
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
    """Files that are not plans and were skipped; in .xlsx and .sqlite each is a finding."""


def collect(
    plans: Iterable[str | os.PathLike[str]],
    target: str | os.PathLike[str],
    *,
    raw: bool = False,
    lang: Lang = "en",
    progress: Progress | None = None,
) -> Summary:
    """Write one dataset of all plans, completely or not at all.

    Args:
        plans: files, folders (every .json below them), globs.
        target: a path ending in .parquet, .csv, .xlsx or .sqlite.
        raw: in .csv and .xlsx, do not escape texts that a spreadsheet would run as formulas.
        lang: of the findings' messages, whatever language the plans were written in.
        progress: called after each file.

    Raises:
        UsageError: no format has this extension, or the library that writes it is not installed.
        InputError: an input does not exist, or no file is a plan; nothing is written then.
        OutputError: the dataset cannot be written.
    """
    from skparse.collect.output import output_folder

    path = Path(target)
    open_sink = sink_for(path)
    check_target(path)
    found = plan_files(plans, path)
    with output_folder(path) as folder:
        sink = open_sink(folder, raw)
        try:
            with seldom_collected():
                summary = _write_plans(sink, found, lang, progress)
            sink.finish()
        except BaseException:
            sink.discard()
            raise
    return summary


def _write_plans(sink: Sink, found: list[PlanFile], lang: Lang, progress: Progress | None) -> Summary:
    count = rows = findings = 0
    problems: list[Problem] = []
    for done, file in enumerate(found, 1):
        tables = _tables(file, lang)
        if isinstance(tables, Problem):
            problems.append(tables)
            sink.problem(tables)
        else:
            sink.add(tables)
            count, rows, findings = count + 1, rows + tables.row_count, findings + tables.finding_count
        if progress is not None:
            progress(done, len(found))
    if not count:
        first = f"{problems[0].file} {problems[0].reason}" if problems else "no file was named"
        files = counted(len(found), "file")
        raise InputError(f"no plan was found in {files}: {first}; name files that skparse has written")
    return Summary(plans=count, rows=rows, findings=findings, problems=tuple(problems))


def _tables(file: PlanFile, lang: Lang) -> Tables | Problem:
    plan = read_plan(file)
    if isinstance(plan, Problem):
        return plan
    try:
        return Tables(plan, file.key, lang)
    except ValueError as error:
        return Problem(file.key, str(error))
