"""Plans on the areas of Zona Integritas (Permen PANRB 90/2021), with texts that keep to their area."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from . import corpus
from .model import Node
from .numbering import marker
from .random_document import months

Area = tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]

AREAS: tuple[Area, ...] = (
    ("Manajemen Perubahan", (
        ("Penyusunan Tim Kerja", ("tim kerja Zona Integritas", "pembagian tugas pokja", "penentuan anggota tim")),
        ("Rencana Pembangunan Zona Integritas",
         ("rencana aksi Zona Integritas", "target prioritas WBK", "media sosialisasi ZI")),
        ("Pemantauan dan Evaluasi Pembangunan WBK/WBBM", ("lembar kerja evaluasi (LKE)", "rapat evaluasi triwulan")),
        ("Perubahan Pola Pikir dan Budaya Kerja", ("agen perubahan", "apel pagi dan yel-yel", "budaya 5S")),
    )),
    ("Penataan Tatalaksana", (
        ("Prosedur Operasional Tetap (SOP) Kegiatan Utama",
         ("peta proses bisnis", "SOP kegiatan utama", "inovasi SOP")),
        ("Sistem Pemerintahan Berbasis Elektronik (SPBE)",
         ("aplikasi presensi online", "e-Office dan SRIKANDI", "website resmi")),
        ("Keterbukaan Informasi Publik", ("daftar informasi publik", "layanan e-PPID", "uji konsekuensi informasi")),
    )),
    ("Penataan Sistem Manajemen SDM Aparatur", (
        ("Perencanaan Kebutuhan Pegawai sesuai dengan Kebutuhan Organisasi",
         ("peta jabatan", "analisis beban kerja")),
        ("Pola Mutasi Internal", ("rotasi internal antar-subbagian", "pola mutasi pegawai")),
        ("Pengembangan Pegawai Berbasis Kompetensi",
         ("Training Need Analysis", "bimbingan teknis pegawai", "coaching pegawai")),
        ("Penetapan Kinerja Individu", ("sasaran kinerja pegawai (SKP)", "penghargaan pegawai teladan")),
        ("Penegakan Aturan Disiplin/Kode Etik/Kode Perilaku Pegawai",
         ("kode etik dan kode perilaku", "rekapitulasi disiplin pegawai")),
        ("Sistem Informasi Kepegawaian", ("pemutakhiran data pada SIASN", "arsip kepegawaian digital")),
    )),
    ("Penguatan Akuntabilitas", (
        ("Keterlibatan Pimpinan", ("perjanjian kinerja", "rapat pembahasan Renstra", "rencana kerja tahunan")),
        ("Pengelolaan Akuntabilitas Kinerja",
         ("laporan kinerja (LKjIP)", "indikator kinerja utama", "aplikasi e-SAKIP")),
    )),
    ("Penguatan Pengawasan", (
        ("Pengendalian Gratifikasi", ("unit pengendalian gratifikasi", "kampanye anti gratifikasi")),
        ("Penerapan SPIP", ("register risiko", "penilaian mandiri SPIP", "rencana tindak pengendalian")),
        ("Pengaduan Masyarakat", ("kanal pengaduan masyarakat", "tindak lanjut pengaduan melalui SP4N-LAPOR!")),
        ("Whistle-Blowing System", ("aplikasi WBS", "sosialisasi pelaporan pelanggaran")),
        ("Penanganan Benturan Kepentingan",
         ("identifikasi benturan kepentingan", "surat pernyataan bebas benturan kepentingan")),
    )),
    ("Peningkatan Kualitas Pelayanan Publik", (
        ("Standar Pelayanan", ("maklumat pelayanan", "standar pelayanan", "reviu standar pelayanan")),
        ("Budaya Pelayanan Prima",
         ("pelatihan pelayanan prima", "sistem kompensasi layanan", "sarana bagi kelompok rentan")),
        ("Pengelolaan Pengaduan", ("kotak saran dan call center", "petugas pengelola pengaduan")),
        ("Penilaian Kepuasan terhadap Pelayanan", ("survei kepuasan masyarakat", "indeks persepsi anti korupsi")),
        ("Pemanfaatan Teknologi Informasi", ("layanan data pemilih berbasis QR code", "perbaikan layanan daring")),
    )),
)  # fmt: skip


def plan(
    seed: int,
    styles: Sequence[str],
    *,
    most: tuple[int, int] = (3, 3),
    ket: float = 0.15,
    offices: float = 0.0,
    areas: tuple[Area, ...] = AREAS,
) -> tuple[Node, ...]:
    """Area → activity → indicator → evidence; three styles: without the indicator. `most` caps the last two."""
    rng = random.Random(seed)

    def leaf(chain: tuple[int, ...], bare: bool, topic: str) -> Node:
        extra = {"penanggung_jawab": rng.choice(corpus.OFFICES)} if rng.random() < offices else {}
        note = rng.choice(corpus.KET) if rng.random() < ket else None
        text = corpus.evidence(rng, corpus.length(rng), topic)
        return Node(
            marker=None if bare else marker(styles[-1], chain), text=text, bulan=months(rng), ket=note, extra=extra
        )

    def evidence(chain: tuple[int, ...], topic: str) -> tuple[Node, ...]:
        count = rng.randint(1, most[1])
        return tuple(leaf((*chain, number), count == 1, topic) for number in range(1, count + 1))

    def indicators(chain: tuple[int, ...], topics: tuple[str, ...]) -> tuple[Node, ...]:
        chosen = topics[: most[0]]
        return tuple(
            Node(
                marker(styles[2], (*chain, number)),
                corpus.statement(rng, corpus.length(rng), topic),
                children=evidence((*chain, number), topic),
            )
            for number, topic in enumerate(chosen, 1)
        )

    def below(chain: tuple[int, ...], topics: tuple[str, ...]) -> tuple[Node, ...]:
        if len(styles) > 3:
            return indicators(chain, topics)
        count = rng.randint(2, most[1] + 2)
        return tuple(leaf((*chain, number), False, topics[number % len(topics)]) for number in range(1, count + 1))

    return tuple(
        Node(
            marker(styles[0], (first,)),
            area,
            children=tuple(
                Node(marker(styles[1], (first, second)), activity, children=below((first, second), topics))
                for second, (activity, topics) in enumerate(activities, 1)
            ),
        )
        for first, (area, activities) in enumerate(areas, 1)
    )


def edit(nodes: tuple[Node, ...], path: tuple[int, ...], **changes: Any) -> tuple[Node, ...]:
    """The tree with the node at `path` (0-based places) changed."""
    place, *rest = path
    node = nodes[place]
    node = replace(node, children=edit(node.children, tuple(rest), **changes)) if rest else replace(node, **changes)
    return (*nodes[:place], node, *nodes[place + 1 :])
