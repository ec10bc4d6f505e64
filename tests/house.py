"""The source files of the project as syntax trees: what the rules of tests/test_house.py look at."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Import(NamedTuple):
    """A name that a file imports, anywhere in it. ``name`` is empty where a whole module is imported."""

    module: str
    name: str
    alias: str


class Source(NamedTuple):
    """One Python file. ``module``: "skparse.read.pdfium"; of a package, the package's own name."""

    path: Path
    module: str
    text: str
    tree: ast.Module
    nodes: tuple[ast.AST, ...]
    """All nodes of the tree."""

    @property
    def name(self) -> str:
        """The path from the project's root."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def package(self) -> str:
        """The package that the module is in, or that it is."""
        return self.module if self.path.name == "__init__.py" else self.module.rpartition(".")[0]


@cache
def sources(folder: str) -> tuple[Source, ...]:
    """The Python files of a folder of the project, and of those below it."""
    return tuple(_source(path) for path in sorted((ROOT / folder).rglob("*.py")))


def _source(path: Path) -> Source:
    parts = path.relative_to(ROOT).with_suffix("").parts
    text = path.read_text(encoding="utf-8")
    module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    tree = ast.parse(text)
    return Source(path=path, module=module, text=text, tree=tree, nodes=tuple(ast.walk(tree)))


def imports(source: Source) -> Iterator[Import]:
    """All imports of a file, those inside functions and those for type checkers too; relative ones made absolute."""
    for node in source.nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, "", alias.asname or alias.name)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            if node.level:
                above = source.package.split(".")
                module = ".".join([*above[: len(above) - node.level + 1], *([module] if module else [])])
            for alias in node.names:
                yield Import(module, alias.name, alias.asname or alias.name)


def imported_modules(source: Source, known: Iterable[str]) -> set[str]:
    """The modules among the known ones that a file names in its imports."""
    names = set(known)
    found = set()
    for one in imports(source):
        whole = f"{one.module}.{one.name}" if one.name else one.module
        found.add(whole if whole in names else one.module)
    return found & names - {source.module}


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """The groups of modules that import each other, straight or by way of others (Tarjan's algorithm)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        index[module] = low[module] = len(index)
        stack.append(module)
        for other in sorted(graph[module]):
            if other not in index:
                visit(other)
                low[module] = min(low[module], low[other])
            elif other in stack:
                low[module] = min(low[module], index[other])
        if low[module] == index[module]:
            at = stack.index(module)
            group = sorted(stack[at:])
            del stack[at:]
            if len(group) > 1:
                found.append(group)

    for module in sorted(graph):
        if module not in index:
            visit(module)
    return found


def fields_of_records(files: Iterable[Source]) -> dict[tuple[str, str], int]:
    """(module, class) → number of fields, of all NamedTuples and dataclasses. A class made of a NamedTuple of fields,
    as `skparse.page.Word`, has those."""
    found: dict[tuple[str, str], int] = {}
    for source in files:
        for node in source.tree.body:
            if not isinstance(node, ast.ClassDef):
                continue
            bases = [ast.unparse(base) for base in node.bases]
            made = any("dataclass" in ast.unparse(decorator) for decorator in node.decorator_list)
            own = sum(isinstance(line, ast.AnnAssign) for line in node.body)
            if made or "NamedTuple" in bases:
                found[source.module, node.name] = own
            for base in bases:
                if (source.module, base) in found:
                    found[source.module, node.name] = found[source.module, base] + own * made
    return found


def dotted(node: ast.expr) -> str:
    """ "page.Word" of a name or of attributes of a name; "" of any other expression."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := dotted(node.value)):
        return f"{before}.{node.attr}"
    return ""


def names_in_reach(source: Source, records: Iterable[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """What the records are called in a file: its own ones and those that it imports."""
    by_module: dict[str, set[str]] = {}
    for module, name in records:
        by_module.setdefault(module, set()).add(name)
    found = {name: (source.module, name) for name in by_module.get(source.module, ())}
    for one in imports(source):
        if one.name in by_module.get(one.module, ()):
            found[one.alias] = (one.module, one.name)
        whole = f"{one.module}.{one.name}" if one.name else one.module
        found |= {f"{one.alias}.{name}": (whole, name) for name in by_module.get(whole, ())}
    return found


def functions(source: Source) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Each function and method with its name in the file."""

    def below(node: ast.AST, prefix: str) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
        for child in ast.iter_child_nodes(node):
            name = f"{prefix}.{getattr(child, 'name', '')}".strip(".")
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                yield name, child
            yield from below(child, name if hasattr(child, "name") else prefix)

    return below(source.tree, "")


def place_of(source: Source, line: int) -> str:
    """ "skparse/read/words.py:_join": the file and the innermost function of a line; stable when lines move."""
    inner = ""
    for name, node in functions(source):
        if node.lineno <= line <= (node.end_lineno or node.lineno):
            inner = name
    return f"{source.name}:{inner}"


def declared(*extras: str) -> set[str]:
    """The distributions that pyproject.toml declares, for use and for the extras, in lower case."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    names = set()
    for line in lines:
        end = next((n for n, sign in enumerate(line) if not (sign.isalnum() or sign in "-_.")), len(line))
        names.add(_plain(line[:end]))
    return names


def distributions(module: str) -> set[str]:
    """The distributions that give a top module, in lower case; of one that is not installed, its own name."""
    return {_plain(name) for name in _distributions().get(module, [module])}


@cache
def _distributions() -> Mapping[str, list[str]]:
    return metadata.packages_distributions()


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
