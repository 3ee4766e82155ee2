"""The sample of settings.toml: nothing set as it is, every default when uncommented."""

from __future__ import annotations

import re
from pathlib import Path

from editorial.desk.rules_file import RulesFile
from editorial.desk.settings import office_rules
from editorial.desk.settings_sample import settings_sample
from editorial.domain.office_rules import OfficeRules


def rules_from(home: Path, text: str) -> OfficeRules:
    (home / "settings.toml").write_text(text, encoding="utf-8")
    return office_rules(home)


def test_the_sample_changes_nothing_as_it_is(tmp_path: Path) -> None:
    assert rules_from(tmp_path, settings_sample()) == OfficeRules()


def test_every_setting_stands_in_the_sample_and_can_be_uncommented(tmp_path: Path) -> None:
    text, uncommented = re.subn(r"(?m)^# (?=\w+ = )", "", settings_sample())
    assert uncommented == len(RulesFile.model_fields)
    assert rules_from(tmp_path, text) == OfficeRules()
    changed = text.replace("board_quorum = 2", "board_quorum = 5")
    assert rules_from(tmp_path, changed).board_quorum == 5


def test_the_sample_in_the_documentation_is_up_to_date() -> None:
    written = Path(__file__).parents[2] / "docs" / "reference" / "settings.sample.toml"
    assert written.read_text(encoding="utf-8") == settings_sample(), "run `make reference`"
