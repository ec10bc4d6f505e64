"""Findings of ``--verify``: what second readers see differently."""

from __future__ import annotations

from skparse.findings.entry import PLAIN, Entry, Text


def _unable(en: str, indonesian: str) -> Text:
    return Text(
        f"{{engine}} cannot check p. {{pages}}: {en}",
        f"{{engine}} tidak dapat memeriksa hal. {{pages}}: {indonesian}",
    )


VERIFY: dict[str, Entry] = {
    "verify-text": Entry(
        severity="error",
        title=Text("Text read differently", "Teks sel dibaca berbeda"),
        meaning=Text(
            "`--verify`: second readers see another text in a cell; both readings are quoted.",
            "`--verify`: pembaca kedua melihat teks lain di sebuah sel; kedua bacaan dikutip.",
        ),
        advice=Text(
            "Look at the page to see which reading is right; correct the item (`skparse review`).",
            "Lihat di halaman, bacaan mana yang benar; koreksi butirnya jika perlu.",
        ),
        sentences={
            PLAIN: Text(
                'skparse reads "{ours}" here, {engine} reads "{theirs}"',
                'di sini skparse membaca "{ours}", {engine} membaca "{theirs}"',
            ),
        },
    ),
    "verify-cells": Entry(
        severity="error",
        title=Text("Cells read differently", "Sel tabel dibaca berbeda"),
        meaning=Text(
            "`--verify`: second readers see other cells: one divided, several joined, or one more.",
            "`--verify`: pembaca kedua melihat sel lain: satu sel terbagi, beberapa sel tergabung, atau satu sel "
            "lebih.",
        ),
        advice=Text(
            "Compare the rows there with the page; rules may be broken or doubled.",
            "Bandingkan baris-baris di sana dengan halamannya; mungkin ada garis yang putus atau ganda.",
        ),
        sentences={
            "divided": Text(
                "skparse sees 1 cell here, {engine} sees {pieces:cell|cells}",
                "di sini skparse melihat 1 sel, {engine} melihat {pieces} sel",
            ),
            "joined": Text(
                "{engine} sees one cell over {pieces} of skparse's cells here",
                "di sini {engine} melihat satu sel untuk {pieces} sel skparse",
            ),
            "extra": Text(
                "skparse sees no cell here, {engine} sees one",
                "di sini skparse tidak melihat sel, {engine} melihat satu",
            ),
        },
    ),
    "verify-months": Entry(
        severity="error",
        title=Text("Months read differently", "Bulan dibaca berbeda"),
        meaning=Text(
            "`--verify`: second readers see a schedule cell shaded or marked otherwise, or other months of an item.",
            "`--verify`: pembaca kedua melihat arsiran atau tanda jadwal lain, atau bulan lain dari sebuah butir.",
        ),
        advice=Text(
            "Look at the page to see which months are marked; correct the item.",
            "Lihat di halaman, bulan mana yang ditandai; koreksi butirnya jika perlu.",
        ),
        sentences={
            PLAIN: Text(
                "in the schedule skparse reads the months {ours}, {engine} reads {theirs}",
                "di kolom jadwal skparse membaca bulan {ours}, {engine} membaca {theirs}",
            ),
            "shaded": Text(
                "skparse sees this cell shaded, {engine} does not",
                "skparse melihat sel ini diarsir, {engine} tidak",
            ),
            "not-shaded": Text(
                "skparse sees this cell not shaded, {engine} sees it shaded",
                "skparse melihat sel ini tidak diarsir, {engine} melihatnya diarsir",
            ),
        },
    ),
    "verify-node": Entry(
        severity="error",
        title=Text("Item differs from the page", "Teks butir tidak sesuai halaman"),
        meaning=Text(
            "`--verify`: an item's text is not what its boxes on the pages hold.",
            "`--verify`: teks sebuah butir tidak sama dengan isi kotaknya di halaman.",
        ),
        advice=Text("Compare the item with the page.", "Bandingkan butir itu dengan halamannya."),
        sentences={
            PLAIN: Text(
                'the plan says "{ours}", but in the boxes of this item {engine} finds "{theirs}"',
                'rencana berisi "{ours}", tetapi di kotak butir ini {engine} menemukan "{theirs}"',
            ),
        },
    ),
    "verify-unable": Entry(
        severity="info",
        title=Text("Not checked a second time", "Tidak dapat diperiksa ulang"),
        meaning=Text(
            "`--verify`, `skparse check`: a page could not be read a second time, for example because it is a picture.",
            "`--verify`, `skparse check`: sebuah halaman tidak dapat dibaca ulang, misalnya karena berupa gambar.",
        ),
        advice=Text(
            "Compare such pages by eye (`skparse review`).",
            "Bandingkan halaman ini dengan rencana secara langsung (`skparse review`).",
        ),
        sentences={
            "picture": _unable("the page is a picture", "halaman berupa gambar"),
            "order": _unable(
                "it reads the page in another order from top to bottom",
                "urutan bacanya dari atas ke bawah berbeda",
            ),
            "time-over": _unable(
                "the time limit for all pages was reached", "batas waktu untuk semua halaman sudah habis"
            ),
            "too-slow": _unable("it took longer than {detail} s", "perlu lebih dari {detail} detik"),
            "failed": _unable("it failed ({detail})", "gagal ({detail})"),
            "cannot-open": _unable("it cannot open the file ({detail})", "berkas tidak dapat dibuka ({detail})"),
            "forbidden": _unable("the file forbids extraction", "berkas melarang pengambilan teks"),
            "no-page": _unable("it does not find the page", "halaman tidak ditemukan"),
            "unreadable": _unable("the page cannot be read", "halaman tidak terbaca"),
            "ocr-never": _unable("--ocr never was given", "dijalankan dengan --ocr never"),
            "texts-alone": Text(
                "of scanned pages only texts are compared; compare months and other columns by eye",
                "dari halaman hasil pindai hanya teks yang dibandingkan; bandingkan sendiri bulan dan kolom lain",
            ),
        },
    ),
}
