"""The region in the name of a lembaga, with its code of the Ministry of Home Affairs (Kemendagri).

Names are compared without spaces, hyphens and case, and not otherwise guessed. A name that is not in ``wilayah.csv``
has no region.
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

# Other names that are printed on decrees: short ones, and those from before or after a law renamed the region.
_OTHER_NAMES = {
    ("provinsi", "DKI Jakarta"): "31",
    ("provinsi", "Daerah Khusus Jakarta"): "31",  # UU 2/2024
    ("provinsi", "DI Yogyakarta"): "34",
    ("provinsi", "Nanggroe Aceh Darussalam"): "11",  # until Pergub Aceh 46/2009
    ("kabupaten", "Toba Samosir"): "12.12",  # until PP 14/2020
    ("kabupaten", "Maluku Tenggara Barat"): "81.03",  # until PP 2/2019
    ("kabupaten", "Mamuju Utara"): "76.01",  # until PP 61/2017
    ("kota", "Padang Sidempuan"): "12.77",
}
# The commission of Aceh has another name than the others (UU 11/2006).
_ACEH_COMMISSION, _ACEH_CODE = ("KOMISI INDEPENDEN PEMILIHAN", "KIP"), "11"
_COMMISSION = re.compile(r"(?:SEKRETARIAT )?(KOMISI PEMILIHAN UMUM|KPU|KOMISI INDEPENDEN PEMILIHAN|KIP)(?: (.*))?")
_KIND = re.compile(r"(PROVINSI|PROPINSI|PROV\.?|KABUPATEN|KAB\.?|KOTA)(?: ?ADMINISTRASI| ?ADM\.?)? (.+)")
_KINDS = {"P": "provinsi", "KA": "kabupaten", "KO": "kota"}
_TITLE = re.compile(
    r"\b(?:KOMISI PEMILIHAN UMUM|KPU|KOMISI INDEPENDEN PEMILIHAN|KIP) "
    r"(?:REPUBLIK INDONESIA|(?:PROVINSI|PROPINSI|KABUPATEN|KAB\.|KOTA) .+?)"
    r"(?= (?:PADA|TAHUN|PERIODE|UNTUK)\b|[,;(]|$)",
    re.IGNORECASE,
)
# In characters. A longer text is not a name; of a longer title only the beginning is searched.
_MAX_NAME, _MAX_TITLE = 200, 2000


@lru_cache(maxsize=4096)
def region(lembaga: str | None) -> Region | None:
    """The region of "KOMISI PEMILIHAN UMUM KABUPATEN WONOSOBO" and the like, or None."""
    if not lembaga or len(lembaga) > _MAX_NAME:
        return None
    found = _COMMISSION.fullmatch(" ".join(unicodedata.normalize("NFKC", lembaga).upper().split()))
    if found is None:
        return None
    commission, place = found[1], found[2] or ""
    if commission in _ACEH_COMMISSION:
        in_aceh = _find_region(place)
        return in_aceh if in_aceh is not None and in_aceh.kode.startswith(_ACEH_CODE) else None
    return PUSAT if place in ("", "REPUBLIK INDONESIA", "RI") else _find_region(place)


def lembaga_in(title: str | None) -> str | None:
    """The lembaga in the title of a lampiran ("… KPU KABUPATEN WONOSOBO TAHUN 2026"), as printed, or None."""
    found = _TITLE.search(" ".join((title or "")[:_MAX_TITLE].split()))
    return found[0] if found and len(found[0]) <= _MAX_NAME else None


def _find_region(text: str) -> Region | None:
    """The region "KABUPATEN BANJAR" or "KOTA BANJAR", also followed by its province; without a kind only provinces."""
    regions = _regions()
    text, _, province = text.partition(" PROVINSI ")
    kind = _KIND.fullmatch(text)
    if kind is None:
        name = _letters_only(text)
        namesakes = [one for jenis in ("provinsi", "kabupaten", "kota") if (one := regions.get((jenis, name)))]
        match = namesakes[0] if len(namesakes) == 1 and namesakes[0].jenis == "provinsi" else None
    else:
        jenis = next(value for start, value in _KINDS.items() if kind[1].startswith(start))
        match = regions.get((jenis, _letters_only(kind[2])))
    if match is not None and province:
        parent = regions.get(("provinsi", _letters_only(province)))
        return match if parent is not None and match.kode.startswith(parent.kode) else None
    return match


@cache
def _regions() -> dict[tuple[str, str], Region]:
    lines = files("skparse.collect").joinpath("wilayah.csv").read_text(encoding="utf-8").splitlines()
    rows = [Region(*line.split(",")) for line in lines if not line.startswith("#")][1:]
    by_code = {one.kode: one for one in rows}
    found = {(one.jenis, _letters_only(one.nama)): one for one in rows}
    found.update({(jenis, _letters_only(name)): by_code[code] for (jenis, name), code in _OTHER_NAMES.items()})
    return found


def _letters_only(name: str) -> str:
    """The name without spaces, hyphens and case: "Toli-Toli", "TOLI TOLI" and "Tolitoli" are the same."""
    return "".join(letter for letter in name.casefold() if letter.isalpha())
