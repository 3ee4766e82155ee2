"""The office's own rules, read from settings.toml."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from editorial.desk.rules_file import RulesFile, choices_of, default_of
from editorial.desk.settings import SettingsRefused, office_rules
from editorial.domain.coverage import CoverageGate, CoverageUnit
from editorial.domain.error_rate import RateLimit
from editorial.domain.office_rules import OfficeRules
from editorial.domain.sampling import SampleBand, SampleGate
from editorial.domain.schedule import WorkingDays


def written(home: Path, *lines: str) -> OfficeRules:
    (home / "settings.toml").write_text("\n".join(["[rules]", *lines]), encoding="utf-8")
    return office_rules(home)


def test_without_a_file_and_with_an_empty_one_the_defaults_hold(tmp_path: Path) -> None:
    assert office_rules(tmp_path) == OfficeRules()
    assert written(tmp_path) == OfficeRules()


def test_every_default_written_out_gives_the_defaults(tmp_path: Path) -> None:
    lines = [f"{name} = {default_of(name)}" for name in RulesFile.model_fields]
    assert written(tmp_path, *lines) == OfficeRules()


def test_what_the_rules_leave_to_the_office_can_be_set(tmp_path: Path) -> None:
    rules = written(
        tmp_path,
        "reading_marks_required = true",
        'coverage_unit = "characters"',
        "close_reading_per_cent = 60",
        'coverage_gate = "typesetting"',
        "sample_per_cent = 40",
        "sample_band_high = 45",
        'sample_gate = "off"',
        "extra_proof_above_per_ten_thousand = 0",
    )
    assert rules.reading_marks_required
    assert rules.coverage_unit is CoverageUnit.CHARACTERS
    assert rules.close_reading_per_cent == 60
    assert rules.coverage_gate is CoverageGate.TYPESETTING
    assert (rules.sample_per_cent, rules.sample_band) == (40, SampleBand(25, 45))
    assert rules.sample_gate is SampleGate.OFF
    assert rules.extra_proof_above is None
    ten = written(tmp_path, "extra_proof_above_per_ten_thousand = 10")
    assert ten.extra_proof_above == RateLimit(10, 10_000)


def test_the_days_on_which_the_office_works_can_be_set(tmp_path: Path) -> None:
    days = written(
        tmp_path,
        "weekends_free = false",
        "holidays = [2026-10-01, 2026-10-02]",
        "make_up_days = [2026-10-10]",
        'schedule_template = "bulletin"',
    )
    assert days.schedule_template == "bulletin"
    assert days.working_days == WorkingDays(
        weekends_free=False,
        holidays=(date(2026, 10, 1), date(2026, 10, 2)),
        make_up_days=(date(2026, 10, 10),),
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('coverage_gate = "never"', "可写 release、typesetting、off"),
        ("close_reading_per_cent = 0", "close_reading_per_cent"),
        ("sample_per_cent = 101", "sample_per_cent"),
        ("sample_band_low = 50", "sample_band_low 不能大于"),
        ("coverage = 3", "没有“rules.coverage”这一项"),
        ('gate_scheme = "none"', "none"),
        ('schedule_template = "none"', "可写 bulletin、journal"),
        ('holidays = ["国庆"]', "holidays"),
    ],
)
def test_a_wrong_setting_is_told_in_words(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(SettingsRefused, match=told):
        written(tmp_path, line)


def test_every_setting_has_its_help() -> None:
    for name, field in RulesFile.model_fields.items():
        assert field.description, name
    assert choices_of("coverage_unit") == ("pieces", "characters")
    assert choices_of("sample_per_cent") == ()


def test_an_extra_proof_rule_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsRefused, match="没有加校规则“pages”"):
        written(tmp_path, 'extra_proof_rules = ["pages"]')
    none = written(tmp_path, "extra_proof_rules = []")
    assert none.extra_proof_rules == ()
