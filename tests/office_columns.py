"""What stands in office tables: the columns of plans and of other tables, and the texts of their cells."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

_VERBS = ("Menyusun", "Melaksanakan", "Menetapkan", "Membentuk", "Memantau", "Mengevaluasi", "Menyampaikan", "Meninjau")
_NOUNS = (
    "jadwal piket", "naskah panduan", "tim kerja", "papan informasi", "formulir aduan", "peta proses",
    "arsip surat", "daftar aset", "rencana pelatihan", "standar layanan", "rapat koordinasi", "sistem antrean",
)  # fmt: skip
_PLACES = ("di ruang layanan", "pada setiap bagian", "bersama mitra", "secara terbuka", "untuk semua pegawai", "")
_UNITS = ("Sekretariat", "Subbag Umum", "Bidang Tata Usaha", "Divisi Data", "Tim Kerja I", "Kepala Bagian")
_NAMES = ("Andi Lesmana", "Budi Wirya", "Citra Ayu", "Dewi Kirana", "Eko Prabu", "Fitri Nala")
_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober")
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


class ColumnShape(NamedTuple):
    heading: str
    role: str
    width: float
    text: Callable[[random.Random], str]
    spans: bool = False
    """Its cells are merged over the rows of an item."""


def phrase(rng: random.Random) -> str:
    words = f"{rng.choice(_VERBS)} {rng.choice(_NOUNS)} {rng.choice(_PLACES)}".split()
    lines: list[list[str]] = [[]]
    for word in words:
        if len(" ".join([*lines[-1], word])) > 24:
            lines.append([])
        lines[-1].append(word)
    return "\n".join(" ".join(line) for line in lines if line)


def short_phrase(rng: random.Random) -> str:
    return f"{rng.choice(_NOUNS)}\n{rng.choice(_PLACES) or 'kantor'}".capitalize()


def numbered(text: Callable[[random.Random], str]) -> Callable[[random.Random], str]:
    """The same texts behind letters; where each list begins anew is not said."""
    letters = iter("abcdefgh" * 20)
    return lambda rng: f"{next(letters)}. {text(rng)}"


def amount(rng: random.Random) -> str:
    n = rng.randrange(1, 100)
    return rng.choice((str(n), f"{n}%", f"{n} dok", f"{n} laporan", f"{n},{rng.randrange(10)}", "A", f"{n} orang"))


def money(rng: random.Random) -> str:
    return rng.choice(("", "Rp ")) + f"{rng.randrange(1, 900)}.{rng.randrange(100, 999)}.000"


def time(rng: random.Random) -> str:
    first, last = rng.choice(_MONTHS), rng.choice(_MONTHS)
    return rng.choice(
        (first, f"{first} 2026", f"{first} s.d. {last}", f"- {first}\n- {last}", "Triwulan II", "Tiap bulan")
    )


ATTRIBUTES = (
    ColumnShape("AKSI", "attribute", 110, phrase, spans=True),
    ColumnShape("TINDAKAN", "attribute", 110, phrase, spans=True),
    ColumnShape("TARGET", "attribute", 50, amount),
    ColumnShape(
        "OUTPUT", "attribute", 90, lambda rng: rng.choice(("Laporan", "Notula rapat", "Dokumen", "SK", "Foto"))
    ),
    ColumnShape(
        "BUKTI FISIK", "attribute", 90, lambda rng: f"{rng.choice(('Notula', 'SK', 'Foto'))} {rng.choice(_NOUNS)}"
    ),
    ColumnShape(
        "DATA DUKUNG", "attribute", 80, lambda rng: rng.choice(("Undangan", "Daftar hadir", "Notula", "Surat"))
    ),
    ColumnShape("PENANGGUNG JAWAB", "attribute", 80, lambda rng: rng.choice(_UNITS)),
    ColumnShape("PIC", "attribute", 60, lambda rng: rng.choice(_UNITS)),
    ColumnShape("PELAKSANA", "attribute", 70, lambda rng: rng.choice(_UNITS)),
    ColumnShape("ANGGARAN (Rp)", "attribute", 70, money),
    ColumnShape("TAHUN 2025", "attribute", 62, amount),
    ColumnShape("Indikator Output", "attribute", 80, amount),
    ColumnShape("SATUAN", "attribute", 45, lambda rng: rng.choice(("dok", "laporan", "%", "orang"))),
    ColumnShape("KETERANGAN", "attribute", 70, lambda rng: rng.choice(("", "", "Sesuai kebutuhan", "Lanjutan"))),
)
OTHERS: dict[str, tuple[tuple[str, ...], tuple[tuple[ColumnShape, ...], ...]]] = {
    "results": (
        ("LAPORAN REALISASI KINERJA", "CAPAIAN KINERJA TRIWULAN II", "REALISASI ANGGARAN", ""),
        (
            (
                ColumnShape("PROGRAM/KEGIATAN", "level", 110, phrase),
                ColumnShape("INDIKATOR", "", 100, phrase),
                ColumnShape("TARGET", "attribute", 50, amount),
                ColumnShape("REALISASI", "attribute", 55, amount),
                ColumnShape("CAPAIAN (%)", "attribute", 55, amount),
                ColumnShape("KENDALA", "attribute", 80, short_phrase),
            ),
            (
                ColumnShape("Sasaran", "level", 110, short_phrase),
                ColumnShape("Indikator Kinerja", "", 110, phrase),
                ColumnShape("Target 2025", "attribute", 55, amount),
                ColumnShape("Realisasi", "attribute", 55, amount),
            ),
        ),
    ),
    "indicators": (
        ("INDIKATOR KINERJA UTAMA", "KRITERIA KEBERHASILAN", "B. Ukuran Keberhasilan", ""),
        (
            (
                ColumnShape("SASARAN STRATEGIS", "level", 100, short_phrase),
                ColumnShape("INDIKATOR KINERJA UTAMA", "", 110, phrase),
                ColumnShape("FORMULA PERHITUNGAN", "", 110, phrase),
                ColumnShape("SUMBER DATA", "attribute", 80, short_phrase),
                ColumnShape("PENANGGUNG JAWAB", "attribute", 80, lambda rng: rng.choice(_UNITS)),
            ),
            (
                ColumnShape("Program", "level", 90, short_phrase),
                ColumnShape("Kegiatan", "level", 110, phrase),
                ColumnShape("Hasil yang diharapkan", "", 110, phrase),
                ColumnShape("Outcome", "", 90, short_phrase),
                ColumnShape("Output", "", 90, short_phrase),
            ),
        ),
    ),
    "targets": (
        ("PERJANJIAN KINERJA TAHUN 2026", "RENCANA KINERJA TAHUNAN", "TARGET KINERJA", ""),
        (
            (
                ColumnShape("TUJUAN", "level", 90, short_phrase),
                ColumnShape("SASARAN", "level", 100, short_phrase),
                ColumnShape("INDIKATOR KINERJA", "", 110, phrase),
                ColumnShape("KONDISI AWAL", "attribute", 66, amount),
                ColumnShape("TARGET 2026", "attribute", 62, amount),
            ),
            (
                ColumnShape("Sasaran Program", "level", 110, short_phrase),
                ColumnShape("Indikator", "", 110, phrase),
                ColumnShape("2025", "attribute", 40, amount),
                ColumnShape("2026", "attribute", 40, amount),
                ColumnShape("2027", "attribute", 40, amount),
            ),
        ),
    ),
    "evaluation": (
        ("KERTAS KERJA EVALUASI", "LEMBAR KERJA PENILAIAN MANDIRI", ""),
        (
            (
                ColumnShape("KOMPONEN", "level", 130, phrase),
                ColumnShape("BOBOT", "attribute", 45, amount),
                ColumnShape("JAWABAN", "attribute", 50, lambda rng: rng.choice(("Ya", "Tidak", "A", "B"))),
                ColumnShape("NILAI", "attribute", 45, amount),
                ColumnShape("CATATAN", "attribute", 90, short_phrase),
            ),
            (
                ColumnShape("SYARAT", "level", 140, phrase),
                ColumnShape("Menuju WBK", "attribute", 80, amount),
                ColumnShape("Menuju WBBM", "attribute", 80, amount),
            ),
        ),
    ),
    "team": (
        ("SUSUNAN TIM KERJA", "DAFTAR HADIR RAPAT", "STRUKTUR TIM PENILAI", ""),
        (
            (
                ColumnShape("NAMA", "level", 110, lambda rng: rng.choice(_NAMES)),
                ColumnShape("JABATAN", "attribute", 110, lambda rng: rng.choice(_UNITS)),
                ColumnShape("KEDUDUKAN DALAM TIM", "attribute", 90, lambda rng: rng.choice(("Ketua", "Anggota"))),
            ),
            (
                ColumnShape("JABATAN DALAM TIM", "", 110, lambda rng: rng.choice(("Ketua", "Anggota", "Sekretaris"))),
                ColumnShape("NAMA", "", 110, lambda rng: rng.choice(_NAMES)),
                ColumnShape("URAIAN TUGAS", "", 130, phrase),
            ),
        ),
    ),
    "budget": (
        ("RENCANA ANGGARAN BIAYA", "RINCIAN BELANJA KEGIATAN", ""),
        (
            (
                ColumnShape("URAIAN", "level", 130, short_phrase),
                ColumnShape("VOLUME", "attribute", 50, amount),
                ColumnShape("HARGA SATUAN", "attribute", 80, money),
                ColumnShape("JUMLAH (Rp)", "attribute", 80, money),
            ),
        ),
    ),
    "calendar": (
        ("SUSUNAN ACARA RAPAT KERJA", "JADWAL ACARA PELATIHAN", "JADWAL PIKET", ""),
        (
            (
                ColumnShape("HARI/TANGGAL", "", 90, lambda rng: f"Senin, {rng.randrange(1, 28)} {rng.choice(_MONTHS)}"),
                ColumnShape(
                    "PUKUL", "", 60, lambda rng: f"{rng.randrange(7, 17):02}.00 - {rng.randrange(8, 18):02}.30"
                ),
                ColumnShape("ACARA", "", 120, phrase),
                ColumnShape("TEMPAT", "attribute", 80, lambda rng: rng.choice(_UNITS)),
            ),
        ),
    ),
    "list": (
        ("Tabel 1. Kawasan Layanan", "DAFTAR INSTANSI", "Tabel 2. Unit dan Layanannya", ""),
        (
            (
                ColumnShape("INSTANSI", "", 140, lambda rng: rng.choice(_UNITS)),
                ColumnShape("UNIT LAYANAN", "", 150, short_phrase),
            ),
            (
                ColumnShape("KAWASAN", "", 120, short_phrase),
                ColumnShape("KONDISI", "", 120, phrase),
                ColumnShape("PENETAPAN", "", 80, amount),
            ),
            (ColumnShape("TAHAPAN", "", 120, short_phrase), ColumnShape("LANGKAH-LANGKAH", "", 150, phrase)),
        ),
    ),
}
