"""Indonesian word material for invented plans: headings of every level and texts of any length."""

from __future__ import annotations

import random

AREAS = (
    "Manajemen Perubahan", "Penataan Tatalaksana", "Penataan Sistem Manajemen SDM Aparatur",
    "Penguatan Akuntabilitas", "Penguatan Pengawasan", "Peningkatan Kualitas Pelayanan Publik",
    "Penguatan Kelembagaan", "Pengelolaan Keuangan", "Penyelesaian Sengketa dan Advokasi Hukum",
    "Pemutakhiran Data Pemilih Berkelanjutan",
)  # fmt: skip
ACTIVITIES = (
    "Penyusunan Tim Kerja", "Rencana Pembangunan Zona Integritas", "Perubahan Pola Pikir dan Budaya Kerja",
    "Pemantauan dan Evaluasi Pembangunan WBK/WBBM", "Prosedur Operasional Tetap (SOP) Kegiatan Utama",
    "Sistem Pemerintahan Berbasis Elektronik (SPBE)", "Keterbukaan Informasi Publik", "Pola Mutasi Internal",
    "Perencanaan Kebutuhan Pegawai sesuai dengan Kebutuhan Organisasi", "Pengembangan Pegawai Berbasis Kompetensi",
    "Penetapan Kinerja Individu", "Penegakan Aturan Disiplin/Kode Etik/Kode Perilaku Pegawai",
    "Keterlibatan Pimpinan", "Sistem Informasi Kepegawaian", "Pengelolaan Akuntabilitas Kinerja",
    "Pengendalian Gratifikasi", "Penerapan SPIP", "Pengaduan Masyarakat", "Whistle-Blowing System",
    "Penanganan Benturan Kepentingan", "Standar Pelayanan", "Budaya Pelayanan Prima",
    "Penilaian Kepuasan terhadap Pelayanan", "Pemanfaatan Teknologi Informasi", "Pengelolaan Arsip Dinamis",
    "Pendidikan Pemilih Berkelanjutan", "Rumah Pintar Pemilu", "Pengelolaan Barang Milik Negara",
)  # fmt: skip
_EVIDENCE = (
    "Undangan", "Daftar Hadir", "Notulen", "Berita Acara", "Dokumentasi", "SK Tim", "Laporan", "Kertas Kerja",
    "Infografis", "Rekapitulasi", "Tangkapan layar", "Surat Tugas", "Nota Dinas", "Formulir", "Kuesioner",
    "Materi paparan",
)  # fmt: skip
_VERBS = (
    "Menyusun", "Melaksanakan", "Mempublikasikan", "Mensosialisasikan", "Menetapkan", "Mengevaluasi",
    "Menindaklanjuti", "Memutakhirkan", "Mendokumentasikan", "Melaporkan", "Mengoptimalkan", "Menyampaikan",
    "Membangun", "Mengikutsertakan pegawai pada", "Menyelenggarakan", "Memfasilitasi", "Menginventarisasi",
    "Menandatangani",
)  # fmt: skip
_NOUNS = (
    "rencana aksi Zona Integritas", "pakta integritas", "standar pelayanan", "peta jabatan", "register risiko",
    "maklumat pelayanan", "dokumen SOP", "e-PPID berbasis website", "indeks kepuasan masyarakat",
    "tim agen perubahan", "LHKPN dan LHKASN", "laporan kinerja triwulan", "sasaran kinerja pegawai (SKP)",
    "pelatihan budaya pelayanan prima", "unit pengendalian gratifikasi", "media sosial dan website",
    "kode etik dan kode perilaku pegawai", "formasi CPNS", "analisis jabatan dan analisis beban kerja",
    "aplikasi presensi online", "arsip inaktif", "daftar informasi publik", "penilaian mandiri SPIP",
    "perjanjian kinerja tahun berjalan", "rapat pleno rutin", "apel pagi", "kotak saran dan call center",
    "sosialisasi benturan kepentingan", "video layanan", "data pemilih berkelanjutan", "target-target prioritas",
    "layanan bagi kelompok rentan", "lembar kerja evaluasi (LKE)",
)  # fmt: skip
_TAILS = (
    "di lingkungan sekretariat", "kepada seluruh pegawai", "kepada stakeholder melalui media sosial",
    "secara berkala", "sesuai dengan peraturan perundang-undangan", "oleh pimpinan dan seluruh jajaran",
    "setiap akhir triwulan", "bersama pemerintah daerah, Bawaslu, dan instansi terkait",
    "melalui aplikasi SIMONIKA dan e-Monev", "dalam rangka menuju WBK/WBBM", "yang telah ditetapkan oleh KPU RI",
    "pada laman jdih dan website resmi", "dengan memperhatikan kompetensi jabatan",
    "berdasarkan hasil evaluasi tahun sebelumnya", "(minimal 1 kali dalam setahun)",
    "untuk meningkatkan kualitas pelayanan", "serta tindak lanjutnya", "paling lambat akhir bulan",
)  # fmt: skip
_STATES = (
    "Terdapat", "Telah dilakukan monitoring dan evaluasi terhadap", "Tersedianya", "Unit kerja telah menyusun",
    "Pimpinan terlibat dalam", "Terlaksananya", "Telah ditetapkan", "Seluruh pegawai memahami",
    "Meningkatnya pemanfaatan", "Terwujudnya",
)  # fmt: skip
KET = (
    "Sesuai Kebutuhan", "Setiap ada kegiatan", "Rutin", "Insidental", "Menunggu juknis KPU RI", "Anggaran DIPA", "-",
    "Berkoordinasi dengan Inspektorat dan KPU Provinsi", "Tahun berjalan",
)  # fmt: skip
OFFICES = (
    "Sekretaris", "Subbag Hukum dan SDM", "Subbag KUL", "Subbag Rendatin", "Subbag Tekmas", "Tim ZI Pokja I", "Ketua",
    "Divisi Sosdiklih", "Kasubbag Keuangan, Umum, dan Logistik", "Seluruh Pegawai", "Agen Perubahan",
)  # fmt: skip
TARGETS = (
    "1 Dokumen", "100%", "12 Laporan", "4 Kegiatan", "Nilai 80", "2 kali", "Terlaksana", "1 SK", "90 persen pegawai",
)  # fmt: skip
PLACES = (
    "Rimbaraya", "Tanjungmas", "Batusari", "Lembahwangi", "Sukamerta", "Telagasari", "Gunungjati Selatan",
    "Karangindah", "Muarabiru", "Pulau Seruni", "Wanakarta", "Bukitpermai",
)  # fmt: skip
NAMES = (
    "ARDIAN PRAKOSA WIJAYA", "SRI LESTARI HANDAYANI", "BAGUS TRI MULYONO", "NURHALIZA PUTRI", "YOHANES KELIK SANTOSO",
    "DEWI RATNASARI", "MUHAMMAD FAIZ RAMADHAN", "I GEDE SUARTAMA",
)  # fmt: skip


def evidence(rng: random.Random, words: int, topic: str | None = None) -> str:
    """What proves an activity, about `words` long: "Undangan, Daftar Hadir dan Notulen …"."""
    topic = topic or rng.choice(_NOUNS)
    if rng.random() < 0.4:
        parts = rng.sample(_EVIDENCE, rng.randint(1, 4))
        text = " dan ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
        text = f"{text} {topic}"
    else:
        text = f"{rng.choice(_VERBS)} {topic}"
    return _lengthen(rng, text, words)


def statement(rng: random.Random, words: int, topic: str | None = None) -> str:
    """An indicator, about `words` long: "Telah ditetapkan …"."""
    return _lengthen(rng, f"{rng.choice(_STATES)} {topic or rng.choice(_NOUNS)}", words)


def _lengthen(rng: random.Random, text: str, words: int) -> str:
    while len(text.split()) < words:
        text += f" {rng.choice(_TAILS)}"
        if len(text.split()) < words:
            text += rng.choice((", ", " dan ", "; ", ", serta "))
            text += f"{rng.choice(_VERBS).lower()} {rng.choice(_NOUNS)}"
    return text


def phrase(rng: random.Random, place: float) -> str:
    """A text for a level; `place` 0 is the first level, 1 the last."""
    if place == 0:
        return rng.choice(AREAS)
    if place < 0.5:
        return rng.choice(ACTIVITIES)
    words = length(rng)
    return evidence(rng, words) if place == 1 else statement(rng, words)


def length(rng: random.Random) -> int:
    """How many words a text has: mostly few, now and then so many that a page end cuts its row."""
    return rng.choice((2, 4, 6, 9, 13, 20, 40)) if rng.random() < 0.5 else rng.randint(3, 14)
