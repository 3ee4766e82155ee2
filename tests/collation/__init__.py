"""Tests of collation."""
