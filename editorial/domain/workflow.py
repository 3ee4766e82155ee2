"""The workflow (流转): may this be done, why not, and what the manuscript is afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace

from editorial.domain.case import Case
from editorial.domain.checklist_answers import with_checklist
from editorial.domain.decisions import REVIEW_CONCLUSIONS, Decision
from editorial.domain.manuscript import (
    FrozenText,
    Manuscript,
    StageChange,
    TextVersion,
    VersionOrigin,
)
from editorial.domain.permissions import role_refusal
from editorial.domain.proofs import ProofRound, SignOff
from editorial.domain.refusals import DecisionRefused, Refusal
from editorial.domain.reviews import MatterFlag, Problem, Review
from editorial.domain.stages import REVIEW_STAGES, Stage
from editorial.domain.transitions import Transition, transition, transitions_from


@dataclass(frozen=True, slots=True)
class Option:
    """A decision that the stage knows, and why the person cannot take it now."""

    decision: Decision
    target: Stage
    refusals: tuple[Refusal, ...]
    """Empty when the decision can be taken."""

    @property
    def is_open(self) -> bool:
        """Whether the person may take it."""
        return not self.refusals


PERSONAL_REFUSALS = frozenset(
    {
        "role",
        "not_own_column",
        "reviewed_before",
        "read_first_proof",
        "same_column",
        "read_before",
        "not_qualified",
        "own_reading",
        "not_in_charge",
        "not_second_reader",
        "assigned_to_another",
        "blind_reader",
    }
)
"""Codes of the refusals that no filling-in can lift: somebody else must act."""

FORM_REFUSALS = frozenset(
    {
        "not_read_in_full",
        "checklist_open",
        "no_opinion",
        "no_record",
        "no_revision_notes",
        "no_assessment",
        "no_grade",
        "chief_unread",
        "board_quorum",
        "no_problem_named",
        "no_reason",
        "topic_undeclared",
        "board_incomplete",
        "not_final",
        "sheets_not_counted",
        "pages_not_counted",
        "not_read_through",
        "galley_changed",
        "imprint_unchecked",
        "proof_checklist_open",
        "marks_missing",
        "close_marks_missing",
        "sample_unread",
    }
)
"""Codes of the refusals that a blank form meets: filling it in lifts them."""


def refusals_of(case: Case, row: Transition) -> tuple[Refusal, ...]:
    """Every reason against the decision: the role first, then each guard of the row."""
    found = [role_refusal(case.actor, row.roles, row.decision.label)]
    found += [guard(case) for guard in row.guards]
    return tuple(refusal for refusal in found if refusal is not None)


def options(case: Case) -> tuple[Option, ...]:
    """All decisions of the manuscript's stage, each with what stands in its way now.

    ``case.request`` is taken as filled in so far; its decision is replaced by each in turn.
    """
    return tuple(
        Option(
            row.decision,
            row.target,
            refusals_of(replace(case, request=replace(case.request, decision=row.decision)), row),
        )
        for row in transitions_from(case.manuscript.stage)
    )


def may_ever_act(case: Case) -> bool:
    """Whether the manuscript waits for this person: some onward decision fails on nothing personal.

    Withdrawing does not count: nothing waits to be withdrawn.
    """
    return any(
        not any(refusal.code in PERSONAL_REFUSALS for refusal in option.refusals)
        for option in options(case)
        if option.decision not in {Decision.WITHDRAW, Decision.REOPEN}
    )


def decide(case: Case) -> Manuscript:
    """Take the decision: check the table and every guard, and record what it leaves behind.

    Raises:
        DecisionRefused: with all refusals, when the move is not in the table or a guard objects.
    """
    row = transition(case.manuscript.stage, case.request.decision)
    if row is None:
        raise DecisionRefused(
            (
                Refusal(
                    "no_such_move",
                    f"稿件在“{case.manuscript.stage.label}”环节，"
                    f"不能办理“{case.request.decision.label}”",
                ),
            )
        )
    refusals = refusals_of(case, row)
    if refusals:
        raise DecisionRefused(refusals)
    return _moved(case, _recorded(case), row.target)


def _moved(case: Case, manuscript: Manuscript, target: Stage) -> Manuscript:
    change = StageChange(
        manuscript.stage,
        case.request.decision,
        target,
        case.actor.id,
        case.at,
        case.request.opinion.strip(),
    )
    return replace(
        manuscript, stage=target, stage_since=case.at, changes=(*manuscript.changes, change)
    )


def _recorded(case: Case) -> Manuscript:
    """The manuscript with the record that the decision leaves, still at its old stage."""
    manuscript, request = case.manuscript, case.request
    if manuscript.stage in REVIEW_STAGES and request.decision in REVIEW_CONCLUSIONS:
        manuscript = _with_review(case)
    match request.decision:
        case Decision.BOARD_CONCLUDES if request.board is not None:
            # Who records it and when is known here; a form cannot say otherwise.
            board = replace(request.board, recorded_by=case.actor.id, recorded_at=case.at)
            manuscript = replace(manuscript, board=(*manuscript.board, board))
        case Decision.ACCEPT:
            manuscript = _with_corrections(case, manuscript)
        case Decision.SEND_TO_TYPESETTING:
            manuscript = _frozen(case)
        case Decision.COMPLETE_PROOF | Decision.SUBMIT_FOR_SIGN_OFF:
            manuscript = _with_round(manuscript, _completed(case))
        case Decision.APPROVE_CORRECTIONS | Decision.APPROVE_CLEAN:
            manuscript = _with_arising(_with_round(manuscript, _approved(case)), case)
        case Decision.RETURN_PROOF | Decision.RETURN_GALLEY:
            manuscript = _with_round(manuscript, _reopened(manuscript))
        case Decision.SIGN:
            manuscript = replace(manuscript, sign_offs=(*manuscript.sign_offs, _signed(case)))
            manuscript = _with_arising(manuscript, case)
        case _:
            pass
    return with_checklist(case, manuscript)


def _with_review(case: Case) -> Manuscript:
    manuscript, request = case.manuscript, case.request
    review = Review(
        stage=manuscript.stage,
        by=case.actor.id,
        at=case.at,
        decision=request.decision,
        opinion=request.opinion.strip(),
        version=manuscript.current_version.number,
        record=request.record.strip(),
        revision_notes=_revision_notes(case),
        assessment=request.assessment.strip(),
        read_in_full=request.read_in_full,
        read_closely=request.read_closely,
        checklist=request.checklist,
        deputising_for=case.actor.deputising_for,
        grade=request.grade if manuscript.stage is Stage.SECOND_REVIEW else None,
    )
    referred = request.decision is Decision.REFER
    first = len(manuscript.problems) + 1
    problems = tuple(
        Problem(number, text.strip(), case.actor.id, case.at, manuscript.stage, referred=referred)
        for number, text in enumerate((p for p in request.problems if p.strip()), first)
    )
    return replace(
        manuscript,
        reviews=(*manuscript.reviews, review),
        problems=(*manuscript.problems, *problems),
        topic=request.topic or manuscript.topic,
        matters=_matters(case),
    )


def _matters(case: Case) -> tuple[MatterFlag, ...]:
    """The flags of a major matter: a review can raise one, only a use case of its own lifts it."""
    reason, matters = case.request.major_matter.strip(), case.manuscript.matters
    if not reason or case.manuscript.major_matter is not None:
        return matters
    return (*matters, MatterFlag(True, reason, case.actor.id, case.at))


def _revision_notes(case: Case) -> str:
    """What is to be revised, with the errors of the sample when the piece is to be reworked."""
    notes = case.request.revision_notes.strip()
    going_back = case.request.decision in {Decision.REWORK, Decision.RETURN_TO_AUTHOR}
    if not going_back or case.sample_check is None:
        return notes
    return "\n\n".join(filter(None, (notes, case.sample_check.notes)))


def _with_corrections(case: Case, manuscript: Manuscript) -> Manuscript:
    """The accepted piece with the chief editor's corrections as its newest text (终审改定稿)."""
    corrected = case.sample_check.corrected if case.sample_check is not None else None
    if corrected is None:
        return manuscript
    version = TextVersion(
        number=manuscript.current_version.number + 1,
        origin=VersionOrigin.FINAL,
        file_sha256=corrected.file_sha256,
        text_sha256=corrected.text_sha256,
        document_sha256=corrected.document_sha256,
        name=corrected.name,
        characters=corrected.characters,
        added_by=case.actor.id,
        added_at=case.at,
        not_read=corrected.not_read,
    )
    return replace(manuscript, versions=(*manuscript.versions, version))


def _frozen(case: Case) -> Manuscript:
    version = case.manuscript.current_version
    frozen = FrozenText(
        version.number, version.text_sha256, version.document_sha256, case.actor.id, case.at
    )
    return replace(case.manuscript, frozen=frozen)


def _current(manuscript: Manuscript) -> ProofRound:
    current = manuscript.current_round
    if current is None:
        raise DecisionRefused((Refusal("no_galley", "还没有收到校样，请先登记校样"),))
    return current


def _completed(case: Case) -> ProofRound:
    request = case.request
    return replace(
        _current(case.manuscript),
        reader=case.actor.id,
        completed_at=case.at,
        sheets_expected=request.sheets_expected,
        sheets_present=request.sheets_present,
        read_through=request.read_through,
        major_change=request.major_change,
        remark=request.opinion.strip(),
    )


def _approved(case: Case) -> ProofRound:
    return replace(_current(case.manuscript), approved_by=case.actor.id, approved_at=case.at)


def _reopened(manuscript: Manuscript) -> ProofRound:
    return replace(_current(manuscript), reader=None, completed_at=None)


def _with_round(manuscript: Manuscript, proof_round: ProofRound) -> Manuscript:
    return replace(manuscript, rounds=(*manuscript.rounds[:-1], proof_round))


def _with_arising(manuscript: Manuscript, case: Case) -> Manuscript:
    """The manuscript with the changes that an approved round's 编辑改动 have become."""
    return replace(manuscript, baseline_changes=(*manuscript.baseline_changes, *case.arising))


def _signed(case: Case) -> SignOff:
    manuscript = case.manuscript
    galley, frozen, proof_round = (
        manuscript.current_galley,
        manuscript.frozen,
        _current(manuscript),
    )
    if galley is None or frozen is None:
        raise DecisionRefused((Refusal("no_galley", "还没有清样，不能签发"),))
    return SignOff(
        by=case.actor.id,
        at=case.at,
        galley=galley.number,
        galley_sha256=galley.text_sha256,
        frozen_sha256=frozen.text_sha256,
        rates=proof_round.rates,
        opinion=case.request.opinion.strip(),
        deputising_for=case.actor.deputising_for,
        baseline_changes=manuscript.approved_changes + len(case.arising),
        baseline_sha256=case.baseline.text_sha256 if case.baseline is not None else None,
    )
