"""Trials of guards: a case that a guard lets pass, and the change that makes it refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from editorial.domain.case import Case, Guard
from editorial.domain.decisions import Decision as D  # noqa: N817
from editorial.domain.identifiers import ColumnId, PersonId
from editorial.domain.people import Role
from editorial.domain.proofs import Disposition, SignOff
from editorial.domain.reviews import Review
from editorial.domain.stages import ProofPass
from editorial.domain.stages import Stage as S  # noqa: N817
from tests.domain.cases import (
    NOW,
    OWN_COLUMN,
    a_case,
    a_difference,
    a_full_request,
    a_manuscript,
    a_round,
    an_actor,
    sha,
)

Change = Callable[[Case], Case]


class Trial(NamedTuple):
    """A guard, a case it lets pass, a change that makes it refuse, and the refusal's code."""

    guard: Guard
    passing: Case
    spoil: Change
    code: str
    when: str = ""
    """What tells the trial from another of the same guard and code; else empty."""

    @property
    def id(self) -> str:
        """Guard, code, and what tells it from its likes: how ``docs/requirements.md`` cites it."""
        name = getattr(self.guard, "__name__", "")
        return "-".join(filter(None, (name, self.code, self.when)))


def trial_ids(trials: Iterable[Trial]) -> list[str]:
    """The trials' names, each its own."""
    ids = [trial.id for trial in trials]
    assert len(ids) == len(set(ids)), [each for each in ids if ids.count(each) > 1]
    return ids


def lets_pass(trial: Trial) -> None:
    """The guard says nothing where all is in order."""
    assert trial.guard(trial.passing) is None


def refuses(trial: Trial) -> None:
    """The guard refuses the spoilt case by its code, and says why in Chinese."""
    refusal = trial.guard(trial.spoil(trial.passing))
    assert refusal is not None
    assert refusal.code == trial.code
    assert any("一" <= character <= "鿿" for character in refusal.reason)


def request(**fields: object) -> Change:
    return lambda case: replace(case, request=replace(case.request, **fields))  # type: ignore[arg-type]


def piece(**fields: object) -> Change:
    return lambda case: replace(case, manuscript=replace(case.manuscript, **fields))  # type: ignore[arg-type]


def by(name: str, *columns: ColumnId) -> Change:
    return lambda case: replace(
        case, actor=replace(case.actor, id=PersonId(name), columns=frozenset(columns))
    )


def at(stage: S, decision: D, role: Role = Role.EDITOR) -> Case:
    return a_case(
        a_manuscript(stage), an_actor(role, columns=(OWN_COLUMN,)), a_full_request(decision, stage)
    )


def reading(proof_pass: ProofPass, stage: S, decision: D, *dispositions: Disposition) -> Case:
    differences = tuple(a_difference(n, each) for n, each in enumerate(dispositions, 1))
    manuscript = a_manuscript(stage, a_round(proof_pass, *differences, reader="校对"))
    return a_case(manuscript, an_actor(Role.EDITOR), a_full_request(decision, stage))


def a_review(stage: S, by_whom: str) -> Review:
    return Review(stage, PersonId(by_whom), NOW, D.RECOMMEND, "意见", 1)


FIRST = at(S.FIRST_REVIEW, D.RECOMMEND)
SECOND = at(S.SECOND_REVIEW, D.PASS, Role.RESPONSIBLE_EDITOR)
FINAL = at(S.FINAL_REVIEW, D.ACCEPT, Role.CHIEF_EDITOR)
CLEAN = reading(ProofPass.CLEAN, S.CLEAN_PROOF, D.SUBMIT_FOR_SIGN_OFF)
SIGNING = reading(ProofPass.CLEAN, S.SIGN_OFF, D.SIGN)
SIGNED = SignOff(PersonId("主编"), NOW, 1, sha("c"), sha("1"), (), "")
RELEASING = replace(
    reading(ProofPass.CLEAN, S.SIGNED, D.RELEASE),
    manuscript=replace(SIGNING.manuscript, stage=S.SIGNED, sign_offs=(SIGNED,)),
)


def rounds(*proof_rounds: object) -> Change:
    return piece(rounds=proof_rounds)
