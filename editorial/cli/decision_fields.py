"""The form of a decision (办理单) on the command line: every field of it, one by one or as JSON."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any, Final

from editorial.cli.command_parser import CommandParser, UsageRefused
from editorial.cli.office_fields import (
    chosen,
    day,
    declare_text,
    file_json,
    text_of,
    yes_or_no,
)

if TYPE_CHECKING:
    from editorial.cli.office_verb import Call
    from editorial.domain.case import DecisionRequest
    from editorial.domain.decisions import Decision
    from editorial.domain.manuscript import Manuscript
    from editorial.domain.reviews import BoardConclusion, ChecklistAnswer, TopicDeclaration

TEXTS: Final = {
    "opinion": "意见、理由",
    "record": "审稿记录",
    "revision-notes": "修改意见（退改、再加工）",
    "assessment": "对初审加工质量的评价",
    "major-matter": "是何重大事项",
}
_FLAGS: Final = {
    "read_in_full": "全文已读",
    "read_closely": "已细审（精读）",
    "read_through": "清样已通读",
    "major_change": "有重大修改",
}


def declare_review_fields(parser: CommandParser) -> None:
    """Add what the reviews and the board fill in."""
    for name, told in TEXTS.items():
        declare_text(parser, name, told)
    parser.option("--grade", "GRADE", "对初审的评级：excellent 优、good 良、fair 中、poor 差")
    for name in ("read_in_full", "read_closely"):
        parser.flag(f"--{name.replace('_', '-')}", _FLAGS[name])
    parser.option("--problem", "TEXT", "一个具体问题，可写多次", action="append")
    parser.option("--topic", "NO|NUMBER", "重大选题：no 不涉及，yes 涉及未备案，或备案号")
    parser.option("--board-date", "DAY", "编委会开会日期", type=day)
    parser.option("--board-present", "NAMES", "到会编委，用顿号分开")
    parser.option("--board-approves", "YES|NO", "编委会是否同意采用", type=yes_or_no)
    declare_text(parser, "board-conclusion", "编委会结论")


def declare_proof_fields(parser: CommandParser) -> None:
    """Add what proofs, sign-off and release fill in."""
    parser.option(
        "--confirm",
        "KEYS",
        "逐项确认，用逗号分开，可写多次：发稿为 complete 齐、clear 清、final 定；"
        "付印为版本记录各项，见 signoff imprint",
        action="append",
    )
    parser.option("--sheets-expected", "N", "应到页数", type=int)
    parser.option("--sheets-present", "N", "实到页数", type=int)
    for name in ("read_through", "major_change"):
        parser.flag(f"--{name.replace('_', '-')}", _FLAGS[name])
    parser.option("--seen-galley", "SHA256", "看过的校样的文本哈希；不写时取命令开始时的最新校样")


def declare_checklist_fields(parser: CommandParser) -> None:
    """Add how the points of the stage's checklist are answered."""
    parser.option(
        "--answer",
        "KEY=ANSWER",
        "清单的一项：key=yes、key=no:说明、key=na:说明，可写多次；各项见 piece checklist",
        action="append",
    )
    parser.option("--checklist", "FILE", "整份清单：JSON 文件，{key: [answer, remark]}")


def declare_form(parser: CommandParser) -> None:
    """Add the whole form as a file, and a trial."""
    parser.option("--form", "FILE", "整份办理单：JSON 文件，键同选项名（用下划线）；选项优先")
    parser.flag("--dry-run", "只试办：列出还有什么不合规定，不作改动")


def filled_form(call: Call, manuscript: Manuscript, decision: Decision) -> DecisionRequest:
    """The form as the call fills it in.

    Raises:
        UsageRefused: when a value is of no known kind.
    """
    from dataclasses import replace  # noqa: PLC0415

    from editorial.domain.case import DecisionRequest  # noqa: PLC0415

    options = call.options
    galley = manuscript.current_galley
    given = _from_file(call, options.form) if options.form is not None else {}
    given |= _from_options(call, manuscript)
    if "seen_galley" not in given and galley is not None:
        given["seen_galley"] = galley.text_sha256
    return replace(DecisionRequest(decision), **given)


def _from_options(call: Call, manuscript: Manuscript) -> dict[str, Any]:
    """The fields that options fill in; what no option says is left out."""
    options = call.options
    found: dict[str, Any] = {}
    for name in TEXTS:
        if text := text_of(options, name) if _has(options, name) else "":
            found[name.replace("-", "_")] = text
    for name in _FLAGS:
        if getattr(options, name, False):
            found[name] = True
    for name in ("sheets_expected", "sheets_present", "seen_galley"):
        if getattr(options, name, None) is not None:
            found[name] = getattr(options, name)
    if getattr(options, "problem", None):
        found["problems"] = tuple(options.problem)
    if getattr(options, "confirm", None):
        keys = ",".join(options.confirm).replace("，", ",").split(",")
        found["confirmed"] = frozenset(key.strip() for key in keys if key.strip())
    return found | _judged(call, manuscript)


def _judged(call: Call, manuscript: Manuscript) -> dict[str, Any]:
    """Grade, checklist, topic and board, as the domain has them."""
    from editorial.domain.reviews import ReviewGrade  # noqa: PLC0415

    options = call.options
    found: dict[str, Any] = {}
    if getattr(options, "grade", None) is not None:
        found["grade"] = chosen(options.grade, ReviewGrade, "--grade")
    if getattr(options, "answer", None) or getattr(options, "checklist", None):
        found["checklist"] = _answers(call, manuscript)
    if getattr(options, "topic", None) is not None:
        found["topic"] = _topic(options.topic)
    if getattr(options, "board_date", None) is not None:
        told = {
            "met_on": options.board_date,
            "present": options.board_present,
            "approves": options.board_approves,
            "conclusion": text_of(options, "board-conclusion"),
        }
        found["board"] = _board(call, told)
    return found


def _has(options: Namespace, name: str) -> bool:
    return hasattr(options, name.replace("-", "_"))


def _topic(word: str) -> TopicDeclaration:
    from editorial.domain.reviews import TopicDeclaration  # noqa: PLC0415

    if word in {"no", "否"}:
        return TopicDeclaration(concerned=False)
    return TopicDeclaration(concerned=True, filing_number="" if word in {"yes", "是"} else word)


def _board(call: Call, told: dict[str, Any]) -> BoardConclusion:
    from editorial.domain.reviews import BoardConclusion  # noqa: PLC0415

    return BoardConclusion(
        met_on=told["met_on"],
        present=told.get("present") or "",
        approves=bool(told.get("approves")),
        conclusion=told.get("conclusion") or "",
        recorded_by=call.session.person,
        recorded_at=call.desk.now(),
    )


def _answers(call: Call, manuscript: Manuscript) -> tuple[ChecklistAnswer, ...]:
    """The answers of a file, then those of options."""
    options, desk = call.options, call.desk
    asked = [item.key for item in desk.checklists.asked(manuscript.stage, desk.rules)]
    found = {}
    if options.checklist is not None:
        found = {key: _answer(key, *_pair(value)) for key, value in _object(options.checklist)}
    for given in options.answer or ():
        key, separator, rest = given.partition("=")
        if not separator:
            raise UsageRefused(
                f"--answer 写成 key=yes、key=no:说明 或 key=na:说明，不是“{given}”。"
            )
        word, _, remark = rest.replace("：", ":", 1).partition(":")
        found[key] = _answer(key, word, remark)
    unknown = [key for key in found if key not in asked]
    if unknown:
        raise UsageRefused(
            f"“{manuscript.stage.label}”的清单没有 {'、'.join(unknown)}，"
            f"有：{'、'.join(asked) or '（无）'}。"
        )
    return tuple(found.values())


def _object(file: str) -> list[tuple[str, Any]]:
    content = file_json(file)
    if not isinstance(content, dict):
        raise UsageRefused(f'文件 {file} 不是 JSON 对象，请写成 {{"key": ["yes", ""]}}。')
    return list(content.items())


def _pair(value: Any) -> tuple[str, str]:
    if isinstance(value, list) and value:
        return str(value[0]), str(value[1]) if len(value) > 1 else ""
    return str(value), ""


def _answer(key: str, word: str, remark: str) -> ChecklistAnswer:
    from editorial.domain.reviews import Answer, ChecklistAnswer  # noqa: PLC0415

    answer = chosen("not_applicable" if word == "na" else word, Answer, f"清单 {key}")
    return ChecklistAnswer(key, answer, remark.strip())


def _from_file(call: Call, file: str) -> dict[str, Any]:
    """The form of a JSON file.

    Raises:
        UsageRefused: when it has a key that the form does not have, or a value of another kind.
    """
    from dataclasses import fields  # noqa: PLC0415

    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415

    from editorial.domain.case import DecisionRequest  # noqa: PLC0415

    content = dict(_object(file))
    known = {each.name for each in fields(DecisionRequest)} - {"decision"}
    unknown = sorted(set(content) - known)
    if unknown:
        raise UsageRefused(f"文件 {file} 里的 {'、'.join(unknown)} 不是办理单的内容，请改正。")
    if isinstance(content.get("board"), dict):
        content["board"] |= {
            "recorded_by": call.session.person,
            "recorded_at": call.desk.now().isoformat(),
        }
    try:
        form = TypeAdapter(DecisionRequest).validate_python({"decision": "withdraw", **content})
    except ValidationError as problem:
        wrong = "、".join(".".join(map(str, e["loc"])) for e in problem.errors())
        raise UsageRefused(f"文件 {file} 的 {wrong} 填得不对，请改正。") from problem
    return {name: getattr(form, name) for name in content}
