"""An office's year by dice: legal and illegal moves on a real desk, and a diary kept beside it.

The player knows nothing of guards. It lets somebody try something; the desk lets it pass or
refuses. What must hold of the outcome is written down in :mod:`tests.acceptance.year_invariants`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random

from editorial.desk.deciding import ProblemAnswer, answer_problem, take_decision
from editorial.desk.galleys import receive_galley
from editorial.desk.issue_closing import close_issue, close_second_review
from editorial.desk.manuscript_views import manuscript_view
from editorial.desk.people import PersonForm, add_person, appoint_deputy
from editorial.desk.registration import ManuscriptForm, add_version, open_issue, register_manuscript
from editorial.desk.sampling import draw_sample
from editorial.desk.sessions import LoginRefused, Session
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import IssueId, ManuscriptId
from editorial.domain.manuscript import Manuscript
from editorial.domain.people import Role
from editorial.domain.proofs import Disposition
from editorial.domain.refusals import DecisionRefused, OperationRefused, StaleManuscript
from editorial.domain.stages import Stage
from tests.acceptance.year_acts import some_act
from tests.acceptance.year_diary import Diary
from tests.acceptance.year_texts import galley_text, written_text
from tests.desk.offices import PASSWORD, Office, an_office
from tests.domain.cases import a_full_request

_ENDINGS = frozenset({Decision.WITHDRAW, Decision.REJECT, Decision.REOPEN})
_BACKWARD = frozenset(
    {
        Decision.RETURN_TO_AUTHOR,
        Decision.REWORK,
        Decision.SUBMIT_TO_BOARD,
        Decision.RETURN_PROOF,
        Decision.RETURN_GALLEY,
        Decision.REQUIRE_EXTRA_PROOF,
        Decision.RETURN_FOR_CORRECTION,
    }
)

_EXCUSES = frozenset(
    {Disposition.NOT_AN_ERROR, Disposition.EDITOR_CHANGE, Disposition.MANUSCRIPT_QUERY}
)
_EDITORS = ("甲", "乙", "丙", "丁", "责编", "责编二")
_CHIEFS = ("主编", "主编", "副主编")
_LIKELY = {
    Stage.FIRST_REVIEW: ("甲", "乙", "丙", "丁"),
    Stage.SECOND_REVIEW: ("责编", "责编二", "副主编"),
    Stage.FINAL_REVIEW: _CHIEFS,
    Stage.BOARD_REVIEW: _CHIEFS,
    Stage.ACCEPTED: ("责编", "责编二"),
    Stage.FIRST_PROOF: ("甲", "乙", "丙", "丁"),
    Stage.FIRST_PROOF_APPROVAL: _CHIEFS,
    Stage.SECOND_PROOF: ("甲", "乙", "丁"),
    Stage.SECOND_PROOF_APPROVAL: _CHIEFS,
    Stage.THIRD_PROOF: ("责编", "责编二"),
    Stage.THIRD_PROOF_APPROVAL: _CHIEFS,
    Stage.EXTRA_PROOF_APPROVAL: _CHIEFS,
    Stage.CLEAN_PROOF: ("责编", "责编二"),
    Stage.SIGN_OFF: _CHIEFS,
    Stage.SIGNED: ("责编", "责编二"),
}


@dataclass
class OfficeYear:
    """An office and the dice that move it."""

    office: Office
    dice: Random
    issues: list[IssueId] = field(default_factory=list)
    known: dict[ManuscriptId, Manuscript] = field(default_factory=dict)
    """Every piece as the desk last returned it."""
    diary: Diary = field(default_factory=Diary)
    galleys: int = 0
    away: str = ""
    """Whose account is closed just now."""

    @classmethod
    def begin(cls, folder: Path, seed: int) -> OfficeYear:
        """An office with more people than one piece needs: two columns, a deputy, an auditor."""
        office = an_office(folder)
        admin = office.sessions["管理"]
        for login, role, keeps in (
            ("丙", Role.EDITOR, ("通联", "副刊")),
            ("丁", Role.EDITOR, ("副刊",)),
            ("副主编", Role.RESPONSIBLE_EDITOR, ()),
        ):
            columns = frozenset(office.columns[name] for name in keeps)
            form = PersonForm(login, f"编辑{login}", frozenset({role}), columns)
            person = add_person(office.desk, admin, form, PASSWORD)
            office.sessions[login] = Session(person, f"编辑{login}")
        today = office.clock().date()
        appoint_deputy(
            office.desk,
            office.sessions["主编"],
            office.sessions["副主编"].person,
            today,
            today + timedelta(days=120),
            "出差",
        )
        return cls(office, Random(seed))

    def open_issue(self, number: int, pieces: int) -> None:
        """Open an issue and register its pieces."""
        issue = open_issue(
            self.office.desk, self.office.sessions["责编"], "通衢", f"2027年第{number}期"
        )
        self.issues.append(issue.id)
        for index in range(pieces):
            column = self.dice.choice(sorted(self.office.columns))
            who = self.dice.choice([each for each in _EDITORS[:4] if each != self.away])
            title = f"第{number}期稿件{index + 1}"
            form = ManuscriptForm(title, "通讯员", issue.id, self.office.columns[column])
            file = self.office.file(written_text(self.dice, title))
            piece = register_manuscript(self.office.desk, self.office.sessions[who], form, file)
            self.known[piece.id] = piece

    def stored(self, piece: ManuscriptId) -> Manuscript:
        """The piece as the store has it now."""
        with self.office.desk.reading() as unit:
            return unit.manuscripts.get(piece)

    def go_on(self, moves: int) -> None:
        """Move pieces by dice, those that are still on their way rather than the others."""
        for turn in range(moves):
            if turn % 60 == 0:
                self.see_to_issues()
            stray = self.dice.random() < 0.02
            on_their_way = [key for key, p in self.known.items() if stray or not p.stage.is_over]
            if on_their_way:
                self.move(self.dice.choice(on_their_way))

    def see_to_issues(self) -> None:
        """Draw samples, close second reviews and whole issues, where the desk lets somebody."""
        desk, office = self.office.desk, self.office.sessions
        for issue in self.issues:
            again = {
                "seed": f"第{self.diary.moves}次",
                "reason": self.dice.choice(["", "又有来稿"]),
            }
            for attempt in (
                partial(draw_sample, desk, office["主编"], issue, **again),
                partial(close_second_review, desk, office["责编"], issue),
                partial(close_issue, desk, office["责编"], issue),
            ):
                try:
                    attempt()
                except OperationRefused as refused:
                    self.diary.refused.update(r.code for r in refused.refusals)

    def move(self, piece: ManuscriptId) -> None:
        """Somebody tries something on the piece: mostly sensible, at times not."""
        turn = self.dice.random()
        if turn < 0.12:
            self._try(piece, self._nonsense)
        elif turn < 0.3:
            stage = self.known[piece].stage
            act, who = some_act(self.dice, stage, _LIKELY.get(stage, _EDITORS))
            session = self._someone() if who is None else self.office.sessions[who]
            self._try(piece, lambda known: act(self, known, session))
        else:
            self._try(piece, self._sensible)

    def attempt(
        self, piece: ManuscriptId, who: str, decision: Decision, *, filled: bool, stale: bool
    ) -> None:
        """That person tries that decision, with a full form or an empty one."""
        session = self.office.sessions[who]
        opinion = None if filled else ""

        def deed(known: Manuscript) -> None:
            self._decide(known, session, decision, known.revision - stale, opinion)

        self._try(piece, deed)

    def _try(self, piece: ManuscriptId, deed: Callable[[Manuscript], None]) -> None:
        self.diary.moves += 1
        self.office.clock.now += timedelta(minutes=self.dice.randint(1, 90))
        try:
            deed(self.known[piece])
        except StaleManuscript:
            self._left_no_trace(piece, ["stale"])
        except LoginRefused:
            self._left_no_trace(piece, ["away"])
        except (DecisionRefused, OperationRefused) as refused:
            self._left_no_trace(piece, [refusal.code for refusal in refused.refusals])

    def _left_no_trace(self, piece: ManuscriptId, codes: list[str]) -> None:
        self.diary.refused.update(codes)
        assert self.stored(piece).revision == self.known[piece].revision

    def keep(self, piece: Manuscript) -> Manuscript:
        """Remember the piece as the desk has just returned it."""
        self.known[piece.id] = piece
        return piece

    def _someone(self) -> Session:
        return self.office.sessions[self.dice.choice(sorted(self.office.sessions))]

    def _someone_for(self, stage: Stage) -> Session:
        """Mostly somebody whose work it could be."""
        likely = _LIKELY.get(stage, _EDITORS)
        return self.office.sessions[self.dice.choice(likely)]

    def _nonsense(self, piece: Manuscript) -> None:
        """Any decision by anybody, half filled in or on a stale sight of the piece."""
        decision = self.dice.choice([d for d in Decision if d is not Decision.RECEIVE_GALLEY])
        request = a_full_request(decision, self.dice.choice([piece.stage, Stage.FIRST_REVIEW]))
        if self.dice.random() < 0.5:
            request = replace(request, opinion="", read_in_full=False, confirmed=frozenset())
        if decision in _ENDINGS and self.dice.random() < 0.95:
            return
        seen = piece.revision - (1 if self.dice.random() < 0.3 else 0)
        self._decide(piece, self._someone(), request.decision, seen, request.opinion)

    def _sensible(self, piece: Manuscript) -> None:
        """Take a decision that the desk says is open to somebody, after the work that it needs."""
        if piece.stage.is_over:
            if self.dice.random() < 0.02:
                self._decide(piece, self.office.sessions["主编"], Decision.REOPEN, piece.revision)
            return
        session = self._someone_for(piece.stage)
        piece = self._work(piece, session)
        galley = piece.current_galley
        request = replace(
            a_full_request(Decision.WITHDRAW, piece.stage),
            seen_galley=galley.text_sha256 if galley else None,
        )
        try:
            view = manuscript_view(self.office.desk, session, piece.id, request)
        except OperationRefused:
            return
        open_now = [option.decision for option in view.options if option.is_open]
        likely = [d for d in open_now if self.dice.random() < self._chance(d)]
        if likely:
            self._decide(piece, session, self.dice.choice(likely), piece.revision)

    def _chance(self, decision: Decision) -> float:
        if decision in _ENDINGS:
            return 0.01
        return 0.15 if decision in _BACKWARD else 1.0

    def _work(self, piece: Manuscript, session: Session) -> Manuscript:
        """Do what must come before deciding: answer problems, bring a text, settle differences."""
        for problem in piece.problems:
            if problem.is_open and self.dice.random() < 0.7:
                given = ProblemAnswer(problem.number, f"已按第{problem.number}条修改")
                piece = self.keep(
                    answer_problem(self.office.desk, session, piece.id, piece.revision, given)
                )
        name = next(n for n, s in self.office.sessions.items() if s is session)
        if piece.stage is Stage.FINAL_REVIEW and name in _CHIEFS:
            return self.keep(self.office.before_acceptance(piece, name))
        if piece.stage in {Stage.AUTHOR_REVISION, Stage.REWORK}:
            text = written_text(self.dice, f"{piece.title}修改{piece.current_version.number}")
            file = self.office.file(text)
            return self.keep(add_version(self.office.desk, session, piece.id, piece.revision, file))
        if piece.stage.proof_pass is not None and piece.current_round is not None:
            return self._read_galley(piece, name)
        return piece

    def _read_galley(self, piece: Manuscript, name: str) -> Manuscript:
        """Check the galley's red marks, decide what is open, and change one's mind at times."""
        if self.dice.random() < 0.9:
            self.office.check_red(piece, name)
        by_hand = [
            e.number
            for e in (piece.current_round.hand_entries if piece.current_round else ())
            if e.stands and e.mark.disposition is Disposition.UNDECIDED
        ]
        if by_hand:
            piece = self.keep(
                self.office.settle_some(piece, name, by_hand, Disposition.NOT_AN_ERROR)
            )
        settled = self.keep(self.office.settle(piece, name, Disposition.TYPESETTING_ERROR))
        if self.dice.random() < 0.15 and settled.current_round is not None:
            numbers = [d.discrepancy.number for d in settled.current_round.differences]
            excuse = self.dice.choice(sorted(_EXCUSES))
            if numbers:
                some = [self.dice.choice(numbers)]
                settled = self.keep(self.office.settle_some(settled, name, some, excuse))
        return settled

    def _decide(
        self,
        piece: Manuscript,
        session: Session,
        decision: Decision,
        seen: int,
        opinion: str | None = None,
    ) -> None:
        if decision is Decision.RECEIVE_GALLEY:
            file = self.office.file(galley_text(self, piece))
            self.keep(receive_galley(self.office.desk, session, piece.id, seen, file))
            self.diary.decided[piece.id] += 1
            return
        words = f"第{self.diary.moves}次办理的意见" if opinion is None else opinion
        galley = piece.current_galley
        request = replace(
            a_full_request(decision, piece.stage),
            opinion=words,
            problems=(f"第{self.diary.moves}个问题",) if decision is Decision.REFER else (),
            seen_galley=galley.text_sha256 if galley else None,
            read_closely=self.dice.random() < 0.75,
        )
        self.keep(take_decision(self.office.desk, session, piece.id, seen, request))
        self.diary.decided[piece.id] += 1
        if words:
            self.diary.opinions.append((piece.id, words))
