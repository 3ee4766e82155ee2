"""What of a galley counts against the proof, and what was excused with a reason (A-12)."""

from __future__ import annotations

import pytest

from editorial.comparison.compare import compare_documents
from editorial.desk.counting import rates_of
from editorial.domain.office_rules import OfficeRules
from editorial.domain.proofs import Disposition, RoundDifference
from editorial.text.document_text import DocumentText

MANUSCRIPT = DocumentText.from_plain("春运第一天，旅客在候车室里等车。\n值班员核对车次。\n")
GALLEY = DocumentText.from_plain("春运第一天，旅客再候车室里等车。\n值班员核对车吹。\n")


@pytest.mark.parametrize(
    ("disposition", "counted"),
    [
        pytest.param(Disposition.UNDECIDED, 2, id="undecided"),
        pytest.param(Disposition.TYPESETTING_ERROR, 2, id="typesetting_error"),
        pytest.param(Disposition.MANUSCRIPT_QUERY, 1, id="manuscript_query"),
        pytest.param(Disposition.EDITOR_CHANGE, 1, id="editor_change"),
        pytest.param(Disposition.NOT_AN_ERROR, 1, id="not_an_error"),
    ],
)
def test_what_was_attributed_to_the_manuscript_is_no_error_of_the_proof(
    disposition: Disposition, counted: int
) -> None:
    first, second = compare_documents(MANUSCRIPT, GALLEY).discrepancies
    places = (RoundDifference(first, disposition, "原稿如此"), RoundDifference(second))
    for rate in rates_of(OfficeRules(), MANUSCRIPT, places):
        assert rate.rate.tenths == 10 * counted, rate.scheme
        assert disposition.needs_reason == (counted == 1)
