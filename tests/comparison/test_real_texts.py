"""Two transcriptions of one regulation, made by other people: what really differs is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from editorial.comparison.compare import compare_texts

pytestmark = pytest.mark.real_texts

TEXTS = Path(__file__).parents[3] / "shared" / "texts"
TITLE = "黑龙江省社会信用条例"


def _lines(name: str) -> list[str]:
    found = sorted(TEXTS.glob(name)) if TEXTS.is_dir() else []
    if not found:
        pytest.skip("the documents beside the checkout are not here")
    return found[0].read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def printed() -> str:
    lines = _lines("000_*.txt")
    start = next(i for i, line in enumerate(lines) if i > 955 and line.strip() == TITLE)
    last_chapter = next(i for i, line in enumerate(lines) if i > start and "第八章" in line)
    end = next(i for i, line in enumerate(lines) if i > last_chapter and "起施行" in line)
    return "\n".join(lines[start : end + 1])


@pytest.fixture(scope="module")
def on_the_web() -> str:
    return _lines("002_*.txt")[3]


def test_only_the_real_differences_are_left_when_form_is_set_aside(
    printed: str, on_the_web: str
) -> None:
    comparison = compare_texts(printed, on_the_web, ignore=["width", "paragraph_break"])
    found = comparison.discrepancies
    assert comparison.edit_distance == 8
    assert [(each.kind.value, each.edits) for each in found] == [
        ("extra", 3),
        ("wrong", 2),
        ("wrong", 3),
    ]
    assert found[0].galley.text == "第五章"
    assert [each.galley.text for each in found[1:]] == ["**", "***"]


def test_with_nothing_set_aside_every_other_difference_is_one_of_form(
    printed: str, on_the_web: str
) -> None:
    comparison = compare_texts(printed, on_the_web)
    kinds = {each.kind.value for each in comparison.discrepancies}
    assert kinds == {"extra", "wrong", "width", "paragraph_break"}
    assert sum(each.edits for each in comparison.discrepancies) == comparison.edit_distance == 291
