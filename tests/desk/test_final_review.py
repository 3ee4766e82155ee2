"""The final review by the real use cases: sample check, rulings, major matters, named readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from editorial.desk.auditing import audit_entries, verify_audit
from editorial.desk.deciding import ProblemAnswer, answer_problem, take_decision
from editorial.desk.desk import Desk
from editorial.desk.incoming import read_incoming
from editorial.desk.manuscript_views import manuscript_view, review_material
from editorial.desk.proof_readers import assign_reader, proof_reader_proposals
from editorial.desk.rulings import ProblemRuling, flag_matter, rule_problem
from editorial.desk.sample_checking import (
    keep_sample_draft,
    record_sample_check,
    sample_material,
    sample_quality,
)
from editorial.desk.sampling import draw_sample
from editorial.domain.decisions import Decision
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.manuscript import Manuscript, VersionOrigin
from editorial.domain.office_rules import OfficeRules
from editorial.domain.reader_assignment import MutualProofFallback
from editorial.domain.refusals import DecisionRefused, OperationRefused, StaleManuscript
from editorial.domain.reviews import ProblemState, ReviewGrade
from editorial.domain.sample_check import HighSampleRate, SampleCheck
from editorial.domain.sample_check_form import (
    HandError,
    JudgedEdit,
    ParagraphEdit,
    SampleCheckForm,
)
from editorial.domain.stages import ProofPass, Stage
from tests.desk.offices import TEXT, Office, an_office
from tests.domain.cases import a_full_request

FIRST_STATION = TEXT.splitlines()[1]
ONE_WRONG = SampleCheckForm(edits=(ParagraphEdit(2, FIRST_STATION.replace("候车", "侯车")),))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = an_office(tmp_path)
    yield made
    made.desk.close()


def codes(refused: pytest.ExceptionInfo[DecisionRefused]) -> set[str]:
    return {refusal.code for refusal in refused.value.refusals}


def sampled(office: Office) -> Manuscript:
    piece = office.to_final_review()
    draw_sample(office.desk, office.sessions["主编"], office.issue.id, seed="四月")
    return piece


def check(
    office: Office, piece: Manuscript, form: SampleCheckForm, who: str = "主编"
) -> SampleCheck:
    version = piece.current_version.number
    return record_sample_check(office.desk, office.sessions[who], piece.id, version, form)


def conclude(
    office: Office,
    piece: Manuscript,
    decision: Decision,
    desk: Desk | None = None,
    **fields: object,
) -> Manuscript:
    request = replace(a_full_request(decision, piece.stage), problems=())
    request = replace(request, **fields)  # type: ignore[arg-type]
    chief = office.sessions["主编"]
    return take_decision(desk or office.desk, chief, piece.id, piece.revision, request)


def referred(office: Office) -> Manuscript:
    piece = office.decide(office.register(), "甲", Decision.RECOMMEND)
    return office.decide(piece, "责编", Decision.REFER)


# The sample


def test_a_sampled_piece_is_accepted_with_its_rate_on_record_and_not_before(
    office: Office,
) -> None:
    piece = sampled(office)
    with pytest.raises(DecisionRefused) as refused:
        conclude(office, piece, Decision.ACCEPT)
    assert codes(refused) == {"sample_unchecked"}
    made = check(office, piece, SampleCheckForm())
    assert (made.rate.tenths, made.rate.characters) == (0, piece.current_version.characters)
    accepted = conclude(office, piece, Decision.ACCEPT)
    assert accepted.stage is Stage.ACCEPTED
    assert accepted.versions == piece.versions


def test_corrections_in_place_become_the_text_that_is_set(office: Office) -> None:
    piece = sampled(office)
    form = SampleCheckForm(edits=(ParagraphEdit(2, FIRST_STATION.replace("人来人往", "人头攒动")),))
    polished = replace(
        form,
        judged=tuple(
            JudgedEdit(e.start, e.wrong, e.right, counts=False)
            for e in check(office, piece, form).errors
        ),
    )
    assert check(office, piece, polished).rate.tenths == 0
    accepted = conclude(office, piece, Decision.ACCEPT)
    assert [version.origin for version in accepted.versions] == [
        VersionOrigin.RECEIVED,
        VersionOrigin.FINAL,
    ]
    with office.desk.reading() as unit:
        data = unit.blobs.get(accepted.current_version.file_sha256)
    path = office.folder / accepted.current_version.name
    path.write_bytes(data)
    again = read_incoming(path)
    assert again.text_sha256 == accepted.current_version.text_sha256
    assert again.characters == accepted.current_version.characters


def test_what_was_changed_in_place_is_counted_as_the_error_it_was(office: Office) -> None:
    piece = sampled(office)
    made = check(office, piece, ONE_WRONG)
    (error,) = made.errors
    assert (error.wrong, error.right, error.kind) == ("候", "侯", DiscrepancyKind.WRONG)
    assert (error.paragraph, made.rates[0].scheme, made.rate.tenths) == (2, "periodical-2020", 10)
    assert {rate.scheme: rate.rate.tenths for rate in made.rates}["house"] == 10


def test_errors_by_hand_count_by_the_rule_that_the_reader_names(office: Office) -> None:
    piece = sampled(office)
    by_rule = HandError(3, "第2站", "第二站", rule="QK-2.9", remark="用法")
    by_weight = HandError(4, remark="事实有误", rule="QK-2.1", weight=25)
    made = check(office, piece, SampleCheckForm(hand=(by_rule, by_weight)))
    assert made.rate.tenths == 5 + 25
    assert made.corrected is None
    assert [error.paragraph for error in made.errors] == [3, 4]


@pytest.mark.parametrize(
    ("hand", "code"),
    [
        (HandError(99, "错", rule="QK-2.1"), "no_such_paragraph"),
        (HandError(2, "没有的字", rule="QK-2.1"), "not_there"),
        (HandError(2, rule="QK-2.1"), "empty_error"),
        (HandError(2, remark="不通"), "no_kind"),
        (HandError(2, remark="不通", rule="QK-9"), "no_such_rule"),
        (HandError(2, remark="不通", rule="QK-2.1", weight=-1), "bad_weight"),
    ],
)
def test_an_error_by_hand_that_says_nothing_or_is_nowhere_is_refused(
    office: Office, hand: HandError, code: str
) -> None:
    piece = sampled(office)
    with pytest.raises(OperationRefused) as refused:
        check(office, piece, SampleCheckForm(hand=(hand,)))
    assert codes(refused) == {code}


def test_a_high_rate_sends_the_piece_back_with_its_errors(office: Office) -> None:
    piece = sampled(office)
    slips = (("候", "侯"), ("员核", "员该"), ("播", "拨"))
    several = SampleCheckForm(
        edits=tuple(
            ParagraphEdit(number, TEXT.splitlines()[number - 1].replace(old, new))
            for number, (old, new) in enumerate(slips, 2)
        )
    )
    assert check(office, piece, several).is_high
    with pytest.raises(DecisionRefused) as refused:
        conclude(office, piece, Decision.ACCEPT)
    assert codes(refused) == {"sample_rate_high"}
    back = conclude(office, piece, Decision.REWORK, revision_notes="")
    assert back.stage is Stage.REWORK
    assert "“候”应为“侯”" in back.reviews[-1].revision_notes
    assert back.versions == piece.versions


def test_an_office_can_let_a_high_rate_only_warn(office: Office) -> None:
    piece = sampled(office)
    hand = tuple(HandError(n, remark="不通", rule="QK-2.1", weight=1000) for n in (2, 3))
    assert check(office, piece, SampleCheckForm(hand=hand)).is_high
    lenient = replace(office.desk, rules=OfficeRules(high_sample_rate=HighSampleRate.WARN))
    assert conclude(office, piece, Decision.ACCEPT, lenient).stage is Stage.ACCEPTED


@pytest.mark.parametrize("who", ["甲", "责编", "审计"])
def test_only_the_chief_editor_records_a_check(office: Office, who: str) -> None:
    piece = sampled(office)
    with pytest.raises(OperationRefused) as refused:
        check(office, piece, SampleCheckForm(), who)
    assert "role" in codes(refused)
    assert sample_material(office.desk, office.sessions[who], piece.id).refusals


def test_a_check_is_recorded_at_the_final_review_and_of_the_newest_text(office: Office) -> None:
    piece = office.register()
    with pytest.raises(OperationRefused) as refused:
        check(office, piece, SampleCheckForm())
    assert codes(refused) == {"not_at_final_review"}
    piece = office.revise(piece, "甲", TEXT + "补一句。\n")
    with pytest.raises(StaleManuscript):
        record_sample_check(office.desk, office.sessions["主编"], piece.id, 1, SampleCheckForm())


def test_a_check_of_an_older_text_is_void(office: Office) -> None:
    piece = sampled(office)
    check(office, piece, ONE_WRONG)
    piece = conclude(office, piece, Decision.REWORK)
    piece = office.revise(piece, "甲", TEXT + "重写一句。\n")
    piece = office.decide(piece, "甲", Decision.SUBMIT_REWORK)
    piece = office.decide(piece, "责编", Decision.PASS)
    with pytest.raises(DecisionRefused) as refused:
        conclude(office, piece, Decision.ACCEPT)
    assert "sample_unchecked" in codes(refused)


def test_a_draft_of_a_check_is_there_again_until_it_is_recorded(office: Office) -> None:
    piece = sampled(office)
    chief = office.sessions["主编"]
    keep_sample_draft(office.desk, chief, piece.id, 1, ONE_WRONG)
    assert sample_material(office.desk, chief, piece.id).form == ONE_WRONG
    check(office, piece, ONE_WRONG)
    material = sample_material(office.desk, chief, piece.id)
    assert material.form == SampleCheckForm()
    assert material.latest is not None


def test_the_issue_has_the_rate_of_its_whole_sample(office: Office) -> None:
    chief = office.sessions["主编"]
    assert sample_quality(office.desk, chief, office.issue.id).rates == ()
    piece = sampled(office)
    check(office, piece, ONE_WRONG)
    found = sample_quality(office.desk, chief, office.issue.id)
    assert (found.sampled, found.checked) == (1, 1)
    assert found.rates[0].rate.tenths == 10
    assert found.characters == piece.current_version.characters


def test_a_check_is_on_the_audit_record(office: Office) -> None:
    piece = sampled(office)
    check(office, piece, ONE_WRONG)
    entries = audit_entries(office.desk, office.sessions["审计"], piece.id)
    assert [entry.action for entry in entries][-1] == "sample.check"
    assert verify_audit(office.desk).ok


# Problems and rulings


def test_a_problem_left_to_the_chief_editor_is_ruled_before_acceptance(office: Office) -> None:
    piece = referred(office)
    with pytest.raises(DecisionRefused) as refused:
        conclude(office, piece, Decision.ACCEPT)
    assert codes(refused) == {"ruling_due"}
    assert piece.problems[0].state is ProblemState.CARRIED
    chief = office.sessions["主编"]
    piece = rule_problem(office.desk, chief, piece.id, piece.revision, ProblemRuling(1, "删去该图"))
    accepted = conclude(office, piece, Decision.ACCEPT)
    assert accepted.problems[0].ruling is not None
    assert accepted.problems[0].ruling.text == "删去该图"


def test_an_answer_that_could_not_solve_it_waits_for_the_ruling_too(office: Office) -> None:
    piece = office.decide(office.register(), "甲", Decision.RECOMMEND)
    request = replace(a_full_request(Decision.PASS, Stage.SECOND_REVIEW), problems=("数据出处",))
    piece = take_decision(office.desk, office.sessions["责编"], piece.id, piece.revision, request)
    given = ProblemAnswer(1, "查不到", solved=False)
    piece = answer_problem(office.desk, office.sessions["甲"], piece.id, piece.revision, given)
    with pytest.raises(DecisionRefused) as refused:
        conclude(office, piece, Decision.ACCEPT)
    assert codes(refused) == {"ruling_due"}
    piece = office.before_acceptance(piece)
    assert piece.problems[0].state is ProblemState.RULED
    piece = conclude(office, piece, Decision.ACCEPT)
    assert office.decide(piece, "责编", Decision.SEND_TO_TYPESETTING).stage is Stage.TYPESETTING


@pytest.mark.parametrize(
    ("who", "ruling", "code"),
    [
        ("责编", ProblemRuling(1, "删"), "role"),
        ("主编", ProblemRuling(1, " "), "no_ruling"),
        ("主编", ProblemRuling(9, "删"), "no_such_problem"),
    ],
)
def test_a_ruling_is_the_chief_editors_and_says_something(
    office: Office, who: str, ruling: ProblemRuling, code: str
) -> None:
    piece = referred(office)
    with pytest.raises(OperationRefused) as refused:
        rule_problem(office.desk, office.sessions[who], piece.id, piece.revision, ruling)
    assert codes(refused) == {code}


def test_a_ruling_stands(office: Office) -> None:
    piece = office.before_acceptance(referred(office))
    with pytest.raises(OperationRefused) as refused:
        rule_problem(
            office.desk, office.sessions["主编"], piece.id, piece.revision, ProblemRuling(1, "改")
        )
    assert codes(refused) == {"ruled_before"}


def test_the_second_review_grades_the_first(office: Office) -> None:
    piece = office.to_final_review()
    assert [review.grade for review in piece.reviews] == [None, ReviewGrade.GOOD]


# Major matters


def test_a_major_matter_goes_to_the_board_before_acceptance(office: Office) -> None:
    piece = office.to_final_review()
    chief = office.sessions["主编"]
    piece = flag_matter(
        office.desk, office.sessions["甲"], piece.id, piece.revision, flagged=True, reason="全局"
    )
    with pytest.raises(DecisionRefused) as refused:
        conclude(office, piece, Decision.ACCEPT)
    assert codes(refused) == {"board_due"}
    with pytest.raises(OperationRefused) as not_the_editor:
        flag_matter(
            office.desk, office.sessions["甲"], piece.id, piece.revision, flagged=False, reason="非"
        )
    assert codes(not_the_editor) == {"role"}
    sent = conclude(office, piece, Decision.SUBMIT_TO_BOARD)
    piece = conclude(office, sent, Decision.BOARD_CONCLUDES)
    assert conclude(office, piece, Decision.ACCEPT).stage is Stage.ACCEPTED
    assert chief.name == "主编"


def test_the_chief_editor_takes_the_mark_off_with_a_reason(office: Office) -> None:
    piece = office.to_final_review()
    chief = office.sessions["主编"]
    for flagged, reason, code in ((False, "非", "flag_changes_nothing"), (True, " ", "no_reason")):
        with pytest.raises(OperationRefused) as refused:
            flag_matter(
                office.desk, chief, piece.id, piece.revision, flagged=flagged, reason=reason
            )
        assert codes(refused) == {code}
    for flagged in (True, False):
        piece = flag_matter(
            office.desk, chief, piece.id, piece.revision, flagged=flagged, reason="经核实"
        )
    assert piece.major_matter is None
    assert conclude(office, piece, Decision.ACCEPT).stage is Stage.ACCEPTED


def test_subjects_that_a_text_may_touch_are_hinted_and_nothing_more(office: Office) -> None:
    piece = office.register(TEXT + "本文记述长征途中的一段往事。\n")
    material = review_material(office.desk, office.sessions["甲"], piece.id)
    (hint,) = material.topic_hints
    assert hint.words == ("长征",)
    assert "途中" in hint.context
    plain = office.register(TEXT + "另一篇。\n", "另一篇")
    assert review_material(office.desk, office.sessions["甲"], plain.id).topic_hints == ()


# Named readers


def test_only_the_named_reader_hands_the_proof_in(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", TEXT)
    piece = office.decide(piece, "甲", Decision.COMPLETE_PROOF)
    piece = office.decide(piece, "主编", Decision.APPROVE_CLEAN)
    second = ProofPass.SECOND
    reader = office.sessions["乙"].person
    piece = assign_reader(
        office.desk, office.sessions["责编"], piece.id, piece.revision, (second, reader), "轮值"
    )
    readers = proof_reader_proposals(office.desk, office.sessions["责编"], piece.id)
    found = next(each for each in readers if each.proof_pass is second)
    assert found.assigned == reader
    assert [p.actor.name for p in found.proposed if not p.refusals] == ["编辑乙"]
    view = manuscript_view(office.desk, office.sessions["责编"], piece.id)
    (complete,) = [o for o in view.options if o.decision is Decision.COMPLETE_PROOF]
    assert {"assigned_to_another", "not_second_reader"} <= {r.code for r in complete.refusals}
    assert office.decide(piece, "乙", Decision.COMPLETE_PROOF).stage is Stage.SECOND_PROOF_APPROVAL


def test_nobody_is_named_who_may_not_read(office: Office) -> None:
    piece = office.register()
    responsible = office.sessions["责编"]
    first = (ProofPass.FIRST, office.sessions["乙"].person)
    with pytest.raises(OperationRefused) as early:
        assign_reader(office.desk, responsible, piece.id, piece.revision, first)
    assert codes(early) == {"not_in_proof"}
    piece = office.to_typesetting(TEXT + "又一篇。\n")
    for who, assignment, code in (
        ("责编", first, "not_own_column"),
        ("责编", (ProofPass.CLEAN, office.sessions["责编"].person), "not_assignable"),
        ("责编", (ProofPass.FIRST, None), "assignment_changes_nothing"),
        ("甲", (ProofPass.FIRST, office.sessions["甲"].person), "role"),
    ):
        with pytest.raises(OperationRefused) as refused:
            assign_reader(office.desk, office.sessions[who], piece.id, piece.revision, assignment)
        assert codes(refused) == {code}
    named = (ProofPass.FIRST, office.sessions["甲"].person)
    piece = assign_reader(office.desk, responsible, piece.id, piece.revision, named)
    assert piece.assigned_reader(ProofPass.FIRST) == office.sessions["甲"].person


@pytest.mark.parametrize(
    ("fallback", "readers"),
    [
        (MutualProofFallback.ANOTHER_EDITOR, ["编辑丙"]),
        (MutualProofFallback.RESPONSIBLE_EDITOR, ["编辑丙", "责任编辑", "责任编辑乙"]),
        (MutualProofFallback.OFF, []),
    ],
)
def test_where_nobody_is_left_for_the_second_proof_the_office_says_who_reads_it(
    office: Office, fallback: MutualProofFallback, readers: list[str]
) -> None:
    from editorial.desk.people import PersonForm, add_person  # noqa: PLC0415
    from editorial.domain.people import Role  # noqa: PLC0415

    piece = office.galley(office.to_typesetting(), "责编", TEXT)
    piece = office.decide(piece, "甲", Decision.COMPLETE_PROOF)
    admin, own = office.sessions["管理"], frozenset({office.columns["通联"]})
    form = PersonForm("丙", "编辑丙", frozenset({Role.EDITOR}), own)
    add_person(office.desk, admin, form, "chang-jiang-2026")
    with office.desk.writing() as unit:
        other = unit.people.get(office.sessions["乙"].person)
        unit.people.save(replace(other, active=False))
        unit.commit()
    desk = replace(office.desk, rules=OfficeRules(mutual_proof_fallback=fallback))
    found = proof_reader_proposals(desk, office.sessions["责编"], piece.id)
    second = next(each for each in found if each.proof_pass is ProofPass.SECOND)
    assert sorted(p.actor.name for p in second.proposed if not p.refusals) == readers
