"""What the files of the counting schemes say, by the SHA-256 of their bytes.

Generated from them by docs/generate_reference.py: a file that differs is parsed.
"""

# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

PREPARED: Final[Mapping[str, Mapping[str, Any]]] = {
    # book-2004.toml
    "504f19eaa489f39a5479f7e667356705bf0a4db60ce2562d0e850ed26efff2ba": {
        'scheme': {'id': 'book-2004', 'title': '图书国家标准（2004，不超过万分之一）', 'date': '2004', 'source': '新闻出版总署《图书质量管理规定》（第26号令）附件：图书编校质量差错率计算方法', 'limit': {'errors': 1, 'characters': 10000}, 'cover_tenths': 20, 'layout_denominator': True},
        'rules': [
            {'id': 'TS-2.2', 'text': '错字、别字、多字、漏字：1 字计 1，2—5 字计 2，5 字以上计 4；同一差错全书最多计 4 次', 'status': 'verified', 'kinds': ['wrong', 'missing', 'extra'], 'steps': [{'rule': 'TS-2.2a', 'up_to': 1, 'tenths': 10}, {'rule': 'TS-2.2b', 'up_to': 5, 'tenths': 20}, {'rule': 'TS-2.2c', 'tenths': 40}], 'same_error_places': 4},
            {'id': 'TS-2.2d', 'text': '前后颠倒字，可以用一个校对符号改正的，每处计 1；同一差错全书最多计 4 次', 'status': 'verified', 'kinds': ['transposed'], 'steps': [{'tenths': 10}], 'same_error_places': 4},
            {'id': 'TS-2.2m', 'text': '文字移位，可以用一个转移符号改正：不作漏、多两处，按长度计一处', 'status': 'derived', 'kinds': ['moved'], 'steps': [{'up_to': 1, 'tenths': 10}, {'up_to': 5, 'tenths': 20}, {'tenths': 40}], 'same_error_places': 4},
            {'id': 'TS-2.2e', 'text': '阿拉伯数字、罗马数字差错，无论几位数，每个数计 1；同一差错全书最多计 4 次', 'status': 'verified', 'kinds': ['number'], 'steps': [{'tenths': 10}], 'same_error_places': 4},
            {'id': 'TS-2.3', 'text': '数字用法不符合《出版物上数字用法》的，每处计 0.1，全书最多计 1', 'status': 'recalled', 'kinds': ['numeral_form'], 'steps': [{'tenths': 1}], 'cap_tenths': 10},
            {'id': 'TS-2.4', 'text': '外文、国际音标差错，以一个单词为单位，无论其中几处差错，计 1', 'status': 'verified', 'kinds': ['foreign_word'], 'steps': [{'tenths': 10}]},
            {'id': 'TS-2.7', 'text': '字母大小写误用，每处计 0.5；同一差错超过 3 处计 1.5', 'status': 'verified', 'kinds': ['letter_case'], 'steps': [{'tenths': 5}], 'same_error_places': 3},
            {'id': 'TS-2.8', 'text': '违反规定使用繁体字、异体字，每处计 0.5；同一差错超过 3 处计 1.5', 'status': 'verified', 'kinds': ['variant'], 'steps': [{'tenths': 5}], 'same_error_places': 3},
            {'id': 'TS-3.1', 'text': '标点符号错用、漏用、多用，每处计 0.1', 'status': 'recalled', 'kinds': ['punctuation'], 'steps': [{'tenths': 1}]},
            {'id': 'TS-3.1w', 'text': '全角、半角混用，比照标点符号形式差错，每处计 0.1', 'status': 'derived', 'kinds': ['width'], 'steps': [{'tenths': 1}]},
            {'id': 'TS-4.1', 'text': '另段、接排不符合原稿，每处计 0.1', 'status': 'recalled', 'kinds': ['paragraph_break'], 'steps': [{'tenths': 1}]},
        ],
    },
    # house.toml
    "d8282854670e9d51d8ed5233220f99d891dbfa01cb2e6cc749f6f7aa3ea5c42e": {
        'scheme': {'id': 'house', 'title': '内控标准（每字计 1，不超过千分之一）', 'date': '2024-03', 'source': '编辑部三审三校制度的质量标准：差错率不高于千分之一', 'limit': {'errors': 1, 'characters': 1000}},
        'rules': [
            {'id': 'BK-1', 'text': '凡与原稿不同的字符（文字、数字、外文、标点），每个计 1', 'status': 'verified', 'unit': 'edit', 'kinds': ['wrong', 'missing', 'extra', 'transposed', 'moved', 'number', 'numeral_form', 'foreign_word', 'letter_case', 'variant', 'punctuation', 'width'], 'steps': [{'tenths': 10}]},
            {'id': 'BK-0', 'text': '接排、另起段不增减字符，列出而不计', 'status': 'derived', 'kinds': ['paragraph_break'], 'steps': [{'tenths': 0}]},
        ],
    },
    # newspaper-2020.toml
    "1e34ba2a25b66a259ba1ffae46170dc114223166992b795dd3369a6338387555": {
        'scheme': {'id': 'newspaper-2020', 'title': '报纸国家标准（2020，不超过万分之三）', 'date': '2020-05-28', 'source': '国家新闻出版署《报纸期刊质量管理规定》（国新出发〔2020〕10号）附件：报纸编校差错率计算方法', 'limit': {'errors': 3, 'characters': 10000}, 'double_cover': True, 'double_paragraphs': ['title', 'heading'], 'double_important': True, 'layout_denominator': True},
        'rules': [
            {'id': 'BZ-2.2', 'text': '错字、别字、多字、漏字：1 字计 1，2—5 字计 2，5 字以上计 4；同一差错一期最多计 3 次', 'status': 'verified', 'kinds': ['wrong', 'missing', 'extra'], 'steps': [{'rule': 'BZ-2.2a', 'up_to': 1, 'tenths': 10}, {'rule': 'BZ-2.2b', 'up_to': 5, 'tenths': 20}, {'rule': 'BZ-2.2c', 'tenths': 40}], 'same_error_places': 3},
            {'id': 'BZ-2.2d', 'text': '前后颠倒字，可以用一个校对符号改正的，每处计 1；同一差错一期最多计 3 次', 'status': 'verified', 'kinds': ['transposed'], 'steps': [{'tenths': 10}], 'same_error_places': 3},
            {'id': 'BZ-2.2m', 'text': '文字移位，可以用一个转移符号改正：不作漏、多两处，按长度计一处', 'status': 'derived', 'kinds': ['moved'], 'steps': [{'up_to': 1, 'tenths': 10}, {'up_to': 5, 'tenths': 20}, {'tenths': 40}], 'same_error_places': 3},
            {'id': 'BZ-2.2e', 'text': '阿拉伯数字、罗马数字差错，无论几位数，每个数计 1；同一差错一期最多计 3 次', 'status': 'verified', 'kinds': ['number'], 'steps': [{'tenths': 10}], 'same_error_places': 3},
            {'id': 'BZ-2.3', 'text': '数字用法不符合《出版物上数字用法》的，每处计 0.1，一期最多计 1', 'status': 'verified', 'kinds': ['numeral_form'], 'steps': [{'tenths': 1}], 'cap_tenths': 10},
            {'id': 'BZ-2.4', 'text': '外文、国际音标差错，以一个单词为单位，无论其中几处差错，计 1', 'status': 'verified', 'kinds': ['foreign_word'], 'steps': [{'tenths': 10}]},
            {'id': 'BZ-2.7', 'text': '字母大小写误用，每处计 0.5；同一差错一期最多计 3 次', 'status': 'recalled', 'kinds': ['letter_case'], 'steps': [{'tenths': 5}], 'same_error_places': 3},
            {'id': 'BZ-2.8', 'text': '违反规定使用繁体字、异体字，每处计 0.5；同一差错一期最多计 3 次', 'status': 'recalled', 'kinds': ['variant'], 'steps': [{'tenths': 5}], 'same_error_places': 3},
            {'id': 'BZ-3.1', 'text': '标点符号错用、漏用、多用，每处计 0.1', 'status': 'recalled', 'kinds': ['punctuation'], 'steps': [{'tenths': 1}]},
            {'id': 'BZ-3.1w', 'text': '全角、半角混用，比照标点符号形式差错，每处计 0.1', 'status': 'derived', 'kinds': ['width'], 'steps': [{'tenths': 1}]},
            {'id': 'BZ-4.1', 'text': '另段、接排不符合原稿，每处计 0.1', 'status': 'recalled', 'kinds': ['paragraph_break'], 'steps': [{'tenths': 1}]},
        ],
    },
    # periodical-2020.toml
    "a8af87bc0707216e266bdd2e6922ba8f2dbf27a32c6f28be8c6c9b73fddfc6eb": {
        'scheme': {'id': 'periodical-2020', 'title': '期刊国家标准（2020，不超过万分之二）', 'date': '2020-05-28', 'source': '国家新闻出版署《报纸期刊质量管理规定》（国新出发〔2020〕10号）附件：期刊编校差错率计算方法', 'limit': {'errors': 2, 'characters': 10000}, 'double_cover': True, 'double_important': True, 'layout_denominator': True},
        'rules': [
            {'id': 'QK-2.2', 'text': '错字、别字、多字、漏字：1 字计 1，2—5 字计 2，5 字以上计 4；同一差错一期最多计 3 次', 'status': 'verified', 'kinds': ['wrong', 'missing', 'extra'], 'steps': [{'rule': 'QK-2.2a', 'up_to': 1, 'tenths': 10}, {'rule': 'QK-2.2b', 'up_to': 5, 'tenths': 20}, {'rule': 'QK-2.2c', 'tenths': 40}], 'same_error_places': 3},
            {'id': 'QK-2.2d', 'text': '前后颠倒字，可以用一个校对符号改正的，每处计 1；同一差错一期最多计 3 次', 'status': 'verified', 'kinds': ['transposed'], 'steps': [{'tenths': 10}], 'same_error_places': 3},
            {'id': 'QK-2.2m', 'text': '文字移位，可以用一个转移符号改正：不作漏、多两处，按长度计一处', 'status': 'derived', 'kinds': ['moved'], 'steps': [{'up_to': 1, 'tenths': 10}, {'up_to': 5, 'tenths': 20}, {'tenths': 40}], 'same_error_places': 3},
            {'id': 'QK-2.2e', 'text': '阿拉伯数字、罗马数字差错，无论几位数，每个数计 1；同一差错一期最多计 3 次', 'status': 'verified', 'kinds': ['number'], 'steps': [{'tenths': 10}], 'same_error_places': 3},
            {'id': 'QK-2.3', 'text': '数字用法不符合《出版物上数字用法》的，每处计 0.1，一期最多计 1', 'status': 'verified', 'kinds': ['numeral_form'], 'steps': [{'tenths': 1}], 'cap_tenths': 10},
            {'id': 'QK-2.4', 'text': '外文、国际音标差错，以一个单词为单位，无论其中几处差错，计 1', 'status': 'verified', 'kinds': ['foreign_word'], 'steps': [{'tenths': 10}]},
            {'id': 'QK-2.7', 'text': '字母大小写误用，每处计 0.5；同一差错一期最多计 3 次', 'status': 'recalled', 'kinds': ['letter_case'], 'steps': [{'tenths': 5}], 'same_error_places': 3},
            {'id': 'QK-2.8', 'text': '违反规定使用繁体字、异体字，每处计 0.5；同一差错一期最多计 3 次', 'status': 'recalled', 'kinds': ['variant'], 'steps': [{'tenths': 5}], 'same_error_places': 3},
            {'id': 'QK-3.1', 'text': '标点符号错用、漏用、多用，每处计 0.1', 'status': 'recalled', 'kinds': ['punctuation'], 'steps': [{'tenths': 1}]},
            {'id': 'QK-3.1w', 'text': '全角、半角混用，比照标点符号形式差错，每处计 0.1', 'status': 'derived', 'kinds': ['width'], 'steps': [{'tenths': 1}]},
            {'id': 'QK-4.1', 'text': '另段、接排不符合原稿，每处计 0.1', 'status': 'recalled', 'kinds': ['paragraph_break'], 'steps': [{'tenths': 1}]},
        ],
    },
}
