"""Text engines: ours and those of others, each as a function from two texts to a count of edits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from rapidfuzz.distance import Levenshtein

from editorial.collation.engine import edit_script

OURS = "editorial"


@dataclass(frozen=True, slots=True)
class TextCase:
    """Two texts to collate."""

    name: str
    manuscript: str
    galley: str
    hint: int
    """An upper guess of the distance, given to engines that can use one."""
    related: bool = True

    @property
    def work(self) -> int:
        """Cells of the band of the alignment matrix that an engine of that kind fills."""
        return max(len(self.manuscript), len(self.galley)) * self.hint


@dataclass(frozen=True, slots=True)
class TextEngine:
    """One engine, as its users would call it for a count that is as exact as it can be."""

    name: str
    package: str
    """Distribution whose version is printed; empty for the standard library."""
    how: str
    """The call, for the page."""
    count: Callable[[TextCase], int]
    """Edits that the engine finds: replaced, added and left-out characters."""
    refuses: Callable[[TextCase], str]
    """Why the engine is not run on a case; empty when it is."""

    def installed(self) -> str:
        """The engine's version; empty when it is not installed."""
        try:
            return version(self.package) if self.package else "Python"
        except PackageNotFoundError:
            return ""


def _ours(case: TextCase) -> int:
    return edit_script(case.manuscript, case.galley).distance


def _rapidfuzz(case: TextCase) -> int:
    return len(Levenshtein.editops(case.manuscript, case.galley, score_hint=case.hint))


def _difflib(case: TextCase) -> int:
    matcher = SequenceMatcher(None, case.manuscript, case.galley, autojunk=False)
    return sum(
        max(a1 - a0, b1 - b0) for tag, a0, a1, b0, b1 in matcher.get_opcodes() if tag != "equal"
    )


def _diff_match_patch(case: TextCase) -> int:
    module: Any = import_module("diff_match_patch")
    engine = module.diff_match_patch()
    engine.Diff_Timeout = 0
    return int(engine.diff_levenshtein(engine.diff_main(case.manuscript, case.galley)))


def _fast_diff_match_patch(case: TextCase) -> int:
    module: Any = import_module("fast_diff_match_patch")
    steps = module.diff(case.manuscript, case.galley, timelimit=0, cleanup="No")
    total = added = removed = 0
    for step, length in steps:
        if step == "=":
            total += max(added, removed)
            added = removed = 0
        elif step == "+":
            added += length
        else:
            removed += length
    return total + max(added, removed)


def _edlib(case: TextCase) -> int:
    module: Any = import_module("edlib")
    return int(module.align(case.manuscript, case.galley, task="path")["editDistance"])


def true_distance(case: TextCase) -> int:
    """The Levenshtein distance, by another exact engine than ours (rapidfuzz, no script)."""
    return Levenshtein.distance(case.manuscript, case.galley, score_hint=case.hint)


def _never(case: TextCase) -> str:
    del case
    return ""


def _up_to(characters: int, related_only: bool = False) -> Callable[[TextCase], str]:
    def refuses(case: TextCase) -> str:
        if related_only and not case.related:
            return "unrelated"
        return "too long" if len(case.manuscript) > characters else ""

    return refuses


def _up_to_work(cells: int, unrelated: int | None = None) -> Callable[[TextCase], str]:
    def refuses(case: TextCase) -> str:
        if unrelated is not None and not case.related and len(case.manuscript) > unrelated:
            return "unrelated"
        return "too much work" if case.work > cells else ""

    return refuses


def _edlib_alphabet(case: TextCase) -> str:
    # edlib refuses such texts itself (ValueError); a page of Chinese prose has more.
    several = len(set(case.manuscript) | set(case.galley))
    return "over 256 different characters" if several > 256 else ""


ENGINES = (
    TextEngine(OURS, "editorial-desk", "`edit_script(a, b)`", _ours, _never),
    TextEngine(
        "rapidfuzz",
        "rapidfuzz",
        "`Levenshtein.editops(a, b, score_hint=…)`, the hint a tight upper bound",
        _rapidfuzz,
        _up_to_work(120_000_000_000),
    ),
    TextEngine(
        "fast-diff-match-patch",
        "fast-diff-match-patch",
        '`diff(a, b, timelimit=0, cleanup="No")`',
        _fast_diff_match_patch,
        _up_to_work(120_000_000_000, unrelated=10_000),
    ),
    TextEngine(
        "diff-match-patch",
        "diff-match-patch",
        "`Diff_Timeout = 0`, `diff_main(a, b)`",
        _diff_match_patch,
        _up_to(101_000, related_only=True),
    ),
    TextEngine(
        "difflib",
        "",
        "`SequenceMatcher(None, a, b, autojunk=False)`",
        _difflib,
        _up_to(11_000),
    ),
    TextEngine("edlib", "edlib", '`align(a, b, task="path")`', _edlib, _edlib_alphabet),
)
