"""Invented decrees in the wording that these documents share."""

from __future__ import annotations

from .model import Decree

_LAWS = (
    "Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggara Negara yang Bersih dan Bebas dari Korupsi, Kolusi "
    "dan Nepotisme (Lembaran Negara Republik Indonesia Tahun 1999 Nomor 75, Tambahan Lembaran Negara Republik "
    "Indonesia Nomor 3851);",
    "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun 2017 "
    "Nomor 182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109) sebagaimana telah diubah dengan "
    "Undang-Undang Nomor 7 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 "
    "Tahun 2022 tentang Perubahan atas Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum menjadi "
    "Undang-Undang (Lembaran Negara Republik Indonesia Tahun 2023 Nomor 54, Tambahan Lembaran Negara Republik "
    "Indonesia Nomor 6863);",
    "Peraturan Presiden Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010-2025;",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 90 Tahun 2021 tentang "
    "Pembangunan dan Evaluasi Zona Integritas Menuju Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan "
    "Melayani di Instansi Pemerintah (Berita Negara Republik Indonesia Tahun 2021 Nomor 1571) sebagaimana telah "
    "diubah dengan Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 5 Tahun 2024 "
    "(Berita Negara Republik Indonesia Tahun 2024 Nomor 444);",
    "Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2019 tentang Tata Kerja Komisi Pemilihan Umum, Komisi "
    "Pemilihan Umum Provinsi, dan Komisi Pemilihan Umum Kabupaten/Kota (Berita Negara Republik Indonesia Tahun "
    "2019 Nomor 320) sebagaimana telah beberapa kali diubah terakhir dengan Peraturan Komisi Pemilihan Umum "
    "Nomor 12 Tahun 2023 (Berita Negara Republik Indonesia Tahun 2023 Nomor 377);",
    "Peraturan Komisi Pemilihan Umum Nomor 14 Tahun 2020 tentang Tugas, Fungsi, Susunan Organisasi, dan Tata "
    "Kerja Sekretariat Jenderal Komisi Pemilihan Umum, Sekretariat Komisi Pemilihan Umum Provinsi dan "
    "Sekretariat Komisi Pemilihan Umum Kabupaten/Kota (Berita Negara Republik Indonesia Tahun 2020 Nomor 1236);",
    "Keputusan Komisi Pemilihan Umum Nomor 1137/ORT.04-Kpt/01/KPU/VIII/2021 tentang Pedoman Pembangunan Zona "
    "Integritas;",
)
_ORDER = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT")


def invent(
    place: str,
    *,
    nomor: str,
    tanggal: str,
    ketua: str,
    year: int,
    old_number: bool = False,
    laws: int = len(_LAWS),
    salinan: bool = False,
    stamp: bool = False,
    province: str = "nusa-jaya",
) -> Decree:
    """A decree of KPU Kabupaten `place` that sets the year's plan."""
    lembaga = f"KOMISI PEMILIHAN UMUM KABUPATEN {place.upper()}"
    body = f"Komisi Pemilihan Umum Kabupaten {place}"
    title = f"Rencana Aksi Pembangunan Zona Integritas di Lingkungan {body} Tahun {year}"
    tentang = f"PENETAPAN {title.upper()}"
    menimbang = (
        (
            "a.",
            "bahwa dalam rangka mewujudkan birokrasi yang bersih, akuntabel, dan melayani, perlu dilakukan pembangunan "
            "Zona Integritas menuju Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan Melayani di lingkungan "
            f"{body};",
        ),
        (
            "b.",
            f"bahwa berdasarkan Berita Acara Rapat Pleno {body} Nomor {nomor.split('/')[0]}/PK.01-BA/{year} telah "
            "disepakati rencana aksi yang memuat area perubahan, kegiatan, indikator keberhasilan, dan waktu "
            "pelaksanaannya;",
        ),
        (
            "c.",
            "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan "
            f"{body} tentang Penetapan {title};",
        ),
    )
    diktum = (
        f"Menetapkan {title} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari "
        "Keputusan ini.",
        "Rencana Aksi sebagaimana dimaksud dalam Diktum KESATU menjadi pedoman bagi Tim Kerja Pembangunan Zona "
        "Integritas dalam melaksanakan, memantau, dan mengevaluasi setiap kegiatan.",
        "Segala biaya yang timbul sebagai akibat ditetapkannya Keputusan ini dibebankan pada Daftar Isian Pelaksanaan "
        f"Anggaran {body} Tahun Anggaran {year}.",
        "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
    )
    slug = place.lower().replace(" ", "")
    return Decree(
        lembaga=lembaga,
        nomor=nomor,
        tahun=None if old_number else year,
        tentang=tentang,
        menimbang=menimbang,
        mengingat=tuple((f"{place_}.", law) for place_, law in enumerate(_LAWS[:laws], 1)),
        menetapkan=f"KEPUTUSAN {lembaga} TENTANG {tentang}.",
        diktum=tuple(zip(_ORDER, diktum, strict=True)),
        tempat=place,
        tanggal=tanggal,
        jabatan=f"KETUA {lembaga}",
        ketua=ketua,
        salinan=salinan,
        sekretaris="WAHYU HIDAYATULLAH" if salinan else None,
        stamp=f"jdih.kpu.go.id/{province}/{slug}" if stamp else None,
    )
