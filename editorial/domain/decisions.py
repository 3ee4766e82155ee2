"""Decisions (结论与处理): what a person can choose at a stage."""

from __future__ import annotations

from enum import StrEnum


class Decision(StrEnum):
    """One choice; the values are stored and must not change."""

    RECOMMEND = "recommend"
    RETURN_TO_AUTHOR = "return_to_author"
    REJECT = "reject"
    RESUBMIT = "resubmit"
    PASS = "pass"
    REFER = "refer"
    ACCEPT = "accept"
    REWORK = "rework"
    SUBMIT_REWORK = "submit_rework"
    SUBMIT_TO_BOARD = "submit_to_board"
    BOARD_CONCLUDES = "board_concludes"
    SEND_TO_TYPESETTING = "send_to_typesetting"
    RECEIVE_GALLEY = "receive_galley"
    COMPLETE_PROOF = "complete_proof"
    APPROVE_CORRECTIONS = "approve_corrections"
    APPROVE_CLEAN = "approve_clean"
    RETURN_PROOF = "return_proof"
    REQUIRE_EXTRA_PROOF = "require_extra_proof"
    SUBMIT_FOR_SIGN_OFF = "submit_for_sign_off"
    RETURN_FOR_CORRECTION = "return_for_correction"
    SIGN = "sign"
    RETURN_GALLEY = "return_galley"
    RELEASE = "release"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"

    @property
    def label(self) -> str:
        """The decision's name in Chinese."""
        return _DECISION_TITLES[self]


REVIEW_CONCLUSIONS = frozenset(
    {
        Decision.RECOMMEND,
        Decision.RETURN_TO_AUTHOR,
        Decision.REJECT,
        Decision.PASS,
        Decision.REFER,
        Decision.ACCEPT,
        Decision.REWORK,
    }
)
"""What concludes a review and leaves one on record; withdrawing a piece reviews nothing."""

_DECISION_TITLES = {
    Decision.RECOMMEND: "建议采用",
    Decision.RETURN_TO_AUTHOR: "退改",
    Decision.REJECT: "退稿",
    Decision.RESUBMIT: "交回修改稿",
    Decision.PASS: "可发稿",
    Decision.REFER: "报终审决定",
    Decision.ACCEPT: "采用",
    Decision.REWORK: "再加工",
    Decision.SUBMIT_REWORK: "交回再加工稿",
    Decision.SUBMIT_TO_BOARD: "提交编委会",
    Decision.BOARD_CONCLUDES: "登记编委会结论",
    Decision.SEND_TO_TYPESETTING: "发稿",
    Decision.RECEIVE_GALLEY: "收校样",
    Decision.COMPLETE_PROOF: "校毕",
    Decision.APPROVE_CORRECTIONS: "批准改样",
    Decision.APPROVE_CLEAN: "批准（无改动）",
    Decision.RETURN_PROOF: "退回重校",
    Decision.REQUIRE_EXTRA_PROOF: "加校一次",
    Decision.SUBMIT_FOR_SIGN_OFF: "署名送审",
    Decision.RETURN_FOR_CORRECTION: "退厂改样",
    Decision.SIGN: "批准清样",
    Decision.RETURN_GALLEY: "退回清样",
    Decision.RELEASE: "付印",
    Decision.WITHDRAW: "撤稿",
    Decision.REOPEN: "恢复处理",
}
