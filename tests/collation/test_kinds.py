"""What each difference is called, table by table; every row is one place."""

from __future__ import annotations

import pytest

from editorial.collation.kinds import RULES, kind_of
from editorial.collation.place import Place
from editorial.domain.discrepancy import DiscrepancyKind
from tests.collation.collating import brief, collated, kinds

CHARACTERS = [
    ("桥面按期铺装", "桥面安期铺装", "wrong", "按", "安", 1, "改正"),
    ("桥面按期铺装", "桥面期铺装", "missing", "按", "", 1, "增补"),
    ("桥面按期铺装", "桥面按按期铺装", "extra", "", "按", 1, "删除"),
    ("桥面铺装完毕", "桥面完毕", "missing", "铺装", "", 2, "增补"),
    ("验收通过", "验收于昨日通过", "extra", "", "于昨日", 3, "删除"),
    ("晨雾散了。渡轮靠岸。", "晨雾散了。", "missing", "渡轮靠岸。", "", 5, "增补"),
    ("着重说明", "著重说明", "wrong", "着", "著", 1, "改正"),
    ("覆盖全线", "复盖全线", "wrong", "覆", "复", 1, "改正"),
]

ORDER = [
    ("校对员看稿", "对校员看稿", "transposed", "校对", "对校", 2, "对调"),
    ("清晨出发赶路", "出发清晨赶路", "transposed", "清晨出发", "出发清晨", 4, "对调"),
    ("路基和桥梁完工", "桥梁和路基完工", "transposed", "路基和桥梁", "桥梁和路基", 4, "对调"),
    (
        "先运石料、旧枕木、沙子。",
        "先运旧枕木、石料、沙子。",
        "transposed",
        "石料、旧枕木",
        "旧枕木、石料",
        6,
        "对调",
    ),
    (
        "要持续用力、久久为功、善始善终。",
        "要久久为功、持续用力、善始善终。",
        "transposed",
        "持续用力、久久为功",
        "久久为功、持续用力",
        8,
        "对调",
    ),
    (
        "灯塔亮着。渔民们早早收网回到了码头。海面平静得像一面镜子。",
        "灯塔亮着。海面平静得像一面镜子。渔民们早早收网回到了码头。",
        "moved",
        "海面平静得像一面镜子。",
        "海面平静得像一面镜子。",
        22,
        "转移",
    ),
]

NUMBERS = [
    ("全长128米", "全长182米", "number", "128", "182", 2, "改正"),
    ("全长128米", "全长12米", "number", "128", "12", 1, "改正"),
    ("全长128米", "全长米", "number", "128", "", 3, "增补"),
    ("全长米", "全长128米", "number", "", "128", 3, "删除"),
    ("宽3.5米", "宽35米", "number", "3.5", "35", 1, "改正"),
    ("增长12%左右", "增长12左右", "number", "12%", "12", 1, "改正"),
    ("造价100元", "造价1O0元", "number", "100", "1O0", 1, "改正"),
    ("第三十条", "第四十条", "number", "三十", "四十", 1, "改正"),
    ("第三十条", "第三条", "number", "三十", "三", 1, "改正"),
    ("见①处", "见②处", "number", "①", "②", 1, "改正"),
    ("２０２４年", "2025年", "number", "２０２４", "2025", 4, "改正"),
    ("二〇二四年", "2024年", "numeral_form", "二〇二四", "2024", 4, "改正"),
    ("三十名船员", "30名船员", "numeral_form", "三十", "30", 2, "改正"),
    ("一百五十米", "150米", "numeral_form", "一百五十", "150", 4, "改正"),
    ("约1,200米", "约1200米", "numeral_form", "1,200", "1200", 1, "改正"),
    ("3万吨", "30000吨", "numeral_form", "3万", "30000", 4, "改正"),
    ("3千米长", "5千米长", "number", "3", "5", 1, "改正"),
    ("占百分之三十", "占30%", "numeral_form", "百分之三十", "30%", 5, "改正"),
    ("统一3类标准", "统一三类标准", "numeral_form", "3", "三", 1, "改正"),
    ("占二分之一", "占1/2", "numeral_form", "二分之一", "1/2", 4, "改正"),
    ("占三分之一", "占三分之二", "number", "三分之一", "三分之二", 1, "改正"),
    ("见①处", "见1处", "numeral_form", "①", "1", 1, "改正"),
    ("2024年", "20二4年", "numeral_form", "2024", "20二4", 1, "改正"),
    ("共27种", "共277种", "number", "27", "277", 1, "改正"),
    ("三十五条", "三五条", "number", "三十五", "三五", 1, "改正"),
    ("占百分之九十七", "占百分之九七", "number", "百分之九十七", "百分之九七", 1, "改正"),
    ("增长15%左右", "增长百分 之十 五左右", "numeral_form", "15%", "百分之十五", 5, "改正"),
    ("第一百一十三条", "第一百一三条", "number", "一百一十三", "一百一三", 1, "改正"),
    ("第三十二条", "第十三二条", "number", "三十二", "十三二", 2, "改正"),
    ("十五六岁", "十四六岁", "number", "五", "四", 1, "改正"),
    ("两名船员", "三名船员", "number", "两", "三", 1, "改正"),
    ("一些船员", "些船员", "missing", "一", "", 1, "增补"),
    ("一定要来", "必定要来", "wrong", "一", "必", 1, "改正"),
    ("两名船员", "二名船员", "wrong", "两", "二", 1, "改正"),
]

FOREIGN = [
    ("按 BIM 设计", "按 BLM 设计", "foreign_word", "BIM", "BLM", 1, "改正"),
    (
        "the design of bridges",
        "the desing of bridges",
        "foreign_word",
        "design",
        "desing",
        2,
        "改正",
    ),
    (
        "按 Park-and-Ride 办",
        "按 Park-andRide 办",
        "foreign_word",
        "Park-and-Ride",
        "Park-andRide",
        1,
        "改正",
    ),
    ("they don't sail", "they dont sail", "foreign_word", "don't", "dont", 1, "改正"),
    ("用 GNSS 定位", "用定位", "foreign_word", "GNSS", "", 4, "增补"),
    ("沿 G102 前行", "沿 G103 前行", "number", "102", "103", 1, "改正"),
    ("沿 G102 前行", "沿 S102 前行", "foreign_word", "G", "S", 1, "改正"),
    ("调用 API 接口", "调用 Api 接口", "letter_case", "API", "Api", 2, "改正"),
]

FORMS = [
    ("臺上有人", "台上有人", "variant", "臺", "台", 1, "改正"),
    ("他在后面", "他在後面", "variant", "后", "後", 1, "改正"),
    ("窗台积灰", "窻台积灰", "variant", "窗", "窻", 1, "改正"),
    ("结果如何", "结菓如何", "variant", "果", "菓", 1, "改正"),
    ("造价6.9万元", "造价6.9萬元", "variant", "万", "萬", 1, "改正"),
    ("羣峰之中", "群峰之中", "variant", "羣", "群", 1, "改正"),
    ("人来人往", "⼈来人往", "variant", "人", "⼈", 1, "改正"),
    ("起航了，快走", "起航了,快走", "width", "，", ",", 1, "改正"),
    ("ＡＢ 两线", "AB 两线", "width", "ＡＢ", "AB", 2, "改正"),
    ("起航了，快走", "起航了。快走", "punctuation", "，", "。", 1, "改正"),
    ("起航了，快走", "起航了快走", "punctuation", "，", "", 1, "增补"),
    ("起航了快走", "起航了，快走", "punctuation", "", "，", 1, "删除"),
    ("他喊：“走”", "他喊：\"走”", "punctuation", "“", '"', 1, "改正"),
    ("等等……他说", "等等...他说", "punctuation", "……", "...", 3, "改正"),
    ("他说，好极了", "他，说好极了", "punctuation", "说，", "，说", 2, "对调"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("manuscript", "galley", "kind", "ours", "theirs", "edits", "mark"),
    CHARACTERS + ORDER + NUMBERS + FOREIGN + FORMS,
)
def test_a_place_is_named_measured_and_marked(
    manuscript: str, galley: str, kind: str, ours: str, theirs: str, edits: int, mark: str
) -> None:
    found = collated(manuscript, galley).discrepancies
    assert [brief(each) for each in found] == [(kind, ours, theirs, edits, mark)]


def test_a_run_that_mixes_words_and_marks_is_split_so_that_marks_count_as_marks() -> None:
    found = collated("他可，是真的", "她但。事真的").discrepancies
    assert [brief(each)[:4] for each in found] == [
        ("wrong", "他可", "她但", 2),
        ("punctuation", "，", "。", 1),
        ("wrong", "是", "事", 1),
    ]


def test_a_variant_beside_a_wrong_character_is_a_place_of_its_own() -> None:
    assert kinds("在后面等", "在後而等") == ["variant", "wrong"]


@pytest.mark.parametrize(
    ("manuscript", "galley", "found"),
    [
        # two words exchanged beside a wrong mark, another form, a wrong digit
        ("说：“那间屋子”", "说：‘间那屋子”", [("punctuation", "“"), ("transposed", "那间")]),
        ("另有规定外，都办", "另有定外规,都办", [("transposed", "规定外"), ("width", "，")]),
        ("九条营商环境", "九條环境营商", [("variant", "条"), ("transposed", "营商环境")]),
        ("广泛用于渔业", "广用泛於渔业", [("transposed", "泛用"), ("variant", "于")]),
        ("共3间屋子大", "共5屋间子大", [("number", "3"), ("transposed", "间屋")]),
        ("用Visio软件画图", "用Visia件软画图", [("foreign_word", "Visio"), ("transposed", "软件")]),
        # what is lost or added beside another form of a character
        ("黑龙江证监局", "黑龙證监局", [("missing", "江"), ("variant", "证")]),
        ("样本记录九条", "样本记鸟丝稻錄九条", [("extra", ""), ("variant", "录")]),
        ("山路上，雾散", "山路,雾散", [("missing", "上"), ("width", "，")]),
        ("整改的，应追责，并公告", "整改的,并公告", [("width", "，"), ("missing", "应追责，")]),
        # what touches a number that is in another notation
        ("要到1952年底", "要一九五二年底", [("missing", "到"), ("numeral_form", "1952")]),
        ("于1982年提出", "于一九八二提出", [("numeral_form", "1982"), ("missing", "年")]),
        ("停工。百分之八十", "停工80%", [("punctuation", "。"), ("numeral_form", "百分之八十")]),
        ("办法自2020年2月起", "办法２月起", [("missing", "自2020年"), ("width", "2")]),
    ],
)
def test_an_error_that_touches_another_is_named_by_itself(
    manuscript: str, galley: str, found: list[tuple[str, str]]
) -> None:
    outcome = collated(manuscript, galley)
    assert [(each.kind, each.manuscript.text) for each in outcome.discrepancies] == found
    assert sum(each.edits for each in outcome.discrepancies) == outcome.edit_distance


def test_one_equal_character_keeps_two_places_apart() -> None:
    assert kinds("天晴日暖", "夫晴目暖") == ["wrong", "wrong"]


def test_two_errors_in_one_number_are_one_place() -> None:
    found = collated("编号 10203 号", "编号 90208 号").discrepancies
    assert [brief(each)[:4] for each in found] == [("number", "10203", "90208", 2)]


def test_a_number_does_not_reach_over_white_space_or_a_paragraph_end() -> None:
    spaced = collated("共 12 34 件", "共 12 35 件").discrepancies
    broken = collated("到 2024\n5 月止", "到 2024\n6 月止").discrepancies
    assert spaced[0].manuscript.text == "34"
    assert broken[0].manuscript.text == "5"


def test_two_numbers_of_a_date_exchanged_are_two_wrong_numbers() -> None:
    found = collated("3月5日到港", "5月3日到港").discrepancies
    assert [brief(each)[:4] for each in found] == [("number", "3", "5", 1), ("number", "5", "3", 1)]


@pytest.mark.parametrize(
    ("manuscript", "galley", "found"),
    [
        ("分五组巡线，每组5人", "分5组巡线，每组五人", ["numeral_form", "numeral_form"]),
        ("三个方面、三十项", "十三个方面、三项", ["number", "number"]),
        ("Pilot和Radio两词", "Pidot和Ralio两词", ["foreign_word", "foreign_word"]),
        ("首先，清点货物；再走", "首先；清点货物，再走", ["punctuation", "punctuation"]),
        ("比上年提高8.9个百分点。", "比上年提。高8.9个百分点", ["punctuation", "punctuation"]),
    ],
)
def test_errors_that_happen_to_mirror_each_other_are_no_swap(
    manuscript: str, galley: str, found: list[str]
) -> None:
    assert kinds(manuscript, galley) == found


def test_words_with_white_space_between_are_told_apart() -> None:
    found = collated("open sea route", "open see route").discrepancies
    assert found[0].manuscript.text == "sea"


def test_a_stretch_moved_far_is_one_place_with_both_its_ends() -> None:
    manuscript = "甲板上很静。" + "海风吹过桅杆，" + "水手们各自忙着手里的活计。" * 3
    galley = "甲板上很静。" + "水手们各自忙着手里的活计。" * 3 + "海风吹过桅杆，"
    (found,) = collated(manuscript, galley).discrepancies
    assert brief(found) == ("moved", "海风吹过桅杆，", "海风吹过桅杆，", 14, "转移")
    assert (found.manuscript.start, found.galley.start) == (6, 45)


def test_a_chance_likeness_far_away_is_no_move() -> None:
    filler = "船队沿着海岸一路向北航行。" * 6
    assert kinds(f"他的船。{filler}到港", f"他船。{filler}的到港") == ["missing", "extra"]


def test_paragraphs_that_changed_places_are_one_move() -> None:
    first, second = "第一段讲渡口的来历和变迁。", "第二段讲渡船怎样一代代造出来，又怎样退役。"
    found = collated(f"{first}\n{second}\n末段", f"{second}\n{first}\n末段").discrepancies
    assert [each.kind.value for each in found] == ["moved"]
    assert found[0].manuscript.text == first


def test_a_paragraph_that_is_lost_is_that_paragraph_not_an_end_and_a_beginning() -> None:
    found = collated("甲段\n渡口管理所\n渡口在河边。", "甲段\n渡口在河边。").discrepancies
    assert [brief(each)[:4] for each in found] == [("missing", "渡口管理所", "", 5)]
    found = collated("甲段\n渡口在河边。", "甲段\n渡口管理所\n渡口在河边。").discrepancies
    assert [brief(each)[:4] for each in found] == [("extra", "", "渡口管理所", 5)]


def test_rules_are_asked_in_order_and_the_last_takes_every_replacement() -> None:
    place = Place(0, 1, 0, 1, 1, "船", "舟")
    assert [rule.kind for rule in RULES if rule.applies(place)] == [DiscrepancyKind.WRONG]
    assert kind_of(place) is DiscrepancyKind.WRONG
    assert {rule.kind for rule in RULES} == set(DiscrepancyKind) - {DiscrepancyKind.PARAGRAPH_BREAK}
