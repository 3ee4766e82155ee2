"""Who may read which proof (校对人选): own column, another editor, another column (S-34…S-36)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from editorial.domain.manuscript import Manuscript
from editorial.domain.office_rules import OfficeRules
from editorial.domain.people import Actor, Role
from editorial.domain.reader_assignment import MutualProofFallback
from editorial.domain.refusals import Refusal
from editorial.domain.stages import ProofPass


@dataclass(frozen=True, slots=True)
class ReadingTask:
    """One pass of one piece, with the people who are at work and the office's rules."""

    manuscript: Manuscript
    proof_pass: ProofPass
    staff: tuple[Actor, ...] = ()
    """Everybody at work today; empty where nobody asked: then no fallback applies."""
    rules: OfficeRules = OfficeRules()


@dataclass(frozen=True, slots=True)
class ProposedReader:
    """A person with everything that stands against their reading the proof."""

    actor: Actor
    refusals: tuple[Refusal, ...]
    """Empty when the person may read it."""


def second_reader_role(task: ReadingTask, actor: Actor) -> Refusal | None:
    """二校 is an editor's; a responsible editor's only by the office's fallback."""
    if Role.EDITOR in actor.roles:
        return None
    if _fallback(task) is MutualProofFallback.RESPONSIBLE_EDITOR:
        return None
    return Refusal("not_second_reader", "二校为互校，须由编辑校对")


def second_reader_differs(task: ReadingTask, actor: Actor) -> Refusal | None:
    """二校 is 互校: never the person who read the first proof (S-35)."""
    if actor.id not in task.manuscript.readers(ProofPass.FIRST):
        return None
    return Refusal("read_first_proof", "您已做过本稿的一校，二校为互校，须由另一位编辑校对")


def second_reader_is_of_another_column(task: ReadingTask, actor: Actor) -> Refusal | None:
    """二校 is read by an editor of another column, unless the office allows otherwise (S-35)."""
    if not task.rules.mutual_proof_across_columns:
        return None
    if task.manuscript.column not in actor.columns:
        return None
    if _fallback(task) is not None:
        return None
    return Refusal("same_column", "二校为互校，须由其他栏目的编辑校对")


def first_reader_keeps_the_column(task: ReadingTask, actor: Actor) -> Refusal | None:
    """一校 is 自校: the reader keeps the manuscript's own column (S-34)."""
    if task.manuscript.column in actor.columns:
        return None
    return Refusal("not_own_column", "一校为自校，须由本栏目编辑校对")


def third_reader_differs(task: ReadingTask, actor: Actor) -> Refusal | None:
    """三校 is not read by who read the piece before (four eyes on every galley)."""
    earlier = task.manuscript.readers(ProofPass.FIRST) | task.manuscript.readers(ProofPass.SECOND)
    if actor.id not in earlier:
        return None
    return Refusal("read_before", "您已校过本稿，三校须由责任编辑中的另一位校对")


def reader_is_the_assigned(task: ReadingTask, actor: Actor) -> Refusal | None:
    """Where somebody has been named to read the pass, nobody else does."""
    assigned = task.manuscript.assigned_reader(task.proof_pass)
    if assigned is None or assigned == actor.id:
        return None
    names = {each.id: each.name for each in task.staff}
    who = names.get(assigned, "另一位校对人")
    label = task.proof_pass.label
    return Refusal("assigned_to_another", f"本稿{label}已指定由{who}校对；要换人请责任编辑改派")


_Rule = Callable[[ReadingTask, Actor], Refusal | None]
_RULES: dict[ProofPass, tuple[_Rule, ...]] = {
    ProofPass.FIRST: (first_reader_keeps_the_column,),
    ProofPass.SECOND: (
        second_reader_role,
        second_reader_differs,
        second_reader_is_of_another_column,
    ),
    ProofPass.THIRD: (third_reader_differs,),
}
_ROLES: dict[ProofPass, frozenset[Role]] = {
    ProofPass.FIRST: frozenset({Role.EDITOR}),
    ProofPass.SECOND: frozenset({Role.EDITOR, Role.RESPONSIBLE_EDITOR}),
    ProofPass.THIRD: frozenset({Role.RESPONSIBLE_EDITOR}),
    ProofPass.EXTRA: frozenset({Role.EDITOR, Role.RESPONSIBLE_EDITOR}),
    ProofPass.CLEAN: frozenset({Role.RESPONSIBLE_EDITOR}),
}


def reader_refusals(task: ReadingTask, actor: Actor) -> tuple[Refusal, ...]:
    """Everything against a person's reading that pass, whoever is named for it now."""
    allowed = _ROLES[task.proof_pass]
    found = [rule(task, actor) for rule in _RULES.get(task.proof_pass, ())]
    if not actor.roles & allowed:
        titles = "、".join(role.label for role in Role if role in allowed)
        found.insert(0, Refusal("role", f"{task.proof_pass.label}须由{titles}校对"))
    return tuple(refusal for refusal in found if refusal is not None)


def proposed_readers(task: ReadingTask) -> tuple[ProposedReader, ...]:
    """Everybody whose work proofs are: who may read the pass first, then who may not and why."""
    proof_readers = {Role.EDITOR, Role.RESPONSIBLE_EDITOR}
    people = [actor for actor in task.staff if actor.roles & proof_readers]
    proposed = [ProposedReader(actor, reader_refusals(task, actor)) for actor in people]
    return tuple(sorted(proposed, key=lambda each: (len(each.refusals), each.actor.name)))


def _fallback(task: ReadingTask) -> MutualProofFallback | None:
    """The office's way out, when nobody is there whom the rule of 互校 allows; else None."""
    fallback = task.rules.mutual_proof_fallback
    if fallback is MutualProofFallback.OFF or not task.staff:
        return None
    return None if any(_regular(task, task.staff)) else fallback


def _regular(task: ReadingTask, staff: Iterable[Actor]) -> Iterable[Actor]:
    """The editors who may read the second proof without any fallback."""
    first = task.manuscript.readers(ProofPass.FIRST)
    across = task.rules.mutual_proof_across_columns
    return (
        actor
        for actor in staff
        if Role.EDITOR in actor.roles
        and actor.id not in first
        and not (across and task.manuscript.column in actor.columns)
    )
