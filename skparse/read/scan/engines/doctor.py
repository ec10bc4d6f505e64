"""What OCR this machine has, and how to get the rest: the report of ``skparse doctor``."""

from __future__ import annotations

from importlib import metadata

from skparse.read.scan.engines.available import INSTALL, has_rapid
from skparse.read.scan.engines.tesseract import INSTALL as INSTALL_SECOND
from skparse.read.scan.engines.tesseract import data_folder, has_tesseract

_PACKAGES = ("rapidocr", "onnxruntime", "onnx", "opencv-python-headless", "tesserocr")


def report() -> tuple[bool, list[str]]:
    """Whether scans can be read here, and a line for each thing that it takes."""
    lines = []
    for name in _PACKAGES:
        try:
            lines.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            lines.append(f"{name} is missing")
    ready = has_rapid() and _can_read()
    lines.append("scans can be read" if ready else f"scans cannot be read; {INSTALL} installs what is missing")
    folder = data_folder()
    lines.append(f"Tesseract's Indonesian data: {folder}" if folder else "Tesseract's Indonesian data is missing")
    if has_tesseract():
        lines.append("doubtful lines are read a second time by Tesseract")
    else:
        lines.append(f"doubtful lines are read by one engine only; for a second: {INSTALL_SECOND}")
    return ready, lines


def _can_read() -> bool:
    """Does the engine start and read a line?"""
    import cv2
    import numpy as np

    from skparse.read.scan.engines.rapid import RapidEngine

    line = np.full((48, 220), 255, np.uint8)
    cv2.putText(line, "Rencana", (10, 36), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (0,), 2, cv2.LINE_AA)
    return RapidEngine().read([line])[0].text == "Rencana"
