"""The reader of text PDFs (清样 PDF): lines to paragraphs, layout left out, look-alikes folded."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from editorial.intake.pdf_asides import Aside, without_asides
from editorial.intake.pdf_drop_caps import with_drop_caps
from editorial.intake.pdf_joined_lines import joined
from editorial.intake.pdf_lines import TextLine, body_size
from editorial.intake.pdf_note_marks import without_marks
from editorial.intake.pdf_paragraphs import paragraphs_of
from editorial.intake.pdf_process import PdfContent, open_pdf
from editorial.intake.pdf_running_heads import without_running_heads
from editorial.intake.refusal import IntakeRefused, RefusalCode
from editorial.text.document_text import DocumentText
from editorial.text.layout_folding import fold_layout
from editorial.text.layout_noise import without_layout
from editorial.text.paragraphs import Location, Paragraph, ParagraphKind
from editorial.text.visible_characters import has_invisible, invisible

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
_SHOWN_PAGES: Final = 20


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
    headless = without_running_heads(content.pages)
    pages = tuple(replace(p, lines=with_drop_caps(p.lines)) for p in headless.pages)
    lines = [line for page in pages for line in page.lines]
    usual = body_size(lines)
    parted = without_asides(pages, usual)
    setting = _Setter(usual)
    asides = [line for aside in parted.asides for line in aside.lines]
    for group in paragraphs_of(parted.pages, asides):
        place = Location(page=group[0].page)
        setting.add(group, place, _kind(group, usual), group[0])
    setting.insert([a for a in parted.asides if a.kind is not ParagraphKind.FOOTNOTE], lines)
    _mark_title(setting.paragraphs, usual, lines)
    for note in parted.asides:
        if note.kind is ParagraphKind.FOOTNOTE:  # behind the text, as in a manuscript
            setting.add(note.lines, note.location, note.kind)
    heads = sum(len("".join(line.text.split())) for line in headless.removed)
    notes = (
        *_layout_notes(headless.removed, setting.hyphens, setting.folded),
        *_doubts(content, "".join(p.text for p in setting.paragraphs)),
    )
    removed = heads + setting.hyphens
    return DocumentText(tuple(setting.paragraphs), tuple(_not_read(content)), notes, removed)


class _Setter:
    """Makes paragraphs of groups of lines."""

    def __init__(self, usual: float) -> None:
        self.usual = usual
        self.paragraphs: list[Paragraph] = []
        self.firsts: list[TextLine | None] = []
        """The first line of each paragraph."""
        self.hyphens = self.folded = 0

    def made_of(self, lines: Sequence[TextLine], place: Location, kind: ParagraphKind) -> Paragraph:
        """One paragraph; a heading that is too long is body text."""
        raw, broken = joined(lines)
        text, changed = fold_layout(without_marks(raw))
        self.hyphens += broken
        self.folded += changed
        if kind is ParagraphKind.HEADING and len(text) > _HEADING_CHARACTERS:
            kind = ParagraphKind.BODY
        return Paragraph(text, kind, place)

    def add(
        self,
        lines: Sequence[TextLine],
        place: Location,
        kind: ParagraphKind,
        first: TextLine | None = None,
    ) -> None:
        """Add a paragraph at the end."""
        self.paragraphs.append(self.made_of(lines, place, kind))
        self.firsts.append(first)

    def insert(self, asides: Sequence[Aside], lines: Sequence[TextLine]) -> None:
        """Put captions and cells behind the paragraphs that they stand in or behind."""
        if not asides:
            return
        order = {id(line): number for number, line in enumerate(lines)}
        starts = [order[id(first)] for first in self.firsts]
        behind: defaultdict[int, list[Paragraph]] = defaultdict(list)
        tables: dict[int | None, int] = {}
        for aside in asides:
            table, at = aside.location.table, order[id(aside.lines[0])]
            tables[table] = min(tables.get(table, at), at)

        def begins(aside: Aside) -> int:
            """Where it begins in the file; the cells of a table stay together, row by row."""
            table = aside.location.table
            return order[id(aside.lines[0])] if table is None else tables[table]

        for aside in sorted(asides, key=begins):
            number = bisect_left(starts, order[id(aside.lines[0])])
            behind[number].append(self.made_of(aside.lines, aside.location, aside.kind))
        if behind:
            body = self.paragraphs
            self.paragraphs = list(behind[0])
            for number, paragraph in enumerate(body, 1):
                self.paragraphs += [paragraph, *behind.get(number, ())]


def _kind(group: Sequence[TextLine], usual: float) -> ParagraphKind:
    larger = group[0].size > _HEADING_SIZE * usual
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
    if content.fields:
        yield f"表单域 {content.fields} 个"
    if content.annotations:
        yield f"批注 {content.annotations} 处"
    if pages := content.pages_of_pictures:
        more = "等" if len(pages) > _SHOWN_PAGES else ""
        shown = "、".join(map(str, pages[:_SHOWN_PAGES])) + more
        yield f"第 {shown} 页没有文字层（扫描图或文字已转曲），共 {len(pages)} 页"
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
    has_invisible_characters = has_invisible(text)
    private = len(_PRIVATE.findall(text)) if has_invisible_characters else 0
    unknown = text.count("\ufffd")
    if text and (private + unknown) / len(text) > _UNTRUSTED_SHARE:
        yield f"文字层不可信，请人工核对（无法识别的字符 {private + unknown} 个）"
    if content.invisible:
        yield f"含不显示的文字 {content.invisible} 字（可能是扫描识别的文字层），请人工核对"
    if content.white:
        yield f"含白色文字 {content.white} 字（可能印在深色底上，也可能看不见），请人工核对"
    if content.tiny:
        yield f"含小得看不见的文字 {content.tiny} 字，请人工核对"
    if content.slanted:
        yield f"含斜置或侧置的文字 {content.slanted} 字（可能是水印），请人工核对"
    if has_invisible_characters:
        unseen = len(invisible().findall(without_layout(_PRIVATE.sub("", text))[0]))
        if unseen:
            yield f"含看不见的控制字符 {unseen} 个，请人工核对"
    if vertical := [page.number for page in content.pages if page.is_vertical]:
        yield f"竖排 {len(vertical)} 页，按从右到左的竖行读取，请核对次序"
    if content.pictures and len(text) < _SPARSE * len(content.pages):
        yield "文字很少而有图片，可能是扫描件，请人工核对"
