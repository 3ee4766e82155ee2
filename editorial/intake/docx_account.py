"""The reader's account (读取账目): what was read, and where every other character went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from editorial.intake.docx_xml import letters_in


class Unread(StrEnum):
    """Why characters of a document are not part of its text."""

    REVISION = "revision"
    """Not in the chosen view of tracked changes."""
    HIDDEN = "隐藏文字"
    FIELD_CODE = "域代码中的文字"
    RUBY = "拼音标注"
    COVERED_CELL = "合并单元格遮住的文字"
    OTHER_BRANCH = "other branch"
    """The second writing of the same drawing, for older programs."""
    LOOSE_NOTE = "正文没有引用的脚注或尾注"
    PLACEHOLDER = "内容控件的提示文字"
    """What a content control asks for, not what somebody wrote."""
    STRAY = "位置不合规的文字"


class Seen(StrEnum):
    """Things of a document that are not, or not only, characters."""

    PICTURE = "图片 {} 幅"
    CHART = "图表 {} 个"
    DIAGRAM = "SmartArt 图形 {} 个"
    OBJECT = "嵌入对象 {} 个"
    EQUATION_OBJECT = "公式对象 {} 个"
    FORMULA = "公式 {} 处只读了字符，未读结构"
    WORD_ART = "艺术字 {} 处"
    SHAPE_TEXT = "图形中的文字 {} 字"
    OUTSIDE_PART = "嵌入的外部文档 {} 个"
    NUMBERING = "自动编号 {} 处"
    BULLET = "项目符号 {} 处"
    GUESSED_NUMBER = "自动编号 {} 处的样式不认识，按阿拉伯数字读取，请核对"
    COMMENT = "批注 {} 条"
    HEADER = "页眉页脚 {} 处"
    SYMBOL = "符号字体字符 {} 个按内码读取，请核对"
    FOOTNOTE = "脚注 {} 条"
    ENDNOTE = "尾注 {} 条"


_NOT_READ = (
    Seen.PICTURE,
    Seen.CHART,
    Seen.DIAGRAM,
    Seen.OBJECT,
    Seen.EQUATION_OBJECT,
    Seen.FORMULA,
    Seen.WORD_ART,
    Seen.SHAPE_TEXT,
    Seen.OUTSIDE_PART,
    Seen.COMMENT,
    Seen.HEADER,
)
_SILENT = frozenset({Unread.REVISION, Unread.OTHER_BRANCH})


@dataclass(slots=True)
class ReadingAccount:
    """Tallies of one reading; characters are code points without white space."""

    texts: list[str] = field(default_factory=list)
    """The document's own text elements that were read, one by one."""
    unread: Counter[Unread] = field(default_factory=Counter)
    """Characters that were not read, by reason."""
    seen: Counter[Seen] = field(default_factory=Counter)
    revisions: int = 0
    """Tracked insertions, deletions and moves."""
    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    """Characters in tracked insertions, deletions and moves."""

    @property
    def read(self) -> int:
        """Characters of the document's own text elements that were read."""
        return letters_in(self.texts)

    @property
    def accounted(self) -> int:
        """Characters read and not read; equals what the XML holds."""
        return self.read + self.unread.total()

    def not_read(self) -> Iterator[str]:
        """One Chinese phrase for each kind of thing that was seen and not read."""
        for thing in _NOT_READ:
            if self.seen[thing]:
                yield thing.format(self.seen[thing])
        for reason in Unread:
            if self.unread[reason] and reason not in _SILENT:
                yield f"{reason.value} {self.unread[reason]} 字"

    def notes(self, *, original: bool) -> Iterator[str]:
        """One Chinese phrase for each choice that the reader made."""
        if self.revisions:
            view = "修订前的原文" if original else "接受修订后"
            yield (
                f"修订 {self.revisions} 处（插入 {self.inserted} 字、删除 {self.deleted} 字、"
                f"移动 {self.moved} 字），按“{view}”读取"
            )
        notes = [s.format(self.seen[s]) for s in (Seen.FOOTNOTE, Seen.ENDNOTE) if self.seen[s]]
        if notes:
            yield f"{'、'.join(notes)}排在正文之后，注码不计入正文"
        labels = [s.format(self.seen[s]) for s in (Seen.NUMBERING, Seen.BULLET) if self.seen[s]]
        if labels:
            yield f"{'、'.join(labels)}按印出的样子读入正文"
        for doubtful in (Seen.GUESSED_NUMBER, Seen.SYMBOL):
            if self.seen[doubtful]:
                yield doubtful.format(self.seen[doubtful])
