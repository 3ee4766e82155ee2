"""The READMEs show what the program prints, and name nothing that is not there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from editorial.desk.demo.sample_issue import read_sample_issue
from editorial.desk.demo.sample_office import SAMPLE_PASSWORD
from editorial.desk.settings import office_rules
from editorial.domain.office_rules import OfficeRules
from tests.contracts.command_line import Command, Done, the_document

ROOT = Path(__file__).parents[2]
READMES = ["README.md", "README.zh-CN.md"]
PROOFS = ("first", "second", "third", "extra", "clean")


def blocks(name: str) -> list[str]:
    """The fenced blocks, without their fences."""
    return re.findall(r"^```\w*\n(.*?)^```$", text(name), flags=re.MULTILINE | re.DOTALL)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READMES)
def test_it_opens_with_the_two_commands(name: str) -> None:
    first, second = blocks(name)[:2]
    assert first == "cd editorial-desk && python3 start.py\n"
    assert second == "python3 start.py test\n"


@pytest.mark.parametrize("name", READMES)
def test_what_it_shows_is_what_the_commands_print(
    name: str, called: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    shown = [block for block in blocks(name) if block.startswith("$ editorial ")]
    assert shown
    for block in shown:
        command, _, printed = block.partition("\n")
        assert called(*shlex.split(command)[2:], home=home).stdout == printed


@pytest.mark.parametrize("name", READMES)
def test_its_table_of_rates_is_that_of_the_demonstration(name: str, demo: Done) -> None:
    (table,) = (block for block in blocks(name) if block.startswith("各校次差错率"))
    for manuscript in the_document(demo)["manuscripts"]:
        (row,) = (line for line in table.splitlines() if line.startswith(manuscript["id"]))
        assert manuscript["title"] in row
        rates = {each["round"]: each["per_mille"] for each in manuscript["rounds"]}
        cells = row.replace(" ✗", "").split()[3:-1]
        assert cells == [f"{rates[p]:.2f}" if p in rates else "—" for p in PROOFS]


@pytest.mark.parametrize("name", READMES)
def test_the_accounts_and_links_are_there(name: str) -> None:
    readme = text(name)
    assert f"`{SAMPLE_PASSWORD}`" in readme
    for person in read_sample_issue().people:
        assert f"`{person['login']}`" in readme
    for link in re.findall(r"\]\(([^)#]+)\)", readme):
        assert (ROOT / link).exists(), link


@pytest.mark.parametrize("name", READMES)
def test_the_settings_that_it_shows_are_the_defaults(name: str, tmp_path: Path) -> None:
    (settings,) = (block for block in blocks(name) if block.startswith("[rules]"))
    (tmp_path / "settings.toml").write_text(settings, encoding="utf-8")
    assert office_rules(tmp_path) == OfficeRules()
