"""Words that a narrow cell broke ("Pendampinga" + "n"), told from two words by what is known of the words.

Producers break a word only where it does not fit its line alone, so the first part fills a line by itself. Whether
two such pieces are one word is decided by the words that the document has unbroken elsewhere and by a short list of
well-known ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from skparse.text.lines import TextLine

# Frequent Indonesian words and terms of action plans; written for this file, lower case.
COMMON = frozenset(
    """
    ada adalah adanya agar agenda agen akhir aksi aktif akuntabilitas akun anggaran anggota antar apel
    aplikasi arahan area arsip aset asli atas atau awal badan bagi bagian bahan bahwa banding baru bebas
    belanja belum benturan beban berbasis berdasarkan berita berkala berkelanjutan bersama bersih bidang
    bimtek birokrasi budaya bulan bulanan cuti call center capaian daerah daftar dalam dan dapat dari data
    demokrasi dengan desa di diklat dinas disiplin divisi dokumen dokumentasi dukung dukungan efektif efisien
    elektronik etik evaluasi formulir foto gedung gratifikasi guna hadir hak hari harian hasil hingga hukum
    identifikasi indeks indikator informasi inovasi integritas internal intern jabatan jadwal jajaran jaringan
    jasa jelas jujur jumlah kabupaten kantor karena kartu kasus ke kebijakan kebutuhan kegiatan kehadiran
    kepada kepegawaian kepentingan kepuasan kerja kertas ketua keterbukaan keuangan kinerja kode komisi
    komitmen kompetensi komunikasi kontrak koordinasi kota kotak kuesioner kualitas lambat lanjut laporan
    layanan lembar lewat lingkungan logistik lokasi maklumat manajemen masa masyarakat media melakukan melalui
    melaksanakan melaporkan membangun membentuk membuat memberi memberikan memiliki memperhatikan
    memutakhirkan menetapkan mengelola mengikuti mengikutsertakan menginventarisasi mengoptimalkan
    mensosialisasikan menuju menyusun menyelenggarakan mendokumentasikan menindaklanjuti menandatangani
    mempublikasikan menyediakan meningkatkan mewujudkan mekanisme monitoring mutasi mutu narasumber negara
    nilai nomor nota notulen nyata oleh online operasional opini orang organisasi pada pagi pakta paling
    panduan para partai partisipasi pegawai pejabat pelaksana pelaksanaan pelaporan pelatihan pelayanan
    pemantauan pembangunan pembentukan pemerintah pemeliharaan pemilih pemilihan pemilu pemimpin penanganan
    penanggung penataan penempatan penerapan penetapan pengaduan pengawasan pengelolaan pengembangan
    pengendalian penguatan pengukuran penilaian peningkatan penyampaian penyelenggaraan penyusunan perangkat
    perbaikan perencanaan peraturan perilaku perjanjian pernyataan persiapan perubahan perundang-undangan peta
    petugas pihak pimpinan piagam pleno pola prasarana presensi prima prioritas program prosedur provinsi
    publik publikasi rangka rapat realisasi register rekapitulasi rencana reformasi rekrutmen ringkasan risiko
    ruang rutin sarana sasaran satuan sebagai secara sekretariat sekretaris seluruh semester serta sesuai
    setiap setelah sistem sosial sosialisasi sop standar strategis stakeholder struktur sub sudah surat survei
    survey tahun tahunan tanda tangan tata target tatalaksana telah teknis teknologi tentang terbuka terdapat
    terhadap terkait terlaksananya tersedianya tersusunnya terwujudnya tepat tidak tiga tim tindak tingkat
    triwulan tugas tujuan umum undangan unit untuk upaya usulan video waktu website wilayah yang zona
    akses alamat alat alur ambil antri arah atap audit badan balai banding bangun bank barang batas bayar beri berat
    besar biaya biasa bina bisa bukan buka buku bukti calon cara cek cepat cetak contoh dana debat depan desain detail
    dewan diri dosen dua dunia email empat enam etika fakta faks fisik format forum gaji ganti garis gelar gender
    grafik grup guru harga harian hasil hidup hitung honor hotel humas ikut iklan induk inti isi isu izin jaga jalan
    jalur jam janji jarak jawab jenis juri kabar kader kaji kali kamera kampus kanal karya kawal kecil kelas keluar
    keras kepala khusus kirim kita klaim kolom konten kotak kuat kuliah kuota kurang laki lain laku lalu lama lampiran
    langsung lapor latih layar lebih lembur lengkap lima lisan listrik lomba luar lulus mahir maka mampu mandiri
    manual massa masuk mata materi mekanik mereka mesin meja minat minimal minggu mitra mobil modal model modul moral
    mudah mulai murah murni mutlak naik nama nasional netral niat norma objek pajak paket panel papan pasal pasca
    patuh pekan pelajar pemuda peran perlu pers pesan pintu poin pokja pola polisi politik pos posisi potensi produk
    profil proses proyek puas pusat radio rakor ramah rapi rasa ratus rekam rekan resmi respon rilis rumah rusak
    saat sah saja saksi sakit sama sampai saran satu sehat sejak seksi selama selain semua serah siap siapa sidang
    siswa sifat situs skala skor soal solusi staf status suara suku surel susun swasta syarat tahap tambah tamu
    tangkapan tanpa tarif tegas telaah teladan teman tempat tenaga tentu terima terus tetap tiap tidur timbul titik
    tokoh total tulis turun uang uji ujian ulang upah urus usaha usia usul utama utuh verifikasi visi wajib wakil
    waspada yakni
    """.split()  # noqa: SIM905 - a list of words is read as words
)
_PREFIX = re.compile(r"^(?:me|pe|be|te|di|ke|se|an|in|ko)")
# A hyphen at a line's end: U+00AD and U+2010 are what producers make of soft hyphens.
_SOFT = "\u00ad\u2010"
_HYPHENS = "-" + _SOFT
# A word of twenty letters in a column of six.
_MOST_PIECES = 4
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")


class Lexicon:
    """The words that a document holds unbroken. ``texts``: the lines of each cell."""

    def __init__(self, texts: Iterable[Sequence[TextLine]]) -> None:
        # Words between two others of one line.
        self._sure = set(COMMON)
        # Words at a line's end or beginning, where no cell broke a word that it could not hold.
        self._likely: set[str] = set()
        self._right: dict[tuple[int, int], float] = {}
        for lines in texts:
            alone = False
            for line in lines:
                # A single letter is a marker, or the rest of a broken word.
                words = [w if len(w) > 1 else "" for w in map(_plain, line.text.split())]
                self._sure.update(words[1:-1])
                cut = line.text[-1:] in _HYPHENS
                self._likely.update(words[-1:] if len(words) > 1 and not cut else ())
                self._likely.update(() if alone else words[: len(words) > 1])
                alone = cut or len(words) == 1
                key = (line.page, round(line.x0))
                self._right[key] = max(self._right.get(key, 0.0), line.x1)

    def cuts(self, lines: Sequence[TextLine]) -> dict[int, bool]:
        """The places of the lines that begin with the rest of a word from the line above: ``{place: drop}``, where
        ``drop`` says that the line above ends with a hyphen that is no part of the word."""
        found: dict[int, bool] = {}
        at = 0
        while at + 1 < len(lines):
            if lines[at].text[-1] in _HYPHENS:
                if self._is_soft(lines[at], lines[at + 1]):
                    found[at + 1] = True
                at += 1
                continue
            if at + 2 < len(lines) and lines[at + 1].text == "-" and self._is_doubled(lines[at], lines[at + 2]):
                found.update({at + 1: False, at + 2: False})
                at += 2
                continue
            pieces = self._pieces(lines, at)
            if pieces > 1:
                found.update(dict.fromkeys(range(at + 1, at + pieces), False))
                at += pieces - 1
            else:
                if self._goes_on(lines[at], lines[at + 1]):
                    found[at + 1] = False
                at += 1
        return found

    def _pieces(self, lines: Sequence[TextLine], at: int) -> int:
        """How many pieces the word at the end of a line is in, so that the whole is known; 1 if it is not broken."""
        word = lines[at].text.split()[-1]
        if _plain(word) in self._sure or not word[-1:].isalpha():
            return 1
        count = 1
        for line in lines[at + 1 : at + _MOST_PIECES]:
            words = line.text.split()
            if lines[at + count - 1].spaced or not _may_follow(word, words[0]):
                return 1
            word += words[0]
            count += 1
            if self._may_be_word(word):
                return count
            if len(words) > 1:
                return 1
        return 1

    def _goes_on(self, above: TextLine, below: TextLine) -> bool:
        """The next line goes on a word that is not known as a whole."""
        first, rest = above.text.split()[-1], below.text.split()[0]
        if rest[0] in ",.;:)":
            return True
        if above.spaced or " " in above.text or not first[-1:].isalpha() or not _may_follow(first, rest):
            return False
        if self._may_be_word(first) or self._may_be_word(rest) or not self._fills(above):
            return False
        # A longer rest, or one that begins as words do, is a word itself ("kelompok" + "rentan"). Tuned on random
        # documents in narrow columns: of the rests of broken words that are not known whole, nine in ten are shorter.
        return len(_plain(rest)) <= 5 and not (len(_plain(rest)) > 3 and _PREFIX.match(_plain(rest)))

    def _is_doubled(self, above: TextLine, below: TextLine) -> bool:
        """A hyphen on a line of its own joins the two words around it: "perundang" / "-" / "undangan"."""
        first, rest = _plain(above.text.split()[-1]), _plain(below.text.split()[0])
        return bool(first and rest) and (
            rest.startswith(first) or first.endswith(rest[:5]) or self._may_be_word(f"{first}-{rest}")
        )

    def _is_soft(self, above: TextLine, below: TextLine) -> bool:
        """The hyphen at a line's end was put there to break a word, not to join two ("target-target", "e-PPID")."""
        first, rest = above.text.split()[-1], below.text.split()[0]
        base = _plain(first[:-1])
        if above.spaced or not base or not _may_follow(first[:-1], rest) or self._may_be_word(f"{base}-{rest}"):
            return False
        if _plain(rest).startswith(base) or base.endswith(_plain(rest)):
            return False  # a doubled word: "undang-undang", "perundang-undangan"
        if first[-1] in _SOFT or self._may_be_word(base + rest):
            return True
        return not self._may_be_word(base) and not self._may_be_word(rest)

    def _may_be_word(self, word: str) -> bool:
        return _plain(word) in self._sure or _plain(word) in self._likely

    def _fills(self, line: TextLine) -> bool:
        right = self._right.get((line.page, round(line.x0)), line.x1)
        letter = (line.x1 - line.x0) / max(1, len(line.text))
        return line.x1 + 1.3 * letter >= right


def _may_follow(first: str, rest: str) -> bool:
    """The rest of a word is in small letters, or in capitals like its first part."""
    if not rest[:1].isalpha():
        return False
    return rest[0].islower() or (first.isupper() and rest.isupper())


def _plain(word: str) -> str:
    return _EDGES.sub("", word).casefold()
