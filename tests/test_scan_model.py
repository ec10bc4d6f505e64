"""The recognizer's model with its last layer cut reads what the whole one reads."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from skparse.read.scan.engines import model, rapid
from skparse.read.scan.raster.picture import Gray

pytestmark = pytest.mark.ocr


def _line(text: str) -> Gray:
    picture = np.full((48, 30 + 19 * len(text)), 255, np.uint8)
    cv2.putText(picture, text, (12, 34), cv2.FONT_HERSHEY_DUPLEX, 0.9, 0, 1, cv2.LINE_AA)
    return picture


def test_all_signs_of_a_decree_are_kept_behind_the_blank() -> None:
    kept = model.load_model()
    assert isinstance(kept.file, bytes)
    assert kept.signs[0] == ""
    assert len(set(kept.signs)) < 4000
    assert {*"abcxyzABCXYZ0123456789.,()%/"} <= set(kept.signs)


def test_the_whole_and_the_cut_model_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [_line("Penataan Tata Laksana"), _line("1. Rapat (3 kali)"), _line("Triwulan II/2026")]
    cut = rapid.RapidEngine().read(lines)
    monkeypatch.setattr(model, "_matters", lambda sign: True)
    whole = rapid.RapidEngine().read(lines)
    texts = ["".join(letter.text for letter in line.letters).replace(" ", "") for line in cut]
    assert texts == ["PenataanTataLaksana", "1.Rapat(3kali)", "TriwulanII/2026"]
    assert texts == ["".join(letter.text for letter in line.letters).replace(" ", "") for line in whole]


def test_a_model_of_another_form_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "_cut", lambda *_: False)
    whole = model.load_model()
    assert isinstance(whole.file, str)
    assert len(whole.signs) > 10_000


def test_rapidocr_names_its_model_where_its_folder_does_not_tell() -> None:
    assert model._configured_path() == model._model_path()
