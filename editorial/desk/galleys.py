"""Galleys (校样): receiving one, collating it with the frozen manuscript, opening its round."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from editorial.desk.baselines import dated_document, keep_baseline
from editorial.desk.carried_entries import carried_entries
from editorial.desk.case_building import case_of
from editorial.desk.counting import with_rates
from editorial.desk.desk import Desk
from editorial.desk.incoming import (
    IncomingFile,
    KeptFile,
    keep,
)
from editorial.desk.red_checking import collated_red_check, red_check_figures, red_proof
from editorial.desk.registration import seen
from editorial.desk.sessions import Session, acting, looking
from editorial.domain.case import Case, DecisionRequest
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import ManuscriptId
from editorial.domain.manuscript import Manuscript
from editorial.domain.marking import next_number
from editorial.domain.proof_rounds import carried_over, with_galley
from editorial.domain.proofs import Galley, ProofRound, RoundDifference
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.round_marks import HandEntry
from editorial.domain.stages import ProofPass
from editorial.domain.workflow import decide
from editorial.text.document_text import DocumentText


@dataclass(frozen=True, slots=True)
class GalleyPages:
    """The pages of a galley as they were counted when it came in (清点校样, S-41)."""

    expected: int
    """How many it should have (应到)."""
    present: int
    """How many there are (实到)."""


def receive_galley(
    desk: Desk,
    session: Session,
    manuscript_id: ManuscriptId,
    seen_revision: int,
    file: IncomingFile,
    pages: GalleyPages | None = None,
) -> Manuscript:
    """Receive a galley: collate it with the dated baseline and open the round that reads it.

    The baseline is the frozen manuscript with every change that has been approved so far.
    A galley that comes back from correction is also held against the marks of the round before
    (核红). Collation happens outside the transaction, against the revision that was seen.

    Raises:
        DecisionRefused: when no galley is expected now, or it is the same file as before.
        StaleManuscript: when the manuscript was changed since it was seen.
    """
    request = DecisionRequest(
        Decision.RECEIVE_GALLEY,
        sheets_expected=pages.expected if pages is not None else None,
        sheets_present=pages.present if pages is not None else None,
    )
    with looking(desk, session) as (unit, actor):
        manuscript = seen(unit, manuscript_id, seen_revision)
        decide(case_of(desk, manuscript, actor, request))
        _demand_another_file(manuscript, file)
        baseline = dated_document(unit, manuscript)
        marked = red_proof(unit, manuscript)
    collated = _collated(desk, manuscript, baseline, file.document)
    checked = collated_red_check(manuscript, marked, file.document) if marked else None
    if checked is not None:
        collated = _with_carried(collated, carried_entries(manuscript, checked))
    at, layout = collated.opened_at, manuscript.layout
    collated = with_rates(desk.rules, baseline, collated, at, layout)
    with acting(desk, session) as (unit, actor):
        manuscript = seen(unit, manuscript_id, seen_revision)
        case = case_of(desk, manuscript, actor, request)
        moved = decide(case)
        kept = keep(unit, file)
        galley = _galley(case, file, kept)
        proof_pass = moved.stage.proof_pass or ProofPass.CLEAN
        opened = replace(
            collated,
            proof_pass=proof_pass,
            galley=galley.number,
            opened_at=case.at,
            baseline=keep_baseline(unit, baseline, manuscript.approved_changes),
        )
        moved = with_galley(moved, galley, opened)
        unit.manuscripts.save(moved)
        details = _details(galley, opened, kept)
        if checked is not None:
            unit.red_checks.add(checked)
            details["red_check"] = red_check_figures(checked)
        unit.audit.append(case.at, actor, "decision.receive_galley", manuscript.id, details)
        unit.commit()
    return replace(moved, revision=moved.revision + 1)


def _galley(case: Case, file: IncomingFile, kept: KeptFile) -> Galley:
    return Galley(
        number=len(case.manuscript.galleys) + 1,
        file_sha256=kept.file_sha256,
        text_sha256=kept.text_sha256,
        document_sha256=kept.document_sha256,
        name=file.name,
        characters=file.characters,
        received_by=case.actor.id,
        received_at=case.at,
        not_read=file.document.not_read,
        pages_expected=case.request.sheets_expected,
        pages_present=case.request.sheets_present,
    )


def _demand_another_file(manuscript: Manuscript, file: IncomingFile) -> None:
    before = manuscript.current_galley
    if before is not None and before.file_sha256 == hashlib.sha256(file.data).hexdigest():
        raise OperationRefused(
            (Refusal("same_galley", "这份文件与上一份校样是同一个文件，请确认是否取错了"),)
        )


def _collated(
    desk: Desk, manuscript: Manuscript, baseline: DocumentText, galley: DocumentText
) -> ProofRound:
    """The galley's round before anything is counted; its galley and pass are set later."""
    from editorial.comparison.compare import compare_documents  # noqa: PLC0415  engine is heavy

    comparison = compare_documents(baseline, galley, scheme=desk.rules.gate_scheme)
    fresh = tuple(RoundDifference(found) for found in comparison.discrepancies)
    differences = carried_over(fresh, manuscript)
    return ProofRound(
        number=len(manuscript.rounds) + 1,
        proof_pass=ProofPass.CLEAN,
        galley=0,
        opened_at=desk.now(),
        edit_distance=comparison.edit_distance,
        differences=differences,
        incoming_rates=(),
        rates=(),
    )


def _with_carried(collated: ProofRound, carried: tuple[HandEntry, ...]) -> ProofRound:
    """The round with what somebody has to look for in the new galley."""
    first = next_number(collated)
    entries = tuple(
        replace(
            entry,
            mark=replace(
                entry.mark, discrepancy=replace(entry.mark.discrepancy, number=first + index)
            ),
        )
        for index, entry in enumerate(carried)
    )
    return replace(collated, hand_entries=entries)


def _details(galley: Galley, opened: ProofRound, kept: KeptFile) -> dict[str, object]:
    return {
        "galley": galley.number,
        "file": kept.file_sha256,
        "text": kept.text_sha256,
        "pass": opened.proof_pass.value,
        "edit_distance": opened.edit_distance,
        "differences": len(opened.differences),
        "carried_by_hand": len(opened.hand_entries),
        "baseline_changes": opened.baseline_changes,
        "baseline": opened.baseline.text_sha256 if opened.baseline else None,
        "pages": [galley.pages_expected, galley.pages_present],
        "rates": {r.scheme: [r.rate.tenths, r.rate.characters] for r in opened.incoming_rates},
    }
