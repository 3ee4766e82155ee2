"""Names of WordprocessingML and safe parsing of its parts."""

from __future__ import annotations

from typing import Final

from lxml import etree

from editorial.intake.docx_package import DocxPackage
from editorial.intake.refusal import RefusalCode

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATH: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DIAGRAM: Final = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
VML: Final = "urn:schemas-microsoft-com:vml"
OFFICE: Final = "urn:schemas-microsoft-com:office:office"
RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRICT: Final = "http://purl.oclc.org/ooxml/"


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{WORD}}}{name}"


def parse_part(package: DocxPackage, part: str) -> etree._Element:
    """Parse one part of a package: no entities, no network, no huge trees.

    Raises:
        IntakeRefused: when the part is missing, damaged, hostile or of the strict dialect.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
    )
    data = package.xml(part)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        code = RefusalCode.DOCX_BROKEN if _is_utf8(data) else RefusalCode.DOCX_ENCODING
        raise package.refused(code, part) from error
    if root.tag.startswith("{" + _STRICT):
        raise package.refused(RefusalCode.DOCX_STRICT)
    return root


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def child(element: etree._Element, tag: str) -> etree._Element | None:
    """The first child of that name."""
    return next(element.iterchildren(tag), None)


def first_child(element: etree._Element, tag: str) -> etree._Element | None:
    """The first child if it has that name; properties come first, and this is the quick way."""
    if len(element):
        first = element[0]
        if first.tag == tag:
            return first
    return None


def value_of(element: etree._Element | None, tag: str, *, strip: bool = True) -> str:
    """The ``w:val`` of the first child of that name, or nothing."""
    found = None if element is None else next(element.iterchildren(tag), None)
    value = "" if found is None else found.get(VALUE, "")
    return value.strip() if strip else value


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as ``w:vanish`` is there and not turned off."""
    if element is None:
        return False
    return element.get(VALUE, "true").lower() not in {"0", "false", "off", "none"}


def letters(element: etree._Element) -> int:
    """Characters of text, white space not counted, anywhere in an element."""
    texts = [t.text or "" if not len(t) else text_of(t) for t in element.iter(*TEXT_TAGS)]
    return letters_in(texts)


def letters_in(texts: list[str]) -> int:
    """Characters of texts, white space not counted."""
    return len("".join("".join(texts).split()))


def text_of(element: etree._Element) -> str:
    """All character data of an element."""
    if len(element):  # against the rules; its text is read all the same
        return "".join(str(piece) for piece in element.itertext())
    return element.text or ""


VALUE: Final = w("val")
TEXT_TAGS: Final = (w("t"), w("delText"), f"{{{MATH}}}t")
"""Elements that hold the characters of a document."""
