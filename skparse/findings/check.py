"""Findings of ``skparse check``."""

from __future__ import annotations

from skparse.findings.entry import PLAIN, Entry, Text
from skparse.findings.numbering import BEGINS, GOES_BACK, JUMPS, REPEATS

CHECK: dict[str, Entry] = {
    "check-schema": Entry(
        severity="error",
        title=Text("File breaks the schema", "Susunan berkas salah"),
        meaning=Text(
            "`skparse check`: the file breaks the schema at this place.",
            "`skparse check`: susunan berkas salah di tempat ini.",
        ),
        advice=Text(
            "Undo the last change by hand, or read the PDF again.",
            "Batalkan perubahan terakhir, atau baca ulang PDF-nya.",
        ),
        sentences={PLAIN: Text("at {place}: {reason}", "pada {place}: {reason}")},
    ),
    "check-file": Entry(
        severity="error",
        title=Text("Another PDF", "PDF lain"),
        meaning=Text(
            "`skparse check`: the PDF is another file than the plan's.",
            "`skparse check`: PDF ini bukan berkas asal rencana.",
        ),
        advice=Text(
            "Name the right PDF, or read this one.",
            "Gunakan PDF yang benar, atau baca ulang PDF ini.",
        ),
        sentences={
            PLAIN: Text(
                "this PDF is not the file that the plan was read from ({file}); read it again",
                "PDF ini bukan berkas asal rencana ({file}); bacalah ulang",
            ),
        },
    ),
    "check-id": Entry(
        severity="error",
        title=Text("Id differs from the numbers", "Id tidak sesuai nomor"),
        meaning=Text(
            "`skparse check`: an id is not the chain of its markers (as read).",
            "`skparse check`: sebuah id bukan rangkaian nomornya (seperti terbaca).",
        ),
        advice=Text(
            "Correct the id; ids stay as they were when a marker is corrected.",
            "Betulkan id itu; id tidak berubah ketika nomor dikoreksi.",
        ),
        sentences={
            "markers": Text('by its markers the id must be "{expected}"', 'menurut nomornya, id harus "{expected}"'),
            "pdf": Text('by the PDF the item is "{expected}"', 'menurut PDF butir ini "{expected}"'),
        },
    ),
    "check-numbering": Entry(
        severity="warning",
        title=Text("Numbering not in order", "Nomor tidak urut"),
        meaning=Text(
            "`skparse check`: a number does not continue its list, and no finding of the plan says so.",
            "`skparse check`: sebuah nomor tidak melanjutkan daftarnya, dan tidak ada temuan rencana tentang itu.",
        ),
        advice=Text(
            "Compare with the page: is it a typing error, or was an item left out?",
            "Bandingkan dengan halamannya: salah ketik, atau ada butir yang terlewat?",
        ),
        sentences={
            "jumps": JUMPS,
            "repeats": REPEATS,
            "goes-back": GOES_BACK,
            "begins": BEGINS,
            "unknown": Text('"{marker}" is not a known numbering', '"{marker}" bukan penomoran yang dikenal'),
            "ordinal": Text(
                'the ordinal of "{marker}" is not {ordinal}',
                'urutan "{marker}" bukan {ordinal}',
            ),
        },
    ),
    "check-months": Entry(
        severity="error",
        title=Text("Months do not fit", "Bulan tidak sesuai"),
        meaning=Text(
            "`skparse check`: months that are not those of the marked cells or of the PDF, or not in order.",
            "`skparse check`: bulan tidak sesuai dengan sel yang ditandai atau dengan PDF, atau tidak berurutan.",
        ),
        advice=Text(
            "Correct the months in the review page, which keeps what was read.",
            "Koreksi bulannya di halaman tinjauan; bacaan semula tetap tersimpan.",
        ),
        sentences={
            "marked": Text(
                "the months are {months}, the marked cells show {marked}",
                "bulannya {months}, sel yang ditandai menunjukkan {marked}",
            ),
            "pdf": Text("the months are {months}, the PDF says {marked}", "bulannya {months}, menurut PDF {marked}"),
            "unmarked": Text(
                "the months are {months}, but no cell is marked",
                "bulannya {months}, tetapi tidak ada sel yang ditandai",
            ),
            "order": Text(
                "months must be in order without repeats: {months}",
                "bulan harus berurutan tanpa ulangan: {months}",
            ),
            "heading": Text(
                'no column of the schedule has the heading "{heading}"',
                'tidak ada kolom jadwal berjudul "{heading}"',
            ),
            "dates": Text(
                'the dates of the marked cell below "{heading}" are no beginning and end of a time: {dates}',
                'tanggal sel yang ditandai di bawah "{heading}" bukan awal dan akhir suatu waktu: {dates}',
            ),
            "cells": Text(
                "the marked cells of the schedule are not those of the PDF",
                "sel jadwal yang ditandai tidak sama dengan PDF",
            ),
        },
    ),
    "check-attribute": Entry(
        severity="warning",
        title=Text("Attribute of a parent", "Atribut pada butir induk"),
        meaning=Text(
            "`skparse check`: months, KET or other attributes on an item with children.",
            "`skparse check`: bulan, KET atau atribut lain pada butir yang punya anak.",
        ),
        advice=Text(
            "Nothing, if they are printed in the parent's own row; usually they belong to the items below it.",
            "Biarkan, jika tercetak pada baris induk itu sendiri; biasanya milik butir di bawahnya.",
        ),
        sentences={
            PLAIN: Text(
                "months, KET and other attributes belong to items without children",
                "bulan, KET, dan atribut lain hanya untuk butir tanpa anak",
            ),
        },
    ),
    "check-correction": Entry(
        severity="error",
        title=Text("Correction does not fit", "Catatan koreksi tidak cocok"),
        meaning=Text(
            "`skparse check`: `corrected` and `original` do not fit each other.",
            "`skparse check`: `corrected` dan `original` tidak cocok satu sama lain.",
        ),
        advice=Text(
            "Correct in the review page, or keep the old value in `original` by hand.",
            "Koreksi di halaman tinjauan, atau simpan nilai semula di `original`.",
        ),
        sentences={
            "no-original": Text(
                "corrected, but what was read before is not kept in original",
                "sudah dikoreksi, tetapi bacaan semula tidak tersimpan di original",
            ),
            "not-corrected": Text(
                "original is kept, but the item is not marked as corrected",
                "original tersimpan, tetapi butir ini tidak ditandai corrected",
            ),
            "unchanged": Text(
                "{field} is marked as corrected but is as it was read",
                "{field} ditandai dikoreksi tetapi sama dengan bacaan semula",
            ),
        },
    ),
    "check-reference": Entry(
        severity="error",
        title=Text("Reference to nothing", "Rujukan tidak ada"),
        meaning=Text(
            "`skparse check`: something named does not exist, sums do not agree, or the PDF has other items or tables.",
            "`skparse check`: hal yang disebut tidak ada, jumlahnya tidak cocok, atau butir atau tabel PDF berbeda.",
        ),
        advice=Text("Undo the last change by hand.", "Batalkan perubahan terakhir."),
        sentences={
            "level": Text('no column has the key "{key}"', 'tidak ada kolom dengan kunci "{key}"'),
            "level-pdf": Text(
                'its column is "{ours}", by the PDF it is "{theirs}"',
                'kolomnya "{ours}", menurut PDF "{theirs}"',
            ),
            "left": Text(
                'its column "{level}" is left of its parent\'s, "{parent}"',
                'kolomnya "{level}" di sebelah kiri kolom induknya, "{parent}"',
            ),
            "column": Text('several columns have the key "{key}"', 'beberapa kolom memakai kunci "{key}"'),
            "empty": Text("neither a marker nor a text", "tanpa nomor dan tanpa teks"),
            "inferred": Text(
                "inferred is only for items that are missing from the file: without text, with children, and inferred "
                "again when the PDF is read",
                "inferred hanya untuk butir yang hilang dari berkas: tanpa teks, punya anak, sesuai pembacaan PDF",
            ),
            "finding-node": Text(
                "the finding {code} is about item {id}, which does not exist",
                "temuan {code} menyebut butir {id} yang tidak ada",
            ),
            "finding-lampiran": Text(
                "the finding {code} is about lampiran {number}, which does not exist",
                "temuan {code} menyebut lampiran {number} yang tidak ada",
            ),
            "ledger": Text(
                "the ledger counts {sum:word|words}, the plan says that the pages have {words}",
                "catatan kata berjumlah {sum} kata, menurut rencana halamannya memuat {words}",
            ),
            "ledger-table": Text(
                "{words:word was|words were} read in tables of the kind {kind}, but the plan has no such table with "
                "content",
                "{words} kata dibaca dalam tabel jenis {kind}, tetapi rencana tidak memuat isi tabel seperti itu",
            ),
            "node-lost": Text(
                'the PDF has the item {id}, which is missing from the plan: "{text}"',
                'PDF memuat butir {id} yang tidak ada dalam rencana: "{text}"',
            ),
            "node-new": Text(
                "the PDF has no such item; if a person added it, set corrected to true and original.text to "
                "an empty text",
                "PDF tidak memuat butir ini; jika ditambahkan orang, isi corrected dengan true dan original.text "
                "dengan teks kosong",
            ),
            "table-lost": Text(
                "the PDF has a table (p. {first}-{last}) that is missing from the plan",
                "PDF memuat tabel (hal. {first}-{last}) yang tidak ada dalam rencana",
            ),
            "table-new": Text(
                "the PDF has no such table (p. {first}-{last})",
                "PDF tidak memuat tabel seperti ini (hal. {first}-{last})",
            ),
            "words": Text(
                "the pages with tables do not have the {words:word|words} that the plan counts; was it read by another "
                "version of skparse?",
                "halaman tabel PDF tidak memuat {words} kata seperti tercatat dalam rencana; dibaca dengan versi "
                "skparse lain?",
            ),
            "unreadable": Text("the PDF cannot be read again: {reason}", "PDF tidak dapat dibaca ulang: {reason}"),
        },
    ),
    "check-place": Entry(
        severity="error",
        title=Text("Impossible place", "Letak tidak mungkin"),
        meaning=Text(
            "`skparse check`: a page or a box that is not possible.",
            "`skparse check`: halaman atau kotak yang tidak mungkin.",
        ),
        advice=Text("Undo the last change by hand.", "Batalkan perubahan terakhir."),
        sentences={
            "page": Text(
                "page {number} does not exist; the file has {count:page|pages}",
                "halaman {number} tidak ada; berkas berisi {count} halaman",
            ),
            "pages": Text(
                "pages {first}-{last} of a lampiran do not fit a file of {count:page|pages}",
                "halaman lampiran {first}-{last} tidak sesuai dengan berkas {count} halaman",
            ),
            "count": Text(
                "the plan was read from {ours:page|pages}, the PDF has {theirs}",
                "menurut rencana ada {ours} halaman, PDF berisi {theirs}",
            ),
            "box": Text(
                "left and right or top and bottom of a box are exchanged: {box}",
                "sisi kiri dan kanan atau atas dan bawah kotak tertukar: {box}",
            ),
            "nowhere": Text(
                "the item stands on no page, and is neither inferred nor corrected",
                "butir ini tidak ada di halaman mana pun, dan bukan inferred atau corrected",
            ),
        },
    ),
    "check-text": Entry(
        severity="error",
        title=Text("Text differs from the page", "Teks tidak sesuai kotaknya"),
        meaning=Text(
            "`skparse check`: an item's boxes do not hold its text, or its row not its attributes; both are quoted.",
            "`skparse check`: kotak sebuah butir tidak memuat teksnya, atau barisnya tidak memuat atributnya; "
            "keduanya dikutip.",
        ),
        advice=Text(
            "If the text was corrected by hand, keep what was read in `original`.",
            "Jika teks dikoreksi sendiri, simpan bacaan semula di `original`.",
        ),
        sentences={
            PLAIN: Text(
                'the plan says "{ours}", its boxes hold "{theirs}"',
                'rencana berisi "{ours}", kotaknya memuat "{theirs}"',
            ),
            "attribute": Text(
                'the plan says {key}: "{ours}", the PDF says "{theirs}"',
                'rencana berisi {key}: "{ours}", PDF memuat "{theirs}"',
            ),
        },
    ),
}
