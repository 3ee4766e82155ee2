"""Playing a sample's route: every step is a real use case, taken by the person it names."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.resources import as_file
from typing import Any, Final

from editorial.desk.case_building import is_in_sample
from editorial.desk.deciding import ProblemAnswer, answer_problem, take_decision
from editorial.desk.demo.sample_issue import SampleManuscript
from editorial.desk.demo.sample_office import SampleOffice
from editorial.desk.demo.stepping_clock import SteppingClock
from editorial.desk.desk import Desk
from editorial.desk.differences import Verdict, decide_differences
from editorial.desk.galleys import receive_galley
from editorial.desk.incoming import IncomingFile, read_incoming
from editorial.desk.red_checking import sign_red_check
from editorial.desk.registration import ManuscriptForm, add_version, register_manuscript
from editorial.desk.rulings import ProblemRuling, rule_problem
from editorial.desk.sample_checking import record_sample_check, sample_material
from editorial.desk.sessions import Session
from editorial.domain.case import DecisionRequest
from editorial.domain.decisions import Decision
from editorial.domain.guards.review_guards import COMPLETE_CLEAR_FINAL
from editorial.domain.identifiers import IssueId
from editorial.domain.manuscript import Manuscript
from editorial.domain.proofs import Disposition, RoundDifference
from editorial.domain.reviews import (
    Answer,
    BoardConclusion,
    ChecklistAnswer,
    ReviewGrade,
    TopicDeclaration,
)
from editorial.domain.sample_check_form import SampleCheckForm
from editorial.domain.stages import Stage

_SHEETS = 4


@dataclass
class Performance:
    """A sample on its way: where it is, and the steps that are still to be taken."""

    sample: SampleManuscript
    manuscript: Manuscript
    steps: deque[Mapping[str, Any]]

    def is_at(self, stage: Stage) -> bool:
        """Whether it has come to that stage."""
        return self.manuscript.stage is stage

    @property
    def waits_for_release(self) -> bool:
        """Whether the next step is its release (付印)."""
        return bool(self.steps) and self.steps[0].get("decision") == Decision.RELEASE.value


@dataclass(frozen=True)
class RoutePlayer:
    """Plays routes on a desk."""

    desk: Desk
    clock: SteppingClock
    office: SampleOffice
    progress: Callable[[str], None]
    """Told about each step, in Chinese."""

    def begin(self, sample: SampleManuscript, issue: IssueId) -> Performance:
        """Register the sample; its steps wait to be taken."""
        first = sample.route[0]
        form = ManuscriptForm(
            sample.title, sample.author, issue, self.office.columns[sample.column]
        )
        session = self._session(first)
        manuscript = register_manuscript(self.desk, session, form, _read(sample, first["file"]))
        self.progress(f"{sample.title}：登记")
        return Performance(sample, manuscript, deque(sample.route[1:]))

    def go_on(self, performance: Performance, until: Callable[[Performance], bool]) -> None:
        """Take the steps that wait, to the end or until something is true."""
        while performance.steps and not until(performance):
            self.clock.step(timedelta(minutes=37))
            performance.manuscript = self._take(
                performance.sample, performance.manuscript, performance.steps.popleft()
            )

    def _session(self, step: Mapping[str, Any]) -> Session:
        return self.office.sessions[step["by"]]

    def _take(
        self, sample: SampleManuscript, manuscript: Manuscript, step: Mapping[str, Any]
    ) -> Manuscript:
        desk, session, seen = self.desk, self._session(step), manuscript.revision
        match step["action"]:
            case "add_version":
                file = _read(sample, step["file"])
                return add_version(desk, session, manuscript.id, seen, file)
            case "answer_problem":
                given = ProblemAnswer(step["problem"], step["answer"])
                return answer_problem(desk, session, manuscript.id, seen, given)
            case "decide":
                decision = Decision(step["decision"])
                self.progress(f"{sample.title}：{manuscript.stage.label}，{decision.label}")
                if decision is Decision.RECEIVE_GALLEY:
                    file = _read(sample, step["file"])
                    return receive_galley(desk, session, manuscript.id, seen, file)
                if decision in {Decision.COMPLETE_PROOF, Decision.SUBMIT_FOR_SIGN_OFF}:
                    self._sign_red_check(manuscript, session)
                    manuscript = self._decide_differences(sample, manuscript, session)
                    self.clock.step(timedelta(minutes=25))
                if decision is Decision.ACCEPT:
                    manuscript = self._before_acceptance(manuscript, session, step)
                request = _request(sample, manuscript, decision, step, session, self.desk)
                return take_decision(desk, session, manuscript.id, manuscript.revision, request)
            case action:
                raise ValueError(f"{sample.slug}: unknown action {action!r}")

    def _before_acceptance(
        self, manuscript: Manuscript, session: Session, step: Mapping[str, Any]
    ) -> Manuscript:
        """What the chief editor does first: rule on what was carried up, check a sampled piece."""
        for problem in manuscript.problems:
            if problem.waits_for_ruling:
                ruling = ProblemRuling(problem.number, step.get("ruling", step["opinion"]))
                manuscript = rule_problem(
                    self.desk, session, manuscript.id, manuscript.revision, ruling
                )
        material = sample_material(self.desk, session, manuscript.id)
        if material.in_sample and material.latest is None:
            version = manuscript.current_version.number
            record_sample_check(self.desk, session, manuscript.id, version, SampleCheckForm())
        return manuscript

    def _sign_red_check(self, manuscript: Manuscript, session: Session) -> None:
        """Sign the red check of a galley that came back, when nobody has yet."""
        with self.desk.reading() as unit:
            check = unit.red_checks.get(manuscript.id, len(manuscript.galleys))
        if check is not None and not check.is_signed:
            sign_red_check(self.desk, session, manuscript.id, manuscript.revision)

    def _decide_differences(
        self, sample: SampleManuscript, manuscript: Manuscript, session: Session
    ) -> Manuscript:
        """Decide what is undecided: approved changes are left, all else is to be corrected."""
        proof_round = manuscript.current_round
        if proof_round is None:
            return manuscript
        for difference in proof_round.differences:
            if difference.disposition is not Disposition.UNDECIDED:
                continue
            manuscript = decide_differences(
                self.desk,
                session,
                manuscript.id,
                manuscript.revision,
                [difference.discrepancy.number],
                _verdict(sample, difference),
            )
        return manuscript


def _verdict(sample: SampleManuscript, difference: RoundDifference) -> Verdict:
    found = difference.discrepancy
    for told in sample.excused:
        window = found.before + found.manuscript.text + found.after
        if told["kind"] == found.kind.value and (told["find"] in window or window in told["find"]):
            return Verdict(Disposition(told["disposition"]), told["reason"])
    return Verdict(Disposition.TYPESETTING_ERROR)


_FILED_AS: Final = {
    "received": "来稿",
    "revised": "作者修改稿",
    "edited": "编辑加工稿",
    "reworked": "再加工稿",
    "clean": "清样",
    "galley": "校样",
}
"""How an office names the sample's files: their names stand on its forms."""


def _read(sample: SampleManuscript, name: str) -> IncomingFile:
    with as_file(sample.file(name)) as path:
        file = read_incoming(path)
    kind, _, number = path.stem.partition("_")
    return replace(file, name=f"{_FILED_AS.get(kind, kind)}{number}{path.suffix}")


def _request(
    sample: SampleManuscript,
    manuscript: Manuscript,
    decision: Decision,
    step: Mapping[str, Any],
    session: Session,
    desk: Desk,
) -> DecisionRequest:
    galley, sort = manuscript.current_galley, desk.rules.publication_type
    answers = tuple(
        ChecklistAnswer(item.key, Answer.YES)
        for item in desk.checklists.asked(manuscript.stage, desk.rules)
    )
    return DecisionRequest(
        decision,
        opinion=step.get("opinion", ""),
        record=step.get("record", ""),
        revision_notes=step.get("revision_notes", ""),
        assessment=step.get("assessment", ""),
        grade=ReviewGrade(step.get("grade", ReviewGrade.GOOD)),
        read_in_full=True,
        read_closely=_reads_closely(sample, manuscript, desk),
        checklist=answers,
        problems=tuple(step.get("problems", ())),
        topic=TopicDeclaration(concerned=False),
        board=_board(step, session, desk) if decision is Decision.BOARD_CONCLUDES else None,
        confirmed=frozenset(
            {*COMPLETE_CLEAR_FINAL, *(i.key for i in desk.checklists.imprint(sort))}
        ),
        sheets_expected=_SHEETS,
        sheets_present=_SHEETS,
        read_through=True,
        seen_galley=galley.text_sha256 if galley else None,
    )


def _reads_closely(sample: SampleManuscript, manuscript: Manuscript, desk: Desk) -> bool:
    """The final review reads its sample closely, the reviews before it what the sample says."""
    if manuscript.stage is not Stage.FINAL_REVIEW:
        return sample.close_reading
    with desk.reading() as unit:
        return is_in_sample(unit, manuscript)


def _board(step: Mapping[str, Any], session: Session, desk: Desk) -> BoardConclusion:
    now = desk.now()
    met_on: date = now.date()
    return BoardConclusion(
        met_on, step["present"], step["approves"], step["conclusion"], session.person, now
    )
