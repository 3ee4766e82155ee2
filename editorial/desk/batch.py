"""Comparing many pairs at once (批量比对), with no office store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Final

from editorial.desk.batch_executors import (
    ExecutorMaker,
    dask_executor,
    process_executor,
    usable_cores,
)
from editorial.desk.batch_job import DonePair, PairJob
from editorial.desk.batch_outcome import PairOutcome
from editorial.desk.batch_output import FORMATS, BatchFolder, hash_of
from editorial.desk.batch_pairs import BatchPair, BatchPlan, BatchRefused, plan_batch
from editorial.desk.batch_result import BatchResult
from editorial.desk.batch_running import run_jobs
from editorial.scoring.scheme_files import SchemeNotFound, load_scheme

_STATE_EVERY: Final = 3.0
"""Seconds between two savings of the state, so that a run that is cut off can be resumed."""


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How a batch is run."""

    out: Path | None = None
    """Folder for the report; none is written without it."""
    formats: tuple[str, ...] = tuple(FORMATS)
    jobs: int | None = None
    """Workers; as many as there are cores by default."""
    executor: str = "processes"
    """``processes`` or ``dask``."""
    scheduler: str | None = None
    """Address of a Dask scheduler."""
    resume: bool = False
    scheme: str = "house"


@dataclass
class BatchProgress:
    """Where a batch tells how far it is; all calls come from the caller's own thread."""

    begun: Callable[[int], None] = lambda _: None
    """Called once with the number of pairs."""
    done: Callable[[PairOutcome], None] = lambda _: None
    """Called for every pair with its outcome."""
    note: Callable[[str], None] = lambda _: None
    """Called with anything else the user should know."""


@dataclass
class _Run:
    """A batch under way."""

    source: Path
    options: BatchOptions
    plan: BatchPlan
    folder: BatchFolder | None
    started: float
    outcomes: dict[int, PairOutcome] = field(default_factory=dict)
    compared: int = 0
    taken_over: int = 0

    def result(self, complete: bool = True) -> BatchResult:
        name = self.source.resolve().name
        return BatchResult(
            title=f"《{name}》批量比对报告",
            scheme=self.options.scheme,
            outcomes=tuple(self.outcomes[index] for index in sorted(self.outcomes)),
            unpaired=self.plan.unpaired,
            seconds=perf_counter() - self.started,
            compared_characters=self.compared,
            taken_over=self.taken_over,
            complete=complete,
        )


def run_batch(
    source: Path,
    options: BatchOptions | None = None,
    progress: BatchProgress | None = None,
    *,
    executor: ExecutorMaker | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC).astimezone(),
) -> tuple[BatchResult, list[Path]]:
    """Compare all pairs of a folder or a manifest and write the report.

    Args:
        source: A folder, or a CSV manifest (see :func:`plan_batch`).
        options: How to run it.
        progress: Whom to tell how far it is.
        executor: Opens the executor to run in; by default what the options name.
        now: The clock for the report's date.

    Returns:
        The result, and the report's files.

    Raises:
        BatchRefused: when the batch can't be done at all; a bad pair is only a row of the result.
    """
    options = options or BatchOptions()
    progress = progress or BatchProgress()
    _check(options)
    plan = plan_batch(source)
    folder = None
    if options.out is not None:
        folder = BatchFolder(options.out, options.formats)
        files = (p for pair in plan.pairs for p in (pair.manuscript, pair.galley) if p)
        folder.prepare([source, *files])
    make = executor or _executor(options)
    run = _Run(source, options, plan, folder, perf_counter())
    made_at = now()
    progress.begun(len(plan.pairs))
    for sentence in plan.unpaired:
        progress.note(sentence)
    jobs = _jobs(run, made_at, progress)
    workers = max(min(options.jobs or usable_cores(), len(jobs)), 1)
    _compare(run, jobs, make, workers, progress)
    result = run.result()
    return result, folder.write_report(result, made_at) if folder else []


def _check(options: BatchOptions) -> None:
    try:
        load_scheme(options.scheme)
    except SchemeNotFound as problem:
        raise BatchRefused(f"{problem}。") from problem
    for each in options.formats:
        if each not in FORMATS:
            raise BatchRefused(f"没有 {each} 这种格式。--format 可用 {'、'.join(FORMATS)}。")
    if options.jobs is not None and options.jobs < 1:
        raise BatchRefused("--jobs 至少是 1。")
    if options.executor not in ("processes", "dask"):
        raise BatchRefused(
            f"没有 {options.executor} 这种运行方式。--executor 可用 processes 或 dask。"
        )
    if options.scheduler is not None and options.executor != "dask":
        raise BatchRefused("--scheduler 要和 --executor dask 一起用。")
    if options.resume and options.out is None:
        raise BatchRefused("--resume 要用 --out 指定上次的报告文件夹。")


def _executor(options: BatchOptions) -> ExecutorMaker:
    return dask_executor(options.scheduler) if options.executor == "dask" else process_executor


def _jobs(run: _Run, made_at: datetime, progress: BatchProgress) -> list[PairJob]:
    """What is left to compare; what is known already becomes an outcome."""
    pairs = run.plan.pairs
    pages = run.folder.page_names(pairs) if run.folder else [""] * len(pairs)
    earlier: dict[tuple[str, str, str], PairOutcome] = {}
    if run.options.resume and run.folder:
        earlier, remark = run.folder.earlier()
        if remark:
            progress.note(remark)
    jobs: list[PairJob] = []
    for index, (pair, page) in enumerate(zip(pairs, pages, strict=True)):
        if pair.manuscript is None or pair.galley is None or pair.error:
            run.outcomes[index] = _refused(pair)
            progress.done(run.outcomes[index])
            continue
        job = PairJob(
            index, pair.name, pair.manuscript, pair.galley, run.options.scheme, page, made_at
        )
        known = earlier and earlier.get((pair.name, hash_of(job.manuscript), hash_of(job.galley)))
        if known and run.folder and run.folder.still_good(known, job):
            run.outcomes[index] = known
            run.taken_over += 1
            progress.done(known)
        else:
            jobs.append(job)
    return jobs


def _refused(pair: BatchPair) -> PairOutcome:
    return PairOutcome(
        pair.name, str(pair.manuscript or ""), str(pair.galley or ""), error=pair.error
    )


def _compare(
    run: _Run,
    jobs: list[PairJob],
    make: ExecutorMaker,
    workers: int,
    progress: BatchProgress,
) -> None:
    saved = perf_counter()
    try:
        for done in run_jobs(jobs, make, workers):
            _keep(run, done)
            progress.done(done.outcome)
            if run.folder and perf_counter() - saved > _STATE_EVERY:
                run.folder.write_state(run.result(complete=False))
                saved = perf_counter()
    except KeyboardInterrupt:
        if run.folder:
            run.folder.write_state(run.result(complete=False))
            progress.note(f"已保存 {len(run.outcomes)} 对的结果；加 --resume 可接着做。")
        raise


def _keep(run: _Run, done: DonePair) -> None:
    if run.folder:
        run.folder.write_page(done)
    run.outcomes[done.index] = done.outcome
    run.compared += done.outcome.characters
