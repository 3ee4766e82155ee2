"""One manuscript as a person sees it: its record, and what may be done with it now."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.desk.baselines import round_baseline
from editorial.desk.case_building import case_of, is_in_sample, newest_check, with_parts
from editorial.desk.deciding import draft_form
from editorial.desk.desk import Desk
from editorial.desk.extra_rounds import DECIDING_STAGES
from editorial.desk.incoming import kept_document
from editorial.desk.registration import VERSION_ORIGINS
from editorial.desk.sessions import Session, looking
from editorial.desk.topic_hints import TopicHint, topic_hints
from editorial.domain.case import DecisionRequest
from editorial.domain.case_parts import CasePart, parts_for
from editorial.domain.decisions import Decision
from editorial.domain.extra_rounds import DueExtraRound
from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.manuscript import Manuscript
from editorial.domain.people import Actor
from editorial.domain.periodical_issue import PeriodicalIssue
from editorial.domain.permissions import Operation, demand
from editorial.domain.ports import UnitOfWork
from editorial.domain.proofs import ProofRound
from editorial.domain.red_check import GalleyRedCheck
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.reviews import ChecklistItem
from editorial.domain.sample_check import SampleCheck
from editorial.domain.stages import Stage
from editorial.domain.transitions import transitions_from
from editorial.domain.workflow import Option, options
from editorial.text.document_text import DocumentText


@dataclass(frozen=True)
class ManuscriptView:
    """A manuscript with the names behind its ids and the person's options."""

    manuscript: Manuscript
    issue: PeriodicalIssue
    column: str
    names: dict[PersonId, str]
    """Names of all people of the office."""
    options: tuple[Option, ...]
    """What the stage knows, each with everything that stands in the way of this person now."""
    actor: Actor
    takes_new_text: bool
    """Whether a new text version may come in at this stage."""
    red_check: GalleyRedCheck | None = None
    """The red check of the newest galley (核红); None when it had no marks to carry out."""
    extra_rounds_due: tuple[DueExtraRound, ...] = ()
    """Why an extra proof is due, where one can still be required."""
    checklist: tuple[ChecklistItem, ...] = ()
    """The points that are answered at this stage; none where the office does without."""

    reads_blindly: bool = False
    """Whether the office has the first galley read twice (背对背校对), and one is being read."""

    def name(self, person: PersonId | None) -> str:
        """The person's name; a dash for nobody."""
        return "—" if person is None else self.names.get(person, person)


@dataclass(frozen=True)
class ReviewMaterial:
    """What lies before a reviewer."""

    view: ManuscriptView
    document: DocumentText
    """The newest text version."""
    checklist: tuple[ChecklistItem, ...]
    draft: str | None
    """What this person has typed before and not handed in (JSON)."""
    in_sample: bool = False
    """Whether the final review is to read it closely: it is in the issue's sample (S-25)."""
    sample_check: SampleCheck | None = None
    """The check of this text that is on record (终审样本检查)."""
    topic_hints: tuple[TopicHint, ...] = ()
    """Subjects to be put on record that the text may touch; advisory."""


@dataclass(frozen=True)
class ProofMaterial:
    """What lies before a proof-reader: both texts, and the round's differences."""

    view: ManuscriptView
    manuscript_text: DocumentText
    """What the galley is read against: the frozen manuscript with the changes approved by then."""
    galley_text: DocumentText
    proof_round: ProofRound


def manuscript_view(
    desk: Desk,
    session: Session,
    manuscript_id: ManuscriptId,
    request: DecisionRequest | None = None,
) -> ManuscriptView:
    """The manuscript for that person; options are judged with ``request`` as filled in so far.

    Raises:
        OperationRefused: when the person may not see manuscripts.
        ManuscriptNotFound: when there is none of that id.
    """
    with looking(desk, session) as (unit, actor):
        return view_in(desk, unit, actor, manuscript_id, request)


def review_material(desk: Desk, session: Session, manuscript_id: ManuscriptId) -> ReviewMaterial:
    """The text to be reviewed, the checklist, and the person's own draft."""
    with looking(desk, session) as (unit, actor):
        view = view_in(desk, unit, actor, manuscript_id)
        manuscript = view.manuscript
        document = kept_document(unit, manuscript.current_version.document_sha256)
        return ReviewMaterial(
            view=view,
            document=document,
            checklist=view.checklist,
            draft=unit.drafts.get(actor.id, manuscript.id, draft_form(manuscript.stage)),
            in_sample=is_in_sample(unit, manuscript),
            sample_check=newest_check(unit, manuscript),
            topic_hints=topic_hints(document),
        )


def proof_material(
    desk: Desk, session: Session, manuscript_id: ManuscriptId, round_number: int | None = None
) -> ProofMaterial:
    """Both texts of a proof round, the newest by default.

    Raises:
        OperationRefused: when no galley has come in yet.
    """
    with looking(desk, session) as (unit, actor):
        view = view_in(desk, unit, actor, manuscript_id)
        manuscript = view.manuscript
        wanted = [r for r in manuscript.rounds if round_number in {None, r.number}]
        if not wanted or manuscript.frozen is None:
            raise OperationRefused((Refusal("no_galley", "还没有收到校样"),))
        proof_round = wanted[-1]
        galley = manuscript.galleys[proof_round.galley - 1]
        return ProofMaterial(
            view=view,
            manuscript_text=round_baseline(unit, manuscript, proof_round),
            galley_text=kept_document(unit, galley.document_sha256),
            proof_round=proof_round,
        )


def version_text(
    desk: Desk, session: Session, manuscript_id: ManuscriptId, version: int
) -> DocumentText:
    """The text of one version, as it was read."""
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.READ_MANUSCRIPTS)
        manuscript = unit.manuscripts.get(manuscript_id)
        return kept_document(unit, manuscript.versions[version - 1].document_sha256)


def view_in(
    desk: Desk,
    unit: UnitOfWork,
    actor: Actor,
    manuscript_id: ManuscriptId,
    request: DecisionRequest | None = None,
) -> ManuscriptView:
    """The manuscript for that person, in a unit of work that is open already.

    Raises:
        OperationRefused: when the person may not see manuscripts.
        ManuscriptNotFound: when there is none of that id.
    """
    demand(actor, Operation.READ_MANUSCRIPTS)
    manuscript = unit.manuscripts.get(manuscript_id)
    filled = request or DecisionRequest(Decision.WITHDRAW)
    columns = {column.id: column.name for column in unit.issues.columns()}
    parts = parts_for(transitions_from(manuscript.stage)) | {CasePart.RED_CHECK}
    case = with_parts(unit, case_of(desk, manuscript, actor, filled), parts)
    return ManuscriptView(
        manuscript=manuscript,
        issue=unit.issues.get(manuscript.issue),
        column=columns.get(manuscript.column, ""),
        names={person.id: person.name for person in unit.people.all()},
        options=options(case),
        actor=actor,
        takes_new_text=manuscript.stage in VERSION_ORIGINS,
        red_check=case.red_check,
        extra_rounds_due=(case.extra_rounds_due if manuscript.stage in DECIDING_STAGES else ()),
        checklist=case.checklist,
        reads_blindly=(
            desk.rules.blind_second_reading
            and manuscript.stage is Stage.FIRST_PROOF
            and bool(manuscript.galleys)
        ),
    )
