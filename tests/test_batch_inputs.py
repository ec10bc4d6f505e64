"""The inputs of `skparse batch`: names of files, folders, globs and lists; and sizes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from skparse.batch.inputs import documents
from skparse.batch.limits import parse_size
from skparse.errors import InputError, UsageError


def keys(*names: str) -> list[str]:
    return [d.key for d in documents(names)]


class TestDocuments:
    def test_folders_files_globs(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("a/x.pdf", "a/b/y.PDF", "a/.hidden.pdf", "a/note.txt", "c/x.pdf"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(b"")
        monkeypatch.chdir(tmp_path)
        assert keys("a") == ["b/y.PDF", "x.pdf"]
        assert keys("a", "c/*.pdf", "c") == ["a/b/y.PDF", "a/x.pdf", "c/x.pdf"]
        assert keys(str(tmp_path / "c" / "x.pdf")) == ["x.pdf"]
        assert keys("*/x.pdf") == ["a/x.pdf", "c/x.pdf"]
        assert [d.key for d in documents([], listed=["./c/x.pdf"])] == ["c/x.pdf"]
        rooted = (tmp_path / "a" / "x.pdf").relative_to(tmp_path.anchor).as_posix()
        assert rooted in keys(str(tmp_path / "a"), "c")

    def test_two_documents_with_the_same_plan(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("a/x.pdf", "b/a/x.pdf"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(b"")
        monkeypatch.chdir(tmp_path / "b")
        with pytest.raises(InputError, match="the same plan"):
            documents(["a/x.pdf", "../a/x.pdf"])

    def test_output_folder_is_not_read(self, tmp_path: Path) -> None:
        for name in ("x.pdf", "out/y.pdf"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(b"")
        assert [d.key for d in documents([str(tmp_path)], tmp_path / "out")] == ["x.pdf"]

    def test_keys_stay_below_the_output_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "in").mkdir()
        (tmp_path / "up.pdf").write_bytes(b"")
        monkeypatch.chdir(tmp_path / "in")
        assert [d.key for d in documents(["../up.pdf", "..//up.pdf"])] == ["up.pdf"]

    def test_names_that_differ_in_case_alone(self, tmp_path: Path) -> None:
        for name in ("sk.pdf", "SK.pdf", "sk.PDF"):
            (tmp_path / name).write_bytes(b"")
        all_ = keys(str(tmp_path))
        assert len({key.rsplit(".", 1)[0].casefold() for key in all_}) == len(all_) == 3
        (tmp_path / "SK.pdf").unlink()
        assert set(keys(str(tmp_path))) < {"sk.PDF", *all_}

    def test_no_matching_document(self, tmp_path: Path) -> None:
        (tmp_path / "note.txt").write_bytes(b"")
        for name in ("none.pdf", "*.pdf", "*.txt", ""):
            with pytest.raises(InputError):
                documents([str(tmp_path / name)])
        with pytest.raises(InputError, match="nothing in the list exists"):
            documents([], listed=["none.pdf", "nor this"])

    def test_folder_that_cannot_be_searched(self, tmp_path: Path) -> None:
        (tmp_path / "x.pdf").write_bytes(b"")
        if os.name == "posix" and os.geteuid():
            (tmp_path / "closed").mkdir(mode=0)
        else:  # root can read every folder, but a path can be too long
            at = os.open(tmp_path, os.O_RDONLY)
            for _ in range(25):
                os.mkdir("d" * 200, dir_fd=at)
                deeper = os.open("d" * 200, os.O_RDONLY, dir_fd=at)
                os.close(at)
                at = deeper
            os.close(at)
        with pytest.raises(InputError, match="cannot be searched"):
            documents([str(tmp_path)])

    @pytest.mark.parametrize(("text", "number"), [("300M", 300 << 20), ("2G", 2 << 30), ("1.5 GiB", 3 << 29), ("7", 7)])
    def test_sizes(self, text: str, number: int) -> None:
        assert parse_size(text) == number

    @pytest.mark.parametrize("text", ["", "0", "-1G", "G", "1X", "1e9", "9" * 40])
    def test_invalid_sizes(self, text: str) -> None:
        with pytest.raises(UsageError):
            parse_size(text)
