"""校是非: advisory findings from dictionaries and rules."""
