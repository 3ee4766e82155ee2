"""A manuscript's route, step by step, walked along the office's own table of moves."""

from __future__ import annotations

from typing import Any

from editorial.domain.decisions import Decision
from editorial.domain.stages import Stage
from editorial.domain.transitions import transition
from sample_builder.story import Story

Table = dict[str, Any]
_CHIEF = "zhubian"
_RESPONSIBLE = "zeren-bianji"
_BY_STAGE = {
    Stage.FIRST_REVIEW: "first_review",
    Stage.AUTHOR_REVISION: "first_review",
    Stage.REWORK: "first_review",
    Stage.SECOND_REVIEW: "second_review",
    Stage.FINAL_REVIEW: "final_review",
    Stage.BOARD_REVIEW: "final_review",
    Stage.FIRST_PROOF: "proof_1",
    Stage.FIRST_PROOF_CORRECTION: "proof_1",
    Stage.SECOND_PROOF: "proof_2",
    Stage.SECOND_PROOF_CORRECTION: "proof_2",
    Stage.THIRD_PROOF: "proof_3",
    Stage.THIRD_PROOF_CORRECTION: "proof_3",
    Stage.EXTRA_PROOF: "extra_proof",
    Stage.FIRST_PROOF_APPROVAL: "approval",
    Stage.SECOND_PROOF_APPROVAL: "approval",
    Stage.THIRD_PROOF_APPROVAL: "approval",
    Stage.EXTRA_PROOF_APPROVAL: "approval",
    Stage.SIGN_OFF: "sign_off",
}
_PROOFS = (
    (Stage.FIRST_PROOF, Stage.FIRST_PROOF_APPROVAL, Stage.FIRST_PROOF_CORRECTION),
    (Stage.SECOND_PROOF, Stage.SECOND_PROOF_APPROVAL, Stage.SECOND_PROOF_CORRECTION),
    (Stage.THIRD_PROOF, Stage.THIRD_PROOF_APPROVAL, Stage.THIRD_PROOF_CORRECTION),
)


class Route:
    """The steps of a story, and the proof rounds that they open."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._people: Table = {"approval": _CHIEF, "sign_off": _CHIEF, **story.told["people"]}
        self._files = {e["role"]: e["file"] for e in story.told["version"]}
        self._galleys = [e["role"] for e in story.told.get("galley", [])]
        self._files |= {e["role"]: e["file"] for e in story.told.get("galley", [])}
        self.stage = Stage.FIRST_REVIEW
        self.steps: list[Table] = []
        self.rounds: list[Table] = []
        self._register()
        for told in story.told["route"]:
            self._take(dict(told))
        if self.stage is Stage.ACCEPTED:
            self._prove()
        if self._galleys:
            raise ValueError(f"{story.slug}: nobody reads {self._galleys}")

    def _register(self) -> None:
        by = self._people["first_review"]
        self.steps.append({"action": "register", "by": by, "file": self._files["received"]})

    def _person(self) -> str:
        return str(self._people.get(_BY_STAGE.get(self.stage, ""), _RESPONSIBLE))

    def _take(self, told: Table) -> None:
        if role := told.get("add"):
            step = {"action": "add_version", "by": self._people["first_review"]}
            self.steps.append({**step, "origin": role, "file": self._files[role]})
        elif "answer" in told:
            step = {"action": "answer_problem", "by": self._people["first_review"]}
            self.steps.append({**step, **told})
        else:
            self._decide(Decision(told.pop("decision")), **told)

    def _decide(self, decision: Decision, **more: Any) -> None:
        move = transition(self.stage, decision)
        if move is None:
            raise ValueError(f"{self._story.slug}: no {decision} at {self.stage}")
        by = more.pop("by", None) or self._person()
        step = {"action": "decide", "stage": self.stage.value, "decision": decision.value}
        self.steps.append({**step, "by": by, **more})
        self.stage = move.target

    def _receive(self) -> str:
        galley: str = self._galleys.pop(0)
        self._decide(Decision.RECEIVE_GALLEY, file=self._files[galley])
        return galley

    def _open(self, galley: str) -> None:
        proof_pass = self.stage.proof_pass
        assert proof_pass is not None
        figures = self._story.figures(galley)
        self.rounds.append({"pass": proof_pass.value, "galley": galley, **figures})

    def _prove(self) -> None:
        self._decide(Decision.SEND_TO_TYPESETTING)
        galley = self._receive()
        for _ in _PROOFS:
            self._open(galley)
            galley = self._approve(galley)
        if "extra_proof" in self._people:
            reason = self._story.told["extra_proof_reason"]
            self._open(galley)
            self._decide(Decision.REQUIRE_EXTRA_PROOF, opinion=reason)
            self._open(galley)
            galley = self._approve(galley)
        self._open(galley)
        self._decide(Decision.SUBMIT_FOR_SIGN_OFF)
        self._decide(Decision.SIGN, opinion="清样与编辑加工稿一致，批准付印。")
        self._decide(Decision.RELEASE)

    def _approve(self, galley: str) -> str:
        """Complete the reading, approve it, and fetch the corrected galley when there is one."""
        self._decide(Decision.COMPLETE_PROOF)
        to_correct = [s for s in self._story.slips(galley) if "disposition" not in s]
        if not to_correct:
            self._decide(Decision.APPROVE_CLEAN)
            return galley
        self._decide(Decision.APPROVE_CORRECTIONS)
        return self._receive()
