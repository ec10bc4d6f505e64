"""Which OCR engines are installed, and making one."""

from __future__ import annotations

import importlib.util

from skparse.errors import EngineError
from skparse.read.scan.engines.engine import OcrEngine
from skparse.read.scan.engines.tesseract import has_tesseract

INSTALL = "pip install rapidocr onnxruntime onnx"
"""The command that installs the OCR engine."""


def has_rapid() -> bool:
    """Are RapidOCR, its runtime and what its model is read with installed?"""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "onnx"))


def make_second_engine() -> OcrEngine | None:
    """The engine that reads doubtful lines a second time, where one is installed; for one thread."""
    if not has_tesseract():
        return None
    from skparse.read.scan.engines.tesseract import TesseractEngine

    return TesseractEngine()


def make_engine(threads: int = 1) -> OcrEngine:
    """The best engine of this machine, for all threads.

    Raises:
        EngineError: none is installed; the message names the command that installs one.
    """
    if not has_rapid():
        raise EngineError(f"its pages are pictures, and no OCR engine is installed; {INSTALL} installs one")
    from skparse.read.scan.engines.rapid import RapidEngine

    return RapidEngine(threads)
