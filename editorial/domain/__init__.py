"""The office's nouns and rules (领域): pure values, tables and guards."""
