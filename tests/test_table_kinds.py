"""Which tables are plans and which columns are levels: office tables by seed to which no weight was fitted."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn import BOLD, Drawing
from fit_tables import resolved_tables
from office_tables import office_table
from run_skparse import skparse as run

import skparse
from skparse.findings.table_kind import OTHER_KINDS
from skparse.table.assemble.evidence import KINDS
from skparse.text.headings import slug

SEEDS = range(301, 381, 2)
"""Odd ones: the weights are fitted to even seeds below 300."""


def test_there_are_words_for_each_kind() -> None:
    assert set(OTHER_KINDS) == set(KINDS) - {"plan"}


@pytest.mark.slow
def test_plans_are_told_from_other_tables_or_a_finding_says_so() -> None:
    right = 0
    for seed in SEEDS:
        table = office_table(seed)
        plan = skparse.parse(table.data)
        is_plan = any(lampiran.kind == "rencana_aksi" for lampiran in plan.lampiran)
        is_right = is_plan == (table.kind == "plan")
        right += is_right
        assert is_right or "table-doubtful" in {finding.code for finding in plan.findings}, seed
    assert right >= 0.95 * len(SEEDS)


@pytest.mark.slow
def test_columns_have_their_roles_or_a_finding_says_so() -> None:
    for seed in SEEDS:
        table = office_table(seed)
        if table.kind != "plan":
            continue
        doubted = {f.params["heading"] for f in skparse.parse(table.data).findings if f.code == "column-doubtful"}
        expected = {slug(heading): role for heading, role in table.roles.items()}
        for _, found in resolved_tables(table.data):
            for column in found.columns:
                role = expected.get(column.key, column.role)
                assert column.role == role or column.heading in doubted, (seed, column)


def _results(title: str) -> bytes:
    drawing = Drawing([24, 120, 120, 60, 60]).title(title)
    drawing.row(["NO", "KEGIATAN", "INDIKATOR", "TARGET", "REALISASI"], BOLD)
    for n, name in enumerate(("Penyusunan naskah", "Pelatihan pegawai", "Penataan arsip"), 1):
        drawing.row([f"{n}.", name, f"Jumlah {name.split()[1]}", "2 dok", "1 dok"])
    return drawing.pdf()


def test_a_report_of_results_is_kept_as_rows_and_named() -> None:
    plan = skparse.parse(_results("LAPORAN REALISASI KINERJA"))
    assert [lampiran.kind for lampiran in plan.lampiran] == ["lain"]
    assert plan.lampiran[0].rows is not None
    assert plan.lampiran[0].rows[1] == ("1.", "Penyusunan naskah", "Jumlah naskah", "2 dok", "1 dok")
    assert ("table-other", "results") in {(f.code, f.sentence) for f in plan.findings}


def test_a_table_with_other_headings_below_other_text_is_another_one() -> None:
    drawing = Drawing([24, 160, 60]).title("Tabel 1. Unsur Layanan")
    for heading, names in (
        ("UNSUR LAYANAN", ("Loket keliling", "Ruang tunggu")),
        ("UNSUR KEARSIPAN", ("Daftar berkas", "Ruang simpan")),
    ):
        drawing.row(["N0", heading, f"BOBOT ({len(heading)}%)"], BOLD)
        for n, name in enumerate(names, 1):
            drawing.row([str(n), name, "8%"])
        drawing.title("", "Unsur kearsipan dihitung sesudah unsur layanan.")
    assert [len(table.rows or ()) for table in skparse.parse(drawing.pdf()).lampiran] == [3, 3]


@pytest.mark.parametrize(("title", "codes"), [("LAPORAN REALISASI KINERJA", []), ("RENCANA AKSI", ["text-outside"])])
def test_text_around_a_table_that_is_no_plan_is_no_finding(title: str, codes: list[str]) -> None:
    drawing = Drawing([24, 140, 80, 80]).title(title)
    drawing.row(["NO", "KEGIATAN", "PELAKSANA", "WAKTU"] if codes else ["NO", "KEGIATAN", "TARGET", "REALISASI"], BOLD)
    for n, name in enumerate(("Menyusun naskah", "Melatih pegawai", "Menata arsip"), 1):
        drawing.row([f"{n}.", name, "Subbag Umum", f"{n} Maret 2026"] if codes else [f"{n}.", name, "2 dok", "1 dok"])
    drawing.title("", "Kegiatan berikut disusun kemudian oleh tim.")
    found = skparse.parse(drawing.pdf()).findings
    assert [finding.code for finding in found if finding.code == "text-outside"] == codes


def _warnings(data: bytes) -> list[str]:
    return [finding.code for finding in skparse.parse(data).findings if finding.severity != "info"]


def test_only_a_table_that_is_not_known_may_be_a_plan_without_its_header() -> None:
    assert _warnings(_results("LAPORAN REALISASI KINERJA")) == []
    drawing = Drawing([24, 120, 120, 60])
    for n, name in enumerate(("Penyusunan naskah", "Pelatihan pegawai", "Penataan arsip"), 1):
        drawing.row([f"{n}.", name, f"Jumlah {name.split()[1]}", "2 dok"])
    assert _warnings(drawing.pdf()) == ["plan-missing"]


def test_a_decree_on_a_plan_without_a_plan_is_said() -> None:
    drawing = Drawing([100, 60, 60]).title(
        "LAMPIRAN KEPUTUSAN KEPALA DINAS ARSIP", "NOMOR 7 TAHUN 2026", "TENTANG RENCANA AKSI KEARSIPAN"
    )
    drawing.title("SUSUNAN TIM KERJA")
    drawing.row(["NAMA", "JABATAN", "NIP"], BOLD)
    for name in ("Sumarni Hartati", "Bagus Wicaksana", "Ratih Kusuma"):
        drawing.row([name, "Ketua", "198101012006041001"])
    assert "plan-missing" in _warnings(drawing.pdf())


def test_any_table_can_be_read_as_a_plan(tmp_path: Path) -> None:
    file = tmp_path / "results.pdf"
    file.write_bytes(_results("LAPORAN REALISASI KINERJA"))
    plan = skparse.parse(file, as_plan=True)
    assert [node.marker for node in plan.lampiran[0].nodes] == ["1.", "2.", "3."]
    done = run("results.pdf", "-o", "plan.json", "--as-plan", cwd=tmp_path)
    assert done.returncode == 0
    assert skparse.Plan.model_validate_json((tmp_path / "plan.json").read_text()).lampiran[0].kind == "rencana_aksi"


def test_figures_left_of_the_schedule_are_no_items() -> None:
    drawing = Drawing([24, 110, 120, 50, 70, 80]).title("RENCANA AKSI TAHUN 2026")
    drawing.row(["NO", "Prioritas Unsur", "KEGIATAN", "TARGET", "TAHUN 2025", "WAKTU"], BOLD)
    drawing.goes_on(0, 1)
    drawing.row(["1.", "Arsip kantor", "Menyusun daftar arsip", "4", "50%", "Maret 2026"])
    drawing.goes_on()
    drawing.row([None, None, "Menata ruang arsip", "2", "175", "April 2026"])
    drawing.row(["2.", "Layanan", "Melatih petugas", "9", "20%", "Mei 2026"])
    (lampiran,) = skparse.parse(drawing.pdf()).lampiran
    assert [column.role for column in lampiran.columns] == [
        "level", "level", "attribute", "attribute", "schedule",
    ]  # fmt: skip
    first = lampiran.nodes[0].children
    assert [(node.text, node.extra["target"], node.bulan) for node in first] == [
        ("Menyusun daftar arsip", "4", (3,)),
        ("Menata ruang arsip", "2", (4,)),
    ]


def test_a_cell_merged_over_finer_items_describes_them() -> None:
    """An action merged over the indicators left of it is no level below them: each of them has it."""
    drawing = Drawing([110, 120, 110, *[18] * 12]).title("RENCANA AKSI TAHUN 2026")
    months = [str(month) for month in range(1, 13)]
    drawing.row(["KEGIATAN", "INDIKATOR KEGIATAN", "RENCANA AKSI", *months], BOLD)
    blank = [""] * 12
    fills = {(4, 4): "#70AD47"}
    for name in ("Penataan arsip", "Layanan keliling", "Pelatihan petugas"):
        drawing.goes_on(0, 2)
        drawing.row([name, "Jumlah berkas", f"Melaksanakan\n{name.lower()}", *blank], fills=fills)
        drawing.goes_on()
        drawing.row([None, "Jumlah petugas", None, *blank], fills=fills)
    (lampiran,) = skparse.parse(drawing.pdf()).lampiran
    assert [[child.extra for child in node.children] for node in lampiran.nodes] == [
        [{"rencana_aksi": f"Melaksanakan {name}"}] * 2
        for name in ("penataan arsip", "layanan keliling", "pelatihan petugas")
    ]


def test_an_action_merged_over_the_steps_of_one_item_describes_them() -> None:
    drawing = Drawing([24, 110, 120, 110, 80]).title("RENCANA AKSI TAHUN 2026")
    drawing.row(["NO", "KEGIATAN", "LANGKAH", "AKSI", "WAKTU"], BOLD)
    drawing.row(["1.", "Penataan arsip", "Mendata berkas kantor", "Melaksanakan\npenataan", "Maret"])
    drawing.goes_on(0, 1, 3)
    drawing.row(["2.", "Layanan keliling", "Menyusun jadwal keliling", "Menata layanan\nbersama mitra", "April"])
    drawing.goes_on()
    drawing.row([None, None, "Menyiapkan mobil kantor", None, "Mei"])
    drawing.row(["3.", "Pelatihan petugas", "Memilih peserta latihan", "Melatih petugas\nlayanan", "Juni"])
    (lampiran,) = skparse.parse(drawing.pdf()).lampiran
    assert [[child.extra["aksi"] for child in node.children] for node in lampiran.nodes] == [
        ["Melaksanakan penataan"],
        ["Menata layanan bersama mitra"] * 2,
        ["Melatih petugas layanan"],
    ]


@pytest.mark.parametrize("grades", ["AABA", "BABB", "vvvv", "xvxv"])
def test_grades_and_ticks_are_no_numbers_of_items(grades: str) -> None:
    drawing = Drawing([24, 110, 120, 110, 80]).title("RENCANA AKSI TAHUN 2026")
    drawing.row(["NO", "KEGIATAN", "WAKTU", "HASIL", "PIC"], BOLD)
    for n, grade in enumerate(grades, 1):
        drawing.row([f"{n}.", f"Menata ruang {n}", "Maret 2026", grade, "Bagian Umum"])
    (lampiran,) = skparse.parse(drawing.pdf()).lampiran
    assert [node.extra["hasil"] for node in lampiran.nodes] == list(grades)


def test_steps_without_time_and_people_are_a_list() -> None:
    drawing = Drawing([24, 150, 190])
    drawing.row(["NO", "TAHAPAN", "LANGKAH-LANGKAH"], BOLD)
    for n in range(1, 5):
        drawing.row([f"{n}.", f"Penataan berkas {n}", f"Menyusun naskah {n} di ruang layanan"])
    plan = skparse.parse(drawing.pdf())
    assert [one.kind for one in plan.lampiran] == ["lain"]
