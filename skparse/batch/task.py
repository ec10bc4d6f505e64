"""One document of many: what a worker does with it, and what comes back."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Collection
from typing import Any, NamedTuple

from skparse.errors import (
    CrashError,
    EncryptedError,
    EngineError,
    ExitCode,
    InputError,
    LimitError,
    NoTableError,
    SkparseError,
    UsageError,
)
from skparse.language import Lang
from skparse.read import OcrMode, ReaderName

_ERRORS: dict[str, type[SkparseError]] = {
    one.__name__: one
    for one in (CrashError, EncryptedError, EngineError, InputError, LimitError, NoTableError, UsageError, SkparseError)
}


class Settings(NamedTuple):
    """How documents are read and written; the same for all of a run. What they mean: see `skparse.parse`."""

    formats: tuple[str, ...] = (".json",)
    pages_max: int | None = None
    size_max: int | None = None
    reader: ReaderName = "pdfium"
    ocr: OcrMode = "auto"
    dpi: int = 300
    jobs: int = 1
    lang: Lang = "en"
    verify: bool = False
    password: str | None = None
    csv_raw: bool = False
    pages: tuple[int, ...] | None = None

    def fingerprint(self) -> dict[str, Any]:
        """What of them changes the outputs, for the manifest. A password is never written, limits change no output."""
        kept = {k: v for k, v in self._asdict().items() if k not in ("password", "jobs", "pages_max", "size_max")}
        return {k: list(v) if isinstance(v, tuple) else v for k, v in kept.items()}


class Outcome(NamedTuple):
    """What came of a document: output files by extension, or the error."""

    sha256: str
    pages: int
    seconds: float
    findings: dict[str, int]
    """Number of findings by severity."""
    files: dict[str, bytes]
    error: SkparseError | None

    @property
    def code(self) -> ExitCode:
        """The exit code that the single command would end with."""
        return self.error.exit_code if self.error else ExitCode.OK


def run_task(source: str | bytes, name: str, settings: Settings) -> bytes:
    """Read one document and make its output files; in a worker. Errors are part of the answer.

    Args:
        source: path, or the file's bytes.
        name: how the document is called in the plan and in messages.
    """
    from skparse.pipeline import parse
    from skparse.write import FORMATS

    begun = time.monotonic()
    head: dict[str, Any]
    files: dict[str, bytes] = {}
    try:
        plan = parse(
            source,
            pages=settings.pages,
            password=settings.password,
            reader=settings.reader,
            ocr=settings.ocr,
            dpi=settings.dpi,
            jobs=settings.jobs,
            lang=settings.lang,
            verify=settings.verify,
            pages_max=settings.pages_max,
            size_max=settings.size_max,
        )
        if isinstance(source, bytes):
            plan = plan.model_copy(update={"source": plan.source.model_copy(update={"file": name})})
        files = {one: FORMATS[one](plan, settings.csv_raw) for one in settings.formats}
        counts = dict.fromkeys(("error", "warning", "info"), 0)
        for one in plan.findings:
            counts[one.severity] += 1
        head = {"sha256": plan.source.sha256, "pages": plan.source.pages, "findings": counts}
    except SkparseError as error:
        head = {"error": type(error).__name__, "message": str(error)}
    except RecursionError:
        head = {"error": "LimitError", "message": "the document is nested too deeply"}
    head["seconds"] = round(time.monotonic() - begun, 3)
    head["files"] = {one: len(data) for one, data in files.items()}
    return json.dumps(head).encode() + b"\n" + b"".join(files.values())


def outcome(answer: bytes, formats: Collection[str] | None = None) -> Outcome:
    """What `run_task` has answered. The worker is not believed: what is no answer is a CrashError's Outcome.

    Args:
        formats: what was asked for, which must be what came; files are named by it. None: whatever came.
    """
    try:
        line, _, rest = answer.partition(b"\n")
        head = json.loads(line)
        error = _ERRORS[head["error"]](_clean(head["message"])) if "error" in head else None
        files = {} if error else _files(head["files"], rest)
        if not error and formats is not None and set(files) != set(formats):
            raise ValueError("other files than were asked for")
        findings = {_clean(k): int(v) for k, v in head.get("findings", {}).items()}
        seconds = float(head["seconds"])
        if not math.isfinite(seconds):
            raise ValueError("no time")
        return Outcome(_clean(head.get("sha256", "")), int(head.get("pages", 0)), seconds, findings, files, error)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return failed(CrashError("the process that read it gave no answer"))


def _files(lengths: dict[str, int], rest: bytes) -> dict[str, bytes]:
    files, at = {}, 0
    for kind, length in lengths.items():
        if not 0 <= length <= len(rest) - at:
            raise ValueError("a file that is not there")
        files[kind] = rest[at : at + length]
        at += length
    return files


def _clean(text: object) -> str:
    """A half of a surrogate pair, which JSON may hold, can be written nowhere."""
    return str(text).encode("utf-8", "replace").decode()


def failed(error: BaseException, seconds: float = 0.0) -> Outcome:
    """The outcome of a document whose worker did not answer."""
    if not isinstance(error, SkparseError):
        error = CrashError(f"{type(error).__name__}: {error}")
    return Outcome("", 0, seconds, {}, {}, error)
