"""The demonstration: a sample issue, driven through every stage by the real use cases."""
