"""What a run prints: a progress bar on a terminal, a line now and then elsewhere, a summary table at the end."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

import click

from skparse.batch.manifest import Status
from skparse.console import one_line
from skparse.plurals import counted, counted_severities

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from skparse.batch.manifest import Record
    from skparse.batch.run import Summary

_LINE_INTERVAL_S = 10.0
"""Between two lines of progress where standard error is not a terminal."""

_MAX_LISTED = 20
"""Failures, and files of several decrees, that the table names; all of them are in the manifest."""


class ProgressReporter:
    """Progress on standard error, as ``on_record`` of `skparse.batch.run.batch`. ``quiet``: none."""

    def __init__(self, total: int, quiet: bool) -> None:
        self._total, self._quiet = total, quiet
        self._bar: tuple[Progress, TaskID] | None = None
        self._started = self._last_line = time.monotonic()
        self._done = self._failed = 0

    def __enter__(self) -> ProgressReporter:
        if not self._quiet and sys.stderr is not None and sys.stderr.isatty():
            self._bar = _bar(self._total)
            self._bar[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar[0].stop()
        if kind is KeyboardInterrupt and not self._quiet:
            sentence = f"{self._done} of {counted(self._total, 'document')} are done and kept"
            click.echo(f"{sentence}; the same command goes on from there", err=True)

    def __call__(self, record: Record, done: int, total: int, skipped: int) -> None:
        """A document has ended now, or in an earlier run."""
        self._done = done
        self._failed += record.status is Status.FAILED
        now = time.monotonic()
        pace = _pace(done - skipped, total - done, now - self._started)
        if self._bar:
            progress, task = self._bar
            progress.update(task, completed=done, failed=self._failed, pace=pace)
        elif not self._quiet and (now - self._last_line >= _LINE_INTERVAL_S or done == total):
            self._last_line = now
            click.echo(f"{done} of {total}, {self._failed} failed" + (f", {pace}" if pace else ""), err=True)


def _pace(read: int, left: int, seconds: float) -> str:
    """Documents a second and the time left, from the documents that this run has read: skipped ones take no time."""
    if not read:
        return ""
    rate = read / max(seconds, 0.001)
    minutes, seconds = divmod(round(left / rate), 60)
    return f"{rate:.1f}/s, {minutes}:{seconds:02} left"


def _bar(total: int) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    progress = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed"),
        TextColumn("{task.fields[pace]}"),
        console=Console(stderr=True),
    )
    return progress, progress.add_task("", total=total, failed=0, pace="")


def table(summary: Summary) -> Iterator[str]:
    """The run in a few lines: how many documents are done, have findings, or have failed, and why."""
    records, failed = summary.records, summary.failed
    done = len(records) - len(failed)
    with_findings = sum(any(r.findings.get(s) for s in ("error", "warning")) for r in records)
    pages = sum(r.pages for r in records)
    yield f"documents      {len(records):>7}   {counted(pages, 'page')}, {summary.seconds:.1f} s"
    yield f"done           {done:>7}" + (f"   {summary.skipped} of them earlier" if summary.skipped else "")
    counts = counted_severities(summary.counts)
    yield f"with findings  {with_findings:>7}" + (f"   {counts}" if counts else "")
    yield from _of_several(records)
    reasons = Counter(r.error or "" for r in failed).most_common()
    why = ", ".join(f"{n} {_REASONS.get(error, error)}" for error, n in reasons)
    yield f"failed         {len(failed):>7}" + (f"   {why}" if why else "")
    for record in failed[:_MAX_LISTED]:
        yield one_line(f"  {record.input}: {record.message}")
    if len(failed) > _MAX_LISTED:
        yield f"  … and {len(failed) - _MAX_LISTED} more; see the manifest"
    if summary.other_records:
        yield f"not selected   {summary.other_records:>7}   in the manifest, not among the inputs; their plans are kept"


def _of_several(records: Sequence[Record]) -> Iterator[str]:
    """The files that hold several decrees, each of which has one plan of them all."""
    found = [r for r in records if r.decrees > 1]
    if not found:
        return
    yield f"collected      {len(found):>7}   several decrees in one plan; skparse FILE --split parts them"
    for record in found[:_MAX_LISTED]:
        yield one_line(f"  {record.input}: {record.decrees} decrees")
    if len(found) > _MAX_LISTED:
        yield f"  … and {len(found) - _MAX_LISTED} more; see the manifest"


_REASONS = {
    "InputError": "cannot be read",
    "EncryptedError": "encrypted",
    "EngineError": "scanned, without an OCR engine",
    "NoTableError": "without a table",
    "LimitError": "beyond the limits",
    "CrashError": "crashed",
    "UsageError": "with wrong options",
    "OutputError": "with a name that cannot be written",
}
