"""How a run tells what it does: a bar on a terminal, a line now and then elsewhere, a table at the end."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING

import click

from skparse.console import one_line

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from skparse.batch.manifest import Record
    from skparse.batch.run import Summary

# Seconds between two lines where nobody watches a bar.
_EVERY = 10.0
# Failures that the table names; all of them are in the manifest.
_MOST = 20


class Teller:
    """Progress on standard error. ``quiet``: none."""

    def __init__(self, total: int, quiet: bool) -> None:
        self._total, self._quiet = total, quiet
        self._bar: tuple[Progress, TaskID] | None = None
        self._begun = self._said = time.monotonic()
        self._done = self._failed = 0

    def __enter__(self) -> Teller:
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
            said = f"{self._done} of {self._total} documents are done and kept; the same command goes on from there"
            click.echo(said, err=True)

    def __call__(self, record: Record, done: int, total: int) -> None:
        """A document has ended."""
        self._done = done
        self._failed += record.status != "done"
        if self._bar:
            progress, task = self._bar
            progress.update(task, completed=done, failed=self._failed)
            return
        now = time.monotonic()
        if not self._quiet and (now - self._said >= _EVERY or done == total):
            self._said = now
            rate = done / max(now - self._begun, 0.001)
            left = round((total - done) / rate)
            said = f"{done} of {total}, {self._failed} failed, {rate:.1f}/s, {left // 60}:{left % 60:02} left"
            click.echo(said, err=True)


def _bar(total: int) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
    from rich.progress import TimeRemainingColumn as Left
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.finished_speed or task.speed or 0:.1f}/s")

    progress = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed"),
        Rate(),
        Left(),
        console=Console(stderr=True),
    )
    return progress, progress.add_task("", total=total, failed=0)


def table(summary: Summary) -> Iterator[str]:
    """The run in a few lines: how many are done, with findings, failed, and why."""
    records, failed = summary.records, summary.failed
    done = len(records) - len(failed)
    odd = sum(any(r.findings.get(s) for s in ("error", "warning")) for r in records)
    pages = sum(r.pages for r in records)
    yield f"documents      {len(records):>7}   {pages} pages, {summary.seconds:.1f} s"
    yield f"done           {done:>7}" + (f"   {summary.skipped} of them earlier" if summary.skipped else "")
    counts = ", ".join(f"{summary.counts[s]} {s}" for s in ("error", "warning", "info") if summary.counts[s])
    yield f"with findings  {odd:>7}" + (f"   {counts}" if counts else "")
    why = ", ".join(f"{n} {_WHY.get(kind, kind)}" for kind, n in Counter(r.error or "" for r in failed).most_common())
    yield f"failed         {len(failed):>7}" + (f"   {why}" if why else "")
    for record in failed[:_MOST]:
        yield one_line(f"  {record.input}: {record.message}")
    if len(failed) > _MOST:
        yield f"  … and {len(failed) - _MOST} more; see the manifest"


_WHY = {
    "InputError": "cannot be read",
    "EncryptedError": "encrypted",
    "EngineError": "scanned, without an OCR engine",
    "NoTableError": "without a table",
    "LimitError": "beyond the limits",
    "CrashError": "crashed",
    "UsageError": "wrongly asked for",
}
