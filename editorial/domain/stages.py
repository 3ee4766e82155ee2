"""Stages (环节): where a manuscript is on its way from registration to release."""

from __future__ import annotations

from enum import StrEnum


class ProofPass(StrEnum):
    """Which reading (校次) a galley is given."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    EXTRA = "extra"
    CLEAN = "clean"

    @property
    def label(self) -> str:
        """The pass's name in Chinese."""
        return _PASS_TITLES[self]


_PASS_TITLES = {
    ProofPass.FIRST: "一校",
    ProofPass.SECOND: "二校",
    ProofPass.THIRD: "三校",
    ProofPass.EXTRA: "加校",
    ProofPass.CLEAN: "清样",
}


class Stage(StrEnum):
    """One place on the route; the values are stored and must not change."""

    FIRST_REVIEW = "first_review"
    AUTHOR_REVISION = "author_revision"
    SECOND_REVIEW = "second_review"
    FINAL_REVIEW = "final_review"
    BOARD_REVIEW = "board_review"
    REWORK = "rework"
    ACCEPTED = "accepted"
    TYPESETTING = "typesetting"
    FIRST_PROOF = "first_proof"
    FIRST_PROOF_APPROVAL = "first_proof_approval"
    FIRST_PROOF_CORRECTION = "first_proof_correction"
    SECOND_PROOF = "second_proof"
    SECOND_PROOF_APPROVAL = "second_proof_approval"
    SECOND_PROOF_CORRECTION = "second_proof_correction"
    THIRD_PROOF = "third_proof"
    THIRD_PROOF_APPROVAL = "third_proof_approval"
    THIRD_PROOF_CORRECTION = "third_proof_correction"
    EXTRA_PROOF = "extra_proof"
    EXTRA_PROOF_APPROVAL = "extra_proof_approval"
    EXTRA_PROOF_CORRECTION = "extra_proof_correction"
    CLEAN_PROOF = "clean_proof"
    SIGN_OFF = "sign_off"
    SIGNED = "signed"
    RELEASED = "released"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The stage's name in Chinese."""
        return _STAGE_TITLES[self]

    @property
    def proof_pass(self) -> ProofPass | None:
        """The pass that is read while a manuscript is here."""
        return _PASS_OF.get(self)

    @property
    def is_over(self) -> bool:
        """Whether the manuscript's way ends here."""
        return self in {Stage.RELEASED, Stage.REJECTED, Stage.WITHDRAWN}


_STAGE_TITLES = {
    Stage.FIRST_REVIEW: "初审",
    Stage.AUTHOR_REVISION: "退改",
    Stage.SECOND_REVIEW: "复审",
    Stage.FINAL_REVIEW: "终审",
    Stage.BOARD_REVIEW: "编委会审核",
    Stage.REWORK: "再加工",
    Stage.ACCEPTED: "待发稿",
    Stage.TYPESETTING: "排版",
    Stage.FIRST_PROOF: "一校",
    Stage.FIRST_PROOF_APPROVAL: "一校待批",
    Stage.FIRST_PROOF_CORRECTION: "一校改样",
    Stage.SECOND_PROOF: "二校",
    Stage.SECOND_PROOF_APPROVAL: "二校待批",
    Stage.SECOND_PROOF_CORRECTION: "二校改样",
    Stage.THIRD_PROOF: "三校",
    Stage.THIRD_PROOF_APPROVAL: "三校待批",
    Stage.THIRD_PROOF_CORRECTION: "三校改样",
    Stage.EXTRA_PROOF: "加校",
    Stage.EXTRA_PROOF_APPROVAL: "加校待批",
    Stage.EXTRA_PROOF_CORRECTION: "加校改样",
    Stage.CLEAN_PROOF: "清样核对",
    Stage.SIGN_OFF: "清样审定",
    Stage.SIGNED: "已签发",
    Stage.RELEASED: "已付印",
    Stage.REJECTED: "已退稿",
    Stage.WITHDRAWN: "已撤稿",
}

_PASS_OF = {
    Stage.FIRST_PROOF: ProofPass.FIRST,
    Stage.SECOND_PROOF: ProofPass.SECOND,
    Stage.THIRD_PROOF: ProofPass.THIRD,
    Stage.EXTRA_PROOF: ProofPass.EXTRA,
    Stage.CLEAN_PROOF: ProofPass.CLEAN,
    Stage.SIGN_OFF: ProofPass.CLEAN,
    Stage.SIGNED: ProofPass.CLEAN,
}

REVIEW_STAGES = (Stage.FIRST_REVIEW, Stage.SECOND_REVIEW, Stage.FINAL_REVIEW)
"""The three reviews (三审), in their order."""

SIX_STAGES = (
    *REVIEW_STAGES,
    Stage.FIRST_PROOF,
    Stage.SECOND_PROOF,
    Stage.THIRD_PROOF,
)
"""The six stages that nobody can skip (三审三校)."""
