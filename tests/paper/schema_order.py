"""The order that WordprocessingML wants of elements (ECMA-376-1, wml.xsd), for what we write.

Word refuses a file whose elements stand in another order; LibreOffice takes it without a word.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_RUN_PROPERTIES = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
_PARAGRAPH_PROPERTIES = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
    "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr "
    "sectPr pPrChange"
)
ORDER = {
    "rPr": f"ins del moveFrom moveTo {_RUN_PROPERTIES} rPrChange",
    "pPr": _PARAGRAPH_PROPERTIES,
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW "
    "jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "tblCellMar": "top left start bottom right end",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
    "rtlGutter docGrid printerSettings sectPrChange",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
    "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr "
    "tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "settings": "writeProtection view zoom removePersonalInformation trackRevisions "
    "doNotTrackMoves documentProtection defaultTabStop compat rsids themeFontLang clrSchemeMapping",
}
REQUIRED = {
    "ins": ("id", "author"),
    "del": ("id", "author"),
    "comment": ("id", "author"),
    "commentRangeStart": ("id",),
    "commentRangeEnd": ("id",),
    "commentReference": ("id",),
}
"""Attributes that an element must have."""
_FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr"}
"""What comes first in an element, if it is there at all."""


def faults(docx: bytes) -> list[str]:
    """What a strict reader would take offence at, in every part."""
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                root = etree.fromstring(package.read(name))
                found += (f"{name}: {fault}" for fault in _faults(root))
    return found


def _faults(root: etree._Element) -> Iterator[str]:
    changes: list[str] = []
    for element in root.iter(f"{W}*"):
        name = element.tag.removeprefix(W)
        children = [c.tag.removeprefix(W) for c in element if isinstance(c.tag, str)]
        if name in ORDER:
            yield from _out_of_order(name, children, ORDER[name].split())
        if name in _FIRST and _FIRST[name] in children[1:]:
            yield f"{_FIRST[name]} is not the first in {name}"
        if name == "tc" and (not children or children[-1] != "p"):
            yield "a cell does not end in a paragraph"
        for attribute in REQUIRED.get(name, ()):
            if element.get(f"{W}{attribute}") is None:
                yield f"{name} without {attribute}"
        if name in {"ins", "del"}:
            changes.append(element.get(f"{W}id", ""))
        yield from _text_faults(element, name)
    if len(set(changes)) < len(changes):
        yield "two changes have one id"


def _out_of_order(name: str, children: list[str], order: list[str]) -> Iterator[str]:
    unknown = [child for child in children if child not in order]
    if unknown:
        yield f"{name} holds {unknown}"
        return
    places = [order.index(child) for child in children]
    if places != sorted(places):
        yield f"{name} holds {children} out of order"
    once = name not in {"tbl", "tr", "styles", "sectPr", "style"}
    if once and len(set(children)) < len(children):
        yield f"{name} holds one of {children} twice"


def _text_faults(element: etree._Element, name: str) -> Iterator[str]:
    inside = {a.tag.removeprefix(W) for a in element.iterancestors() if isinstance(a.tag, str)}
    if name == "t" and "del" in inside:
        yield "text in a deletion is not delText"
    if name == "delText" and "del" not in inside:
        yield "delText outside a deletion"
    if name == "del" and "del" in inside:
        yield "a deletion in a deletion"
    if name == "ins" and inside & {"ins", "del"} and "rPr" not in inside:
        yield "an insertion in a change"
