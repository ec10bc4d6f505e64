"""Reads pages as pictures, in any number of threads."""

from __future__ import annotations

import threading

import cv2
import pypdfium2 as pdfium

from skparse.page import Page
from skparse.read.options import OcrOptions
from skparse.read.reader import PageError, Reader, ReadPage
from skparse.read.scan.engines.available import make_engine, make_second
from skparse.read.scan.page import Engines, read_page
from skparse.read.scan.raster.raster import rendered
from skparse.read.scan.text.layer_agreement import layer_agrees
from skparse.read.scan.text.text_layer import layer_of, with_layer


class Worker:
    """The file opened for drawing, and an OCR engine for each thread.

    Raises:
        EngineError: no engine is installed.
    """

    def __init__(self, data: bytes, password: str | None, options: OcrOptions) -> None:
        self._options = options
        self._local = threading.local()
        self._first: list[Engines] = [_engines()]
        self._pdfium = threading.Lock()  # which is not to be used by two threads at a time
        self._pdf = pdfium.PdfDocument(data, password=password)

    def locked_page(self, reader: Reader, number: int) -> Page:
        """A page by another reader of the file, while no thread draws."""
        with self._pdfium:
            return reader.page(number)

    def read(self, page: Page) -> ReadPage:
        """The page as its picture shows it. ``page`` is what the file itself says: its text layer is compared."""
        engines = self._engines()
        try:
            with self._pdfium:
                color, scale = rendered(self._pdf, page.number, self._options.dpi)
                layer = layer_of(self._pdf, page.number, color.shape[1], color.shape[0]) if page.images else []
            read = read_page(page.number, color, scale, engines, self._options.seconds)
            agrees = layer_agrees(layer, color, engines[0])
        except PageError as error:
            return ReadPage(page.number, None, str(error), picture=True)
        except cv2.error as error:  # a picture that no scanner makes
            said = f"page {page.number} cannot be read by OCR ({' '.join(str(error.err).split())})"
            return ReadPage(page.number, None, said, picture=True)
        if agrees:
            read = with_layer(read, layer, scale)
        return ReadPage(page.number, read, picture=True, layer=agrees)

    def close(self) -> None:
        """Free the file."""
        self._pdf.close()

    def _engines(self) -> Engines:
        if not hasattr(self._local, "engines"):
            try:
                self._local.engines = self._first.pop()
            except IndexError:
                self._local.engines = _engines()
        engines: Engines = self._local.engines
        return engines


def _engines() -> Engines:
    return make_engine(), make_second()
