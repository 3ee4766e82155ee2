"""校异同: exact differences between the frozen manuscript and a galley."""
