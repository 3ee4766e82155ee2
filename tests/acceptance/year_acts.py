"""What people of the office's year do beside deciding: changes, entries by hand, samples, absences.

Each act is tried by somebody on a piece; the desk lets it pass or refuses. What it did is written
into the diary, to be held against the record.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from editorial.desk.baseline_changes import ChangeForm, propose_change, rule_change
from editorial.desk.hand_entries import (
    HandEntryForm,
    add_hand_entry,
    redo_mark,
    take_out_hand_entry,
    undo_mark,
)
from editorial.desk.incoming import frozen_document, kept_document
from editorial.desk.people import appoint_deputy, change_person
from editorial.desk.proof_readers import assign_reader
from editorial.desk.reading import mark_read, record_close_reading
from editorial.desk.rulings import flag_matter
from editorial.desk.sample_checking import record_sample_check
from editorial.desk.sampling import pick_for_sample
from editorial.desk.sessions import Session
from editorial.domain.baseline import CHANGE_STAGES
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.domain.manuscript import Manuscript
from editorial.domain.reading_marks import MarkChange
from editorial.domain.sample_check_form import HandError, ParagraphEdit, SampleCheckForm
from editorial.domain.stages import REVIEW_STAGES, ProofPass, Stage
from editorial.text.body_text import body_text

if TYPE_CHECKING:
    from tests.acceptance.office_year import OfficeYear

Act = Callable[["OfficeYear", Manuscript, Session], None]

MAY_BE_AWAY: Final = ("甲", "乙", "丙", "丁", "责编二", "副主编")
_WORDS: Final = "的地得在再做作已以即既"


def propose(year: OfficeYear, piece: Manuscript, session: Session) -> None:
    """Propose a change of the frozen text, somewhere."""
    if piece.frozen is None:
        return
    with year.office.desk.reading() as unit:
        body = body_text(frozen_document(unit, piece)).text
    start = year.dice.randrange(len(body))
    end = min(start + year.dice.choice([0, 1, 1, 2]), len(body))
    reason = f"第{year.diary.moves}次办理时提出"
    form = ChangeForm(start, end, year.dice.choice(_WORDS) * year.dice.randint(0, 2), reason)
    year.keep(propose_change(year.office.desk, session, piece.id, piece.revision, form))
    year.diary.proposed.append((piece.id, reason))


def rule(year: OfficeYear, piece: Manuscript, session: Session) -> None:
    """Approve or refuse a change that waits; the refusal says why."""
    for change in piece.open_changes[:1]:
        approves = year.dice.random() < 0.7
        year.keep(
            rule_change(
                year.office.desk,
                session,
                piece.id,
                piece.revision,
                change.number,
                approves=approves,
                remark="" if approves else "按原文",
            )
        )
        year.diary.ruled[piece.id] += 1


def enter_by_hand(year: OfficeYear, piece: Manuscript, session: Session) -> None:
    """Write down an error that was found by eye: in the text, or in a picture."""
    galley = piece.current_galley
    if galley is None:
        return
    with year.office.desk.reading() as unit:
        body = body_text(kept_document(unit, galley.document_sha256)).text
    start = year.dice.randrange(len(body))
    form = HandEntryForm(
        start, start + 1, body[start], year.dice.choice(_WORDS), DiscrepancyKind.WRONG
    )
    if year.dice.random() < 0.3:
        form = HandEntryForm(
            start, start, "", "", DiscrepancyKind.WRONG, "第 2 页图 1", "图题与图不对应"
        )
    year.keep(add_hand_entry(year.office.desk, session, piece.id, piece.revision, form))
    year.diary.by_hand[piece.id] += 1


def take_out(year: OfficeYear, piece: Manuscript, session: Session) -> None:
    """Take an entry by hand out again."""
    current = piece.current_round
    standing = [e for e in (current.hand_entries if current else ()) if e.stands]
    if standing:
        number = year.dice.choice(standing).number
        year.keep(take_out_hand_entry(year.office.desk, session, piece.id, piece.revision, number))


def undo_and_redo(year: OfficeYear, piece: Manuscript, session: Session) -> None:
    """Undo the last step; redone, the galley is marked as before."""
    before = piece.current_round
    undone = year.keep(undo_mark(year.office.desk, session, piece.id, piece.revision))
    if year.dice.random() < 0.7:
        again = year.keep(redo_mark(year.office.desk, session, piece.id, undone.revision))
        assert before is not None
        assert again.current_round is not None
        assert again.current_round.marks == before.marks
        assert again.current_round.rates == before.rates


def check_sample(year: OfficeYear, piece: Manuscript, session: Session) -> None:
    """Read a piece closely and write down what is wrong with its editing, or correct it there."""
    version = piece.current_version
    with year.office.desk.reading() as unit:
        document = kept_document(unit, version.document_sha256)
    number = year.dice.randint(1, len(document.paragraphs))
    text = document.paragraphs[number - 1].text
    form = year.dice.choice(
        [
            SampleCheckForm(),
            SampleCheckForm(hand=(HandError(number, text[:1], "某", DiscrepancyKind.WRONG),)),
            SampleCheckForm(edits=(ParagraphEdit(number, text + "又及。"),)),
        ]
    )
    record_sample_check(year.office.desk, session, piece.id, version.number, form)
    year.diary.checks[piece.id] += 1


def pick(year: OfficeYear, piece: Manuscript, session: Session) -> None:
    """Add a piece to the sample by hand, or take it out."""
    added = year.dice.random() < 0.5
    pick_for_sample(year.office.desk, session, piece.id, added=added, reason="主编指定")
    year.diary.picks += 1


def mark(year: OfficeYear, piece: Manuscript, session: Session) -> None:
    """Mark paragraphs as read, or take the marks back."""
    change = MarkChange(frozenset({1, 2}), close=year.dice.random() < 0.5, read=True)
    mark_read(year.office.desk, session, piece.id, (change,))
    if year.dice.random() < 0.3:
        mark_read(year.office.desk, session, piece.id, (replace(change, read=False),))


def make_up_for(year: OfficeYear, piece: Manuscript, session: Session) -> None:
    """Read a piece closely after its review, so that the issue reaches its share."""
    stage = year.dice.choice([Stage.SECOND_REVIEW, Stage.FINAL_REVIEW])
    record_close_reading(year.office.desk, session, piece.id, stage)


def name_reader(year: OfficeYear, piece: Manuscript, session: Session) -> None:
    """Name somebody to read a pass, or nobody any more."""
    who = year.dice.choice(["甲", "乙", "丙", "丁", "责编", "责编二", ""])
    person = year.office.sessions[who].person if who else None
    wanted = (year.dice.choice([ProofPass.FIRST, ProofPass.SECOND, ProofPass.THIRD]), person)
    year.keep(assign_reader(year.office.desk, session, piece.id, piece.revision, wanted, "分工"))


def flag(year: OfficeYear, piece: Manuscript, session: Session) -> None:
    """Say that a piece is a major matter, or that it is none."""
    flagged = piece.major_matter is None
    year.keep(
        flag_matter(
            year.office.desk, session, piece.id, piece.revision, flagged=flagged, reason="核实后"
        )
    )


def appoint(year: OfficeYear, _piece: Manuscript, session: Session) -> None:
    """Name a deputy for some days, beginning today or later."""
    who = year.office.sessions[year.dice.choice(["副主编", "责编二"])].person
    first = year.office.clock().date() + timedelta(days=year.dice.randint(0, 5))
    last = first + timedelta(days=year.dice.randint(0, 20))
    appoint_deputy(year.office.desk, session, who, first, last, "出差")


def go_away_or_come_back(year: OfficeYear, _piece: Manuscript, session: Session) -> None:
    """Close somebody's account for a while, or open it again: one is away at a time."""
    who, year.away = year.away, ""
    if not who:
        who = year.away = year.dice.choice(MAY_BE_AWAY)
    person = year.office.sessions[who].person
    try:
        change_person(year.office.desk, session, person, active=not year.away)
    except BaseException:
        year.away = "" if year.away else who
        raise
    at = year.office.clock.now
    if year.away:
        year.diary.absences.append((person, at, None))
    else:
        person, since, _ = year.diary.absences[-1]
        year.diary.absences[-1] = (person, since, at)


_EDITORS: Final = ("甲", "乙", "丙", "丁", "责编", "责编二")
_CHIEFS: Final = ("主编", "主编", "副主编")
_READING: Final = frozenset(stage for stage in Stage if stage.proof_pass is not None)
_ANY: Final = frozenset(Stage)
_FINAL: Final = frozenset({Stage.FINAL_REVIEW})


class Custom(NamedTuple):
    """How often an act is tried, whose work it could be, and where."""

    weight: int
    act: Act
    likely: tuple[str, ...]
    stages: frozenset[Stage]


CUSTOMS: Final = (
    Custom(5, propose, _EDITORS, CHANGE_STAGES),
    Custom(6, rule, _CHIEFS, CHANGE_STAGES),
    Custom(9, enter_by_hand, (), _READING),
    Custom(2, take_out, (), _READING),
    Custom(6, undo_and_redo, (), _READING),
    Custom(6, check_sample, _CHIEFS, _FINAL),
    Custom(1, pick, _CHIEFS, _ANY),
    Custom(2, mark, (), frozenset(REVIEW_STAGES)),
    Custom(2, make_up_for, ("责编", "责编二", "主编"), _ANY),
    Custom(1, name_reader, ("责编", "责编二", "主编"), _ANY),
    Custom(1, flag, (*_EDITORS, "主编"), _ANY),
    Custom(1, appoint, ("主编",), _ANY),
    Custom(2, go_away_or_come_back, ("管理",), _ANY),
)
"""Without anybody likely: whoever is likely to work on the piece at its stage."""


def some_act(dice: Random, stage: Stage, at_work: tuple[str, ...]) -> tuple[Act, str | None]:
    """An act by the dice that fits the stage, or at times any; and who tries it, None: whoever."""
    anything = dice.random() < 0.1
    fitting = [each for each in CUSTOMS if anything or stage in each.stages]
    (custom,) = dice.choices(fitting, weights=[each.weight for each in fitting])
    return custom.act, None if dice.random() < 0.1 else dice.choice(custom.likely or at_work)
