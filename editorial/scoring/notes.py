"""Notes on scores (计错说明): why a place counts more or less than its rule says, in Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from editorial.scoring.counting_scheme import CountingScheme
from editorial.scoring.tally import Cap, Doubled, ErrorTally, PlaceScore

_SHOWN: Final = 12
"""Numbers of places that a sentence names; of more it says 等."""


def score_note(score: PlaceScore, scheme: CountingScheme) -> str:
    """Why a place does not count what its rule says; empty when it does.

    Returns:
        Such as ``基本 1，标题文字加倍`` or ``同一差错已计 3 次，不再计``.
    """
    parts = []
    if score.doubled is not None:
        full = score.tenths + score.lost
        more = "加倍" if full == 2 * score.weight else f"计 {_written(full)}"
        parts.append(f"基本 {_written(score.weight)}，{score.doubled.label}{more}")
    if score.cap is not None:
        parts.append(_cap_note(score, scheme))
    return "；".join(parts)


def doubled_notes(tally: ErrorTally, numbers: Sequence[int]) -> tuple[str, ...]:
    """What counts more for where it stands, a sentence for each reason; none without such a place.

    Args:
        tally: The tally of one text.
        numbers: The discrepancies' numbers, in the order of the tally's scores.
    """
    places: dict[Doubled, list[tuple[int, int]]] = {}
    for number, score in zip(numbers, tally.scores, strict=True):
        if score.doubled is not None:
            more = score.tenths + score.lost - score.weight
            places.setdefault(score.doubled, []).append((number, more))
    return tuple(
        f"第 {_listed(found)} 处是{reason.label}，多计 {_written(sum(more for _, more in found))}。"
        for reason, found in places.items()
    )


def cap_notes(tally: ErrorTally, scheme: CountingScheme, numbers: Sequence[int]) -> tuple[str, ...]:
    """What the caps took, a sentence for each rule and cap; none when they took nothing.

    Args:
        tally: The tally of one text.
        scheme: The scheme that it was counted by.
        numbers: The discrepancies' numbers, in the order of the tally's scores.
    """
    taken: dict[tuple[str, Cap], list[tuple[int, int]]] = {}
    for number, score in zip(numbers, tally.scores, strict=True):
        if score.cap is not None and score.lost:
            rule = scheme.rule(score.rule)
            taken.setdefault((rule.id, score.cap), []).append((number, score.lost))
    return tuple(_sentence(scheme, rule, cap, places) for (rule, cap), places in taken.items())


def _sentence(
    scheme: CountingScheme, rule_id: str, cap: Cap, places: Sequence[tuple[int, int]]
) -> str:
    rule = scheme.rule(rule_id)
    if cap is Cap.SAME_ERROR:
        reason = f"同一差错最多计 {rule.same_error_places} 次"
    else:
        reason = f"{rule.id} 最多计 {_written(rule.cap_tenths or 0)}"
    lost = _written(sum(lost for _, lost in places))
    return f"{reason}：第 {_listed(places)} 处封顶，少计 {lost}。"


def _listed(places: Sequence[tuple[int, int]]) -> str:
    shown = "、".join(str(number) for number, _ in places[:_SHOWN])
    return f"{shown} 等" if len(places) > _SHOWN else shown


def _cap_note(score: PlaceScore, scheme: CountingScheme) -> str:
    rule = scheme.rule(score.rule)
    if score.cap is Cap.SAME_ERROR:
        return f"同一差错已计 {rule.same_error_places} 次，不再计"
    most = _written(rule.cap_tenths or 0)
    left = f"，这里计 {_written(score.tenths)}" if score.tenths else "，不再计"
    return f"{rule.id} 已计满 {most}{left}"


def _written(tenths: int) -> str:
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"
