"""Dictionary entries (词条): one doubted word form, what is meant, and when to speak of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from editorial.checking.context_guard import (
    ALWAYS,
    ContextGuard,
    ContextGuardRefused,
    parse_context_guard,
)
from editorial.checking.finding import Level

COLUMNS: Final = ("wrong", "right", "level", "source", "guard", "note")
"""The columns of a pack, in order; ``guard`` and ``note`` may be left empty."""


class DictionaryPackRefused(ValueError):
    """A pack that can't be read; the message names the place and says in Chinese what to mend."""


@dataclass(frozen=True, slots=True)
class DictionaryEntry:
    """One word form that is doubted wherever it stands as a word."""

    wrong: str
    right: tuple[str, ...]
    """What may be meant, the likeliest first; never empty."""
    level: Level
    source: str
    """Title of the list or standard, as the editor reads it."""
    pack: str
    """Id of the pack it comes from, such as ``confusable_words/idioms``."""
    guard: ContextGuard = ALWAYS
    note: str = ""

    @property
    def needs_segmentation(self) -> bool:
        """Whether word boundaries are to be looked at: forms of two or three characters.

        A wrong idiom of four characters hardly ever comes about by chance; short ones do all
        the time (认*定单*位, 工*商确*认).
        """
        return len(self.wrong) <= 3


def parse_pack(
    lines: Iterable[str], *, pack: str, source_titles: dict[str, str]
) -> Iterator[DictionaryEntry]:
    """Read the lines of a pack (tab-separated, a header line first, ``#`` begins a comment).

    Args:
        lines: The lines of the file, with or without their line breaks.
        pack: Id of the pack, kept with every entry and named in refusals.
        source_titles: Title for each known source id; an unknown id stands for itself.

    Raises:
        DictionaryPackRefused: at the first line that can't be understood.
    """
    header_seen = False
    for number, line in enumerate(lines, 1):
        row = line.rstrip("\r\n").lstrip("\ufeff")
        if not row.strip() or row.startswith("#"):
            continue
        cells = [cell.strip() for cell in row.split("\t")]
        if not header_seen:
            header_seen = True
            if tuple(cells) == COLUMNS[: len(cells)] and len(cells) >= 2:
                continue
        yield _entry(cells, f"词典“{pack}”第 {number} 行", pack, source_titles)


def _entry(
    cells: list[str], place: str, pack: str, source_titles: dict[str, str]
) -> DictionaryEntry:
    if not 2 <= len(cells) <= len(COLUMNS):
        raise DictionaryPackRefused(
            f"{place}：应有 2 到 {len(COLUMNS)} 列（误、正、级别、来源、限制、说明），"
            "列与列之间用制表符隔开"
        )
    wrong, right, level, source, guard, note = (*cells, *[""] * (len(COLUMNS) - len(cells)))
    rights = tuple(dict.fromkeys(form.strip() for form in right.split("|") if form.strip()))
    if len(wrong) < 2 or not rights:
        raise DictionaryPackRefused(f"{place}：误、正两列都要填，误的一列至少两个字")
    if wrong in rights:
        raise DictionaryPackRefused(f"{place}：“{wrong}”的误、正两列相同")
    try:
        return DictionaryEntry(
            wrong,
            rights,
            Level(level or Level.LIKELY),
            source_titles.get(source, source) or "本单位词典",
            pack,
            parse_context_guard(guard),
            note,
        )
    except ContextGuardRefused as refusal:
        raise DictionaryPackRefused(f"{place}：{refusal}") from refusal
    except ValueError as error:
        raise DictionaryPackRefused(
            f"{place}：级别“{level}”应为 sure（确定）、likely（疑似）或 hint（提示）"
        ) from error
