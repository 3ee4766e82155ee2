"""Counting schemes as data: complete, dated, sourced, and refused when they aren't sound."""

from __future__ import annotations

import hashlib
from importlib.resources import files

import pytest

from editorial.domain.error_rate import RateLimit
from editorial.scoring.counting_scheme import RuleStatus
from editorial.scoring.prepared_schemes import PREPARED
from editorial.scoring.scheme_files import (
    SchemeNotFound,
    SchemeRefused,
    load_scheme,
    read_scheme,
    scheme_ids,
)

UNORDERED = "steps = [{ up_to = 5, tenths = 1 }, { up_to = 2, tenths = 1 }, { tenths = 9 }]"
SOUND = (files("editorial.scoring") / "schemes" / "house.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("scheme", "limit"),
    [
        ("house", RateLimit(1, 1000)),
        ("periodical-2020", RateLimit(2, 10_000)),
        ("newspaper-2020", RateLimit(3, 10_000)),
        ("book-2004", RateLimit(1, 10_000)),
    ],
)
def test_schemes_that_ship_have_their_limit_date_and_source(scheme: str, limit: RateLimit) -> None:
    loaded = load_scheme(scheme)
    assert (loaded.id, loaded.limit) == (scheme, limit)
    assert loaded.date
    assert loaded.source
    data = (files("editorial.scoring") / "schemes" / f"{scheme}.toml").read_bytes()
    assert loaded.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("scheme", scheme_ids())
def test_a_file_is_read_alike_prepared_and_parsed(scheme: str) -> None:
    data = (files("editorial.scoring") / "schemes" / f"{scheme}.toml").read_bytes()
    assert hashlib.sha256(data).hexdigest() in PREPARED
    parsed = read_scheme(data + b"\n")
    assert parsed._replace(sha256=load_scheme(scheme).sha256) == load_scheme(scheme)


def test_a_file_that_an_office_has_changed_counts_as_it_was_changed() -> None:
    changed = SOUND.replace("errors = 1, characters = 1000", "errors = 1, characters = 2000")
    assert read_scheme(changed.encode()).limit == RateLimit(1, 2000)


def test_all_that_ship_are_listed_the_two_shown_always_first() -> None:
    assert scheme_ids() == ("house", "periodical-2020", "book-2004", "newspaper-2020")


def test_what_was_recalled_is_labelled_for_the_office_to_verify() -> None:
    status = {rule.id: rule.status for rule in load_scheme("periodical-2020").rules}
    assert status["QK-2.2"] is RuleStatus.VERIFIED
    assert status["QK-2.8"] is RuleStatus.RECALLED
    assert RuleStatus.RECALLED.label == "待核对原文"


def test_an_unknown_scheme_is_not_found_and_the_choice_is_named() -> None:
    with pytest.raises(SchemeNotFound, match="没有“no-such”这种计错办法；现有：house、"):
        load_scheme("no-such")


@pytest.mark.parametrize("scheme", ["../house", "house.toml", "", "schemes/house"])
def test_an_id_is_no_path(scheme: str) -> None:
    with pytest.raises(SchemeNotFound):
        load_scheme(scheme)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"variant", ', "", "繁体/异体.*现有 0 条"),
        ('kinds = ["paragraph_break"]', 'kinds = ["paragraph_break", "wrong"]', "错字.*现有 2 条"),
        ("tenths = 10", "tenths = 1.5", "1.5 应为非负整数"),
        ("tenths = 10", "tenths = -1", "-1 应为非负整数"),
        ("tenths = 10", "up_to = 5, tenths = 10", "最后一档不写 up_to"),
        ("steps = [{ tenths = 10 }]", UNORDERED, "由短到长"),
        ("characters = 1000", "characters = 0", "不能为 0"),
        ('source = ', 'origin = ', "缺少 source"),
        ('status = "verified"', 'status = "sure"', "有误"),
        ('"width"', '"weight"', "有误"),
        ("[scheme]", "[scheme", "有误"),
        ("steps = [{ tenths = 0 }]", "steps = []", "有误"),
        ("steps = [{ tenths = 0 }]", "steps = 3", "有误"),
    ],
)  # fmt: skip
def test_a_scheme_that_is_not_sound_is_refused(old: str, new: str, reason: str) -> None:
    assert old in SOUND
    with pytest.raises(SchemeRefused, match=reason):
        read_scheme(SOUND.replace(old, new).encode())


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(SchemeRefused):
        read_scheme(b"\xff\xfe\x00")
