"""The rules of the house: what keeps 200 files easy to find one's way in. Each rule is checked on the syntax trees.

An exception stands in a list of its own below the rule, with its reason.
"""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
from collections.abc import Iterator

import pytest
from house import (
    ROOT,
    Source,
    circles,
    declared,
    distributions,
    dotted,
    fields_of_records,
    functions,
    imported_modules,
    imports,
    names_in_reach,
    place_of,
    sources,
)

pytestmark = pytest.mark.source

MAX_FILE_LINES = 330
MAX_FUNCTION_LINES = 65
MAX_POSITIONAL = 4


def own() -> tuple[Source, ...]:
    return sources("skparse")


def all_sources() -> tuple[Source, ...]:
    return tuple(source for folder in ("skparse", "samples", "tests", "docs") for source in sources(folder))


# No circles


@pytest.mark.parametrize("folder", ["skparse", "samples"])
def test_no_circle_among_files(folder: str) -> None:
    files = sources(folder)
    modules = [source.module for source in files]
    found = circles({source.module: imported_modules(source, modules) for source in files})
    assert [group for group in found if group not in CIRCLES] == []


CIRCLES: list[list[str]] = []


def test_a_circle_is_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]


# Data goes one way

# From the floor up: a package may import those in its own line and in the lines above it.
FLOORS = (
    {"collector", "errors", "geometry", "language", "plurals", "settings"},
    {"page", "plan"},
    {"findings", "orientation", "overprint", "text"},
    {"numbering"},
    {"read"},
    {"table"},
    {"decree", "outline"},
    {"documents", "ledger", "page_findings", "picture_ledger", "reread", "schema_upgrade"},
    {"pipeline", "verify"},
    {"console", "write"},
    {"batch", "check", "collect", "debug", "review", "summary", "supervise"},
    {"commands"},
    {"cli"},
)


def _upwards(source: Source) -> Iterator[str]:
    """Imports of what lies on a floor above."""
    floor = {package: number for number, packages in enumerate(FLOORS) for package in packages}
    own = floor.get(source.module.split(".")[1]) if "." in source.module else None
    for one in imports(source):
        parts = one.module.split(".")
        if own is not None and parts[0] == "skparse" and len(parts) > 1 and floor[parts[1]] > own:
            yield f"{source.name}: {one.module}"


def test_no_package_imports_one_that_is_made_of_it() -> None:
    found = {place for source in own() for place in _upwards(source)}
    assert found - UPWARDS == set()


UPWARDS: set[str] = set()


# No private names of others


def _private(source: Source) -> Iterator[str]:
    modules = {one.alias for one in imports(source) if one.module.startswith("skparse") and one.name.islower()}
    for one in imports(source):
        if one.name.startswith("_") and not one.name.endswith("__"):
            yield f"{source.name}: {one.module}.{one.name}"
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and re.match(r"_[^_]", node.attr) and dotted(node.value) in modules:
            yield f"{source.name}: {dotted(node)}"


def test_no_private_name_of_another_module() -> None:
    found = {name for source in own() for name in _private(source)}
    assert found - PRIVATE == set()


PRIVATE: set[str] = set()


# No long files, no long functions


def test_no_long_file() -> None:
    found = {source.name for source in all_sources() if source.text.count("\n") > MAX_FILE_LINES}
    assert found - LONG_FILES == set()


LONG_FILES = {
    "tests/test_batch.py",
    "tests/test_check.py",
    "tests/test_cli.py",
    "tests/test_collect.py",
    "tests/test_debug.py",
    "tests/test_decree.py",
    "tests/test_xlsx.py",
}


def test_no_long_function() -> None:
    found = {
        f"{source.name}:{name}"
        for source in all_sources()
        for name, node in functions(source)
        if (node.end_lineno or node.lineno) - node.lineno + 1 > MAX_FUNCTION_LINES
    }
    assert found - LONG_FUNCTIONS == set()


LONG_FUNCTIONS: set[str] = set()


# Records of many fields are built by keyword


def _by_position(source: Source, records: dict[tuple[str, str], int]) -> Iterator[str]:
    names = names_in_reach(source, records)
    for node in source.nodes:
        if isinstance(node, ast.Call):
            record = names.get(dotted(node.func))
            positional = [argument for argument in node.args if not isinstance(argument, ast.Starred)]
            if record and records[record] > MAX_POSITIONAL and len(positional) > MAX_POSITIONAL:
                yield f"{place_of(source, node.lineno)}: {record[1]}"


def test_records_of_many_fields_are_built_by_keyword() -> None:
    records = fields_of_records((*own(), *sources("samples")))
    assert records["skparse.page", "Word"] > MAX_POSITIONAL
    found = {call for source in (*own(), *sources("samples")) for call in _by_position(source, records)}
    assert found - BY_POSITION == set()


BY_POSITION: set[str] = set()


# Things are told apart by what they say, not by where they lie in memory


def _by_identity(source: Source) -> Iterator[str]:
    for node in source.nodes:
        if isinstance(node, ast.Call) and dotted(node.func) == "id":
            yield f"{place_of(source, node.lineno)}: {ast.unparse(node)}"
        if isinstance(node, ast.Compare):
            for operator, right in zip(node.ops, node.comparators, strict=True):
                both = (node.left, right)
                if isinstance(operator, ast.Is | ast.IsNot) and not any(map(_is_single, both)) and not _skips(both):
                    yield f"{place_of(source, node.lineno)}: {ast.unparse(node)}"


def _is_single(side: ast.expr) -> bool:
    """There is one such object only: None, True, False, a member of an enum, a constant in capitals, a class."""
    if isinstance(side, ast.Constant):
        return True
    name = dotted(side.func) if isinstance(side, ast.Call) else dotted(side)
    return name == "type" or name.rpartition(".")[2][:1].isupper()


def _skips(both: tuple[ast.expr, ast.expr]) -> bool:
    """A loop over all ``others`` leaves out the one that they are compared with: equal ones must not be left out."""
    return dotted(both[0]) in ("other", "b")


def test_nothing_is_told_by_its_identity() -> None:
    found = {place for source in own() for place in _by_identity(source)}
    assert found - BY_IDENTITY == set()


BY_IDENTITY = {
    "skparse/verify/months.py:MonthComparison._add_table: band.group is not group",
    # Threads are what they are: this one stays.
    "skparse/console.py:_signals_as_interrupt: threading.current_thread() is not threading.main_thread()",
}


# What is imported is declared

# One project in two distributions, each pydantic with its own version of the core.
COMES_WITH_PYDANTIC = {"pydantic_core"}


@pytest.mark.parametrize(
    ("folder", "extras"),
    [
        ("skparse", ("ocr", "dask", "parquet")),
        ("samples", ("samples",)),
        ("tests", ("test",)),
        ("docs", ("dev", "test")),
    ],
)
def test_what_is_imported_is_declared(folder: str, extras: tuple[str, ...]) -> None:
    known = declared(*extras)
    files = sources(folder)
    # Files beside each other import each other by their bare names.
    at_home = {
        "skparse",
        "samples",
        *(name for source in files for name in (source.path.stem, source.path.parent.name)),
    }
    tops = {one.module.partition(".")[0] for source in files for one in imports(source)}
    foreign = tops - at_home - set(sys.stdlib_module_names) - COMES_WITH_PYDANTIC
    assert len(foreign) > 1
    assert {top for top in foreign if not distributions(top) & known} == set()


# Comments lead somewhere

_FILE = re.compile(r"(?<![\w./~-])((?:[\w.-]+/)*[\w-]+\.(?:md|py|txt|json|pdf|csv|html|js|css|toml))(?![\w/])")
# What a command may be given or may write.
_ANY_FILE = re.compile(r"(?:.*/)?(?:plan|SK|[A-Z]+|\w)\.(?:json|csv|pdf|html|xlsx)")
_OUTSIDE = re.compile(r"\.\./|(?<!\w)/(?:tmp|work|home)/|\bshared/")
_MODULE = re.compile(r"`(skparse(?:\.\w+)+)`")


def _told(source: Source) -> Iterator[str]:
    """Comments and docstrings."""
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string
    for node in source.nodes:
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield ast.get_docstring(node) or ""
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value


def _is_here(name: str, source: Source) -> bool:
    folders = (ROOT, ROOT / "skparse", source.path.parent)
    return any((folder / name).exists() for folder in folders)


def _leads_nowhere(source: Source) -> Iterator[str]:
    modules = {one.module for one in own()}
    for text in _told(source):
        yield from (f"{source.name}: {found}" for found in _OUTSIDE.findall(text))
        named = [name for name in _FILE.findall(text) if not _ANY_FILE.fullmatch(name)]
        yield from (f"{source.name}: {name}" for name in named if not _is_here(name, source))
        for path in _MODULE.findall(text):
            if not {path, path.rpartition(".")[0], path.rpartition(".")[0].rpartition(".")[0]} & modules:
                yield f"{source.name}: {path}"


@pytest.mark.slow
def test_comments_cite_files_of_the_repository() -> None:
    found = {place for source in own() for place in _leads_nowhere(source)}
    assert found - LEADS_NOWHERE == set()


LEADS_NOWHERE: set[str] = set()
