"""Recording a piece's layout (版面登记): characters, cover, important matter; counting anew."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from editorial.desk.baselines import dated_document
from editorial.desk.desk import Desk
from editorial.desk.differences import recounted
from editorial.desk.incoming import kept_document
from editorial.desk.registration import seen
from editorial.desk.sessions import Session, acting
from editorial.domain.identifiers import ManuscriptId, PersonId
from editorial.domain.layout_record import LayoutRecord
from editorial.domain.manuscript import Manuscript
from editorial.domain.permissions import Operation, demand
from editorial.domain.ports import UnitOfWork
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.stages import Stage
from editorial.scoring.basis import LayoutRefused
from editorial.scoring.layout_count import read_layout
from editorial.text.body_text import body_text
from editorial.text.document_text import DocumentText

_SPAN: Final = re.compile(r"([0-9]+)(?:[-—–~～至]([0-9]+))?")
_APART: Final = re.compile(r"[、，,；;\s]+")
_MOST: Final = 9999
"""More paragraphs in one span are a slip of the keyboard."""
LONGEST_WORD: Final = 40
"""Characters of an important word; more are a passage, to be named by its paragraph."""


@dataclass(frozen=True, slots=True)
class LayoutForm:
    """What is filled in; a blank form takes back what was recorded before."""

    layout: str = ""
    """The layout in one line (``40×44×3``, :func:`editorial.scoring.layout_count.read_layout`)."""
    cover: bool = False
    paragraphs: tuple[int, ...] = ()
    """Numbers of the paragraphs that are important as a whole."""
    words: tuple[str, ...] = ()


def paragraph_numbers(told: str) -> tuple[int, ...] | None:
    """Numbers and spans of numbers as people write them (1,3-5); None when they can't be read."""
    found: list[int] = []
    for each in filter(None, _APART.split(told)):
        span = _SPAN.fullmatch(each)
        if span is None or int(span[2] or span[1]) - int(span[1]) > _MOST:
            return None
        found += range(int(span[1]), int(span[2] or span[1]) + 1)
    return tuple(found)


def record_layout(
    desk: Desk,
    session: Session,
    manuscript_id: ManuscriptId,
    seen_revision: int,
    form: LayoutForm,
) -> Manuscript:
    """Record how a piece is set and what of it is important; the round that is on counts anew.

    Rounds that are over keep the rates that they were approved with, and so does a sign-off.

    Args:
        desk: The desk.
        session: A responsible editor or the chief editor: who reads does not set the measure.
        manuscript_id: The piece.
        seen_revision: The revision that the person saw.
        form: What is recorded, in place of what was before.

    Raises:
        OperationRefused: with every reason why not.
        StaleManuscript: when the manuscript was changed since it was seen.
    """
    now = desk.now()
    with acting(desk, session) as (unit, actor):
        demand(actor, Operation.RECORD_LAYOUT)
        manuscript = seen(unit, manuscript_id, seen_revision)
        record = _record(unit, manuscript, form, actor.id, now)
        changed = replace(manuscript, layouts=(*manuscript.layouts, record))
        current = changed.current_round
        if current in changed.rounds_since_freeze and current and current.approved_at is None:
            counted = recounted(desk, unit, changed, current)
            changed = replace(changed, rounds=(*changed.rounds[:-1], counted))
        unit.manuscripts.save(changed)
        unit.audit.append(now, actor, "layout.record", manuscript_id, _details(changed, record))
        unit.commit()
    return replace(changed, revision=changed.revision + 1)


def _record(
    unit: UnitOfWork, manuscript: Manuscript, form: LayoutForm, by: PersonId, at: datetime
) -> LayoutRecord:
    if manuscript.stage.is_over or manuscript.stage is Stage.SIGNED:
        raise OperationRefused(
            (
                Refusal(
                    "layout_settled",
                    f"稿件在“{manuscript.stage.label}”环节，差错率已经签发，不能再改版面登记",
                ),
            )
        )
    layout = form.layout.strip()
    words = tuple(dict.fromkeys(word.strip() for word in form.words if word.strip()))
    paragraphs = tuple(sorted(set(form.paragraphs)))
    refusals = _text_refusals(_text(unit, manuscript), paragraphs, words)
    characters = None
    try:
        characters = read_layout(layout) if layout else None
    except LayoutRefused as refusal:
        refusals = (Refusal("layout_unreadable", str(refusal)), *refusals)
    version = manuscript.frozen.version if manuscript.frozen else len(manuscript.versions)
    record = LayoutRecord(version, layout, characters, by, at, form.cover, paragraphs, words)
    if not refusals and _same(record, manuscript.layout):
        refusals = (Refusal("layout_unchanged", "版面登记与现有的一样，没有改动"),)
    if refusals:
        raise OperationRefused(refusals)
    return record


def _same(record: LayoutRecord, before: LayoutRecord | None) -> bool:
    if before is None:
        return not record.says_something
    return replace(record, by=before.by, at=before.at) == before


def _text(unit: UnitOfWork, manuscript: Manuscript) -> DocumentText:
    """The text that galleys are, or will be, read against."""
    if manuscript.frozen is not None:
        return dated_document(unit, manuscript)
    return kept_document(unit, manuscript.current_version.document_sha256)


def _text_refusals(
    document: DocumentText, paragraphs: tuple[int, ...], words: tuple[str, ...]
) -> tuple[Refusal, ...]:
    """What is not in the text cannot be important in it: most likely a slip of the keyboard."""
    last, body = len(document.paragraphs), body_text(document).text
    found = []
    if outside := [number for number in paragraphs if not 1 <= number <= last]:
        named = "、".join(map(str, outside))
        found.append(Refusal("no_such_paragraph", f"没有第 {named} 段，全文共 {last} 段"))
    for word in words:
        if len(word) > LONGEST_WORD:
            told = f"“{word[:8]}…”超过 {LONGEST_WORD} 字，整段重要的请填段号"
            found.append(Refusal("word_too_long", told))
        elif "".join(word.split()) not in body:
            found.append(
                Refusal("word_not_found", f"文中找不到“{word}”，请核对写法，或先登记改定的文本")
            )
    return tuple(found)


def _details(manuscript: Manuscript, record: LayoutRecord) -> dict[str, object]:
    current = manuscript.current_round
    rates = current.rates if current is not None else ()
    return {
        "version": record.version,
        "layout": record.form,
        "characters": record.characters,
        "cover": record.cover,
        "paragraphs": list(record.paragraphs),
        "words": list(record.words),
        "rates": {r.scheme: [r.rate.tenths, r.rate.characters] for r in rates},
    }
