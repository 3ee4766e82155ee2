"""One piece (稿件) as commands say it: its record for programs, its standing for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from editorial.cli.record_json import plain, record

if TYPE_CHECKING:
    from editorial.desk.manuscript_views import ManuscriptView
    from editorial.domain.discrepancy import Discrepancy
    from editorial.domain.manuscript import Manuscript
    from editorial.domain.proofs import ProofRound
    from editorial.text.document_text import DocumentText

_LONG: Final = ("differences", "hand_entries", "steps")
"""What a round holds in numbers that only the round's own document should have."""
_SHOWN: Final = 16
"""Characters of a text in a line about a difference."""


def piece_document(manuscript: Manuscript) -> dict[str, Any]:
    """The record of a piece; of its rounds the figures, not each place."""
    return record(manuscript) | {"rounds": [round_figures(each) for each in manuscript.rounds]}


def round_figures(proof_round: ProofRound) -> dict[str, Any]:
    """A round without its places."""
    return record(proof_round, without=_LONG) | {
        "differences": len(proof_round.differences),
        "undecided": proof_round.undecided,
        "corrections": proof_round.corrections,
        "passes": proof_round.gate.passes,
    }


def moved(before: Manuscript, after: Manuscript, what: str) -> tuple[dict[str, Any], list[str]]:
    """What to say when something was done to a piece: its record, and one line."""
    way = f"，{before.stage.label} → {after.stage.label}" if before.stage is not after.stage else ""
    return piece_document(after), [
        f"{after.number}《{after.title}》：{what}{way}。修订号 {after.revision}。"
    ]


def view_document(view: ManuscriptView) -> dict[str, Any]:
    """A piece as the person sees it, with what can be done and what stands in the way."""
    return {
        "piece": piece_document(view.manuscript),
        "issue": plain(view.issue),
        "column": view.column,
        "names": plain(view.names),
        "takes_new_text": view.takes_new_text,
        "options": [
            {
                "decision": option.decision.value,
                "label": option.decision.label,
                "target": option.target.value,
                "open": option.is_open,
                "refusals": plain(option.refusals),
            }
            for option in view.options
        ],
    }


def view_lines(view: ManuscriptView) -> Iterator[str]:
    """The same for people."""
    manuscript = view.manuscript
    version = manuscript.current_version
    yield f"{manuscript.number}《{manuscript.title}》 {manuscript.author}"
    yield (
        f"{view.issue.title}　{view.column}　经办编辑 {view.name(manuscript.editor)}　"
        f"修订号 {manuscript.revision}"
    )
    yield f"环节：{manuscript.stage.label}（自 {manuscript.stage_since:%Y-%m-%d %H:%M}）"
    origin = f"第 {version.number} 版 {version.origin.label}"
    yield f"文本：{origin}，{version.characters} 字，{version.name}"
    if manuscript.major_matter is not None:
        yield f"重大事项：{manuscript.major_matter.reason}"
    for review in manuscript.reviews:
        yield (
            f"{review.stage.label}：{view.name(review.by)}，{review.decision.label}。"
            f"{review.opinion}"
        )
    for problem in manuscript.problems:
        yield f"问题 {problem.number}（{problem.state.label}）：{problem.text}"
        if problem.answer:
            yield f"　　答复：{problem.answer}"
        if problem.ruling is not None:
            yield f"　　裁定：{problem.ruling.text}"
    for each in manuscript.rounds:
        yield round_line(each)
    if manuscript.valid_sign_off is not None:
        yield f"清样审定：{view.name(manuscript.valid_sign_off.by)}，有效"
    if view.options:
        yield "可办事项："
    for option in view.options:
        yield f"　{'✓' if option.is_open else '✗'} {option.decision.value} {option.decision.label}"
        yield from (f"　　　{refusal.reason}" for refusal in option.refusals)


def round_line(proof_round: ProofRound) -> str:
    """A round in one line."""
    gate = proof_round.gate
    verdict = "合格" if gate.passes else "不合格"
    return (
        f"第 {proof_round.number} 轮 {proof_round.proof_pass.label}：校样 {proof_round.galley}，"
        f"异同 {len(proof_round.differences)} 处，未处理 {proof_round.undecided} 处，"
        f"差错率 {float(gate.rate.per_ten_thousand):.2f}‱（{verdict}）"
    )


def difference_line(found: Discrepancy, kind: str = "") -> str:
    """A difference in one line, with another name of its kind where one is given."""
    return (
        f"第 {found.manuscript.paragraph} 段 {kind or found.kind.label} "
        f"原稿“{_cut(found.manuscript.text)}” 校样“{_cut(found.galley.text)}”"
    )


def text_document(document: DocumentText) -> dict[str, Any]:
    """A text, paragraph by paragraph."""
    return {
        "paragraphs": [
            {"number": number, "kind": each.kind.value, "text": each.text}
            for number, each in enumerate(document.paragraphs, 1)
        ],
        "not_read": list(document.not_read),
    }


def text_lines(document: DocumentText) -> Iterator[str]:
    """A text with the numbers of its paragraphs."""
    for number, each in enumerate(document.paragraphs, 1):
        yield f"{number:>4}  {each.text}"
    yield from (f"未读取：{phrase}。" for phrase in document.not_read)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
