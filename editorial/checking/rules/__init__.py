"""The rules of checking (校是非), one a module; their order decides where findings overlap."""

from __future__ import annotations

from typing import Final

from editorial.checking.rule import Rule
from editorial.checking.rules import (
    dash_form,
    document_number_brackets,
    doubled_points,
    ellipsis_form,
    half_width_brackets,
    half_width_points,
    internal_wording,
    nested_title_marks,
    ordinal_points,
    pairing,
    points_between_marks,
    repeated_list_items,
    repeated_words,
    straight_quotes,
    year_zero,
)

RULES: Final[tuple[Rule, ...]] = (
    year_zero.RULE,
    repeated_list_items.RULE,
    repeated_words.RULE,
    doubled_points.RULE,
    ellipsis_form.RULE,
    dash_form.RULE,
    document_number_brackets.RULE,
    points_between_marks.RULE,
    nested_title_marks.RULE,
    straight_quotes.RULE,
    ordinal_points.RULE,
    half_width_points.RULE,
    half_width_brackets.RULE,
    pairing.RULE,
    internal_wording.RULE,
)
"""All rules besides the dictionaries, which come before them."""
