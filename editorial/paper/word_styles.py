"""The few styles of our Word files (样式): Chinese book faces, sizes in half-points."""

from __future__ import annotations

from typing import Final, NamedTuple

from editorial.text.paragraphs import ParagraphKind

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class _Style(NamedTuple):
    name: str
    half_points: int
    face: str
    layout: str = ""
    bold: bool = False


_CENTRED: Final = '<w:jc w:val="center"/>'
_STYLES: Final = {
    "Title": _Style("Title", 36, "黑体", f'<w:spacing w:before="120" w:after="160"/>{_CENTRED}'),
    "Heading1": _Style(
        "heading 1",
        24,
        "黑体",
        '<w:keepNext/><w:spacing w:before="160" w:after="60"/><w:outlineLvl w:val="0"/>',
    ),
    "BodyText": _Style(
        "Body Text",
        21,
        "宋体",
        '<w:spacing w:line="320" w:lineRule="auto"/>'
        '<w:ind w:firstLineChars="200" w:firstLine="420"/>',
    ),
    "BodyTextFlush": _Style("正文顶格", 21, "宋体", '<w:spacing w:line="320" w:lineRule="auto"/>'),
    "Caption": _Style("caption", 18, "黑体", _CENTRED),
    "TableText": _Style("表内文字", 18, "宋体", '<w:spacing w:before="20" w:after="20"/>'),
    "TableHead": _Style(
        "表头", 18, "黑体", f'<w:spacing w:before="20" w:after="20"/>{_CENTRED}', bold=True
    ),
    "NoteText": _Style("注释", 18, "宋体"),
    "Fingerprint": _Style("校验码", 13, "宋体"),
    "CommentText": _Style("annotation text", 18, "宋体"),
    "Footer": _Style("footer", 16, "宋体", _CENTRED),
}

STYLE_OF: Final = {
    ParagraphKind.TITLE: "Title",
    ParagraphKind.HEADING: "Heading1",
    ParagraphKind.BODY: "BodyText",
    ParagraphKind.TABLE_CELL: "TableText",
    ParagraphKind.CAPTION: "Caption",
    ParagraphKind.TEXT_BOX: "BodyTextFlush",
    ParagraphKind.FOOTNOTE: "NoteText",
    ParagraphKind.ENDNOTE: "NoteText",
    ParagraphKind.REFERENCE: "NoteText",
}
"""Id of the style in which a paragraph of that kind is set."""


def styles_xml() -> str:
    """The part ``styles.xml``."""
    # The hint sets quotation marks, dashes and ‰ in the Chinese face, as Chinese books do.
    normal = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="Times New Roman"'
        ' w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
        "</w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
    )
    styles = "".join(_style(key, style) for key, style in _STYLES.items())
    return f'{HEAD}<w:styles xmlns:w="{WORD}">{normal}{styles}</w:styles>'


def _style(key: str, style: _Style) -> str:
    bold = "<w:b/>" if style.bold else ""
    face = f'<w:rFonts w:hint="eastAsia" w:eastAsia="{style.face}"/>'
    size = f'<w:sz w:val="{style.half_points}"/><w:szCs w:val="{style.half_points}"/>'
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{style.layout}</w:pPr>'
        f"<w:rPr>{face}{bold}{size}</w:rPr></w:style>"
    )
