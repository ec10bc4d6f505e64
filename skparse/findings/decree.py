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
            "The number, title, considerations or date of the decree were not found, or could not be read.",
            "Nomor, judul, pertimbangan atau tanggal keputusan tidak ditemukan, atau tidak terbaca.",
        ),
        advice=Text(
            "Look at the decree's pages: what is written by hand is not read.",
            "Periksa halaman keputusan: tulisan tangan tidak dibaca.",
        ),
        sentences={
            PLAIN: Text(
                "not found on the pages before the table: {parts}",
                "tidak ditemukan pada halaman sebelum tabel: {parts}",
            ),
            "unread": Text(
                "printed in the decree, but what it says could not be read: {parts}",
                "tercetak dalam keputusan, tetapi isinya tidak terbaca: {parts}",
            ),
        },
    ),
    "decree-absent": Entry(
        severity="info",
        title=Text("Lampiran alone", "Lampiran saja"),
        meaning=Text(
            "The decree itself was not read: what the plan says of it is taken from the heading of its Lampiran.",
            "Keputusannya sendiri tidak dibaca: keterangannya diambil dari judul lampiran.",
        ),
        advice=Text(
            "Nothing, if the file is meant to hold the Lampiran alone.",
            "Biarkan, jika berkas memang hanya memuat lampiran.",
        ),
        sentences={
            PLAIN: Text(
                "the decree itself is not in the file: it is named by the heading of its Lampiran",
                "keputusannya sendiri tidak ada dalam berkas: keterangannya dari judul lampiran",
            ),
            "behind": Text(
                "the decree stands behind its Lampiran, on page {number}, and is not read: it is named by the"
                " heading of the Lampiran",
                "keputusan berada di belakang lampirannya, di halaman {number}, dan tidak dibaca: keterangannya dari"
                " judul lampiran",
            ),
        },
    ),
    "decree-contradiction": Entry(
        severity="warning",
        title=Text("Two decrees named", "Menyebut dua keputusan"),
        meaning=Text(
            "A Lampiran's heading names another number or year of the decree than the rest of the file.",
            "Judul lampiran menyebut nomor atau tahun keputusan yang berbeda dari bagian lain berkas.",
        ),
        advice=Text(
            "Compare both places: one of them is misprinted, or the Lampiran is another decree's.",
            "Bandingkan kedua tempat: salah satunya salah cetak, atau lampiran itu milik keputusan lain.",
        ),
        sentences={
            PLAIN: Text(
                "the Lampiran's heading names {named}, but the decree is {elsewhere}; the latter is kept",
                "judul lampiran menyebut {named}, tetapi keputusannya {elsewhere}; yang terakhir dimuat",
            ),
            "scan": Text(
                "the Lampiran's heading was read as {named}, but the decree is {elsewhere}: one may be misread; the"
                " latter is kept",
                "judul lampiran terbaca {named}, tetapi keputusannya {elsewhere}: mungkin salah baca; yang terakhir"
                " dimuat",
            ),
        },
    ),
    "signer-doubtful": Entry(
        severity="warning",
        title=Text("Signer in doubt", "Penandatangan meragukan"),
        meaning=Text(
            "The signer's name stands below a stamp or a picture, or only scraps of it were read.",
            "Nama penandatangan tertutup cap atau gambar, atau hanya terbaca sebagian.",
        ),
        advice=Text("Compare the name with the page.", "Bandingkan nama itu dengan halamannya."),
        sentences={
            PLAIN: Text(
                'the signer\'s name "{name}" stands below a stamp or a picture: compare it with the page',
                'nama penandatangan "{name}" tertutup cap atau gambar: bandingkan dengan halamannya',
            ),
            "unsure": Text(
                'the signer\'s name was read as "{name}", of which single letters are in doubt',
                'nama penandatangan terbaca "{name}", tetapi beberapa hurufnya meragukan',
            ),
            "scraps": Text(
                'where the signer\'s name is expected, only "{text}" was read: no name is kept',
                'di tempat nama penandatangan hanya terbaca "{text}": nama tidak dimuat',
            ),
            "unread": Text(
                "the signer's name was not read: it may stand below a stamp or in a picture",
                "nama penandatangan tidak terbaca: mungkin tertutup cap atau berupa gambar",
            ),
        },
    ),
}
