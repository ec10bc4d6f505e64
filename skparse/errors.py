"""The error classes. Each has the exit code of the command line; messages say what is wrong and what to do next."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of ``skparse``."""

    OK = 0
    FINDINGS = 1  # done, but with findings of severity error, under --strict
    USAGE = 2
    INPUT = 3
    NO_TABLE = 4
    LIMITS = 5
    OUTPUT = 6
    INTERRUPTED = 130


class SkparseError(Exception):
    """Base of all errors that skparse raises on purpose. ``str()`` is a message of one line."""

    exit_code = ExitCode.INPUT


class InputError(SkparseError):
    """The input cannot be read: missing, not a PDF, broken."""


class EncryptedError(InputError):
    """The PDF is encrypted and the password is missing or wrong."""


class EngineError(InputError):
    """A page is an image, and no OCR engine is installed to read it."""


class UsageError(SkparseError):
    """An argument is not valid, for example a page number beyond the end of the file."""

    exit_code = ExitCode.USAGE


class NoTableError(SkparseError):
    """No page holds a table."""

    exit_code = ExitCode.NO_TABLE


class LimitError(SkparseError):
    """The document is larger than the limits allow."""

    exit_code = ExitCode.LIMITS


class CrashError(InputError):
    """The process that read the document died; other documents are not affected."""


class OutputError(SkparseError):
    """The output cannot be written."""

    exit_code = ExitCode.OUTPUT
