"""Hold the classification to labelled galleys: ``python benchmarks/labelled_galleys.py``.

Makes galleys with known errors of every kind, compares each with its manuscript, and prints for
each kind how many places were found as what they are. Exits with 1 when fewer than 99 % of all
places have the right kind, or the error count of any galley is off.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.collation.labelled_galleys.galley import labelled_galley
from tests.collation.labelled_galleys.grading import grade

LEAST_RIGHT = 0.99


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--galleys", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1, help="seed of the first galley")
    parser.add_argument("--faults", type=int, default=0, help="print so many faults")
    options = parser.parse_args()

    confusion: Counter[tuple[str, str]] = Counter()
    faults: list[str] = []
    ways: Counter[str] = Counter()
    house = periodical = taken_back = 0
    for seed in range(options.seed, options.seed + options.galleys):
        galley = labelled_galley(seed)
        result = grade(galley)
        confusion += result.confusion
        faults += (f"{seed}: {fault}" for fault in result.faults)
        ways.update(label.way for label in galley.labels)
        house += result.house_exact
        periodical += result.periodical_exact
        taken_back += galley.taken_back
    right = sum(n for (label, found), n in confusion.items() if label == found)
    _print(confusion)
    places = sum(confusion.values())
    print(f"galleys {options.galleys}, places {places}, right {right} ({right / places:.2%})")
    print(f"slips taken back as they had a second reading: {taken_back}")
    print(f"error count exact: house {house}, periodical-2020 {periodical}")
    print("\n".join(faults[: options.faults]))
    counts_right = house == periodical == options.galleys
    return 0 if counts_right and right >= LEAST_RIGHT * places else 1


def _print(confusion: Counter[tuple[str, str]]) -> None:
    kinds = sorted({kind for pair in confusion for kind in pair} - {""})
    print(f"{'kind':16}{'places':>8}{'recall':>9}{'precision':>11}  taken for")
    for kind in kinds:
        labels = sum(n for (label, _), n in confusion.items() if label == kind)
        found = sum(n for (_, each), n in confusion.items() if each == kind)
        right = confusion[kind, kind]
        others = {
            other or "(nothing)": n
            for (label, other), n in sorted(confusion.items())
            if label == kind != other
        }
        rates = (right / n if n else 1.0 for n in (labels, found))
        print(f"{kind:16}{labels:8}" + "".join(f"{rate:10.2%}" for rate in rates), others or "")
    if spurious := {found: n for (label, found), n in confusion.items() if not label}:
        print(f"found where nothing was to be found: {spurious}")


if __name__ == "__main__":
    sys.exit(main())
