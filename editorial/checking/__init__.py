"""Checking (校是非): doubts about a text itself, from dictionaries and rules; advisory only."""
