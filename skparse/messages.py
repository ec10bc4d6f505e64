"""The sentences of findings in both languages. A sentence's name stands where it is said; its words stand here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal

Lang = Literal["en", "id"]

# Name → English, Indonesian. What stands in braces is filled in; quotes are those of the text that is quoted.
SENTENCES: dict[str, tuple[str, str]] = {
    "page-unreadable": (
        "{error}; the rest of the file was read",
        "{error}; bagian lain berkas tetap dibaca",
    ),
    "page-scanned": (
        "page {page} is a picture; it was read by OCR ({engine})",
        "halaman {page} berupa gambar; dibaca dengan OCR ({engine})",
    ),
    "page-scanned-turned": (
        "page {page} is a picture, turned by {degrees} degrees; it was read by OCR ({engine})",
        "halaman {page} berupa gambar yang terputar {degrees} derajat; dibaca dengan OCR ({engine})",
    ),
    "text-layer-wrong": (
        "the text behind the picture of page {page} is not what the picture shows; it was not used",
        "teks di balik gambar halaman {page} tidak sama dengan gambarnya; teks itu tidak dipakai",
    ),
    "image-page": (
        "page {page} is a picture; without --ocr never it would be read",
        "halaman {page} berupa gambar; tanpa --ocr never halaman itu akan dibaca",
    ),
    "page-stamped": (
        "a stamp lies over the table; it was taken off, please compare what is printed under it",
        "ada cap di atas tabel; cap dihapus dari gambar, mohon bandingkan teks di bawahnya",
    ),
    "page-stamped-scraps": (
        "a stamp lies over the table; it was taken off, please compare what is printed under it; left out as scraps of "
        "the stamp: {scraps}",
        "ada cap di atas tabel; cap dihapus dari gambar, mohon bandingkan teks di bawahnya; yang dianggap sisa cap dan "
        "tidak dimuat: {scraps}",
    ),
    "page-dusty": (
        "pale signs on their own were left out as dust or hairs: {signs}",
        "tanda samar yang berdiri sendiri tidak dimuat karena dianggap debu atau goresan: {signs}",
    ),
    "plan-missing": (
        "no table was read as an action plan: are these its pages, and has its header been cut off?",
        "tidak ada tabel yang terbaca sebagai rencana aksi: benarkah ini halamannya, apakah kepala tabelnya hilang?",
    ),
    "table-other": (
        "the table on pages {first}-{last} is no action plan; its rows were kept as they are",
        "tabel di halaman {first}-{last} bukan rencana aksi; baris-barisnya dimuat apa adanya",
    ),
    "columns-unruled": (
        "the table has no vertical rules; its columns were told by where the words stand",
        "tabel tidak bergaris tegak; kolomnya ditentukan dari letak kata",
    ),
    "unplaced-text": (
        '"{text}" stands in the table but found no place in the plan',
        '"{text}" ada di dalam tabel tetapi tidak mendapat tempat dalam rencana',
    ),
    "unplaced-fill": (
        "a shaded area of colour {color} in the schedule belongs to no month of any item",
        "arsiran berwarna {color} di kolom jadwal tidak menjadi bulan kegiatan mana pun",
    ),
    "text-outside": (
        'outside the table\'s frame stands: "{text}"; it is no part of the plan',
        'di luar bingkai tabel tertulis: "{text}"; tidak menjadi bagian rencana',
    ),
    "ledger-difference": (
        "the table's pages hold {words} words, {booked} are accounted for, {twice} of them twice",
        "halaman tabel memuat {words} kata, yang tercatat {booked}, {twice} di antaranya dua kali",
    ),
    "ocr-doubtful": ("OCR was not sure of {words}", "OCR tidak yakin membaca {words}"),
    "ocr-doubtful-marker": (
        'the marker may not be "{marker}"; please compare it with the page',
        'nomornya mungkin bukan "{marker}"; mohon bandingkan dengan halamannya',
    ),
    "ocr-repaired": (
        'OCR read "{raw}" where the numbering asks for "{marker}"',
        'OCR membaca "{raw}", padahal urutan penomoran menghendaki "{marker}"',
    ),
    "schedule-text": (
        'the schedule says "{text}"; please check the months',
        'kolom jadwal berisi "{text}"; mohon periksa bulannya',
    ),
    "text-overprinted": (
        "words are printed over each other: {words}",
        "ada kata yang tercetak saling menimpa: {words}",
    ),
    "mark-aside": (
        "a mark stands under one month of a merged cell; that month alone was counted",
        "ada tanda di bawah satu bulan dalam sel gabungan; hanya bulan itu yang dihitung",
    ),
    "schedule-unclear": ('"{text}" names no month that is known', '"{text}" bukan nama bulan yang dikenal'),
    "node-inferred": (
        "node {node} stood on a page that is missing from the file",
        "butir {node} ada di halaman yang hilang dari berkas",
    ),
    "numbering-begins": ("the list begins with {marker}", "daftar dimulai dengan {marker}"),
    "numbering-follows": ("{marker} follows {before}", "{marker} ada sesudah {before}"),
    "rows-shared": (
        "in {count} rows several items stand that are not ruled off; their height told them apart",
        "dalam {count} baris terdapat beberapa butir tanpa garis pemisah; dibedakan menurut tingginya",
    ),
    "seam-goes-on": (
        'the text "{text}" was read as one that goes on from the page before; please check',
        'teks "{text}" dibaca sebagai lanjutan dari halaman sebelumnya; mohon periksa',
    ),
    "seam-begins": (
        'the text "{text}" was read as one that begins anew; please check',
        'teks "{text}" dibaca sebagai butir baru; mohon periksa',
    ),
    "pages-missing": (
        "the numbering jumps between page {before} and page {page}: pages of the table are missing",
        "penomoran melompat antara halaman {before} dan halaman {page}: ada halaman tabel yang hilang",
    ),
    "mark-unplaced": (
        "months are marked in a row that belongs to no item",
        "ada bulan yang ditandai pada baris yang tidak dimiliki butir mana pun",
    ),
    "decree-numbering": (
        "{name} is numbered {markers}; kept as printed",
        "{name} bernomor {markers}; dimuat seperti tercetak",
    ),
    "verify-text": (
        'skparse reads "{ours}" here, {engine} reads "{theirs}"',
        'di sini skparse membaca "{ours}", {engine} membaca "{theirs}"',
    ),
    "verify-cells": (
        "skparse sees {ours} here, {engine} sees {theirs}",
        "di sini skparse melihat {ours}, {engine} melihat {theirs}",
    ),
    "verify-months": (
        "in the schedule skparse reads {ours}, {engine} reads {theirs}",
        "di kolom jadwal skparse membaca {ours}, {engine} membaca {theirs}",
    ),
    "verify-node": (
        'the plan says "{ours}", but in the boxes of this item {engine} finds "{theirs}"',
        'rencana berisi "{ours}", tetapi di kotak butir ini {engine} menemukan "{theirs}"',
    ),
    "verify-unable": (
        "{engine} cannot check page {pages}: {reason}",
        "{engine} tidak dapat memeriksa halaman {pages}: {reason}",
    ),
    "check-schema": ("at {place}: {reason}", "pada {place}: {reason}"),
    "check-id": (
        'by its markers the id must be "{expected}"',
        'menurut nomornya, id harus "{expected}"',
    ),
    "check-ordinal": (
        "the marker {marker} does not mean place {ordinal}",
        "nomor {marker} tidak berarti urutan {ordinal}",
    ),
    "check-months": (
        "the months are {months}, the marked cells say {marked}",
        "bulannya {months}, sel yang ditandai menunjukkan {marked}",
    ),
    "check-unmarked": (
        "the months are {months}, but no cell is marked",
        "bulannya {months}, tetapi tidak ada sel yang ditandai",
    ),
    "check-order": (
        "months must count up without repeats: {months}",
        "bulan harus berurutan tanpa ulangan: {months}",
    ),
    "check-parent": (
        "months, KET and other attributes belong to items without children",
        "bulan, KET, dan atribut lain hanya untuk butir tanpa anak",
    ),
    "check-no-original": (
        "corrected, but what was read before is not kept in original",
        "sudah dikoreksi, tetapi bacaan semula tidak tersimpan di original",
    ),
    "check-not-corrected": (
        "original is kept, but the item is not marked as corrected",
        "original tersimpan, tetapi butir ini tidak ditandai corrected",
    ),
    "check-unchanged": (
        "{field} is marked as mended but is as it was read",
        "{field} ditandai dikoreksi tetapi sama dengan bacaan semula",
    ),
    "check-level": ('no column has the key "{level}"', 'tidak ada kolom dengan kunci "{level}"'),
    "check-left": (
        'its column "{level}" is left of its parent\'s, "{parent}"',
        'kolomnya "{level}" di sebelah kiri kolom induknya, "{parent}"',
    ),
    "check-level-page": (
        'its column is "{level}", by the PDF it is "{theirs}"',
        'kolomnya "{level}", menurut PDF "{theirs}"',
    ),
    "check-id-page": ('by the PDF the item is "{expected}"', 'menurut PDF butir ini "{expected}"'),
    "check-inferred": (
        "inferred is for items that the file has lost: without text, with children, as reading the PDF gives them",
        "inferred hanya untuk butir yang hilang dari berkas: tanpa teks, punya anak, sesuai pembacaan PDF",
    ),
    "check-cells": (
        "the marked cells of the schedule are not those of the PDF",
        "sel jadwal yang ditandai tidak sama dengan PDF",
    ),
    "check-attribute": (
        'the plan says {key}: "{ours}", the PDF says "{theirs}"',
        'rencana berisi {key}: "{ours}", PDF memuat "{theirs}"',
    ),
    "check-node-lost": (
        'the PDF has the item {node}: "{text}", the plan has not',
        'PDF memuat butir {node}: "{text}", rencana tidak',
    ),
    "check-node-new": (
        "the PDF has no such item; if a person added it, say corrected and keep an empty text in original",
        "PDF tidak memuat butir ini; jika ditambahkan orang, tulis corrected dan simpan teks kosong di original",
    ),
    "check-table-lost": (
        "the PDF has a table on pages {first}-{last} that the plan has not",
        "PDF memuat tabel di halaman {first}-{last} yang tidak ada dalam rencana",
    ),
    "check-table-new": (
        "the PDF has no such table on pages {first}-{last}",
        "PDF tidak memuat tabel seperti ini di halaman {first}-{last}",
    ),
    "check-words": (
        "no pages of the PDF hold {words} words around tables, as the plan says; was it read by another version?",
        "tidak ada halaman PDF yang memuat {words} kata seperti dicatat rencana; dibaca dengan versi lain?",
    ),
    "check-again": ("the PDF cannot be read again: {reason}", "PDF tidak dapat dibaca ulang: {reason}"),
    "check-scanned": (
        "of scanned pages texts alone are compared; compare months and other columns by eye",
        "dari halaman hasil pindai hanya teks yang dibandingkan; bandingkan sendiri bulan dan kolom lain",
    ),
    "check-ledger-table": (
        "{words} words were read in tables of the kind {kind}, but the plan has no such table with content",
        "{words} kata dibaca dalam tabel jenis {kind}, tetapi rencana tidak memuat isi tabel seperti itu",
    ),
    "check-column": ('several columns have the key "{key}"', 'beberapa kolom memakai kunci "{key}"'),
    "check-empty": ("neither a marker nor a text", "tanpa nomor dan tanpa teks"),
    "check-finding-node": (
        "the finding {code} is about node {node}, which does not exist",
        "temuan {code} menyebut butir {node} yang tidak ada",
    ),
    "check-ledger": (
        "the ledger counts {sum} words, the pages have {words}",
        "buku kata mencatat {sum} kata, halaman memuat {words}",
    ),
    "check-page": (
        "page {page} does not exist; the file has {pages}",
        "halaman {page} tidak ada; berkas berisi {pages} halaman",
    ),
    "check-pages": (
        "pages {first}-{last} of a lampiran do not fit a file of {pages}",
        "halaman lampiran {first}-{last} tidak sesuai dengan berkas {pages} halaman",
    ),
    "check-pages-differ": (
        "the plan speaks of {pages} pages, the PDF has {count}",
        "rencana menyebut {pages} halaman, PDF berisi {count}",
    ),
    "check-box": ("a box is turned inside out: {box}", "kotak terbalik: {box}"),
    "check-nowhere": (
        "the item stands on no page, and is neither inferred nor corrected",
        "butir ini tidak ada di halaman mana pun, dan bukan inferred atau corrected",
    ),
    "check-file": (
        "this PDF is not the file that the plan was read from ({file}); parse it anew",
        "PDF ini bukan berkas asal rencana ({file}); bacalah ulang",
    ),
    "check-text": (
        'the plan says "{ours}", its boxes hold "{theirs}"',
        'rencana berisi "{ours}", kotaknya memuat "{theirs}"',
    ),
    "decree-incomplete": (
        "the decree does not print: {parts}",
        "keputusan tidak mencantumkan: {parts}",
    ),
}

_lang: ContextVar[Lang] = ContextVar("lang", default="en")


@contextmanager
def speaking(lang: Lang) -> Iterator[None]:
    """Findings that are made inside are worded in this language."""
    token = _lang.set(lang)
    try:
        yield
    finally:
        _lang.reset(token)


def say(sentence: str, /, **filled: object) -> str:
    """The sentence of that name in the language being spoken, English unless `speaking` says otherwise.

    Raises:
        KeyError: there is no such sentence, or something that it names was not given.
    """
    return SENTENCES[sentence][0 if _lang.get() == "en" else 1].format_map(filled)
