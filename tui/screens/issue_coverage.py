"""What an issue's coverage looks like (审读覆盖): lines above the table of its pieces."""

from __future__ import annotations

from editorial.desk.issue_views import IssueView, PieceReading, issue_readings
from editorial.desk.sample_checking import SampleQuality
from editorial.domain.coverage import Amount, Coverage
from editorial.domain.identifiers import PersonId
from editorial.domain.sample_check import RATE_NAME
from editorial.domain.sampling import SampleDraw
from editorial.domain.stages import Stage
from tui.rendering.moments import day
from tui.rendering.rate_text import rate_text
from tui.screens.manuscript_record import scheme_name
from tui.wording import t


def coverage_lines(view: IssueView, quality: SampleQuality) -> str:
    """First, second and final review, the sample, its rate, and whether the issue is closed."""
    lines = [_first(view), _second(view), _closing(view), _final(view)]
    drawn = view.standing.sample
    if drawn is not None:
        lines.append(_quality(view, quality))
        lines.append(t("issue.drawn", seed=drawn.seed, by=_name(view, drawn.by), day=day(drawn.at)))
    closed = view.standing.closed
    if closed is not None:
        lines.append(
            t(
                "issue.archived",
                by=_name(view, closed.by),
                day=day(closed.at),
                released=closed.released,
                rejected=closed.rejected,
                withdrawn=closed.withdrawn,
            )
        )
    return "\n".join(lines)


def _first(view: IssueView) -> str:
    found = view.coverage(Stage.FIRST_REVIEW)
    return t("issue.first", read=_part(found.read, found.whole))


def _second(view: IssueView) -> str:
    found, rules = view.coverage(Stage.SECOND_REVIEW), view.rules
    enough = found.reaches(rules.close_reading_per_cent, rules.coverage_unit)
    told = t(
        "issue.second",
        read=_part(found.read, found.whole),
        close=_part(found.closely, found.whole),
        share=_share(view, found.closely, found.whole),
        least=rules.close_reading_per_cent,
    )
    return f"{told}  {_sign(kept=enough)}"


def _closing(view: IssueView) -> str:
    if not view.standing.closings:
        return t("issue.not_closed")
    latest = view.standing.closings[-1]
    key = "issue.closed" if view.closing_holds else "issue.closing_void"
    return t(key, by=_name(view, latest.by), day=day(latest.at))


def _final(view: IssueView) -> str:
    found: Coverage = view.coverage(Stage.FINAL_REVIEW)
    if view.standing.sample is None:
        return t("issue.final_undrawn", read=_part(found.closely, found.whole))
    share, band = view.sample_share, view.rules.sample_band
    told = t(
        "issue.final",
        sample=_part(share.sample, share.whole),
        share=_share(view, share.sample, share.whole),
        low=band.low,
        high=band.high,
        read=_part(_read_of_sample(view, view.standing.sample), share.sample),
    )
    sign = t("issue.out_of_band") if view.sample_is_out_of_band else t("issue.kept")
    return f"{told}  {sign}"


def _quality(view: IssueView, quality: SampleQuality) -> str:
    """The rate of the editing over the sample; nothing of the proofs is in it (S-26)."""
    if not quality.rates:
        return t("issue.quality_unknown", name=RATE_NAME, sampled=quality.sampled)
    deciding = quality.rates[0]
    told = t(
        "issue.quality",
        name=RATE_NAME,
        checked=quality.checked,
        sampled=quality.sampled,
        characters=f"{quality.characters:,}",
        rate=rate_text(deciding.rate, view.rules.sample_rate_high),
        scheme=scheme_name(deciding.scheme),
    )
    return f"{told}  {t('issue.quality_high') if quality.is_high else t('issue.kept')}"


def _read_of_sample(view: IssueView, drawn: SampleDraw) -> Amount:
    return Amount.all(
        piece
        for piece in view.standing.pieces
        if piece.stays and piece.id in drawn.sample and piece.is_read_closely(Stage.FINAL_REVIEW)
    )


def _part(part: Amount, whole: Amount) -> str:
    return t(
        "issue.part",
        pieces=part.pieces,
        of_pieces=whole.pieces,
        characters=f"{part.characters:,}",
        of_characters=f"{whole.characters:,}",
    )


def _share(view: IssueView, part: Amount, whole: Amount) -> str:
    """Per cent in the unit that decides, rounded down to tenths."""
    unit = view.rules.coverage_unit
    tenths = part.of(unit) * 1000 // whole.of(unit) if whole.of(unit) else 0
    return f"{unit.label} {tenths // 10}.{tenths % 10}%"


def _sign(*, kept: bool) -> str:
    return t("issue.kept") if kept else t("issue.not_kept")


def _name(view: IssueView, person: PersonId) -> str:
    return view.names.get(person, "")


def reading_lines(view: IssueView) -> tuple[str, ...]:
    """Who has read what of the issue, a line a reading."""
    return tuple(_reading_line(each) for each in issue_readings(view)) or (
        t("issue.nobody_has_read"),
    )


def _reading_line(reading: PieceReading) -> str:
    meter = reading.marks.meter
    told = t(
        "issue.reading",
        number=reading.number,
        title=reading.title,
        version=reading.version,
        stage=reading.stage.label,
        reader=reading.reader,
        read=meter.read,
        of=meter.paragraphs,
        characters=f"{meter.read_characters:,}",
        of_characters=f"{meter.characters:,}",
        closely=meter.closely,
    )
    return told + (t("issue.on_paper") if reading.marks.on_paper else "")
