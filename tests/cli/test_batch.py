"""``editorial batch`` as a user meets it: exit codes, what is said where, what is written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from editorial.cli.main import run
from tests.desk.batch_files import a_pair

RUN = (sys.executable, "-c", "from editorial.cli.main import run; run()")


def editorial(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [*RUN, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def batch_json(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def test_all_within_the_limit_is_exit_code_0(tmp_path: Path) -> None:
    a_pair(tmp_path, "甲")
    a_pair(tmp_path, "乙", wrong=1)
    done = editorial("batch", tmp_path, "--json", "--jobs", "2")
    assert done.returncode == 0
    document = batch_json(done)
    assert document["schema"] == "editorial.batch/1"
    assert {p["name"]: (p["passes"], p["edit_distance"]) for p in document["pairs"]} == {
        "甲": (True, 0),
        "乙": (True, 1),
    }
    assert done.stderr == ""


def test_beyond_the_limit_or_unreadable_is_exit_code_1_and_the_report_is_there(
    tmp_path: Path,
) -> None:
    pairs, out = tmp_path / "稿", tmp_path / "新建" / "报告"
    pairs.mkdir()
    a_pair(pairs, "甲", wrong=3)
    a_pair(pairs, "好")
    (pairs / "坏.原稿.docx").write_bytes(b"PK\x03\x04")
    (pairs / "坏.清样.txt").write_text("甲", "utf-8")
    (pairs / "孤.原稿.txt").write_text("甲", "utf-8")
    done = editorial("batch", pairs, "--out", out, "--jobs", "1")
    assert done.returncode == 1
    assert "共 3 对：合格 1，不合格 1，未能比对 1；未配对的文件 1 个。" in done.stdout
    assert "《坏.原稿.docx》" in done.stdout
    assert "《孤.原稿.txt》没有对应的清样" in done.stderr
    assert "Traceback" not in done.stderr
    names = {path.name for path in out.iterdir()}
    assert names == {"index.html", "batch.xlsx", "batch.csv", "batch.json", "pairs"}
    again = editorial("batch", pairs, "--out", out, "--resume", "--json")
    assert again.returncode == 1
    assert batch_json(again)["totals"]["taken_over"] == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("无此文件夹",), "找不到《无此文件夹》"),
        ((".",), "没有成对的文件"),
        ((".", "--format", "html"), "--format 要用 --out"),
        ((".", "--out", "报告", "--format", "html,doc"), "没有 doc 这种格式"),
        ((".", "--jobs", "0"), "--jobs 至少是 1"),
        ((".", "--jobs", "多"), "--jobs"),
        ((".", "--executor", "云"), "没有 云 这种运行方式"),
        ((), "缺少"),
    ],
)
def test_what_cannot_be_done_is_exit_code_2_and_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["editorial", "batch", *arguments])
    with pytest.raises(SystemExit) as stopped:
        run()
    said = capsys.readouterr()
    assert stopped.value.code == 2
    assert words in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert list(tmp_path.iterdir()) == []
