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

    def __call__(self, record: Record, done: int, total: int, skipped: int) -> None:
        """A document has ended, or an earlier run had done it."""
        self._done = done
        self._failed += record.status != "done"
        now = time.monotonic()
        pace = _pace(done - skipped, total - done, now - self._begun)
        if self._bar:
            progress, task = self._bar
            progress.update(task, completed=done, failed=self._failed, pace=pace)
        elif not self._quiet and (now - self._said >= _EVERY or done == total):
            self._said = now
            click.echo(f"{done} of {total}, {self._failed} failed" + (f", {pace}" if pace else ""), err=True)


def _pace(read: int, left: int, seconds: float) -> str:
    """Documents a second and the time left, by those that this run has read: skipping one takes no time."""
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
    if summary.others:
        yield f"not asked for  {summary.others:>7}   in the manifest, not among the inputs; their plans stay"


_WHY = {
    "InputError": "cannot be read",
    "EncryptedError": "encrypted",
    "EngineError": "scanned, without an OCR engine",
    "NoTableError": "without a table",
    "LimitError": "beyond the limits",
    "CrashError": "crashed",
    "UsageError": "wrongly asked for",
    "OutputError": "with a name that cannot be written",
}
