"""The checklists that ship ask what the clauses of the rules name, point by point."""

from __future__ import annotations

import pytest

from editorial.desk.checklists import checklist_for, imprints
from editorial.domain.publication import PublicationType
from editorial.domain.stages import REVIEW_STAGES, Stage

FIVE = ("政治性", "政策性", "科学性", "知识性", "艺术性")

NAMED: dict[str, tuple[tuple[Stage, ...], tuple[str, ...]]] = {
    "S-02": (REVIEW_STAGES, FIVE),
    "S-06": ((Stage.FIRST_REVIEW,), ("编印宗旨",)),
    "S-07": (
        (Stage.FIRST_REVIEW,),
        ("路线方针政策", "政策法令", "机密", "民族宗教政策", "政策敏感性"),
    ),
    "S-08": (
        (Stage.FIRST_REVIEW,),
        (
            "健康向上",
            "科学性",
            "观点正确鲜明",
            "翔实可靠",
            "自身特点",
            "结构篇章合理",
            "逻辑修辞严密",
            "语言规范",
            "准确通畅",
        ),
    ),
    "S-16": ((Stage.SECOND_REVIEW,), ("政治观点", "科学性", "关键问题")),
    "S-17": ((Stage.SECOND_REVIEW,), ("摘要", "关键词")),
    "S-18": ((Stage.SECOND_REVIEW,), ("标题与正文对应", "规范", "参考文献齐全")),
    "S-19": ((Stage.SECOND_REVIEW,), ("物理量名称", "计量单位", "通用符号")),
    "S-20": ((Stage.SECOND_REVIEW,), ("标题层次", "体例格式")),
    "S-21": ((Stage.SECOND_REVIEW,), ("正文、表、图、辅文", "齐、清、定", "综合性结论")),
    "S-24": ((Stage.FINAL_REVIEW,), ("全局", "政治经济形势", "学术水平", "法律法规", "裁定")),
    "S-29": ((Stage.FINAL_REVIEW,), ("政治思想内容", "泄密", "敏感问题")),
    "S-30": ((Stage.FINAL_REVIEW,), ("初审、复审意见", "重大问题", "难以解决的问题")),
}
"""Clause → the stages that ask it, and the words of the clause that must be there."""


@pytest.mark.parametrize("clause", list(NAMED))
def test_the_checklist_asks_what_the_clause_names(clause: str) -> None:
    stages, words = NAMED[clause]
    for stage in stages:
        asked = "；".join(item.text for item in checklist_for(stage) if clause in item.clause)
        assert [word for word in words if word not in asked] == [], stage.label


def test_only_what_may_be_missing_from_a_piece_can_be_answered_as_not_applicable() -> None:
    may = {
        item.key for stage in REVIEW_STAGES for item in checklist_for(stage) if item.may_not_apply
    }
    assert may == {"abstract", "standards"}


def test_internal_material_shows_what_the_regulation_asks_of_its_imprint() -> None:
    asked = "；".join(item.text for item in imprints()[PublicationType.INTERNAL_MATERIAL])
    words = ("准印证", "编印单位", "印刷", "印数", "发送对象", "内部资料", "免费交流")
    assert [word for word in words if word not in asked] == []
