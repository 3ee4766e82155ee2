"""Row mapping: rows ↔ domain, both ways, one group of tables a module.

Functions named after a domain object read a row; those ending in ``_values`` write one.
"""
