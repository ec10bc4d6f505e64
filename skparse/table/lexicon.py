"""Words that a narrow cell broke ("Pendampinga" + "n"), told from two words by what is known of the words.

Producers break a word only where it does not fit its line alone, so the first part fills a line by itself. Whether
two such pieces are one word is decided by the words that the document has unbroken elsewhere and by a short list of
well-known ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from skparse.table.text import TextLine

# Frequent Indonesian words and terms of action plans; written for this file, lower case.
_COMMON = frozenset(
    """
    ada adalah adanya agar agenda agen akhir aksi aktif akuntabilitas akun anggaran anggota antar apel aplikasi arahan
    area arsip aset asli atas atau awal badan bagi bagian bahan bahwa banding baru bebas belanja belum benturan beban
    berbasis berdasarkan berita berkala berkelanjutan bersama bersih bidang bimtek birokrasi budaya bulan bulanan cuti
    call center capaian daerah daftar dalam dan dapat dari data demokrasi dengan desa di diklat dinas disiplin divisi
    dokumen dokumentasi dukung dukungan efektif efisien elektronik etik evaluasi formulir foto gedung gratifikasi guna
    hadir hak hari harian hasil hingga hukum identifikasi indeks indikator informasi inovasi integritas internal intern
    jabatan jadwal jajaran jaringan jasa jelas jujur jumlah kabupaten kantor karena kartu kasus ke kebijakan kebutuhan
    kegiatan kehadiran kepada kepegawaian kepentingan kepuasan kerja kertas ketua keterbukaan keuangan kinerja kode
    komisi komitmen kompetensi komunikasi kontrak koordinasi kota kotak kuesioner kualitas lambat lanjut laporan layanan
    lembar lewat lingkungan logistik lokasi maklumat manajemen masa masyarakat media melakukan melalui melaksanakan
    melaporkan membangun membentuk membuat memberi memberikan memiliki memperhatikan memutakhirkan menetapkan mengelola
    mengikuti mengikutsertakan menginventarisasi mengoptimalkan mensosialisasikan menuju menyusun menyelenggarakan
    mendokumentasikan menindaklanjuti menandatangani mempublikasikan menyediakan meningkatkan mewujudkan mekanisme
    monitoring mutasi mutu narasumber negara nilai nomor nota notulen nyata oleh online operasional opini orang
    organisasi pada pagi pakta paling panduan para partai partisipasi pegawai pejabat pelaksana pelaksanaan pelaporan
    pelatihan pelayanan pemantauan pembangunan pembentukan pemerintah pemeliharaan pemilih pemilihan pemilu pemimpin
    penanganan penanggung penataan penempatan penerapan penetapan pengaduan pengawasan pengelolaan pengembangan
    pengendalian penguatan pengukuran penilaian peningkatan penyampaian penyelenggaraan penyusunan perangkat perbaikan
    perencanaan peraturan perilaku perjanjian pernyataan persiapan perubahan perundang-undangan peta petugas pihak
    pimpinan piagam pleno pola prasarana presensi prima prioritas program prosedur provinsi publik publikasi rangka
    rapat realisasi register rekapitulasi rencana reformasi rekrutmen ringkasan risiko ruang rutin sarana sasaran satuan
    sebagai secara sekretariat sekretaris seluruh semester serta sesuai setiap setelah sistem sosial sosialisasi sop
    standar strategis stakeholder struktur sub sudah surat survei survey tahun tahunan tanda tangan tata target tatalaksana
    telah teknis teknologi tentang terbuka terdapat terhadap terkait terlaksananya tersedianya tersusunnya terwujudnya
    tepat tidak tiga tim tindak tingkat triwulan tugas tujuan umum undangan unit untuk upaya usulan video waktu website
    wilayah yang zona
    """.split()
)
_PREFIX = re.compile(r"^(?:me|pe|be|te|di|ke|se|an|in|ko)")
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")


class Lexicon:
    """The words that a document holds unbroken. ``texts``: the lines of each cell."""

    def __init__(self, texts: Iterable[Sequence[TextLine]]) -> None:
        self._sure = set(_COMMON)  # between two other words of one line
        self._likely: set[str] = set()  # at a line's end or beginning, where no cell broke a word that it could not hold
        self._right: dict[tuple[int, int], float] = {}
        for lines in texts:
            alone = False
            for line in lines:
                words = [_plain(word) for word in line.text.split()]
                self._sure.update(words[1:-1])
                self._likely.update(words[-1:] if len(words) > 1 else ())
                self._likely.update(() if alone else words[: len(words) > 1])
                alone = len(words) == 1
                key = (line.page, round(line.x0))
                self._right[key] = max(self._right.get(key, 0.0), line.x1)

    def knows(self, word: str) -> bool:
        """The word surely stands unbroken in the document or in the list; case and punctuation do not count."""
        return _plain(word) in self._sure

    def broken(self, above: TextLine, below: TextLine) -> bool:
        """The last word of one line and the first word of the next are one word."""
        first, rest = above.text.split()[-1], below.text.split()[0]
        if rest[0] in ",.;:)":
            return True
        if above.spaced or not first[-1:].isalpha() or not rest[:1].isalpha():
            return False
        if rest[0].isupper() and not (first.isupper() and _plain(rest).upper() == rest.strip(".,;:)")):
            return False
        if self.knows(first + rest):
            return not (self.knows(first) and self.knows(rest))
        # Unknown as a whole: the first part must fill its line alone and neither part be a word.
        alone = " " not in above.text
        if not alone or self._may_be_word(first) or self._may_be_word(rest) or not self._fills(above):
            return False
        # A longer rest, or one that begins as words do, is a word itself ("kelompok" + "rentan"). Tuned on random
        # documents in narrow columns: of the rests of broken words that are not known whole, nine in ten are shorter.
        return len(_plain(rest)) <= 5 and not _PREFIX.match(_plain(rest))

    def _may_be_word(self, word: str) -> bool:
        return _plain(word) in self._sure or _plain(word) in self._likely

    def _fills(self, line: TextLine) -> bool:
        right = self._right.get((line.page, round(line.x0)), line.x1)
        letter = (line.x1 - line.x0) / max(1, len(line.text))
        return line.x1 + 1.3 * letter >= right


def _plain(word: str) -> str:
    return _EDGES.sub("", word).casefold()
