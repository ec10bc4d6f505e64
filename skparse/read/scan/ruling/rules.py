"""The rules of a deskewed picture, solid and dashed, long and short."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from skparse.page import Rule
from skparse.read.scan.raster.picture import Mask, Picture
from skparse.read.scan.ruling.dashes import join_dashes
from skparse.read.scan.ruling.decide import select_rules
from skparse.read.scan.ruling.long_lines import Path, find_lines
from skparse.read.scan.ruling.separators import find_separators


class Ruling(NamedTuple):
    """The rules of a page in points, the mask of their pixels, and how the longest of them run."""

    rules_h: list[Rule]
    rules_v: list[Rule]
    mask: Mask
    paths_h: list[Path]
    paths_v: list[Path]


def find_rules(picture: Picture) -> Ruling:
    """Horizontal and vertical rules, wherever they begin and end.

    Candidates are collected in the pixels (`dashes`, `long_lines`, `separators`); `decide` selects the rules.
    """
    scale = picture.scale
    dark = cv2.bitwise_not(join_dashes(picture.normalized, scale))
    lines_h = find_lines(dark, scale, is_vertical=False)
    lines_v = find_lines(np.ascontiguousarray(dark.T), scale, is_vertical=True)
    selected_h, selected_v = select_rules(lines_h.candidates, lines_v.candidates)
    rules_h = [Rule(*line.box) for line in selected_h]
    rules_v = [Rule(line.top, line.x0, line.bottom, line.x1) for line in selected_v]
    mask = cv2.bitwise_or(lines_h.mask_of(selected_h), np.ascontiguousarray(lines_v.mask_of(selected_v).T))
    usual_darkness = float(np.median([line.darkness for line in selected_v])) if selected_v else 0.0
    separators = find_separators(dark, rules_h, rules_v, scale, usual_darkness)
    for rule in separators:
        ends = [(round(rule.x0 * scale), round(y * scale)) for y in (rule.top, rule.bottom)]
        cv2.line(mask, ends[0], ends[1], (255,), max(3, round(scale)))
    return Ruling(
        rules_h=rules_h,
        rules_v=rules_v + separators,
        mask=mask,
        paths_h=lines_h.paths,
        paths_v=[path[:, ::-1] for path in lines_v.paths],
    )
