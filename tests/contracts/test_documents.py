"""What the commands print as JSON: one document, with exactly the promised keys and types."""

from __future__ import annotations

from pathlib import Path

from tests.contracts.command_line import editorial, the_document
from tests.contracts.shapes import BATCH, CHECK, COMPARISON, DOCTOR, DOCUMENTS, differences, keys_of

KINDS = {
    "wrong", "missing", "extra", "transposed", "moved", "number", "numeral_form", "foreign_word",
    "letter_case", "variant", "punctuation", "width", "paragraph_break",
}  # fmt: skip
CONTRACTS = Path(__file__).parents[2] / "docs" / "contracts.md"
MANUSCRIPT = "渡口的清晨\n船工按时解缆，第一班渡轮离岸。\n船上装着 12 辆自行车。\n"
GALLEY = "渡口的清晨\n船工安时解缆,第一班渡轮离岸。船上装着 15 辆自行车。\n"


def texts(folder: Path, name: str = "") -> tuple[Path, Path]:
    dotted = f"{name}." if name else ""
    pair = folder / f"{dotted}manuscript.txt", folder / f"{dotted}galley.txt"
    for path, text in zip(pair, (MANUSCRIPT, GALLEY), strict=True):
        path.write_text(text, encoding="utf-8")
    return pair


def test_compare(tmp_path: Path, home: Path) -> None:
    done = editorial("compare", *texts(tmp_path), "--json", home=home)
    document = the_document(done, exit_code=1)
    assert list(differences(document, COMPARISON)) == []
    assert done.stderr == ""
    assert {each["kind"] for each in document["discrepancies"]} <= KINDS
    assert (
        sum(each["edits"] for each in document["discrepancies"]) == document["edit_distance"] == 3
    )
    manuscript = "".join(MANUSCRIPT.split())
    for each in document["discrepancies"]:
        span = each["manuscript"]
        assert manuscript[span["start"] : span["end"]] == span["text"]
        assert set(each["scores"]) == {"house", "periodical-2020"}
    assert set(document["schemes"]) == {"house", "periodical-2020"}
    assert document["schemes"]["house"]["limit"] == "1/1000"
    assert document["schemes"]["periodical-2020"]["limit"] == "2/10000"
    assert document["manuscript"]["characters"] == len(manuscript)
    assert not home.exists()


def test_compare_under_another_scheme_and_with_kinds_ignored(tmp_path: Path, home: Path) -> None:
    options = ("--scheme", "newspaper-2020", "--ignore", "width,punctuation", "--json")
    document = the_document(editorial("compare", *texts(tmp_path), *options, home=home), 1)
    assert list(differences(document, COMPARISON)) == []
    assert document["gate"] == "newspaper-2020"
    assert set(document["schemes"]) == {"newspaper-2020", "house", "periodical-2020"}
    assert document["ignored"]["width"] == 1
    assert document["edit_distance"] == 2


def test_check(tmp_path: Path, home: Path) -> None:
    text = "车队排除两辆车，按装了新的信号灯。。\n"
    (tmp_path / "稿.txt").write_text(text, encoding="utf-8")
    done = editorial("check", tmp_path / "稿.txt", "--level", "hint", "--json", home=home)
    document = the_document(done, exit_code=1)
    assert list(differences(document, CHECK)) == []
    assert done.stderr == ""
    for each in document["findings"]:
        assert each["level"] in {"sure", "likely", "hint"}
        assert text[each["start"] : each["end"]] == each["text"]
    assert any("安装" in each["suggestions"] for each in document["findings"])


def test_check_without_findings(tmp_path: Path, home: Path) -> None:
    (tmp_path / "稿.txt").write_text("船工按时解缆。\n", encoding="utf-8")
    done = editorial("check", tmp_path / "稿.txt", "--json", home=home)
    assert the_document(done)["findings"] == []


def test_batch_with_a_good_a_bad_and_an_unreadable_pair(tmp_path: Path, home: Path) -> None:
    texts(tmp_path, "差")
    for side in ("原稿", "清样"):
        (tmp_path / f"好.{side}.txt").write_text(MANUSCRIPT, encoding="utf-8")
        (tmp_path / f"坏.{side}.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "孤.原稿.txt").write_text(MANUSCRIPT, encoding="utf-8")
    done = editorial("batch", tmp_path, "--json", "--jobs", "1", home=home)
    document = the_document(done, exit_code=1)
    assert list(differences(document, BATCH)) == []
    found = {each["name"]: (each["passes"], "error" in each) for each in document["pairs"]}
    assert found == {"差": (False, False), "好": (True, False), "坏": (False, True)}
    assert [document["totals"][key] for key in ("pairs", "within", "beyond", "errors")] == [
        3, 1, 1, 1,
    ]  # fmt: skip
    assert len(document["unpaired"]) == 1


def test_doctor_where_there_is_no_office_yet(home: Path) -> None:
    document = the_document(editorial("doctor", "--json", home=home))
    assert list(differences(document, DOCTOR)) == []
    points = {point["id"] for point in document["points"]}
    assert {"program", "home", "settings", "database", "dictionaries", "terminal"} <= points
    assert document["ok"] is True
    assert not home.exists()


def test_every_key_is_described() -> None:
    described = CONTRACTS.read_text(encoding="utf-8")
    keys = {key for shape in DOCUMENTS for key in keys_of(shape)}
    assert sorted(key for key in keys if f"`{key}`" not in described) == []
    assert sorted(kind for kind in KINDS if f"`{kind}`" not in described) == []
