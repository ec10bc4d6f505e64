"""Findings about what a table is, and what its columns are."""

from __future__ import annotations

from skparse.findings.entry import PLAIN, Entry, Text

OTHER_KINDS = {
    "results": ("a report of results", "laporan realisasi atau capaian"),
    "indicators": ("a table of indicators", "tabel indikator"),
    "targets": ("a table of targets", "tabel target"),
    "evaluation": ("an evaluation sheet", "lembar evaluasi atau penilaian"),
    "team": ("a list of people", "susunan tim atau daftar nama"),
    "budget": ("a budget", "rincian anggaran"),
    "calendar": ("a calendar of events", "jadwal acara"),
    "list": ("a list", "daftar"),
}
"""Kinds of tables that are no plan, in words of both languages."""

TABLE_KIND: dict[str, Entry] = {
    "table-other": Entry(
        severity="info",
        title=Text("Other table", "Tabel lain"),
        meaning=Text(
            "A table of another kind was kept as rows.",
            "Tabel jenis lain dimuat sebagai baris-baris.",
        ),
        advice=Text(
            "Nothing; if it is a plan after all, read it with --as-plan.",
            "Tidak perlu tindakan; bila ternyata rencana aksi, baca dengan --as-plan.",
        ),
        sentences={
            PLAIN: Text(
                "this is not an action plan; its rows were kept as they are",
                "ini bukan rencana aksi; baris-barisnya dimuat apa adanya",
            ),
            **{
                name: Text(
                    f"this is not an action plan but probably {english}; its rows were kept as they are",
                    f"ini bukan rencana aksi, tetapi mungkin {indonesian}; baris-barisnya dimuat apa adanya",
                )
                for name, (english, indonesian) in OTHER_KINDS.items()
            },
        },
    ),
    "table-doubtful": Entry(
        severity="warning",
        title=Text("Plan or not?", "Rencana aksi atau bukan?"),
        meaning=Text(
            "What the table holds speaks for an action plan and for another kind of table nearly alike.",
            "Isi tabel hampir sama kuat menunjuk ke rencana aksi dan ke jenis tabel lain.",
        ),
        advice=Text(
            "Look at the page; with --as-plan every table is read as a plan.",
            "Periksa halamannya; dengan --as-plan setiap tabel dibaca sebagai rencana aksi.",
        ),
        sentences={
            "read-as-plan": Text(
                "this table was read as an action plan, but may be none",
                "tabel ini dibaca sebagai rencana aksi, tetapi mungkin bukan",
            ),
            "kept-as-rows": Text(
                "this table was kept as rows, but may be an action plan",
                "tabel ini dimuat sebagai baris-baris, tetapi mungkin rencana aksi",
            ),
        },
    ),
    "column-doubtful": Entry(
        severity="warning",
        title=Text("Role of a column", "Peran kolom"),
        meaning=Text(
            "What a column is was decided, though much speaks for another role or its heading could not be read.",
            "Peran suatu kolom diputuskan, padahal tanda sebaliknya cukup kuat atau judulnya tidak terbaca.",
        ),
        advice=Text(
            "Look at the column; its texts may belong to another place in the plan's tree, its marks to other months.",
            "Periksa kolomnya; teksnya mungkin seharusnya di tempat lain dalam pohon rencana, tandanya di bulan lain.",
        ),
        sentences={
            "level": Text(
                'the column "{heading}" was read as items of the plan, but may hold details of them',
                'kolom "{heading}" dibaca sebagai butir rencana, tetapi mungkin hanya rinciannya',
            ),
            "attribute": Text(
                'the column "{heading}" was read as details of the items, but may hold items of its own',
                'kolom "{heading}" dibaca sebagai rincian butir, tetapi mungkin memuat butir sendiri',
            ),
            "months": Text(
                "the headings of {count} even columns could not be read; by their number and the marks below them they "
                "were taken for months or quarters",
                "judul {count} kolom yang sama lebar tidak terbaca; dari jumlahnya dan tanda di bawahnya kolom itu "
                "dianggap bulan atau triwulan",
            ),
        },
    ),
}
