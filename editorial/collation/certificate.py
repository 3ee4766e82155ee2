"""The certificate: where a way through the texts may not be a shortest one.

The argument is written out in ``docs/engine.md``. In short: a cheaper way must leave the given one
before some gap ``s`` and join it again after some gap ``t > s``, missing every stretch of agreement
in between. Leaving and joining cost an edit each, every witness missed costs one more. Where these
add up to the cost of the gaps ``s … t``, nothing is gained.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from editorial.collation.witnesses import Counts

LEAVE_AND_JOIN: Final = 2


class Detour(NamedTuple):
    """A range of gaps that a cheaper way might miss."""

    first: int
    last: int
    """The last gap of the range, inclusive."""
    lacking: int
    """So many witnesses more would rule it out."""


def open_detours(
    costs: Counts,
    witnesses: Counts,
    *,
    above: int = 0,
    up_to: int | None = None,
    proved_from: Counts | None = None,
) -> list[Detour]:
    """Find the detours that the witnesses do not rule out.

    Args:
        costs: What each gap costs, in edits, less the witnesses inside it.
        witnesses: How many disjoint witnesses lie between each gap and the next (one fewer than
            gaps); they must hold for a reach of at least the cost of the detours looked at.
        above: Detours around gaps of this total cost or less are not looked at.
        up_to: Those around gaps of a greater total cost are not either.
        proved_from: For each gap, the first with which a detour may begin that ends with this gap
            and is known to gain nothing.

    Returns:
        Disjoint detours in text order, as short as possible; none: no detour that was looked at
        gains anything.
    """
    spent = np.concatenate((np.zeros(1, np.int64), np.cumsum(costs)))
    passed = np.concatenate((np.zeros(1, np.int64), np.cumsum(witnesses)))
    ends = spent[1:] - passed
    begins = spent[:-1] - passed
    # Of gap t, the detours that begin with gap first[t] <= s < limit[t] are to be looked at.
    limit = np.arange(len(costs)) if proved_from is None else proved_from
    if above:
        limit = np.minimum(limit, np.searchsorted(spent, spent[1:] - above, "left"))
    firsts = np.zeros(len(costs), np.int64)
    if up_to is not None:
        firsts = np.searchsorted(spent, spent[1:] - up_to, "left").astype(np.int64)
    lowest = np.minimum.accumulate(begins)
    lasts = np.flatnonzero(limit > firsts)
    lasts = lasts[ends[lasts] - lowest[limit[lasts] - 1] > LEAVE_AND_JOIN]
    if not len(lasts):
        return []
    detours: list[Detour] = []
    latest = _latest_begins(begins, limit[lasts], ends[lasts] - LEAVE_AND_JOIN)
    for last, begin in zip(lasts.tolist(), latest.tolist(), strict=True):
        first = begin
        if first < firsts[last]:
            continue
        lacking = int(ends[last] - begins[first]) - LEAVE_AND_JOIN
        while detours and detours[-1].last >= first:
            first = min(first, detours[-1].first)
            lacking = max(lacking, detours.pop().lacking)
        detours.append(Detour(first, last, lacking))
    return detours


def _latest_begins(begins: Counts, limits: Counts, below: Counts) -> Counts:
    """For each limit, the last index under it whose value is less than ``below``; there is one."""
    lowest = [begins]
    """In row k the least of 2 ** k values from each index on."""
    while 2 << len(lowest) - 1 <= len(begins):
        row, half = lowest[-1], 1 << len(lowest) - 1
        lowest.append(np.minimum(row[:-half], row[half:]))
    at = limits.copy()
    for k in range(len(lowest) - 1, -1, -1):
        back = np.maximum(at - (1 << k), 0)
        at = np.where(lowest[k][back] >= below, back, at)
    return at - 1
