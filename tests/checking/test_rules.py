"""Every rule speaks of what it is for and leaves good text alone."""

from __future__ import annotations

import pytest

from editorial.checking.finding import Level
from editorial.checking.rules import RULES
from tests.checking.findings import doubts, findings

SPEAKS = [
    ("year-zero", "规划到二○三五年。", "二○三五", ("二〇三五",)),
    ("year-zero", "二O二四年印发。", "二O二四", ("二〇二四",)),
    ("year-zero", "二0二四年印发。", "二0二四", ("二〇二四",)),
    ("year-zero", "到二○三五远景目标。", "二○三五", ("二〇三五",)),
    ("year-zero", "一九八零年建成。", "一九八零", ("一九八〇",)),
    ("half-width-points", "核对清单,再发稿。", ",", ("，",)),
    ("half-width-points", "要求如下:\n逐条核对。", ":", ("：",)),
    ("half-width-points", "是否齐全?", "?", ("？",)),
    ("half-width-points", "清单, 稿件", ", ", ("，",)),
    ("half-width-points", "《甲》;《乙》", ";", ("；",)),
    ("half-width-points", "占全省的5%,位居第一。", ",", ("，",)),
    ("half-width-points", "见附件,2024年印发。", ",", ("，",)),
    ("half-width-points", "稿件齐全.", ".", ("。", "·")),
    ("half-width-brackets", "编辑部(以下简称本部）负责。", "(", ("（",)),
    ("half-width-brackets", "编辑部（以下简称本部)负责。", ")", ("）",)),
    ("half-width-brackets", "修订版(2024)已印发。", "(", ("（",)),
    ("straight-quotes", '坚持"质量第一。', '"', ("“",)),
    ("doubled-points", "先核对，，再签字。", "，，", ("，",)),
    ("doubled-points", "先核对，。", "，。", ("。", "，")),
    ("doubled-points", "完成。。", "。。", ("。",)),
    ("doubled-points", "怎么办？？？？", "？？？？", ("？？？",)),
    ("doubled-points", "他说：“好。”。", "。”。", ("。”", "”。")),
    ("ellipsis-form", "等等...", "...", ("……",)),
    ("ellipsis-form", "他说。。。后来", "。。。", ("……",)),
    ("ellipsis-form", "他说…后来", "…", ("……",)),
    ("ellipsis-form", "稿件、校样……等", "……等", ("……", "等")),
    ("dash-form", "三校--最后一关", "--", ("——",)),
    ("dash-form", "三校──最后一关", "──", ("——",)),
    ("points-between-marks", "依据《甲》、《乙》办理。", "》、《", ("》《",)),
    ("points-between-marks", "做到“齐”、“清”。", "”、“", ("”“",)),
    ("nested-title-marks", "《关于〈甲〉和《乙》的通知》", "《乙》", ("〈乙〉",)),
    ("document-number-brackets", "国新出发[2020]10号", "[2020]", ("〔2020〕",)),
    ("document-number-brackets", "黑办发（2024）3号", "（2024）", ("〔2024〕",)),
    ("ordinal-points", "（一）、组稿", "、", ("",)),
    ("ordinal-points", "第一、统一体例。", "、", ("，",)),
    ("ordinal-points", "第一章、总则", "、", ("\u3000",)),
    ("ordinal-points", "一.组稿", ".", ("、",)),
    ("ordinal-points", "1、组稿", "、", (".",)),
    ("repeated-word", "对失职的，依法依规依规处理。", "依规依规", ("依规",)),
    ("repeated-word", "本刊的的校对工作。", "的的", ("的",)),
    ("repeated-word", "报省厅和和省局备案。", "和和", ("和",)),
    ("repeated-word", "完善稿件管理理制度。", "理理", ("理",)),
    ("repeated-word", "报主管部门门审批。", "门门", ("门",)),
    ("repeated-word", "意见基本一致一致通过。", "一致一致", ("一致",)),
    ("repeated-list-item", "发挥好统筹协调、协调、推动作用。", "、协调", ("",)),
    ("repeated-list-item", "初审、复审、初审、终审。", "、初审", ("",)),
    ("internal-wording", "本刊讯：闸门换新。", "本刊", ("本资料",)),
    ("internal-wording", "据本报消息，道路通车。", "本报", ("本资料",)),
    ("internal-wording", "（本刊记者 甲乙 报道）", "本刊记者 甲乙", ()),
    ("internal-wording", "欢迎向杂志社投稿。", "杂志社", ()),
    ("pairing", "坚持“质量第一。", "“", ()),
    ("pairing", "依据《出版管理条例办理。", "《", ()),
    ("pairing", "稿件）齐全。", "）", ()),
]


RULES_THAT_SPEAK = [row[0] for row in SPEAKS]
NUMBERED = [
    f"{rule}-{RULES_THAT_SPEAK[:n].count(rule) + 1}" for n, rule in enumerate(RULES_THAT_SPEAK)
]
"""The rule and the how manieth of its texts: how ``docs/requirements.md`` cites it."""


@pytest.mark.parametrize(("rule", "text", "doubted", "suggestions"), SPEAKS, ids=NUMBERED)
def test_the_rule_speaks(rule: str, text: str, doubted: str, suggestions: tuple[str, ...]) -> None:
    assert (doubted, suggestions) in doubts(text, rule=rule)


SILENT = [
    ("year-zero", "一百零五篇、二〇二四年、零下十度、○○县、O型血、A0纸"),
    ("year-zero", "共三0件"),
    ("half-width-points", "GB/T 15834, see p. 3; a:b, 12:30, 1,000, 3.14, K10+500"),
    ("half-width-points", "比例为3:1，时间为8:30，网址 www.example.org 可用"),
    ("half-width-brackets", "f(x) 与 log(n)、（2024年）"),
    ("straight-quotes", 'He said "yes" to them.'),
    ("doubled-points", "真的吗？！好！！他说：“好。”后来，“行”，也行。"),
    ("ellipsis-form", "他说……后来…………\n第一章 总则........................3"),
    ("ellipsis-form", "审稿办法......12"),
    ("dash-form", "三校——最后一关；哈尔滨－北京；2019—2024年；K-1"),
    ("points-between-marks", "《甲》（2023）、《乙》；“齐”和“清”；《甲》《乙》"),
    ("nested-title-marks", "《关于〈甲〉的通知》和《乙》"),
    ("document-number-brackets", "国新出发〔2020〕10号；修订版（2024）共3号字；见图（2020）"),
    ("ordinal-points", "（一）组稿\n第一，统一体例。\n一、组稿\n第一章　总则\n1.组稿"),
    ("ordinal-points", "本期第一、二栏合并；第一百章"),
    ("repeated-word", "研究研究，常常看看，人人高高兴兴，一个一个核对，很多很多"),
    ("repeated-word", "一节一节地浇筑，一盏一盏亮起来，一笔一笔算，叫着叫着就停了"),
    ("repeated-word", "为了行政目的的实现，标的的确定，总和和比例，行为为准，参与与否"),
    ("repeated-word", "住房和城乡建设部建设部分项目，可以以书面形式，作为为民办事的窗口"),
    ("repeated-word", "法律、行政法规规定的，公开开展，拖欠农民工工资，市场监管局"),
    ("repeated-word", "一个个核对，一项项销号，每天天不亮出发，哈哈哈哈，好好学习，试试看"),
    ("repeated-word", "清清楚楚，稳稳当当，渐渐好转，星期天天气晴，大家家里都好"),
    ("repeated-list-item", "安全生产、生产经营、经营管理、管理服务"),
    ("repeated-list-item", "取消审批、审批改为备案、实行告知承诺"),
    ("repeated-list-item", "企业、个体工商户和企业分支机构"),
    ("internal-wording", "本报告指出，根本报不上名，基本报表、样本刊登在后"),
    ("internal-wording", "记者采访了站长；记者们在桥头等候；邮政编码和期号印在封底"),
    ("pairing", "“齐”‘清’《甲》（乙）〔丙〕【丁】\n1）组稿\na) 编辑\n一）审稿\nIt’s fine."),
    ("pairing", "“第一段引文。\n“第二段引文。”"),
    ("pairing", "（这一行被断开\n后来接上了）"),
]


@pytest.mark.parametrize(("rule", "text"), SILENT)
def test_the_rule_leaves_good_text_alone(rule: str, text: str) -> None:
    assert doubts(text, rule=rule) == []


def test_straight_quotes_open_and_close_by_turns() -> None:
    found = doubts('做到"齐"和"清"。', rule="straight-quotes")
    assert found == [('"', ("“",)), ('"', ("”",)), ('"', ("“",)), ('"', ("”",))]


def test_a_point_beside_figures_is_less_sure_than_one_between_han() -> None:
    between, beside = findings("先核,后编；见附件,2024年。", rule="half-width-points")
    assert (between.level, beside.level) == (Level.SURE, Level.LIKELY)


def test_every_rule_has_its_own_id_a_chinese_name_and_an_authority() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.title and rule.source for rule in RULES)


def test_every_rule_is_proved_to_speak_and_to_keep_silent() -> None:
    ids = {rule.id for rule in RULES}
    assert {row[0] for row in SPEAKS} == ids
    assert {row[0] for row in SILENT} == ids
