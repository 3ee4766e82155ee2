"""Checking a sampled piece (终审样本检查, S-26): errors on record, corrections kept."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from editorial.comparison.compare import compare_documents
from editorial.desk.case_building import is_in_sample, newest_check
from editorial.desk.desk import Desk
from editorial.desk.incoming import IncomingFile, keep, kept_document
from editorial.desk.sample_errors import CountedSample, count_sample, sample_rates
from editorial.desk.sessions import Session, acting, looking
from editorial.domain.identifiers import IssueId, ManuscriptId, Sha256
from editorial.domain.manuscript import Manuscript
from editorial.domain.people import Actor
from editorial.domain.permissions import PERMITTED, Operation, demand, role_refusal
from editorial.domain.ports import UnitOfWork
from editorial.domain.refusals import OperationRefused, Refusal, StaleManuscript
from editorial.domain.sample_check import CorrectedText, SampleCheck, SampleRate
from editorial.domain.sample_check_form import SampleCheckForm
from editorial.domain.stages import REVIEW_STAGES, Stage
from editorial.scoring.sample_tally import SampledText
from editorial.text.body_text import body_text
from editorial.text.document_text import DocumentText
from editorial.text.fingerprints import text_fingerprint
from editorial.text.paragraphs import ParagraphKind

_DRAFT = "sample_check"
_FORM: TypeAdapter[SampleCheckForm] = TypeAdapter(SampleCheckForm)


@dataclass(frozen=True, slots=True)
class SampleMaterial:
    """What lies before the chief editor who checks a piece."""

    manuscript: Manuscript
    document: DocumentText
    """The newest text version."""
    form: SampleCheckForm
    """What was filled in before and not handed in."""
    latest: SampleCheck | None
    """The check of this version that is on record."""
    in_sample: bool
    refusals: tuple[Refusal, ...]
    """Why the person cannot record a check; empty when it can be recorded."""


@dataclass(frozen=True, slots=True)
class SampleQuality:
    """The quality of the editing over an issue's sample (全期编辑质量差错率)."""

    sampled: int
    """Pieces of the sample."""
    checked: int
    """Those of them that have been checked."""
    characters: int
    rates: tuple[SampleRate, ...]
    """Over all checked pieces together, with the caps of an issue; empty while none is checked."""
    is_high: bool


def sample_material(desk: Desk, session: Session, manuscript_id: ManuscriptId) -> SampleMaterial:
    """The newest text of a piece with what has been found in it so far.

    Raises:
        OperationRefused: when the person may not see manuscripts.
    """
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.READ_MANUSCRIPTS)
        manuscript = unit.manuscripts.get(manuscript_id)
        return SampleMaterial(
            manuscript=manuscript,
            document=kept_document(unit, manuscript.current_version.document_sha256),
            form=_draft(unit, actor, manuscript),
            latest=newest_check(unit, manuscript),
            in_sample=is_in_sample(unit, manuscript),
            refusals=_refusals(manuscript, actor),
        )


def keep_sample_draft(
    desk: Desk, session: Session, manuscript_id: ManuscriptId, version: int, form: SampleCheckForm
) -> None:
    """Keep what has been filled in so far of a check of that version.

    Raises:
        OperationRefused: when the person may not see manuscripts.
    """
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.READ_MANUSCRIPTS)
        draft = _FORM.dump_json(form).decode()
        unit.drafts.put(actor.id, manuscript_id, _draft_name(version), draft, desk.now())
        unit.commit()


def sample_checks(
    desk: Desk, session: Session, manuscript_id: ManuscriptId
) -> tuple[SampleCheck, ...]:
    """All checks of a piece, oldest first.

    Raises:
        OperationRefused: when the person may not see manuscripts.
    """
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.READ_MANUSCRIPTS)
        return unit.sample_checks.of_manuscript(manuscript_id)


def record_sample_check(
    desk: Desk, session: Session, manuscript_id: ManuscriptId, version: int, form: SampleCheckForm
) -> SampleCheck:
    """Put a check on record: errors, rate, and the corrections made in place.

    Corrections become a text version of their own when the piece is accepted. A piece without an
    error is recorded too, with an empty form; checking again adds a check, and the newest counts.

    Args:
        desk: The desk.
        session: The chief editor or a deputy.
        manuscript_id: A piece at its final review.
        version: The text version that was checked.
        form: Changes and errors.

    Raises:
        OperationRefused: with every reason why not.
        StaleManuscript: when a newer text has come in since.
    """
    with looking(desk, session) as (unit, actor):
        manuscript = _demand_checkable(unit, actor, manuscript_id, version)
        document = kept_document(unit, manuscript.current_version.document_sha256)
    counted = count_sample(desk.rules, document, form)
    file = _corrected_file(desk, session, manuscript, document, counted)
    with acting(desk, session) as (unit, actor):
        manuscript = _demand_checkable(unit, actor, manuscript_id, version)
        check = SampleCheck(
            manuscript=manuscript_id,
            number=len(unit.sample_checks.of_manuscript(manuscript_id)) + 1,
            version=version,
            by=actor.id,
            at=desk.now(),
            characters=len(body_text(document)),
            errors=counted.errors,
            rates=counted.rates,
            limit=counted.limit,
            corrected=None if file is None else _kept(unit, file),
            deputising_for=actor.deputising_for,
        )
        unit.sample_checks.add(check)
        unit.drafts.drop(actor.id, manuscript_id, _draft_name(version))
        unit.audit.append(check.at, actor, "sample.check", manuscript_id, _details(check))
        unit.commit()
    return check


def sample_quality(desk: Desk, session: Session, issue_id: IssueId) -> SampleQuality:
    """The rate of the editing over an issue's sample, counted as one (S-26).

    Raises:
        OperationRefused: when the person may not see manuscripts.
    """
    with looking(desk, session) as (unit, actor):
        demand(actor, Operation.READ_MANUSCRIPTS)
        drawn = unit.issue_records.sample(issue_id)
        sample = drawn.sample if drawn is not None else frozenset()
        newest = {c.manuscript: c for c in unit.sample_checks.of_issue(issue_id)}
        checks = [check for key, check in newest.items() if key in sample]
        texts = tuple(
            SampledText(check.errors, check.characters, _kinds(unit, check)) for check in checks
        )
    characters = sum(check.characters for check in checks)
    rates = sample_rates(desk.rules, texts, characters) if checks else ()
    high = bool(rates) and not rates[0].rate.within(desk.rules.sample_rate_high)
    return SampleQuality(len(sample), len(checks), characters, rates, high)


def _kinds(unit: UnitOfWork, check: SampleCheck) -> tuple[ParagraphKind, ...]:
    version = unit.manuscripts.get(check.manuscript).versions[check.version - 1]
    return tuple(p.kind for p in kept_document(unit, version.document_sha256).paragraphs)


def _draft_name(version: int) -> str:
    return f"{_DRAFT}:{version}"


def _draft(unit: UnitOfWork, actor: Actor, manuscript: Manuscript) -> SampleCheckForm:
    """What this person has filled in of the newest version; nothing when it no longer fits."""
    name = _draft_name(manuscript.current_version.number)
    kept = unit.drafts.get(actor.id, manuscript.id, name)
    try:
        return _FORM.validate_json(kept) if kept else SampleCheckForm()
    except ValidationError:
        return SampleCheckForm()


def _refusals(manuscript: Manuscript, actor: Actor) -> tuple[Refusal, ...]:
    operation = Operation.CHECK_SAMPLE
    found = [role_refusal(actor, PERMITTED[operation], operation.label)]
    if manuscript.stage is not Stage.FINAL_REVIEW:
        found.append(
            Refusal(
                "not_at_final_review", f"稿件在“{manuscript.stage.label}”环节，终审时才做样本检查"
            )
        )
    found += [
        Refusal("reviewed_before", f"您已做过本稿的{stage.label}，同一稿件的三审不能由一人兼任")
        for stage in REVIEW_STAGES
        if stage is not Stage.FINAL_REVIEW and actor.id in manuscript.reviewers(stage)
    ]
    return tuple(refusal for refusal in found if refusal is not None)


def _demand_checkable(
    unit: UnitOfWork, actor: Actor, manuscript_id: ManuscriptId, version: int
) -> Manuscript:
    manuscript = unit.manuscripts.get(manuscript_id)
    if manuscript.current_version.number != version:
        raise StaleManuscript(f"《{manuscript.title}》已登记新文本，请重新打开后再检查")
    refusals = _refusals(manuscript, actor)
    if refusals:
        raise OperationRefused(refusals)
    return manuscript


def _corrected_file(
    desk: Desk,
    session: Session,
    manuscript: Manuscript,
    document: DocumentText,
    counted: CountedSample,
) -> IncomingFile | None:
    """The corrections as a Word file with tracked changes: accepted, it is the corrected text."""
    corrected = counted.corrected
    if corrected.paragraphs == document.paragraphs:
        return None
    if not len(body_text(corrected)):
        raise OperationRefused((Refusal("nothing_left", "全文都删去了，不能作为终审改定稿"),))
    from editorial.paper.tracked_changes import (  # noqa: PLC0415  wanted only with corrections
        tracked_changes_docx,
    )

    version = manuscript.current_version
    comparison = compare_documents(
        corrected, document, scheme=desk.rules.gate_scheme, paths=("终审改定", version.name)
    )
    data = tracked_changes_docx(comparison, author=session.name, at=desk.now(), label="终审")
    return IncomingFile(
        f"{manuscript.number} 终审改定.docx",
        data,
        corrected,
        Sha256(text_fingerprint(corrected)),
        len(body_text(corrected)),
    )


def _kept(unit: UnitOfWork, file: IncomingFile) -> CorrectedText:
    kept = keep(unit, file)
    return CorrectedText(
        kept.file_sha256,
        kept.text_sha256,
        kept.document_sha256,
        file.name,
        file.characters,
        file.document.not_read,
    )


def _details(check: SampleCheck) -> dict[str, object]:
    return {
        "check": check.number,
        "version": check.version,
        "characters": check.characters,
        "errors": [
            [e.paragraph, e.wrong, e.right, e.kind.value if e.kind else e.rule, e.counts]
            for e in check.errors
        ],
        "rates": {r.scheme: [r.rate.tenths, r.rate.characters] for r in check.rates},
        "limit": str(check.limit),
        "corrected": check.corrected.text_sha256 if check.corrected else None,
    }
