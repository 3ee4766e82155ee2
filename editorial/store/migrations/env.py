"""What Alembic runs: migrations in the transaction that was opened for it."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from editorial.store.tables import METADATA


def run_migrations(connection: Connection) -> None:
    """Run the steps on the connection; whoever opened its transaction commits them."""
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_as_batch=True,  # SQLite can change a table only by making it anew
        transactional_ddl=True,
        transaction_per_migration=False,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run_migrations(context.config.attributes["connection"])
