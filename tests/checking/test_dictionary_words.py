"""Words of the dictionaries are found where they are meant, and only there."""

from __future__ import annotations

import pytest

from tests.checking.findings import doubts, findings

SLIPS = [
    ("施工单位己经完成全部工程。", "己经", "已经"),
    ("设备按装到位后即可通车。", "按装", "安装"),
    ("他以经走了三天。", "以经", "已经"),
    ("这座桥梁提前峻工。", "峻工", "竣工"),
    ("各地要一如继往抓好养护。", "一如继往", "一如既往"),
    ("大家再接再励，确保畅通。", "再接再励", "再接再厉"),
    ("会议布暑了冬季除雪工作。", "布暑", "部署"),
    ("一但发生险情，立即报告。", "一但", "一旦"),
    ("道路运输竟争日趋激烈。", "竟争", "竞争"),
    ("此行目地是核对里程。", "目地", "目的"),
    ("由其是冬季，路面湿滑。", "由其", "尤其"),
    ("沿线设有侯车室三处。", "侯车室", "候车室"),
    ("采用混泥土浇筑路面。", "混泥土", "混凝土"),
    ("他必竟是老编辑。", "必竟", "毕竟"),
    ("即然来了，就看一看。", "即然", "既然"),
    ("既使下雪，也要通车。", "既使", "即使"),
    ("这套家俱很结实。", "家俱", "家具"),
    ("召开老干部坐谈会。", "坐谈", "座谈"),
    ("他激动得不能自己。", "不能自己", "不能自已"),
    ("山顶设有了望台一座。", "了望", "瞭望"),
    ("把两台服务器做好备分。", "备分", "备份"),
    ("未按规定办理的，末按期整改的，一并通报。", "末按期", "未按期"),
]


@pytest.mark.parametrize(("text", "wrong", "right"), SLIPS)
def test_a_wrong_word_is_found_with_the_right_one(text: str, wrong: str, right: str) -> None:
    found = dict(doubts(text, rule="dictionary", level="likely"))
    assert right in found[wrong]
    assert len(found) == 1


RIGHT = [
    # Two right words meet and their edges look like a wrong one.
    "降低制度性交易成本。",
    "违反社会信用管理规定的，依法处理。",
    "由工商确认登记事项。",
    "认定单位应当说明理由。",
    "署名文章由本刊发布署名后刊出。",
    "想必竟然无人知晓。",
    "坚持以经济建设为中心。",
    "当事人可以经批准后办理，也可以经调解解决。",
    "运费按装卸量结算，电费按装机容量结算。",
    "这样做既使企业减负，又使群众受益。",
    "交通迅速恢复，交通迅猛发展。",
    "解决对方提出的问题，确定表决对象。",
    "立即然后之类的词不要连用。",
    "在次日、在次年、在次要位置。",
    "为了望远，登上高处看了望。",
    "现已后退三步，他已后悔。",
    "这是国家俱乐部的场地。",
    "公园满是游人，校园梦想成真。",
    "设备分类存放，准备分批发运。",
    "盲目地追求速度，项目地址在市区，题目地道。",
    "之一但是不多，统一但不僵化。",
    "由其上级单位负责解释，由其承担费用。",
    "因该项目延期，因该公司停业，因该路段封闭。",
    "创建全国文明城市，在建全线贯通。",
    "预防犯罪，打击犯罪。",
    "逐步步入正轨。",
    "自己经营，自己经手，自己经历。",
    "期末经考核合格的，年末按规定发放。",
    "把这份处理意见和那份份额表送来。",
    "搬迁徒增成本，变迁徒劳无益。",
    "凭添加剂判断。",
    "向导至此止步，引导至出口，疏导至辅路。",
    "他决定自己去，不能自己决定。",
    "坚持不解除合同。",
    "堪察加半岛多火山。",
    "驾驶员在三叉路口、交叉路口减速。",
    "举措失当，真实失控，切实施行。",
    "到处埋着管线，只管埋头苦干。",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_words_that_meet_stay_silent(text: str) -> None:
    assert doubts(text, rule="dictionary", level="likely") == []


def test_variant_forms_are_only_hinted_at() -> None:
    text = "请核对图象和帐户。"
    assert doubts(text, level="likely") == []
    assert doubts(text) == [("图象", ("图像",)), ("帐户", ("账户",))]


def test_a_former_name_is_hinted_at_but_not_inside_other_words() -> None:
    assert doubts("报交通部批准。") == [("交通部", ("交通运输部",))]
    assert doubts("交通部门、农业部门和文化部门联合检查。") == []


def test_a_longer_wrong_form_wins_over_the_shorter_one_in_it() -> None:
    assert doubts("列为侯选人。", level="likely") == [("侯选人", ("候选人",))]


def test_a_finding_says_what_to_do_and_on_what_authority() -> None:
    (finding,) = findings("前面走头无路。", level="sure")
    assert finding.rule == "dictionary:confusable_words/hundred_2005"
    assert finding.message == "“走头无路”是常见错字，请改为“走投无路”"
    assert "咬文嚼字" in finding.source


def test_lists_drawn_from_memory_say_that_they_await_checking() -> None:
    (finding,) = findings("要因地制意。", level="sure")
    assert finding.source.endswith("（待核）")
