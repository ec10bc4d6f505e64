"""The region that the name of a lembaga tells: its code after the Ministry of Home Affairs (Kemendagri).

A name is looked up as it is printed, whatever its spacing, hyphens and case; nothing is guessed. A name that is not in
``wilayah.csv`` has no region.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple


class Region(NamedTuple):
    """A place in the country. ``jenis``: pusat, provinsi, kabupaten or kota; pusat has the code "00"."""

    kode: str
    jenis: str
    nama: str


PUSAT = Region("00", "pusat", "Republik Indonesia")

# Other names that stand on decrees: short ones, and those of before or after a law renamed the region.
_ALSO = {
    ("provinsi", "DKI Jakarta"): "31",
    ("provinsi", "Daerah Khusus Jakarta"): "31",  # UU 2/2024
    ("provinsi", "DI Yogyakarta"): "34",
    ("provinsi", "Nanggroe Aceh Darussalam"): "11",  # until Pergub Aceh 46/2009
    ("kabupaten", "Toba Samosir"): "12.12",  # until PP 14/2020
    ("kabupaten", "Maluku Tenggara Barat"): "81.03",  # until PP 2/2019
    ("kabupaten", "Mamuju Utara"): "76.01",  # until PP 61/2017
    ("kota", "Padang Sidempuan"): "12.77",
}
# Aceh's commission has a name of its own (UU 11/2006).
_ACEH, _ACEH_CODE = ("KOMISI INDEPENDEN PEMILIHAN", "KIP"), "11"
_COMMISSION = re.compile(r"(?:SEKRETARIAT )?(KOMISI PEMILIHAN UMUM|KPU|KOMISI INDEPENDEN PEMILIHAN|KIP)(?: (.*))?")
_KIND = re.compile(r"(PROVINSI|PROPINSI|PROV\.?|KABUPATEN|KAB\.?|KOTA)(?: ?ADMINISTRASI| ?ADM\.?)? (.+)")
_KINDS = {"P": "provinsi", "KA": "kabupaten", "KO": "kota"}
_TITLE = re.compile(
    r"\b(?:KOMISI PEMILIHAN UMUM|KPU|KOMISI INDEPENDEN PEMILIHAN|KIP) "
    r"(?:REPUBLIK INDONESIA|(?:PROVINSI|PROPINSI|KABUPATEN|KAB\.|KOTA) .+?)"
    r"(?= (?:PADA|TAHUN|PERIODE|UNTUK)\b|[,;(]|$)",
    re.IGNORECASE,
)
# Longer names are none; a title has a sentence or two.
_LONGEST, _LONGEST_TITLE = 200, 2000


@lru_cache(maxsize=4096)
def region(lembaga: str | None) -> Region | None:
    """The region of "KOMISI PEMILIHAN UMUM KABUPATEN WONOSOBO" and the like, or None."""
    if not lembaga or len(lembaga) > _LONGEST:
        return None
    found = _COMMISSION.fullmatch(" ".join(unicodedata.normalize("NFKC", lembaga).upper().split()))
    if found is None:
        return None
    name, place = found[1], found[2] or ""
    if name in _ACEH:
        one = _place(place)
        return one if one is not None and one.kode.startswith(_ACEH_CODE) else None
    return PUSAT if place in ("", "REPUBLIK INDONESIA", "RI") else _place(place)


def lembaga_in(title: str | None) -> str | None:
    """The lembaga that the title of a lampiran names ("… KPU KABUPATEN WONOSOBO TAHUN 2026"), as printed, or None."""
    found = _TITLE.search(" ".join((title or "")[:_LONGEST_TITLE].split()))
    return found[0] if found and len(found[0]) <= _LONGEST else None


def _place(text: str) -> Region | None:
    """ "KABUPATEN BANJAR", "KOTA BANJAR", also with its province behind; without a kind only provinces are known."""
    regions = _regions()
    text, _, province = text.partition(" PROVINSI ")
    kind = _KIND.fullmatch(text)
    if kind is None:
        name = _squeezed(text)
        same = [one for jenis in ("provinsi", "kabupaten", "kota") if (one := regions.get((jenis, name)))]
        one = same[0] if len(same) == 1 and same[0].jenis == "provinsi" else None
    else:
        jenis = next(value for start, value in _KINDS.items() if kind[1].startswith(start))
        one = regions.get((jenis, _squeezed(kind[2])))
    if one is not None and province:
        above = regions.get(("provinsi", _squeezed(province)))
        return one if above is not None and one.kode.startswith(above.kode) else None
    return one


@cache
def _regions() -> dict[tuple[str, str], Region]:
    lines = files("skparse.collect").joinpath("wilayah.csv").read_text(encoding="utf-8").splitlines()
    rows = [Region(*line.split(",")) for line in lines if not line.startswith("#")][1:]
    by_code = {one.kode: one for one in rows}
    found = {(one.jenis, _squeezed(one.nama)): one for one in rows}
    found.update({(jenis, _squeezed(name)): by_code[code] for (jenis, name), code in _ALSO.items()})
    return found


def _squeezed(name: str) -> str:
    """Letters alone: "Toli-Toli", "TOLI TOLI" and "Tolitoli" are one."""
    return "".join(sign for sign in name.casefold() if sign.isalpha())
