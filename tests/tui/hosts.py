"""Screens that hold one part of the app each, for tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.widget import Widget

from editorial.domain.error_rate import ErrorRate, RateLimit
from editorial.domain.reviews import ChecklistItem
from tui.app import EditorialApp
from tui.rendering.reading_layout import MarginFinding
from tui.rendering.side_by_side_text import DifferenceSpan, Side, SideBySideText
from tui.screens.editorial_screen import EditorialScreen
from tui.widgets.discrepancy_list import DiscrepancyLine
from tui.widgets.key_footer import KeyFooter
from tui.widgets.rate_badge import RateReading
from tui.widgets.stage_track import StageStep, steps_on_the_way
from tui.widgets.title_bar import TitleBar

HOSTILE = (
    "甲[b]乙[/b]",
    "甲[/foo]乙",
    "[@click=app.exit]点我[/]",
    "甲\x1b[2J\x1b]52;c;5rOE6Zyy\x07乙",
    "甲\u202e乙\u2066丙\u200b丁",
    "甲\x9b31m乙\x00丙",
    "[type=x, v={'a[0]'}]",
    "长" * 4000,
    "\ud800残",
)


class PartScreen(EditorialScreen[None]):
    """Shows the widgets it is given."""

    def __init__(self, parts: Callable[[], Sequence[Widget]]) -> None:
        super().__init__()
        self.title = "试看"
        self._parts = parts

    def compose(self) -> ComposeResult:
        yield TitleBar("试看", "责任编辑乙")
        yield from self._parts()
        yield KeyFooter()


def showing(parts: Callable[[], Sequence[Widget]]) -> EditorialApp:
    """An app that shows the widgets."""
    return EditorialApp(lambda: PartScreen(parts))


def two_texts() -> SideBySideText:
    """Three paragraphs with a wrong, a missing, an extra character and a wrong number."""
    manuscript = (
        (
            "编辑部收到来稿以后，由栏目编辑在五个工作日内完成初审，并填写初审意见；"
            "意见要写明政治方向、政策把握、科学性、知识性和艺术性五个方面的判断。"
        ),
        (
            "复审由责任编辑承担。责任编辑应当通读全文，对初审的加工质量作出评价，"
            "提出的具体问题由编辑逐条答复（答复写在原稿疑问单上）。"
        ),
        "全县共修建农村公路128.5公里，投入“四好农村路”养护资金3200万元——比上年增加两成……",
    )
    galley = (
        (
            "编辑部受到来稿以后，由栏目编辑在五个工作日内完成初审，并填写初审意见；"
            "意见要写明政治方向政策把握、科学性、知识性和艺术性五个方面的判断。"
        ),
        manuscript[1],
        "全县共修建了农村公路182.5公里，投入“四好农村路”养护资金3200万元——比上年增加两成……",
    )
    place = manuscript[0].index("、")
    number = manuscript[2].index("128.5")
    left, right = Side.MANUSCRIPT, Side.GALLEY
    return SideBySideText(
        manuscript,
        galley,
        (
            DifferenceSpan(left, 0, 3, 4, 1),
            DifferenceSpan(right, 0, 3, 4, 1),
            DifferenceSpan(left, 0, place, place + 1, 2),
            DifferenceSpan(right, 0, place, place, 2),
            DifferenceSpan(left, 2, 5, 5, 3),
            DifferenceSpan(right, 2, 5, 6, 3),
            DifferenceSpan(left, 2, number, number + 5, 4),
            DifferenceSpan(right, 2, number + 1, number + 6, 4),
        ),
    )


def discrepancy_lines() -> tuple[DiscrepancyLine, ...]:
    return (
        DiscrepancyLine(1, "错字", "收", "受", "算差错"),
        DiscrepancyLine(2, "标点", "、", "", ""),
        DiscrepancyLine(3, "多字", "", "了", ""),
        DiscrepancyLine(4, "数字", "128.5", "182.5", ""),
    )


def findings() -> tuple[MarginFinding, ...]:
    return (
        MarginFinding(1, 0, 3, 5, "疑为“受到”：请核对上下文"),
        MarginFinding(2, 2, 8, 13, "数字与附表不一致时以附表为准，请编辑核对原始资料"),
    )


def checklist_items() -> tuple[ChecklistItem, ...]:
    return (
        ChecklistItem("political", "政治性：政治方向正确，没有违反党的路线方针政策的内容", "S-02"),
        ChecklistItem("policy", "政策性：引用的法规、文件名称和文号准确，仍然有效", "S-02"),
        ChecklistItem("scientific", "科学性：数据、公式、单位、图表可靠", "S-02"),
        ChecklistItem("artistic", "艺术性：文字通顺，体例合适", "S-02", may_not_apply=True),
    )


def steps() -> tuple[StageStep, ...]:
    labels = ("初审", "复审", "终审", "一校", "二校", "三校", "签发")
    return steps_on_the_way(labels, 4, (3, 2, 5, 1, 0))


def rates() -> tuple[RateReading, ...]:
    return (
        RateReading("期刊2020", ErrorRate(31, 4820), RateLimit(2, 10_000)),
        RateReading("内控", ErrorRate(40, 4820), RateLimit(1, 1000), gates=True),
    )
