"""Measure, print, and with ``--write`` put the figures into docs/performance.md.

python benchmarks/run.py                      everything (about half an hour), printed
python benchmarks/run.py --write              the same, written to docs/performance.md
python benchmarks/run.py --only start-up      one section (repeat the option for more)
python benchmarks/run.py --quick              a smoke test of seconds; nothing is written
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import sections
from benchmarks.machine import machine, versions
from benchmarks.page import PAGE, replaced

SECTIONS: dict[str, Callable[[sections.Effort], str]] = {
    "start-up": sections.start_up_section,
    "collating": sections.collating_section,
    "unrelated": sections.unrelated_section,
    "comparing": sections.comparing_section,
    "documents": sections.documents_section,
    "reading": sections.reading_section,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the sections that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="small texts, one round: a smoke test")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    parser.add_argument("--only", action="append", choices=SECTIONS, help="this section alone")
    parser.add_argument("--rounds", type=int, default=7, help="counted runs of each (7)")
    options = parser.parse_args(arguments)
    if options.quick and options.write:
        parser.error("--quick measures nothing worth writing")
    effort = sections.QUICK if options.quick else sections.Effort(rounds=options.rounds)
    for name in options.only or SECTIONS:
        print(f"… {name}", file=sys.stderr, flush=True)
        body = f"{SECTIONS[name](effort)}\n\n{_colophon(effort)}"
        print(f"\n## {name}\n\n{body}", flush=True)
        if options.write:
            # Read anew for each section: a run is long and the page may have been edited meanwhile.
            PAGE.write_text(replaced(PAGE.read_text("utf-8"), name, body), "utf-8")
    return 0


def _colophon(effort: sections.Effort) -> str:
    told = ", ".join(f"{name} {number or '(not here)'}" for name, number in versions().items())
    return f"*{datetime.now(UTC):%Y-%m-%d}; {machine()}; {effort.rounds} rounds at most; {told}.*"


if __name__ == "__main__":
    sys.exit(main())
