"""Professional standing (专业技术职称) of people: who may read a last proof (A-05)."""

from __future__ import annotations

from alembic import op

from editorial.store.migrations.checks import one_of

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give everybody a standing: not recorded yet."""
    known = one_of("qualification", ("none", "junior", "intermediate", "senior"))
    op.execute(
        "ALTER TABLE people ADD COLUMN qualification VARCHAR DEFAULT 'none' NOT NULL "
        f"CONSTRAINT ck_people_qualification CHECK ({known})"
    )
