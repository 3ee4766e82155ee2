"""Rejecting all changes gives the galley, accepting all gives the manuscript; for any two texts.

Exactly: rejected, the paragraphs are the galley's, white space included. Accepted, they are the
manuscript's but for white space and layout characters (soft hyphens, zero-width spaces). Paragraphs
that print nothing are in neither view.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.comparison.comparison import Comparison
from editorial.desk.comparing import compare_files
from editorial.paper.printable_text import printable
from editorial.text.document_text import DocumentText
from editorial.text.folding import fold_case, fold_text, fold_variant, fold_width
from editorial.text.layout_noise import without_layout
from tests.paper.paper_views import (
    CHARACTERS,
    bodies,
    corrected,
    misprinted,
    paragraphs,
    random_pair,
    tracked,
    view,
)

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "manuscripts" / "sample-issue"
TEXTS = ROOT.parent / "shared" / "texts"
TEXT = st.text(st.sampled_from(CHARACTERS), max_size=40)


def both_views_are_right(manuscript: str, galley: str) -> None:
    docx = corrected(manuscript, galley)
    assert view(docx, original=True) == [printable(line) for line in paragraphs(galley)]
    assert bodies(view(docx, original=False)) == bodies(map(printable, paragraphs(manuscript)))


def _printing(document: DocumentText) -> list[str]:
    texts = (paragraph.text for paragraph in document.paragraphs)
    return [printable(text) for text in texts if without_layout(text)[0]]


def both_views_of_documents_are_right(comparison: Comparison) -> None:
    docx = tracked(comparison)
    galley = _printing(comparison.galley.body.document)
    manuscript = _printing(comparison.manuscript.body.document)
    assert view(docx, original=True) == galley
    assert bodies(view(docx, original=False)) == bodies(manuscript)


@settings(max_examples=150, deadline=None)
@given(TEXT, st.integers(0, 2**32), st.booleans())
def test_both_views_of_texts_with_slips(manuscript: str, seed: int, twice: bool) -> None:
    source = random.Random(seed)
    galley = misprinted(source, manuscript)
    if twice:
        galley = misprinted(source, galley)
    if paragraphs(manuscript) and paragraphs(galley):
        both_views_are_right(manuscript, galley)


@settings(max_examples=100, deadline=None)
@given(TEXT, TEXT)
def test_both_views_of_texts_that_have_nothing_in_common(manuscript: str, galley: str) -> None:
    if paragraphs(manuscript) and paragraphs(galley):
        both_views_are_right(manuscript, galley)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=12), st.text(max_size=12))
def test_both_views_of_any_characters(manuscript: str, galley: str) -> None:
    both_views_are_right(f"甲{manuscript}乙", f"甲{galley}乙")


def test_both_views_of_a_sentence_that_moved_and_changed() -> None:
    first, second = "渡口的船工夜里轮流值班看守缆绳。", "后来对岸通了桥，人们不再坐船了。"
    third = "他在桥头摆了一个茶摊，夏天遮阴，冬天挡风。"
    manuscript = f"{first}\n{second}\n{third}"
    for changed in (third.replace("茶摊", "茶滩"), third.replace("一个", ""), third + "另有说明。"):
        both_views_are_right(manuscript, f"{changed}\n{first}\n{second}")


def test_both_views_of_many_known_pairs() -> None:
    for seed in range(250):
        manuscript, galley = random_pair(seed)
        if paragraphs(manuscript) and paragraphs(galley):
            both_views_are_right(manuscript, galley)


@pytest.mark.parametrize(
    ("kind", "fold"),
    [("width", fold_width), ("variant", fold_variant), ("letter_case", fold_case)],
)
def test_accepting_gives_the_manuscript_but_for_what_was_ignored(kind: str, fold: object) -> None:
    assert callable(fold)
    for seed in range(60):
        manuscript, galley = random_pair(seed)
        manuscript = manuscript.translate(str.maketrans("a1，甲", "Ａ１,個"))
        galley = galley.translate(str.maketrans("a1甲", "a1个"))
        if not (paragraphs(manuscript) and paragraphs(galley)):
            continue
        docx = corrected(manuscript, galley, kind)
        assert view(docx, original=True) == paragraphs(galley)
        accepted = bodies(view(docx, original=False))
        expected = bodies(paragraphs(manuscript))
        assert [fold_text(a, fold) for a in accepted] == [fold_text(e, fold) for e in expected]


def _sample_pairs() -> list[tuple[Path, Path]]:
    pairs = []
    for folder in sorted(each for each in SAMPLES.iterdir() if each.is_dir()):
        frozen = [*folder.glob("reworked.*"), *folder.glob("edited.*")][:1]
        galleys = sorted([*folder.glob("galley_*"), *folder.glob("clean.*")])
        pairs += [(manuscript, galley) for manuscript in frozen for galley in galleys]
    return pairs


@pytest.mark.parametrize(
    ("manuscript", "galley"),
    _sample_pairs(),
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_both_views_of_every_galley_of_the_sample_issue(manuscript: Path, galley: Path) -> None:
    comparison = compare_files(manuscript, galley)
    both_views_of_documents_are_right(comparison)


def test_the_sample_issue_has_galleys() -> None:
    assert len(_sample_pairs()) > 20


@pytest.mark.real_texts
@pytest.mark.parametrize("name", ["001_*.txt", "002_*.txt", "004_*.txt"])
def test_both_views_of_real_texts_with_slips(name: str) -> None:
    found = sorted(TEXTS.glob(name)) if TEXTS.is_dir() else []
    if not found:
        pytest.skip("the documents beside the checkout are not here")
    manuscript = found[0].read_text(encoding="utf-8")
    source = random.Random(name)
    galley = manuscript
    for _ in range(8):
        at = source.randrange(len(galley))
        galley = galley[:at] + misprinted(source, galley[at : at + 200]) + galley[at + 200 :]
    both_views_are_right(manuscript, galley)
