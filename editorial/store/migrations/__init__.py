"""Migrations of the database: forward only, each in one transaction, on both databases."""
