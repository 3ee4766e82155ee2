"""Comparing two texts in one call, and the JSON that comes of it."""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction
from typing import Any

import pytest

import editorial
from editorial.collation.ignoring import IgnoreRefused
from editorial.comparison.compare import compare_documents, compare_texts
from editorial.comparison.json_form import rounded
from editorial.scoring.scheme_files import SchemeNotFound
from editorial.text.document_text import DocumentText
from editorial.text.paragraphs import Paragraph, ParagraphKind

MANUSCRIPT = "渡口的清晨\n船工按时解缆，二〇二四年的第一班渡轮离岸。\n"
GALLEY = "渡口的清晨\n船工安时解缆,2024年的第一班渡轮离岸。\n"


def test_the_public_name_is_this_function() -> None:
    assert editorial.compare_texts is compare_texts


def test_a_comparison_carries_both_schemes_and_the_gate_decides() -> None:
    comparison = compare_texts(MANUSCRIPT, GALLEY)
    assert comparison.edit_distance == 6
    assert list(comparison.tallies) == ["house", "periodical-2020"]
    assert {scheme: tally.tenths for scheme, tally in comparison.tallies.items()} == {
        "house": 60,
        "periodical-2020": 12,
    }
    assert (comparison.gate, comparison.passes) == ("house", False)


def test_another_scheme_is_added_and_decides() -> None:
    comparison = compare_texts(MANUSCRIPT, GALLEY, scheme="newspaper-2020")
    assert list(comparison.tallies) == ["house", "periodical-2020", "newspaper-2020"]
    assert comparison.gate == "newspaper-2020"


def test_headings_count_double_where_the_scheme_says_so() -> None:
    def document(title: str) -> DocumentText:
        return DocumentText((Paragraph(title, ParagraphKind.TITLE), Paragraph("船到了。")))

    comparison = compare_documents(document("渡口"), document("度口"), scheme="newspaper-2020")
    assert comparison.tallies["newspaper-2020"].tenths == 20
    assert comparison.tallies["periodical-2020"].tenths == 10


@pytest.mark.parametrize(
    ("manuscript", "galley", "distance", "passes"),
    [
        ("", "", 0, True),
        (" \n\n", "\t", 0, True),
        ("", "甲", 1, False),
        ("甲", "", 1, False),
        ("船 到\n了", "船到\n了", 0, True),
        ("一千字" * 400, "一千字" * 400, 0, True),
        ("渡口清晨，船工解缆。", "Nothing alike at all", 17, False),
    ],
)
def test_empty_equal_and_unrelated_texts_work(
    manuscript: str, galley: str, distance: int, passes: bool
) -> None:
    comparison = compare_texts(manuscript, galley)
    assert (comparison.edit_distance, comparison.passes) == (distance, passes)
    assert sum(each.edits for each in comparison.discrepancies) == distance


def test_one_wrong_character_in_a_thousand_still_passes() -> None:
    text = "船工按时解缆离岸上路" * 100
    assert compare_texts(text, text.replace("按", "安", 1)).passes
    assert not compare_texts(text, text.replace("按", "安", 2)).passes
    assert not compare_texts(text[:-1], text.replace("按", "安", 1)[:-1]).passes


def test_an_unknown_scheme_and_a_kind_that_counts_are_refused() -> None:
    with pytest.raises(SchemeNotFound):
        compare_texts("甲", "乙", scheme="none")
    with pytest.raises(IgnoreRefused):
        compare_texts("甲", "乙", ignore=["wrong"])


def test_json_has_the_contract_s_keys_and_nothing_else() -> None:
    document = _json(compare_texts(MANUSCRIPT, GALLEY, ignore=["width"]).to_json())
    assert set(document) == {
        "schema", "manuscript", "galley", "edit_distance", "discrepancies", "ignored", "schemes",
        "gate", "passes",
    }  # fmt: skip
    assert document["schema"] == "editorial.comparison/1"
    assert document["manuscript"] == {
        "path": "",
        "sha256": hashlib.sha256(MANUSCRIPT.encode()).hexdigest(),
        "characters": 26,
        "paragraphs": 2,
        "not_read": [],
    }
    assert document["ignored"] == {"layout": 0, "width": 1}
    assert document["discrepancies"][0] == {
        "number": 1,
        "kind": "wrong",
        "edits": 1,
        "manuscript": {"start": 7, "end": 8, "text": "按", "paragraph": 2, "location": "第 2 段"},
        "galley": {"start": 7, "end": 8, "text": "安", "paragraph": 2, "location": "第 2 段"},
        "mark": "改正",
        "note": "音近（àn/ān）、形近",
        "context": {"before": "渡口的清晨船工", "after": "时解缆，二〇二四年的"},
        "scores": {
            "house": {"rule": "BK-1", "tenths": 10, "weight": 10},
            "periodical-2020": {"rule": "QK-2.2a", "tenths": 10, "weight": 10},
        },
    }
    assert document["schemes"]["periodical-2020"] == {
        "errors_tenths": 11,
        "characters": 26,
        "denominator": "text",
        "per_mille": 42.3077,
        "per_ten_thousand": 423.0769,
        "limit": "2/10000",
        "passes": False,
        "sha256": document["schemes"]["periodical-2020"]["sha256"],
    }
    assert (document["gate"], document["passes"]) == ("house", False)


def test_layout_characters_are_told_and_not_counted() -> None:
    comparison = compare_texts("渡\u00ad口", "\ufeff渡口")
    assert comparison.edit_distance == 0
    assert comparison.ignored["layout"] == 2


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction(1, 3), 0.3333),
        (Fraction(2, 3), 0.6667),
        (Fraction(1, 20_000), 0.0001),
        (Fraction(0), 0.0),
        (Fraction(12), 12.0),
    ],
)
def test_rates_are_rounded_from_the_exact_fraction(value: Fraction, expected: float) -> None:
    assert rounded(value) == expected


def test_lone_surrogates_do_not_stop_a_comparison() -> None:
    comparison = compare_texts("甲\udc80乙", "甲乙")
    assert comparison.edit_distance == 1
    assert json.dumps(comparison.to_json())


def _json(document: dict[str, Any]) -> dict[str, Any]:
    """There and back, as another program sees it."""
    parsed: dict[str, Any] = json.loads(json.dumps(document, ensure_ascii=False))
    return parsed
