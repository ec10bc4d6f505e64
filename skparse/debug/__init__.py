"""Pictures for engineers: what each stage found on one page, and the same facts as text.

The stages: ``page`` (words, rules, fills), ``grid`` (grid lines, cells), ``rows`` (header, roles, rows, seams),
``plan`` (nodes with ids and months, findings). A page that is displayed sideways or skewed is drawn
as it was read: upright and deskewed.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from skparse.debug.facts import Stage
    from skparse.read import OcrMode
    from skparse.read.scan.raster.picture import Color

__all__ = ["debug_picture", "debug_text"]


def debug_picture(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    page: int,
    *,
    stage: Stage = "all",
    dpi: int = 150,
    password: str | None = None,
    ocr: OcrMode = "auto",
    jobs: int = 1,
) -> Color:
    """Draw what the stages found on a page.

    Each panel has a caption and a legend above the page, and the page at its left edge.

    Args:
        source: path of a PDF, its bytes, or a binary file object.
        page: its number, from 1.
        stage: one of them, or "all": a panel for each, one below the other.
        dpi: of the picture (36-600); less where it would have more than 40 million pixels.
        password: for an encrypted PDF.
        ocr: as in ``skparse.parse``.
        jobs: pages that are read by OCR at a time.

    Returns:
        The picture: an array of rows × columns × 3 of uint8; the colors are blue, green and red.

    Raises:
        InputError: the file or the page cannot be read; EncryptedError: its password is missing or wrong.
        UsageError: there is no such page or stage; ``dpi`` is not between 36 and 600.
        EngineError: a page is a picture, and no OCR engine is installed.
    """
    from skparse.debug.facts import gather
    from skparse.debug.panels import check_dpi, draw_panels

    check_dpi(dpi)
    return draw_panels(gather(source, page, stage=stage, password=password, ocr=ocr, jobs=jobs), dpi)[0]


def debug_text(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    page: int,
    *,
    stage: Stage = "all",
    password: str | None = None,
    ocr: OcrMode = "auto",
    jobs: int = 1,
) -> list[str]:
    """The facts of ``debug_picture`` as lines of text; the same arguments and errors.

    Boxes are ``x0 top x1 bottom`` in points on the page as it was read; those of stage ``plan`` on the page as
    displayed, as in the plan itself.
    """
    from skparse.debug.facts import gather
    from skparse.debug.text import facts_as_text

    return facts_as_text(gather(source, page, stage=stage, password=password, ocr=ocr, jobs=jobs))
