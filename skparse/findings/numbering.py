"""Findings about the numbering of items. It is kept as printed."""

from __future__ import annotations

from skparse.findings.entry import PLAIN, Entry, Text

JUMPS = Text("the numbering jumps from {before} to {marker}", "nomor melompat dari {before} ke {marker}")
REPEATS = Text("the number {marker} is repeated", "nomor {marker} berulang")
GOES_BACK = Text("the numbering goes back from {before} to {marker}", "nomor mundur dari {before} ke {marker}")
BEGINS = Text("the list begins with {marker}", "daftar dimulai dengan {marker}")

NUMBERING: dict[str, Entry] = {
    "numbering-gap": Entry(
        severity="warning",
        title=Text("Number skipped", "Nomor terlewat"),
        meaning=Text("A number is skipped among siblings.", "Sebuah nomor terlewat di antara butir yang setingkat."),
        advice=Text(
            "Compare with the page: is it printed so, or is an item missing?",
            "Bandingkan dengan halamannya: memang tercetak begitu, atau ada butir yang hilang?",
        ),
        sentences={"begins": BEGINS, "jumps": JUMPS},
    ),
    "numbering-repeat": Entry(
        severity="warning",
        title=Text("Number repeated", "Nomor berulang"),
        meaning=Text(
            "The same number stands twice among siblings.",
            "Nomor yang sama tertulis dua kali di antara butir yang setingkat.",
        ),
        advice=Text(
            "Compare with the page; mostly it is printed so.",
            "Bandingkan dengan halamannya; biasanya memang tercetak begitu.",
        ),
        sentences={PLAIN: REPEATS},
    ),
    "numbering-restart": Entry(
        severity="warning",
        title=Text("Numbering goes back", "Nomor mundur"),
        meaning=Text("The numbering goes back among siblings.", "Nomor mundur di antara butir yang setingkat."),
        advice=Text(
            "Compare with the page: does a new parent begin there?",
            "Bandingkan dengan halamannya: apakah di sana mulai induk yang baru?",
        ),
        sentences={PLAIN: GOES_BACK},
    ),
    "numbering-missing": Entry(
        severity="warning",
        title=Text("Number missing", "Nomor tidak ada"),
        meaning=Text(
            "An item has no number, though the items of its list are numbered.",
            "Sebuah butir tidak bernomor, padahal butir lain dalam daftarnya bernomor.",
        ),
        advice=Text(
            "Compare with the page: is it an item of its own, or does it belong to the one before?",
            "Bandingkan dengan halamannya: butir tersendiri, atau bagian dari butir sebelumnya?",
        ),
        sentences={PLAIN: Text("the item has no number", "butir ini tidak bernomor")},
    ),
    "numbering-alone": Entry(
        severity="warning",
        title=Text("Number without text", "Nomor tanpa teks"),
        meaning=Text(
            "An item has a number, but neither a text nor items below it.",
            "Sebuah butir bernomor, tetapi tidak berisi teks dan tidak punya butir di bawahnya.",
        ),
        advice=Text(
            "Compare with the page: is it printed so, or is the rule missing between its text and the one above?",
            "Bandingkan dengan halamannya: memang tercetak begitu, atau tidak ada garis di bawah teks sebelumnya?",
        ),
        sentences={PLAIN: Text("the number {marker} has no text", "nomor {marker} tidak berisi teks")},
    ),
    "numbering-form": Entry(
        severity="info",
        title=Text("Number in another style", "Gaya nomor berbeda"),
        meaning=Text(
            "A number is written otherwise than the others of its list: other punctuation, or another kind of number.",
            "Sebuah nomor ditulis lain dari nomor lain dalam daftarnya: tanda bacanya atau jenisnya berbeda.",
        ),
        advice=Text(
            "Compare with the page: is it the next item of the list?",
            "Bandingkan dengan halamannya: memang butir berikutnya dalam daftar itu?",
        ),
        sentences={
            PLAIN: Text(
                "{marker} is written otherwise than the other numbers of its list",
                "{marker} ditulis dengan gaya lain dari nomor lain dalam daftarnya",
            )
        },
    ),
    "numbering-doubtful": Entry(
        severity="warning",
        title=Text("Place in doubt", "Letak meragukan"),
        meaning=Text(
            "Another place in the tree would explain the numbering nearly as well.",
            "Letak lain dalam susunan butir hampir sama cocoknya dengan penomoran.",
        ),
        advice=Text(
            "Compare with the page: below which item does it stand?",
            "Bandingkan dengan halamannya: di bawah butir mana letaknya?",
        ),
        sentences={
            "below": Text(
                "read as an item below {here}; it may also stand below {other}",
                "dibaca sebagai bagian dari {here}; mungkin juga bagian dari {other}",
            ),
            "outermost": Text(
                "read as an item of the outermost level; it may also stand below {other}",
                "dibaca sebagai butir tingkat teratas; mungkin juga bagian dari {other}",
            ),
            "nested": Text(
                "read as an item below {here}; it may also be one of the outermost level",
                "dibaca sebagai bagian dari {here}; mungkin juga butir tingkat teratas",
            ),
        },
    ),
    "node-inferred": Entry(
        severity="warning",
        title=Text("Item lost from the file", "Butir hilang dari berkas"),
        meaning=Text(
            "A parent that the file has lost was put back because its children prove it.",
            "Butir induk yang hilang dari berkas ditambahkan kembali karena butir di bawahnya membuktikannya.",
        ),
        advice=Text(
            "Its text is empty: take it from the missing page.",
            "Teks butir ini kosong: ambil dari halaman yang hilang.",
        ),
        sentences={
            PLAIN: Text(
                "its text stood on a page that is missing from the file",
                "teksnya ada di halaman yang hilang",
            ),
            "number": Text(
                "its number stood on a page that is missing from the file, and was told by the numbers behind it",
                "nomornya ada di halaman yang hilang, dan disimpulkan dari nomor-nomor sesudahnya",
            ),
        },
    ),
}
