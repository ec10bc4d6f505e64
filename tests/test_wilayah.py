"""Regions by the name of a lembaga; unknown names have none."""

from __future__ import annotations

import csv
from collections import Counter
from importlib.resources import files

import pytest

from skparse.collect.wilayah import lembaga_in, region


@pytest.mark.parametrize(
    ("lembaga", "kode"),
    [
        ("KOMISI PEMILIHAN UMUM KABUPATEN WONOSOBO", "33.07"),
        ("Komisi  Pemilihan Umum\nKabupaten Wonosobo", "33.07"),
        ("SEKRETARIAT KPU KAB. WONOSOBO", "33.07"),
        ("KPU KABUPATEN WONOSOBO PROVINSI JAWA TENGAH", "33.07"),
        ("KPU KABUPATEN WONOSOBO PROVINSI JAWA TIMUR", None),
        ("KPU KABUPATEN BANJAR", "63.03"),
        ("KPU KOTA BANJAR", "32.79"),
        ("KPU BANJAR", None),
        ("KPU KABUPATEN TOLI TOLI", "72.04"),
        ("KPU KOTA ADMINISTRASI JAKARTA PUSAT", "31.71"),
        ("KPU PROVINSI JAWA TENGAH", "33"),
        ("KPU JAWA TENGAH", "33"),
        ("KPU PROPINSI D.I. YOGYAKARTA", "34"),
        ("KPU PROVINSI DKI JAKARTA", "31"),
        ("KOMISI PEMILIHAN UMUM REPUBLIK INDONESIA", "00"),
        ("KOMISI PEMILIHAN UMUM", "00"),
        ("KOMISI INDEPENDEN PEMILIHAN ACEH", "11"),
        ("KIP KOTA SABANG", "11.72"),
        ("KOMISI INDEPENDEN PEMILIHAN KABUPATEN WONOSOBO", None),
        ("KOMISI INDEPENDEN PEMILIHAN", None),
        ("KOMISI PEMILIHAN UMUM KABUPATEN WONOSOB", None),
        ("KOMISI PEMILIHAN UMUM KABUPATEN", None),
        ("BADAN PENGAWAS PEMILIHAN UMUM KABUPATEN WONOSOBO", None),
        ("KPU KABUPATEN " + "X" * 300, None),
        ("", None),
        (None, None),
    ],
)
def test_region(lembaga: str | None, kode: str | None) -> None:
    found = region(lembaga)
    assert (found and found.kode) == kode


@pytest.mark.parametrize(
    ("title", "lembaga"),
    [
        ("RENCANA AKSI ZI KPU KABUPATEN WONOSOBO TAHUN 2026", "KPU KABUPATEN WONOSOBO"),
        ("RENCANA AKSI KOMISI PEMILIHAN UMUM\nKOTA BANJAR", "KOMISI PEMILIHAN UMUM KOTA BANJAR"),
        ("RENCANA AKSI DI KPU", None),
        ("KPU KOTA " + "X" * 300, None),
        (None, None),
    ],
)
def test_lembaga_in_a_title(title: str | None, lembaga: str | None) -> None:
    assert lembaga_in(title) == lembaga


def test_every_region_is_found_by_its_own_name() -> None:
    lines = (files("skparse.collect") / "wilayah.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    assert Counter(row["jenis"] for row in rows) == {"provinsi": 38, "kabupaten": 416, "kota": 98}
    for row in rows:
        found = region(f"KOMISI PEMILIHAN UMUM {row['jenis']} {row['nama']}".upper())
        assert found is not None and found._asdict() == row
