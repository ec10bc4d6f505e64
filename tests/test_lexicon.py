"""Words broken by narrow cells, and hyphens at line ends."""

from __future__ import annotations

import pytest

from skparse.text.joining import join_lines
from skparse.text.lexicon import Lexicon
from skparse.text.line_records import TextLine


def _cell(*texts: str, width: float = 60) -> list[TextLine]:
    """Lines of a cell; a line that is one word fills the width."""
    lines = []
    for n, text in enumerate(texts):
        right = width if " " not in text else width - 12
        lines.append(TextLine(text=text, x0=0, top=10 * n, x1=right, bottom=10 * n + 9, words=(), page=1, spaced=False))
    return lines


def _join(*texts: str, known: str = "") -> str:
    cell = _cell(*texts)
    lexicon = Lexicon([cell, _cell(f"x {known} y")] if known else [cell])
    return join_lines(cell, lexicon.broken_words(cell))


@pytest.mark.parametrize(
    ("lines", "known", "text"),
    [
        (("Pendampinga", "n satuan kerja"), "pendampingan", "Pendampingan satuan kerja"),
        (("mendoku", "mentasika", "n arsip"), "", "mendokumentasikan arsip"),
        (("mengevalu", "asi arsip"), "mengevaluasi", "mengevaluasi arsip"),
        (("Melaksanakan", "rapat pleno"), "", "Melaksanakan rapat pleno"),
        (("kelompok", "rentan"), "", "kelompok rentan"),
        (("target-", "target prioritas"), "", "target-target prioritas"),
        (("perundang-", "undangan"), "", "perundang-undangan"),
        (("e-", "PPID"), "", "e-PPID"),
        (("(e-", "performance)"), "", "(e-performance)"),
        (("mengi\u2010", "kutsertakan pegawai"), "", "mengikutsertakan pegawai"),
        (("jaba-", "tan lama"), "", "jabatan lama"),
        (("WBK/", "WBBM"), "", "WBK/WBBM"),
        (("SK Tim", "Kerja"), "", "SK Tim Kerja"),
        (("undangan", ", notulen"), "", "undangan, notulen"),
    ],
)
def test_lines_are_joined(lines: tuple[str, ...], known: str, text: str) -> None:
    assert _join(*lines, known=known) == text


def test_the_files_own_space_keeps_two_words_apart() -> None:
    cell = [line._replace(spaced=True) for line in _cell("pelayanan/", "menerapkan")]
    assert join_lines(cell, Lexicon([cell]).broken_words(cell)) == "pelayanan/ menerapkan"
