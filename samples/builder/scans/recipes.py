"""How a scan is made, and which scans stand in samples/scans."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """What is done to each page; the defaults do nothing."""

    name: str
    dpi: int = 300
    colour: bool = False
    coding: str = "jpeg"  # or "fax" (CCITT group 4) and "flate": black and white only
    quality: int = 75  # of JPEG
    halftone: bool = True  # black and white: shades become dots, or fall to one side
    # the sheet
    ink: float = 1.0  # what is left of it
    ground: int = 255  # how light the paper is
    through: float = 0.0  # how much the back side shows
    holes: bool = False
    stamps: bool = False  # over the table of every page
    signed: bool = False  # stamp and scrawl at the signature
    # on the glass
    skew: float = 0.0  # degrees against the clock
    sway: float = 0.0  # by how much a page may differ from it
    keystone: float = 0.0  # by what share of its width the far side is narrower
    curl: float = 0.0  # pt
    bed: float = 0.0  # pt of the black bed beside the paper
    # under a telephone instead of on the glass
    desk: float = 0.0  # what share of the sheet's width is seen of the desk beside it
    tilt: float = 0.0  # by what share the sheet's far side looks narrower
    shadow: float = 0.0  # how dark the shadow of a hand is
    # the scanner
    light: float = 0.0
    spine: float = 0.0
    dust: int = 0
    streaks: int = 0
    blur: float = 0.0  # pixels
    noise: float = 0.0  # grey levels
    grains: float = 0.0  # what share of all pixels a copier turns round
    # the file
    turned: tuple[tuple[int, int], ...] = ()  # page (from 1), degrees with the clock
    layer: str = ""  # invisible text: "right", "wrong", "shifted", "part"
    digital: tuple[int, ...] = ()  # pages (from 1) that are no scans


RECIPES = {
    recipe.name: recipe
    for recipe in (
        Recipe("plain", quality=85),
        Recipe("grey", dpi=200, quality=25, blur=0.65),
        Recipe("clean", dpi=200, quality=48, blur=0.45, signed=True),
        Recipe("askew", skew=1.2, sway=0.2, blur=0.8, noise=2.5, quality=35),
        Recipe("uneven", dpi=200, ground=226, light=0.3, spine=0.45, curl=3, blur=0.5, noise=0.5, quality=35),
        Recipe("stamped", colour=True, stamps=True, signed=True, sway=0.3, blur=0.9, noise=0.2, quality=20),
        Recipe("pressed", dpi=200, quality=20, blur=0.4, sway=0.3),
        Recipe("black-white", coding="fax", sway=0.4, blur=0.8),
        Recipe("hard", coding="flate", halftone=False, sway=0.4, blur=0.8, noise=2),
        Recipe("pale", dpi=200, colour=True, ink=0.6, ground=240, keystone=0.004, blur=0.5, noise=0.6, quality=40),
        Recipe("wrong-layer", dpi=200, layer="wrong", sway=0.4, blur=0.5, noise=0.3, quality=40),
        Recipe("right-layer", dpi=200, layer="right", skew=-0.6, sway=0.2, blur=0.5, noise=0.6, quality=40),
        Recipe("turned", dpi=200, turned=((2, 90), (4, 180)), sway=0.4, blur=0.5, noise=0.4, quality=45),
        Recipe("mixed", dpi=200, digital=(1, 2), skew=0.5, sway=0.2, blur=0.5, noise=0.6, quality=40),
        Recipe(
            "dusty", dpi=150, through=0.12, holes=True, skew=-0.7, sway=0.3, bed=14, dust=160, streaks=2, blur=0.4,
            noise=0.8, quality=50,
        ),
        # As people have it: a telephone's picture, a fax copy, an archive's scan.
        Recipe(
            "telephone", dpi=200, colour=True, ground=235, desk=0.06, tilt=0.05, light=0.5, blur=0.7, noise=1.5,
            quality=70,
        ),
        Recipe(
            "telephone-dim", dpi=170, colour=True, ground=235, desk=0.1, tilt=0.1, light=0.72, shadow=0.4, curl=3,
            blur=0.7, noise=2, quality=70,
        ),
        Recipe("fax", dpi=200, coding="fax", sway=0.4, blur=0.5, dust=60, grains=0.0008),
        Recipe("archive", dpi=120, sway=0.4, ground=240, blur=0.4, noise=1.0, quality=60),
    )
}  # fmt: skip

SCANS = (  # sample, recipe
    ("wonosobo-2026", "grey"),
    ("selasihan-2026", "clean"),
    ("karangindah-2026", "askew"),
    ("muarabiru-2026", "uneven"),
    ("pulauseruni-2026", "stamped"),
    ("lembahwangi-2026", "pressed"),
    ("sukamerta-2026", "black-white"),
    ("sukamerta-2026", "pale"),
    ("wanakarta-2026", "wrong-layer"),
    ("karangindah-2026", "right-layer"),
    ("gunungjati-2026", "turned"),
    ("kuningsari-2026", "mixed"),
    ("lembahwangi-2026", "dusty"),
)
