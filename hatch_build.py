"""``SKPARSE_COMPILE=1 pip install .``: the same package with its inner stages as machine code.

The stages between the reader and the plan are compiled by mypyc from the same source, and the reader's innermost loops
are C (`skparse/read/bulk.c`). Plans are equal byte for byte. Without the variable nothing is compiled, and no compiler
is needed. The .py files are installed either way; Python takes the compiled ones first.

The compiler needs four minutes. SKPARSE_COMPILE_LEVEL=0 does without its optimizations, in two: for tests.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = ("text", "numbering", "table", "outline", "decree", "read/*.py", "orientation.py", "overprint.py")
"""Packages (with all below them) and modules of skparse that mypyc compiles."""

PURE = (
    # Records with methods of their own: mypyc cannot inherit from a NamedTuple and a second class.
    "geometry.py",
    "page.py",
    "read/char_box.py",
    "text/line_records.py",
    # What the settings' dataclasses are made with; they read their own source's annotations.
    "settings.py",
    # pdfminer's classes are inherited from, which are not compiled.
    "read/plumber.py",
    "read/plumber_text.py",
    "read/content.py",
    "read/content_device.py",
    # Calls into C libraries by ctypes.
    "read/pdfium_calls.py",
    # There is a C module of this name.
    "read/bulk.py",
)
"""What stays interpreted among these."""

C_SOURCE = "skparse/read/bulk.c"


def is_asked_for() -> bool:
    """Is the environment variable set to something other than 0?"""
    return os.environ.get("SKPARSE_COMPILE", "0") not in ("", "0")


def modules(package: Path) -> list[Path]:
    """The files that mypyc compiles, in an order that is the same everywhere. ``package``: the folder ``skparse``."""
    found: set[Path] = set()
    for name in COMPILED:
        found.update((package / name).rglob("*.py") if (package / name).is_dir() else package.glob(name))
    return sorted(
        path
        for path in found
        if path.name not in ("__init__.py", "settings.py") and path.relative_to(package).as_posix() not in PURE
    )


class CompiledBuildHook(BuildHookInterface[Any]):  # type: ignore[misc]
    """Adds the compiled modules to a wheel, where that is asked for."""

    PLUGIN_NAME = "custom"

    def _applies(self, version: str) -> bool:
        # An editable installation reads the source as it is; compiled modules would hide later changes.
        return self.target_name == "wheel" and version != "editable" and is_asked_for()

    def dependencies(self) -> list[str]:
        """What the build needs beside hatchling: nothing, unless it compiles."""
        return ["mypy>=1.15", "setuptools>=77"] if is_asked_for() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say which files belong to the wheel.

        Raises:
            SystemExit: mypyc or the C compiler refuses.
        """
        if not self._applies(version):
            return
        self._folder = tempfile.TemporaryDirectory()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        for built in compile_all(Path(self.root), Path(self._folder.name)):
            build_data["force_include"][str(built)] = built.relative_to(self._folder.name).as_posix()


def compile_all(root: Path, target: Path) -> list[Path]:
    """Compile the modules and the C source of the project at ``root`` into ``target``; returns the libraries.

    mypyc takes the names of modules from where it is run, and reads pyproject.toml there; so it runs in the root.
    """
    from mypyc.build import mypycify
    from setuptools import Distribution, Extension

    before = Path.cwd()
    os.chdir(root)
    try:
        with tempfile.TemporaryDirectory() as work:
            files = [str(path.relative_to(root)) for path in modules(root / "skparse")]
            flags = [
                "--ignore-missing-imports",
                "--follow-imports=silent",
                "--config-file=",
                "--no-incremental",
                *files,
            ]
            level = os.environ.get("SKPARSE_COMPILE_LEVEL", "3")
            extensions = mypycify(flags, opt_level=level, debug_level="0", multi_file=True, target_dir=work)
            # Sums and products in the order of the source: a fused multiply-add would round differently from Python.
            flags_c = [] if sys.platform == "win32" else ["-O2", "-ffp-contract=off"]
            extensions.append(Extension("skparse.read.bulk", [C_SOURCE], extra_compile_args=flags_c))
            distribution = Distribution({"name": "skparse", "ext_modules": extensions})
            command = distribution.get_command_obj("build_ext")
            command.build_lib, command.build_temp = str(target), work
            command.ensure_finalized()
            command.run()
    finally:
        os.chdir(before)
    suffixes = {".so", ".pyd", ".dylib"}
    return sorted(path for path in target.rglob("*") if path.suffix in suffixes)
