"""Comparing two files (校异同), with no office store: read, collate, score, write reports."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from editorial.collation.ignoring import ignorable_kinds
from editorial.comparison.compare import compare_documents
from editorial.comparison.comparison import Comparison
from editorial.scoring.basis import CountingBasis
from editorial.scoring.scheme_files import load_scheme


def compare_files(
    manuscript: Path | str,
    galley: Path | str,
    *,
    scheme: str = "house",
    ignore: Iterable[str] = (),
    basis: CountingBasis = CountingBasis(),
) -> Comparison:
    """Compare a galley's file with its manuscript's.

    Args:
        manuscript: The edited manuscript (原稿), a ``.docx``, ``.pdf``, ``.txt`` or ``.md`` file.
        galley: The galley (清样) that is checked against it.
        scheme: Id of the counting scheme that decides (``house``, ``periodical-2020``…).
        ignore: Kinds of differences to fold away, as for ``compare_texts``.
        basis: What the count needs that no text says: cover, important places, layout characters.

    Returns:
        All differences with their scores; ``Comparison.to_json()`` has it ready for JSON.

    Raises:
        SchemeNotFound: when there is no such scheme.
        IgnoreRefused: when ``ignore`` names a kind that can't be ignored.
        IntakeRefused: when a file can't be read; the message says what to do next.
        BasisRefused: when ``basis`` marks a place that does not exist.
    """
    # Readers bring lxml and more; who compares texts in memory does without.
    from editorial.intake.read import read_document  # noqa: PLC0415

    kinds = ignorable_kinds(ignore)
    load_scheme(scheme)
    ours, theirs = read_document(Path(manuscript)), read_document(Path(galley))
    return compare_documents(
        ours.document,
        theirs.document,
        scheme=scheme,
        ignore=kinds,
        paths=(str(manuscript), str(galley)),
        sha256=(ours.sha256, theirs.sha256),
        basis=basis,
    )


class ReportRefused(Exception):
    """A report can't be made or written; the message is one Chinese line with what to do next."""


def _page(comparison: Comparison, made_at: datetime) -> bytes:
    from editorial.reports.comparison_page import render_comparison_page  # noqa: PLC0415

    return render_comparison_page(comparison, made_at=made_at).encode("utf-8", "replace")


def _table(comparison: Comparison, made_at: datetime) -> bytes:  # noqa: ARG001
    from editorial.reports.comparison_csv import render_comparison_csv  # noqa: PLC0415

    return render_comparison_csv(comparison).encode("utf-8", "replace")


def _workbook(comparison: Comparison, made_at: datetime) -> bytes:
    from editorial.reports.comparison_xlsx import comparison_workbook  # noqa: PLC0415

    return comparison_workbook(comparison, made_at=made_at)


def _tracked_changes(comparison: Comparison, made_at: datetime) -> bytes:
    from editorial.paper.tracked_changes import tracked_changes_docx  # noqa: PLC0415

    return tracked_changes_docx(comparison, author=PAPER_AUTHOR, at=made_at)


def _correction_sheet(comparison: Comparison, made_at: datetime) -> bytes:
    from editorial.paper.correction_sheet import correction_sheet_docx  # noqa: PLC0415
    from editorial.paper.sheet_head import SheetFacts  # noqa: PLC0415

    return correction_sheet_docx(comparison, SheetFacts(made_at), author=PAPER_AUTHOR)


def _correction_page(comparison: Comparison, made_at: datetime) -> bytes:
    from editorial.paper.correction_page import render_correction_page  # noqa: PLC0415
    from editorial.paper.sheet_head import SheetFacts  # noqa: PLC0415

    return render_correction_page(comparison, SheetFacts(made_at)).encode("utf-8", "replace")


PAPER_AUTHOR: Final = "校对"
"""Who made a tracked change when nobody is logged in."""

REPORTS: Final[Mapping[str, Callable[[Comparison, datetime], bytes]]] = {
    "html": _page,
    "xlsx": _workbook,
    "csv": _table,
    "docx": _tracked_changes,
    "sheet": _correction_sheet,
    "sheet-html": _correction_page,
}
"""Makers of report files, by format; each is given the comparison and the time."""

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


def write_reports(comparison: Comparison, targets: Mapping[str, Path], made_at: datetime) -> None:
    """Write the reports, each wholly or not at all; all are made before the first is written.

    Raises:
        ReportRefused: when a file can't be written.
    """
    if not targets:
        return
    from editorial.reports.whole_file import write_whole  # noqa: PLC0415

    contents = {path: REPORTS[kind](comparison, made_at) for kind, path in targets.items()}
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
