"""README.md matches the code."""

from __future__ import annotations

import doctest
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

import skparse
from skparse.errors import ExitCode

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_parts_are_current() -> None:
    assert script("make_reference").renewed(README) == README, "run: python docs/make_reference.py"


def test_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    examples = doctest.DocTestParser().get_doctest(README, {}, "README.md", "README.md", 0)
    assert len(examples.examples) > 5
    output: list[str] = []
    result = doctest.DocTestRunner().run(examples, out=output.append)
    assert result.failed == 0, "".join(output)
    assert (tmp_path / "plan.csv").exists()


def test_first_two_commands() -> None:
    first, second = re.findall(r"```sh\n(.*?)\n```", README, re.DOTALL)[:2]
    assert "\n" not in first
    assert "skparse samples/wonosobo-2026.pdf -o plan.json" in first
    assert "\n" not in second
    assert second.endswith("pytest")


def test_linked_files_exist() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert len(links) >= 4
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_help_lists_every_exit_code() -> None:
    listed = {int(code) for code in re.findall(r"^    (\d)  \w", README, re.MULTILINE)}
    assert listed == {code.value for code in ExitCode if code is not ExitCode.INTERRUPTED}


def test_changelog_has_this_version() -> None:
    assert f"## [{skparse.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
