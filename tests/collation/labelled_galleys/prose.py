"""Manuscripts (原稿): the sample issue's pieces, with sentences full of figures and marks."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

_SOURCES = Path(__file__).parents[3] / "manuscripts" / "source"

SENTENCES = (
    "2023年全线完成投资12.8亿元，比上年增长15%。",
    "截至6月30日，累计铺筑沥青路面128.6公里，占总量的86.5%。",
    "二〇一九年动工，二〇二三年通车，前后四年。",
    "大桥全长1,286米，主跨380米，桥面宽24.5米。",
    "第三十五条规定，养护单位应当每二十八天巡查一次。",
    "全段三百二十六名职工分在十七个班组。",
    "合格率由百分之八十二提高到百分之九十七。",
    "每年发放补助3万元，五年共15万元。",
    "坡度控制在25‰以内，误差不超过0.5毫米。",
    "值班电话是12328，夜里也有人接。",
    "日均车流量从8600辆涨到11400辆。",
    "设计时采用了BIM技术，图纸用CAD绘制。",
    "测量组靠GNSS定位，再把数据导入GIS平台。",
    "论文题目是 Maintenance of Mountain Roads in Winter，发表在一本国外期刊上。",
    "展板上写着 Safety First 两个词，旁边是它的译文。",
    "软件叫 RoadKeeper，安装包放在服务器的 Download 文件夹里。",
    "这种做法英文叫 Park-and-Ride，我们译作“停车换乘”。",
    "车载终端按JT/T标准设计，支持Bluetooth和WiFi连接。",
    "参考了 Highway Capacity Manual 中的计算方法。",
    "传感器的型号是LMS511，采样频率为50Hz。",
    "他把《桥梁养护手册》《隧道照明指南》和《边坡巡查要点》都翻了一遍。",
    "老段长常说：“路是走出来的，也是守出来的。”",
    "“你听，”她压低声音，“水在石头底下流。”",
    "沙石、水泥、钢筋、木料，样样都要登记。",
    "可是……可是谁也没有想到，雨会下得这样久。",
    "这条路——全县最早的一条柏油路——修了整整三年。",
    "有人问：修路图什么？答案就写在路边的碑上！",
    "工具（铁锹、扫帚、反光锥）用完以后要放回原处；车辆（含备用车）要加满油。",
    "一是查隐患，二是补短板，三是建台账；三件事一件也不能少。",
    "各站要逐项核对：设备是否完好，标志是否齐全，人员是否到位。",
    "经费和人员由处里统一安排，材料和机械由各站自行调配。",
    "山高路远，风大雪深，班车却从来没有误过点。",
    "天天有人查，月月有人报，渐渐成了规矩。",
    "桥头的老槐树和路边的里程碑，见证了几代养路人的青春。",
    "调度员、驾驶员、安全员、信息员各管一段，谁出了差错就找谁。",
    "运输企业应当建立台账，如实记录车辆的检查、维修和更换情况。",
    "对逾期不整改的单位，由主管部门责令停业；情节严重的，吊销许可证。",
    "会议强调，要把安全生产摆在首位，坚决防止麻痹思想和侥幸心理。",
    "要坚持问题导向和目标导向相统一，推动各项任务落到实处。",
    "省厅印发了《关于加强农村公路养护工作的通知》，要求各地认真贯彻执行。",
    "下一步，我们将继续完善制度，加强培训，提高服务质量和管理水平。",
    "同志们在大雪里干了一天一夜，终于赶在天亮之前打通了垭口。",
)
"""Sentences with what official prose is full of: figures, foreign words, marks, pairs of words."""

CELLS = ("养护里程", "备注", "责任单位", "完成情况", "序号", "计划工期", "路面类型", "联系电话")
"""Cells of a table, each a short paragraph."""


@cache
def _paragraphs() -> tuple[str, ...]:
    lines = []
    for path in sorted(_SOURCES.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith(("|", "^", "[^")) or "{" in line or "[^" in line:
                continue
            text = line.lstrip("#@ ").strip()
            if text:
                lines.append(text)
    return tuple(lines)


def manuscript(chance: random.Random, length: int) -> str:
    """A manuscript of about so many characters, a paragraph a line."""
    paragraphs = _paragraphs()
    at = chance.randrange(len(paragraphs))
    sentences = chance.sample(SENTENCES, len(SENTENCES))
    lines: list[str] = []
    size = 0
    while size < length:
        line = paragraphs[at % len(paragraphs)]
        at += 1
        if line in lines:
            continue
        if len(line) > 40:
            line += "".join(sentences.pop() for _ in range(min(len(sentences), 2)))
        elif chance.random() < 0.1:
            lines.extend(cell for cell in CELLS if cell not in lines)
        lines.append(line)
        size += len(line)
    return "\n".join(lines)
