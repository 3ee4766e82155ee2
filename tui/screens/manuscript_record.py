"""The record of a manuscript in words (稿件档案): versions, reviews, rounds, sign-offs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from editorial.desk.manuscript_views import ManuscriptView
from editorial.desk.office_days import days_between
from editorial.domain.proofs import ProofRound, RoundRate
from editorial.domain.reviews import Answer
from editorial.domain.stages import SIX_STAGES, Stage
from tui.rendering.moments import moment
from tui.rendering.rate_text import rate_text
from tui.screens.change_keeping import change_record
from tui.screens.layout_form import layout_lines
from tui.widgets.rate_badge import RateReading
from tui.widgets.stage_track import StageStep, steps_on_the_way
from tui.wording import sentences, t

_PLACE = {
    Stage.FIRST_REVIEW: 0,
    Stage.AUTHOR_REVISION: 0,
    Stage.SECOND_REVIEW: 1,
    Stage.REWORK: 1,
    Stage.FINAL_REVIEW: 2,
    Stage.BOARD_REVIEW: 2,
    Stage.ACCEPTED: 3,
    Stage.TYPESETTING: 3,
    Stage.FIRST_PROOF: 3,
    Stage.FIRST_PROOF_APPROVAL: 3,
    Stage.FIRST_PROOF_CORRECTION: 4,
    Stage.SECOND_PROOF: 4,
    Stage.SECOND_PROOF_APPROVAL: 4,
    Stage.SECOND_PROOF_CORRECTION: 5,
    Stage.RELEASED: 7,
}
"""Which of the seven steps a stage belongs to; what is not here is proof-reading's end."""

_LAST_PROOF = frozenset(
    {
        Stage.THIRD_PROOF,
        Stage.THIRD_PROOF_APPROVAL,
        Stage.THIRD_PROOF_CORRECTION,
        Stage.EXTRA_PROOF,
        Stage.EXTRA_PROOF_APPROVAL,
        Stage.EXTRA_PROOF_CORRECTION,
    }
)


def track(view: ManuscriptView, now: datetime) -> tuple[StageStep, ...]:
    """The six stages and the sign-off with the present one and the days spent.

    Args:
        view: The manuscript.
        now: The present moment.
    """
    manuscript = view.manuscript
    stage = manuscript.stage
    here = _PLACE.get(stage, 5 if stage in _LAST_PROOF else 6)
    if stage in {Stage.REJECTED, Stage.WITHDRAWN}:
        here = _PLACE.get(manuscript.changes[-1].source, 6) if manuscript.changes else 0
    labels = [*(each.label for each in SIX_STAGES), t("stages.sign_off")]
    if stage not in {*SIX_STAGES, Stage.RELEASED} and here < len(labels):
        labels[here] = t("stages.within", step=labels[here], stage=stage.label)
    days: list[int | None] = [None] * len(labels)
    entered = manuscript.registered_at
    for change in manuscript.changes:
        place = _PLACE.get(change.source, 5 if change.source in _LAST_PROOF else 6)
        if place < len(days):
            days[place] = (days[place] or 0) + days_between(entered, change.at)
        entered = change.at
    if here < len(days):
        days[here] = (days[here] or 0) + days_between(entered, now)
    return steps_on_the_way(labels, here, days)


def scheme_name(scheme: str) -> str:
    """Short name of a counting scheme."""
    return sentences().get(f"schemes.{scheme}", scheme)


def readings(rates: tuple[RoundRate, ...]) -> tuple[RateReading, ...]:
    """Rates for the badge; the first one gates."""
    return tuple(
        RateReading(
            scheme_name(each.scheme), each.rate, each.limit, index == 0, each.text_characters
        )
        for index, each in enumerate(rates)
    )


def denominators(rate: RoundRate) -> str:
    """Both numbers of characters where the layout's are known; empty where they are not."""
    by_text = rate.text_rate
    if by_text is None:
        return ""
    stricter = rate_text(by_text, rate.limit).partition(" ")[0]
    return t(
        "rate.by_both", layout=rate.rate.characters, text=by_text.characters, stricter=stricter
    )


def rates_line(rates: tuple[RoundRate, ...]) -> str:
    """Rates in one line of words."""
    return "；".join(
        t(
            "record.rate",
            scheme=scheme_name(each.scheme),
            rate=rate_text(each.rate, each.limit) + denominators(each),
            verdict=t("rate.within") if each.passes else t("rate.beyond"),
        )
        for each in rates
    )


def head_lines(view: ManuscriptView) -> str:
    """What the manuscript is, in two or three lines."""
    m = view.manuscript
    lines = [
        t("record.head", number=m.number, title=m.title, author=m.author),
        t(
            "record.place",
            issue=view.issue.title,
            column=view.column,
            editor=view.name(m.editor),
            count=m.current_version.characters,
        ),
    ]
    waiting = [problem for problem in m.problems if problem.is_open]
    if waiting:
        lines.append(t("record.open_problems", count=len(waiting)))
    return "\n".join(lines)


def record_sections(view: ManuscriptView) -> Iterator[tuple[str, str]]:
    """Title and text of each section, the newest things last."""
    yield t("record.versions"), "\n".join(_versions(view))
    if view.manuscript.reviews:
        yield t("record.reviews"), "\n".join(_reviews(view))
    if view.manuscript.problems:
        yield t("record.problems"), "\n".join(_problems(view))
    if view.manuscript.board:
        yield (
            t("record.board"),
            "\n".join(
                t(
                    "record.board_line",
                    day=each.met_on.isoformat(),
                    outcome=t("decide.board_yes") if each.approves else t("decide.board_no"),
                    conclusion=each.conclusion,
                )
                for each in view.manuscript.board
            ),
        )
    if view.manuscript.baseline_changes:
        yield t("changes.title"), "\n".join(change_record(view))
    if view.manuscript.rounds:
        rounds = (round_lines(view, each) for each in view.manuscript.rounds)
        yield t("record.rounds"), "\n".join(rounds)
    if layout := "\n".join(layout_lines(view)):
        yield t("layout.title"), layout
    if view.manuscript.checklists:
        yield t("record.checklists"), "\n".join(checklist_lines(view))
    if view.manuscript.sign_offs:
        yield t("record.sign_offs"), "\n".join(_sign_offs(view))
    yield t("record.history"), "\n".join(_history(view))


def _versions(view: ManuscriptView) -> Iterator[str]:
    for version in view.manuscript.versions:
        yield t(
            "record.version",
            number=version.number,
            origin=version.origin.label,
            name=version.name,
            count=version.characters,
            by=view.name(version.added_by),
            at=moment(version.added_at),
        )
        if version.not_read:
            yield t("record.not_read", what="、".join(version.not_read))
    frozen = view.manuscript.frozen
    if frozen is not None:
        yield t(
            "record.frozen",
            number=frozen.version,
            at=moment(frozen.frozen_at),
            seal=frozen.text_sha256[:16],
        )


def _reviews(view: ManuscriptView) -> Iterator[str]:
    for review in view.manuscript.reviews:
        by = view.name(review.by)
        if review.deputising_for is not None:
            by = t("record.deputy", by=by, principal=view.name(review.deputising_for))
        yield t(
            "record.review",
            stage=review.stage.label,
            by=by,
            at=moment(review.at),
            decision=review.decision.label,
            opinion=review.opinion,
        )
        for key, text in (
            ("record", review.record),
            ("assessment", review.assessment),
            ("revision_notes", review.revision_notes),
        ):
            if text:
                yield t(f"record.review_{key}", text=text)


def _problems(view: ManuscriptView) -> Iterator[str]:
    for problem in view.manuscript.problems:
        yield t(
            "record.problem",
            number=problem.number,
            stage=problem.raised_in.label,
            text=problem.text,
            state=problem.state.label,
            answer=problem.answer or t("record.unanswered"),
        )
        if problem.ruling is not None:
            yield t(
                "record.ruling",
                text=problem.ruling.text,
                by=view.name(problem.ruling.by),
                day=moment(problem.ruling.at),
            )


def round_lines(view: ManuscriptView, each: ProofRound) -> str:
    """One proof round in two lines."""
    lines = t(
        "record.round",
        number=each.number,
        label=each.proof_pass.label,
        galley=each.galley,
        reader=view.name(each.reader),
        found=len(each.marks),
        corrections=each.corrections,
        undecided=each.undecided,
    )
    galley = view.manuscript.galleys[each.galley - 1]
    if galley.pages_expected is not None:
        counted = {"expected": galley.pages_expected, "present": galley.pages_present}
        lines += t("record.pages_missing" if galley.pages_missing else "record.pages", **counted)
    return lines + "\n" + t("record.round_rates", rates=rates_line(each.rates))


def checklist_lines(view: ManuscriptView) -> Iterator[str]:
    """The answered checklists: what held in number, what did not in words."""
    for each in view.manuscript.checklists:
        yield t(
            "record.checklist",
            stage=each.stage.label,
            decision=each.decision.label,
            by=view.name(each.by),
            at=moment(each.at),
            held=sum(point.answer is Answer.YES for point in each.points),
            all=len(each.points),
        )
        for point in each.points:
            if point.answer is not Answer.YES:
                yield t(
                    "record.checklist_point",
                    answer=point.answer.label,
                    text=point.item.text,
                    remark=point.remark,
                )


def _sign_offs(view: ManuscriptView) -> Iterator[str]:
    valid = view.manuscript.valid_sign_off
    for signed in view.manuscript.sign_offs:
        yield t(
            "record.signed",
            by=view.name(signed.by),
            at=moment(signed.at),
            galley=signed.galley,
            seal=signed.galley_sha256,
            holds=t("record.holds") if signed is valid else t("record.void"),
        )


def _history(view: ManuscriptView) -> Iterator[str]:
    m = view.manuscript
    yield t("record.registered", at=moment(m.registered_at), by=view.name(m.registered_by))
    for change in m.changes:
        yield t(
            "record.change",
            at=moment(change.at),
            by=view.name(change.by),
            source=change.source.label,
            decision=change.decision.label,
            target=change.target.label,
        )
