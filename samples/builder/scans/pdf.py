"""Scans into a PDF, always the same bytes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pikepdf

from .onebit import dithered, fax, packed, threshold
from .picture import Picture, chance
from .recipes import Recipe


@dataclass(frozen=True)
class Sheet:
    """One page of the file: a picture and the invisible text over it."""

    picture: Picture
    text: bytes = b""


def write(pages: list[Sheet | int], source: Path, recipe: Recipe) -> bytes:
    """The file; a number stands for a page (from 0) of the source that is taken over as it is."""
    pdf = pikepdf.new()
    with pikepdf.open(source) as original:
        for page in pages:
            if isinstance(page, int):
                pdf.pages.append(original.pages[page])
            else:
                _add(pdf, page, recipe)
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        stream = io.BytesIO()
        pdf.save(stream, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return stream.getvalue()


def _add(pdf: pikepdf.Pdf, sheet: Sheet, recipe: Recipe) -> None:
    high, wide = sheet.picture.shape[:2]
    width, height = wide * 72 / recipe.dpi, high * 72 / recipe.dpi
    pdf.add_blank_page(page_size=(width, height))
    page = pdf.pages[-1]
    drawing = f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Scan Do Q\n".encode()
    page.obj["/Contents"] = pdf.make_stream(drawing + sheet.text)
    resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=_image(pdf, sheet.picture, recipe)))
    if sheet.text:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )  # fmt: skip
        resources["/Font"] = pikepdf.Dictionary(F=pdf.make_indirect(font))
    page.obj["/Resources"] = resources


def _image(pdf: pikepdf.Pdf, picture: Picture, recipe: Recipe) -> pikepdf.Stream:
    high, wide = picture.shape[:2]
    if recipe.coding == "jpeg":
        settings = [cv2.IMWRITE_JPEG_QUALITY, recipe.quality, cv2.IMWRITE_JPEG_OPTIMIZE, 1]
        _, coded = cv2.imencode(".jpg", picture, settings)
        image = pdf.make_stream(np.asarray(coded).tobytes())
        image.Filter = pikepdf.Name.DCTDecode
        image.ColorSpace = pikepdf.Name.DeviceGray if picture.ndim == 2 else pikepdf.Name.DeviceRGB
        image.BitsPerComponent = 8
    else:
        white = dithered(picture) if recipe.halftone else threshold(picture)
        if recipe.grains:
            white = white ^ (chance(high * wide, "grains").random(white.shape) < recipe.grains)
        if recipe.coding == "fax":
            image = pdf.make_stream(fax(white))
            image.Filter = pikepdf.Name.CCITTFaxDecode
            image.DecodeParms = pikepdf.Dictionary(K=-1, Columns=wide, Rows=high)
        else:
            image = pdf.make_stream(packed(white))
        image.ColorSpace = pikepdf.Name.DeviceGray
        image.BitsPerComponent = 1
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height = wide, high
    return image
