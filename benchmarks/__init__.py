"""Our engine and commands beside those of others, as ratios: see docs/performance.md."""
