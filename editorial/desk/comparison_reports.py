"""Reports of a comparison of two files (比对报告), with no office store: check, make, write."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from editorial.comparison.comparison import Comparison
from editorial.text.document_text import DocumentText


class ReportRefused(Exception):
    """A report can't be made or written; the message is one Chinese line with what to do next."""


PAPER_AUTHOR: Final = "校对"
"""Who made a tracked change when nobody is logged in."""
PASS_LABELS: Final = ("一校", "二校", "三校", "四校", "五校", "六校")


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What reports say beside what was found."""

    made_at: datetime
    earlier: tuple[DocumentText, ...] = ()
    """The galleys of earlier rounds, oldest first."""
    authors: tuple[str, ...] = ()
    """Who corrected, round by round; empty for the usual names."""

    @property
    def round_authors(self) -> tuple[str, ...]:
        """An author a round, the newest round's last.

        Raises:
            ReportRefused: when some rounds have an author and some have none, or there are more
                rounds than proof passes have names.
        """
        rounds = len(self.earlier) + 1
        if self.authors and len(self.authors) != rounds:
            raise ReportRefused(
                f"共 {rounds} 个校次，署名却有 {len(self.authors)} 个；"
                "请给每个校次各写一个 --author，或者都不写"
            )
        if self.authors:
            return self.authors
        if rounds > len(PASS_LABELS):
            raise ReportRefused(f"校次太多（{rounds} 个）；最多合并 {len(PASS_LABELS)} 个校次")
        return (PAPER_AUTHOR,) if rounds == 1 else PASS_LABELS[:rounds]


def read_earlier(paths: Iterable[Path]) -> tuple[DocumentText, ...]:
    """The texts of the galleys of earlier rounds.

    Raises:
        IntakeRefused: when one can't be read.
    """
    from editorial.intake.read import read_document  # noqa: PLC0415

    return tuple(read_document(path).document for path in paths)


def _page(comparison: Comparison, facts: ReportFacts) -> bytes:
    from editorial.reports.comparison_page import render_comparison_page  # noqa: PLC0415

    return render_comparison_page(comparison, made_at=facts.made_at).encode("utf-8", "replace")


def _table(comparison: Comparison, facts: ReportFacts) -> bytes:  # noqa: ARG001
    from editorial.reports.comparison_csv import render_comparison_csv  # noqa: PLC0415

    return render_comparison_csv(comparison).encode("utf-8", "replace")


def _workbook(comparison: Comparison, facts: ReportFacts) -> bytes:
    from editorial.reports.comparison_xlsx import comparison_workbook  # noqa: PLC0415

    return comparison_workbook(comparison, made_at=facts.made_at)


def _tracked_changes(comparison: Comparison, facts: ReportFacts) -> bytes:
    from editorial.paper.tracked_changes import (  # noqa: PLC0415
        CorrectionRound,
        EarlierRound,
        tracked_changes_docx,
    )

    *before, author = facts.round_authors
    labels = PASS_LABELS if facts.earlier else ("",)
    return tracked_changes_docx(
        comparison,
        author=author,
        at=facts.made_at,
        label=labels[len(before)],
        earlier=[
            EarlierRound(galley, CorrectionRound(name, facts.made_at, label))
            for galley, name, label in zip(facts.earlier, before, PASS_LABELS, strict=False)
        ],
    )


def _correction_sheet(comparison: Comparison, facts: ReportFacts) -> bytes:
    from editorial.paper.correction_sheet import correction_sheet_docx  # noqa: PLC0415
    from editorial.paper.sheet_head import SheetFacts  # noqa: PLC0415

    author = facts.round_authors[-1]
    return correction_sheet_docx(comparison, SheetFacts(facts.made_at), author=author)


def _correction_page(comparison: Comparison, facts: ReportFacts) -> bytes:
    from editorial.paper.correction_page import render_correction_page  # noqa: PLC0415
    from editorial.paper.sheet_head import SheetFacts  # noqa: PLC0415

    return render_correction_page(comparison, SheetFacts(facts.made_at)).encode("utf-8", "replace")


REPORTS: Final[Mapping[str, Callable[[Comparison, ReportFacts], bytes]]] = {
    "html": _page,
    "xlsx": _workbook,
    "csv": _table,
    "docx": _tracked_changes,
    "sheet": _correction_sheet,
    "sheet-html": _correction_page,
}
"""Makers of report files, by format; each is given the comparison and what else it says."""

_PAPER_NAMES: Final = {"docx": "修订稿", "sheet": "校对单", "sheet-html": "校对单"}


def sheet_format(path: Path) -> str:
    """Key in ``REPORTS`` of the correction sheet that a file's name asks for.

    Raises:
        ReportRefused: when it ends in neither ``.docx`` nor ``.html``.
    """
    formats = {".docx": "sheet", ".html": "sheet-html", ".htm": "sheet-html"}
    try:
        return formats[path.suffix.lower()]
    except KeyError:
        raise ReportRefused(
            f"校对单只能存成 .docx 或 .html：《{path.name}》；请改用这两种扩展名之一"
        ) from None


def report_name(kind: str) -> str:
    """What a report of that format is called in messages."""
    return _PAPER_NAMES.get(kind, f"{kind} 报告")


def check_targets(targets: Mapping[str, Path], sources: Iterable[Path]) -> None:
    """Make sure, before any work, that the reports can be made and will hurt nothing.

    Args:
        targets: Where each format's report goes.
        sources: Files that no report may take the place of.

    Raises:
        ReportRefused: when a format can't be made, or a target can't or mustn't be written.
    """
    taken = {_identity(source): f"《{source.name}》是要比较的文件" for source in sources}
    for kind, path in targets.items():
        if kind not in REPORTS:
            raise ReportRefused(f"暂不能生成 {kind} 报告；请改用 {'、'.join(REPORTS)}")
        folder = path.parent
        if not folder.is_dir():
            raise ReportRefused(f"报告要放的文件夹不存在：{folder}；请先建好文件夹")
        if path.is_dir():
            raise ReportRefused(f"报告的位置是一个文件夹：{path}；请在后面写上文件名")
        if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
            raise ReportRefused(f"报告写不进去：{path}；请检查权限，或换一个文件夹")
        own = f"《{path.name}》已定为 {report_name(kind)}"
        reason = taken.setdefault(_identity(path), own)
        if reason != own:
            raise ReportRefused(f"{reason}，不能再写成 {report_name(kind)}；请换一个文件名")


def write_reports(comparison: Comparison, targets: Mapping[str, Path], facts: ReportFacts) -> None:
    """Write the reports, each wholly or not at all; all are made before the first is written.

    Raises:
        ReportRefused: when a file can't be written, or the authors don't fit the rounds.
    """
    if not targets:
        return
    from editorial.reports.whole_file import write_whole  # noqa: PLC0415

    contents = {path: REPORTS[kind](comparison, facts) for kind, path in targets.items()}
    for path, content in contents.items():
        try:
            write_whole(path, content)
        except OSError as problem:
            raise ReportRefused(
                f"报告写不进去：{path}（{problem.strerror}）；请检查磁盘和权限，或换一个文件夹"
            ) from problem


def _identity(path: Path) -> str:
    """The file that a path means, however it is written."""
    return os.path.normcase(os.path.realpath(path))
