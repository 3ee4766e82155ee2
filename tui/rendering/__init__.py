"""How text becomes cells: pure functions, no widget and no terminal."""
