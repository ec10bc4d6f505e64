"""What each code of a finding is called on the Indonesian page, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable

from skparse.findings import CODES
from skparse.messages import Lang

# Code → title, advice.
INDONESIAN: dict[str, tuple[str, str]] = {
    "page-unreadable": (
        "Halaman tidak terbaca",
        "Buka halaman itu di penampil PDF; jika tampil, cetak ke PDF baru lalu baca PDF baru itu.",
    ),
    "unplaced-text": (
        "Teks tidak mendapat tempat",
        "Cari teks itu di halaman, lalu tambahkan pada butirnya.",
    ),
    "unplaced-fill": (
        "Arsiran tidak mendapat tempat",
        "Periksa bulan butir mana yang diarsir; arsiran di bawah judul atau di antara baris bisa jadi tidak berarti.",
    ),
    "ledger-difference": (
        "Jumlah kata tidak cocok",
        "Ini kesalahan skparse: mohon laporkan, sertakan berkasnya jika boleh; bandingkan rencana dengan halamannya.",
    ),
    "text-outside": (
        "Teks di luar tabel",
        "Periksa apakah teks itu bagian dari rencana (catatan, atau baris di luar bingkai).",
    ),
    "text-overprinted": (
        "Teks saling menimpa",
        "Lihat di halaman, kata mana yang menjadi milik butir itu.",
    ),
    "pages-missing": ("Halaman hilang", "Mintalah halaman yang hilang kepada kantor penerbit."),
    "numbering-gap": (
        "Nomor terlewat",
        "Bandingkan dengan halamannya: memang tercetak begitu, atau ada butir yang hilang?",
    ),
    "numbering-repeat": ("Nomor berulang", "Bandingkan dengan halamannya; biasanya memang tercetak begitu."),
    "numbering-restart": (
        "Nomor mundur",
        "Bandingkan dengan halamannya: apakah di sana mulai induk yang baru?",
    ),
    "node-inferred": (
        "Butir hilang dari berkas",
        "Teks butir ini kosong: ambil dari halaman yang hilang.",
    ),
    "seam-doubtful": (
        "Sambungan halaman meragukan",
        "Baca akhir halaman dan awal halaman berikutnya: satu teks atau dua?",
    ),
    "schedule-unclear": ("Isi jadwal tidak jelas", "Jika teks itu berarti bulan, tandai bulannya sendiri."),
    "schedule-text": ("Jadwal berisi kata", "Periksa bulan butir itu."),
    "mark-aside": (
        "Tanda di tepi sel gabungan",
        "Periksa apakah di halaman ada garis pemisah bulan yang hilang.",
    ),
    "mark-unplaced": (
        "Tanda bulan tanpa butir",
        "Cari barisnya di halaman, lalu tandai bulan itu pada butirnya.",
    ),
    "decree-numbering": ("Nomor keputusan tidak urut", "Biarkan, jika memang tercetak begitu."),
    "decree-incomplete": (
        "Keputusan tidak lengkap",
        "Biarkan, jika memang tidak tercetak; nomor tulisan tangan tidak dibaca.",
    ),
    "image-page": ("Halaman gambar tidak dibaca", "Baca ulang berkas ini tanpa --ocr never."),
    "page-scanned": ("Halaman hasil pindai", "Tidak perlu apa-apa."),
    "text-layer-wrong": (
        "Lapisan teks salah",
        "Tidak perlu apa-apa; tetapi jangan percaya teks yang disalin dari berkas ini.",
    ),
    "page-stamped": ("Ada cap di atas tabel", "Bandingkan teks di bawah cap dengan rencana."),
    "page-dusty": (
        "Tanda samar tidak dimuat",
        "Lihat halamannya, jika mungkin ada yang ditulis dengan pensil.",
    ),
    "ocr-repaired": ("Nomor dibetulkan", "Biarkan, jika urutan nomornya benar."),
    "ocr-doubtful": ("Bacaan OCR meragukan", "Bandingkan kata itu dengan halamannya."),
    "rows-shared": ("Beberapa butir dalam satu baris", "Bandingkan bulan butir-butir ini dengan halamannya."),
    "columns-unruled": ("Tabel tanpa garis tegak", "Bandingkan beberapa baris dengan halamannya."),
    "plan-missing": (
        "Rencana aksi tidak ditemukan",
        "Sertakan juga halaman yang memuat kepala tabelnya.",
    ),
    "verify-text": (
        "Teks sel dibaca berbeda",
        "Lihat di halaman, bacaan mana yang benar; koreksi butirnya jika perlu.",
    ),
    "verify-cells": (
        "Sel tabel dibaca berbeda",
        "Bandingkan baris-baris di sana dengan halamannya; mungkin ada garis yang putus atau ganda.",
    ),
    "verify-months": (
        "Bulan dibaca berbeda",
        "Lihat di halaman, bulan mana yang ditandai; koreksi butirnya jika perlu.",
    ),
    "verify-node": ("Teks butir tidak sesuai halaman", "Bandingkan butir itu dengan halamannya."),
    "verify-unable": (
        "Tidak dapat diperiksa ulang",
        "Bandingkan halaman ini dengan rencana secara langsung.",
    ),
    "check-schema": ("Susunan berkas salah", "Batalkan perubahan terakhir, atau baca ulang PDF-nya."),
    "check-id": (
        "Id tidak sesuai nomor",
        "Betulkan id itu; id tidak berubah ketika nomor dikoreksi.",
    ),
    "check-numbering": (
        "Nomor tidak urut",
        "Bandingkan dengan halamannya: salah tulis, atau ada butir yang terlewat?",
    ),
    "check-months": ("Bulan tidak sesuai", "Koreksi bulannya di halaman ini; bacaan semula tetap tersimpan."),
    "check-attribute": (
        "Atribut pada butir induk",
        "Biarkan, jika tercetak pada baris induk itu sendiri; rencana memuatnya pada butir di bawahnya.",
    ),
    "check-correction": (
        "Catatan koreksi tidak cocok",
        "Koreksi di halaman ini, atau simpan nilai semula di original.",
    ),
    "check-reference": ("Rujukan tidak ada", "Batalkan perubahan terakhir."),
    "check-place": ("Letak tidak mungkin", "Batalkan perubahan terakhir."),
    "check-file": ("PDF lain", "Gunakan PDF yang benar, atau baca ulang PDF ini."),
    "check-text": (
        "Teks tidak sesuai kotaknya",
        "Jika teks dikoreksi sendiri, simpan bacaan semula di original.",
    ),
    "table-other": ("Tabel lain", "Tidak perlu apa-apa."),
}


def titles(codes: Iterable[str], lang: Lang) -> dict[str, str]:
    """What the codes are called; in English they speak for themselves."""
    return {code: INDONESIAN[code][0] for code in sorted(set(codes)) if code in INDONESIAN} if lang == "id" else {}


def advice(codes: Iterable[str], lang: Lang) -> dict[str, str]:
    """What to do about each code that is known."""
    known = sorted(set(codes) & CODES.keys())
    return {code: INDONESIAN[code][1] if lang == "id" else CODES[code].todo for code in known}
