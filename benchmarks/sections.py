"""The sections of the page: what is measured, and how it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from benchmarks import collating, comparing, document_engines, startup
from benchmarks.engines import ENGINES, OURS
from benchmarks.measuring import Spread, Times, ratios
from benchmarks.page import milliseconds, table, times_as_long
from benchmarks.reading import READERS, reading


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured."""

    rounds: int = 7
    sizes: Sequence[int] = collating.SIZES
    unrelated: int = 100_000
    whole: Sequence[int] = (10_000, 100_000, 1_000_000)
    documents: Sequence[int] = (10_000, 100_000)
    patience: float = 20.0


QUICK = Effort(rounds=1, sizes=(2_000,), unrelated=600, whole=(2_000,), documents=(), patience=2)


def start_up_section(effort: Effort) -> str:
    """Whole processes beside an empty Python."""
    times = startup.start_up(effort.rounds * 2 + 1)
    return _beside(times, startup.EMPTY)


def collating_section(effort: Effort) -> str:
    """All engines on related texts."""
    found = [
        collating.collate_in_turn(case, effort.rounds, effort.patience)
        for case in collating.cases(effort.sizes)
    ]
    return f"{_engines()}\n\n{_ratios(found)}\n\n{_counts(found)}"


def unrelated_section(effort: Effort) -> str:
    """All engines on texts that have nothing in common."""
    case = collating.unrelated(effort.unrelated)
    found = [collating.collate_in_turn(case, effort.rounds, effort.patience)]
    return f"{_ratios(found)}\n\n{_counts(found)}"


def comparing_section(effort: Effort) -> str:
    """Everything that a comparison does, beside its minimal script alone."""
    rows = []
    for size, per_mille in product(effort.whole, (1, 10)):
        places, times = comparing.comparing(size, per_mille, effort.rounds)
        whole = Spread.of(times[comparing.WHOLE]).middle
        peer = comparing.PEER in times
        rows.append(
            [
                f"{size:,}",
                f"{per_mille} ‰",
                str(places),
                milliseconds(whole),
                f"{size / whole / 1e6:.2g} M",
                _told(ratios(times, comparing.WHOLE, comparing.SCRIPT)),
                _told(ratios(times, comparing.WHOLE, comparing.PEER)) if peer else "not here",
                _told(ratios(times, comparing.REWRAPPED, comparing.WHOLE)),
            ]
        )
    head = ["characters", "errors", "places", "median", "characters/s", "beside the script alone"]
    return table([*head, f"beside {comparing.PEER}", "re-wrapped beside as it was"], rows)


def documents_section(effort: Effort) -> str:
    """Word files with tracked changes, by our command and by other programs."""
    told = [
        f"{name} {number or '(not here)'}" for name, number in document_engines.versions().items()
    ]
    parts = [f"Programs: {', '.join(told)}."]
    for size in effort.documents:
        case = document_engines.compare_in_turn(size, effort.rounds)
        rows = []
        for engine, redline in case.redlines.items():
            rows.append(
                [
                    engine,
                    milliseconds(Spread.of(case.times[engine]).middle),
                    _told(ratios(case.times, engine, document_engines.OURS)),
                    str(redline.places),
                    f"{redline.deleted} / {redline.inserted}",
                    "yes" if redline.whole else "no",
                ]
            )
        rows.extend([engine, "–", "–", "–", "–", reason] for engine, reason in case.failed.items())
        head = ["program", "median", "times ours", "marked places", "deleted / inserted"]
        parts.append(
            f"{case.name}; the true distance is {case.distance} edits.\n\n"
            + table([*head, "both texts whole"], rows)
        )
    return "\n\n".join(parts)


def reading_section(effort: Effort) -> str:
    """One long document of each format, by our reader and by others."""
    if effort is QUICK:
        return "not in the quick run"
    parts = []
    for name, times in reading(effort.rounds).items():
        ours = next(iter(times))
        parts.append(f"{name}:\n\n{_beside(times, ours)}")
    missing = sorted(set(READERS) - {part.partition(":")[0] for part in parts})
    parts.extend(f"{name}: not measured here." for name in missing)
    return "\n\n".join(parts)


def _engines() -> str:
    rows = [[engine.name, engine.how, engine.installed() or "not here"] for engine in ENGINES]
    return table(["engine", "called", "version"], rows)


def _ratios(found: Sequence[collating.CollatedCase]) -> str:
    rows = []
    for each in found:
        row = [each.case.name, milliseconds(Spread.of(each.times[OURS]).middle)]
        for engine in ENGINES[1:]:
            if engine.name in each.times:
                few = len(each.times[engine.name])
                runs = f" [{few}]" if few < len(each.times[OURS]) else ""
                row.append(_told(ratios(each.times, engine.name, OURS)) + runs)
            else:
                row.append(each.skipped[engine.name])
        rows.append(row)
    return table(["text", f"{OURS}, median", *(engine.name for engine in ENGINES[1:])], rows)


def _counts(found: Sequence[collating.CollatedCase]) -> str:
    rows = [
        [each.case.name, f"{each.distance:,}"]
        + [
            f"{each.counts[engine.name]:,}" if engine.name in each.counts else "–"
            for engine in ENGINES
        ]
        for each in found
    ]
    return table(["text", "true distance", *(engine.name for engine in ENGINES)], rows)


def _beside(times: Times, first: str) -> str:
    rows = [
        [name, milliseconds(Spread.of(seconds).middle), _told(ratios(times, name, first))]
        for name, seconds in times.items()
    ]
    return table(["what", "median", f"times {first}"], rows)


def _told(spread: Spread) -> str:
    return times_as_long(spread.least, spread.middle, spread.greatest)
