"""``editorial check`` keeps its contract: exit codes, one JSON document, one clear line."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from editorial.cli.main import main

TEXT = "稿件己经发排,请核对帐户。\n"


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "office"
    monkeypatch.setenv("EDITORIAL_HOME", str(home))
    return home


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    path = tmp_path / "稿.txt"
    path.write_text(TEXT, "utf-8")
    return path


class Result(NamedTuple):
    exit_code: int
    stdout: str
    stderr: str


def run(*arguments: str | Path) -> Result:
    out, errors = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(errors):
        exit_code = main(["check", *map(str, arguments)])
    return Result(exit_code, out.getvalue(), errors.getvalue())


def test_findings_exit_with_1_and_are_listed_with_context_and_authority(manuscript: Path) -> None:
    result = run(manuscript)
    assert result.exit_code == 1
    assert "1. 第 1 段 [疑似] …稿件【己经】发排,请核对帐户。" in result.stdout
    assert "依据：GB/T 15834—2011" in result.stdout
    assert "疑点 2 处：确定 1 处、疑似 1 处" in result.stdout


def test_a_clean_text_exits_with_0(tmp_path: Path) -> None:
    path = tmp_path / "清.txt"
    path.write_text("稿件已经发排。\n", "utf-8")
    result = run(path)
    assert (result.exit_code, result.stdout) == (0, "共 7 字，没有发现疑点。\n")


def test_json_is_one_document_with_the_contracts_keys(manuscript: Path) -> None:
    result = run(manuscript, "--json")
    document = json.loads(result.stdout)
    assert result.exit_code == 1
    assert list(document) == ["schema", "characters", "findings"]
    assert (document["schema"], document["characters"]) == ("editorial.check/1", 13)
    for finding in document["findings"]:
        assert TEXT[finding["start"] : finding["end"]] == finding["text"]


@pytest.mark.parametrize(("level", "count"), [("sure", 1), ("likely", 2), ("hint", 3)])
def test_the_level_chooses_how_much_is_listed(manuscript: Path, level: str, count: int) -> None:
    document = json.loads(run(manuscript, "--level", level, "--json").stdout)
    assert len(document["findings"]) == count


def test_what_cannot_be_checked_exits_with_2_and_one_line(tmp_path: Path, office: Path) -> None:
    result = run(tmp_path / "无.txt", "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert "找不到这个文件" in result.stderr
    assert not office.exists()


def test_an_unknown_level_exits_with_2(manuscript: Path) -> None:
    result = run(manuscript, "--level", "all")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "sure（确定）" in result.stderr


def test_a_bad_office_pack_exits_with_2_and_names_its_line(manuscript: Path, office: Path) -> None:
    (office / "dictionaries").mkdir(parents=True)
    (office / "dictionaries" / "坏.tsv").write_text("甲乙\n", "utf-8")
    result = run(manuscript)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "“office/坏”第 1 行" in result.stderr


def test_escape_sequences_in_a_text_do_not_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "稿.txt"
    path.write_text("稿件\u202e己经\u202e发排。", "utf-8")
    result = run(path)
    assert result.exit_code == 1
    assert "\u202e" not in result.stdout
