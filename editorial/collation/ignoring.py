"""Ignoring kinds (忽略): what an office does not want to hear about, folded away and counted.

``width``, ``variant`` and ``letter_case`` fold both texts, character by character, before they are
collated. ``punctuation``, ``numeral_form`` and ``paragraph_break`` fold place by place: the galley
takes the manuscript's form there. The distance is then the minimal one of the folded texts: with
``e`` edits folded away out of ``d``, the script that is left has cost ``d - e``, and no script can
have less, or together with the ``e`` edits it would undercut ``d``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from editorial.collation.edit_script import EditScript
from editorial.domain.discrepancy import DiscrepancyKind
from editorial.text.folding import fold_case, fold_text, fold_variant, fold_width

FOLDS: Final[Mapping[DiscrepancyKind, Callable[[str], str]]] = {
    DiscrepancyKind.WIDTH: fold_width,
    DiscrepancyKind.VARIANT: fold_variant,
    DiscrepancyKind.LETTER_CASE: fold_case,
}
"""Kinds that are folded in the whole text before collating, in the order of folding."""

LEFT_OUT: Final = frozenset(
    {
        DiscrepancyKind.PUNCTUATION,
        DiscrepancyKind.NUMERAL_FORM,
        DiscrepancyKind.PARAGRAPH_BREAK,
    }
)
"""Kinds that are folded place by place after collating."""

IGNORABLE: Final[tuple[DiscrepancyKind, ...]] = tuple(
    kind for kind in DiscrepancyKind if kind in FOLDS or kind in LEFT_OUT
)


class IgnoreRefused(ValueError):
    """A kind that can't be ignored was asked for; the message is for the user."""


def ignorable_kinds(names: Iterable[str]) -> frozenset[DiscrepancyKind]:
    """Read the kinds to ignore from their names; a single text may hold several with commas.

    Raises:
        IgnoreRefused: when a name is no kind, or one of an error that nobody may ignore.
    """
    if isinstance(names, str):
        names = filter(None, map(str.strip, names.split(",")))
    kinds: set[DiscrepancyKind] = set()
    for name in names:
        if name not in IGNORABLE:
            choice = "、".join(f"{kind.value}（{kind.label}）" for kind in IGNORABLE)
            known = name in set(DiscrepancyKind)
            reason = (
                f"“{DiscrepancyKind(name).label}”是差错，不能忽略"
                if known
                else f"没有“{name}”这一类差异"
            )
            raise IgnoreRefused(f"{reason}；可以忽略的有：{choice}")
        kinds.add(DiscrepancyKind(name))
    return frozenset(kinds)


def key_of(text: str, ignore: frozenset[DiscrepancyKind]) -> str:
    """Fold ``text`` for comparing; the length does not change."""
    for kind, fold in FOLDS.items():
        if kind in ignore:
            text = fold_text(text, fold)
    return text


def count_folded(
    manuscript: str, galley: str, script: EditScript, ignore: frozenset[DiscrepancyKind]
) -> Counter[str]:
    """Count the characters that differ in the texts and are equal in their keys, by kind."""
    counts: Counter[str] = Counter()
    folds = [(kind, fold) for kind, fold in FOLDS.items() if kind in ignore]
    if not folds:
        return counts
    m = g = 0
    for edit in (*script.edits, None):
        length = (edit.manuscript_start if edit else len(manuscript)) - m
        ours, theirs = manuscript[m : m + length], galley[g : g + length]
        if ours != theirs:
            for pair in zip(ours, theirs, strict=True):
                if pair[0] != pair[1]:
                    counts[_hidden_kind(*pair, folds)] += 1
        if edit:
            m, g = edit.manuscript_end, edit.galley_end
    return counts


def _hidden_kind(
    ours: str, theirs: str, folds: list[tuple[DiscrepancyKind, Callable[[str], str]]]
) -> str:
    """The fold that alone makes two characters equal; the last one when it takes several."""
    for kind, fold in folds:
        if fold(ours) == fold(theirs):
            return kind.value
    return folds[-1][0].value
