"""Texts given in memory: what few ask for is made when they do, and is the same as ever."""

from __future__ import annotations

import hashlib
import pickle

import pytest

from editorial.comparison.compare import compare_documents, compare_texts
from editorial.text.document_text import DocumentText

SHORT = "船工按时解缆。\n第一班渡轮离岸。\n"
LONG = "".join(f"第{number}班渡轮离岸，船工按时解缆 again。\n\n" for number in range(3_000))


@pytest.mark.parametrize("text", [SHORT, LONG], ids=["short", "long"])
def test_they_compare_as_their_documents_do(text: str) -> None:
    galley = text.replace("第一班", "第二班").replace("第7班渡轮离岸，", "第7班渡轮岸离\n，")
    found = compare_texts(text, galley).to_json()
    sums = tuple(hashlib.sha256(each.encode()).hexdigest() for each in (text, galley))
    documents = DocumentText.from_plain(text), DocumentText.from_plain(galley)
    wanted = compare_documents(*documents, sha256=(sums[0], sums[1])).to_json()
    assert found == wanted
    assert found["manuscript"]["sha256"] == sums[0]


def test_a_comparison_can_be_handed_to_another_process() -> None:
    comparison = compare_texts(LONG, LONG.replace("第7班", "第8班"))
    again = pickle.loads(pickle.dumps(comparison))
    assert again.to_json() == comparison.to_json()
