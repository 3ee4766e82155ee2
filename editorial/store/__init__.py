"""The database: SQLModel lives only here."""
