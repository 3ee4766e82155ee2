"""``editorial compare`` as a user meets it: what it prints, what it writes, how it exits."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from editorial.cli.main import run

MANUSCRIPT = "渡口的清晨\n船工按时解缆，第一班渡轮离岸。\n"
GALLEY = "渡口的清晨\n船工安时解缆,第一班渡轮离岸。\n"
PROGRAM = "from editorial.cli.main import run; run()"


class Outcome(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


Command = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "原稿.txt").write_text(MANUSCRIPT, encoding="utf-8")
    (tmp_path / "清样.txt").write_text(GALLEY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def editorial(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Run the command in this process, in the folder of the two texts."""

    def call(*arguments: str) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["editorial", *arguments])
        with pytest.raises(SystemExit) as exit_:
            run()
        printed = capsys.readouterr()
        assert isinstance(exit_.value.code, int)
        return Outcome(exit_.value.code, printed.out, printed.err)

    return call


def process(
    folder: Path, program: str, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def refused(result: Outcome | subprocess.CompletedProcess[str]) -> str:
    """The one line of a refusal; there is nothing else."""
    assert result.returncode == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    (line,) = result.stderr.splitlines()
    return line


def test_differences_are_listed_with_both_verdicts_and_exit_1(editorial: Command) -> None:
    result = editorial("compare", "原稿.txt", "清样.txt")
    assert result.returncode == 1
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    assert any("错字·音近、形近" in line and "改正" in line and "〔按〕" in line for line in lines)
    assert any(line.startswith("内控标准") and "不合格" in line for line in lines)
    assert any(line.startswith("期刊国家标准") for line in lines)
    assert "注：期刊国家标准（2020）中用到 QK-3.1w（本程序推定）。" in lines
    assert lines[-1].startswith("结论：不合格。差错率 ")


def test_equal_texts_exit_0(editorial: Command) -> None:
    result = editorial("compare", "原稿.txt", "原稿.txt")
    assert result.returncode == 0
    assert "没有差异。" in result.stdout
    assert "结论：合格。差错率 0.00‰" in result.stdout


def test_a_difference_within_the_limit_exits_0(folder: Path, editorial: Command) -> None:
    text = "船工按时解缆离岸上路" * 100
    (folder / "长稿.txt").write_text(text, encoding="utf-8")
    (folder / "长样.txt").write_text(text.replace("按", "安", 1), encoding="utf-8")
    result = editorial("compare", "长稿.txt", "长样.txt")
    assert result.returncode == 0
    assert "结论：合格。差错率 1.00‰" in result.stdout
    assert editorial(
        "compare", "长稿.txt", "长样.txt", "--scheme", "periodical-2020"
    ).returncode == 1  # fmt: skip


def test_json_is_alone_on_standard_output(editorial: Command) -> None:
    result = editorial(
        "compare", "原稿.txt", "清样.txt", "--json", "--ignore", "width", "--csv", "表.csv"
    )
    assert result.returncode == 1
    document = json.loads(result.stdout)
    assert document["schema"] == "editorial.comparison/1"
    assert document["manuscript"]["path"] == "原稿.txt"
    assert document["manuscript"]["sha256"] == hashlib.sha256(MANUSCRIPT.encode()).hexdigest()
    assert document["edit_distance"] == 1
    assert document["ignored"] == {"layout": 0, "width": 1}
    assert result.stderr == "已写出 csv 报告：表.csv\n"


def test_reports_are_written_beside_the_list(folder: Path, editorial: Command) -> None:
    targets = ("--html", "报告.html", "--xlsx", "报告.xlsx", "--csv", "报告.csv")
    result = editorial("compare", "原稿.txt", "清样.txt", *targets)
    assert result.returncode == 1
    assert "按" in (folder / "报告.html").read_text(encoding="utf-8")
    assert (folder / "报告.xlsx").read_bytes().startswith(b"PK")
    rows = list(csv.reader((folder / "报告.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 3
    assert len(list(folder.iterdir())) == 5


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["原稿.txt"], "缺少 GALLEY"),
        (["原稿.txt", "清样.txt", "多余"], "多出了参数 多余"),
        (["原稿.txt", "清样.txt", "--jsn"], "没有选项 --jsn（是不是 --json？）"),
        (["原稿.txt", "清样.txt", "--scheme"], "选项 --scheme 后面要跟一个值"),
        (["没有.txt", "清样.txt"], "没有.txt"),
        ([".", "清样.txt"], "文件夹"),
        (["原稿.txt", "清样.txt", "--scheme", "x"], "没有“x”这种计错办法；现有：house"),
        (["原稿.txt", "清样.txt", "--ignore", "wrong"], "“错字”是差错，不能忽略"),
        (["原稿.txt", "清样.txt", "--ignore", "width,nix"], "没有“nix”这一类差异"),
        (["原稿.txt", "清样.txt", "--html", "无/报告.html"], "文件夹不存在"),
        (["原稿.txt", "清样.txt", "--html", "."], "是一个文件夹"),
        (["原稿.txt", "清样.txt", "--html", "./原稿.txt"], "是要比较的文件"),
        (["原稿.txt", "清样.txt", "--html", "甲", "--csv", "甲"], "已定为 html 报告"),
    ],
)
def test_what_can_not_be_done_is_one_clear_line_and_exit_2(
    folder: Path, editorial: Command, arguments: list[str], reason: str
) -> None:
    assert reason in refused(editorial("compare", *arguments))
    assert sorted(each.name for each in folder.iterdir()) == ["原稿.txt", "清样.txt"]
    assert (folder / "原稿.txt").read_text(encoding="utf-8") == MANUSCRIPT


def test_escape_sequences_do_not_reach_the_terminal(folder: Path, editorial: Command) -> None:
    (folder / "清样.txt").write_text("渡口\x1b[2J\u202e的清晨\n", encoding="utf-8")
    result = editorial("compare", "原稿.txt", "清样.txt")
    assert result.returncode == 1
    assert not {"\x1b", "\u202e"} & set(result.stdout + result.stderr)
    assert "␛[2J⟦U+202E⟧" in result.stdout


def test_a_process_exits_as_promised_whatever_the_locale(folder: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    differing = process(folder, PROGRAM, "compare", "原稿.txt", "清样.txt", **plain)
    assert (differing.returncode, differing.stderr) == (1, "")
    assert "结论：不合格" in differing.stdout
    assert process(folder, PROGRAM, "compare", "原稿.txt", "原稿.txt").returncode == 0
    assert "没有.txt" in refused(process(folder, PROGRAM, "compare", "没有.txt", "清样.txt"))


def test_an_unknown_command_is_refused(editorial: Command) -> None:
    assert "没有这个命令 compair" in refused(editorial("compair"))


def test_without_a_terminal_the_terminal_app_is_not_opened(folder: Path) -> None:
    assert "终端窗口" in refused(process(folder, PROGRAM))


def test_help_is_in_chinese_and_names_every_command(editorial: Command) -> None:
    result = editorial("--help")
    assert result.returncode == 0
    assert "命令" in result.stdout
    assert "compare" in result.stdout
    assert "退出码" in editorial("compare", "--help").stdout


@pytest.mark.parametrize("arguments", [["--help"], ["compare", "--help"]])
def test_help_loads_no_engine_no_reader_and_no_other_command(
    folder: Path, arguments: list[str]
) -> None:
    program = (
        f"import sys; sys.argv = ['editorial', *{arguments}]\n"
        "from editorial.cli.main import run\n"
        "try: run()\nexcept SystemExit: pass\n"
        "heavy = {'numpy', 'rapidfuzz', 'opencc', 'lxml', 'docx', 'sqlmodel', 'textual', 'jieba'}\n"
        "heavy |= {'editorial.cli.batch_command', 'editorial.cli.check_command'}\n"
        "sys.stderr.write(' '.join(sorted(heavy & set(sys.modules))))"
    )
    result = process(folder, program)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "counted", "characters"),
    [
        ([], 10, 15),
        (["--cover"], 20, 15),
        (["--important", "1"], 20, 15),
        (["--layout", "40×44×2+封面1"], 10, 4400),
        (["--layout", "9000", "--cover"], 20, 9000),
    ],
)
def test_what_no_text_says_is_given_by_hand(
    editorial: Command, folder: Path, arguments: list[str], counted: int, characters: int
) -> None:
    pair = by_hand_pair(folder)
    scheme = json.loads(editorial("compare", *pair, "--json", *arguments).stdout)["schemes"]
    periodical = scheme["periodical-2020"]
    assert (periodical["errors_tenths"], periodical["characters"]) == (counted, characters)
    assert periodical["denominator"] == ("layout" if "--layout" in arguments else "text")
    assert (scheme["house"]["errors_tenths"], scheme["house"]["characters"]) == (10, 15)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--layout", "40×44"], "每行字数×每面行数×面数"),
        (["--important", "2"], "没有第 2 处差异（共 1 处）"),
        (["--important", "一"], "要写差异的序号"),
    ],
)
def test_what_is_given_by_hand_and_can_not_be_is_refused(
    editorial: Command, folder: Path, arguments: list[str], reason: str
) -> None:
    assert reason in refused(editorial("compare", *by_hand_pair(folder), *arguments))


def test_what_a_cap_took_and_what_was_divided_by_is_said(editorial: Command, folder: Path) -> None:
    ours, theirs = folder / "原.txt", folder / "清.txt"
    ours.write_text("按时解缆，按时靠岸，按时清舱，按时点名，按时熄灯。", "utf-8")
    theirs.write_text("安时解缆，安时靠岸，安时清舱，安时点名，安时熄灯。", "utf-8")
    told = editorial("compare", str(ours), str(theirs), "--layout", "20").stdout
    assert "同一差错最多计 3 次：第 4、5 处封顶，少计 2。" in told
    assert "以版面字数 20 为检查总字数" in told
    assert "版面字数少于原稿的文字字数" in told


def by_hand_pair(folder: Path) -> tuple[str, str]:
    (folder / "原.txt").write_text("船工按时解缆，第一班渡轮离岸。", "utf-8")
    (folder / "清.txt").write_text("船工安时解缆，第一班渡轮离岸。", "utf-8")
    return str(folder / "原.txt"), str(folder / "清.txt")
