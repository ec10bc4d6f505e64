"""Flat ODT as text: elements, and automatic styles that are named as they are first used."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    "ooo": "http://openoffice.org/2004/office",
}
# tab stops count from the page's margin, as in Word, and not from the paragraph's indent
_SETTINGS = (
    '<office:settings><config:config-item-set config:name="ooo:configuration-settings">'
    '<config:config-item config:name="TabsRelativeToIndent" config:type="boolean">false</config:config-item>'
    "</config:config-item-set></office:settings>"
)

Attributes = Mapping[str, str]


def element(name: str, attributes: Attributes, *content: str) -> str:
    """One element; `content` is markup."""
    shown = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    body = "".join(content)
    return f"<{name}{shown}>{body}</{name}>" if body else f"<{name}{shown}/>"


def inline(text: str) -> str:
    """Plain text as markup: line ends and tabs become elements."""
    return escape(text, quote=False).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")


class Styles:
    """Automatic styles by what they say, so that equal ones are written once."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, ...], str] = {}
        self._markup: list[str] = []

    def name(
        self, family: str, properties: Mapping[str, Attributes], own: Attributes | None = None, tabs: str = ""
    ) -> str:
        """The style's name. `properties` maps e.g. "paragraph" to the attributes of style:paragraph-properties."""
        tab_stops = "".join(element("style:tab-stop", {"style:position": f"{stop}cm"}) for stop in tabs.split())
        content = "".join(
            element(
                f"style:{kind}-properties",
                attributes,
                element("style:tab-stops", {}, tab_stops) if tab_stops and kind == "paragraph" else "",
            )
            for kind, attributes in properties.items()
        )
        key = (family, content, repr(own))
        if key not in self._names:
            self._names[key] = f"{family[0].upper()}{len(self._names) + 1}"
            head = {"style:name": self._names[key], "style:family": family, **(own or {})}
            self._markup.append(element("style:style", head, content))
        return self._names[key]

    def markup(self) -> str:
        """All style:style elements."""
        return "".join(self._markup)


def paragraph(style: str, *content: str) -> str:
    """`content` is markup."""
    return element("text:p", {"text:style-name": style}, *content)


def page_layout(name: str, width: float, height: float, margins: tuple[float, float, float, float]) -> str:
    """Sizes in mm; margins top, right, bottom, left. Header and footer take room inside the margins."""
    top, right, bottom, left = margins
    properties = {
        "fo:page-width": f"{width}mm",
        "fo:page-height": f"{height}mm",
        "style:print-orientation": "landscape" if width > height else "portrait",
        "fo:margin-top": f"{top - 7}mm",
        "fo:margin-right": f"{right}mm",
        "fo:margin-bottom": f"{bottom - 7}mm",
        "fo:margin-left": f"{left}mm",
    }
    band = {"svg:height": "7mm", "style:dynamic-spacing": "false"}
    header = element(
        "style:header-style", {}, element("style:header-footer-properties", {**band, "fo:margin-bottom": "1mm"})
    )
    footer = element(
        "style:footer-style", {}, element("style:header-footer-properties", {**band, "fo:margin-top": "2mm"})
    )
    return element(
        "style:page-layout", {"style:name": name}, element("style:page-layout-properties", properties), header, footer
    )


def document(default_font: Attributes, automatic: str, masters: str, body: str) -> str:
    """The whole file."""
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
    # widows and orphans 0: a page end may leave a single line, which cuts rows anywhere as Word does in tables
    default = element(
        "style:default-style",
        {"style:family": "paragraph"},
        element("style:paragraph-properties", {"fo:widows": "0", "fo:orphans": "0"}),
        element(
            "style:text-properties", {**default_font, "fo:language": "id", "fo:country": "ID", "fo:hyphenate": "false"}
        ),
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document{spaces} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"{_SETTINGS}<office:styles>{default}</office:styles>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )
