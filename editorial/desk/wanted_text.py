"""What the printer is to set after a round (应排的文字): one text for papers and red check.

It is the round's baseline with the approved changes that the galley lacks and with what was found
by eye put right; what the reader lets stand is as the galley has it.
"""

from __future__ import annotations

from editorial.collation.kept_changes import kept_edits
from editorial.desk.baselines import applied_edits, entry_edit, round_baseline
from editorial.desk.incoming import frozen_document, kept_document
from editorial.domain.baseline import in_force
from editorial.domain.manuscript import Manuscript
from editorial.domain.pending_changes import pending_changes
from editorial.domain.ports import UnitOfWork
from editorial.domain.proofs import ProofRound
from editorial.domain.replacements import clash
from editorial.text.body_text import body_text
from editorial.text.dated_baseline import with_replacements
from editorial.text.document_text import DocumentText


def wanted_text(unit: UnitOfWork, manuscript: Manuscript, proof_round: ProofRound) -> DocumentText:
    """What is to be set after a round; where an approved change is at odds with it, the change.

    What nobody has decided yet counts as to be corrected.

    Raises:
        OperationRefused: when the piece has not been sent to typesetting.
    """
    baseline = round_baseline(unit, manuscript, proof_round)
    differences = proof_round.differences
    kept = {d.discrepancy.number for d in differences if not d.disposition.counts}
    by_eye = [
        entry_edit(entry)
        for entry in proof_round.hand_entries
        if entry.stands and entry.in_text and entry.mark.disposition.counts
    ]
    pending = pending_changes(manuscript, proof_round)
    if not (kept or by_eye or pending):
        return baseline
    body = body_text(baseline)
    galley = kept_document(unit, manuscript.galleys[proof_round.galley - 1].document_sha256)
    edits = kept_edits([each.discrepancy for each in differences], kept, body, body_text(galley))
    edits = tuple(sorted((*edits, *by_eye), key=lambda each: each[:2], reverse=True))
    standing = in_force(manuscript.changes_since_freeze, proof_round.baseline_changes)
    made = [each.what for each in applied_edits(standing, edits, body.text)]
    later = [each.change.replacement for each in pending]
    free = [each for each in made if not any(clash(each[:2], change[:2]) for change in later)]
    return with_replacements(frozen_document(unit, manuscript), [*free, *later])
