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
        },
    ),
}
