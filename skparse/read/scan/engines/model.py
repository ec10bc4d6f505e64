"""The recognizer's model, out of RapidOCR's package, with its last layer cut to the signs that matter here.

The model tells 18,710 signs apart, 15,908 of them Chinese characters. For each step along a line its last layer
calculates the probability of each sign, which takes a seventh of the time, and most of the memory of a long line.
"""

from __future__ import annotations

import importlib.util
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

SIGNS = frozenset(
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~§°±×–—‘’“”•…√✓✔■●"
)
"""The signs that a decree holds; nothing else is read."""
_LIKE_STROKES = frozenset(
    "一乙二十丁厂七卜人入八九几儿了力乃刀又三于干亏士工土才寸下大丈与万上小口巾山千乞川亿个勺久凡及夕丸么广亡门义之尸弓己已子卫也女飞刃习叉马乡"
    "尺文只多弗常佛"
)
"""Chinese characters that dirt and broken letters look like: those of one to three strokes, and others that the model
took dirt for with a probability above .05 (two dusty pages, one stamped page). Without them dirt would pass as a letter
with more confidence than the whole model has in it."""
_OUTPUT_CLASSES = "character"  # RapidOCR's name for the list of signs in the model's metadata


class Model(NamedTuple):
    """A model for onnxruntime, and what it can read."""

    file: bytes | str
    """The model itself, or the path of its file."""
    signs: tuple[str, ...]
    """The sign of each class of its answer; the first one is its blank, which means that no letter is here."""


def load_model() -> Model:
    """The recognizer's model with its last layer cut; as it is where its last layer is not of the known form.

    Signs of other scripts are kept as well: a letter that the model takes for one of them has little probability left,
    and is doubted. Only the Chinese characters are cut, apart from those that strokes are taken for.
    """
    import onnx

    path = _model_path()
    model: Any = onnx.load(path)
    listed = next(entry.value for entry in model.metadata_props if entry.key == _OUTPUT_CLASSES)
    # As RapidOCR numbers them: the blank first, a space last.
    signs = ("", *listed.splitlines(), " ")
    kept = [number for number, sign in enumerate(signs) if not number or _matters(sign)]
    if not _cut(model, kept, len(signs)):
        return Model(str(path), signs)
    return Model(model.SerializeToString(), tuple(signs[number] for number in kept))


def _matters(sign: str) -> bool:
    return sign in SIGNS or sign in _LIKE_STROKES or not unicodedata.name(sign[:1], "").startswith("CJK UNIFIED")


def _cut(model: Any, kept: Sequence[int], count: int) -> bool:
    """Cut the last layer, ``x · weights + bias`` of so many classes, to those that are kept. False if there is none."""
    from onnx import numpy_helper

    layer = [one for one in model.graph.initializer if one.dims and one.dims[-1] == count]
    if sorted(len(one.dims) for one in layer) != [1, 2]:
        return False
    for one in layer:
        cut = np.ascontiguousarray(numpy_helper.to_array(one)[..., kept])
        one.CopyFrom(numpy_helper.from_array(cut, one.name))
    # What is noted about the sizes of layers is no longer true, and nothing needs it.
    del model.graph.value_info[:]
    for output in model.graph.output:
        output.type.tensor_type.ClearField("shape")
    return True


def _model_path() -> Path:
    """The recognizer in RapidOCR's package. It is not imported for this: that takes most of a second."""
    spec = importlib.util.find_spec("rapidocr")
    folders = spec.submodule_search_locations if spec else None
    found = [path for folder in folders or () for path in Path(folder, "models").glob("*_rec_*.onnx")]
    return found[0] if len(found) == 1 else _configured_path()


def _configured_path() -> Path:
    """The model that RapidOCR takes as it comes, where its folder holds several, or it has yet to be fetched."""
    from rapidocr import RapidOCR
    from rapidocr.inference_engine.base import FileInfo, InferSession

    rapid = RapidOCR(params={"Global.log_level": "critical"})
    asked = rapid.cfg.Rec
    info = FileInfo(asked.engine_type, asked.ocr_version, asked.task_type, asked.lang_type, asked.model_type)
    path = Path(rapid.cfg.Global.model_root_dir, Path(InferSession.get_model_url(info)["model_dir"]).name)
    if not path.exists():
        # RapidOCR makes its recognizer with the first line that it reads.
        rapid(np.full((48, 96, 3), 255, np.uint8), use_det=False, use_cls=False, use_rec=True)
    return path
