"""One comparison: collation and scoring of two documents, as one value."""
