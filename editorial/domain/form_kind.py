"""The office's paper forms (表单), by name."""

from __future__ import annotations

from enum import StrEnum


class FormKind(StrEnum):
    """The office's forms; the values name them on the command line."""

    REGISTER = "register"
    REVIEWS = "reviews"
    TYPESETTING = "typesetting"
    ROUTING = "routing"
    CORRECTIONS = "corrections"
    RELEASE = "release"
    QUALITY = "quality"
    QUERIES = "queries"
    ACCOUNTS = "accounts"

    @property
    def label(self) -> str:
        """The form's name in Chinese."""
        return _KIND_TITLES[self]


_KIND_TITLES = {
    FormKind.REGISTER: "稿件登记表",
    FormKind.REVIEWS: "三审单",
    FormKind.TYPESETTING: "发稿单",
    FormKind.ROUTING: "校样流转单",
    FormKind.CORRECTIONS: "校对单",
    FormKind.RELEASE: "付印单",
    FormKind.QUALITY: "编校质量检查记录表",
    FormKind.QUERIES: "原稿疑问单",
    FormKind.ACCOUNTS: "校对质量台账",
}
