"""Tables of offices by seed: work plans with headings of every kind, and tables that look like plans and are none.

Every table is drawn from what is known of it: its kind and the role of each of its columns.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from drawn import BOLD, PLAIN, Drawing, Style

_VERBS = ("Menyusun", "Melaksanakan", "Menetapkan", "Membentuk", "Memantau", "Mengevaluasi", "Menyampaikan", "Meninjau")
_NOUNS = (
    "jadwal piket", "naskah panduan", "tim kerja", "laporan berkala", "papan informasi", "formulir aduan", "peta proses",
    "arsip surat", "daftar aset", "rencana pelatihan", "standar layanan", "rapat koordinasi", "sistem antrean",
)  # fmt: skip
_PLACES = ("di ruang layanan", "pada setiap bagian", "bersama mitra", "secara terbuka", "untuk semua pegawai", "")
_UNITS = ("Sekretariat", "Subbag Umum", "Bidang Tata Usaha", "Divisi Data", "Tim Kerja I", "Kepala Bagian")
_NAMES = ("Andi Lesmana", "Budi Wirya", "Citra Ayu", "Dewi Kirana", "Eko Prabu", "Fitri Nala")
_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober")
_SHORT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_TOP = (
    "PROGRAM", "AREA PERUBAHAN", "SASARAN", "KOMPONEN", "BIDANG / SUB BIDANG", "Urusan/Bidang Urusan/Program/Kegiatan",
    "Prioritas Unsur", "SASARAN STRATEGIS", "PROSES", "TUJUAN", "Unsur", "Bidang", "ASPEK", "PROGRAM DAN KEGIATAN",
)  # fmt: skip
_MIDDLE = ("KEGIATAN", "INDIKATOR", "SUB KEGIATAN", "URAIAN KEGIATAN", "Sub Unsur", "Sasaran Kegiatan", "RENCANA AKSI")
_LOWEST = (
    "LANGKAH AKSI",
    "RENCANA AKSI",
    "URAIAN",
    "TAHAPAN KEGIATAN",
    "Indikator Keberhasilan",
    "Aktivitas",
    "Langkah",
)
_PLAN_TITLES = (
    "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS", "RENCANA KERJA TIM REFORMASI", "MATRIKS RENCANA AKSI TAHUN 2026",
    "JADWAL PELAKSANAAN KEGIATAN TAHUN 2026", "RENCANA TINDAK LANJUT", "PROGRAM KERJA TAHUN 2026", "",
    "LAMPIRAN KEPUTUSAN TENTANG PENETAPAN RENCANA AKSI", "MONITORING RENCANA AKSI TAHUN 2026",
)  # fmt: skip


class OfficeTable(NamedTuple):
    """A table and what is known of it."""

    kind: str
    """One of `skparse.table.assemble.evidence.KINDS`."""
    roles: dict[str, str]
    """Heading → role, of the columns that are neither numbering nor months."""
    data: bytes
    """The PDF."""


class _Column(NamedTuple):
    heading: str
    role: str
    width: float
    text: Callable[[random.Random], str]


def office_table(seed: int) -> OfficeTable:
    """The table of a seed; about half of them are plans."""
    rng = random.Random(f"office {seed}")
    return _plan(rng) if rng.random() < 0.5 else _other(rng)


def _phrase(rng: random.Random) -> str:
    words = f"{rng.choice(_VERBS)} {rng.choice(_NOUNS)} {rng.choice(_PLACES)}".split()
    lines: list[list[str]] = [[]]
    for word in words:
        if len(" ".join([*lines[-1], word])) > 24:
            lines.append([])
        lines[-1].append(word)
    return "\n".join(" ".join(line) for line in lines if line)


def _title_phrase(rng: random.Random) -> str:
    return f"{rng.choice(_NOUNS)}\n{rng.choice(_PLACES) or 'kantor'}".capitalize()


def _numbered(text: Callable[[random.Random], str]) -> Callable[[random.Random], str]:
    """The same texts behind letters; where each list begins anew is not said."""
    letters = iter("abcdefgh" * 20)
    return lambda rng: f"{next(letters)}. {text(rng)}"


def _figure(rng: random.Random) -> str:
    n = rng.randrange(1, 100)
    return rng.choice((str(n), f"{n}%", f"{n} dok", f"{n} laporan", f"{n},{rng.randrange(10)}", "A", f"{n} orang"))


def _money(rng: random.Random) -> str:
    return rng.choice(("", "Rp ")) + f"{rng.randrange(1, 900)}.{rng.randrange(100, 999)}.000"


def _time(rng: random.Random) -> str:
    first, last = rng.choice(_MONTHS), rng.choice(_MONTHS)
    return rng.choice(
        (first, f"{first} 2026", f"{first} s.d. {last}", f"- {first}\n- {last}", "Triwulan II", "Tiap bulan")
    )


_ATTRIBUTES = (
    _Column("TARGET", "attribute", 50, _figure),
    _Column("OUTPUT", "attribute", 90, lambda rng: rng.choice(("Laporan", "Notula rapat", "Dokumen", "SK", "Foto"))),
    _Column("BUKTI FISIK", "attribute", 90, lambda rng: f"{rng.choice(('Notula', 'SK', 'Foto'))} {rng.choice(_NOUNS)}"),
    _Column("DATA DUKUNG", "attribute", 80, lambda rng: rng.choice(("Undangan", "Daftar hadir", "Notula", "Surat"))),
    _Column("PENANGGUNG JAWAB", "attribute", 80, lambda rng: rng.choice(_UNITS)),
    _Column("PIC", "attribute", 60, lambda rng: rng.choice(_UNITS)),
    _Column("PELAKSANA", "attribute", 70, lambda rng: rng.choice(_UNITS)),
    _Column("ANGGARAN (Rp)", "attribute", 70, _money),
    _Column("TAHUN 2025", "attribute", 45, _figure),
    _Column("Indikator Output", "attribute", 80, _figure),
    _Column("SATUAN", "attribute", 45, lambda rng: rng.choice(("dok", "laporan", "%", "orang"))),
    _Column("KETERANGAN", "attribute", 70, lambda rng: rng.choice(("", "", "Sesuai kebutuhan", "Lanjutan"))),
)
_WHEN = ("WAKTU", "TARGET DAN WAKTU", "JADWAL", "WAKTU PELAKSANAAN", "Kurun Waktu", "BULAN")


def _plan(rng: random.Random) -> OfficeTable:
    levels = [_Column(rng.choice(_TOP), "level", 95, _title_phrase)]
    if rng.random() < 0.6:
        levels.append(_Column(rng.choice(_MIDDLE), "level", 105, _phrase))
    if len(levels) == 1 or rng.random() < 0.5:
        levels.append(_Column(rng.choice(_LOWEST), "level", 120, _phrase))
    if rng.random() < 0.2:
        levels.append(_Column(rng.choice(("OUTPUT", "DATA DUKUNG", "HASIL")), "level", 95, _numbered(_title_phrase)))
    elif rng.random() < 0.4:
        levels[-1] = levels[-1]._replace(text=_numbered(levels[-1].text))
    levels = [c for i, c in enumerate(levels) if c.heading not in [d.heading for d in levels[:i]]]
    taken = [column.heading for column in levels]
    attributes = rng.sample([c for c in _ATTRIBUTES if c.heading not in taken], rng.randint(1, 3))
    when = rng.choice(("months", "words", "words", "quarters", "targets"))
    title = rng.choice(_PLAN_TITLES)
    schedule: list[str] = []
    if when == "words":
        attributes.insert(rng.randint(0, len(attributes)), _Column(rng.choice(_WHEN), "schedule", 75, _time))
    elif when == "months":
        schedule = list(rng.choice((_SHORT, tuple(str(n) for n in range(1, 13)))))
    else:
        schedule = ["TW I", "TW II", "TW III", "TW IV"]
    columns = [*levels, *attributes]
    place = len(columns) if rng.random() < 0.5 else len(levels)
    if when == "targets":  # values of quarters, and the programme and its activities behind them
        place = 1
    drawn = _draw(rng, title, columns, len(levels), schedule, place, values=when == "targets")
    return OfficeTable("plan", {column.heading: column.role for column in columns}, drawn)


_OTHERS: dict[str, tuple[tuple[str, ...], tuple[tuple[_Column, ...], ...]]] = {
    "results": (
        ("LAPORAN REALISASI KINERJA", "CAPAIAN KINERJA TRIWULAN II", "REALISASI ANGGARAN", ""),
        (
            (
                _Column("PROGRAM/KEGIATAN", "level", 110, _phrase), _Column("INDIKATOR", "", 100, _phrase),
                _Column("TARGET", "attribute", 50, _figure), _Column("REALISASI", "attribute", 55, _figure),
                _Column("CAPAIAN (%)", "attribute", 55, _figure), _Column("KENDALA", "attribute", 80, _title_phrase),
            ),
            (
                _Column("Sasaran", "level", 110, _title_phrase), _Column("Indikator Kinerja", "", 110, _phrase),
                _Column("Target 2025", "attribute", 55, _figure), _Column("Realisasi", "attribute", 55, _figure),
            ),
        ),
    ),
    "indicators": (
        ("INDIKATOR KINERJA UTAMA", "KRITERIA KEBERHASILAN", "B. Ukuran Keberhasilan", ""),
        (
            (
                _Column("SASARAN STRATEGIS", "level", 100, _title_phrase),
                _Column("INDIKATOR KINERJA UTAMA", "", 110, _phrase),
                _Column("FORMULA PERHITUNGAN", "", 110, _phrase), _Column("SUMBER DATA", "attribute", 80, _title_phrase),
                _Column("PENANGGUNG JAWAB", "attribute", 80, lambda rng: rng.choice(_UNITS)),
            ),
            (
                _Column("Program", "level", 90, _title_phrase), _Column("Kegiatan", "level", 110, _phrase),
                _Column("Hasil yang diharapkan", "", 110, _phrase), _Column("Outcome", "", 90, _title_phrase),
                _Column("Output", "", 90, _title_phrase),
            ),
        ),
    ),
    "targets": (
        ("PERJANJIAN KINERJA TAHUN 2026", "RENCANA KINERJA TAHUNAN", "TARGET KINERJA", ""),
        (
            (
                _Column("TUJUAN", "level", 90, _title_phrase), _Column("SASARAN", "level", 100, _title_phrase),
                _Column("INDIKATOR KINERJA", "", 110, _phrase), _Column("KONDISI AWAL", "attribute", 50, _figure),
                _Column("TARGET 2026", "attribute", 50, _figure),
            ),
            (
                _Column("Sasaran Program", "level", 110, _title_phrase), _Column("Indikator", "", 110, _phrase),
                _Column("2025", "attribute", 40, _figure), _Column("2026", "attribute", 40, _figure),
                _Column("2027", "attribute", 40, _figure),
            ),
        ),
    ),
    "evaluation": (
        ("KERTAS KERJA EVALUASI", "LEMBAR KERJA PENILAIAN MANDIRI", ""),
        (
            (
                _Column("KOMPONEN", "level", 130, _phrase), _Column("BOBOT", "attribute", 45, _figure),
                _Column("JAWABAN", "attribute", 50, lambda rng: rng.choice(("Ya", "Tidak", "A", "B"))),
                _Column("NILAI", "attribute", 45, _figure), _Column("CATATAN", "attribute", 90, _title_phrase),
            ),
            (_Column("SYARAT", "level", 140, _phrase), _Column("Menuju WBK", "attribute", 80, _figure),
             _Column("Menuju WBBM", "attribute", 80, _figure)),
        ),
    ),
    "team": (
        ("SUSUNAN TIM KERJA", "DAFTAR HADIR RAPAT", "STRUKTUR TIM PENILAI", ""),
        (
            (
                _Column("NAMA", "level", 110, lambda rng: rng.choice(_NAMES)),
                _Column("JABATAN", "attribute", 110, lambda rng: rng.choice(_UNITS)),
                _Column("KEDUDUKAN DALAM TIM", "attribute", 90, lambda rng: rng.choice(("Ketua", "Anggota"))),
            ),
            (
                _Column("JABATAN DALAM TIM", "", 110, lambda rng: rng.choice(("Ketua", "Anggota", "Sekretaris"))),
                _Column("NAMA", "", 110, lambda rng: rng.choice(_NAMES)),
                _Column("URAIAN TUGAS", "", 130, _phrase),
            ),
        ),
    ),
    "budget": (
        ("RENCANA ANGGARAN BIAYA", "RINCIAN BELANJA KEGIATAN", ""),
        (
            (
                _Column("URAIAN", "level", 130, _title_phrase), _Column("VOLUME", "attribute", 50, _figure),
                _Column("HARGA SATUAN", "attribute", 80, _money), _Column("JUMLAH (Rp)", "attribute", 80, _money),
            ),
        ),
    ),
    "calendar": (
        ("SUSUNAN ACARA RAPAT KERJA", "JADWAL ACARA PELATIHAN", "JADWAL PIKET", ""),
        (
            (
                _Column("HARI/TANGGAL", "", 90, lambda rng: f"Senin, {rng.randrange(1, 28)} {rng.choice(_MONTHS)}"),
                _Column("PUKUL", "", 60, lambda rng: f"{rng.randrange(7, 17):02}.00 - {rng.randrange(8, 18):02}.30"),
                _Column("ACARA", "", 120, _phrase), _Column("TEMPAT", "attribute", 80, lambda rng: rng.choice(_UNITS)),
            ),
        ),
    ),
    "list": (
        ("Tabel 1. Kawasan Layanan", "DAFTAR INSTANSI", "Tabel 2. Unit dan Layanannya", ""),
        (
            (_Column("INSTANSI", "", 140, lambda rng: rng.choice(_UNITS)), _Column("UNIT LAYANAN", "", 150, _title_phrase)),
            (_Column("KAWASAN", "", 120, _title_phrase), _Column("KONDISI", "", 120, _phrase), _Column("PENETAPAN", "", 80, _figure)),
            (_Column("TAHAPAN", "", 120, _title_phrase), _Column("LANGKAH-LANGKAH", "", 150, _phrase)),
        ),
    ),
}  # fmt: skip


def _other(rng: random.Random) -> OfficeTable:
    kind = rng.choice(list(_OTHERS))
    titles, shapes = _OTHERS[kind]
    columns = rng.choice(shapes)
    quarters = kind == "results" and rng.random() < 0.4
    schedule = ["TW I", "TW II", "TW III", "TW IV"] if quarters else []
    data = _draw(rng, rng.choice(titles), columns, 1, schedule, 2, values=True)
    return OfficeTable(kind, {c.heading: c.role for c in columns if c.role}, data)


def _draw(
    rng: random.Random,
    title: str,
    columns: Sequence[_Column],
    levels: int,
    schedule: Sequence[str],
    place: int,
    values: bool,
) -> bytes:
    """A table with a numbering column, or none; months and quarters stand before the column ``place``."""
    numbered = rng.random() < 0.7
    month = 40.0 if values else 20.0
    widths = [*([24.0] if numbered else []), *(column.width for column in columns)]
    first = place + numbered
    widths[first:first] = [month] * len(schedule)
    drawing = Drawing(widths)
    if title:
        drawing.title(title)
    heads = [*(["NO"] if numbered else []), *(_broken(column.heading) for column in columns)]
    heads[first:first] = schedule
    ground = rng.choice((None, "#D9E2F3"))
    drawing.row(heads, Style(bold=True, ground=ground))
    if rng.random() < 0.3:
        drawing.row([str(n) for n in range(1, len(heads) + 1)])
    merged = levels > 1 and rng.random() < 0.7
    count = 0
    for _ in range(rng.randint(2, 4)):
        count += 1
        for child in range(rng.randint(1, 4)):
            is_first = child == 0 or not merged
            if child and not merged:
                count += 1
            cells: list[str | None] = [str(count) + "." if is_first else None] if numbered else []
            for i, column in enumerate(columns):
                cells.append(None if merged and child and i < levels - 1 else column.text(rng))
            marks = [_figure(rng) if values else "" for _ in schedule]
            fills = {}
            if schedule and not values:
                chosen = rng.randrange(len(schedule))
                if rng.random() < 0.5:
                    marks[chosen] = "v"
                else:
                    fills[first + chosen, first + chosen] = "#8DB3E2"
            cells[first:first] = marks
            drawing.row(cells, BOLD if rng.random() < 0.05 else PLAIN, fills=fills, no_rule_above=())
        if rng.random() < 0.25:
            drawing.next_page()
    return drawing.pdf()


def _broken(heading: str) -> str:
    words = heading.split()
    return "\n".join(words) if len(heading) > 12 else heading
