"""Findings about tables: their words, fills and rows, and where a page's end cuts them."""

from __future__ import annotations

from skparse.findings.entry import PLAIN, Entry, Text

TABLE: dict[str, Entry] = {
    "plan-missing": Entry(
        severity="warning",
        title=Text("No action plan found", "Rencana aksi tidak ditemukan"),
        meaning=Text(
            "No table was read as an action plan, though the decree is about one or nothing tells what the longest is.",
            "Tidak ada tabel yang terbaca sebagai rencana aksi, padahal keputusannya tentang itu atau isi tabel "
            "terpanjang tidak dikenali.",
        ),
        advice=Text(
            "Give the pages with the table's header too.",
            "Sertakan juga halaman yang memuat kepala tabelnya.",
        ),
        sentences={
            PLAIN: Text(
                "no table was read as an action plan: are these its pages, and has its header been cut off?",
                "tidak ada tabel yang terbaca sebagai rencana aksi: benarkah ini halamannya, apakah kepala tabelnya "
                "hilang?",
            ),
            "no-table": Text(
                "the decree that begins on this page has no table",
                "keputusan yang mulai di halaman ini tidak memuat tabel",
            ),
        },
    ),
    "columns-unruled": Entry(
        severity="warning",
        title=Text("Columns without rules", "Tabel tanpa garis tegak"),
        meaning=Text(
            "The table has no vertical rules; its columns were found from the position of its words.",
            "Tabel tidak bergaris tegak; kolomnya ditentukan dari letak kata.",
        ),
        advice=Text("Compare some rows with the page.", "Bandingkan beberapa baris dengan halamannya."),
        sentences={
            PLAIN: Text(
                "the table has no vertical rules; its columns were found from the position of its words",
                "tabel tidak bergaris tegak; kolomnya ditentukan dari letak kata",
            ),
        },
    ),
    "table-cut": Entry(
        severity="warning",
        title=Text("Table cut by the paper's edge", "Tabel terpotong tepi kertas"),
        meaning=Text(
            "The table is wider than the paper: what stands beyond its edge was not printed.",
            "Tabel lebih lebar daripada kertas; bagian di luar tepi kertas tidak tercetak.",
        ),
        advice=Text(
            "Look at the outer columns; ask the office for a copy on wider paper if something is missing.",
            "Periksa kolom paling tepi; jika ada yang hilang, mintalah salinan pada kertas yang lebih lebar.",
        ),
        sentences={
            PLAIN: Text(
                "the table goes over the edge of the paper on {count:page|pages}; what stands beyond it may be missing",
                "tabel melewati tepi kertas di {count} halaman; isi di luar tepi itu mungkin hilang",
            ),
        },
    ),
    "rows-shared": Entry(
        severity="warning",
        title=Text("Several items in one row", "Beberapa butir dalam satu baris"),
        meaning=Text(
            "Several items stand in one ruled row; texts and marks were assigned by their vertical position.",
            "Beberapa butir berada dalam satu baris tabel; teks dan tanda dibagi menurut posisi vertikalnya.",
        ),
        advice=Text(
            "Compare the months of these items with the page.",
            "Bandingkan bulan butir-butir ini dengan halamannya.",
        ),
        sentences={
            PLAIN: Text(
                "{count:row|rows} with several items that no rule separates; they were told apart by their vertical "
                "position",
                "ada {count} baris dengan beberapa butir tanpa garis pemisah; dipisahkan menurut posisi vertikalnya",
            ),
        },
    ),
    "seam-doubtful": Entry(
        severity="warning",
        title=Text("Doubtful page break", "Sambungan halaman meragukan"),
        meaning=Text(
            "It is not certain whether a text continues from the page before or is a new item.",
            "Tidak pasti apakah sebuah teks merupakan lanjutan dari halaman sebelumnya atau butir baru.",
        ),
        advice=Text(
            "Read the end of one page and the beginning of the next: is it one text or two?",
            "Baca akhir halaman dan awal halaman berikutnya: satu teks atau dua?",
        ),
        sentences={
            "goes-on": Text(
                'the text "{text}" was read as the continuation of item {item}; it may also be a new item',
                'teks "{text}" dibaca sebagai lanjutan butir {item}; mungkin juga butir baru',
            ),
            "begins": Text(
                'the text "{text}" was read as a new item; it may also be the continuation of item {item}',
                'teks "{text}" dibaca sebagai butir baru; mungkin juga lanjutan butir {item}',
            ),
            "adopts": Text(
                'items of the page before, from {first} on, were put below the text "{text}"; they may also belong to '
                "another item",
                'butir di halaman sebelumnya, mulai {first}, dibaca sebagai bagian dari teks "{text}"; mungkin juga '
                "bagian dari butir lain",
            ),
        },
    ),
    "pages-missing": Entry(
        severity="warning",
        title=Text("Missing pages", "Halaman hilang"),
        meaning=Text(
            "The numbering jumps at a page's end: one or more pages are not in the file.",
            "Penomoran melompat di akhir halaman: ada halaman yang tidak terdapat dalam berkas.",
        ),
        advice=Text("Ask the office for the missing pages.", "Mintalah halaman yang hilang kepada kantor penerbit."),
        sentences={
            PLAIN: Text(
                "the numbering jumps between page {before} and page {after}: pages of the table are missing",
                "penomoran melompat antara halaman {before} dan halaman {after}: ada halaman tabel yang hilang",
            ),
            "page-numbers": Text(
                "the printed page numbers leave pages out between page {before} and page {after}",
                "nomor halaman yang tercetak melompat antara halaman {before} dan halaman {after}",
            ),
            "perhaps": Text(
                "pages may be missing between page {before} and page {after}, or a number is misprinted",
                "mungkin ada halaman hilang antara halaman {before} dan {after}, atau nomornya salah cetak",
            ),
        },
    ),
    "unplaced-text": Entry(
        severity="error",
        title=Text("Text without an item", "Teks belum masuk ke butir"),
        meaning=Text(
            "Words inside the table that belong to no item of the plan; they are quoted.",
            "Kata di dalam tabel yang belum masuk ke butir mana pun; kata-kata itu dikutip.",
        ),
        advice=Text(
            "Find the words on the page and add them by hand (`skparse review`).",
            "Cari teks itu di halaman, lalu tambahkan pada butirnya (`skparse review`).",
        ),
        sentences={
            PLAIN: Text(
                '"{text}" stands in the table but belongs to no item of the plan',
                '"{text}" ada di dalam tabel tetapi belum masuk ke butir mana pun',
            ),
        },
    ),
    "unplaced-fill": Entry(
        severity="warning",
        title=Text("Shading without an item", "Arsiran belum masuk ke butir"),
        meaning=Text(
            "A shaded area in the schedule that no item's months count.",
            "Arsiran di kolom jadwal yang tidak dihitung sebagai bulan butir mana pun.",
        ),
        advice=Text(
            "Check which item's month it is; shading under a heading or between rows may mean nothing.",
            "Periksa bulan butir mana yang diarsir; arsiran di bawah judul atau di antara baris bisa jadi tidak "
            "berarti.",
        ),
        sentences={
            PLAIN: Text(
                "a shaded area of color {color} in the schedule belongs to no month of any item",
                "arsiran berwarna {color} di kolom jadwal tidak menjadi bulan butir mana pun",
            ),
            "several": Text(
                "{count} shaded areas of color {color} in the schedule belong to no month of any item",
                "{count} arsiran berwarna {color} di kolom jadwal tidak menjadi bulan butir mana pun",
            ),
        },
    ),
    "picture-unread": Entry(
        severity="warning",
        title=Text("Picture that was not read", "Gambar tidak terbaca"),
        meaning=Text(
            "A picture or drawing in the table that is no mark of a month: what it shows is not in the plan.",
            "Gambar di dalam tabel yang bukan tanda bulan: isinya tidak masuk ke rencana.",
        ),
        advice=Text(
            "Look at it on the page; add by hand what it says or hides.",
            "Lihat gambarnya di halaman; tambahkan sendiri isi atau yang tertutup olehnya.",
        ),
        sentences={
            PLAIN: Text(
                "{count:picture stands|pictures stand} in cells of the table; what is printed there cannot be read",
                "ada {count} gambar di dalam sel tabel; isinya tidak dapat dibaca",
            ),
            "over-months": Text(
                "{count:picture lies|pictures lie} over several cells of the schedule; no month was counted for that",
                "ada {count} gambar di atas beberapa sel jadwal; gambar itu tidak dihitung sebagai bulan",
            ),
            "crossed-out": Text(
                "lines from corner to corner of schedule cells ({count:line|lines}) were not counted as marks",
                "ada {count} garis dari sudut ke sudut sel jadwal; tidak dihitung sebagai tanda",
            ),
        },
    ),
    "picture-marks": Entry(
        severity="info",
        title=Text("Marks that are pictures", "Tanda berupa gambar"),
        meaning=Text(
            "Pictures or drawings in schedule cells were counted as marks, whatever they show.",
            "Gambar di sel jadwal dihitung sebagai tanda, apa pun isinya.",
        ),
        advice=Text(
            "Check on the page that they all mean the same.",
            "Periksa di halaman apakah semuanya bermakna sama.",
        ),
        sentences={
            PLAIN: Text(
                "{count:picture|pictures} in the schedule counted as marks",
                "{count} gambar di kolom jadwal dihitung sebagai tanda",
            ),
        },
    ),
    "text-outside": Entry(
        severity="info",
        title=Text("Text outside the table", "Teks di luar tabel"),
        meaning=Text(
            "Text on a page of the table, outside its frame, that is no title, signature or page number; it is quoted.",
            "Teks di halaman tabel, di luar bingkainya, yang bukan judul, tanda tangan atau nomor halaman; teks itu "
            "dikutip.",
        ),
        advice=Text(
            "Check whether it belongs to the plan (a note, a row outside the frame).",
            "Periksa apakah teks itu bagian dari rencana (catatan, atau baris di luar bingkai).",
        ),
        sentences={
            PLAIN: Text(
                'outside the table\'s frame stands: "{text}"; it is not part of the plan',
                'di luar bingkai tabel tertulis: "{text}"; tidak menjadi bagian rencana',
            ),
        },
    ),
    "ledger-difference": Entry(
        severity="error",
        title=Text("Words do not add up", "Jumlah kata tidak cocok"),
        meaning=Text(
            "The words of the table's pages and the words accounted for differ: a bug in skparse.",
            "Jumlah kata di halaman tabel tidak sama dengan yang tercatat: kesalahan skparse.",
        ),
        advice=Text(
            "Please report it, with the file if you may; compare the plan with the pages.",
            "Mohon laporkan, sertakan berkasnya jika boleh; bandingkan rencana dengan halamannya.",
        ),
        sentences={
            PLAIN: Text(
                "words on the table's pages: {words}; accounted for: {booked}, {twice} of them twice",
                "halaman tabel memuat {words} kata, yang tercatat {booked}, {twice} di antaranya dua kali",
            ),
        },
    ),
}
