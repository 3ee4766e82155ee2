"""Words that several forms share (表单用语): rates, boxes, signatures, texts by their hashes."""

from __future__ import annotations

from collections.abc import Iterable

from editorial.domain.decisions import Decision
from editorial.domain.form_kind import FormKind
from editorial.domain.manuscript import Manuscript, StageChange, TextVersion
from editorial.domain.proofs import ProofRound
from editorial.domain.reviews import Review
from editorial.domain.stages import Stage
from editorial.paper.forms.form_blocks import (
    AuditHead,
    Block,
    Box,
    Fingerprint,
    Form,
    Notes,
    Signature,
)
from editorial.paper.forms.form_record import IssueFacts, IssueRecord, PieceRecord
from editorial.reports.rate_words import rate_texts, verdict_text

SIGNED_ON_RECORD = "签名和日期按系统记录打印；空白处没有记录，可手工填写。"


def yes_no(ticked: bool | None, yes: str = "是", no: str = "否") -> tuple[Box, ...]:
    """Two boxes; None ticks neither."""
    return Box(yes, ticked is True), Box(no, ticked is False)


def short_rate(proof_round: ProofRound) -> str:
    """The deciding rate of a round, with its verdict."""
    gate = proof_round.gate
    return f"{rate_texts(gate.rate, gate.limit)[0]}\n{verdict_text(gate.passes)}"


def sheets(manuscript: Manuscript, proof_round: ProofRound) -> str:
    """Pages expected and present (应到／实到), as counted when the galley came in, or when read."""
    galley = manuscript.galleys[proof_round.galley - 1]
    expected, present = galley.pages_expected, galley.pages_present
    if expected is None and present is None:
        expected, present = proof_round.sheets_expected, proof_round.sheets_present
    if expected is None and present is None:
        return ""
    return f"{'' if expected is None else expected}／{'' if present is None else present}"


def review_signature(office: IssueFacts, review: Review | None, label: str) -> Signature:
    """Who signed a review."""
    if review is None:
        return Signature(label)
    name = office.name(review.by, review.deputising_for)
    return Signature(label, name, office.moment(review.at))


def last_review(manuscript: Manuscript, stage: Stage) -> Review | None:
    """The newest review of that stage."""
    found = [review for review in manuscript.reviews if review.stage is stage]
    return found[-1] if found else None


def frozen_text(manuscript: Manuscript) -> TextVersion | None:
    """The version that was sent out for typesetting (发稿), if one was."""
    return manuscript.versions[manuscript.frozen.version - 1] if manuscript.frozen else None


def version_fingerprints(manuscript: Manuscript) -> tuple[Fingerprint, ...]:
    """Every text version by the hash of its file."""
    return tuple(
        Fingerprint(f"第 {version.number} 稿（{version.origin.label}）{version.name}", sha256)
        for version in manuscript.versions
        for sha256 in (version.file_sha256,)
    )


def proof_fingerprints(manuscript: Manuscript) -> tuple[Fingerprint, ...]:
    """The frozen text and every galley since, by the hashes of their texts and files."""
    found = []
    if manuscript.frozen is not None:
        found.append(Fingerprint("定稿文本", manuscript.frozen.text_sha256))
    shown = {each.galley for each in manuscript.rounds_since_freeze}
    for galley in manuscript.galleys:
        if galley.number in shown:
            found.append(
                Fingerprint(f"校样 {galley.number} 文件　{galley.name}", galley.file_sha256)
            )
            found.append(Fingerprint(f"校样 {galley.number} 文本", galley.text_sha256))
    return tuple(found)


def signed_fingerprints(pieces: Iterable[PieceRecord]) -> tuple[Fingerprint, ...]:
    """What the sign-offs that hold cover, piece by piece."""
    found = []
    for piece in pieces:
        signed = piece.manuscript.valid_sign_off
        if signed is not None:
            number = piece.manuscript.number
            found.append(Fingerprint(f"{number} 签发清样文本", signed.galley_sha256))
            found.append(Fingerprint(f"{number} 定稿文本", signed.frozen_sha256))
    return tuple(found)


def piece_form(
    piece: PieceRecord,
    kind: FormKind,
    blocks: Iterable[Block],
    fingerprints: tuple[Fingerprint, ...],
    *,
    landscape: bool = False,
) -> Form:
    """A form about one piece."""
    return _form(
        piece.office, kind, piece.about, blocks, fingerprints, piece.audit, landscape=landscape
    )


def issue_form(
    issue: IssueRecord,
    kind: FormKind,
    blocks: Iterable[Block],
    fingerprints: tuple[Fingerprint, ...],
    *,
    landscape: bool = False,
) -> Form:
    """A form about a whole issue."""
    about = issue.office.issue.title
    return _form(issue.office, kind, about, blocks, fingerprints, issue.audit, landscape=landscape)


def _form(
    office: IssueFacts,
    kind: FormKind,
    about: str,
    blocks: Iterable[Block],
    fingerprints: tuple[Fingerprint, ...],
    audit: AuditHead,
    *,
    landscape: bool,
) -> Form:
    return Form(
        kind=kind,
        title=kind.label,
        issue=f"{office.issue.title}　{kind.label}",
        about=about,
        blocks=(*blocks, Notes((SIGNED_ON_RECORD,))),
        fingerprints=fingerprints,
        audit=audit,
        landscape=landscape,
    )


def last_step(manuscript: Manuscript, decision: Decision) -> StageChange | None:
    """The newest step of that kind."""
    found = [change for change in manuscript.changes if change.decision is decision]
    return found[-1] if found else None


def step_signature(piece: PieceRecord, decision: Decision, label: str) -> Signature:
    """Who took that step, and when."""
    step = last_step(piece.manuscript, decision)
    if step is None:
        return Signature(label)
    return Signature(label, piece.office.name(step.by), piece.office.moment(step.at))
