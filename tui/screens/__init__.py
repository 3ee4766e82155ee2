"""One task, one screen, one style sheet beside it."""
