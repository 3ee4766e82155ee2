"""The checklists of proofs, sign-off and release: asked, answered, kept, and an office's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from editorial.desk.checklists import (
    ChecklistRefused,
    checklist_for,
    office_checklists,
    shipped_checklists,
)
from editorial.desk.deciding import take_decision
from editorial.desk.desk import open_desk
from editorial.desk.examined_installation import examined_dictionaries
from editorial.desk.forms import write_form
from editorial.desk.manuscript_views import manuscript_view
from editorial.domain.case import DecisionRequest
from editorial.domain.decisions import Decision
from editorial.domain.form_kind import FormKind
from editorial.domain.publication import PublicationType
from editorial.domain.refusals import DecisionRefused
from editorial.domain.reviews import Answer, ChecklistAnswer, PointLevel
from editorial.domain.stage_checklists import PROOF_STAGES, ChecklistUse
from editorial.domain.stages import Stage
from editorial.intake.read import read_document
from tests.desk.offices import TEXT, Office, an_office

SEED = {
    Stage.FIRST_PROOF: {"S-32", "S-33", "S-34", "S-37", "S-39"},
    Stage.SECOND_PROOF: {"S-32", "S-33", "S-35", "S-39"},
    Stage.THIRD_PROOF: {"S-32", "S-33", "S-36", "S-38", "S-39", "S-41", "S-42", "S-43"},
    Stage.EXTRA_PROOF: {"S-33", "S-39", "S-42"},
    Stage.CLEAN_PROOF: {"S-37", "S-41", "S-42", "S-43", "A-07", "S-45"},
    Stage.SIGN_OFF: {"S-32", "S-38", "S-40", "S-41", "S-42", "S-43"},
    Stage.SIGNED: {"S-41", "S-43", "S-44", "A-07", "A-13"},
}
"""The clauses that the rules say of each step, as read in them."""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return an_office(tmp_path)


@pytest.mark.parametrize("stage", PROOF_STAGES)
def test_every_step_asks_what_the_rules_say_of_it(stage: Stage) -> None:
    asked = {clause for item in checklist_for(stage) for clause in item.clause.split()}
    assert SEED[stage] <= asked
    assert len({item.key for item in checklist_for(stage)}) == len(checklist_for(stage))


def test_every_point_that_ships_says_its_clause_and_level() -> None:
    for stage in PROOF_STAGES:
        for item in checklist_for(stage):
            assert item.clause.strip()
            assert (item.level is PointLevel.RULE) <= item.clause.startswith("S-")


def test_a_pass_is_handed_in_without_its_list_and_leaves_nothing(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", TEXT)
    blank = DecisionRequest(Decision.COMPLETE_PROOF, opinion="校毕")
    desk, session = office.desk, office.sessions["甲"]
    piece = take_decision(desk, session, piece.id, piece.revision, blank)
    assert piece.stage is Stage.FIRST_PROOF_APPROVAL
    assert piece.checklists == ()


def test_what_was_answered_stays_as_it_was_asked(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", TEXT)
    item = checklist_for(Stage.FIRST_PROOF)[0]
    request = DecisionRequest(
        Decision.COMPLETE_PROOF,
        checklist=(ChecklistAnswer(item.key, Answer.NO, " 末段看不清 "),),
    )
    take_decision(office.desk, office.sessions["甲"], piece.id, piece.revision, request)
    with office.desk.reading() as unit:
        (kept,) = unit.manuscripts.get(piece.id).checklists
        entry = unit.audit.entries(piece.id)[-1]
    assert (kept.stage, kept.decision) == (Stage.FIRST_PROOF, Decision.COMPLETE_PROOF)
    assert (kept.proof_round, kept.by) == (1, office.sessions["甲"].person)
    (point,) = kept.points
    assert (point.item, point.answer, point.remark) == (item, Answer.NO, "末段看不清")
    assert kept.problems == kept.points
    assert "末段看不清" in str(entry.details)


def test_signing_and_release_wait_for_every_point(office: Office) -> None:
    piece = office.decide(office.to_clean_proof(), "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    galley = piece.current_galley
    assert galley is not None
    request = DecisionRequest(Decision.SIGN, opinion="同意", seen_galley=galley.text_sha256)
    with pytest.raises(DecisionRefused) as refused:
        take_decision(office.desk, office.sessions["主编"], piece.id, piece.revision, request)
    assert [each.code for each in refused.value.refusals] == ["proof_checklist_open"]
    signed = office.decide(piece, "主编", Decision.SIGN)
    assert signed.checklists[-1].stage is Stage.SIGN_OFF
    view = manuscript_view(office.desk, office.sessions["责编"], piece.id)
    assert view.checklist == checklist_for(Stage.SIGNED)


def test_an_office_may_do_without(office: Office) -> None:
    off = ChecklistUse.OFF
    rules = replace(office.desk.rules, proof_checklist=off, release_checklist=off)
    office.desk = replace(office.desk, rules=rules)
    piece = office.to_release()
    assert piece.stage is Stage.SIGNED
    assert piece.checklists == ()
    assert manuscript_view(office.desk, office.sessions["责编"], piece.id).checklist == ()


def own(folder: Path, text: str, name: str = "proofs.toml") -> Path:
    file = folder / "dictionaries" / "checklists" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return folder


def test_an_office_changes_adds_and_takes_out_points(tmp_path: Path) -> None:
    before = checklist_for(Stage.SECOND_PROOF)
    home = own(
        tmp_path,
        f"""
        [[second_proof]]
        key = "{before[0].key}"
        text = "互校：换人校对"

        [[second_proof]]
        key = "{before[1].key}"
        off = true

        [[second_proof]]
        key = "advertisements"
        text = "广告页电话与合同一致"
        may_not_apply = true
        """,
    )
    found = office_checklists(home).of(Stage.SECOND_PROOF)
    assert [i.key for i in found] == [
        before[0].key,
        *(i.key for i in before[2:]),
        "advertisements",
    ]
    assert (found[0].text, found[0].clause) == ("互校：换人校对", before[0].clause)
    assert (found[-1].level, found[-1].may_not_apply) == (PointLevel.OFFICE, True)
    assert office_checklists(home).of(Stage.FIRST_PROOF) == checklist_for(Stage.FIRST_PROOF)
    assert "本单位清单 1 份" in examined_dictionaries(home).found


def test_an_office_changes_the_reviews_and_the_imprint_alike(tmp_path: Path) -> None:
    own(tmp_path, '[[first_review]]\nkey = "local"\ntext = "本地单位名称已核"', "reviews.toml")
    own(tmp_path, '[[periodical]]\nkey = "issn"\noff = true', "imprint.toml")
    found = office_checklists(tmp_path)
    assert found.of(Stage.FIRST_REVIEW)[-1].key == "local"
    sort = PublicationType.PERIODICAL
    assert {i.key for i in shipped_checklists().imprint(sort)} - {
        i.key for i in found.imprint(sort)
    } == {"issn"}


def test_the_desk_asks_the_office_s_own_points(tmp_path: Path) -> None:
    own(tmp_path, '[[signed]]\nkey = "paper"\ntext = "纸张已到厂"')
    office = an_office(tmp_path)
    piece = office.decide(office.to_clean_proof(), "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    piece = office.decide(piece, "主编", Decision.SIGN)
    office.close_second_review()
    with pytest.raises(DecisionRefused) as refused:
        office.decide(piece, "责编", Decision.RELEASE)
    assert "纸张已到厂" in str(refused.value.refusals)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[second_proof]", "TOML"),
        ('[[fourth_proof]]\nkey = "a"\ntext = "b"', "fourth_proof"),
        ('[[second_proof]]\ntext = "没有 key"', "key"),
        ('[[second_proof]]\nkey = "a=b"\ntext = "b"', "字母"),
        ('[[second_proof]]\nkey = "paper"', "text"),
        ('[[second_proof]]\nkey = "a"\ntext = "b"\nlevel = "law"', "rule"),
        ('[[second_proof]]\nkey = "a"\ntext = "b"\ntitle = "c"', "title"),
        ('[[second_proof]]\nkey = "a"\ntext = "b"\nmay_not_apply = "yes"', "true"),
        ('[[second_proof]]\nkey = "nothing"\noff = true', "nothing"),
        (2 * '[[second_proof]]\nkey = "a"\ntext = "b"\n', "用过"),
        ('second_proof = "互校"', "[[second_proof]]"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_before_the_desk_opens(
    tmp_path: Path, text: str, told: str
) -> None:
    home = own(tmp_path, text)
    with pytest.raises(ChecklistRefused, match=r"proofs\.toml") as refused:
        open_desk(home, database_url=f"sqlite:///{tmp_path / 'editorial.db'}")
    assert told in str(refused.value)
    assert not (tmp_path / "editorial.db").exists()
    assert told in examined_dictionaries(home).found


def test_a_file_of_another_name_is_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(ChecklistRefused, match=r"proof\.toml"):
        office_checklists(own(tmp_path, "", "proof.toml"))


def test_the_forms_show_what_was_answered(office: Office, tmp_path: Path) -> None:
    piece = office.to_release()
    asked: dict[FormKind, set[str]] = {}
    asked[FormKind.ROUTING] = {i.text for i in checklist_for(Stage.THIRD_PROOF)}
    asked[FormKind.RELEASE] = {
        i.text for stage in (Stage.SIGN_OFF, Stage.SIGNED) for i in checklist_for(stage)
    }
    for kind, texts in asked.items():
        form = write_form(office.desk, office.sessions["责编"], kind, piece.id, tmp_path)
        written = "\n".join(p.text for p in read_document(form.path).document.paragraphs)
        assert all(text in written for text in texts), kind
