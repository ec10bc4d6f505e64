"""Words that a narrow cell broke ("Pendampinga" + "n"), told from two words by what is known of the words.

Producers break a word only where it does not fit its line alone, so the first part fills a line by itself. Whether
two such pieces are one word is decided by the words that the document prints unbroken elsewhere and by a short list of
well-known ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from skparse.text.joining import HYPHENS, SOFT_HYPHEN, join_lines, plain_word
from skparse.text.line_records import TextLine
from skparse.text.settings import TEXT
from skparse.text.spaced_letters import join_by_words, may_be_spaced

COMMON_WORDS = frozenset(
    """
    ada adalah adanya agar agenda agen akhir aksi aktif akuntabilitas akun anggaran anggota antar apel
    aplikasi arahan area arsip aset asli atas atau awal badan bagi bagian bahan bahwa banding baru bebas
    belanja belum benturan beban berbasis berdasarkan berita berjalan berkala berkelanjutan bersama bersih
    bertanggung bidang bimtek birokrasi budaya bulan bulanan cuti call center capaian daerah daftar dalam
    dan dapat dari data demokrasi dengan desa di dicapai diharapkan diklat dilaksanakan dinas disiplin
    divisi dokumen dokumentasi dukung dukungan efektif efisien elektronik etik evaluasi formulir foto gedung
    gratifikasi guna hadir hak hari harian hasil hingga hukum identifikasi indeks indikator informasi
    inovasi integritas internal intern jabatan jadwal jajaran jaringan jasa jelas jujur jumlah kabupaten
    kantor karena kartu kasus ke kebijakan kebutuhan kegiatan kehadiran keluaran kepada kepegawaian
    kepentingan kepuasan kerja kertas ketua keterbukaan keuangan kinerja kode komisi komitmen kompetensi
    komunikasi kontrak koordinasi kota kotak kuesioner kualitas lambat langkah lanjut laporan layanan lembar
    lewat lingkungan logistik lokasi maklumat manajemen masa masyarakat media melakukan melalui melaksanakan
    melaporkan membangun membentuk membuat memberi memberikan memiliki memperhatikan memutakhirkan
    menetapkan mengelola mengikuti mengikutsertakan menginventarisasi mengoptimalkan menjadi
    mensosialisasikan menuju menyusun menyelenggarakan mendokumentasikan menindaklanjuti menandatangani
    mempublikasikan menyediakan menggunakan menerapkan mengembangkan mengadakan mengajukan memastikan mengusulkan
    meningkatkan mewujudkan mekanisme monitoring mutasi mutu narasumber negara
    nilai nomor nota notulen nyata oleh online operasional opini orang organisasi pada pagi pakta paling
    panduan para partai partisipasi pegawai pejabat pelaksana pelaksanaan pelaporan pelatihan pelayanan
    pemantauan pembangunan pembentukan pemerintah pemeliharaan pemilih pemilihan pemilu pemimpin penanganan
    penanggung penataan penempatan penerapan penetapan pengaduan pengawasan pengelolaan pengembangan
    pengendalian penguatan pengukuran penilaian peningkatan penunjang penyampaian penyelenggaraan penyusunan
    perangkat perbaikan perencanaan peraturan perilaku perjanjian perkiraan pernyataan persiapan perubahan
    perundang-undangan peta petugas pihak pimpinan piagam pleno pola prasarana presensi prima prioritas
    program prosedur provinsi publik publikasi rangka rapat realisasi register rekapitulasi rencana
    reformasi rekrutmen ringkasan risiko ruang rutin sarana sasaran satuan sebagai secara sekretariat
    sekretaris seluruh semester serta sesuai setiap setelah sistem sosial sosialisasi sop standar strategis
    stakeholder struktur sub sudah surat survei survey tahapan tahun tahunan tanda tangan tata target
    tatalaksana telah teknis teknologi tentang terbuka terdapat terhadap terkait terlaksananya tersedianya
    tersusunnya terwujudnya tepat tidak tiga tim tindak tingkat triwulan tugas tujuan umum undangan unit
    untuk upaya uraian usulan video waktu website wilayah yang zona akses alamat alat alur ambil antri arah
    atap audit badan balai banding bangun bank barang batas bayar beri berat besar biaya biasa bina bisa
    bukan buka buku bukti calon cara cek cepat cetak contoh dana debat depan desain detail dewan diri dosen
    dua dunia email empat enam etika fakta faks fisik format forum gaji ganti garis gelar gender grafik grup
    guru harga harian hasil hidup hitung honor hotel humas ikut iklan induk inti isi isu izin jaga jalan
    jalur jam janji jarak jawab jenis juri kabar kader kaji kali kamera kampus kanal karya kawal kecil kelas
    keluar keras kepala khusus kirim kita klaim kolom konten kotak kuat kuliah kuota kurang laki lain laku
    lalu lama lampiran langsung lapor latih layar lebih lembur lengkap lima lisan listrik lomba luar lulus
    mahir maka mampu mandiri manual massa masuk mata materi mekanik mereka mesin meja minat minimal minggu
    mitra mobil modal model modul moral mudah mulai murah murni mutlak naik nama nasional netral niat norma
    objek pajak paket panel papan pasal pasca patuh pekan pelajar pemuda peran perlu pers pesan pintu poin
    pokja pola polisi politik pos posisi potensi produk profil proses proyek puas pusat radio rakor ramah
    rapi rasa ratus rekam rekan resmi respon rilis rumah rusak saat sah saja saksi sakit sama sampai saran
    satu sehat sejak seksi selama selain semua serah siap siapa sidang siswa sifat situs skala skor soal
    solusi staf status suara suku surel susun swasta syarat tahap tambah tamu tangkapan tanpa tarif tegas
    telaah teladan teman tempat tenaga tentu terima terus tetap tiap tidur timbul titik tokoh total tulis
    turun uang uji ujian ulang upah urus usaha usia usul utama utuh verifikasi visi wajib wakil waspada
    yakni
    """.split()  # noqa: SIM905 - a list of words is read as words
)
"""Frequent Indonesian words and terms of action plans, in small letters; collected for this file."""
# Words begin like this, the rest of a broken word seldom.
_PREFIX = re.compile(r"^(?:me|pe|be|te|di|ke|se|an|in|ko)")
_BOUND = frozenset(("ber", "me", "mem", "men", "meng", "meny", "pem", "pen", "peng", "per", "ter"))
"""Prefixes that are no words: a hyphen behind one of them breaks a word ("ber-jalan")."""
# U+00AD and U+2010 are what producers make of soft hyphens.
_SOFT_HYPHENS = SOFT_HYPHEN + "\u2010"
_ALL_HYPHENS = HYPHENS + SOFT_HYPHEN


class Lexicon:
    """The words that a document prints unbroken. ``texts``: the lines of each cell."""

    def __init__(self, texts: Iterable[Sequence[TextLine]]) -> None:
        # Certainly whole: words between two others of one line.
        self._whole = set(COMMON_WORDS)
        # Probably whole: words at a line's end or beginning, where the cell had room for more than one word.
        self._probably_whole: set[str] = set()
        # Where the longest line ends that begins at (page, left edge).
        self._right_edges: dict[tuple[int, int], float] = {}
        for lines in texts:
            self._add(lines)

    def _add(self, lines: Sequence[TextLine]) -> None:
        begins_broken = False
        for line in lines:
            # A single letter is a marker, or the rest of a broken word.
            words = [w if len(w) > 1 else "" for w in map(plain_word, line.text.split())]
            self._whole.update(words[1:-1])
            has_hyphen = line.text[-1:] in _ALL_HYPHENS
            if len(words) > 1 and not has_hyphen:
                self._probably_whole.add(words[-1])
            if len(words) > 1 and not begins_broken:
                self._probably_whole.add(words[0])
            begins_broken = has_hyphen or len(words) == 1
            key = (line.page, round(line.x0))
            self._right_edges[key] = max(self._right_edges.get(key, 0.0), line.x1)

    def join(self, lines: Sequence[TextLine]) -> str:
        """The lines of a cell as one line of text, the words whole that were broken or whose letters were set apart."""
        printed = self._without_spaced_letters([line for line in lines if line.text])
        return join_lines(printed, self.broken_words(printed)) if printed else ""

    def _without_spaced_letters(self, lines: Sequence[TextLine]) -> Sequence[TextLine]:
        """The lines with words where letters were set apart ("m u t u"), if known words are made of them."""
        if not any(may_be_spaced(line.text, len(line.words)) for line in lines):
            return lines
        is_spaced = any(len(line.text.split()) < len(line.words) for line in lines)
        return [
            line._replace(text=join_by_words(line.text, self._is_known, is_spaced))
            if may_be_spaced(line.text, len(line.words)) and not line.ocr
            else line
            for line in lines
        ]

    def broken_words(self, lines: Sequence[TextLine]) -> dict[int, bool]:
        """Where words go on from one line to the next: index of the lower line → whether the line above ends with a
        hyphen that is no part of the word. For `skparse.text.joining.join_lines`."""
        broken: dict[int, bool] = {}
        i = 0
        while i + 1 < len(lines):
            if lines[i].text[-1] in _ALL_HYPHENS:
                if self._is_soft_hyphen(lines[i], lines[i + 1]):
                    broken[i + 1] = True
                i += 1
                continue
            if i + 2 < len(lines) and lines[i + 1].text == "-" and self._is_doubled(lines[i], lines[i + 2]):
                broken.update({i + 1: False, i + 2: False})
                i += 2
                continue
            pieces = self._count_pieces(lines, i)
            if pieces > 1:
                broken.update(dict.fromkeys(range(i + 1, i + pieces), False))
                i += pieces - 1
            else:
                if self._is_unknown_broken(lines[i], lines[i + 1]):
                    broken[i + 1] = False
                i += 1
        return broken

    def _count_pieces(self, lines: Sequence[TextLine], i: int) -> int:
        """In how many pieces a known word stands that begins at the end of a line; 1 if it is not broken."""
        word = lines[i].text.split()[-1]
        if plain_word(word) in self._whole or not word[-1:].isalpha():
            return 1
        count = 1
        for line in lines[i + 1 : i + TEXT.max_word_pieces]:
            words = line.text.split()
            if lines[i + count - 1].spaced or not _may_follow(word, words[0]):
                return 1
            word += words[0]
            count += 1
            if self._is_known(word):
                return count
            if len(words) > 1:
                return 1
        return 1

    def _is_unknown_broken(self, above: TextLine, below: TextLine) -> bool:
        """The lower line begins with the rest of a word that is not known as a whole."""
        first, rest = above.text.split()[-1], below.text.split()[0]
        if rest[0] in ",.;:)":
            return True
        if above.spaced or " " in above.text or not first[-1:].isalpha() or not _may_follow(first, rest):
            return False
        if self._is_known(first) or self._is_known(rest) or not self._fills(above):
            return False
        # A longer rest, or one that begins as words do, is a word itself ("kelompok" + "rentan").
        letters = len(plain_word(rest))
        is_own_word = letters >= TEXT.min_prefix_rest_letters and _PREFIX.match(plain_word(rest)) is not None
        return letters <= TEXT.max_unknown_rest_letters and not is_own_word

    def _is_doubled(self, above: TextLine, below: TextLine) -> bool:
        """A hyphen on a line of its own joins the two words around it: "perundang" / "-" / "undangan"."""
        first, rest = plain_word(above.text.split()[-1]), plain_word(below.text.split()[0])
        return bool(first and rest) and (
            rest.startswith(first)
            or first.endswith(rest[: TEXT.doubled_word_letters])
            or self._is_known(f"{first}-{rest}")
        )

    def _is_soft_hyphen(self, above: TextLine, below: TextLine) -> bool:
        """The hyphen at a line's end was put there to break a word, not to join two ("target-target", "e-PPID")."""
        first, rest = above.text.split()[-1], below.text.split()[0]
        base = plain_word(first[:-1])
        # No word is broken behind its first letter: "e-government".
        if len(base) < 2 or not _may_follow(first[:-1], rest) or self._is_known(f"{base}-{rest}"):
            return False
        if plain_word(rest).startswith(base) or base.endswith(plain_word(rest)):
            return False  # a doubled word: "undang-undang", "perundang-undangan"
        if self._is_known(base + rest):
            return True
        if above.spaced:
            return False  # no word was broken here, as far as the file tells
        if first[-1] in _SOFT_HYPHENS:
            return True
        return not self._is_known(base) and (base in _BOUND or not self._is_known(rest))

    def _is_known(self, word: str) -> bool:
        return plain_word(word) in self._whole or plain_word(word) in self._probably_whole

    def _fills(self, line: TextLine) -> bool:
        """The line reaches as far to the right as any that begins where it does."""
        right = self._right_edges.get((line.page, round(line.x0)), line.x1)
        letter = line.width / max(1, len(line.text))
        return line.x1 + TEXT.max_free_letters * letter >= right


def _may_follow(first: str, rest: str) -> bool:
    """The rest of a word is in small letters, or in capitals like its first part."""
    if not rest[:1].isalpha():
        return False
    return rest[0].islower() or (first.isupper() and rest.isupper())
