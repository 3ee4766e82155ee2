"""The reader of text PDFs (清样 PDF): lines to paragraphs, layout left out, look-alikes folded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from editorial.intake.pdf_lines import TextLine, body_size
from editorial.intake.pdf_paragraphs import joined, paragraphs_of
from editorial.intake.pdf_process import PdfContent, open_pdf
from editorial.intake.pdf_running_heads import without_running_heads
from editorial.intake.refusal import IntakeRefused, RefusalCode
from editorial.text.document_text import DocumentText
from editorial.text.layout_folding import fold_layout
from editorial.text.paragraphs import Location, Paragraph, ParagraphKind

_TITLE_SIZE: Final = 1.15
_HEADING_SIZE: Final = 1.08
"""How many times the body size the type of a title and of a heading is."""
_HEADING_CHARACTERS: Final = 60
_UNTRUSTED_SHARE: Final = 0.005
"""Share of private-use and unknown characters above which the text layer can't be trusted."""
_PRIVATE: Final = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_SPARSE: Final = 20
"""Characters a page below which a PDF with pictures is mostly a scan."""
_SHOWN_HEADS: Final = 5


def read_pdf(data: bytes, name: str = "") -> DocumentText:
    """Read a PDF that has a text layer.

    Raises:
        IntakeRefused: when it is broken, locked, a scan, too long or too costly to read.
    """
    content = open_pdf(data, name)
    document = document_of(content)
    if not document.paragraphs:
        raise IntakeRefused(RefusalCode.PDF_SCAN, name)
    return document


def document_of(content: PdfContent) -> DocumentText:
    """Make a document of the lines of a PDF."""
    parted = without_running_heads(content.pages)
    lines = [line for page in parted.pages for line in page.lines]
    usual = body_size(lines)
    paragraphs: list[Paragraph] = []
    hyphens = folded = 0
    for group in paragraphs_of(parted.pages):
        raw, broken = joined(group)
        text, changed = fold_layout(raw)
        hyphens += broken
        folded += changed
        kind = _kind(group, text, usual)
        paragraphs.append(Paragraph(text, kind, Location(page=group[0].page)))
    _mark_title(paragraphs, usual, lines)
    heads = sum(len("".join(line.text.split())) for line in parted.removed)
    notes = (
        *_layout_notes(parted.removed, hyphens, folded),
        *_doubts(content, "".join(p.text for p in paragraphs)),
    )
    return DocumentText(tuple(paragraphs), tuple(_not_read(content)), notes, heads + hyphens)


def _kind(group: Sequence[TextLine], text: str, usual: float) -> ParagraphKind:
    larger = group[0].size > _HEADING_SIZE * usual and len(text) <= _HEADING_CHARACTERS
    return ParagraphKind.HEADING if larger else ParagraphKind.BODY


def _mark_title(paragraphs: list[Paragraph], usual: float, lines: Sequence[TextLine]) -> None:
    """The title is the heading in the largest type on the first page, if it is large enough."""
    if not paragraphs:
        return
    first_page = paragraphs[0].location.page
    largest = max(line.size for line in lines if line.page == first_page)
    if largest <= _TITLE_SIZE * usual:
        return
    title_line = next(t for t in lines if t.page == first_page and t.size == largest)
    start = fold_layout(title_line.text.strip())[0]
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind is ParagraphKind.HEADING and paragraph.text.startswith(start):
            paragraphs[number] = Paragraph(paragraph.text, ParagraphKind.TITLE, paragraph.location)
            return


def _not_read(content: PdfContent) -> Iterator[str]:
    if content.pictures:
        yield f"图片 {content.pictures} 幅"
    if content.off_page:
        yield f"页面以外的文字 {content.off_page} 字"
    if content.unreadable_pages:
        yield f"读不出的页 {content.unreadable_pages} 页"


def _layout_notes(removed: Sequence[TextLine], hyphens: int, folded: int) -> Iterator[str]:
    if removed:
        texts = list(dict.fromkeys(line.text.strip() for line in removed))
        shown = "；".join(texts[:_SHOWN_HEADS]) + ("……" if len(texts) > _SHOWN_HEADS else "")
        yield f"略去书眉、页码 {len(removed)} 行：{shown}"
    if hyphens:
        yield f"接回行末断开的外文词 {hyphens} 个"
    if folded:
        yield f"排版异码 {folded} 字换成通用字符"


def _doubts(content: PdfContent, text: str) -> Iterator[str]:
    """What makes a text layer doubtful; the printed page always decides."""
    private = len(_PRIVATE.findall(text))
    unknown = text.count("\ufffd")
    if text and (private + unknown) / len(text) > _UNTRUSTED_SHARE:
        yield f"文字层不可信，请人工核对（无法识别的字符 {private + unknown} 个）"
    if content.invisible:
        yield f"含不显示的文字 {content.invisible} 字（可能是扫描识别的文字层），请人工核对"
    if content.pictures and len(text) < _SPARSE * len(content.pages):
        yield "文字很少而有图片，可能是扫描件，请人工核对"
