"""The ``[rules]`` table of settings.toml: every setting with its help in Chinese.

``docs/reference/settings.md`` is generated from here.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from editorial.desk.extra_rounds import extra_round_rules
from editorial.domain.coverage import CoverageGate, CoverageUnit
from editorial.domain.error_rate import RateLimit
from editorial.domain.office_rules import OfficeRules
from editorial.domain.publication import PublicationType
from editorial.domain.reader_assignment import MutualProofFallback
from editorial.domain.sample_check import HighSampleRate
from editorial.domain.sampling import SampleBand, SampleGate
from editorial.domain.schedule import WorkingDays
from editorial.domain.stage_checklists import ChecklistUse

PerCent = Annotated[int, Field(ge=1, le=100)]


class RulesFile(BaseModel):
    """What an office may set; what it leaves out keeps its default."""

    model_config = ConfigDict(extra="forbid")

    gate_scheme: str | None = Field(
        default=None,
        description="把关用的计错办法：house（内部规定）、periodical-2020 等，超限不能付印",
    )
    schemes: tuple[str, ...] | None = Field(default=None, description="始终并列显示的计错办法")
    publication_type: PublicationType | None = Field(
        default=None,
        description="出版物类型：internal_material 内部资料、periodical 期刊；"
        "决定付印时的版本记录清单和是否提示“本刊”“记者”等用语（A-13）",
    )
    extra_proof_above_per_ten_thousand: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="一校来样差错超过万分之几须加校一次（A-08）；0 表示不用这一条"
    )
    extra_proof_rules: tuple[str, ...] | None = Field(
        default=None,
        description="启用哪几条加校规则（A-08、S-42）：first_galley_rate 一校来样差错过多、"
        "last_proof_rate 终校样差错超过万分之三、paragraphs_changed 改动面超过三分之一、"
        "major_change 终校有重大修改；[] 表示都不用",
    )
    mutual_proof_across_columns: bool | None = Field(
        default=None, description="二校是否必须由其他栏目的编辑校对（S-35）；false 时只要求换人"
    )
    first_review_in_own_column: bool | None = Field(
        default=None, description="初审是否限本栏目编辑和经办编辑（S-04）"
    )
    reading_marks_required: bool | None = Field(
        default=None,
        description="勾选“全文已读”“逐字细审”前，是否必须在屏幕上逐段标记（S-05、S-12）；"
        "false 时直接勾选记为纸上审读",
    )
    coverage_unit: CoverageUnit | None = Field(
        default=None,
        description="细审和抽样的比例按什么算（S-13、S-25）：pieces 篇数、characters 字数",
    )
    close_reading_per_cent: PerCent | None = Field(
        default=None, description="复审细审至少占全期百分之几（S-13），含本数"
    )
    coverage_gate: CoverageGate | None = Field(
        default=None,
        description="哪一步须先复审收口：release 付印、typesetting 发稿和付印、off 不把关",
    )
    sample_per_cent: PerCent | None = Field(
        default=None, description="终审样本约占通过复审稿件的百分之几（S-25）"
    )
    sample_band_low: PerCent | None = Field(
        default=None, description="样本比例低于百分之几时提醒（只提醒，不阻止）"
    )
    sample_band_high: PerCent | None = Field(
        default=None, description="样本比例高于百分之几时提醒（只提醒，不阻止）"
    )
    sample_gate: SampleGate | None = Field(
        default=None,
        description="抽中的稿件，主编没有精读时不能办哪一步："
        "accept 采用和付印、release 付印、off 不把关",
    )

    sample_check_required: bool | None = Field(
        default=None, description="终审样本须先计出编辑质量差错率，才能采用（S-26）"
    )
    sample_scheme: str | None = Field(
        default=None,
        description="编辑质量差错率按哪种计错办法算（S-26），periodical-2020 可计知识性等差错",
    )
    sample_rate_high_per_ten_thousand: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="编辑质量差错率超过万分之几算“差错率较高”（S-27），含本数不算"
    )
    high_sample_rate: HighSampleRate | None = Field(
        default=None,
        description="样本差错率较高时：block 不能采用，须退再加工；warn 只提醒（S-27）",
    )
    board_quorum: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="编委会会议至少几人到会，结论才能登记（S-28）"
    )
    chief_reads_disputed: bool | None = Field(
        default=None,
        description="涉及重大选题，或初审、复审意见不一致时，终审是否必须通读全文（A-02）",
    )
    galley_pages_required: bool | None = Field(
        default=None, description="收校样时是否必须清点页数，填应到、实到（S-41）"
    )
    whole_galley_required: bool | None = Field(
        default=None, description="校样缺页时是否不予登记；false 时照收，缺页记录在案（S-41）"
    )
    third_reader_qualified: bool | None = Field(
        default=None, description="三校（终校）是否限中级以上职称的人员（A-05）；职称在人员页登记"
    )
    blind_second_reading: bool | None = Field(
        default=None,
        description="一校是否实行背对背校对（盲读）：另派一人凭眼睛校同一份校样，两人都交卷前"
        "互相看不到对方的批改，交卷后合并；据此才能估计残留差错",
    )
    mutual_proof_fallback: MutualProofFallback | None = Field(
        default=None,
        description="没有人合乎二校（互校）条件时：another_editor 由一校以外的任一编辑校对，"
        "responsible_editor 由责任编辑校对，off 不放宽（S-35）",
    )

    proof_checklist: ChecklistUse | None = Field(
        default=None,
        description="各校次和清样核对的校对清单：required 校毕、署名送审前必须逐项填完，"
        "offered 列出来、可填可不填，off 不用（S-32…S-43）",
    )
    release_checklist: ChecklistUse | None = Field(
        default=None,
        description="清样审定和付印的清单：required 批准清样、付印前必须逐项填完，"
        "offered 可填可不填，off 不用（S-40…S-44）",
    )
    schedule_template: str | None = Field(
        default=None,
        description="期次排期按哪个模板由付印日倒推：journal 学报期刊、bulletin 月刊和内部资料",
    )
    weekends_free: bool | None = Field(
        default=None, description="排期时周六、周日算休息日，截止日提前到前一个工作日"
    )
    holidays: tuple[date, ...] | None = Field(
        default=None, description="排期时另算休息日的日期，如 [2026-10-01, 2026-10-02]"
    )
    make_up_days: tuple[date, ...] | None = Field(
        default=None, description="排期时虽逢周末、节假日而照常上班（调休）的日期，写法同上"
    )

    @field_validator("extra_proof_rules")
    @classmethod
    def _rules_are_known(cls, given: tuple[str, ...] | None) -> tuple[str, ...] | None:
        known = [rule.key for rule in extra_round_rules()]
        for key in given or ():
            if key not in known:
                raise ValueError(f"没有加校规则“{key}”，可写 {'、'.join(known)}")
        return given

    @model_validator(mode="after")
    def _band_is_a_band(self) -> Self:
        band = _band(self.sample_band_low, self.sample_band_high)
        if band.low > band.high:
            raise ValueError("sample_band_low 不能大于 sample_band_high")
        return self

    def office_rules(self) -> OfficeRules:
        """The office's rules: the defaults, with what was set in their place."""
        values: dict[str, Any] = self.model_dump(exclude_none=True)
        per_ten_thousand = values.pop("extra_proof_above_per_ten_thousand", None)
        if per_ten_thousand is not None:
            limit = RateLimit(per_ten_thousand, 10_000) if per_ten_thousand else None
            values["extra_proof_above"] = limit
        high = values.pop("sample_rate_high_per_ten_thousand", None)
        if high is not None:
            values["sample_rate_high"] = RateLimit(high, 10_000)
        values["sample_band"] = _band(
            values.pop("sample_band_low", None), values.pop("sample_band_high", None)
        )
        names = ("weekends_free", "holidays", "make_up_days")
        days = {name: values.pop(name) for name in names if name in values}
        values["working_days"] = WorkingDays(**days)
        return OfficeRules(**values)


def _band(low: int | None, high: int | None) -> SampleBand:
    default = SampleBand()
    return SampleBand(default.low if low is None else low, default.high if high is None else high)


def default_of(name: str) -> str:
    """The default of a setting as one would write it in the file."""
    rules = OfficeRules()
    special: dict[str, object] = {
        "extra_proof_above_per_ten_thousand": (
            rules.extra_proof_above.errors if rules.extra_proof_above else 0
        ),
        "sample_rate_high_per_ten_thousand": (
            rules.sample_rate_high.errors * 10_000 // rules.sample_rate_high.characters
        ),
        "sample_band_low": rules.sample_band.low,
        "sample_band_high": rules.sample_band.high,
        "weekends_free": rules.working_days.weekends_free,
        "holidays": rules.working_days.holidays,
        "make_up_days": rules.working_days.make_up_days,
    }
    found = special[name] if name in special else getattr(rules, name)
    return _written(found)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_written, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def choices_of(name: str) -> tuple[str, ...]:
    """The values that a setting may have, when they are few words."""
    field = RulesFile.model_fields.get(name)
    kinds = get_args(field.annotation) if field else ()
    return tuple(
        str(value)
        for kind in kinds
        if isinstance(kind, type) and issubclass(kind, StrEnum)
        for value in kind
    )
