"""Commands that act on an office: a group for each thing of the trade, a verb for each use case."""
