"""``editorial sample``: the final review's sample, drawn and checked (终审抽样、样本检查)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from editorial.cli.command_parser import CommandParser, UsageRefused
from editorial.cli.groups.issue import declare_issue, issue_of
from editorial.cli.office_fields import chosen, file_json, file_text
from editorial.cli.office_verb import Call, Outcome, Verb, declare_piece
from editorial.cli.piece_record import text_document, text_lines
from editorial.cli.record_json import plain, record

if TYPE_CHECKING:
    from editorial.desk.sample_checking import SampleMaterial
    from editorial.domain.manuscript import Manuscript
    from editorial.domain.sample_check import SampleCheck, SampleRate
    from editorial.domain.sample_check_form import HandError, SampleCheckForm


HELP: Final = "终审样本：抽取、增减、检查、一期的编辑质量差错率。"


def _declare_draw(parser: CommandParser) -> None:
    declare_issue(parser)
    parser.option("--seed", "WORDS", "抽样种子；相同的种子抽出相同的稿件；不写则随机")
    parser.option("--reason", "TEXT", "重抽的理由（第二次起必填）", default="")


def _draw(call: Call) -> Outcome:
    from editorial.desk.issue_views import issue_view  # noqa: PLC0415
    from editorial.desk.sampling import draw_sample  # noqa: PLC0415

    options = call.options
    drawn = draw_sample(
        call.desk, call.session, issue_of(call), seed=options.seed or "", reason=options.reason
    )
    pieces = issue_view(call.desk, call.session, drawn.issue).manuscripts
    numbers = {each.id: each.number for each in pieces}
    told = "、".join(numbers[each] for each in drawn.drawn)
    return Outcome(
        record(drawn),
        [f"第 {drawn.number} 次抽样，种子“{drawn.seed}”，抽出 {len(drawn.drawn)} 篇：{told}。"],
    )


def _declare_pick(parser: CommandParser) -> None:
    declare_piece(parser)
    parser.flag("--out", "移出样本；不加时为加入样本")
    parser.option("--reason", "TEXT", "增减样本的理由", required=True)


def _pick(call: Call) -> Outcome:
    from editorial.desk.sampling import pick_for_sample  # noqa: PLC0415

    piece, added = call.piece(), not call.options.out
    drawn = pick_for_sample(
        call.desk, call.session, piece.id, added=added, reason=call.options.reason
    )
    told = "已列入" if added else "已移出"
    return Outcome(
        record(drawn),
        [f"{piece.number}《{piece.title}》{told}终审样本，共 {len(drawn.sample)} 篇。"],
    )


def _show(call: Call) -> Outcome:
    from editorial.desk.sample_checking import sample_material  # noqa: PLC0415

    material = sample_material(call.desk, call.session, call.piece().id)
    document = {
        "number": material.manuscript.number,
        "version": material.manuscript.current_version.number,
        "in_sample": material.in_sample,
        "text": text_document(material.document),
        "form": plain(material.form),
        "latest": plain(material.latest),
        "refusals": plain(material.refusals),
    }
    return Outcome(document, _material_lines(material))


def _material_lines(material: SampleMaterial) -> Iterator[str]:
    manuscript = material.manuscript
    version, told = manuscript.current_version.number, "在" if material.in_sample else "不在"
    yield f"{manuscript.number}《{manuscript.title}》第 {version} 版，{told}终审样本中"
    if material.latest is not None:
        yield from _check_lines(material.latest)
    yield from (refusal.reason for refusal in material.refusals)
    yield from text_lines(material.document)


def _declare_form(parser: CommandParser) -> None:
    declare_piece(parser)
    parser.option("--version", "N", "检查的是第几版；已有新文本时不予登记", type=int)
    parser.option("--form", "FILE", "检查表：JSON 文件（edits、judged、hand）；- 为标准输入")
    parser.option(
        "--edit", "N=FILE", "第 N 段改为文件里的文字，可写多次（N=- 为标准输入）", action="append"
    )
    parser.option(
        "--error",
        "N:KIND:错:对[:说明]",
        "手记一处差错：第 N 段、类别（wrong 错字…，或 rule=计错条目）、错文、正文，可写多次",
        action="append",
    )


def _form(call: Call) -> SampleCheckForm:
    """The form of the file, with what options add.

    Raises:
        UsageRefused: when something in it has another shape.
    """
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415

    from editorial.domain.sample_check_form import ParagraphEdit, SampleCheckForm  # noqa: PLC0415

    options = call.options
    form = SampleCheckForm()
    if options.form is not None:
        try:
            form = TypeAdapter(SampleCheckForm).validate_python(file_json(options.form))
        except ValidationError as problem:
            wrong = "、".join(".".join(map(str, e["loc"])) for e in problem.errors())
            raise UsageRefused(f"检查表 {options.form} 的 {wrong} 填得不对，请改正。") from problem
    edits = []
    for given in options.edit or ():
        number, _, file = given.partition("=")
        if not number.isdecimal() or not file:
            raise UsageRefused(f"--edit 写成 N=FILE，不是“{given}”。")
        edits.append(ParagraphEdit(int(number), file_text(file).rstrip("\r\n")))
    errors = tuple(_error(given) for given in options.error or ())
    return SampleCheckForm((*form.edits, *edits), form.judged, (*form.hand, *errors))


def _error(given: str) -> HandError:
    from editorial.domain.discrepancy import DiscrepancyKind  # noqa: PLC0415
    from editorial.domain.sample_check_form import HandError  # noqa: PLC0415

    pieces = given.split(":", 4)
    if len(pieces) < len(("N", "KIND", "错", "对")) or not pieces[0].isdecimal():
        raise UsageRefused(f"--error 写成 N:KIND:错:对[:说明]，不是“{given}”。")
    number, kind, wrong, right, *remark = pieces
    said: dict[str, Any] = {"wrong": wrong, "right": right, "remark": "".join(remark)}
    if kind.startswith("rule="):
        return HandError(int(number), rule=kind.removeprefix("rule="), **said)
    return HandError(int(number), kind=chosen(kind, DiscrepancyKind, "--error 的类别"), **said)


def _version(call: Call, piece: Manuscript) -> int:
    return int(call.options.version or piece.current_version.number)


def _draft(call: Call) -> Outcome:
    from editorial.desk.sample_checking import keep_sample_draft  # noqa: PLC0415

    piece, form = call.piece(), _form(call)
    version = _version(call, piece)
    keep_sample_draft(call.desk, call.session, piece.id, version, form)
    told = {"number": piece.number, "version": version, "form": plain(form)}
    return Outcome(told, ["检查表已存为草稿。"])


def _check(call: Call) -> Outcome:
    from editorial.desk.sample_checking import record_sample_check  # noqa: PLC0415

    piece, form = call.piece(), _form(call)
    check = record_sample_check(call.desk, call.session, piece.id, _version(call, piece), form)
    return Outcome(record(check) | {"is_high": check.is_high}, _check_lines(check))


def _checks(call: Call) -> Outcome:
    from editorial.desk.sample_checking import sample_checks  # noqa: PLC0415

    found = sample_checks(call.desk, call.session, call.piece().id)
    lines = [line for check in found for line in _check_lines(check)]
    return Outcome({"checks": plain(found)}, lines or ["还没有样本检查。"])


def _check_lines(check: SampleCheck) -> Iterator[str]:
    high = "，差错率较高" if check.is_high else ""
    yield (
        f"第 {check.number} 次检查（第 {check.version} 版）：{len(check.counted)} 处差错，"
        f"{_rate(check.rates[0])}{high}"
    )
    yield from (f"　{error.number}. {error.in_words}" for error in check.errors)


def _rate(rate: SampleRate) -> str:
    from editorial.domain.sample_check import RATE_NAME  # noqa: PLC0415

    return f"{RATE_NAME} {float(rate.rate.per_ten_thousand):.2f}‱（{rate.scheme}）"


def _quality(call: Call) -> Outcome:
    from editorial.desk.sample_checking import sample_quality  # noqa: PLC0415

    found = sample_quality(call.desk, call.session, issue_of(call))
    lines = [f"样本 {found.sampled} 篇，已检查 {found.checked} 篇。"]
    lines += [_rate(rate) for rate in found.rates]
    return Outcome(record(found), [*lines, *(["差错率较高。"] if found.is_high else [])])


VERBS: Final = {
    "draw": Verb("抽取终审样本", "sample-draw", _declare_draw, _draw),
    "pick": Verb("手工把稿件加入或移出终审样本", "sample-draw", _declare_pick, _pick),
    "show": Verb("样本检查的材料：文本、草稿、已有的检查", "sample-material", declare_piece, _show),
    "check": Verb("登记一次终审样本检查", "sample-check", _declare_form, _check),
    "draft": Verb("保存样本检查的草稿", "sample-form", _declare_form, _draft),
    "checks": Verb("列出一篇稿件的样本检查", "sample-checks", declare_piece, _checks),
    "quality": Verb("一期样本的编辑质量差错率", "sample-quality", declare_issue, _quality),
}
