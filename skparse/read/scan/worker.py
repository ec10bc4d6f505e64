"""Reads pages as pictures, in any number of threads."""

from __future__ import annotations

import threading

import cv2
import pypdfium2 as pdfium

from skparse.page import Page
from skparse.read.options import OcrOptions
from skparse.read.reader import PageError, Reader, ReadPage
from skparse.read.scan.engines.available import make_engine, make_second_engine
from skparse.read.scan.page import Engines, PageLayout, lay_out, read_text
from skparse.read.scan.raster.render import render_page
from skparse.read.scan.text.layer_agreement import layer_agrees
from skparse.read.scan.text.text_layer import LayerText, add_layer_readings, read_text_layer


class Worker:
    """The file opened for drawing, and the OCR engines.

    Raises:
        EngineError: no engine is installed.
    """

    def __init__(self, data: bytes, password: str | None, options: OcrOptions) -> None:
        self._options = options
        self._local = threading.local()
        self._first = make_engine()
        self._layout_lock = threading.Lock()
        self._pdfium_lock = threading.Lock()  # pdfium must not be used by two threads at a time
        self._pdf = pdfium.PdfDocument(data, password=password)

    def locked_page(self, reader: Reader, number: int) -> Page:
        """A page by another reader of the file, read while no thread draws."""
        with self._pdfium_lock:
            return reader.page(number)

    def read(self, page: Page) -> ReadPage:
        """The page as its picture shows it. ``page`` is what the file itself says; its text layer is compared."""
        try:
            layout, layer, agrees = self._lay_out(page)
            read = read_text(layout, self._engines(), self._options.seconds)
        except PageError as error:
            return ReadPage(number=page.number, page=None, error=str(error), picture=True)
        except cv2.error as error:  # no scanner makes such a picture
            reason = " ".join(str(error.err).split())
            message = f"page {page.number} cannot be read by OCR ({reason})"
            return ReadPage(number=page.number, page=None, error=message, picture=True)
        if agrees:
            read = add_layer_readings(read, layer, layout.scale)
        return ReadPage(number=page.number, page=read, picture=True, layer=agrees)

    def close(self) -> None:
        """Free the file."""
        self._pdf.close()

    def _lay_out(self, page: Page) -> tuple[PageLayout, list[LayerText], bool | None]:
        """The page's layout, its text layer, and whether that is what its picture shows.

        One page at a time: its layout takes a dozen pictures of the whole page. Meanwhile other threads read text.
        """
        engines = self._engines()
        with self._layout_lock:
            with self._pdfium_lock:
                color, scale = render_page(self._pdf, page.number, self._options.dpi)
                layer = read_text_layer(self._pdf, page.number, color.shape[1], color.shape[0]) if page.images else []
            agrees = layer_agrees(layer, color, engines.first)
            return lay_out(page.number, color, scale, engines), layer, agrees

    def _engines(self) -> Engines:
        """The first engine is shared by all threads, the second one made for each."""
        if not hasattr(self._local, "second"):
            self._local.second = make_second_engine()
        return Engines(first=self._first, second=self._local.second)
