"""What is to be set: the manuscript, but for what the reader lets stand as the galley has it."""

from __future__ import annotations

from collections.abc import Collection

from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from editorial.collation.kept_changes import kept_edits
from editorial.desk.baselines import applied_edits
from editorial.text.body_text import BodyText, body_text
from editorial.text.dated_baseline import with_replacements
from tests.collation.collating import body, collated
from tests.collation.test_collation_algebra import text_pairs


def wanted(pair: tuple[str, str], kept: Collection[int]) -> BodyText:
    """The manuscript with the galley's form of the differences that are kept."""
    manuscript, galley = map(body, pair)
    edits = kept_edits(collated(*pair).discrepancies, kept, manuscript, galley)
    made = [each.what for each in applied_edits((), edits, manuscript.text)]
    return body_text(with_replacements(manuscript.document, made))


@given(text_pairs())
@example(("11111丙\n。", "。\n丙11111"))
@example(("1111甲甲\n，丙乙。乙甲。，甲", "1111甲甲甲\n，丙乙。乙甲。，"))
def test_with_all_kept_it_is_the_galley_and_with_none_the_manuscript(
    pair: tuple[str, str],
) -> None:
    everything = [each.number for each in collated(*pair).discrepancies]
    assert wanted(pair, everything).text == body(pair[1]).text
    assert wanted(pair, ()).text == body(pair[0]).text


@given(text_pairs(), st.data())
def test_what_is_kept_leaves_the_other_corrections_alone(
    pair: tuple[str, str], data: st.DataObject
) -> None:
    found = collated(*pair).discrepancies
    kept = data.draw(st.sets(st.sampled_from([d.number for d in found]))) if found else set()
    text = wanted(pair, kept).text
    far = Levenshtein.distance(body(pair[0]).text, text)
    assert far <= sum(each.edits for each in found if each.number in kept)
