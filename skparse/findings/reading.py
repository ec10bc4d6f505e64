"""Findings about whole pages: whether and how they could be read, by OCR or not."""

from __future__ import annotations

from skparse.findings.entry import PLAIN, Entry, Text

READING: dict[str, Entry] = {
    "page-unreadable": Entry(
        severity="error",
        title=Text("Page unreadable", "Halaman tidak terbaca"),
        meaning=Text(
            "A page cannot be read; what stood on it is missing from the plan.",
            "Sebuah halaman tidak terbaca; isinya tidak ada dalam rencana.",
        ),
        advice=Text(
            "Open the page in a viewer; if it shows, print the file to a new PDF and read that.",
            "Buka halaman itu di penampil PDF; jika tampil, cetak ke PDF baru lalu baca PDF baru itu.",
        ),
        sentences={
            PLAIN: Text(
                "{reason}; the rest of the file was read",
                "halaman tidak terbaca ({reason}); bagian lain berkas tetap dibaca",
            ),
        },
    ),
    "image-page": Entry(
        severity="error",
        title=Text("Scanned page not read", "Halaman gambar tidak dibaca"),
        meaning=Text(
            "A page is a picture of paper and was not read (--ocr never).",
            "Sebuah halaman berupa gambar dan tidak dibaca (--ocr never).",
        ),
        advice=Text("Read the file without `--ocr never`.", "Baca ulang berkas ini tanpa `--ocr never`."),
        sentences={
            PLAIN: Text(
                "the page is a picture; it was not read because of --ocr never",
                "halaman ini berupa gambar; tidak dibaca karena --ocr never",
            ),
        },
    ),
    "page-scanned": Entry(
        severity="info",
        title=Text("Scanned page", "Halaman hasil pindai"),
        meaning=Text(
            "A page is a picture of paper; it was read by OCR.",
            "Sebuah halaman berupa gambar; dibaca dengan OCR.",
        ),
        advice=Text("Nothing.", "Tidak perlu tindakan."),
        sentences={
            PLAIN: Text("scanned page; read by OCR ({engine})", "hasil pindai; dibaca dengan OCR ({engine})"),
            "tilted": Text(
                "scanned page, tilted by {degrees}°; read by OCR ({engine})",
                "hasil pindai, miring {degrees}°; dibaca dengan OCR ({engine})",
            ),
            "turned": Text(
                "scanned page, turned by {degrees}°; read by OCR ({engine})",
                "hasil pindai, terputar {degrees}°; dibaca dengan OCR ({engine})",
            ),
        },
    ),
    "text-layer-wrong": Entry(
        severity="warning",
        title=Text("Wrong text layer", "Lapisan teks salah"),
        meaning=Text(
            "The text behind a page's picture is not what the picture shows; it was not used.",
            "Teks di balik gambar halaman tidak sama dengan gambarnya; teks itu tidak dipakai.",
        ),
        advice=Text(
            "Nothing; but do not trust what a viewer copies from this file.",
            "Tidak perlu tindakan; tetapi jangan percaya teks yang disalin dari berkas ini.",
        ),
        sentences={
            PLAIN: Text(
                "the text behind the picture is not what the picture shows; it was not used",
                "teks di balik gambar tidak sama dengan gambarnya; teks itu tidak dipakai",
            ),
        },
    ),
    "page-stamped": Entry(
        severity="warning",
        title=Text("Stamp over the table", "Ada cap di atas tabel"),
        meaning=Text("A gray or black stamp lies over the table.", "Ada cap abu-abu atau hitam di atas tabel."),
        advice=Text(
            "Compare what is printed under it with the plan.",
            "Bandingkan teks di bawah cap dengan rencana.",
        ),
        sentences={
            PLAIN: Text(
                "a stamp lies over the table and was removed; please compare what is printed under it",
                "ada cap di atas tabel; cap dihapus dari gambar, mohon bandingkan teks di bawahnya",
            ),
            "remains": Text(
                "a stamp lies over the table and was removed; please compare what is printed under it; left out as "
                "remains of the stamp: {remains}",
                "ada cap di atas tabel; cap dihapus dari gambar, mohon bandingkan teks di bawahnya; yang dianggap sisa "
                "cap dan tidak dimuat: {remains}",
            ),
        },
    ),
    "page-dusty": Entry(
        severity="info",
        title=Text("Specks left out", "Tanda samar tidak dimuat"),
        meaning=Text(
            "Pale signs on their own inside the table were left out as dust, hairs or scratches; they are quoted.",
            "Tanda samar yang berdiri sendiri di dalam tabel tidak dimuat karena dianggap debu, rambut atau goresan; "
            "tanda itu dikutip.",
        ),
        advice=Text(
            "Look at the page if they may have been written with a pencil.",
            "Lihat halamannya, jika mungkin ada yang ditulis dengan pensil.",
        ),
        sentences={
            PLAIN: Text(
                "pale signs on their own were left out as dust or hairs: {signs}",
                "tanda samar yang berdiri sendiri tidak dimuat karena dianggap debu atau goresan: {signs}",
            ),
        },
    ),
    "text-overprinted": Entry(
        severity="warning",
        title=Text("Overprinted text", "Teks saling menimpa"),
        meaning=Text(
            "Words on a page of the table are printed over each other; they are quoted.",
            "Di halaman tabel ada kata yang tercetak saling menimpa; kata-kata itu dikutip.",
        ),
        advice=Text(
            "Look at the page to see which of them belongs to the item.",
            "Lihat di halaman, kata mana yang menjadi milik butir itu.",
        ),
        sentences={
            PLAIN: Text(
                "words are printed over each other: {words}",
                "ada kata yang tercetak saling menimpa: {words}",
            ),
        },
    ),
    "ocr-repaired": Entry(
        severity="info",
        title=Text("Number corrected", "Nomor dibetulkan"),
        meaning=Text(
            "A misread or mistyped marker (l. for 1.) was corrected by its neighbors; what stands there is quoted.",
            "Nomor yang salah dibaca atau salah ketik (l. untuk 1.) dibetulkan menurut nomor di sekitarnya.",
        ),
        advice=Text("Nothing, if the numbering looks right.", "Biarkan, jika urutan nomornya benar."),
        sentences={
            PLAIN: Text(
                'OCR read "{raw}" where the numbering requires "{marker}"',
                'OCR membaca "{raw}", padahal urutan penomoran menghendaki "{marker}"',
            ),
            "looks-alike": Text(
                '"{raw}" stands where the numbering requires "{marker}"',
                'tertulis "{raw}", padahal urutan penomoran menghendaki "{marker}"',
            ),
        },
    ),
    "ocr-doubtful": Entry(
        severity="warning",
        title=Text("Doubtful OCR", "Bacaan OCR meragukan"),
        meaning=Text("OCR was not sure of a word.", "OCR tidak yakin akan bacaan sebuah kata."),
        advice=Text("Compare the word with the page.", "Bandingkan kata itu dengan halamannya."),
        sentences={
            PLAIN: Text("OCR was not sure of {words:quoted}", "OCR tidak yakin membaca {words:quoted}"),
            "marker": Text(
                'the marker may not be "{marker}"; please compare it with the page',
                'nomornya mungkin bukan "{marker}"; mohon bandingkan dengan halamannya',
            ),
        },
    ),
}
