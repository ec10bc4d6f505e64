"""The words of headings: which role a column has by them, and how broken or misread headings are put right."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from skparse.text.joining import compact, plain_letters
from skparse.text.lexicon import COMMON_WORDS
from skparse.text.months import heading_month
from skparse.text.settings import TEXT

Role = Literal["level", "schedule", "attribute"]

_NUMBER_HEADINGS = frozenset({"no", "nomor", "nomer", "nmr", "nourut", "nomorurut"})
_KET_HEADINGS = frozenset({"ket", "keterangan", "ketr", "catatan"})

_SCHEDULE_WORDS = "waktu|jadwal|jadual|bulan|periode|tanggal|timeline|schedule"

# Headings of columns that describe a row; all else left of the schedule carries the plan's own items. Collected from
# the action plans of real offices, see docs/field-notes.md.
_ATTRIBUTE_WORDS = (
    "ket|keterangan|catatan|pic|penanggung|penanggungjawab|pelaksana|pengampu|unit|divisi|bidang|bagian|subbag|"
    "subbagian|pihak|anggaran|biaya|pagu|dana|rp|target|satuan|volume|vol|jumlah|bobot|nilai|output|keluaran|hasil|"
    "outcome|data dukung|bukti|dokumen|eviden|evidence|evidens|realisasi|capaian|lokasi|tempat|sumber|peserta|"
    "penjelasan|jawaban|pilihan|skor|nama|jabatan|nip|pangkat|golongan|kedudukan|alamat|email|telepon|koordinator|"
    "paraf|status|prioritas|risiko|tindak lanjut|kendala|referensi|dasar hukum|mitra|instansi|stakeholder"
)
_LEVEL_WORDS = (
    "area|perubahan|program|sasaran|strategi|strategis|kebijakan|kegiatan|sub|subkegiatan|rencana|aksi|uraian|tahapan|"
    "tahap|indikator|komponen|aspek|pilar|langkah|tugas|isu|tujuan|fokus|aktivitas|agenda|pokok|unsur|subunsur|"
    "kriteria|pekerjaan|inovasi|misi|kinerja|penilaian|layanan"
)
# What an activity yields: a level where it is numbered, else an attribute.
_PRODUCT_WORDS = (
    "target|output|keluaran|hasil|outcome|data dukung|bukti|dokumen|eviden|evidence|evidens|realisasi|capaian|"
    "dokumentasi|produk"
)
_SCHEDULE = re.compile(rf"\b(?:{_SCHEDULE_WORDS})\b")
_ATTRIBUTE = re.compile(rf"\b(?:{_ATTRIBUTE_WORDS})\b")
_LEVEL = re.compile(rf"\b(?:{_LEVEL_WORDS})\b")
_PRODUCT = re.compile(rf"\b(?:{_PRODUCT_WORDS})\b")

_PATTERNS: tuple[tuple[re.Pattern[str], Role], ...] = (
    (_LEVEL, "level"),
    (_SCHEDULE, "schedule"),
    (_ATTRIBUTE, "attribute"),
)

# Words that a narrow column may break and OCR may misread.
_TERMS = frozenset(re.findall(r"[a-z]{4,}", f"{_ATTRIBUTE_WORDS}|{_LEVEL_WORDS}|{_SCHEDULE_WORDS}")) | {
    "jawab",
    "keberhasilan",
    "pelaksanaan",
    "kerja",
    "utama",
    "terkait",
}
_SHORT_TERMS = frozenset({"ket", "pic", "sub", "area", "aksi"})
# "No" misread: no other heading is of two signs.
_MISREAD_NO = re.compile(r"[hmnu][o0ce]$|n.$")


def slug(heading: str) -> str:
    """A key for a column: ``PENANGGUNG JAWAB`` → ``penanggung_jawab``."""
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or "kolom"


def heading_key(text: str) -> str:
    """What two prints of one heading have in common: its letters without white space; of a month its number ("#2"),
    since type that runs upwards may be read in two ways ("iraurbFe", "Februari")."""
    month = heading_month("".join(text.split())) if 2 < len(text) <= TEXT.max_month_heading_letters else None
    return f"#{month}" if month else compact(text)


def role_of(heading: str) -> Role | None:
    """What the heading's words say; None where they say nothing.

    Where it holds words of both an attribute and a level ("INDIKATOR OUTPUT", "TARGET KEGIATAN"), the first decides.
    """
    text = heading.casefold()
    attribute, level = _ATTRIBUTE.search(text), _LEVEL.search(text)
    if is_schedule_heading(text) and (not level or head_role(heading) == "schedule"):
        return "schedule"
    if attribute and (not level or attribute.start() < level.start()):
        return "attribute"
    if level:
        return "level"
    return None


def head_role(heading: str) -> Role | None:
    """What the first known word says: the head of an Indonesian phrase stands first ("TARGET KEGIATAN" is a target)."""
    text = heading.casefold()
    found = [(match.start(), role) for pattern, role in _PATTERNS if (match := pattern.search(text))]
    return min(found)[1] if found else None


def names_level(heading: str) -> bool:
    """The heading holds a word that names items of a plan, wherever it stands: "Urusan/Bidang/Program/Kegiatan"."""
    return bool(_LEVEL.search(heading.casefold()))


def is_number_heading(heading: str) -> bool:
    """The heading of a column that holds nothing but numbering: "No.", "NOMOR URUT"."""
    return plain_letters(heading) in _NUMBER_HEADINGS


def is_ket(heading: str) -> bool:
    """The column KET / KETERANGAN."""
    return plain_letters(heading) in _KET_HEADINGS


def is_schedule_heading(heading: str) -> bool:
    """A heading that names a time: "WAKTU PELAKSANAAN", "JADWAL", "BULAN"."""
    return bool(_SCHEDULE.search(heading.casefold()))


def is_product(heading: str) -> bool:
    """The heading of a column that may be a level or an attribute: what an activity yields ("OUTPUT")."""
    return bool(_PRODUCT.search(heading.casefold()))


def heading_words(text: str) -> int:
    """How many of the five kinds of heading words a text holds, for finding a header row by its words."""
    folded = text.casefold()
    found = (_SCHEDULE.search(folded), _ATTRIBUTE.search(folded), _LEVEL.search(folded))
    return is_number_heading(text) + is_ket(text) + sum(match is not None for match in found)


def correct_heading(text: str, from_ocr: bool = False) -> str:
    """Join the pieces of a heading's words that a narrow column broke: "PENANGGU NG JAWAB" → "PENANGGUNG JAWAB".

    ``from_ocr``: OCR read it. Then a word that is one letter from a term is that term ("HEGIATAN" → "KEGIATAN").
    """
    words = [plain if (plain := w.replace("-", "")).casefold() in _TERMS else w for w in text.split()]
    result: list[str] = []
    while words:
        count = _count_pieces(words)
        result.append("".join(words[:count]))
        del words[:count]
    return " ".join(map(_correct_term, result) if from_ocr else result)


def _count_pieces(words: list[str]) -> int:
    """How many of the first words are the pieces of one known word; 1 if they are not."""
    for count in range(min(TEXT.max_term_pieces, len(words)), 1, -1):
        pieces = words[:count]
        if _is_known("".join(pieces)) and not any(map(_is_known, pieces)):
            return count
    return 1


def _is_known(word: str) -> bool:
    letters = plain_letters(word)
    return letters in _TERMS or letters in COMMON_WORDS


def _correct_term(word: str) -> str:
    """The term that a misread word of a heading is, in its case, or the word itself."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    body = word.strip(".,:;")
    folded = body.casefold()
    if _MISREAD_NO.match(folded):
        return "No" + word[len(body) :] if word.startswith(body) else "No"
    if folded in _TERMS or folded in _SHORT_TERMS or len(folded) < TEXT.min_misread_letters:
        return word
    terms = _TERMS if len(folded) >= TEXT.min_long_term_letters else _SHORT_TERMS
    near = process.extract(folded, terms, scorer=Levenshtein.distance, score_cutoff=1, limit=2)
    if len(near) != 1:
        return word
    term: str = near[0][0]
    return word.replace(body, term.upper() if sum(map(str.isupper, body)) * 2 > len(body) else term.capitalize())
