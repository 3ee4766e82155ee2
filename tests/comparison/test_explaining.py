from __future__ import annotations

import json
import subprocess
import sys

import pytest

from editorial import compare_texts
from editorial.domain.discrepancy import DiscrepancyKind


def notes(manuscript: str, galley: str) -> list[str]:
    return [each.note for each in compare_texts(manuscript, galley).discrepancies]


@pytest.mark.parametrize(
    ("manuscript", "galley", "told"),
    [
        ("居民有监督的权力。", "居民有监督的权利。", "同音（lì）"),
        ("渡轮即将靠岸。", "渡轮既将靠岸。", "音近（jí/jì）、形近"),
        ("船工拔锚起航。", "船工拨锚起航。", "形近"),
        ("全年运客 1274 人次。", "全年运客 1277 人次。", "键位邻近（4/7）"),
        ("码头、渡口同时开放。", "码头，渡口同时开放。", "形近"),
    ],
)
def test_a_comparison_says_why_a_slip_is_likely(manuscript: str, galley: str, told: str) -> None:
    assert notes(manuscript, galley) == [told]


def test_what_has_no_likely_cause_has_no_note() -> None:
    assert notes("早班渡轮准点。", "晚班渡轮准点。") == [""]
    assert notes("早班渡轮准点。", "早班轮准点。") == [""]


def test_notes_change_neither_numbers_nor_order() -> None:
    manuscript, galley = "他们做工细致，账目清楚。", "他们作工细至，帐目青楚。"
    found = compare_texts(manuscript, galley).discrepancies
    assert [each.number for each in found] == [1, 2, 3, 4]
    assert {each.kind for each in found} <= {DiscrepancyKind.WRONG, DiscrepancyKind.VARIANT}
    assert all(each.note for each in found if each.kind is DiscrepancyKind.WRONG)


def test_a_note_goes_with_the_comparison_as_plain_text() -> None:
    document = compare_texts("权力", "权利").to_json()
    assert json.loads(json.dumps(document))["discrepancies"][0]["note"] == "同音（lì）"


@pytest.mark.parametrize(
    ("manuscript", "galley", "kind"),
    [
        ("渡口的清晨很静。", "渡口清晨很静。", DiscrepancyKind.MISSING),
        ("渡口清晨很静。", "渡口的清晨很静。", DiscrepancyKind.EXTRA),
        ("几个人。", "幾个人。", DiscrepancyKind.VARIANT),
        ("运力和利率。", "运力和率利。", DiscrepancyKind.TRANSPOSED),
    ],
)
def test_other_kinds_speak_for_themselves(
    manuscript: str, galley: str, kind: DiscrepancyKind
) -> None:
    found = compare_texts(manuscript, galley).discrepancies
    assert [(each.kind, each.note) for each in found] == [(kind, "")]


def test_nothing_is_loaded_where_there_is_nothing_to_explain() -> None:
    script = (
        "import sys\n"
        "from editorial import compare_texts\n"
        "compare_texts('渡口的清晨很安静。', '渡口清晨很安静。')\n"
        "print('editorial.collation.likeness' in sys.modules)\n"
        "compare_texts('渡口的清晨很安静。', '渡口的清晨很安净。')\n"
        "print('editorial.collation.likeness' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.split() == [b"False", b"True"]
