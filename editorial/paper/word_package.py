"""The package of a Word file (文档包): its parts in one zip, the same bytes for the same parts.

The package is written by hand: a library's template brings the time of day into every entry, and
none of them can write tracked changes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final
from xml.sax.saxutils import escape

from editorial.paper.printable_text import printable
from editorial.paper.word_styles import HEAD, WORD, styles_xml
from editorial.paper.zip_entries import add_entry

RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_CONTENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CORE_CONTENT: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_UPRIGHT: Final = '<w:pgSz w:w="11906" w:h="16838"/>'
_ACROSS: Final = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
_MARGINS: Final = (
    '<w:pgMar w:top="{0}" w:right="{1}" w:bottom="{0}"'
    ' w:left="{1}" w:header="567" w:footer="567" w:gutter="0"/>'
)


def a4_section(
    margin: int, side_margin: int, references: str = "", *, landscape: bool = False
) -> str:
    """A4, upright or across (横排), with margins in twentieths of a point."""
    size = _ACROSS if landscape else _UPRIGHT
    return f"<w:sectPr>{references}{size}{_MARGINS.format(margin, side_margin)}</w:sectPr>"


def word_package(
    body: str,
    *,
    title: str,
    author: str,
    at: datetime,
    parts: Mapping[str, str] | None = None,
    settings: str = "",
) -> bytes:
    """Put a Word file together.

    Args:
        body: The inside of ``w:body``, section included.
        title: Title in the file's properties.
        author: Author in the file's properties; no name of this machine's user gets in.
        at: When it was made, with its time zone.
        parts: Further parts by name (``comments``, ``footer1``), whole XML; each is related to
            the document as ``rId_NAME``.
        settings: Elements for ``settings.xml``, in front of the compatibility settings.
    """
    document = f'<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONS}"><w:body>{body}</w:body>'
    related = {"styles": styles_xml(), "settings": _settings(settings), **(parts or {})}
    entries = {
        "[Content_Types].xml": _content_types(list(related)),
        "_rels/.rels": _root_relations(),
        "docProps/core.xml": _core(title, author, at),
        "word/document.xml": f"{HEAD}{document}</w:document>",
        "word/_rels/document.xml.rels": _document_relations(list(related)),
        **{f"word/{name}.xml": xml for name, xml in related.items()},
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, xml in entries.items():
            add_entry(package, name, xml.encode(), mode=0o600)
    return buffer.getvalue()


def word_date(at: datetime) -> str:
    """A time as Word writes it into changes and comments: local time, marked ``Z`` all the same."""
    return f"{at.replace(tzinfo=None, microsecond=0).isoformat()}Z"


def _kind(name: str) -> str:
    return name.rstrip("0123456789")


def _settings(elements: str) -> str:
    compatible = (
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    return f'{HEAD}<w:settings xmlns:w="{WORD}">{elements}{compatible}</w:settings>'


def _content_types(names: list[str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_CONTENT}{kind}+xml"/>'
        for name, kind in [("document", "document.main"), *((n, _kind(n)) for n in names)]
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        f'<Override PartName="/docProps/core.xml" ContentType="{_CORE_CONTENT}"/></Types>'
    )


def _root_relations() -> str:
    return (
        f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/></Relationships>'
    )


def _document_relations(names: list[str]) -> str:
    relations = "".join(
        f'<Relationship Id="rId_{name}" Type="{RELATIONS}/{_kind(name)}" Target="{name}.xml"/>'
        for name in names
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def _core(title: str, author: str, at: datetime) -> str:
    made = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    who = escape(printable(author))
    stamps = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{made}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(printable(title))}</dc:title><dc:creator>{who}</dc:creator>"
        f"<cp:lastModifiedBy>{who}</cp:lastModifiedBy>{stamps}</cp:coreProperties>"
    )
