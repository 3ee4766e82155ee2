"""An office with a piece at each turn of the road, and every use case tried on it.

Nothing that is tried is kept: each call sees the office as it was built.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from editorial.desk import (
    auditing,
    baseline_changes,
    blind_merging,
    blind_naming,
    blind_reading,
    deciding,
    differences,
    dossier,
    drafts,
    finding,
    forms,
    hand_entries,
    issue_closing,
    issue_reports,
    issue_views,
    layout_recording,
    manuscript_views,
    office_views,
    people,
    proof_accounting,
    proof_papers,
    proof_readers,
    queues,
    reading,
    red_checking,
    registration,
    rulings,
    sample_checking,
    sampling,
    schedule,
)
from editorial.desk.desk import Desk
from editorial.desk.incoming import IncomingFile
from editorial.desk.sessions import Session
from editorial.domain.account_period import AccountPeriod
from editorial.domain.decisions import Decision
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.form_kind import FormKind
from editorial.domain.identifiers import PersonId
from editorial.domain.manuscript import Manuscript
from editorial.domain.people import Role
from editorial.domain.proofs import Disposition
from editorial.domain.reading_marks import MarkChange
from editorial.domain.sample_check_form import SampleCheckForm
from editorial.domain.stages import ProofPass, Stage
from tests.desk.offices import PASSWORD, TEXT, Office, an_office

DAY: Final = date(2026, 3, 2)


class _Uncommitted:
    """A unit of work whose changes are seen inside it and never kept."""

    def __init__(self, unit: Any) -> None:
        self._unit = unit

    def __enter__(self) -> _Uncommitted:
        self._unit.__enter__()
        return self

    def __exit__(self, *ending: Any) -> None:
        self._unit.__exit__(*ending)

    def commit(self) -> None:
        """Leave everything as it was."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._unit, name)


class _TryingStore:
    """A store of which nothing written is kept."""

    def __init__(self, store: Any) -> None:
        self._store = store

    def unit_of_work(self, *, readonly: bool = False) -> _Uncommitted:
        return _Uncommitted(self._store.unit_of_work(readonly=readonly))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


@dataclass(frozen=True)
class Scene:
    """The office on which everything is tried."""

    desk: Desk
    """Everything works on it, and nothing is kept."""
    office: Office
    registered: Manuscript
    """At 初审."""
    judged: Manuscript
    """At 终审, with a problem that was carried there, in the sample."""
    returned: Manuscript
    """At 退改."""
    proofed: Manuscript
    """At 一校, with one difference decided and one open; a second reader is named."""
    checked: Manuscript
    """At 二校, its galley back from correction, with a change of the frozen text proposed."""
    file: IncomingFile
    out: Path

    @property
    def issue(self) -> Any:
        return self.office.issue.id


def a_scene(folder: Path) -> Scene:
    """The office with its pieces."""
    office = an_office(folder)
    rules = replace(office.desk.rules, blind_second_reading=True)
    office = replace(office, desk=replace(office.desk, rules=rules))
    wrong = TEXT.replace("第3站", "第8站").replace("第5站", "笫5站")
    judged = office.decide(office.register(title="报终审"), "甲", Decision.RECOMMEND)
    judged = office.decide(judged, "责编", Decision.REFER)
    returned = office.decide(office.register(title="退改"), "甲", Decision.RETURN_TO_AUTHOR)
    proofed = office.galley(office.to_typesetting(), "责编", wrong)
    checked = office.galley(office.to_typesetting(), "责编", wrong)
    blind_naming.waive_blind(office.desk, office.sessions["责编"], checked.id, "人手不足")
    checked = office.decide(office.settle(checked, "甲"), "甲", Decision.COMPLETE_PROOF)
    checked = office.decide(checked, "主编", Decision.APPROVE_CORRECTIONS)
    checked = office.galley(checked, "责编", TEXT + "\n")
    form = baseline_changes.ChangeForm(0, 1, "新", "统一名称")
    checked = baseline_changes.propose_change(
        office.desk, office.sessions["责编"], checked.id, checked.revision, form
    )
    current = proofed.current_round
    assert current is not None
    proofed = office.settle_some(proofed, "甲", [1], Disposition.TYPESETTING_ERROR)
    blind_naming.name_blind_reader(
        office.desk, office.sessions["责编"], proofed.id, office.sessions["乙"].person
    )
    sampling.draw_sample(office.desk, office.sessions["主编"], office.issue.id, seed="四月")
    sampling.pick_for_sample(
        office.desk, office.sessions["主编"], judged.id, added=True, reason="内容重要"
    )
    store: Any = _TryingStore(office.desk.store)
    return Scene(
        replace(office.desk, store=store),
        office,
        office.register(title="待初审"),
        judged,
        returned,
        proofed,
        checked,
        office.file(TEXT + "改后加的一段。\n"),
        folder / "out",
    )


Call = Callable[[Scene, Session], object]


def _piece(use_case: Callable[..., object], which: str, *rest: Any, **named: Any) -> Call:
    """A use case on a piece, with the revision as it stands where it asks for one."""

    def call(scene: Scene, session: Session) -> object:
        piece = getattr(scene, which)
        values = [each(scene) if callable(each) else each for each in rest]
        return use_case(scene.desk, session, piece.id, *values, **named)

    return call


def _changing(use_case: Callable[..., object], which: str, *rest: Any, **named: Any) -> Call:
    return _piece(use_case, which, lambda scene: getattr(scene, which).revision, *rest, **named)


def _issue(use_case: Callable[..., object], *rest: Any, **named: Any) -> Call:
    def call(scene: Scene, session: Session) -> object:
        values = [each(scene) if callable(each) else each for each in rest]
        return use_case(scene.desk, session, scene.issue, *values, **named)

    return call


def _office(use_case: Callable[..., object], *rest: Any, **named: Any) -> Call:
    def call(scene: Scene, session: Session) -> object:
        values = [each(scene) if callable(each) else each for each in rest]
        return use_case(scene.desk, session, *values, **named)

    return call


def _person(login: str) -> Callable[[Scene], PersonId]:
    return lambda scene: scene.office.sessions[login].person


_ENTRY = hand_entries.HandEntryForm(0, 1, "春", "夏", DiscrepancyKind.WRONG)
_MARKS = (MarkChange(frozenset({1})),)

CALLS: Final[dict[str, Call]] = {
    "audit_entries": _office(auditing.audit_entries),
    "dated_baseline_text": _piece(baseline_changes.dated_baseline_text, "checked"),
    "find_in_frozen": _piece(baseline_changes.find_in_frozen, "checked", "春运"),
    "propose_change": _changing(
        baseline_changes.propose_change,
        "checked",
        baseline_changes.ChangeForm(20, 21, "新", "统一名称"),
    ),
    "record_layout": _changing(
        layout_recording.record_layout, "checked", layout_recording.LayoutForm("40×44×3")
    ),
    "rule_change": _changing(baseline_changes.rule_change, "checked", 1, approves=True),
    "blind_material": _piece(blind_merging.blind_material, "proofed"),
    "merge_blind": _changing(blind_merging.merge_blind, "proofed"),
    "name_blind_reader": _piece(
        blind_naming.name_blind_reader, "proofed", _person("责编二"), "换人"
    ),
    "waive_blind": _piece(blind_naming.waive_blind, "proofed", "人手不足"),
    "enter_blind": _piece(blind_reading.enter_blind, "proofed", _ENTRY),
    "hand_in_blind": _piece(blind_reading.hand_in_blind, "proofed"),
    "take_back_blind": _piece(blind_reading.take_back_blind, "proofed", 1),
    "answer_problem": _changing(
        deciding.answer_problem, "judged", deciding.ProblemAnswer(1, "已处理")
    ),
    "decide_differences": _changing(
        differences.decide_differences,
        "proofed",
        [2],
        differences.Verdict(Disposition.TYPESETTING_ERROR),
    ),
    "write_issue_dossier": _issue(
        dossier.write_issue_dossier, lambda scene: scene.out / "archive.zip"
    ),
    "keep_draft": _piece(drafts.keep_draft, "registered", Stage.FIRST_REVIEW, "{}"),
    "find_column": _office(finding.find_column, "通联"),
    "find_issue": _office(finding.find_issue, "2026年第4期"),
    "find_manuscript": _office(finding.find_manuscript, lambda scene: scene.registered.number),
    "find_person": _office(finding.find_person, "甲"),
    "write_form": _office(
        forms.write_form,
        FormKind.REGISTER,
        lambda scene: scene.registered.id,
        lambda scene: scene.out / "form.docx",
    ),
    "write_issue_form": _office(
        forms.write_issue_form,
        FormKind.REGISTER,
        lambda scene: scene.issue,
        lambda scene: scene.out / "issue.docx",
    ),
    "write_accounts_form": _office(
        forms.write_accounts_form,
        AccountPeriod.of_year(2026),
        lambda scene: scene.out / "accounts.docx",
    ),
    "add_hand_entry": _changing(hand_entries.add_hand_entry, "proofed", _ENTRY),
    "take_out_hand_entry": _changing(hand_entries.take_out_hand_entry, "proofed", 1),
    "undo_mark": _changing(hand_entries.undo_mark, "proofed"),
    "redo_mark": _changing(hand_entries.redo_mark, "proofed"),
    "close_issue": _issue(issue_closing.close_issue),
    "close_second_review": _issue(issue_closing.close_second_review),
    "write_issue_report": _issue(
        issue_reports.write_issue_report, lambda scene: scene.out / "report"
    ),
    "issue_view": _issue(issue_views.issue_view),
    "manuscript_view": _piece(manuscript_views.manuscript_view, "registered"),
    "proof_material": _piece(manuscript_views.proof_material, "checked"),
    "review_material": _piece(manuscript_views.review_material, "registered"),
    "version_text": _piece(manuscript_views.version_text, "registered", 1),
    "office_view": _office(office_views.office_view),
    "add_person": _office(
        people.add_person,
        people.PersonForm("新人", "编辑丙", frozenset({Role.EDITOR})),
        PASSWORD,
    ),
    "all_people": _office(people.all_people),
    "appoint_deputy": _office(people.appoint_deputy, _person("责编"), DAY, DAY, "出差"),
    "change_person": _office(people.change_person, _person("乙"), active=False),
    "set_password": _office(people.set_password, _person("乙"), PASSWORD),
    "issue_accounts": _issue(proof_accounting.issue_accounts),
    "period_accounts": _office(proof_accounting.period_accounts, DAY, DAY),
    "piece_accounts": _piece(proof_accounting.piece_accounts, "checked"),
    "write_proof_papers": _piece(
        proof_papers.write_proof_papers, "checked", lambda scene: scene.out / "papers"
    ),
    "assign_reader": _changing(
        proof_readers.assign_reader,
        "checked",
        lambda scene: (ProofPass.SECOND, scene.office.sessions["乙"].person),
    ),
    "proof_reader_proposals": _piece(proof_readers.proof_reader_proposals, "checked"),
    "desk_overview": _office(queues.desk_overview),
    "sign_off_queue": _office(queues.sign_off_queue),
    "mark_read": _piece(reading.mark_read, "registered", _MARKS),
    "reading_material": _piece(reading.reading_material, "registered"),
    "record_close_reading": _piece(reading.record_close_reading, "checked", Stage.SECOND_REVIEW),
    "red_check_material": _piece(red_checking.red_check_material, "checked"),
    "sign_red_check": _changing(red_checking.sign_red_check, "checked"),
    "add_column": _office(registration.add_column, "言论"),
    "add_version": _changing(registration.add_version, "returned", lambda scene: scene.file),
    "open_issue": _office(registration.open_issue, "通衢", "2026年第5期"),
    "register_manuscript": _office(
        registration.register_manuscript,
        lambda scene: registration.ManuscriptForm(
            "新稿", "通讯员", scene.issue, scene.office.columns["通联"]
        ),
        lambda scene: scene.file,
    ),
    "flag_matter": _changing(rulings.flag_matter, "judged", flagged=True, reason="涉外"),
    "rule_problem": _changing(rulings.rule_problem, "judged", rulings.ProblemRuling(1, "照改")),
    "keep_sample_draft": _piece(sample_checking.keep_sample_draft, "judged", 1, SampleCheckForm()),
    "record_sample_check": _piece(
        sample_checking.record_sample_check, "judged", 1, SampleCheckForm()
    ),
    "sample_checks": _piece(sample_checking.sample_checks, "judged"),
    "sample_material": _piece(sample_checking.sample_material, "judged"),
    "sample_quality": _issue(sample_checking.sample_quality),
    "draw_sample": _issue(sampling.draw_sample, seed="再抽", reason="补稿"),
    "pick_for_sample": _piece(sampling.pick_for_sample, "proofed", added=False, reason="重复"),
    "issue_calendars": _issue(schedule.issue_calendars),
    "load_view": _office(schedule.load_view),
    "schedule_view": _office(schedule.schedule_view),
    "set_calendar": _issue(schedule.set_calendar, date(2026, 6, 30)),
}
"""Use case → how it is tried; all but the decisions of the route."""
