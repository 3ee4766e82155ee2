"""The files of a batch (批量报告文件): written whole, kept so that a later run can go on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any, Final

from editorial import __version__
from editorial.desk.batch_job import DonePair, PairJob
from editorial.desk.batch_outcome import PairOutcome, outcome_from_json
from editorial.desk.batch_pairs import BatchPair, BatchRefused
from editorial.desk.batch_result import SCHEMA, BatchResult
from editorial.reports.file_names import safe_file_name
from editorial.reports.issue_report_files import issue_report_workbook, render_issue_report_csv
from editorial.reports.issue_report_page import render_issue_report_html
from editorial.reports.whole_file import write_whole
from editorial.scoring.scheme_files import load_scheme

FORMATS: Final[Mapping[str, str]] = {
    "html": "index.html",
    "xlsx": "batch.xlsx",
    "csv": "batch.csv",
    "json": "batch.json",
}
"""Formats of the report, and the file that each goes to."""

PAGES: Final = "pairs"
"""Folder of the pairs' own pages, beside the report."""


class BatchFolder:
    """The folder that a batch's report goes to."""

    def __init__(self, folder: Path, formats: Iterable[str]) -> None:
        self.folder = folder
        self.formats = frozenset(formats)

    def prepare(self, sources: Iterable[Path]) -> None:
        """Make the folder, and make sure that no report takes the place of a source.

        Raises:
            BatchRefused: when it can't be made or would do harm.
        """
        targets = {(self.folder / name).resolve() for name in FORMATS.values()}
        for source in sources:
            if source.resolve() in targets:
                raise BatchRefused(f"报告会盖掉《{source.name}》。请用 --out 另指定一个文件夹。")
        folder = self.folder / PAGES if "html" in self.formats else self.folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise BatchRefused(
                f"文件夹《{self.folder}》不能用（{problem.strerror}）。请用 --out 另指定一个。"
            ) from problem

    def page_names(self, pairs: Iterable[BatchPair]) -> list[str]:
        """A page for each pair, relative to the folder; no two are the same on any system."""
        if "html" not in self.formats:
            return ["" for _ in pairs]
        taken: set[str] = set()
        names: list[str] = []
        for pair in pairs:
            name = safe_file_name(pair.name, ".html")
            count = 1
            while name.casefold() in taken:
                count += 1
                name = safe_file_name(pair.name, f"-{count}.html")
            taken.add(name.casefold())
            names.append(f"{PAGES}/{name}")
        return names

    def write_page(self, done: DonePair) -> None:
        """Write the pair's own page, when it has one."""
        if done.page and done.outcome.page:
            self._write(done.outcome.page, done.page)

    def write_state(self, result: BatchResult) -> None:
        """Write what a later run can take over (``batch.json``)."""
        text = json.dumps(result.to_json(), ensure_ascii=False, indent=1) + "\n"
        self._write(FORMATS["json"], text.encode("utf-8", "backslashreplace"))

    def write_report(self, result: BatchResult, made_at: datetime) -> list[Path]:
        """Write the report in all formats asked for; returns the files."""
        report = result.report(made_at)
        if "html" in self.formats:
            self._write(FORMATS["html"], render_issue_report_html(report))
        if "xlsx" in self.formats:
            self._write(FORMATS["xlsx"], issue_report_workbook(report))
        if "csv" in self.formats:
            self._write(FORMATS["csv"], render_issue_report_csv(report))
        self.write_state(result)
        return [self.folder / FORMATS[each] for each in FORMATS if each in self.formats]

    def _write(self, name: str, content: bytes | str) -> None:
        try:
            write_whole(self.folder / name, content)
        except OSError as problem:
            raise BatchRefused(
                f"报告写不进《{self.folder}》（{problem.strerror}）。"
                "请检查磁盘和权限，再加 --resume 接着做。"
            ) from problem

    def earlier(self) -> tuple[dict[tuple[str, str, str], PairOutcome], str]:
        """Outcomes of an earlier run, by name and both files' hashes; and what to tell the user."""
        path = self.folder / FORMATS["json"]
        if not path.exists():
            return {}, "没有上次的结果（batch.json），全部重新比对。"
        try:
            document = json.loads(path.read_text("utf-8"))
            return _outcomes(document), ""
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}, "上次的结果（batch.json）读不出来，全部重新比对。"

    def still_good(self, outcome: PairOutcome, job: PairJob) -> bool:
        """Whether an earlier outcome is what comparing again would give."""
        if outcome.error or not outcome.schemes or outcome.schemes[0].scheme != job.scheme:
            return False
        if any(s.scheme_sha256 != load_scheme(s.scheme).sha256 for s in outcome.schemes):
            return False
        return not job.page or (outcome.page == job.page and (self.folder / job.page).is_file())


def _outcomes(document: Any) -> dict[tuple[str, str, str], PairOutcome]:
    if document["schema"] != SCHEMA or document["program"] != __version__:
        return {}
    outcomes = [outcome_from_json(pair) for pair in document["pairs"]]
    return {(o.name, o.manuscript_sha256, o.galley_sha256): o for o in outcomes if not o.error}


def hash_of(path: Path) -> str:
    """SHA-256 (hex) of a file; empty when it can't be read."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
