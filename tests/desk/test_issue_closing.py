"""Closing the second review, drawing the sample, archiving: on a real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from editorial.desk.auditing import audit_entries, verify_audit
from editorial.desk.deciding import take_decision
from editorial.desk.issue_closing import close_issue, close_second_review
from editorial.desk.issue_views import issue_readings, issue_view
from editorial.desk.manuscript_views import manuscript_view
from editorial.desk.queues import desk_overview
from editorial.desk.reading import record_close_reading
from editorial.desk.sampling import draw_sample, pick_for_sample
from editorial.domain.decisions import Decision
from editorial.domain.identifiers import IssueId
from editorial.domain.manuscript import Manuscript
from editorial.domain.permissions import Operation
from editorial.domain.refusals import DecisionRefused, OperationRefused
from editorial.domain.stages import Stage
from tests.desk.offices import TEXT, Office, an_office
from tests.domain.cases import a_full_request


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = an_office(tmp_path)
    yield made
    made.desk.close()


def codes(refused: pytest.ExceptionInfo[DecisionRefused]) -> set[str]:
    return {refusal.code for refusal in refused.value.refusals}


def skimmed(office: Office, title: str) -> Manuscript:
    """Past the second review, read in full and not closely."""
    piece = office.decide(office.register(TEXT, title), "甲", Decision.RECOMMEND)
    request = replace(a_full_request(Decision.PASS, piece.stage), read_closely=False, problems=())
    return take_decision(office.desk, office.sessions["责编"], piece.id, piece.revision, request)


def accept(office: Office, piece: Manuscript, *, closely: bool) -> Manuscript:
    request = replace(
        a_full_request(Decision.ACCEPT, piece.stage), read_closely=closely, problems=()
    )
    return take_decision(office.desk, office.sessions["主编"], piece.id, piece.revision, request)


def test_a_piece_is_not_released_before_the_second_review_of_its_issue_is_closed(
    office: Office,
) -> None:
    piece = office.to_release()
    with pytest.raises(DecisionRefused) as refused:
        office.decide(piece, "责编", Decision.RELEASE)
    assert codes(refused) == {"second_review_open"}
    closing = office.close_second_review()
    assert (closing.closely.pieces, closing.whole.pieces) == (1, 1)
    assert office.decide(piece, "责编", Decision.RELEASE).stage is Stage.RELEASED


def test_a_piece_that_comes_later_opens_the_closing_again(office: Office) -> None:
    piece = office.to_release()
    office.close_second_review()
    late = office.register(TEXT, "迟来的稿子")
    with pytest.raises(DecisionRefused, match=late.number) as refused:
        office.decide(piece, "责编", Decision.RELEASE)
    assert codes(refused) == {"second_review_reopened"}
    office.decide(late, "责编", Decision.WITHDRAW)
    assert office.decide(piece, "责编", Decision.RELEASE).stage is Stage.RELEASED


def test_under_half_read_closely_the_second_review_stays_open_until_it_is_made_up_for(
    office: Office,
) -> None:
    office.to_final_review()
    others = [skimmed(office, f"第{n}篇") for n in (2, 3)]
    with pytest.raises(OperationRefused) as refused:
        office.close_second_review()
    assert codes(refused) == {"close_reading_short"}
    assert "33.3%" in str(refused.value)
    record_close_reading(office.desk, office.sessions["责编"], others[0].id, Stage.SECOND_REVIEW)
    closing = office.close_second_review()
    assert (closing.closely.pieces, closing.whole.pieces) == (2, 3)
    with pytest.raises(OperationRefused) as refused:
        office.close_second_review()
    assert codes(refused) == {"already_closed"}


def test_an_unread_piece_keeps_the_second_review_open(office: Office) -> None:
    office.to_final_review()
    unread = office.register(TEXT, "还没审")
    with pytest.raises(OperationRefused, match=unread.number) as refused:
        office.close_second_review()
    assert codes(refused) == {"second_review_unread"}


@pytest.mark.parametrize("who", ["甲", "主编", "审计", "管理"])
def test_only_the_responsible_editor_closes_the_second_review(office: Office, who: str) -> None:
    office.to_final_review()
    with pytest.raises(OperationRefused) as refused:
        close_second_review(office.desk, office.sessions[who], office.issue.id)
    assert codes(refused) == {"role"}


def test_an_issue_that_is_not_there_is_refused_in_words(office: Office) -> None:
    for call in (close_second_review, close_issue, issue_view, draw_sample):
        who = "主编" if call is draw_sample else "责编"
        with pytest.raises(OperationRefused) as refused:
            call(office.desk, office.sessions[who], IssueId("none"))
        assert codes(refused) == {"no_such_issue"}


def drawn_office(office: Office) -> list[Manuscript]:
    """Four pieces past the second review."""
    return [office.to_final_review(f"第{n}篇") for n in range(1, 5)]


def test_the_sample_is_drawn_from_what_has_passed_and_can_be_drawn_again_alike(
    office: Office,
) -> None:
    pieces = drawn_office(office)
    unread = office.register(TEXT, "还没审")
    chief = office.sessions["主编"]
    first = draw_sample(office.desk, chief, office.issue.id, seed="四月")
    assert len(first.drawn) == 1
    assert set(first.candidates) == {piece.id for piece in pieces}
    assert unread.id not in first.sample
    with pytest.raises(OperationRefused) as refused:
        draw_sample(office.desk, chief, office.issue.id, seed="另一个")
    assert codes(refused) == {"no_reason"}
    again = draw_sample(office.desk, chief, office.issue.id, seed="四月", reason="核对")
    assert (again.number, again.drawn) == (2, first.drawn)
    entries = audit_entries(office.desk, office.sessions["审计"], office.issue.id)
    assert [e.action for e in entries].count("sample.draw") == 2
    assert '"seed":"四月"' in entries[-1].details


def test_a_seed_is_made_when_none_is_typed(office: Office) -> None:
    office.to_final_review()
    drawn = draw_sample(office.desk, office.sessions["主编"], office.issue.id)
    assert len(drawn.seed) == 12


def test_nothing_is_drawn_while_nothing_has_passed(office: Office) -> None:
    office.register()
    with pytest.raises(OperationRefused) as refused:
        draw_sample(office.desk, office.sessions["主编"], office.issue.id)
    assert codes(refused) == {"nothing_to_draw"}


def test_only_the_chief_editor_draws_and_picks(office: Office) -> None:
    piece = office.to_final_review()
    for who in ("甲", "责编", "审计"):
        with pytest.raises(OperationRefused) as refused:
            draw_sample(office.desk, office.sessions[who], office.issue.id)
        assert codes(refused) == {"role"}
        with pytest.raises(OperationRefused) as refused:
            pick_for_sample(
                office.desk, office.sessions[who], piece.id, added=True, reason="新作者"
            )
        assert codes(refused) == {"role"}


def test_pieces_are_added_and_taken_out_with_a_reason(office: Office) -> None:
    pieces, chief, desk = drawn_office(office), office.sessions["主编"], office.desk
    drawn = draw_sample(desk, chief, office.issue.id, seed="四月")
    other = next(piece for piece in pieces if piece.id not in drawn.sample)
    with pytest.raises(OperationRefused) as refused:
        pick_for_sample(desk, chief, other.id, added=True, reason=" ")
    assert codes(refused) == {"no_reason"}
    picked = pick_for_sample(desk, chief, other.id, added=True, reason="新作者")
    assert picked.sample == {*drawn.sample, other.id}
    with pytest.raises(OperationRefused) as refused:
        pick_for_sample(desk, chief, other.id, added=True, reason="再加")
    assert codes(refused) == {"pick_changes_nothing"}
    taken = pick_for_sample(desk, chief, drawn.drawn[0], added=False, reason="篇幅过短")
    assert taken.sample == {other.id}
    assert issue_view(desk, chief, office.issue.id).standing.sample == taken
    unread = office.register(TEXT, "还没审")
    with pytest.raises(OperationRefused) as refused:
        pick_for_sample(desk, chief, unread.id, added=True, reason="想看")
    assert codes(refused) == {"not_passed"}


def test_without_a_drawing_nothing_is_picked(office: Office) -> None:
    piece = office.to_final_review()
    with pytest.raises(OperationRefused) as refused:
        pick_for_sample(office.desk, office.sessions["主编"], piece.id, added=True, reason="新作者")
    assert codes(refused) == {"no_sample"}


def test_a_drawn_piece_is_accepted_only_when_it_was_read_closely(office: Office) -> None:
    pieces = drawn_office(office)
    drawn = draw_sample(office.desk, office.sessions["主编"], office.issue.id, seed="四月")
    inside = next(piece for piece in pieces if piece.id in drawn.sample)
    outside = next(piece for piece in pieces if piece.id not in drawn.sample)
    assert accept(office, outside, closely=False).stage is Stage.ACCEPTED
    with pytest.raises(DecisionRefused) as refused:
        accept(office, inside, closely=False)
    assert codes(refused) == {"sample_unread", "sample_unchecked"}
    inside = office.before_acceptance(inside)
    assert accept(office, inside, closely=True).stage is Stage.ACCEPTED


def test_a_piece_drawn_after_acceptance_waits_at_the_release_for_its_close_reading(
    office: Office,
) -> None:
    request = replace(a_full_request(Decision.ACCEPT, Stage.FINAL_REVIEW), read_closely=False)
    piece = office.to_final_review()
    chief = office.sessions["主编"]
    piece = take_decision(
        office.desk, chief, piece.id, piece.revision, replace(request, problems=())
    )
    draw_sample(office.desk, chief, office.issue.id, seed="四月")
    view = manuscript_view(office.desk, chief, piece.id)
    assert view.manuscript.stage is Stage.ACCEPTED
    before = issue_view(office.desk, chief, office.issue.id)
    assert before.coverage(Stage.FINAL_REVIEW).closely.pieces == 0
    record_close_reading(office.desk, chief, piece.id, Stage.FINAL_REVIEW)
    after = issue_view(office.desk, chief, office.issue.id)
    assert after.coverage(Stage.FINAL_REVIEW).closely.pieces == 1


def test_the_issue_tells_who_has_read_what(office: Office) -> None:
    office.to_final_review()
    view = issue_view(office.desk, office.sessions["主编"], office.issue.id)
    readings = issue_readings(view)
    assert [(r.stage, r.reader) for r in readings] == [
        (Stage.FIRST_REVIEW, "编辑甲"),
        (Stage.SECOND_REVIEW, "责任编辑"),
    ]
    assert all(r.marks.on_paper for r in readings)


def test_what_a_person_cannot_do_is_told_before_it_is_tried(office: Office) -> None:
    office.register()
    view = issue_view(office.desk, office.sessions["甲"], office.issue.id)
    told = {r.code for r in view.refusals(Operation.CLOSE_SECOND_REVIEW)}
    assert told == {"role", "second_review_unread", "close_reading_short"}
    assert {r.code for r in view.refusals(Operation.CLOSE_ISSUE)} == {"role", "issue_unsettled"}
    assert {r.code for r in view.refusals(Operation.DRAW_SAMPLE)} == {"role"}


def test_an_issue_is_closed_when_all_is_settled_and_takes_nothing_afterwards(
    office: Office,
) -> None:
    piece = office.to_release()
    other = office.register(TEXT, "撤下的稿子")
    responsible, issue = office.sessions["责编"], office.issue.id
    with pytest.raises(OperationRefused) as refused:
        close_issue(office.desk, responsible, issue)
    assert codes(refused) == {"issue_unsettled"}
    other = office.decide(other, "责编", Decision.WITHDRAW)
    office.close_second_review()
    office.decide(piece, "责编", Decision.RELEASE)
    closing = close_issue(office.desk, responsible, issue)
    assert (closing.released, closing.rejected, closing.withdrawn) == (1, 0, 1)
    with pytest.raises(OperationRefused) as refused:
        office.register(TEXT, "来晚了")
    assert codes(refused) == {"issue_closed"}
    with pytest.raises(DecisionRefused) as refused_reopening:
        office.decide(other, "主编", Decision.REOPEN)
    assert codes(refused_reopening) == {"issue_closed"}
    for call in (close_issue, close_second_review):
        with pytest.raises(OperationRefused) as refused:
            call(office.desk, responsible, issue)
        assert codes(refused) == {"issue_closed"}
    assert verify_audit(office.desk).ok


def test_finished_pieces_stand_on_the_desk_as_before(office: Office) -> None:
    piece = office.to_release()
    office.close_second_review()
    office.decide(piece, "责编", Decision.RELEASE)
    office.decide(office.register(TEXT, "撤下的稿子"), "责编", Decision.WITHDRAW)
    office.register(TEXT, "在办的稿子")
    overview = desk_overview(office.desk, office.sessions["甲"])
    assert [row.title for row in overview.mine] == ["在办的稿子"]
    over = {row.title: row for row in overview.over}
    assert set(over) == {"春运第一天", "撤下的稿子"}
    assert over["春运第一天"].gate is not None
    assert over["春运第一天"].gate.rate.tenths == 0
    assert over["撤下的稿子"].gate is None
    assert all(row.column == "通联" and row.characters for row in over.values())
    assert desk_overview(office.desk, office.sessions["甲"], office.issue.id).over == overview.over
