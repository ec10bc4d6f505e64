"""The words of headings: which role a column has by them, and how broken or misread headings are put right."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Role = Literal["level", "schedule", "attribute"]


def slug(heading: str) -> str:
    """``PENANGGUNG JAWAB`` → ``penanggung_jawab``."""
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or "kolom"


_NUMBER = re.compile(r"^(?:no|nomor|nomer|nmr|nourut|nomorurut)$")

_KET = re.compile(r"^(?:ket|keterangan|ketr|catatan)$")

_SCHEDULE = re.compile(r"\b(?:waktu|jadwal|jadual|bulan|periode|tanggal|timeline|schedule)\b")

# Headings of columns that describe a row; all else left of the schedule carries the plan's own items. Collected from
# the action plans of ../shared/real, FIELD.md and the SK families named there.
_ATTRIBUTE = re.compile(
    r"\b(?:ket|keterangan|catatan|pic|penanggung|penanggungjawab|pelaksana|pengampu|unit|divisi|bidang|bagian|subbag|"
    r"subbagian|pihak|anggaran|biaya|pagu|dana|rp|target|satuan|volume|vol|jumlah|bobot|nilai|output|keluaran|hasil|"
    r"outcome|data dukung|bukti|dokumen|eviden|evidence|evidens|realisasi|capaian|lokasi|tempat|sumber|peserta|"
    r"penjelasan|jawaban|pilihan|skor|bobot|nama|jabatan|nip|pangkat|golongan|kedudukan|alamat|email|telepon|"
    r"koordinator|paraf|status|prioritas|risiko|tindak lanjut|kendala|referensi|dasar hukum|mitra|instansi|"
    r"stakeholder)\b"
)

# Where a heading holds both ("INDIKATOR OUTPUT", "TARGET KEGIATAN"), its first word of either kind decides.
_LEVEL = re.compile(
    r"\b(?:area|perubahan|program|sasaran|strategi|strategis|kebijakan|kegiatan|sub|subkegiatan|rencana|aksi|uraian|"
    r"tahapan|tahap|indikator|komponen|aspek|pilar|langkah|tugas|isu|tujuan|fokus|aktivitas|agenda|pokok|unsur|"
    r"subunsur|kriteria|pekerjaan|inovasi|misi|kinerja|penilaian|layanan)\b"
)

_TERMS = frozenset(re.findall(r"[a-z]{4,}", _ATTRIBUTE.pattern + _LEVEL.pattern + _SCHEDULE.pattern)) | {
    "jawab",
    "perubahan",
    "keberhasilan",
    "pelaksanaan",
    "penanggung",
    "kerja",
    "dukung",
    "lanjut",
    "utama",
    "terkait",
    "strategis",
}

_SHORT_TERMS = frozenset({"ket", "pic", "sub", "area", "aksi"})

# "No" misread: no other heading is of two signs.
_NO = re.compile(r"[hmnu][o0ce]$|n.$")

_PRODUCT = re.compile(
    r"\b(?:target|output|keluaran|hasil|outcome|data dukung|bukti|dokumen|eviden|evidence|evidens|realisasi|capaian|"
    r"dokumentasi|produk)\b"
)


def is_product(heading: str) -> bool:
    """A heading that may be either: what an activity yields is a level where it is numbered, else an attribute."""
    return bool(_PRODUCT.search(heading.casefold()))


def correct_heading(text: str, guessed: bool = False) -> str:
    """Join the pieces of a heading's words that a narrow column broke: "PENANGGU NG JAWAB" → "PENANGGUNG JAWAB".

    ``guessed``: OCR read it. Then a word that is one letter from a term is that term ("HEGIATAN" → "KEGIATAN").
    """
    words = [plain if (plain := w.replace("-", "")).casefold() in _TERMS else w for w in text.split()]
    result: list[str] = []
    while words:
        for n in range(min(6, len(words)), 1, -1):
            joined = "".join(words[:n])
            if re.sub(r"[^a-z]", "", joined.casefold()) in _TERMS and not any(
                w.casefold() in _TERMS for w in words[:n]
            ):
                result.append(joined)
                del words[:n]
                break
        else:
            result.append(words.pop(0))
    return " ".join(map(_term, result) if guessed else result)


def _term(word: str) -> str:
    """The term that a misread word of a heading is, in its case, or the word itself."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    body = word.strip(".,:;")
    folded = body.casefold()
    if _NO.match(folded):
        return "No" + word[len(body) :] if word.startswith(body) else "No"
    if folded in _TERMS or folded in _SHORT_TERMS or len(folded) < 3:
        return word
    some = _TERMS if len(folded) > 4 else _SHORT_TERMS
    near = process.extract(folded, some, scorer=Levenshtein.distance, score_cutoff=1, limit=2)
    if len(near) != 1:
        return word
    found: str = near[0][0]
    return word.replace(body, found.upper() if sum(map(str.isupper, body)) * 2 > len(body) else found.capitalize())


def is_number_heading(heading: str) -> bool:
    """The heading of a column that holds nothing but numbering: "No.", "NOMOR URUT"."""
    return bool(_NUMBER.match(re.sub(r"[^a-z]", "", heading.casefold())))


def is_ket(heading: str) -> bool:
    """The column KET / KETERANGAN."""
    return bool(_KET.match(re.sub(r"[^a-z]", "", heading.casefold())))


def is_schedule_heading(heading: str) -> bool:
    """A heading that names a time: "WAKTU PELAKSANAAN", "JADWAL", "BULAN"."""
    return bool(_SCHEDULE.search(heading.casefold()))


def role_of(heading: str) -> Role | None:
    """What the heading's words say; None where they say nothing."""
    text = heading.casefold()
    attribute, level = _ATTRIBUTE.search(text), _LEVEL.search(text)
    if is_schedule_heading(text) and not level:
        return "schedule"
    if attribute and (not level or attribute.start() < level.start()):
        return "attribute"
    if level:
        return "level"
    return None


def heading_words(text: str) -> int:
    """How many words of headings a text holds, for finding a header row by its words."""
    folded = text.casefold()
    return sum(
        bool(test)
        for test in (
            is_number_heading(text),
            is_ket(text),
            _SCHEDULE.search(folded),
            _ATTRIBUTE.search(folded),
            _LEVEL.search(folded),
        )
    )
