"""Galleys, proof rounds and sign-offs ↔ rows."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.domain.baseline import Baseline
from editorial.domain.error_rate import ErrorRate, RateLimit
from editorial.domain.identifiers import ManuscriptId, PersonId, Sha256
from editorial.domain.proofs import Galley, ProofRound, RoundRate, SignOff
from editorial.domain.round_marks import HandEntry, MarkStep, RoundDifference
from editorial.domain.stages import ProofPass
from editorial.store.proof_tables import (
    GalleyRow,
    ProofRoundRow,
    RateSide,
    RoundRateRow,
    SignOffRateRow,
    SignOffRow,
)
from editorial.store.row_mapping.manuscripts import Values, list_text, listed, person_or_none


def galley(row: GalleyRow) -> Galley:
    """The galley of a row."""
    return Galley(
        number=row.number,
        file_sha256=Sha256(row.file_sha256),
        text_sha256=Sha256(row.text_sha256),
        document_sha256=Sha256(row.document_sha256),
        name=row.name,
        characters=row.characters,
        received_by=PersonId(row.received_by),
        received_at=row.received_at,
        not_read=listed(row.not_read),
        pages_expected=row.pages_expected,
        pages_present=row.pages_present,
    )


def galley_values(manuscript: ManuscriptId, one: Galley) -> Values:
    """The row of a galley."""
    return {
        "manuscript_id": manuscript,
        "number": one.number,
        "file_sha256": one.file_sha256,
        "text_sha256": one.text_sha256,
        "document_sha256": one.document_sha256,
        "name": one.name,
        "characters": one.characters,
        "received_by": one.received_by,
        "received_at": one.received_at,
        "not_read": list_text(one.not_read),
        "pages_expected": one.pages_expected,
        "pages_present": one.pages_present,
    }


def proof_round(
    row: ProofRoundRow,
    differences: Sequence[RoundDifference],
    rates: Sequence[RoundRateRow],
    hand_entries: Sequence[HandEntry] = (),
    steps: Sequence[MarkStep] = (),
) -> ProofRound:
    """The round of a row, with what was read beside it."""
    return ProofRound(
        number=row.number,
        proof_pass=ProofPass(row.proof_pass),
        galley=row.galley,
        opened_at=row.opened_at,
        edit_distance=row.edit_distance,
        differences=tuple(differences),
        incoming_rates=tuple(rate(r) for r in rates if r.side == RateSide.INCOMING.value),
        rates=tuple(rate(r) for r in rates if r.side == RateSide.CURRENT.value),
        reader=person_or_none(row.reader),
        completed_at=row.completed_at,
        sheets_expected=row.sheets_expected,
        sheets_present=row.sheets_present,
        read_through=row.read_through,
        major_change=row.major_change,
        remark=row.remark,
        approved_by=person_or_none(row.approved_by),
        approved_at=row.approved_at,
        hand_entries=tuple(hand_entries),
        steps=tuple(steps),
        baseline=_baseline(row),
    )


def _baseline(row: ProofRoundRow) -> Baseline | None:
    if row.baseline_text_sha256 is None or row.baseline_document_sha256 is None:
        return None
    return Baseline(
        row.baseline_changes,
        Sha256(row.baseline_text_sha256),
        Sha256(row.baseline_document_sha256),
    )


def proof_round_values(manuscript: ManuscriptId, one: ProofRound) -> Values:
    """The row of a round, without differences and rates."""
    return {
        "manuscript_id": manuscript,
        "number": one.number,
        "proof_pass": one.proof_pass.value,
        "galley": one.galley,
        "opened_at": one.opened_at,
        "edit_distance": one.edit_distance,
        "reader": one.reader,
        "completed_at": one.completed_at,
        "sheets_expected": one.sheets_expected,
        "sheets_present": one.sheets_present,
        "read_through": one.read_through,
        "major_change": one.major_change,
        "remark": one.remark,
        "approved_by": one.approved_by,
        "approved_at": one.approved_at,
        "baseline_changes": one.baseline_changes,
        "baseline_text_sha256": one.baseline.text_sha256 if one.baseline else None,
        "baseline_document_sha256": one.baseline.document_sha256 if one.baseline else None,
    }


def rate(row: RoundRateRow | SignOffRateRow) -> RoundRate:
    """The rate of a row."""
    return RoundRate(
        scheme=row.scheme,
        scheme_sha256=Sha256(row.scheme_sha256),
        rate=ErrorRate(row.tenths, row.characters),
        limit=RateLimit(row.limit_errors, row.limit_characters),
        text_characters=row.text_characters,
    )


def _rate_values(position: int, one: RoundRate) -> Values:
    return {
        "position": position,
        "scheme": one.scheme,
        "scheme_sha256": one.scheme_sha256,
        "tenths": one.rate.tenths,
        "characters": one.rate.characters,
        "limit_errors": one.limit.errors,
        "limit_characters": one.limit.characters,
        "text_characters": one.text_characters,
    }


def round_rate_values(manuscript: ManuscriptId, one: ProofRound) -> list[Values]:
    """The rows of a round's rates: as received and as they stand now."""
    sides = ((RateSide.INCOMING, one.incoming_rates), (RateSide.CURRENT, one.rates))
    return [
        {"manuscript_id": manuscript, "round_number": one.number, "side": side.value}
        | _rate_values(position, found)
        for side, found_rates in sides
        for position, found in enumerate(found_rates, 1)
    ]


def sign_off(row: SignOffRow, rates: Sequence[SignOffRateRow]) -> SignOff:
    """The sign-off of a row, with the rates read beside it."""
    return SignOff(
        by=PersonId(row.signed_by),
        at=row.signed_at,
        galley=row.galley,
        galley_sha256=Sha256(row.galley_sha256),
        frozen_sha256=Sha256(row.frozen_sha256),
        rates=tuple(rate(r) for r in rates),
        opinion=row.opinion,
        deputising_for=person_or_none(row.deputising_for),
        voided_at=row.voided_at,
        baseline_changes=row.baseline_changes,
        baseline_sha256=None if row.baseline_sha256 is None else Sha256(row.baseline_sha256),
    )


def sign_off_values(manuscript: ManuscriptId, number: int, one: SignOff) -> Values:
    """The row of a manuscript's sign-off of that number, without its rates."""
    return {
        "manuscript_id": manuscript,
        "number": number,
        "signed_by": one.by,
        "signed_at": one.at,
        "galley": one.galley,
        "galley_sha256": one.galley_sha256,
        "frozen_sha256": one.frozen_sha256,
        "opinion": one.opinion,
        "deputising_for": one.deputising_for,
        "voided_at": one.voided_at,
        "baseline_changes": one.baseline_changes,
        "baseline_sha256": one.baseline_sha256,
    }


def sign_off_rate_values(manuscript: ManuscriptId, number: int, one: SignOff) -> list[Values]:
    """The rows of a sign-off's rates."""
    return [
        {"manuscript_id": manuscript, "sign_off_number": number} | _rate_values(position, found)
        for position, found in enumerate(one.rates, 1)
    ]
