"""The terminal itself: what it draws, asked before the app starts; what must not reach it."""
