"""Builder of an office: a desk in a folder, people with roles, an issue, files to hand in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from editorial.desk.deciding import take_decision
from editorial.desk.desk import Desk, open_desk
from editorial.desk.differences import Verdict, decide_differences
from editorial.desk.galleys import receive_galley
from editorial.desk.incoming import IncomingFile, read_incoming
from editorial.desk.issue_closing import close_second_review
from editorial.desk.people import PersonForm, add_person, found_office
from editorial.desk.red_checking import sign_red_check
from editorial.desk.registration import (
    ManuscriptForm,
    add_column,
    add_version,
    open_issue,
    register_manuscript,
)
from editorial.desk.rulings import ProblemRuling, rule_problem
from editorial.desk.sample_checking import record_sample_check, sample_material
from editorial.desk.sessions import Session, log_in
from editorial.domain.coverage import SecondReviewClosing
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ColumnId
from editorial.domain.manuscript import Manuscript
from editorial.domain.people import Role
from editorial.domain.periodical_issue import PeriodicalIssue
from editorial.domain.proofs import Disposition
from editorial.domain.sample_check_form import SampleCheckForm
from editorial.domain.stages import Stage
from tests.domain.cases import a_full_request

PASSWORD = "chang-jiang-2026"
TEXT = "春运第一天\n" + "".join(
    f"第{n}站候车室里人来人往，值班员核对车次，广播员报站。\n" for n in range(1, 41)
)


class Clock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@dataclass
class Office:
    """A founded office with the people that a piece needs."""

    desk: Desk
    clock: Clock
    folder: Path
    sessions: dict[str, Session]
    columns: dict[str, ColumnId]
    issue: PeriodicalIssue
    files: count[int] = field(default_factory=count)

    def file(self, text: str) -> IncomingFile:
        path = self.folder / f"稿件{next(self.files)}.txt"
        path.write_text(text, encoding="utf-8")
        return read_incoming(path)

    def register(self, text: str = TEXT, title: str = "春运第一天") -> Manuscript:
        form = ManuscriptForm(title, "客运科", self.issue.id, self.columns["通联"])
        return register_manuscript(self.desk, self.sessions["甲"], form, self.file(text))

    def before_acceptance(self, manuscript: Manuscript, who: str = "主编") -> Manuscript:
        """Rule on every problem that was carried up, and check a sampled piece without an error."""
        session = self.sessions[who]
        for problem in manuscript.problems:
            if problem.waits_for_ruling:
                manuscript = rule_problem(
                    self.desk,
                    session,
                    manuscript.id,
                    manuscript.revision,
                    ProblemRuling(problem.number, "照此处理"),
                )
        material = sample_material(self.desk, session, manuscript.id)
        if material.in_sample and material.latest is None and not material.refusals:
            version = manuscript.current_version.number
            record_sample_check(self.desk, session, manuscript.id, version, SampleCheckForm())
        return manuscript

    def decide(self, manuscript: Manuscript, who: str, decision: Decision) -> Manuscript:
        if decision is Decision.ACCEPT:
            manuscript = self.before_acceptance(manuscript, who)
        """Decide with everything filled in; a galley that came back is checked first (核红)."""
        if decision in {Decision.COMPLETE_PROOF, Decision.SUBMIT_FOR_SIGN_OFF}:
            self.check_red(manuscript, who)
        request = a_full_request(decision, manuscript.stage)
        galley = manuscript.current_galley
        request = replace(
            request,
            seen_galley=galley.text_sha256 if galley else None,
            problems=request.problems if decision is Decision.REFER else (),
        )
        return take_decision(
            self.desk, self.sessions[who], manuscript.id, manuscript.revision, request
        )

    def close_second_review(self) -> SecondReviewClosing:
        return close_second_review(self.desk, self.sessions["责编"], self.issue.id)

    def check_red(self, manuscript: Manuscript, who: str) -> None:
        """Sign the red check of the newest galley, when there is one that nobody has signed."""
        with self.desk.reading() as unit:
            check = unit.red_checks.get(manuscript.id, len(manuscript.galleys))
        if check is not None and not check.is_signed:
            sign_red_check(self.desk, self.sessions[who], manuscript.id, manuscript.revision)

    def galley(self, manuscript: Manuscript, who: str, text: str) -> Manuscript:
        return receive_galley(
            self.desk, self.sessions[who], manuscript.id, manuscript.revision, self.file(text)
        )

    def revise(self, manuscript: Manuscript, who: str, text: str) -> Manuscript:
        return add_version(
            self.desk, self.sessions[who], manuscript.id, manuscript.revision, self.file(text)
        )

    def settle(
        self,
        manuscript: Manuscript,
        who: str,
        disposition: Disposition = Disposition.TYPESETTING_ERROR,
    ) -> Manuscript:
        """Decide everything that is undecided in the newest round."""
        current = manuscript.current_round
        assert current is not None
        numbers = [
            d.discrepancy.number for d in current.marks if d.disposition is Disposition.UNDECIDED
        ]
        return self.settle_some(manuscript, who, numbers, disposition) if numbers else manuscript

    def settle_some(
        self, manuscript: Manuscript, who: str, numbers: list[int], disposition: Disposition
    ) -> Manuscript:
        """Decide these places of the newest round."""
        return decide_differences(
            self.desk,
            self.sessions[who],
            manuscript.id,
            manuscript.revision,
            numbers,
            Verdict(disposition, "理由"),
        )

    def to_typesetting(self, text: str = TEXT) -> Manuscript:
        piece = self.register(text)
        piece = self.decide(piece, "甲", Decision.RECOMMEND)
        piece = self.decide(piece, "责编", Decision.PASS)
        piece = self.decide(piece, "主编", Decision.ACCEPT)
        return self.decide(piece, "责编", Decision.SEND_TO_TYPESETTING)

    def to_final_review(self, title: str = "春运第一天", text: str = TEXT) -> Manuscript:
        piece = self.decide(self.register(text, title), "甲", Decision.RECOMMEND)
        return self.decide(piece, "责编", Decision.PASS)

    def to_release(self, text: str = TEXT) -> Manuscript:
        """Signed, so that only the release is left."""
        piece = self.decide(self.to_clean_proof(text), "责编", Decision.SUBMIT_FOR_SIGN_OFF)
        return self.decide(piece, "主编", Decision.SIGN)

    def to_clean_proof(self, text: str = TEXT) -> Manuscript:
        piece = self.galley(self.to_typesetting(text), "责编", text)
        for reader, approve in (("甲", Stage.SECOND_PROOF), ("乙", Stage.THIRD_PROOF)):
            piece = self.decide(piece, reader, Decision.COMPLETE_PROOF)
            piece = self.decide(piece, "主编", Decision.APPROVE_CLEAN)
            assert piece.stage is approve
        piece = self.decide(piece, "责编", Decision.COMPLETE_PROOF)
        return self.decide(piece, "主编", Decision.APPROVE_CLEAN)


_PEOPLE = (
    ("甲", "编辑甲", Role.EDITOR, ("通联",)),
    ("乙", "编辑乙", Role.EDITOR, ("副刊",)),
    ("责编", "责任编辑", Role.RESPONSIBLE_EDITOR, ()),
    ("责编二", "责任编辑乙", Role.RESPONSIBLE_EDITOR, ()),
    ("主编", "主编", Role.CHIEF_EDITOR, ()),
    ("审计", "审计", Role.AUDITOR, ()),
)


def an_office(folder: Path) -> Office:
    """Found an office in the folder."""
    clock = Clock()
    desk = open_desk(folder, database_url=f"sqlite:///{folder / 'editorial.db'}", now=clock)
    found_office(desk, "管理", "管理员", PASSWORD)
    admin = log_in(desk, "管理", PASSWORD)
    columns = {name: add_column(desk, admin, name).id for name in ("通联", "副刊")}
    sessions = {"管理": admin}
    for login, name, role, keeps in _PEOPLE:
        form = PersonForm(login, name, frozenset({role}), frozenset(columns[k] for k in keeps))
        sessions[login] = Session(add_person(desk, admin, form, PASSWORD), name)
    issue = open_issue(desk, sessions["主编"], "通衢", "2026年第4期")
    return Office(desk, clock, folder, sessions, columns, issue)
