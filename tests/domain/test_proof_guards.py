"""The guards of the proofs and of the release (三校、付印): each refuses, and lets pass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editorial.domain.baseline import BaselineChange, ChangeRuling
from editorial.domain.blind_reading import BlindEnd, BlindOutcome, BlindReading, Sheet
from editorial.domain.decisions import Decision as D  # noqa: N817
from editorial.domain.error_rate import RateLimit
from editorial.domain.guards import proof_guards as guards
from editorial.domain.identifiers import PersonId
from editorial.domain.office_rules import OfficeRules
from editorial.domain.people import Qualification, Role
from editorial.domain.proofs import Disposition
from editorial.domain.reader_assignment import ReaderAssignment
from editorial.domain.red_check import GalleyRedCheck, RedCheck
from editorial.domain.stages import ProofPass
from editorial.domain.stages import Stage as S  # noqa: N817
from tests.domain.cases import (
    EVERY_IMPRINT_POINT,
    NOW,
    OTHER_COLUMN,
    OWN_COLUMN,
    a_difference,
    a_manuscript,
    a_round,
    sha,
)
from tests.domain.guard_trials import (
    CLEAN,
    RELEASING,
    SIGNED,
    SIGNING,
    Change,
    Trial,
    at,
    by,
    lets_pass,
    piece,
    reading,
    refuses,
    request,
    rounds,
    trial_ids,
)


def standing(qualification: Qualification) -> Change:
    return lambda case: replace(case, actor=replace(case.actor, qualification=qualification))


UNSIGNED = GalleyRedCheck(CLEAN.manuscript.id, 1, 1, RedCheck((), ()))
CHECKED = replace(UNSIGNED, check=RedCheck((), (), PersonId("校对"), NOW))
FAR_OVER = a_round(ProofPass.FIRST, reader="甲", tenths=40)
QUALIFIED_WANTED = replace(
    at(S.THIRD_PROOF, D.COMPLETE_PROOF), rules=OfficeRules(third_reader_qualified=True)
)
RECEIVING = at(S.TYPESETTING, D.RECEIVE_GALLEY)
A_CHANGE = BaselineChange(1, 0, 1, "路", "道", "统一名称", PersonId("经办"), NOW)
APPROVED_CHANGE = replace(A_CHANGE, ruling=ChangeRuling(True, PersonId("主编"), NOW))

BLIND = BlindReading(CLEAN.manuscript.id, 1, 1, PersonId("二人"), PersonId("责编"), NOW)
SHEET = Sheet(PersonId("校对"), NOW, ())
MERGED = replace(
    reading(ProofPass.FIRST, S.FIRST_PROOF, D.COMPLETE_PROOF),
    rules=OfficeRules(blind_second_reading=True),
    blind_reading=replace(BLIND, end=BlindEnd(BlindOutcome.MERGED, PersonId("责编"), NOW)),
)


def blind(found: BlindReading | None) -> Change:
    return lambda case: replace(case, blind_reading=found)


TRIALS = [
    Trial(
        guards.second_reader_has_the_role,
        at(S.SECOND_PROOF, D.COMPLETE_PROOF),
        lambda case: replace(
            case, actor=replace(case.actor, roles=frozenset({Role.RESPONSIBLE_EDITOR}))
        ),
        "not_second_reader",
    ),
    Trial(
        guards.reader_is_the_assigned,
        reading(ProofPass.FIRST, S.FIRST_PROOF, D.COMPLETE_PROOF),
        piece(
            assignments=(
                ReaderAssignment(ProofPass.FIRST, PersonId("他人"), PersonId("责编"), NOW),
            )
        ),
        "assigned_to_another",
    ),
    Trial(
        guards.first_reader_keeps_the_column,
        at(S.FIRST_PROOF, D.COMPLETE_PROOF),
        by("某", OTHER_COLUMN),
        "not_own_column",
    ),
    Trial(
        guards.second_reader_differs,
        at(S.SECOND_PROOF, D.COMPLETE_PROOF),
        lambda case: replace(
            case,
            manuscript=a_manuscript(S.SECOND_PROOF, a_round(ProofPass.FIRST, reader="某")),
        ),
        "read_first_proof",
    ),
    Trial(
        guards.second_reader_is_of_another_column,
        by("某", OTHER_COLUMN)(at(S.SECOND_PROOF, D.COMPLETE_PROOF)),
        by("某", OWN_COLUMN),
        "same_column",
    ),
    Trial(
        guards.third_reader_differs,
        at(S.THIRD_PROOF, D.COMPLETE_PROOF),
        lambda case: replace(
            case,
            manuscript=a_manuscript(S.THIRD_PROOF, a_round(ProofPass.SECOND, reader="某")),
        ),
        "read_before",
    ),
    Trial(
        guards.third_reader_is_qualified,
        standing(Qualification.INTERMEDIATE)(QUALIFIED_WANTED),
        standing(Qualification.JUNIOR),
        "not_qualified",
    ),
    Trial(guards.galley_is_waiting, CLEAN, rounds(), "no_galley"),
    Trial(
        guards.red_check_is_signed,
        CLEAN,
        lambda case: replace(case, red_check=UNSIGNED),
        "red_check_open",
    ),
    Trial(
        guards.red_check_is_signed,
        replace(CLEAN, red_check=CHECKED),
        lambda case: replace(case, red_check=UNSIGNED),
        "red_check_open",
        "signature_missing",
    ),
    Trial(guards.blind_reading_is_settled, MERGED, blind(None), "blind_not_named"),
    Trial(
        guards.blind_reading_is_settled,
        MERGED,
        blind(replace(BLIND, reader=MERGED.actor.id)),
        "blind_reader",
    ),
    Trial(guards.blind_reading_is_settled, MERGED, blind(BLIND), "blind_open"),
    Trial(
        guards.blind_reading_is_settled,
        MERGED,
        blind(replace(BLIND, first=SHEET, second=SHEET)),
        "blind_not_merged",
    ),
    Trial(
        guards.every_difference_is_decided,
        CLEAN,
        rounds(a_round(ProofPass.CLEAN, a_difference())),
        "undecided",
    ),
    Trial(
        guards.there_are_corrections,
        reading(
            ProofPass.FIRST,
            S.FIRST_PROOF_APPROVAL,
            D.APPROVE_CORRECTIONS,
            Disposition.TYPESETTING_ERROR,
        ),
        rounds(a_round(ProofPass.FIRST)),
        "nothing_to_correct",
    ),
    Trial(
        guards.there_are_no_corrections,
        reading(ProofPass.FIRST, S.FIRST_PROOF_APPROVAL, D.APPROVE_CLEAN),
        rounds(a_round(ProofPass.FIRST, a_difference(1, Disposition.TYPESETTING_ERROR))),
        "corrections_waiting",
    ),
    Trial(
        guards.approver_did_not_read,
        reading(ProofPass.FIRST, S.FIRST_PROOF_APPROVAL, D.APPROVE_CLEAN),
        by("校对"),
        "own_reading",
    ),
    Trial(guards.sheets_are_counted, CLEAN, request(sheets_present=None), "sheets_not_counted"),
    Trial(guards.sheets_are_counted, CLEAN, request(sheets_present=3), "sheets_missing"),
    Trial(guards.read_through_is_done, CLEAN, request(read_through=False), "not_read_through"),
    Trial(guards.no_major_change, CLEAN, request(major_change=True), "major_change"),
    Trial(guards.extra_proof_is_done_when_due, CLEAN, rounds(FAR_OVER), "extra_proof_due"),
    Trial(
        guards.rate_is_within_the_limit,
        CLEAN,
        rounds(a_round(ProofPass.CLEAN, tenths=21)),
        "rate_over_limit",
    ),
    Trial(
        guards.queries_are_closed,
        CLEAN,
        rounds(a_round(ProofPass.CLEAN, a_difference(1, Disposition.MANUSCRIPT_QUERY))),
        "queries_open",
    ),
    Trial(guards.signer_saw_this_galley, SIGNING, request(seen_galley=sha("f")), "galley_changed"),
    Trial(guards.signer_did_not_read, SIGNING, by("校对"), "own_reading"),
    Trial(
        guards.sign_off_holds,
        RELEASING,
        piece(sign_offs=(replace(SIGNED, voided_at=NOW),)),
        "not_signed",
        "voided",
    ),
    Trial(
        guards.sign_off_holds,
        RELEASING,
        piece(sign_offs=(replace(SIGNED, galley_sha256=sha("9")),)),
        "not_signed",
        "another_galley",
    ),
    Trial(
        guards.imprint_is_confirmed, RELEASING, request(confirmed=frozenset()), "imprint_unchecked"
    ),
    Trial(
        guards.imprint_is_confirmed,
        RELEASING,
        request(confirmed=EVERY_IMPRINT_POINT - {"print_run"}),
        "imprint_unchecked",
        "one_point",
    ),
    Trial(
        guards.changes_are_ruled,
        CLEAN,
        piece(baseline_changes=(A_CHANGE,)),
        "changes_open",
    ),
    Trial(
        guards.changes_are_in_the_galley,
        CLEAN,
        piece(baseline_changes=(APPROVED_CHANGE,)),
        "changes_pending",
    ),
    Trial(
        guards.galley_pages_are_complete,
        RECEIVING,
        request(sheets_present=3),
        "pages_missing",
    ),
    Trial(
        guards.galley_pages_are_complete,
        RECEIVING,
        lambda case: replace(
            case,
            request=replace(case.request, sheets_expected=None, sheets_present=None),
            rules=replace(case.rules, galley_pages_required=True),
        ),
        "pages_not_counted",
    ),
]


@pytest.mark.parametrize("trial", TRIALS, ids=trial_ids(TRIALS))
def test_the_guard_lets_pass(trial: Trial) -> None:
    lets_pass(trial)


@pytest.mark.parametrize("trial", TRIALS, ids=trial_ids(TRIALS))
def test_the_guard_refuses(trial: Trial) -> None:
    refuses(trial)


def test_a_limit_met_exactly_still_passes() -> None:
    exactly = rounds(a_round(ProofPass.CLEAN, tenths=20))(CLEAN)
    assert guards.rate_is_within_the_limit(exactly) is None


def test_an_office_may_let_a_colleague_of_the_same_column_read_the_second_proof() -> None:
    case = by("某", OWN_COLUMN)(at(S.SECOND_PROOF, D.COMPLETE_PROOF))
    relaxed = replace(case, rules=replace(case.rules, mutual_proof_across_columns=False))
    assert guards.second_reader_is_of_another_column(relaxed) is None


def test_the_extra_proof_line_can_be_moved_or_switched_off() -> None:
    over = rounds(FAR_OVER)(CLEAN)
    for line in (None, RateLimit(2, 1000)):
        case = replace(over, rules=replace(over.rules, extra_proof_above=line))
        assert guards.extra_proof_is_done_when_due(case) is None


def test_an_extra_proof_that_was_read_settles_what_was_due() -> None:
    extra = a_round(ProofPass.EXTRA, reader="乙")
    assert guards.extra_proof_is_done_when_due(rounds(FAR_OVER, extra)(CLEAN)) is None


def test_the_points_of_the_imprint_that_are_left_are_named() -> None:
    left = RELEASING.imprint[0]
    case = request(confirmed=EVERY_IMPRINT_POINT - {left.key})(RELEASING)
    refusal = guards.imprint_is_confirmed(case)
    assert refusal is not None
    assert left.text in refusal.reason
    assert RELEASING.imprint[1].text not in refusal.reason
