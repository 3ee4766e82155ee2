"""All tables of the store, so that one import knows the whole schema."""

from __future__ import annotations

from editorial.store import (
    audit_tables,
    baseline_tables,
    blind_reading_tables,
    blob_tables,
    calendar_tables,
    checklist_tables,
    draft_tables,
    final_review_tables,
    issue_record_tables,
    issue_tables,
    layout_tables,
    manuscript_tables,
    people_tables,
    proof_tables,
    reader_tables,
    reading_tables,
    red_check_tables,
    review_tables,
)
from editorial.store.column_checks import METADATA

__all__ = ["METADATA", "TABLE_MODULES"]

TABLE_MODULES = (
    people_tables,
    issue_tables,
    manuscript_tables,
    review_tables,
    proof_tables,
    red_check_tables,
    blind_reading_tables,
    reading_tables,
    issue_record_tables,
    calendar_tables,
    final_review_tables,
    reader_tables,
    checklist_tables,
    layout_tables,
    baseline_tables,
    audit_tables,
    blob_tables,
    draft_tables,
)
