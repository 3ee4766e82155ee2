"""Running the demonstration: a fresh store, the sample issue to its end, the report."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from editorial.desk.auditing import AuditVerdict, verify_audit
from editorial.desk.demo.route_player import Performance, RoutePlayer
from editorial.desk.demo.sample_issue import SampleIssue, read_sample_issue
from editorial.desk.demo.sample_office import SampleOffice, set_up_office
from editorial.desk.demo.stepping_clock import SteppingClock
from editorial.desk.desk import open_desk, utc_now
from editorial.desk.issue_closing import close_issue, close_second_review
from editorial.desk.issue_reports import write_issue_report
from editorial.desk.registration import open_issue
from editorial.desk.sampling import draw_sample
from editorial.desk.settings import SettingsRefused
from editorial.domain.manuscript import Manuscript
from editorial.domain.stages import Stage

_MARK = "demo.json"
_STORY_DAYS = 24
_PHASE = timedelta(days=7)
"""How long the issue is under review, and then in proof: a deputation covers both."""

PRACTICE = (
    ("bridge-closure", Stage.FIRST_REVIEW),
    ("assessment-rules", Stage.FIRST_REVIEW),
    ("slope-drainage", Stage.SECOND_REVIEW),
    ("spring-travel", Stage.FINAL_REVIEW),
    ("tunnel-drill", Stage.FIRST_PROOF),
    ("road-renewal", Stage.SECOND_PROOF),
    ("village-road", Stage.SIGN_OFF),
)
"""Samples that wait in a second issue, so that every role finds something to do."""


@dataclass(frozen=True)
class Demonstration:
    """What a run left behind."""

    home: Path
    manuscripts: tuple[Manuscript, ...]
    report: Path
    """The issue's report, an HTML page."""
    audit: AuditVerdict

    def to_json(self) -> dict[str, object]:
        """The public JSON (schema ``editorial.demo/1``)."""
        return {
            "schema": "editorial.demo/1",
            "manuscripts": [_manuscript_json(each) for each in self.manuscripts],
            "report": str(self.report),
            "audit_entries": self.audit.entries,
            "audit_ok": self.audit.ok,
        }


def run_demonstration(
    home: Path, progress: Callable[[str], None] = lambda _: None
) -> Demonstration:
    """Drive the sample issue through all stages on a fresh store in ``home``.

    Args:
        home: The folder; an earlier demonstration in it is cleared away first.
        progress: Told about each step, in Chinese.

    Raises:
        SettingsRefused: when the folder holds anything but an earlier demonstration.
    """
    _clear(home)
    sample = read_sample_issue()
    clock = SteppingClock(utc_now() - timedelta(days=_STORY_DAYS))
    url = f"sqlite:///{(home / 'editorial.db').absolute()}"
    desk = open_desk(home, database_url=url, now=clock)
    try:
        office = set_up_office(desk, sample)
        player = RoutePlayer(desk, clock, office, progress)
        ended = _play_issue(sample, player, office)
        _practise(sample, player, office)
        chief = office.sessions[_login(sample, "主编")]
        report = write_issue_report(desk, chief, office.issue.id, home / "report")
        return Demonstration(home, ended, report, verify_audit(desk))
    finally:
        desk.close()


def _play_issue(
    sample: SampleIssue, player: RoutePlayer, office: SampleOffice
) -> tuple[Manuscript, ...]:
    """The whole issue as an office works: reviews, closing and sample, proofs, release, archive."""
    desk, clock, issue = player.desk, player.clock, office.issue.id
    responsible = office.sessions[_login(sample, "责任编辑")]
    chief = office.sessions[_login(sample, "主编")]
    began, pause = clock(), _PHASE / max(len(sample.manuscripts), 1)
    on_the_way = []
    for each in sample.manuscripts:
        due = clock() + pause
        on_the_way.append(player.begin(each, issue))
        player.go_on(on_the_way[-1], partial(Performance.is_at, stage=Stage.FINAL_REVIEW))
        clock.step(max(due - clock(), timedelta(0)))
    player.progress("全期：复审收口，抽取终审样本")
    close_second_review(desk, responsible, issue)
    draw_sample(desk, chief, issue, seed=sample.label)
    for performance in on_the_way:
        due = clock() + pause
        player.go_on(performance, lambda it: it.waits_for_release)
        clock.step(max(due - clock(), timedelta(0)))
    for performance in on_the_way:
        player.go_on(performance, lambda _: False)
    if all(performance.manuscript.stage.is_over for performance in on_the_way):
        player.progress("全期：归档")
        close_issue(desk, responsible, issue)
    clock.step(max(began + timedelta(days=_STORY_DAYS - 5) - clock(), timedelta(0)))
    return tuple(performance.manuscript for performance in on_the_way)


def _login(sample: SampleIssue, role: str) -> str:
    return str(next(p["login"] for p in sample.people if role in p["roles"]))


def _practise(sample: SampleIssue, player: RoutePlayer, office: SampleOffice) -> None:
    following = open_issue(
        player.desk,
        office.sessions[_login(sample, "主编")],
        sample.periodical,
        "2026年第5期（练习）",
    )
    by_slug = {each.slug: each for each in sample.manuscripts}
    for slug, stage in PRACTICE:
        performance = player.begin(by_slug[slug], following.id)
        player.go_on(performance, partial(Performance.is_at, stage=stage))
        player.clock.step(timedelta(hours=7))


def _clear(home: Path) -> None:
    """Make an empty folder of an earlier demonstration; refuse to touch anything else."""
    mark = home / _MARK
    if home.exists() and any(home.iterdir()) and not mark.is_file():
        raise SettingsRefused(
            f"文件夹 {home} 里已有别的数据，演示不会覆盖它；请用 --home 另指定一个空文件夹"
        )
    shutil.rmtree(home / "report", ignore_errors=True)
    for leftover in home.glob("editorial.db*"):
        leftover.unlink()
    home.mkdir(parents=True, exist_ok=True)
    mark.write_text(json.dumps({"schema": "editorial.demo-home/1"}), "utf-8")


def _manuscript_json(manuscript: Manuscript) -> dict[str, object]:
    return {
        "id": manuscript.number,
        "title": manuscript.title,
        "stages": [
            Stage.FIRST_REVIEW.value,
            *(change.target.value for change in manuscript.changes),
        ],
        "rounds": [
            {
                "round": each.proof_pass.value,
                "per_mille": round(float(each.gate.rate.per_mille), 4),
                "passes": each.gate.passes,
            }
            for each in manuscript.rounds
        ],
        "final_stage": manuscript.stage.value,
    }
