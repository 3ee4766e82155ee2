"""The comparison page: what it says, and that hostile text on it is only text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

import pytest
from lxml import html

from editorial.comparison.comparison import Comparison
from editorial.domain.discrepancy import CorrectionMark, DiscrepancyKind
from editorial.reports.comparison_page import render_comparison_page
from editorial.reports.page_environment import visible_markup
from editorial.text.visible_characters import visible
from tests.reports.comparisons import a_comparison, a_comparison_of, a_place, a_side
from tests.reports.hostile import HOSTILE


def parsed(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def text_of(element: html.HtmlElement) -> str:
    return str(element.text_content())


def one_wrong_in(characters: int) -> Comparison:
    body = "字" * (characters - 1)
    return a_comparison(body + "安", body + "按", paths=("稿/某文.docx", "样/某文-三校.pdf"))


def test_both_standards_give_their_verdict_in_words_before_anything_else() -> None:
    tree = parsed(render_comparison_page(one_wrong_in(1000)))
    cards = [" ".join(text_of(card).split()) for card in tree.find_class("verdict")]
    assert len(cards) == 2
    assert "内控标准" in cards[0]
    assert "以此判定" in cards[0]
    assert "1.00‰ 合格" in cards[0]
    assert "不超过 1‰（千分之一）" in cards[0]
    assert "10.00‱ 不合格" in cards[1]
    assert "不超过 2‱（万分之二）" in cards[1]


def test_one_error_in_999_characters_is_beyond_the_limit() -> None:
    tree = parsed(render_comparison_page(one_wrong_in(999)))
    assert [text_of(word) for word in tree.find_class("word")] == ["不合格", "不合格"]
    assert len(tree.find_class("beyond")) == 2


def test_every_place_is_in_the_list_and_marked_on_both_sides_and_the_links_meet() -> None:
    page = render_comparison_page(a_comparison("甲安乙丙\n丁戊", "甲按乙\n丁戊己"))
    tree = parsed(page)
    assert [text_of(e) for e in tree.xpath("//td[@class='galley']//del")] == ["按", "己"]
    assert [text_of(e) for e in tree.xpath("//td[@class='manuscript']//ins")] == ["安", "丙"]
    targets = {str(target) for target in tree.xpath("//@id")}
    assert targets == {f"{side}{number}" for side in "cmg" for number in (1, 2, 3)}
    assert {str(link).removeprefix("#") for link in tree.xpath("//a/@href")} <= targets
    rows = [[" ".join(text_of(c).split()) for c in r] for r in tree.xpath("//tr[@id]")]
    assert [row[4:6] for row in rows] == [["改正", "错字"], ["增补", "漏字"], ["删除", "多字"]]
    assert rows[0][2] == "按"
    assert rows[1][2] == "（缺）"
    assert rows[0][6:] == ["1 BK-1", "1 QK-2.2a"]


def test_moved_text_says_at_both_places_where_the_other_one_is() -> None:
    left, right = a_side("甲甲\n乙乙\n丙丙"), a_side("甲甲\n丙丙\n乙乙")
    moved = a_place(left, right, DiscrepancyKind.MOVED, (2, 4), (4, 6), CorrectionMark.MOVE)
    tree = parsed(render_comparison_page(a_comparison_of(left, right, [moved])))
    assert [text_of(e) for e in tree.xpath("//td//span[@class='move']")] == ["乙乙", "乙乙"]
    assert [text_of(e) for e in tree.find_class("where")] == [
        "（校样移到第 3 段）",
        "（应在原稿第 2 段）",
    ]
    assert len(tree.xpath("//td//span[@class='none']")) == 2


@pytest.mark.parametrize(
    ("mark", "on_galley", "on_manuscript"),
    [
        (CorrectionMark.RUN_ON, "¶ 应接排", "¶ 此处接排"),
        (CorrectionMark.NEW_PARAGRAPH, "¶ 应另起段", "¶ 此处另起段"),
    ],
)
def test_a_paragraph_break_is_marked_though_it_has_no_characters(
    mark: CorrectionMark, on_galley: str, on_manuscript: str
) -> None:
    left, right = a_side("甲乙"), a_side("甲乙")
    place = a_place(left, right, DiscrepancyKind.PARAGRAPH_BREAK, (1, 1), (1, 1), mark)
    tree = parsed(render_comparison_page(a_comparison_of(left, right, [place])))
    shown = [text_of(mark) for mark in tree.find_class("break")]
    assert shown == [on_manuscript, on_galley]


def test_what_was_not_read_and_what_was_set_aside_is_said() -> None:
    left = a_side("甲", not_read=("图片 2 幅",), notes=("修订按“接受后”读取",))
    comparison = a_comparison_of(left, a_side("甲"), [], width=3, layout=12)
    text = text_of(parsed(render_comparison_page(comparison, made_at=datetime(2026, 3, 2, 10, 5))))  # noqa: DTZ001
    assert "原稿未读入：图片 2 幅，请人工核对。" in text
    assert "原稿：修订按“接受后”读取。" in text
    assert "版式（换行、页码、软连字符等） 12 处；全半角 3 处" in text
    assert "逐字一致" in text
    assert left.sha256 in text
    assert "2026-03-02 10:05" in text


def test_a_manuscript_without_text_gives_no_rate() -> None:
    text = text_of(parsed(render_comparison_page(a_comparison("", "甲"))))
    assert "原稿没有文字，算不出差错率" in text
    assert "—" in text


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    page = render_comparison_page(one_wrong_in(30))
    tree = parsed(page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in str(policy[0])
    assert tree.xpath("//script | //link | //img | //iframe | //object | //form") == []
    assert tree.xpath("//@style | //@src | //@*[starts-with(name(), 'on')]") == []
    assert "url(" not in page
    assert "@import" not in page


def hostile_everywhere(text: str) -> Comparison:
    """A comparison with ``text`` in every free-text field."""
    body = "".join(text.split())
    left = a_side(body, text, not_read=(text,), notes=(text,))
    comparison = a_comparison_of(left, a_side("甲" + body, text), [])
    place = replace(
        a_place(left, comparison.galley, DiscrepancyKind.EXTRA, (0, 0), (0, 1 + len(body))),
        before=text,
        after=text,
        note=text,
    )
    comparison = a_comparison_of(left, comparison.galley, [place], **{text: 1})
    tallies = {
        scheme: tally._replace(scores=tuple(score._replace(rule=text) for score in tally.scores))
        for scheme, tally in comparison.tallies.items()
    }
    return replace(comparison, tallies=tallies)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_in_any_field_is_shown_literally(text: str) -> None:
    page = render_comparison_page(hostile_everywhere(text), title=text)
    tree = parsed(page.encode("utf-8").decode("utf-8"))
    shown = visible(text)
    assert text_of(tree.xpath("//h1")[0]) == shown
    printed = hostile_everywhere(text).discrepancies[0].galley.text
    assert text_of(tree.xpath("//tr[@id='c1']/td[@class='text']/del")[0]) == visible(printed)
    assert text_of(tree.xpath("//tr[@id='c1']//td[@class='number']/span")[0]) == shown
    assert tree.xpath("//script | //img | //svg | //b[not(ancestor::p)]") == []
    assert tree.xpath("//@*[starts-with(name(), 'on')] | //a[not(starts-with(@href, '#'))]") == []
    assert not re.search("[\u0000-\u0008\u200b\u202e\u2066\ud800-\udfff]", page)


def test_symbols_are_set_apart_from_text_that_looks_like_them() -> None:
    assert visible_markup("⟦U+202E⟧\u202e") == ('⟦U+202E⟧<span class="symbol">⟦U+202E⟧</span>')


def test_a_very_long_text_is_shortened_in_the_list_but_whole_beside_the_manuscript() -> None:
    lost = "长" * 40_000
    tree = parsed(render_comparison_page(a_comparison("甲" + lost + "乙", "甲乙")))
    listed = text_of(tree.xpath("//tr[@id='c1']/td[@class='text']/ins")[0])
    assert listed.endswith("（共 40000 字）")
    assert len(listed) < 200
    assert text_of(tree.xpath("//td[@class='manuscript']//ins")[0]) == lost
