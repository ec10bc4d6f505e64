"""What each stage made of one page, gathered in one pass over the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from skparse.decree import DocumentBorders
from skparse.errors import InputError, NoTableError, UsageError
from skparse.page import Page
from skparse.pipeline import Progress, build_plan
from skparse.plan import Finding, Fragment, Lampiran, Node, Plan
from skparse.read import OcrMode, Pages, open_pages
from skparse.read.source import PdfSource, load_source, ocr_options, select_pages
from skparse.table.assemble.tables import TableReader
from skparse.table.page_pass import PagePass

Stage = Literal["page", "grid", "rows", "plan", "all"]
STAGES: tuple[Stage, ...] = ("page", "grid", "rows", "plan")

# The roles of a table's columns are known after its first pages: so many pages after the wanted one are read too.
_PAGES_AHEAD = 4


class Placed(NamedTuple):
    """A piece of a node on the page."""

    node: Node
    depth: int
    """0 for roots."""
    fragment: Fragment
    part: int
    """Which of the node's fragments, counted from 1."""
    parts: int
    """How many fragments the node has."""


class Facts(NamedTuple):
    """All that the pictures and the text show."""

    data: bytes
    password: str | None
    stages: tuple[Stage, ...]
    page_pass: PagePass
    """What the table layer made of the page."""
    page_count: int
    plan: Plan | None
    no_plan: str
    """Why there is no plan: the file has no table; else empty."""

    @property
    def page(self) -> Page:
        """The page as it was read: upright and deskewed."""
        return self.page_pass.page

    def lampiran(self) -> list[Lampiran]:
        """The plan's tables on the page; none if there is no plan."""
        number = self.page.number
        return [one for one in self.plan.lampiran if one.pages[0] <= number <= one.pages[1]] if self.plan else []

    def placed(self) -> Iterator[Placed]:
        """The pieces of nodes on the page, in reading order."""
        for one in self.lampiran():
            waiting = [(node, 0) for node in reversed(one.nodes)]
            while waiting:
                node, depth = waiting.pop()
                for part, fragment in enumerate(node.fragments, 1):
                    if fragment.page == self.page.number:
                        yield Placed(node=node, depth=depth, fragment=fragment, part=part, parts=len(node.fragments))
                waiting.extend((child, depth + 1) for child in reversed(node.children))

    def findings(self) -> list[Finding]:
        """The plan's findings on the page."""
        return [f for f in self.plan.findings if f.page == self.page.number] if self.plan else []


def gather(
    source: PdfSource,
    number: int,
    *,
    stage: Stage = "all",
    password: str | None = None,
    ocr: OcrMode = "auto",
    jobs: int = 1,
    progress: Progress | None = None,
) -> Facts:
    """What the stages up to ``stage`` made of page ``number`` (from 1). No more of the file is read than they need.

    Raises:
        UsageError: there is no such page, or no such stage.
        InputError: the file, or this page of it, cannot be read; EngineError: it is a picture and OCR is missing.
    """
    if stage != "all" and stage not in STAGES:
        raise UsageError(f"there is no stage {stage!r}; the stages are {', '.join(STAGES)}")
    stages = STAGES if stage == "all" else (stage,)
    data, name = load_source(source)
    document = open_pages(data, password=password, options=ocr_options(ocr, 300, jobs))
    passes: list[PagePass] = []
    errors: list[str] = []

    def keep(page_pass: PagePass) -> None:
        if page_pass.number == number:
            passes.append(page_pass)

    try:
        count = document.page_count
        select_pages([number], count)
        plan, no_plan = None, ""
        if "plan" in stages:
            try:
                plan = build_plan(document, data, name, select_pages(None, count), progress=progress, observe=keep)
            except NoTableError as error:
                no_plan = str(error)
        else:
            numbers = _needed(stages[-1], number, count)
            reader = TableReader(DocumentBorders().begins_document)
            for page_pass in reader.read(_readable(document, numbers, number, errors, progress)):
                keep(page_pass)
        if not passes and not errors:
            errors += [read.error for read in document.read([number]) if read.page is None]
    finally:
        document.close()
    if not passes:
        raise InputError(errors[0] if errors else f"page {number} cannot be read")
    return Facts(
        data=data,
        password=password,
        stages=stages,
        page_pass=passes[0],
        page_count=count,
        plan=plan,
        no_plan=no_plan,
    )


def _readable(
    document: Pages, numbers: Sequence[int], wanted: int, errors: list[str], progress: Progress | None
) -> Iterator[Page]:
    """The pages that can be read. If the wanted one cannot, its error is added to ``errors``."""
    for done, read in enumerate(document.read(numbers), 1):
        if read.page is not None:
            yield read.page
        elif read.number == wanted:
            errors.append(read.error)
        if progress:
            progress(done, len(numbers))


def _needed(stage: Stage, number: int, count: int) -> list[int]:
    """The pages that a stage needs. The pages before tell what is printed on every page, and where the columns are."""
    if stage == "page":
        return [number]
    return list(range(1, min(count, number + _PAGES_AHEAD if stage == "rows" else number) + 1))
