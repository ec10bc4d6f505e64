"""The decree of SK KPU Kabupaten Wonosobo Nomor 23 Tahun 2026, as printed: "PEMBANGUNGAN" and all."""

from __future__ import annotations

from .model import Decree

TITLE = (
    "PENETAPAN RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS DI LINGKUNGAN KOMISI PEMILIHAN UMUM KABUPATEN WONOSOBO "
    "TAHUN 2026"
)

DECREE = Decree(
    lembaga="KOMISI PEMILIHAN UMUM KABUPATEN WONOSOBO",
    nomor="23",
    tahun=2026,
    tentang=TITLE,
    menimbang=(
        (
            "a.",
            (
                "bahwa berdasarkan Berita Acara Komisi Pemilihan Umum Kabupaten Wonosobo Nomor 052/PK.01-BA/3307/2026 "
                "Tentang Rapat Pleno Internal, Evaluasi Dan Koordinasi Kinerja KPU Kabupaten Wonosobo Tahun 2026 yang "
                "di dalam Rapat Pleno tersebut diputuskan penetapan rencana aksi Pembangunan zona integritas KPU "
                "Kabupaten Wonosobo tahun 2026;"
            ),
        ),
        (
            "b.",
            (
                "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan Komisi "
                "Pemilihan Umum Kabupaten Wonosobo tentang Penetapan Rencana Aksi Pembangunan Zona Integritas di "
                "Lingkungan Komisi Pemilihan Umum Kabupaten Wonosobo Tahun 2026;"
            ),
        ),
    ),
    mengingat=(
        (
            "1.",
            (
                "Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggara Negara yang Bersih dan Bebas dari Korupsi, "
                "Kolusi dan Nepotisme (Lembaran Negara Republik Indonesia Tahun 1999 Nomor 75, Tambahan Lembaran "
                "Negara Republik Indonesia Nomor 3851);"
            ),
        ),
        (
            "2.",
            (
                "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun "
                "2017 Nomor 182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109) sebagaimana telah diubah "
                "dengan Undang-Undang Nomor 7 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti "
                "Undang-Undang Nomor 1 Tahun 2022 tentang perubahan Atas Undang-Undang Nomor 7 Tahun 2017 tentang "
                "Pemilihan Umum menjadi Undang-Undang (Lembaran Negara Republik Indonesia Tahun 2023 Nomor 54, "
                "Tambahan Lembaran Negara Republik Nomor 6863);"
            ),
        ),
        ("3.", "Peraturan Presiden Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010-2026;"),
        (
            "4.",
            (
                "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 90 Tahun 2021 tentang "
                "Pembangunan dan Evaluasi Zona Integritas Menuju Wilayah Bebas dari Korupsi dan Wilayah Birokrasi "
                "Bersih dan Melayani di Instansi Pemerintah (Berita Negara Republik Indonesia Tahun 2021 Nomor 1571) "
                "sebagaimana telah diubah dengan Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi "
                "Birokrasi Nomor 5 Tahun 2024 tentang Perubahan atas Peraturan Menteri Pendayagunaan Aparatur Negara "
                "dan Reformasi Birokrasi Nomor 90 Tahun 2021 tentang Pembangunan dan Evaluasi Zona Integritas Menuju "
                "Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan Melayani di Instansi Pemerintah (Berita "
                "Negara Tahun 2024 Nomor 444);"
            ),
        ),
        (
            "5.",
            (
                "Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2019 tentang Tata Kerja Komisi Pemilihan Umum, Komisi "
                "Pemilihan Umum Provinsi, dan Komisi Pemilihan Umum Kabupaten/Kota (Berita Negara Republik Indonesia "
                "Tahun 2019 Nomor 320) sebagaimana telah beberapa kali diubah terakhir dengan Peraturan Komisi "
                "Pemilihan Umum Nomor 12 Tahun 2023 tentang Perubahan Kelima Atas Peraturan Komisi Pemilihan Umum "
                "Nomor 8 Tahun 2019 tentang Tata Kerja Komisi Pemilihan Umum, Komisi Pemilihan Umum Provinsi, dan "
                "Komisi Pemilihan Umum Kabupaten/Kota (Berita Negara Republik Indonesia Tahun 2023 Nomor 377);"
            ),
        ),
        (
            "6.",
            (
                "Peraturan Komisi Pemilihan Umum Nomor 14 Tahun 2020 tentang Tugas, Fungsi, Susunan Organisasi, dan "
                "Tata Kerja Sekretariat Jenderal Komisi Pemilihan Umum, Sekretariat Komisi Pemilihan Umum Provinsi dan "
                "Sekretariat Komisi Pemilihan Umum Kabupaten/Kota (Berita Negara Republik Indonesia Tahun 2020 Nomor "
                "1236) sebagaimana telah beberapa kali diubah terakhir dengan Peraturan Komisi Pemilihan Umum Nomor 21 "
                "Tahun 2023 tentang Perubahan Kedua atas Peraturan Komisi Pemilihan Umum Nomor 14 Tahun 2020 tentang "
                "Tugas, Fungsi, Susunan Organisasi, dan Tata Kerja Sekretariat Jenderal Komisi Pemilihan Umum, "
                "Sekretariat Komisi Pemilihan Umum Provinsi, dan Sekretariat Komisi Pemilihan Umum Kabupaten/Kota "
                "(Berita Negara Republik Indonesia Tahun 2023 Nomor 826);"
            ),
        ),
        (
            "7.",
            (
                "Surat Keputusan Komisi Pemilihan Umum Kabupaten Wonosobo Nomor 14 Tahun 2026 Tentang Pembentukan Tim "
                "Kerja Pembangunan Zona Integritas Menuju Wilayah Bebas Dari Korupsi Dan Wilayah Birokrasi Bersih Dan "
                "Melayani di Lingkungan Komisi Pemilihan Umum Kabupaten Wonosobo Tahun 2026;"
            ),
        ),
    ),
    menetapkan=(
        "KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN WONOSOBO TENTANG PENETAPAN RENCANA AKSI PEMBANGUNGAN ZONA "
        "INTEGRITAS DI LINGKUNGAN KOMISI PEMILIHAN UMUM KABUPATEN WONOSOBO TAHUN 2026."
    ),
    diktum=(
        (
            "KESATU",
            (
                "Menetapkan Penetapan Rencana Aksi Pembangunan Zona Integritas di Lingkungan Komisi Pemilihan Umum "
                "Kabupaten Wonosobo Tahun 2026 sebagaimana tercantum dalam Lampiran Keputusan yang merupakan bagian "
                "tak terpisahkan dari Keputusan ini."
            ),
        ),
        (
            "KEDUA",
            (
                "Segala biaya yang timbul sebagai akibat ditetapkannya Keputusan ini dibebankan pada DIPA Anggaran "
                "Perencanaan dan Belanja Negara (APBN) Komisi Pemilihan Umum Kabupaten Wonosobo."
            ),
        ),
        ("KETIGA", "Keputusan ini mulai berlaku pada tanggal ditetapkan."),
    ),
    tempat="Wonosobo",
    tanggal="2026-02-11",
    jabatan="KETUA KOMISI PEMILIHAN UMUM KABUPATEN WONOSOBO",
    ketua="RULIAWAN NUGROHO",
    salinan=True,
    sekretaris="Muhson",
    stamp="https://jdih.kpu.go.id/jateng/wonosobo",
)
