"""The sample issue is what its manifests say: every file reads, every galley counts as told."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from editorial.comparison.compare import compare_documents
from editorial.comparison.comparison import Comparison
from editorial.domain.decisions import Decision
from editorial.domain.stages import SIX_STAGES, Stage
from editorial.domain.transitions import transition
from editorial.intake.read import read_document
from editorial.text.body_text import body_text
from editorial.text.document_text import DocumentText

ISSUE = Path(__file__).parents[2] / "manuscripts" / "sample-issue"
Table = dict[str, Any]


def toml(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


THE_ISSUE = toml(ISSUE / "issue.toml")
SAMPLES: dict[str, Table] = {
    slug: toml(ISSUE / slug / "manifest.toml") for slug in THE_ISSUE["manuscripts"]
}


@cache
def read(slug: str, file: str) -> DocumentText:
    return read_document(ISSUE / slug / file).document


def file_of(slug: str, role: str) -> str:
    return next(str(row["file"]) for row in SAMPLES[slug]["files"] if row["role"] == role)


def frozen_file(slug: str) -> str:
    roles = [row["role"] for row in SAMPLES[slug]["files"]]
    return file_of(slug, "reworked" if "reworked" in roles else "edited")


def decisions(slug: str) -> list[Table]:
    return [step for step in SAMPLES[slug]["route"] if step["action"] == "decide"]


def files() -> Iterator[Any]:
    for slug, sample in SAMPLES.items():
        for row in sample["files"]:
            yield pytest.param(slug, row, id=f"{slug}/{row['file']}")


def galleys() -> Iterator[Any]:
    for slug, sample in SAMPLES.items():
        rounds = {each["galley"]: each for each in sample["expected"].get("rounds", [])}
        for galley, expected in rounds.items():
            yield pytest.param(slug, galley, expected, id=f"{slug}/{galley}")


def compared(slug: str, galley: str) -> Comparison:
    return compare_documents(read(slug, frozen_file(slug)), read(slug, file_of(slug, galley)))


@pytest.mark.parametrize(("slug", "row"), files())
def test_a_file_reads_as_the_characters_of_its_manifest(slug: str, row: Table) -> None:
    document = read(slug, row["file"])
    assert len(body_text(document)) == row["characters"]
    assert document.paragraphs[0].text.strip() == SAMPLES[slug]["title"]
    assert document.not_read == ()


@pytest.mark.parametrize(("slug", "galley", "expected"), galleys())
def test_a_galley_differs_by_its_slips_alone(slug: str, galley: str, expected: Table) -> None:
    comparison = compared(slug, galley)
    house = comparison.tallies["house"]
    assert comparison.edit_distance == expected["edits"]
    assert Counter(found.kind.value for found in comparison.discrepancies) == expected["kinds"]
    assert house.tenths == expected["house_tenths"]
    assert f"{float(house.rate.per_mille):.3f}" == expected["per_mille"]
    assert house.passes is expected["passes"]


@pytest.mark.parametrize("slug", SAMPLES)
def test_a_route_follows_the_table_of_moves_to_its_end(slug: str) -> None:
    stage = Stage.FIRST_REVIEW
    for step in decisions(slug):
        assert step["stage"] == stage.value
        move = transition(stage, Decision(step["decision"]))
        assert move is not None
        stage = move.target
    assert stage.value == SAMPLES[slug]["expected"]["final_stage"]
    assert stage.is_over


@pytest.mark.parametrize("slug", SAMPLES)
def test_a_released_manuscript_went_through_all_six_stages_and_left_no_file_unread(
    slug: str,
) -> None:
    sample = SAMPLES[slug]
    steps = sample["route"]
    assert {step["file"] for step in steps if "file" in step} == {
        f["file"] for f in sample["files"]
    }
    if sample["expected"]["final_stage"] == Stage.RELEASED:
        assert {stage.value for stage in SIX_STAGES} <= {step.get("stage") for step in steps}
        last = sample["expected"]["rounds"][-1]
        assert last.get("after_excused", last)["edits"] == 0


@pytest.mark.parametrize("slug", SAMPLES)
def test_no_person_does_two_reviews_or_the_first_two_proofs(slug: str) -> None:
    people = SAMPLES[slug]["people"]
    reviewers = [people[key] for key in ("first_review", "second_review", "final_review")]
    assert len(set(reviewers)) == 3
    if "proof_1" not in people:
        return
    columns = {person["login"]: person["columns"] for person in THE_ISSUE["people"]}
    assert len({people["proof_1"], people["proof_2"], people["proof_3"]}) == 3
    assert SAMPLES[slug]["column"] in columns[people["proof_1"]]
    assert SAMPLES[slug]["column"] not in columns[people["proof_2"]]


def test_the_issue_shows_every_way_a_manuscript_can_go() -> None:
    taken = {step["decision"] for slug in SAMPLES for step in decisions(slug)}
    ways = {"return_to_author", "reject", "refer", "rework", "submit_to_board", "withdraw"}
    assert ways | {"require_extra_proof", "approve_clean", "release"} <= taken
    cases = {sample["case"] for sample in SAMPLES.values()}
    assert cases == set("abcdefghij")


def test_the_reviews_cover_as_much_as_the_rules_ask_for() -> None:
    second = [s for slug, s in SAMPLES.items() if "second_review" in _stages(slug)]
    final = [s for slug, s in SAMPLES.items() if "accept" in _choices(slug)]
    assert sum(s["close_reading"] for s in second) * 2 >= len(second)
    assert 0.25 <= sum(s["final_sample"] for s in final) / len(final) <= 0.35


def _stages(slug: str) -> set[str]:
    return {step["stage"] for step in decisions(slug)}


def _choices(slug: str) -> set[str]:
    return {step["decision"] for step in decisions(slug)}


def test_tracked_changes_have_another_text_before_they_were_made() -> None:
    path = ISSUE / "spring-travel" / "received.docx"
    before = body_text(read_document(path, original=True).document).text
    after = body_text(read("spring-travel", "received.docx")).text
    assert "三百多人" in before
    assert "三百多人" not in after
    assert "每天晚上八点" in after
    assert "每天晚上八点" not in before


@pytest.mark.parametrize(
    ("slug", "doubt"),
    [(slug, doubt) for slug, sample in SAMPLES.items() for doubt in sample.get("doubtful", [])],
)
def test_a_doubtful_word_stands_where_the_manifest_says_and_nowhere_after_editing(
    slug: str, doubt: Table
) -> None:
    received = body_text(read(slug, file_of(slug, doubt["in"]))).text
    edited = body_text(read(slug, frozen_file(slug))).text
    assert received.count(doubt["text"]) == 1
    assert doubt["text"] not in edited


def test_the_samples_stay_small_enough_to_travel_with_the_program() -> None:
    sizes = {path: path.stat().st_size for path in ISSUE.rglob("*") if path.is_file()}
    assert max(sizes.values()) < 200_000
    assert sum(sizes.values()) < 3_000_000


def test_no_folder_lies_beside_those_the_issue_lists() -> None:
    folders = {path.name for path in ISSUE.iterdir() if path.is_dir()}
    assert folders == set(SAMPLES)
    for slug, sample in SAMPLES.items():
        listed = {row["file"] for row in sample["files"]} | {"manifest.toml"}
        assert {path.name for path in (ISSUE / slug).iterdir()} == listed


@pytest.mark.parametrize("slug", SAMPLES)
def test_the_readme_prints_the_figures_of_the_manifest(slug: str) -> None:
    lines = (ISSUE.parent / "README.md").read_text(encoding="utf-8").splitlines()
    row = next(line for line in lines if line.startswith(f"| {slug} "))
    expected = SAMPLES[slug]["expected"]
    passes = ("first", "second", "third")
    rates = [each["per_mille"] for each in expected.get("rounds", []) if each["pass"] in passes]
    assert f"| {expected['characters']} |" in row
    assert f"| {'、'.join(rates) or '—'} |" in row
