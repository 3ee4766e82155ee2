"""The batch: pairs found, every pair an outcome, whatever single files do."""

from __future__ import annotations

import csv
import json
import unicodedata
import zipfile
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from editorial.desk import batch_running
from editorial.desk.batch import BatchOptions, BatchProgress, run_batch
from editorial.desk.batch_executors import dask_executor
from editorial.desk.batch_outcome import PairOutcome, outcome_from_json
from editorial.desk.batch_pairs import BatchRefused, plan_batch
from editorial.desk.batch_result import BatchResult
from tests.desk.batch_files import (
    DeadlyPairs,
    a_pair,
    a_text,
    die_on_purpose,
    never,
    threads,
)


def named(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text("甲", "utf-8")


def outcomes(result: BatchResult) -> dict[str, PairOutcome]:
    return {outcome.name: outcome for outcome in result.outcomes}


def test_pairs_are_found_by_name_whatever_the_language_and_the_format(tmp_path: Path) -> None:
    named(tmp_path, "甲.manuscript.docx", "甲.galley.pdf", "乙.v2.原稿.txt", "乙.v2.清样.md")
    named(
        tmp_path,
        "丙.Manuscript.TXT",
        "丙.清样.txt",
        "说明.txt",
        "~$甲.manuscript.docx",
        ".丁.原稿.txt",
    )
    plan = plan_batch(tmp_path)
    assert {
        (p.name, p.manuscript and p.manuscript.name, p.galley and p.galley.name) for p in plan.pairs
    } == {
        ("甲", "甲.manuscript.docx", "甲.galley.pdf"),
        ("乙.v2", "乙.v2.原稿.txt", "乙.v2.清样.md"),
        ("丙", "丙.Manuscript.TXT", "丙.清样.txt"),
    }
    assert plan.unpaired == ()


def test_a_name_pairs_across_unicode_forms(tmp_path: Path) -> None:
    named(tmp_path, unicodedata.normalize("NFD", "café.原稿.txt"), "café.清样.txt")
    assert [pair.name for pair in plan_batch(tmp_path).pairs] == ["café"]


def test_files_without_a_partner_are_told_of(tmp_path: Path) -> None:
    named(tmp_path, "甲.原稿.txt", "甲.清样.txt", "乙.原稿.txt", "丙.galley.txt")
    assert set(plan_batch(tmp_path).unpaired) == {
        "《乙.原稿.txt》没有对应的清样，未比对。",
        "《丙.galley.txt》没有对应的原稿，未比对。",
    }


def test_two_manuscripts_of_one_name_are_a_row_with_its_error(tmp_path: Path) -> None:
    named(tmp_path, "甲.原稿.txt", "甲.manuscript.docx", "甲.清样.txt")
    (pair,) = plan_batch(tmp_path).pairs
    assert "有 2 份原稿（甲.manuscript.docx、甲.原稿.txt）" in pair.error


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("head", ["name,manuscript,galley", "篇名,原稿,清样"])
def test_a_manifest_names_files_relative_to_itself(tmp_path: Path, charset: str, head: str) -> None:
    manifest = tmp_path / "清单.csv"
    manifest.write_text(f"{head}\n雪,稿/雪.txt,样/雪.txt\n\n,稿/无.txt,\n", charset)
    first, second = plan_batch(manifest).pairs
    assert (first.name, first.manuscript, first.galley) == (
        "雪",
        tmp_path / "稿/雪.txt",
        tmp_path / "样/雪.txt",
    )
    assert (second.name, second.error) == ("无", "清单第 4 行没有写清样。请补上文件位置。")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("无", None, "找不到"),
        ("空", "", "没有成对的文件"),
        ("a.csv", "name,manuscript\n甲,乙\n", "缺少列 galley"),
        ("a.csv", "", "缺少列 name、manuscript、galley"),
        ("a.csv", "name,manuscript,galley\n", "没有一对文件"),
        ("a.txt", "甲", "不是文件夹，也不是 CSV 清单"),
    ],
)
def test_what_holds_no_pairs_is_refused_in_words(
    tmp_path: Path, name: str, content: str | None, words: str
) -> None:
    source = tmp_path / name
    if name == "空":
        source.mkdir()
    elif content is not None:
        source.write_text(content, "utf-8")
    with pytest.raises(BatchRefused, match=words):
        plan_batch(source)


def test_every_pair_gets_its_exact_numbers_and_the_totals_add_up(tmp_path: Path) -> None:
    a_pair(tmp_path, "甲", wrong=0)
    a_pair(tmp_path, "乙", wrong=1)
    a_pair(tmp_path, "丙", wrong=2)
    result, files = run_batch(tmp_path, executor=threads)
    characters = len("".join(a_text(0).split()))
    found = outcomes(result)
    assert {name: found[name].edit_distance for name in found} == {"甲": 0, "乙": 1, "丙": 2}
    assert {name: found[name].passes for name in found} == {"甲": True, "乙": True, "丙": False}
    document = result.to_json()
    assert document["schema"] == "editorial.batch/1"
    assert document["totals"]["edit_distance"] == 3
    assert document["totals"]["characters"] == 3 * characters
    assert (document["totals"]["within"], document["totals"]["beyond"]) == (2, 1)
    pair = next(p for p in document["pairs"] if p["name"] == "丙")
    assert (pair["passes"], pair["edit_distance"], pair["characters"]) == (False, 2, characters)
    assert pair["per_mille"] == pytest.approx(2000 / characters, abs=1e-4)
    assert "error" not in pair
    assert document["seconds"] > 0
    assert document["characters_per_second"] > 0
    assert (result.passes, files) == (False, [])


def test_the_order_is_that_of_the_pairs_not_of_the_workers(tmp_path: Path) -> None:
    for number in range(9):
        a_pair(tmp_path, f"篇{number}", number=number)
    result, _ = run_batch(tmp_path, BatchOptions(jobs=3), executor=threads)
    assert [outcome.name for outcome in result.outcomes] == [f"篇{n}" for n in range(9)]


def test_a_bad_file_is_one_row_with_its_error(tmp_path: Path) -> None:
    a_pair(tmp_path, "好")
    named(tmp_path, "坏.清样.txt")
    (tmp_path / "坏.原稿.docx").write_bytes(b"PK\x03\x04 broken")
    named(tmp_path, "缺.原稿.txt")
    (tmp_path / "缺.清样.txt").write_bytes(b"")
    result, _ = run_batch(tmp_path, executor=threads)
    found = outcomes(result)
    assert found["好"].error == ""
    assert "坏.原稿.docx" in found["坏"].error
    assert "文件是空的" in found["缺"].error
    bad = next(p for p in result.to_json()["pairs"] if p["name"] == "坏")
    assert (bad["passes"], bad["per_mille"], bad["error"]) == (False, None, found["坏"].error)
    assert (result.within, result.beyond, result.failed, result.passes) == (1, 0, 2, False)


def test_a_fault_of_our_own_is_one_row_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_pair(tmp_path, "甲")

    def fail(*_: Any, **__: Any) -> None:
        raise AssertionError("boom")

    monkeypatch.setattr("editorial.desk.batch_job.compare_files", fail)
    result, _ = run_batch(tmp_path, executor=threads)
    assert "程序内部出错（AssertionError）" in result.outcomes[0].error


def test_a_pair_that_kills_its_worker_fails_alone(tmp_path: Path) -> None:
    for number in range(30):
        a_pair(tmp_path, f"篇{number:02}", wrong=number % 2)
    for number in range(3):
        a_pair(tmp_path, f"篇{number}5死")
    executor = DeadlyPairs()
    result, _ = run_batch(tmp_path, BatchOptions(jobs=2), executor=executor)
    failed = [outcome.name for outcome in result.outcomes if outcome.error]
    assert failed == ["篇05死", "篇15死", "篇25死"]
    assert all("崩溃" in outcomes(result)[name].error for name in failed)
    assert sum(outcome.edit_distance for outcome in result.outcomes) == 15
    assert len(executor.opened) > 3


def test_real_processes_that_die_take_only_their_own_pair_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        a_pair(tmp_path, f"篇{number}", wrong=1)
    a_pair(tmp_path, "篇2死")
    monkeypatch.setattr(batch_running, "compare_pairs", die_on_purpose)
    result, _ = run_batch(tmp_path, BatchOptions(jobs=2))
    assert [o.name for o in result.outcomes if o.error] == ["篇2死"]
    assert [o.edit_distance for o in result.outcomes if not o.error] == [1] * 5


def test_bombs_and_broken_files_take_no_good_pair_along(tmp_path: Path) -> None:
    for number in range(12):
        a_pair(tmp_path, f"篇{number:02}", wrong=1)
    for number in range(2):
        with zipfile.ZipFile(tmp_path / f"弹{number}.原稿.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
            bomb.writestr("[Content_Types].xml", "<Types/>")
            bomb.writestr("word/document.xml", " " * 120_000_000)
        (tmp_path / f"崩{number}.原稿.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40)
        named(tmp_path, f"弹{number}.清样.txt", f"崩{number}.清样.txt")
    result, _ = run_batch(tmp_path, BatchOptions(jobs=2))
    assert {o.name for o in result.outcomes if o.error} == {"弹0", "弹1", "崩0", "崩1"}
    assert [o.edit_distance for o in result.outcomes if not o.error] == [1] * 12


def test_a_machine_that_starts_no_workers_is_told_apart_from_bad_files(tmp_path: Path) -> None:
    a_pair(tmp_path, "甲")
    with pytest.raises(BatchRefused, match="进程启动不了"):
        run_batch(tmp_path, executor=never)


def test_the_report_is_written_in_all_formats_and_says_the_same(tmp_path: Path) -> None:
    out = tmp_path / "报告"
    a_pair(tmp_path, "甲", wrong=1)
    a_pair(tmp_path, "乙", wrong=2)
    named(tmp_path, "孤.原稿.txt")
    result, files = run_batch(tmp_path, BatchOptions(out), executor=threads)
    assert [path.name for path in files] == ["index.html", "batch.xlsx", "batch.csv", "batch.json"]
    assert sorted(p.name for p in out.iterdir()) == sorted([*(p.name for p in files), "pairs"])
    document = json.loads((out / "batch.json").read_text("utf-8"))
    assert document == json.loads(json.dumps(result.to_json())) | {
        key: document[key] for key in ("seconds", "characters_per_second")
    }
    rows = list(csv.DictReader(StringIO((out / "batch.csv").read_text("utf-8-sig"), newline="")))
    assert [(row["篇名"], row["清样内控计错"], row["结论"]) for row in rows[:-1]] == [
        ("乙", "2", "不合格"),
        ("甲", "1", "合格"),
    ]
    tree: Any = html.document_fromstring((out / "index.html").read_text("utf-8"))
    assert "《孤.原稿.txt》没有对应的清样，未比对。" in tree.text_content()
    links = [str(link) for link in tree.xpath("//td[@class='title']/a/@href")]
    assert links == ["pairs/%E4%B9%99.html", "pairs/%E7%94%B2.html"]
    page: Any = html.document_fromstring((out / "pairs/乙.html").read_text("utf-8"))
    assert [mark.text_content() for mark in page.xpath("//td[@class='galley']//del")] == ["仃"] * 2


def test_only_the_formats_asked_for_are_written_beside_the_state(tmp_path: Path) -> None:
    a_pair(tmp_path, "甲")
    _, files = run_batch(tmp_path, BatchOptions(tmp_path / "报告", ("csv",)), executor=threads)
    assert [path.name for path in files] == ["batch.csv"]
    assert sorted(p.name for p in (tmp_path / "报告").iterdir()) == ["batch.csv", "batch.json"]


def test_names_that_differ_only_in_case_or_signs_get_pages_of_their_own(tmp_path: Path) -> None:
    for name in ("a", "b"):
        a_pair(tmp_path, name)
    manifest = tmp_path / "清单.csv"
    lines = ["name,manuscript,galley"]
    for name, file in (("A?", "a"), ("a*", "b"), ("../a", "a"), ("", "b")):
        lines.append(f"{name},{file}.manuscript.txt,{file}.galley.txt")
    manifest.write_text("\n".join(lines), "utf-8")
    out = tmp_path / "报告"
    result, _ = run_batch(manifest, BatchOptions(out), executor=threads)
    pages = [outcome.page for outcome in result.outcomes]
    assert len({page.casefold() for page in pages}) == 4
    assert all((out / page).resolve().parent == (out / "pairs").resolve() for page in pages)
    assert len(list((out / "pairs").iterdir())) == 4


def resumed(folder: Path, out: Path, scheme: str = "house") -> BatchResult:
    options = BatchOptions(out, resume=True, scheme=scheme)
    return run_batch(folder, options, executor=threads)[0]


def test_resuming_takes_over_what_has_not_changed(tmp_path: Path) -> None:
    out = tmp_path / "报告"
    for name in ("甲", "乙", "丙"):
        a_pair(tmp_path, name, wrong=1)
    first, _ = run_batch(tmp_path, BatchOptions(out), executor=threads)
    again = resumed(tmp_path, out)
    assert again.taken_over == 3
    assert again.outcomes == first.outcomes
    a_pair(tmp_path, "乙", wrong=2)
    changed = resumed(tmp_path, out)
    assert changed.taken_over == 2
    assert outcomes(changed)["乙"].edit_distance == 2
    (out / "pairs/丙.html").unlink()
    assert resumed(tmp_path, out).taken_over == 2
    assert (out / "pairs/丙.html").exists()
    assert resumed(tmp_path, out, "periodical-2020").taken_over == 0


def test_failures_are_tried_again_when_resuming(tmp_path: Path) -> None:
    a_pair(tmp_path, "甲")
    a_pair(tmp_path, "乙死")
    out = tmp_path / "报告"
    first, _ = run_batch(tmp_path, BatchOptions(out), executor=DeadlyPairs())
    assert first.failed == 1
    again = resumed(tmp_path, out)
    assert (again.taken_over, again.failed) == (1, 0)


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"schema": "editorial.batch/1"}', "null"])
def test_a_damaged_state_is_told_of_and_done_without(tmp_path: Path, content: str) -> None:
    a_pair(tmp_path, "甲")
    out = tmp_path / "报告"
    out.mkdir()
    (out / "batch.json").write_text(content, "utf-8")
    notes: list[str] = []
    options = BatchOptions(out, resume=True)
    result, _ = run_batch(tmp_path, options, BatchProgress(note=notes.append), executor=threads)
    assert result.passes
    assert notes == ["上次的结果（batch.json）读不出来，全部重新比对。"]


def test_a_run_cut_off_leaves_what_was_done(tmp_path: Path) -> None:
    for number in range(6):
        a_pair(tmp_path, f"篇{number}")
    out = tmp_path / "报告"
    seen: list[str] = []

    def stop_after_three(outcome: PairOutcome) -> None:
        seen.append(outcome.name)
        if len(seen) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch(
            tmp_path,
            BatchOptions(out, jobs=1),
            BatchProgress(done=stop_after_three),
            executor=threads,
        )
    document = json.loads((out / "batch.json").read_text("utf-8"))
    assert (document["complete"], len(document["pairs"])) == (False, 3)
    assert resumed(tmp_path, out).taken_over == 3


def test_an_outcome_survives_its_json() -> None:
    outcome = PairOutcome("甲", "a", "b", "1", "2", error="坏")
    assert outcome_from_json(json.loads(json.dumps(outcome.to_json()))) == outcome


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (BatchOptions(scheme="无"), "没有“无”这种计错办法"),
        (BatchOptions(Path("x"), ("docx",)), "没有 docx 这种格式"),
        (BatchOptions(jobs=0), "至少是 1"),
        (BatchOptions(executor="云"), "没有 云 这种运行方式"),
        (BatchOptions(scheduler="tls://a:1"), "--executor dask 一起用"),
        (BatchOptions(resume=True), "--resume 要用 --out"),
    ],
)
def test_bad_options_are_refused_before_any_work(
    tmp_path: Path, options: BatchOptions, words: str
) -> None:
    a_pair(tmp_path, "甲")
    with pytest.raises(BatchRefused, match=words):
        run_batch(tmp_path, options)
    assert not Path("x").exists()


def test_no_report_takes_the_place_of_a_source(tmp_path: Path) -> None:
    a_pair(tmp_path, "甲")
    manifest = tmp_path / "batch.csv"
    text = "name,manuscript,galley\n甲,甲.manuscript.txt,甲.galley.txt\n"
    manifest.write_text(text, "utf-8")
    with pytest.raises(BatchRefused, match=r"会盖掉《batch\.csv》"):
        run_batch(manifest, BatchOptions(tmp_path), executor=threads)
    assert manifest.read_text("utf-8") == text


def test_a_report_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    a_pair(tmp_path, "甲")
    (tmp_path / "报告").write_text("甲", "utf-8")
    with pytest.raises(BatchRefused, match="不能用"):
        run_batch(tmp_path, BatchOptions(tmp_path / "报告"), executor=threads)


def test_dask_is_refused_in_words_where_it_is_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(BatchRefused, match=r"没有安装 dask\.distributed"):
        dask_executor(None)


@pytest.mark.parametrize("address", ["tcp://10.0.0.8:8786", "10.0.0.8:8786", "desk.example:1"])
def test_manuscripts_do_not_go_to_other_machines_in_plain(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", object())
    with pytest.raises(BatchRefused, match="tls://"):
        dask_executor(address)
    assert callable(dask_executor("tls://10.0.0.8:8786"))
    assert callable(dask_executor("127.0.0.1:8786"))


def test_the_title_of_the_report_is_the_folders_name(tmp_path: Path) -> None:
    folder = tmp_path / "第三期"
    folder.mkdir()
    a_pair(folder, "甲")
    result, _ = run_batch(folder, executor=threads)
    assert result.title == "《第三期》批量比对报告"
    assert replace(result, seconds=0.0).characters_per_second == 0
