"""Findings about the decree before the Lampiran."""

from __future__ import annotations

from skparse.findings.entry import PLAIN, Entry, Text

DECREE: dict[str, Entry] = {
    "documents-several": Entry(
        severity="warning",
        title=Text("Several decrees", "Beberapa keputusan"),
        meaning=Text(
            "The file holds several decrees: this plan has the Lampiran of all, and the own fields of the first.",
            "Berkas memuat beberapa keputusan: rencana ini berisi lampiran semuanya, dan isi keputusan yang pertama.",
        ),
        advice=Text(
            "Write a plan for each with `--split` (in Python: `skparse.parse_all`).",
            "Tulis satu rencana untuk tiap keputusan dengan `--split` (di Python: `skparse.parse_all`).",
        ),
        sentences={
            PLAIN: Text(
                "pages {first}–{last} hold another decree ({decree})",
                "halaman {first}–{last} memuat keputusan lain ({decree})",
            ),
            "page": Text(
                "page {number} holds another decree ({decree})",
                "halaman {number} memuat keputusan lain ({decree})",
            ),
        },
    ),
    "decree-numbering": Entry(
        severity="warning",
        title=Text("Decree numbering", "Nomor keputusan tidak urut"),
        meaning=Text(
            "A list of the decree is not numbered 1, 2, 3 …; it is kept as printed.",
            "Sebuah daftar dalam keputusan tidak bernomor 1, 2, 3 …; dimuat seperti tercetak.",
        ),
        advice=Text("Nothing, if it is printed so.", "Biarkan, jika memang tercetak begitu."),
        sentences={
            PLAIN: Text(
                "{name} is numbered {markers}; kept as printed",
                "{name} bernomor {markers}; dimuat seperti tercetak",
            ),
        },
    ),
    "decree-incomplete": Entry(
        severity="info",
        title=Text("Decree incomplete", "Keputusan tidak lengkap"),
        meaning=Text(
            "The decree does not print its number, title, considerations or date.",
            "Keputusan tidak mencantumkan nomor, judul, pertimbangan atau tanggalnya.",
        ),
        advice=Text(
            "Nothing, if they are not printed; a number written by hand is not read.",
            "Biarkan, jika memang tidak tercetak; nomor tulisan tangan tidak dibaca.",
        ),
        sentences={
            PLAIN: Text("the decree does not print: {parts}", "keputusan tidak mencantumkan: {parts}"),
        },
    ),
}
