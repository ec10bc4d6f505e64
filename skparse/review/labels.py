"""The labels of the review page, in both languages."""

from __future__ import annotations

from skparse.language import Lang

Labels = dict[str, str | list[str] | list[list[str]]]

_MONTHS = {
    "id": "Januari, Februari, Maret, April, Mei, Juni, Juli, Agustus, September, Oktober, November, Desember",
    "en": "January, February, March, April, May, June, July, August, September, October, November, December",
}

_ID: Labels = {
    "page": "halaman",
    "atPage": "Hal.",
    "item": "butir",
    "pages": "Halaman",
    "plan": "Rencana",
    "findings": "Temuan",
    "none": "tidak ada",
    "error": "kesalahan",
    "warning": "peringatan",
    "info": "keterangan",
    "search": "Cari teks, nomor, KET …",
    "filter": "Saring",
    "all": "semua butir",
    "odd": "yang ada temuannya",
    "unsure": "Letak kurang pasti",
    "compare": "Yang paling meragukan di atas. Bandingkan dengan halamannya: benarkah induknya?",
    "sureness": "Kepastian letak butir ini",
    "corrected": "dikoreksi",
    "found": "ditemukan",
    "items": "butir",
    "inferred": "hilang dari berkas",
    "empty": "tanpa teks",
    "noMonths": "tanpa bulan",
    "noNodes": "Berkas ini tidak berisi butir rencana aksi.",
    "fold": "buka atau tutup",
    "marker": "Nomor",
    "text": "Teks",
    "bulan": "Bulan",
    "was": "semula",
    "undo": "Batalkan koreksi",
    "close": "Tutup",
    "nowhere": "tidak tercetak",
    "save": "Simpan",
    "unsaved": "belum disimpan",
    "help": "Bantuan",
    "lampiran": "Lampiran",
    "noscript": "Halaman ini memerlukan JavaScript; semua isinya ada di dalam berkas ini, tanpa jaringan.",
    "keys": [
        ["↑ ↓", "butir sebelum, sesudah"],
        ["← →", "tutup, buka cabang"],
        ["Enter", "koreksi butir"],
        ["n p", "temuan berikut, sebelumnya"],
        ["d", "butir yang letaknya paling kurang pasti, lalu berikutnya"],
        ["/", "cari"],
        ["Ctrl+S", "simpan plan.json"],
        ["Esc", "tutup"],
    ],
}

_EN: Labels = {
    "page": "page",
    "atPage": "Page",
    "item": "item",
    "pages": "Pages",
    "plan": "Plan",
    "findings": "Findings",
    "none": "none",
    "error": "errors",
    "warning": "warnings",
    "info": "notes",
    "search": "Search text, number, KET …",
    "filter": "Filter",
    "all": "all items",
    "odd": "with findings",
    "unsure": "Place not certain",
    "compare": "The least certain first. Compare with the page: does it stand below the right item?",
    "sureness": "How certain the place of this item is",
    "corrected": "corrected",
    "found": "found",
    "items": "items",
    "inferred": "lost from the file",
    "empty": "without text",
    "noMonths": "no months",
    "noNodes": "This file holds no items of an action plan.",
    "fold": "open or close",
    "marker": "Number",
    "text": "Text",
    "bulan": "Months",
    "was": "was",
    "undo": "Take back",
    "close": "Close",
    "nowhere": "not printed",
    "save": "Save",
    "unsaved": "not saved",
    "help": "Help",
    "lampiran": "Lampiran",
    "noscript": "This page needs JavaScript; all of it is in this file, without any network.",
    "keys": [
        ["↑ ↓", "item before, after"],
        ["← →", "close, open a branch"],
        ["Enter", "correct the item"],
        ["n p", "next, previous finding"],
        ["d", "item whose place is least certain, then the next one"],
        ["/", "search"],
        ["Ctrl+S", "save plan.json"],
        ["Esc", "close"],
    ],
}


def labels(lang: Lang) -> Labels:
    """The page's labels, by the names that its script uses."""
    return {**(_ID if lang == "id" else _EN), "months": _MONTHS[lang].split(", ")}
