"""Recipes at random: a scanner, and up to four things that are wrong."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from .recipes import Recipe

Trouble = Callable[[random.Random, int], dict[str, object]]  # from the count of pages, the fields that change


def random_recipe(rng: random.Random, pages: int) -> Recipe:
    """A recipe that leaves every sign visible for people."""
    coding = rng.choices(("jpeg", "fax", "flate"), (8, 1.5, 0.5))[0]
    dpi = rng.choices((150, 200, 300), (1, 4, 4) if coding == "jpeg" else (0, 1, 4))[0]
    count = rng.choice((0, 1, 1, 2, 2, 3) if dpi == 150 else (0, 1, 2, 2, 3, 3, 4))
    names = [name for name in TROUBLES if coding == "jpeg" or name not in SHADES]
    changes: dict[str, object] = {}
    for name in rng.sample(names, count):
        changes.update(TROUBLES[name](rng, pages))
    worst = {150: 45, 200: 20, 300: 10}[dpi]
    recipe = Recipe(
        "random",
        dpi=dpi,
        coding=coding,
        colour=coding == "jpeg" and rng.random() < 0.3,
        quality=rng.choice([quality for quality in (10, 20, 35, 45, 55, 65, 75, 85) if quality >= worst]),
        sway=rng.choice((0.0, 0.2, 0.5)),
        blur=round(rng.uniform(0.3, 0.6) * max(dpi, 200) / 200, 2),
        noise=round(rng.uniform(0, 1.5), 1),
    )
    recipe = replace(recipe, **changes)  # type: ignore[arg-type]
    return replace(recipe, name=summary(recipe))


def summary(recipe: Recipe) -> str:
    """What a recipe does, in few words, for a file's name."""
    coding = f"jpeg{recipe.quality}" if recipe.coding == "jpeg" else recipe.coding
    words = [str(recipe.dpi), f"{coding}{'-colour' if recipe.colour else ''}"]
    marks = {
        "skew": abs(recipe.skew) + recipe.sway > 0.6,
        "warp": recipe.keystone or recipe.curl,
        "noise": recipe.noise > 2,
        "blur": recipe.blur * 200 / recipe.dpi > 0.7,
        "uneven": recipe.light or recipe.spine,
        "ground": recipe.ground < 255,
        "pale": recipe.ink < 1,
        "dirt": recipe.bed or recipe.dust or recipe.streaks,
        "holes": recipe.holes,
        "through": recipe.through,
        "stamps": recipe.stamps,
        "signed": recipe.signed,
        "turned": recipe.turned,
        f"{recipe.layer}layer": recipe.layer,
        "mixed": recipe.digital,
    }
    return "-".join(words + [name for name, given in marks.items() if given])


def _skew(rng: random.Random, pages: int) -> dict[str, object]:
    return {"skew": round(rng.uniform(0.4, 2.0) * rng.choice((-1, 1)), 2), "sway": rng.choice((0.0, 0.3))}


def _warp(rng: random.Random, pages: int) -> dict[str, object]:
    return {"keystone": rng.uniform(0, 0.008), "curl": rng.choice((0.0, 2.0, 4.0))}


def _noise(rng: random.Random, pages: int) -> dict[str, object]:
    return {"noise": round(rng.uniform(2.5, 6), 1)}


def _blur(rng: random.Random, pages: int) -> dict[str, object]:
    return {"blur": round(rng.uniform(0.8, 1.1), 2)}


def _uneven(rng: random.Random, pages: int) -> dict[str, object]:
    return {"light": rng.uniform(0.1, 0.35), "spine": rng.choice((0.0, 0.3, 0.5))}


def _ground(rng: random.Random, pages: int) -> dict[str, object]:
    return {"ground": rng.randint(205, 245)}


def _pale(rng: random.Random, pages: int) -> dict[str, object]:
    return {"ink": round(rng.uniform(0.6, 0.8), 2)}


def _dirt(rng: random.Random, pages: int) -> dict[str, object]:
    return {"bed": rng.choice((0.0, 8.0, 20.0)), "dust": rng.randint(20, 220), "streaks": rng.choice((0, 0, 1, 3))}


def _office(rng: random.Random, pages: int) -> dict[str, object]:
    return {"holes": rng.random() < 0.5, "signed": True, "stamps": rng.random() < 0.4}


def _through(rng: random.Random, pages: int) -> dict[str, object]:
    return {"through": rng.uniform(0.06, 0.16)}


def _stamps(rng: random.Random, pages: int) -> dict[str, object]:
    return {"stamps": True}


def _turned(rng: random.Random, pages: int) -> dict[str, object]:
    some = rng.sample(range(1, pages + 1), rng.randint(1, min(pages, 3)))
    whole = rng.random() < 0.2
    turn = rng.choice((90, 180, 270))
    chosen = range(1, pages + 1) if whole else sorted(some)
    return {"turned": tuple((page, turn if whole else rng.choice((90, 180, 270))) for page in chosen)}


def _layer(rng: random.Random, pages: int) -> dict[str, object]:
    return {"layer": rng.choice(("right", "wrong", "shifted", "part"))}


def _mixed(rng: random.Random, pages: int) -> dict[str, object]:
    if pages < 2:
        return {}
    if rng.random() < 0.5:  # the decree was born digital, or its end was
        cut = rng.randint(1, pages - 1)
        return {"digital": tuple(range(1, cut + 1) if rng.random() < 0.7 else range(cut + 1, pages + 1))}
    return {"digital": tuple(sorted(rng.sample(range(1, pages + 1), rng.randint(1, pages - 1))))}


TROUBLES: dict[str, Trouble] = {
    "skew": _skew,
    "warp": _warp,
    "noise": _noise,
    "blur": _blur,
    "uneven": _uneven,
    "ground": _ground,
    "pale": _pale,
    "dirt": _dirt,
    "office": _office,
    "through": _through,
    "stamps": _stamps,
    "turned": _turned,
    "layer": _layer,
    "mixed": _mixed,
}
SHADES = {"noise", "uneven", "ground", "pale", "through"}  # would cover a page of two colours with dots
