"""The parts of a plan, from the decree and the tables down to nodes and their fragments.

Terms printed on the documents keep their Indonesian names; everything technical is English. All models are frozen.
Boxes are ``(x0, top, x1, bottom)`` in points from the top-left corner of the page as displayed; pages count from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

SCHEMA_VERSION: Final = "1.1"
"""Plans of version 1.0 are read by `skparse.schema_upgrade.plan_from_json`."""

Bbox = tuple[float, float, float, float]
Bulan = Annotated[int, Field(ge=1, le=12)]
PageNumber = Annotated[int, Field(ge=1)]
_DATE = r"^\d{4}-\d{2}-\d{2}$"


def _is_none(value: object) -> bool:
    return value is None


def _is_false(value: object) -> bool:
    return value is False


class Model(BaseModel):
    """Base of all models: frozen, and no other fields than declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Model):
    """The file that was read."""

    file: str = Field(description="Name of the file, without its folder")
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    pages: int = Field(ge=0, description="Pages in the file, read or not")
    kind: Literal["digital", "scanned", "mixed"] = "digital"
    words: int = Field(default=0, ge=0, description="Words on the pages that hold a table, each counted once")
    ledger: dict[str, int] = Field(
        default_factory=dict,
        description="What these words became: node, schedule, attribute, header, other_table, furniture (page numbers, "
        "titles, signatures), outside (other text around a table), unplaced; the sum is `words`",
    )
    fills: dict[str, int] = Field(
        default_factory=dict,
        description="What the painted areas inside plans are: month, header, ground (of rows, levels, attributes), "
        "covered (painted over), line, unplaced",
    )
    pictures: dict[str, int] = Field(
        default_factory=dict,
        description="What the pictures on the pages that hold a table are, and the drawings inside the tables: mark, "
        "decoration (repeated, behind the table, an electronic signature), crossed (a schedule cell that is crossed "
        "out), stamp (over several schedule cells), unread (in other cells of a plan), other_table, outside",
    )


class Butir(Model):
    """One lettered or numbered point of the decree."""

    marker: str
    text: str


class Penandatangan(Model):
    """Who signed."""

    jabatan: str | None = None
    nama: str | None = None


class Keputusan(Model):
    """The decree. What is not printed is None or empty. Source: Peraturan KPU on naskah dinas, and decrees as found."""

    lembaga: str | None = None
    nomor: str | None = Field(default=None, description='As printed; old style whole: "203/PL.02-Kpt/01/KPU/I/2019"')
    tahun: int | None = None
    tentang: str | None = None
    salinan: bool = False
    menimbang: tuple[Butir, ...] = ()
    mengingat: tuple[Butir, ...] = ()
    diktum: tuple[Butir, ...] = ()
    tempat: str | None = None
    tanggal: str | None = Field(default=None, description="ISO 8601", pattern=_DATE)
    penandatangan: Penandatangan | None = None


class Periode(Model):
    """A part of the year, or of a month: the second triwulan, the first semester, the third week of a month."""

    satuan: Literal["triwulan", "semester", "minggu"]
    ke: int = Field(ge=1, le=6, description="Which one: 1-4, 1-2; weeks count within the month")


class Column(Model):
    """A column of the matrix. ``level``: it carries nodes · ``schedule``: months · ``attribute``: KET and the like."""

    key: str
    heading: str
    role: Literal["level", "schedule", "attribute"]
    bulan: tuple[Bulan, ...] = Field(
        default=(),
        description="Of a schedule column: its months; none where its cells name them, or its heading is a year",
    )
    periode: Periode | None = Field(
        default=None, exclude_if=_is_none, description="Of a schedule column that does not stand for one whole month"
    )


class Jadwal(Model):
    """One marked cell of the schedule, as printed."""

    periode: str = Field(description="The heading of the cell's column")
    tanda: str | None = Field(default=None, description="Text in the cell")
    warna: str | None = Field(default=None, description="Fill color #RRGGBB")
    mulai: str | None = Field(
        default=None,
        description="First day of the time that the cell means, ISO 8601; null where the year is not known",
        pattern=_DATE,
    )
    selesai: str | None = Field(default=None, description="Its last day, likewise", pattern=_DATE)


class Fragment(Model):
    """Where a piece of a node's text stands."""

    page: PageNumber
    bbox: Bbox
    # Left out of the JSON of digital pages.
    raw: str | None = Field(
        default=None, exclude_if=_is_none, description="Of a scan: the text as OCR read it, if it was corrected"
    )
    confidence: float | None = Field(
        default=None, ge=0, le=1, exclude_if=_is_none, description="Of a scan: mean confidence of OCR"
    )


class Original(Model):
    """What was read for a corrected node: the fields that were corrected, and no others."""

    marker: str | None = None
    text: str | None = None
    bulan: tuple[Bulan, ...] | None = None
    ket: str | None = None

    @model_serializer(mode="wrap")
    def _corrected_alone(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        return {name: value for name, value in handler(self).items() if name in self.model_fields_set}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema of the fields: that of the serializer alone would not describe them."""
        return handler({key: value for key, value in core.items() if key != "serialization"})


def _is_empty(value: object) -> bool:
    return isinstance(value, Original) and not value.model_fields_set


class Node(Model):
    """One item of the plan. Months and attributes stand on nodes without children."""

    id: str = Field(description='Chain of markers without punctuation: "1.b.2.a"; "#n" for the n-th unmarked sibling')
    level: str = Field(description="Key of the column it stands in")
    marker: str | None = Field(default=None, description="As printed; for an inferred node the one it must have had")
    ordinal: int | None = Field(default=None, description="Position in its list that the marker stands for, from 1")
    text: str
    bulan: tuple[Bulan, ...] = Field(default=(), description="Months 1-12, sorted, no repeats")
    jadwal: tuple[Jadwal, ...] = ()
    ket: str | None = None
    extra: dict[str, str] = Field(default_factory=dict, description="Other columns by the slug of their heading")
    inferred: bool = Field(default=False, description="The document lost this node; its children prove it existed")
    confidence: float = Field(
        default=1.0,
        ge=0,
        le=1,
        description="How likely it is an item of its own, with this marker, below this parent: its own place in the "
        "numbering, not its parent's, nor its text as OCR read it (see `fragments`). 1 in older plans",
    )
    # Left out of the JSON of nodes that were not corrected.
    corrected: bool = Field(default=False, exclude_if=_is_false, description="A person corrected this node")
    original: Original = Field(
        default_factory=Original, exclude_if=_is_empty, description="Of a corrected node: what was read"
    )
    fragments: tuple[Fragment, ...] = ()
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Lampiran(Model):
    """One table of the appendix. A table that is no action plan is kept verbatim in ``rows``."""

    nomor: str | None = None
    judul: str | None = None
    kind: Literal["rencana_aksi", "lain"]
    pages: tuple[PageNumber, PageNumber]
    columns: tuple[Column, ...] = ()
    nodes: tuple[Node, ...] = ()
    rows: tuple[tuple[str, ...], ...] | None = None


class Finding(Model):
    """Something unusual or uncertain. Codes are stable; see ``skparse.findings``."""

    code: str
    severity: Literal["info", "warning", "error"]
    lampiran: int | None = Field(
        default=None,
        ge=1,
        description="Number in `lampiran`, from 1, of the one it is about; null if it is about none",
    )
    page: PageNumber | None = None
    bbox: Bbox | None = None
    node: str | None = Field(default=None, description="Id of the node it is about, which is unique in its lampiran")
    sentence: str | None = Field(
        default=None, description="Which sentence of the code it is; null in plans of version 1.0"
    )
    params: dict[str, str | int | float | tuple[str | int, ...]] = Field(
        default_factory=dict, description="What the sentence is filled with"
    )
    message: str = Field(description="The sentence, in the language that was chosen when the plan was written")
