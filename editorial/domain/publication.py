"""What sort of publication the office makes (出版物类型): it decides the imprint's checklist."""

from __future__ import annotations

from enum import StrEnum


class PublicationType(StrEnum):
    """A sort of publication; the values stand in settings and data files."""

    INTERNAL_MATERIAL = "internal_material"
    PERIODICAL = "periodical"

    @property
    def label(self) -> str:
        """The sort's name in Chinese."""
        return {"internal_material": "内部资料", "periodical": "期刊"}[self.value]
