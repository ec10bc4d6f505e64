"""Findings about the schedule's cells."""

from __future__ import annotations

from skparse.findings.entry import PLAIN, Entry, Text

SCHEDULE: dict[str, Entry] = {
    "schedule-unclear": Entry(
        severity="warning",
        title=Text("Schedule unclear", "Isi jadwal tidak jelas"),
        meaning=Text(
            "A schedule cell holds text that names no month and no year.",
            "Sel jadwal berisi teks yang tidak menyebut bulan atau tahun.",
        ),
        advice=Text(
            "Add the months by hand if it means any.",
            "Jika teks itu berarti bulan, tandai bulannya sendiri.",
        ),
        sentences={
            PLAIN: Text('"{text}" names no known month', '"{text}" bukan nama bulan yang dikenal'),
            "several": Text(
                '"{text}" names no known month; it stands in {count:cell|cells} of this page',
                '"{text}" bukan nama bulan yang dikenal; tertulis di {count} sel halaman ini',
            ),
        },
    ),
    "schedule-text": Entry(
        severity="info",
        title=Text("Words in the schedule", "Jadwal berisi kata"),
        meaning=Text(
            "A schedule cell holds a word or a value instead of a mark, or a misspelled month; it was counted.",
            "Sel jadwal berisi kata atau nilai, bukan tanda, atau nama bulan yang salah eja; tetap dihitung.",
        ),
        advice=Text("Check the months of the item.", "Periksa bulan butir itu."),
        sentences={
            PLAIN: Text(
                'the schedule says "{text}"; please check the months',
                'kolom jadwal berisi "{text}"; mohon periksa bulannya',
            ),
            "values": Text(
                "the schedule holds values ({texts:quoted}) in {count:cell|cells}; each was counted as a mark",
                "kolom jadwal berisi nilai ({texts:quoted}) di {count:sel|sel}; masing-masing dihitung sebagai tanda",
            ),
        },
    ),
    "mark-aside": Entry(
        severity="warning",
        title=Text("Mark in a merged cell", "Tanda dalam sel gabungan"),
        meaning=Text(
            "A mark stands under one month of a cell that is merged over several; that month alone was counted.",
            "Sebuah tanda ada di bawah satu bulan dalam sel gabungan beberapa bulan; hanya bulan itu yang dihitung.",
        ),
        advice=Text(
            "Check whether a rule between two months is missing on the page.",
            "Periksa apakah di halaman ada garis pemisah bulan yang hilang.",
        ),
        sentences={
            PLAIN: Text(
                "a mark stands under one month of a merged cell; that month alone was counted",
                "ada tanda di bawah satu bulan dalam sel gabungan; hanya bulan itu yang dihitung",
            ),
        },
    ),
    "mark-unplaced": Entry(
        severity="warning",
        title=Text("Month without an item", "Tanda bulan tanpa butir"),
        meaning=Text(
            "A month is marked in a row that belongs to no node.",
            "Ada bulan yang ditandai pada baris yang tidak dimiliki butir mana pun.",
        ),
        advice=Text(
            "Find the row on the page; add the month.",
            "Cari barisnya di halaman, lalu tandai bulan itu pada butirnya.",
        ),
        sentences={
            PLAIN: Text(
                "months are marked in a row that belongs to no item",
                "ada bulan yang ditandai pada baris yang tidak dimiliki butir mana pun",
            ),
        },
    ),
}
