"""The terminal app: one task, one screen."""
