"""The grammar of the command line: calls that are wrong are refused in one Chinese line."""

from __future__ import annotations

from unicodedata import east_asian_width

import pytest

from editorial.cli.command_parser import WIDTH, UsageRefused
from editorial.cli.main import COMMANDS, main, parser_for


def refused(*arguments: str) -> str:
    with pytest.raises(UsageRefused) as refusal:
        main(arguments)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["compair"], "没有这个命令 compair（是不是 compare？）"),
        (["compare"], "缺少 MANUSCRIPT, GALLEY"),
        (["compare", "甲.txt"], "缺少 GALLEY"),
        (["compare", "甲.txt", "乙.txt", "丙.txt"], "多出了参数 丙.txt"),
        (["compare", "甲.txt", "乙.txt", "--htlm", "丙"], "没有选项 --htlm（是不是 --html？）"),
        (["compare", "甲.txt", "乙.txt", "--html"], "选项 --html 后面要跟一个值"),
        (["compare", "甲.txt", "乙.txt", "--json=1"], "选项 --json 后面不跟值"),
        (["compare", "甲.txt", "乙.txt", "--sch", "house"], "没有选项 --sch"),
        (["batch", "甲", "--jobs", "多"], "--jobs 的值不对（“多”不是整数）"),
        (["audit", "verifi"], "没有这个命令 verifi（是不是 verify？）"),
        (["audit"], "缺少 verify"),
        (["--nix"], "没有选项 --nix"),
    ],
)
def test_a_wrong_call_is_told_in_chinese(arguments: list[str], told: str) -> None:
    line = refused(*arguments)
    assert line.startswith(f"用法有误：{told}")
    assert line.endswith("--help 查看用法。")
    assert "\n" not in line


def test_options_may_stand_anywhere() -> None:
    parser = parser_for("compare")
    options = parser.parse_args(["--json", "甲", "--ignore", "width", "乙", "--ignore=variant"])
    assert (options.manuscript, options.galley, options.json) == ("甲", "乙", True)
    assert options.ignore == ["width", "variant"]
    assert parser.parse_args(["--", "-甲", "乙"]).manuscript == "-甲"


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_is_chinese_fits_the_line_and_names_everything(command: str | None) -> None:
    parser = parser_for(command)
    told = parser.format_help()
    for line in told.splitlines():
        cells = sum(2 if east_asian_width(character) in "WF" else 1 for character in line)
        assert cells <= WIDTH
    for parameter in parser.parameters():
        assert (parameter.option_strings or [str(parameter.metavar)])[0] in told
    for english in ("usage", "show this", "options:", "positional"):
        assert english not in told
    assert set(COMMANDS if command is None else ()) <= set(told.split())
