"""``editorial demo``: the sample issue ends as its manifests say, and its record holds."""

from __future__ import annotations

import shutil
import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.contracts.command_line import Command, Done, editorial, the_document, the_refusal
from tests.contracts.shapes import AUDIT, DEMO, DOCTOR, differences

ISSUE = Path(__file__).parents[2] / "manuscripts" / "sample-issue"
SIX_STAGES = ("first_review", "second_review", "final_review",
              "first_proof", "second_proof", "third_proof")  # fmt: skip


def manifests() -> dict[str, Any]:
    """What every sample must come to, by title."""
    found = [tomllib.loads(path.read_text("utf-8")) for path in ISSUE.glob("*/manifest.toml")]
    return {manifest["title"]: manifest["expected"] for manifest in found}


@pytest.fixture
def office(demo: Done, demo_home: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration's office, to do harm to."""
    assert demo.returncode == 0
    return Path(shutil.copytree(demo_home, tmp_path / "office"))


def test_the_document_is_as_promised_and_alone(demo: Done) -> None:
    document = the_document(demo)
    assert list(differences(document, DEMO)) == []
    assert demo.stderr == ""


def test_every_manuscript_ends_as_its_manifest_says(demo: Done) -> None:
    expected = manifests()
    found = {each["title"]: each for each in the_document(demo)["manuscripts"]}
    assert set(found) == set(expected)
    for title, manuscript in found.items():
        assert manuscript["final_stage"] == expected[title]["final_stage"]
        assert manuscript["stages"][-1] == manuscript["final_stage"]
        if manuscript["final_stage"] == "released":
            assert set(SIX_STAGES) < set(manuscript["stages"])
            assert manuscript["rounds"][-1]["round"] == "clean"
            assert manuscript["rounds"][-1]["passes"] is True


def test_the_first_proof_of_every_manuscript_has_the_rate_of_its_manifest(demo: Done) -> None:
    expected = manifests()
    for manuscript in the_document(demo)["manuscripts"]:
        rounds = expected[manuscript["title"]].get("rounds", [])
        for told in (each for each in rounds if each["pass"] == "first"):
            (found, *_) = (r for r in manuscript["rounds"] if r["round"] == "first")
            assert f"{found['per_mille']:.3f}" == told["per_mille"]
            assert found["passes"] is told["passes"]


def test_the_report_and_the_office_are_in_the_folder_asked_for(demo: Done, demo_home: Path) -> None:
    report = Path(the_document(demo)["report"])
    assert report.is_relative_to(demo_home)
    assert "青沙河大桥合龙记" in report.read_text(encoding="utf-8")
    assert (demo_home / "editorial.db").is_file()
    assert not (demo_home.parent / "unused").exists()


def test_the_audit_chain_holds(demo: Done, demo_home: Path) -> None:
    document = the_document(demo)
    verdict = the_document(editorial("audit", "verify", "--json", home=demo_home))
    assert list(differences(verdict, AUDIT)) == []
    assert document["audit_ok"] is verdict["ok"] is True
    assert document["audit_entries"] == verdict["entries"] > 100
    assert len(verdict["head"]) == 64


def tamper(office: Path, statement: str) -> None:
    """What somebody with the file can do: drop the triggers, then change the record."""
    with closing(sqlite3.connect(office / "editorial.db")) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in names.fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute(statement)
        database.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET actor = '某人' WHERE sequence = 20",
        "UPDATE audit_entries SET details = x'00' WHERE sequence = 20",
        "DELETE FROM audit_entries WHERE sequence = 20",
    ],
    ids=["changed", "of another type", "removed"],
)
def test_a_changed_record_is_found(office: Path, called: Command, statement: str) -> None:
    tamper(office, statement)
    done = called("audit", "verify", "--json", home=office)
    verdict = the_document(done, exit_code=1)
    assert list(differences(verdict, AUDIT)) == []
    assert verdict["ok"] is False
    assert verdict["first_bad"] == 20


def test_the_doctor_finds_a_changed_record_too(office: Path, called: Command) -> None:
    assert the_document(called("doctor", "--json", home=office))["ok"] is True
    tamper(office, "UPDATE audit_entries SET actor = '某人' WHERE sequence = 20")
    document = the_document(called("doctor", "--json", home=office), exit_code=1)
    assert list(differences(document, DOCTOR)) == []
    (fault,) = (point for point in document["points"] if point["state"] == "fault")
    assert fault["id"] == "contents"
    assert "20" in fault["found"]


def test_a_folder_with_other_data_is_not_touched(
    tmp_path: Path, home: Path, called: Command
) -> None:
    (tmp_path / "别的").mkdir()
    (tmp_path / "别的" / "稿.txt").write_text("稿", encoding="utf-8")
    done = called("demo", "--no-tui", "--json", "--home", tmp_path / "别的", home=home)
    assert "已有别的数据" in the_refusal(done)
    assert [path.name for path in (tmp_path / "别的").iterdir()] == ["稿.txt"]
