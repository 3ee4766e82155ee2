"""Guards (把关): one named pure condition each, grouped by what they guard."""
