"""Parts of screens; each takes plain values and tells what happened by messages."""
