"""The rules of extra rounds (加校规则), read from their data file, and what they say of a piece."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from editorial.data_files import data_folder
from editorial.desk.incoming import kept_document
from editorial.domain.error_rate import RateLimit
from editorial.domain.extra_rounds import ExtraRoundRule, ExtraRoundTest, ProofText
from editorial.domain.manuscript import Manuscript
from editorial.domain.ports import UnitOfWork
from editorial.domain.stages import Stage
from editorial.text.paragraphs import ParagraphKind

DECIDING_STAGES = frozenset({Stage.CLEAN_PROOF, Stage.SIGN_OFF})
"""Where an extra proof can still be required."""


@cache
def extra_round_rules() -> tuple[ExtraRoundRule, ...]:
    """The rules that ship, in the order of their file."""
    text = (data_folder("dictionaries") / "checklists" / "extra_rounds.toml").read_text("utf-8")
    return tuple(_rule(entry) for entry in tomllib.loads(text)["rule"])


def proof_text(unit: UnitOfWork, manuscript: Manuscript) -> ProofText | None:
    """What the rules need of the frozen text, where an extra proof can still be required."""
    if manuscript.frozen is None or manuscript.stage not in DECIDING_STAGES:
        return None
    paragraphs = kept_document(unit, manuscript.frozen.document_sha256).paragraphs
    headings = frozenset(
        number
        for number, paragraph in enumerate(paragraphs, 1)
        if paragraph.kind in {ParagraphKind.TITLE, ParagraphKind.HEADING}
    )
    return ProofText(len(paragraphs), headings)


def _rule(entry: dict[str, Any]) -> ExtraRoundRule:
    values = dict(entry)
    errors, characters = values.pop("errors", None), values.pop("characters", None)
    if errors is not None and characters is not None:
        values["limit"] = RateLimit(errors, characters)
    if "share" in values:
        part, whole = values["share"]
        values["share"] = (part, whole)
    return ExtraRoundRule(**values | {"test": ExtraRoundTest(values["test"])})
