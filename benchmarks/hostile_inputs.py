"""Hostile inputs against the readers, the comparison and the checker, one after the other.

python benchmarks/hostile_inputs.py --count 10000 --seed 1

Each input follows from the seed and its number alone. It runs in a worker process that is ended and
replaced when it takes too long. What must hold: a file is read, or refused with a reason and
advice; shares add up to the edit distance; whatever comes out can be written as JSON; nothing takes
more than 10 s of the processor or 500 MB. Exit code 1 when something did not hold.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rapidfuzz.distance import Levenshtein

from benchmarks.hostile_files import hostile_file
from benchmarks.hostile_texts import hostile_pair, hostile_text
from editorial.checking.check import check_text
from editorial.comparison.compare import compare_documents, compare_texts
from editorial.comparison.comparison import Comparison
from editorial.intake.read import read_bytes
from editorial.intake.refusal import IntakeRefused

SECONDS = 10.0
MEGABYTES = 500
_HARD_SECONDS = 60.0
NEVER_ENDED = "broken: never ended"
_SMALL = 3000
"""Characters up to which the distance is found a second time, by rapidfuzz."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input."""

    number: int
    kind: str
    result: str
    """``read``, ``refused: CODE``, ``compared``, ``checked`` or ``broken: …``."""
    seconds: float
    """Of the processor, in the worker and what it started; of the clock when it never ended."""
    megabytes: float
    """Greatest resident memory of the worker while it ran."""

    @property
    def broken(self) -> str:
        """What did not hold, or nothing."""
        if self.result.startswith("broken"):
            return self.result
        if self.seconds > SECONDS:
            return f"took {self.seconds:.1f} s"
        return f"took {self.megabytes:.0f} MB" if self.megabytes > MEGABYTES else ""


def run_one(seed: int, number: int) -> tuple[str, str]:
    """Make one input and run it.

    Returns:
        What it was and what became of it.

    Raises:
        Exception: whatever the program raised, or an assertion that did not hold.
    """
    chance = random.Random(f"{seed}:{number}")
    draw = chance.random()
    if draw < 0.5:
        kind, data, name = hostile_file(chance)
        return kind, _read(data, name)
    if draw < 0.85:
        manuscript, galley, ignore = hostile_pair(chance)
        _forget_peak()  # to make three million characters one by one takes more than to compare
        comparison = compare_texts(manuscript, galley, ignore=ignore)
        _sound(comparison)
        if not ignore and len(manuscript) + len(galley) <= _SMALL:
            sides = (comparison.manuscript.body.text, comparison.galley.body.text)
            assert comparison.edit_distance == Levenshtein.distance(*sides), "distance"
        return f"pair of 10^{len(str(len(manuscript))) - 1}", "compared"
    text = hostile_text(chance, chance.choice((0, 5, 300, 5000, 50_000)))
    findings = check_text(text, level="hint")
    assert all(0 <= f.start <= f.end <= len(text) for f in findings), "offsets"
    json.dumps([(f.rule, str(f.level), f.suggestions, f.message) for f in findings])
    return "text to check", "checked"


def _read(data: bytes, name: str) -> str:
    try:
        result = read_bytes(data, name)
    except IntakeRefused as refused:
        return _said(refused)
    document = result.document
    assert document.paragraphs, "text or a refusal"
    said = [*(p.text for p in document.paragraphs), *document.not_read, *document.notes]
    json.dumps(said, ensure_ascii=False).encode()
    if sum(map(len, said)) <= _SMALL:
        comparison = compare_documents(document, document)
        assert comparison.edit_distance == 0, "a text differs from itself"
        _sound(comparison)
    return "read"


def _said(refused: IntakeRefused) -> str:
    assert refused.reason, "a refusal says why"
    assert refused.advice, "a refusal says what to do"
    assert str(refused).isprintable(), "a refusal is one line"
    return f"refused: {refused.code.value}"


def _sound(comparison: Comparison) -> None:
    shares = sum(d.edits for d in comparison.discrepancies)
    assert shares == comparison.edit_distance, f"shares {shares} of {comparison.edit_distance}"
    json.dumps(comparison.to_json())


def _work(seed: int, wire: Connection) -> None:
    while True:
        number = wire.recv()
        if number is None:
            return
        _forget_peak()
        began = _busy_seconds()
        kind = result = ""
        try:
            kind, result = run_one(seed, number)
        except Exception as error:
            result = f"broken: {type(error).__name__}: {error}"[:300]
        wire.send(Outcome(number, kind, result, _busy_seconds() - began, _peak_megabytes()))


def _busy_seconds() -> float:
    """Unlike the clock, the same on a machine that has other things to do."""
    who = (resource.getrusage(each) for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in who)


def _forget_peak() -> None:
    """Where the system can, begin a new peak; elsewhere it is that of the worker so far."""
    try:
        Path("/proc/self/clear_refs").write_text("5", "ascii")
    except OSError:
        return


def _peak_megabytes() -> float:
    try:
        status = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


class Worker:
    """A process that runs inputs, replaced when one takes far too long."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._start()

    def run(self, number: int) -> Outcome:
        """Run one input in the process."""
        self._wire.send(number)
        began = time.perf_counter()
        try:
            if self._wire.poll(_HARD_SECONDS):
                outcome: Outcome = self._wire.recv()
                return outcome
            result = NEVER_ENDED
        except EOFError:
            result = "broken: the process died"
        self._process.kill()
        self._process.join()
        self._start()
        return Outcome(number, "?", result, time.perf_counter() - began, 0.0)

    def stop(self) -> None:
        """End the process."""
        self._wire.send(None)
        self._process.join()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._wire, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(self.seed, theirs), daemon=False)
        self._process.start()
        theirs.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the inputs and say what held."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    options = parser.parse_args(arguments)
    worker = Worker(options.seed)
    outcomes: list[Outcome] = []
    began = time.perf_counter()
    for number in range(options.first, options.first + options.count):
        outcome = worker.run(number)
        if outcome.broken and (
            outcome.result == NEVER_ENDED or not outcome.result.startswith("broken")
        ):
            # Once may be the machine, or what the worker still held: again in a fresh one.
            worker.stop()
            worker = Worker(options.seed)
            outcome = worker.run(number)
        outcomes.append(outcome)
        if outcome.broken:
            print(f"{number}: {outcome.kind}: {outcome.broken}", flush=True)
        if len(outcomes) % 250 == 0:
            spent = time.perf_counter() - began
            print(f"… {len(outcomes)} of {options.count}, {spent:.0f} s", file=sys.stderr)
    worker.stop()
    print(_summary(outcomes, options.seed))
    return int(any(outcome.broken for outcome in outcomes))


def _summary(outcomes: Sequence[Outcome], seed: int) -> str:
    kinds: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        kinds[outcome.kind].append(outcome)
    rows = ["kind | inputs | slowest, s | most memory, MB | results", "--- | --- | --- | --- | ---"]
    for kind, of_kind in sorted(kinds.items()):
        results = Counter(outcome.result.partition(":")[0] for outcome in of_kind)
        told = ", ".join(f"{n} {result}" for result, n in results.most_common())
        slowest = max(outcome.seconds for outcome in of_kind)
        most = max(outcome.megabytes for outcome in of_kind)
        rows.append(f"{kind} | {len(of_kind)} | {slowest:.2f} | {most:.0f} | {told}")
    broken = sum(bool(outcome.broken) for outcome in outcomes)
    rows.append(f"\n{len(outcomes)} inputs of seed {seed}: {broken} did not hold.")
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main())
