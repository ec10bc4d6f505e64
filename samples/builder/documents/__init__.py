"""The fixed sample documents: name → (its factory, who prints it)."""

from __future__ import annotations

from collections.abc import Callable

from samples.builder import selasihan, wonosobo
from samples.builder.model import Document

from . import (
    batusari,
    bukitpermai,
    gunungjati,
    karangindah,
    kuningsari,
    lembahwangi,
    muarabiru,
    pulauseruni,
    rimbaraya,
    sukamerta,
    tanjungmas,
    telagasari,
    wanakarta,
)

DOCUMENTS: dict[str, tuple[Callable[[], Document], str]] = {
    "wonosobo-2026": (wonosobo.document, "writer"),
    "selasihan-2026": (selasihan.document, "calc"),
    "rimbaraya-2026": (rimbaraya.document, "chromium"),
    "tanjungmas-2025": (tanjungmas.document, "weasyprint"),
    "batusari-2026": (batusari.document, "reportlab"),
    "telagasari-2026": (telagasari.document, "chromium"),
    "kuningsari-2026": (kuningsari.document, "weasyprint"),
    "lembahwangi-2026": (lembahwangi.document, "writer"),
    "muarabiru-2026": (muarabiru.document, "writer"),
    "sukamerta-2026": (sukamerta.document, "reportlab"),
    "wanakarta-2026": (wanakarta.document, "reportlab"),
    "karangindah-2026": (karangindah.document, "reportlab"),
    "bukitpermai-2026": (bukitpermai.document, "writer"),
    "pulauseruni-2026": (pulauseruni.document, "reportlab"),
    "gunungjati-2026": (gunungjati.document, "reportlab"),
}
