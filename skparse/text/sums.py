"""The words of rows that sum up those above them: "JUMLAH", "Sub total", "TOTAL ANGGARAN", "Jumlah I + II"."""

from __future__ import annotations

import re

# White space does not count: a narrow column breaks the words as it likes.
_SUM = r"(?:grand|sub[-.]?)?(?:jumlah|total){1,2}"
_WHOLE = r"(?:seluruhnya|keseluruhan|seluruh|semua|umum|akhir)?"
_MONEY = r"(?:(?:pagu|alokasi|kebutuhan|rencana)?(?:anggaran|biaya|belanja|dana|pagu))?"
_NUMBER = r"(?:[ivx]{1,4}|\d{1,2}(?:\.\d{1,2})*|[a-h])[.)]?"
_PART = r"(?:sub)?(?:program|kegiatan|area|bagian|bidang|komponen|sasaran|kelompok|aksi|rincian)"
_OF = rf"(?:\(?{_PART}?{_NUMBER}(?:(?:[-+,&/]|s\.?/?d\.?|dan){_NUMBER})*\)?)?"
_YEAR = r"(?:(?:tahun|ta)?(?:anggaran)?(?:19|20)\d\d)?"
_BARE = re.compile(rf"{_SUM}{_WHOLE}{_OF}\W*(?:rp\W*)?$", re.IGNORECASE)
_OF_MONEY = re.compile(rf"{_SUM}{_WHOLE}{_MONEY}{_WHOLE}{_OF}{_YEAR}\W*(?:rp\W*)?$", re.IGNORECASE)


def is_sum(text: str) -> bool:
    """The text is a sum and nothing else: "JUMLAH", "Sub total", "Jumlah Keseluruhan (Rp)", "TOTAL I + II"."""
    return _BARE.match("".join(text.split())) is not None


def may_be_sum(text: str) -> bool:
    """The text is a sum, or that of money, as a row without figures beside it may have it for a title or an indicator:
    "TOTAL ANGGARAN", "Jumlah Biaya Kegiatan 1"."""
    return _OF_MONEY.match("".join(text.split())) is not None
