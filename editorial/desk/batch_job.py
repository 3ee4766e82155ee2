"""Comparing one pair in a worker process (单对比对): whatever is wrong with it stays its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from editorial.desk.batch_outcome import PairOutcome, outcome_of
from editorial.desk.comparing import compare_files
from editorial.intake.refusal import IntakeRefused
from editorial.reports.comparison_page import render_comparison_page
from editorial.reports.comparison_view import reading_notes


@dataclass(frozen=True, slots=True)
class PairJob:
    """What a worker is asked to do."""

    index: int
    """The pair's place in the batch, from 0."""
    name: str
    manuscript: Path
    galley: Path
    scheme: str
    page: str = ""
    """Where the pair's own page will lie, relative to the report; empty for none."""
    made_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DonePair:
    """What a worker hands back."""

    index: int
    outcome: PairOutcome
    page: str = ""
    """The page itself (HTML)."""


def compare_pairs(jobs: Sequence[PairJob]) -> list[DonePair]:
    """Compare some pairs, one after the other; the worker's whole work."""
    return [_compare_pair(job) for job in jobs]


def _compare_pair(job: PairJob) -> DonePair:
    try:
        comparison = compare_files(job.manuscript, job.galley, scheme=job.scheme)
        page = ""
        if job.page:
            page = render_comparison_page(comparison, title=job.name, made_at=job.made_at)
        outcome = outcome_of(job.name, comparison, reading_notes(comparison), job.page)
        return DonePair(job.index, outcome, page)
    except IntakeRefused as refusal:
        return failed(job, str(refusal))
    except OSError as problem:
        return failed(job, f"文件读不出来（{problem.strerror or problem}）。请检查文件和磁盘。")
    except MemoryError:
        return failed(job, "内存不够。请关掉别的程序，或把文件分成几份。")
    except Exception as fault:  # one pair's fault must not end the batch
        kind = type(fault).__name__
        return failed(job, f"程序内部出错（{kind}）。请用 editorial compare 单独比对这一对。")


def failed(job: PairJob, error: str) -> DonePair:
    """The outcome of a pair that could not be compared."""
    outcome = PairOutcome(job.name, str(job.manuscript), str(job.galley), error=error)
    return DonePair(job.index, outcome)
