"""What a worker does with one document, and the answer that it sends back."""

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
    error.__name__: error
    for error in (
        CrashError,
        EncryptedError,
        EngineError,
        InputError,
        LimitError,
        NoTableError,
        UsageError,
        SkparseError,
    )
}


class Settings(NamedTuple):
    """How documents are read and written; the same for all of a run. See `skparse.parse` for their meaning."""

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
        """The settings that change the outputs, for the manifest. The password is never written."""
        kept = {k: v for k, v in self._asdict().items() if k not in ("password", "jobs", "pages_max", "size_max")}
        return {k: list(v) if isinstance(v, tuple) else v for k, v in kept.items()}


class Outcome(NamedTuple):
    """The result of one document: its output files by extension, or the error."""

    sha256: str
    pages: int
    seconds: float
    findings: dict[str, int]
    """Number of findings by severity."""
    files: dict[str, bytes]
    error: SkparseError | None
    decrees: int = 1
    """In the file; all are in its plan."""

    @property
    def code(self) -> ExitCode:
        """The exit code that the single command would end with."""
        return self.error.exit_code if self.error else ExitCode.OK


def run_task(source: str | bytes, name: str, settings: Settings) -> bytes:
    """Read one document and make its output files. This runs in a worker; errors are part of the answer.

    Args:
        source: path, or the file's bytes.
        name: the document's name in the plan, where ``source`` is bytes.
        settings: how it is read, and the formats that are made.

    Returns:
        A line of JSON (sha256, pages, findings, seconds, and the length of each file; or the error), then the files.
        `decode_outcome` reads it.
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
        files = {suffix: FORMATS[suffix](plan, settings.csv_raw) for suffix in settings.formats}
        counts = dict.fromkeys(("error", "warning", "info"), 0)
        for finding in plan.findings:
            counts[finding.severity] += 1
        head = {"sha256": plan.source.sha256, "pages": plan.source.pages, "findings": counts}
        head["decrees"] = 1 + sum(finding.code == "documents-several" for finding in plan.findings)
    except SkparseError as error:
        head = {"error": type(error).__name__, "message": str(error)}
    except RecursionError:
        head = {"error": "LimitError", "message": "the document is nested too deeply"}
    head["seconds"] = round(time.monotonic() - begun, 3)
    head["files"] = {suffix: len(data) for suffix, data in files.items()}
    return json.dumps(head).encode() + b"\n" + b"".join(files.values())


def decode_outcome(answer: bytes, formats: Collection[str] | None = None) -> Outcome:
    """Read an answer of `run_task`. The worker is not trusted: an answer that is not valid gives a CrashError.

    Args:
        answer: what the worker has sent.
        formats: the formats that were asked for, which must be the ones that came; files are named by them. None: any.
    """
    try:
        line, _, rest = answer.partition(b"\n")
        head = json.loads(line)
        error = _ERRORS[head["error"]](_encodable(head["message"])) if "error" in head else None
        files = {} if error else _split_files(head["files"], rest)
        if not error and formats is not None and set(files) != set(formats):
            raise ValueError("other files than were asked for")
        seconds = float(head["seconds"])
        if not math.isfinite(seconds):
            raise ValueError("the time is not a number")
        return Outcome(
            sha256=_encodable(head.get("sha256", "")),
            pages=int(head.get("pages", 0)),
            seconds=seconds,
            findings={_encodable(k): int(v) for k, v in head.get("findings", {}).items()},
            files=files,
            error=error,
            decrees=int(head.get("decrees", 1)),
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return failed_outcome(CrashError("the process that read it gave no answer"))


def failed_outcome(error: BaseException, seconds: float = 0.0) -> Outcome:
    """The outcome of a document whose worker did not answer, or whose files cannot be written."""
    if not isinstance(error, SkparseError):
        error = CrashError(f"{type(error).__name__}: {error}")
    return Outcome(sha256="", pages=0, seconds=seconds, findings={}, files={}, error=error)


def _split_files(lengths: dict[str, int], data: bytes) -> dict[str, bytes]:
    files, start = {}, 0
    for suffix, length in lengths.items():
        if not 0 <= length <= len(data) - start:
            raise ValueError("a file is longer than the answer")
        files[suffix] = data[start : start + length]
        start += length
    return files


def _encodable(text: object) -> str:
    """Text that UTF-8 can encode: JSON may hold half a surrogate pair, which becomes "?"."""
    return str(text).encode("utf-8", "replace").decode()
