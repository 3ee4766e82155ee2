"""Small Word files with real styles, tables, footnotes and tracked changes, byte for byte the same.

The package is written by hand because a template would bring 30 kB of styles into every sample
and the time of day into every one of its entries.
"""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from sample_builder.source_text import Block, Run, parse, runs_of

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ZIP_DATE = (2026, 1, 1, 0, 0, 0)
_REVISION = 'w:author="作者" w:date="2026-03-02T09:00:00Z"'
_STYLE_OF = {
    "title": "Title",
    "author": "Author",
    "heading": "Heading1",
    "caption": "Caption",
    "body": "BodyText",
    "note": "FootnoteText",
    "cell": "TableText",
}
_STYLES = {  # id: (name, size in half-points, east asian font, paragraph properties)
    "Title": ("Title", 36, "黑体", '<w:spacing w:after="120"/><w:jc w:val="center"/>'),
    "Author": ("作者", 21, "楷体", '<w:spacing w:after="240"/><w:jc w:val="center"/>'),
    "Heading1": ("heading 1", 24, "黑体", '<w:spacing w:before="120"/><w:outlineLvl w:val="0"/>'),
    "Caption": ("caption", 18, "黑体", '<w:jc w:val="center"/>'),
    "BodyText": ("Body Text", 21, "宋体", '<w:ind w:firstLineChars="200" w:firstLine="420"/>'),
    "TableText": ("表内文字", 18, "宋体", '<w:jc w:val="center"/>'),
    "FootnoteText": ("footnote text", 18, "宋体", ""),
}


class _Revisions:
    """Numbers for tracked changes: each in a document has its own."""

    def __init__(self) -> None:
        self._last = 0

    def mark(self) -> str:
        self._last += 1
        return f'w:id="{self._last}" {_REVISION}'


def _run(run: Run, revisions: _Revisions) -> str:
    text = escape(run.text)
    if run.kind == "note":
        return (
            '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f'<w:footnoteReference w:id="{run.text}"/></w:r>'
        )
    if run.kind == "del":
        deleted = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
        return f"<w:del {revisions.mark()}>{deleted}</w:del>"
    plain = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:ins {revisions.mark()}>{plain}</w:ins>" if run.kind == "ins" else plain


def _paragraph(kind: str, text: str, revisions: _Revisions, lead: str = "") -> str:
    runs = runs_of(text)
    inserted = bool(runs) and all(run.kind == "ins" for run in runs)
    mark = f"<w:rPr><w:ins {revisions.mark()}/></w:rPr>" if inserted else ""
    body = "".join(_run(run, revisions) for run in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{_STYLE_OF[kind]}"/>{mark}</w:pPr>{lead}{body}</w:p>'


def _table(block: Block, revisions: _Revisions) -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = len(block.rows[0])
    grid = f'<w:gridCol w:w="{8400 // columns}"/>' * columns
    rows = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{_paragraph('cell', cell, revisions)}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in block.rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{borders}</w:tblBorders>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _document(blocks: list[Block]) -> str:
    revisions = _Revisions()
    body = "".join(
        _table(block, revisions) if block.rows else _paragraph(block.kind, block.text, revisions)
        for block in blocks
        if block.kind != "note"
    )
    section = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1701" w:bottom="1440" w:left="1701" w:header="851"'
        ' w:footer="992" w:gutter="0"/></w:sectPr>'
    )
    return f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{body}{section}</w:body></w:document>'


def _footnotes(notes: list[Block]) -> str:
    lead = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    separators = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
        "<w:continuationSeparator/></w:r></w:p></w:footnote>"
    )
    written = "".join(
        f'<w:footnote w:id="{note.number}">'
        f"{_paragraph('note', note.text, _Revisions(), lead)}</w:footnote>"
        for note in notes
    )
    return f'{_HEAD}<w:footnotes xmlns:w="{_W}">{separators}{written}</w:footnotes>'


def _styles() -> str:
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>'
        '<w:sz w:val="21"/></w:rPr></w:style>'
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{layout}</w:pPr>'
        f'<w:rPr><w:rFonts w:eastAsia="{font}"/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for key, (name, size, font, layout) in _STYLES.items()
    )
    return f'{_HEAD}<w:styles xmlns:w="{_W}">{normal}{styles}</w:styles>'


def _content_types(parts: list[str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}{kind}+xml"/>'
        for part in parts
        for kind in ["document.main" if part == "document" else part]
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}"
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-'
        'package.core-properties+xml"/></Types>'
    )


def _relationships(prefix: str, targets: dict[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{kind}" Target="{prefix}{target}.xml"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _package_relationships() -> str:
    core = (
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>'
    )
    document = _relationships("word/", {"officeDocument": "document"})
    return document.replace("</Relationships>", core)


def _core_properties(title: str) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>"
    )


def word_file(source: str, title: str) -> bytes:
    """Write a source text as a Word file; the same source and title give the same bytes.

    Args:
        source: The text in the samples' markup.
        title: What the file is (``galley_2``), kept in its properties: a galley that came back
            uncorrected is still another file.
    """
    blocks = parse(source)
    notes = [block for block in blocks if block.kind == "note"]
    parts = {"document": _document(blocks), "styles": _styles()}
    if notes:
        parts["footnotes"] = _footnotes(notes)
    related = {part: part for part in parts if part != "document"}
    entries = {
        "[Content_Types].xml": _content_types(list(parts)),
        "_rels/.rels": _package_relationships(),
        "docProps/core.xml": _core_properties(title),
        "word/_rels/document.xml.rels": _relationships("", related),
        **{f"word/{part}.xml": text for part, text in parts.items()},
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in entries.items():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            package.writestr(entry, text.encode())
    return buffer.getvalue()
