"""The use cases, the only gate to the store."""
