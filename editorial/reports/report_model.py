"""The report of an issue or a batch (差错率报告): one model, drawn by every renderer.

All numbers are exact integers (tenths of errors, characters); renderers only write them out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from editorial.domain.error_rate import ErrorRate, RateLimit

TOTAL: Final = "合计"
"""Label of the sum of the rounds that decide."""


class RowVerdict(StrEnum):
    """How a row of the report ends."""

    WITHIN = "合格"
    BEYOND = "不合格"
    UNREADABLE = "未能比对"
    NOT_PROOFED = "尚未校对"


@dataclass(frozen=True, slots=True)
class ReportScheme:
    """A counting scheme as a column of the report."""

    id: str
    limit: RateLimit


@dataclass(frozen=True, slots=True)
class SchemeCount:
    """What one round counted under one scheme."""

    scheme: str
    tenths: int
    """Errors in integer tenths."""
    characters: int | None = None
    """What the scheme divides by (版面字数), where that is not the round's text characters."""


@dataclass(frozen=True, slots=True)
class RoundResult:
    """One proof round (校次) of one manuscript, or of all of them together."""

    label: str
    """一校, 二校, 三校, 清样."""
    characters: int
    """Characters of the manuscript's body text, the denominator."""
    counts: tuple[SchemeCount, ...]
    edit_distance: int | None = None
    """Minimal character edits, when known."""

    def rate(self, scheme: str) -> ErrorRate:
        """The exact error rate under a scheme.

        Raises:
            KeyError: when the round was not counted under it.
        """
        for count in self.counts:
            if count.scheme == scheme:
                return ErrorRate(count.tenths, self.divisor(count))
        raise KeyError(scheme)

    @property
    def layout_characters(self) -> int | None:
        """版面字数, where some scheme divides by them."""
        return next((c.characters for c in self.counts if c.characters is not None), None)

    def divisor(self, count: SchemeCount) -> int:
        """Which number of characters a count is divided by."""
        return self.characters if count.characters is None else count.characters


@dataclass(frozen=True, slots=True)
class RoleHolder:
    """Who did what on a manuscript."""

    role: str
    """初审, 复审, 终审, 一校, 二校, 三校 …"""
    name: str


@dataclass(frozen=True, slots=True)
class SignOffLine:
    """The chief editor's sign-off (签发)."""

    by: str
    at: datetime
    sha256: str
    """Fingerprint of the text that it covers."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One manuscript, or one pair of files."""

    title: str
    author: str = ""
    column: str = ""
    stage: str = ""
    """The stage it has reached, in the office's words."""
    rounds: tuple[RoundResult, ...] = ()
    """In order; the last one decides."""
    people: tuple[RoleHolder, ...] = ()
    sign_off: SignOffLine | None = None
    error: str = ""
    """Why it could not be compared; empty when it was."""
    page: str = ""
    """Relative address of its own page, when there is one."""

    @property
    def last_round(self) -> RoundResult | None:
        """The round that decides."""
        return self.rounds[-1] if self.rounds else None

    def round(self, label: str) -> RoundResult | None:
        """The round of that label, when it was done."""
        return next((r for r in self.rounds if r.label == label), None)


@dataclass(frozen=True, slots=True)
class IssueReport:
    """A whole report."""

    title: str
    schemes: tuple[ReportScheme, ...]
    """In the order in which they are shown; the first one decides."""
    rows: tuple[ReportRow, ...]
    notes: tuple[str, ...] = ()
    """What else the reader must know (unpaired files …), one sentence each."""
    audit_head: str = ""
    """Head of the audit chain when the report was made."""
    audit_entries: int | None = None
    whole: tuple[RoundResult, ...] = ()
    """Sums counted over the whole issue, with its caps: one a round's label, and one labelled
    ``合计`` of the rounds that decide; empty for a batch, whose pairs are no issue."""
    made_at: datetime | None = None

    @property
    def knows_layout(self) -> bool:
        """Whether some piece's layout characters (版面字数) are known."""
        rounds = (one for row in self.rows for one in row.rounds)
        return any(one.layout_characters is not None for one in rounds)

    @property
    def gate(self) -> ReportScheme:
        """The scheme that decides."""
        return self.schemes[0]

    @property
    def round_labels(self) -> tuple[str, ...]:
        """Labels of all rounds that occur, each once, in the order of the rounds."""
        longest_first = sorted(self.rows, key=lambda row: -len(row.rounds))
        return _each_once(r.label for row in longest_first for r in row.rounds)

    @property
    def roles(self) -> tuple[str, ...]:
        """Roles that occur, each once."""
        return _each_once(holder.role for row in self.rows for holder in row.people)

    def verdict(self, row: ReportRow) -> RowVerdict:
        """How a row ends under the scheme that decides."""
        if row.error:
            return RowVerdict.UNREADABLE
        if row.last_round is None:
            return RowVerdict.NOT_PROOFED
        within = row.last_round.rate(self.gate.id).within(self.gate.limit)
        return RowVerdict.WITHIN if within else RowVerdict.BEYOND

    def count(self, verdict: RowVerdict) -> int:
        """How many rows end so."""
        return sum(self.verdict(row) is verdict for row in self.rows)

    @property
    def overall(self) -> str:
        """The verdict on the whole: all pieces are within the limit, or how many are not.

        The sum of all pieces says nothing here: a long clean piece must not hide a short bad one.
        """
        against = (RowVerdict.BEYOND, RowVerdict.UNREADABLE, RowVerdict.NOT_PROOFED)
        counts = [(verdict, self.count(verdict)) for verdict in against]
        parts = [f"{count} 篇{verdict.value}" for verdict, count in counts if count]
        if not self.rows:
            return "没有稿件"
        return f"未全部合格：{'，'.join(parts)}" if parts else "全部合格"

    def total(self, label: str | None = None) -> RoundResult:
        """All rows' rounds of that label (by default each row's last one) added up.

        Where the issue was counted as a whole, that count. Else the sum of the rows: caps of a
        scheme have been applied row by row, so it may be stricter than a count over the whole
        issue, never milder.
        """
        for counted in self.whole:
            if counted.label == (label or TOTAL):
                return counted
        rounds = [row.last_round if label is None else row.round(label) for row in self.rows]
        done = [result for result in rounds if result is not None]
        distances = [r.edit_distance for r in done if r.edit_distance is not None]
        return RoundResult(
            label or TOTAL,
            sum(r.characters for r in done),
            tuple(SchemeCount(s.id, sum(r.rate(s.id).tenths for r in done)) for s in self.schemes),
            sum(distances) if len(distances) == len(done) else None,
        )


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
