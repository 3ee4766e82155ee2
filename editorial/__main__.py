"""``python -m editorial``: the command line."""

from __future__ import annotations

from editorial.cli.main import run

if __name__ == "__main__":
    run()
