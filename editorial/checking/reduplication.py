"""Reduplication (叠用): words that good Chinese says twice, so that 研究研究 is no slip."""

from __future__ import annotations

import re
from typing import Final

_VERBS: Final = """
研究 讨论 商量 考虑 学习 休息 了解 认识 打听 收拾 打扫 整理 琢磨 活动 锻炼 练习 参观 体验 检查 观察
比较 对照 核对 核实 反省 检讨 总结 调查 走动 溜达 合计 切磋 交流 沟通 表示 意思 教育 批评 帮助 关心
照顾 支持 鼓励 放松 轻松 高兴 热闹 凉快 暖和 解释 介绍 宣传 修改 修补 打量 掂量 盘算 试验 尝试 见识
评论 评议 探讨 思考 回忆 回味 品味 欣赏 治理 清理
"""
"""Verbs and adjectives of two characters that are said twice whole (ABAB)."""

_EMPHASIS: Final = """
很多 非常 永远 多少 好多 许多 十分 特别 哗啦 叮当 咕咚 扑通 轰隆 滴答 咯吱 呼啦 噼啪 嘀嗒 咔嚓 唧喳
加油 谢谢 再见 你好 彼此 久仰 恭喜 救命
"""
"""Emphasis, sounds and greetings."""

_SAID_TWICE: Final = frozenset((_VERBS + _EMPHASIS).split())
_COUNTED: Final = re.compile("[一两几半][^些样定般起直切旦致向律贯再时同共概经并]")
"""A numeral and a measure (一节一节); not the words that only begin with 一."""
_LASTING: Final = re.compile(".着")
"""An act that goes on until something else happens: 叫着叫着."""
_FIGURE: Final = re.compile("[一二三四五六七八九十〇零百千万]+")


def may_be_said_twice(word: str) -> bool:
    """Whether the word written twice running is good Chinese, or a figure.

    One character over and over (哈哈哈哈) is sound or emphasis as well.
    """
    return (
        word in _SAID_TWICE
        or len(set(word)) == 1
        or _COUNTED.fullmatch(word) is not None
        or _LASTING.fullmatch(word) is not None
        or _FIGURE.fullmatch(word) is not None
    )
