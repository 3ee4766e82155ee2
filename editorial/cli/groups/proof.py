"""``editorial proof``: galleys, their differences, the red check, readers, papers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from editorial.cli.command_parser import CommandParser
from editorial.cli.deciding_command import decide_as_asked, declare_proof_decision, receive
from editorial.cli.groups.blind_reading import BLIND_VERBS
from editorial.cli.groups.hand_entry import HAND_VERBS
from editorial.cli.office_fields import chosen, declare_text, listed, numbers, text_of
from editorial.cli.office_verb import (
    Call,
    Outcome,
    Verb,
    declare_changed_piece,
    declare_piece,
)
from editorial.cli.piece_record import (
    difference_line,
    moved,
    round_figures,
    round_line,
    text_document,
)
from editorial.cli.record_json import plain, record

if TYPE_CHECKING:
    from editorial.desk.manuscript_views import ProofMaterial
    from editorial.desk.proof_readers import PassReaders
    from editorial.desk.red_checking import RedCheckMaterial

HELP: Final = "校对：收校样、处理异同、核红、校对人、校对单和修订稿。"


def _declare_show(parser: CommandParser) -> None:
    declare_piece(parser)
    parser.option("--round", "N", "第几轮；不写为最新一轮", type=int)
    parser.flag("--texts", "JSON 中附原稿和校样全文")


def _show(call: Call) -> Outcome:
    from editorial.desk.manuscript_views import proof_material  # noqa: PLC0415

    material = proof_material(call.desk, call.session, call.piece().id, call.options.round)
    piece, shown = material.view.manuscript, material.proof_round
    document = {
        "number": piece.number,
        "title": piece.title,
        "stage": piece.stage.value,
        "revision": piece.revision,
        "round": round_figures(shown),
        "galley": record(piece.galleys[shown.galley - 1]),
        "differences": plain(shown.differences),
        "hand_entries": plain(shown.hand_entries),
    }
    if call.options.texts:
        document["manuscript_text"] = text_document(material.manuscript_text)
        document["galley_text"] = text_document(material.galley_text)
    return Outcome(document, _lines(material))


def _lines(material: ProofMaterial) -> Iterator[str]:
    piece, shown = material.view.manuscript, material.proof_round
    yield f"{piece.number}《{piece.title}》 {piece.stage.label}　修订号 {piece.revision}"
    yield round_line(shown)
    yield f"校样文本哈希 {piece.galleys[shown.galley - 1].text_sha256}"
    for each in shown.marks:
        reason = f"：{each.reason}" if each.reason else ""
        yield (
            f"　{each.discrepancy.number}. {difference_line(each.discrepancy)}"
            f"　{each.disposition.label}{reason}"
        )


def _declare_receive(parser: CommandParser) -> None:
    declare_changed_piece(parser)
    parser.operand("file", "FILE", type=Path, help="校样文件（pdf、docx、txt）")
    parser.option("--sheets-expected", "N", "应到页数", type=int)
    parser.option("--sheets-present", "N", "实到页数", type=int)


def _receive(call: Call) -> Outcome:
    return receive(call, call.piece(), call.options.file)


def _declare_mark(parser: CommandParser) -> None:
    declare_changed_piece(parser)
    parser.operand("numbers", "NUMBERS|all", help="异同的编号（1,3-5），all 为未处理的全部")
    parser.operand(
        "disposition",
        "DISPOSITION",
        help="typesetting_error 排版错、editor_change 编辑改动、manuscript_query 原稿疑问、"
        "not_an_error 不算错、undecided 收回",
    )
    declare_text(parser, "reason", "理由")


def _mark(call: Call) -> Outcome:
    from editorial.desk.differences import Verdict, decide_differences  # noqa: PLC0415
    from editorial.domain.proofs import Disposition  # noqa: PLC0415

    piece, options = call.piece(), call.options
    current = piece.current_round
    if options.numbers == "all":
        found = current.differences if current is not None else ()
        wanted = tuple(
            d.discrepancy.number for d in found if d.disposition is Disposition.UNDECIDED
        )
    else:
        wanted = numbers(options.numbers)
    disposition = chosen(options.disposition, Disposition, "DISPOSITION")
    verdict = Verdict(disposition, text_of(options, "reason"))
    after = decide_differences(call.desk, call.session, piece.id, piece.revision, wanted, verdict)
    told = f"{len(wanted)} 处异同定为“{disposition.label}”"
    return Outcome(*moved(piece, after, told))


def _declare_papers(parser: CommandParser) -> None:
    declare_piece(parser)
    parser.operand("folder", "DIR", type=Path, help="文件放到这个文件夹")
    parser.option("--round", "N", "第几轮；不写为最新一轮", type=int)


def _papers(call: Call) -> Outcome:
    from editorial.desk.proof_papers import write_proof_papers  # noqa: PLC0415

    options, piece = call.options, call.piece()
    files = write_proof_papers(call.desk, call.session, piece.id, options.folder, options.round)
    return Outcome({"files": plain(files)}, [f"已写出 {file}" for file in files])


def _readers(call: Call) -> Outcome:
    from editorial.desk.proof_readers import proof_reader_proposals  # noqa: PLC0415

    found = proof_reader_proposals(call.desk, call.session, call.piece().id)
    return Outcome({"passes": plain(found)}, _reader_lines(found))


def _reader_lines(found: tuple[PassReaders, ...]) -> Iterator[str]:
    for each in found:
        names = {proposed.actor.id: proposed.actor.name for proposed in each.proposed}
        named = names.get(each.assigned, each.assigned) if each.assigned else "未指定"
        yield f"{each.proof_pass.label}：{named}"
        for proposed in each.proposed:
            why = "；".join(refusal.reason for refusal in proposed.refusals)
            yield f"　{'✗' if why else '✓'} {proposed.actor.name}{f'：{why}' if why else ''}"


def _declare_assign(parser: CommandParser) -> None:
    declare_changed_piece(parser)
    parser.operand("proof_pass", "PASS", help="first 一校、second 二校、third 三校、extra 加校")
    parser.operand("person", "PERSON", help="登录名、姓名或 id；none 为取消指定")
    parser.option("--reason", "TEXT", "理由", default="")


def _assign(call: Call) -> Outcome:
    from editorial.desk.finding import find_person  # noqa: PLC0415
    from editorial.desk.proof_readers import assign_reader  # noqa: PLC0415
    from editorial.domain.stages import ProofPass  # noqa: PLC0415

    desk, session, options = call
    piece = call.piece()
    proof_pass = chosen(options.proof_pass, ProofPass, "PASS")
    person = None if options.person == "none" else find_person(desk, session, options.person)
    assignment = (proof_pass, person.id if person else None)
    after = assign_reader(desk, session, piece.id, piece.revision, assignment, options.reason)
    told = f"指定由 {person.name} 校对" if person else "取消指定"
    return Outcome(*moved(piece, after, f"{proof_pass.label}{told}"))


def _declare_red_check(parser: CommandParser) -> None:
    declare_piece(parser)
    parser.option("--galley", "N", "第几份校样；不写为最新一份", type=int)


def _red_check(call: Call) -> Outcome:
    from editorial.desk.red_checking import red_check_material  # noqa: PLC0415

    material = red_check_material(call.desk, call.session, call.piece().id, call.options.galley)
    document = {
        "number": material.view.manuscript.number,
        "revision": material.view.manuscript.revision,
        "record": plain(material.record),
        "marks": plain(material.marks),
        "changes": plain(material.changes),
        "refusals": plain(material.refusals),
    }
    return Outcome(document, _red_check_lines(material))


def _red_check_lines(material: RedCheckMaterial) -> Iterator[str]:
    record_ = material.record
    signed = "已签名" if record_.is_signed else "未签名"
    yield f"校样 {record_.galley} 对第 {record_.marked_round} 轮的批改：{signed}"
    for line in material.marks:
        found = f"，现为“{line.mark.found}”" if line.mark.found else ""
        told = difference_line(line.asked, line.kind)
        yield f"　{line.name}. {line.mark.outcome.label}　{told}{found}"
    for change in material.changes:
        yield f"　未批而改　{difference_line(change.change)}"
    yield from (refusal.reason for refusal in material.refusals)


def _declare_sign_red_check(parser: CommandParser) -> None:
    declare_changed_piece(parser)
    declare_text(parser, "remark", "备注")


def _sign_red_check(call: Call) -> Outcome:
    from editorial.desk.red_checking import sign_red_check  # noqa: PLC0415

    piece = call.piece()
    remark = text_of(call.options, "remark")
    signed = sign_red_check(call.desk, call.session, piece.id, piece.revision, remark)
    return Outcome(
        record(signed), [f"{piece.number}《{piece.title}》校样 {signed.galley} 已核红签名。"]
    )


def _declare_layout(parser: CommandParser) -> None:
    declare_changed_piece(parser)
    parser.option(
        "--layout",
        "FORM",
        "版面字数：每行字数×每面行数×面数（40×44×3，分栏 20×44×2栏×3），可加 +封面2 等，或总字数",
        default="",
    )
    parser.flag("--cover", "排在封面、书脊上，差错加倍")
    parser.option(
        "--paragraphs", "NUMBERS", "整段重要的段号（1,3-5），差错加倍", type=numbers, default=()
    )
    parser.option("--words", "WORDS", "重要的人名、机构名、日期等，用逗号或顿号分开", default="")


def _layout(call: Call) -> Outcome:
    from editorial.desk.layout_recording import LayoutForm, record_layout  # noqa: PLC0415

    options, piece = call.options, call.piece()
    words = listed(options.words.replace("、", ","))
    form = LayoutForm(options.layout, options.cover, options.paragraphs, words)
    after = record_layout(call.desk, call.session, piece.id, piece.revision, form)
    characters = after.layout.characters if after.layout else None
    told = "版面登记" if characters is None else f"版面登记，版面字数 {characters} 字"
    return Outcome(*moved(piece, after, told))


VERBS: Final = {
    "show": Verb("一轮校对：异同和处理", "proof-round", _declare_show, _show),
    "receive": Verb("收校样", "piece", _declare_receive, _receive),
    "mark": Verb("处理异同", "piece", _declare_mark, _mark),
    **HAND_VERBS,
    "decide": Verb(
        "办理校毕、批准改样、退回重校、加校、送审等",
        "piece",
        declare_proof_decision,
        decide_as_asked,
    ),
    "red-check": Verb("核红：逐处核对改样", "red-check", _declare_red_check, _red_check),
    "sign-red-check": Verb(
        "核红签名", "red-check-signed", _declare_sign_red_check, _sign_red_check
    ),
    "layout": Verb(
        "版面登记：版面字数、封面、重要处；不写选项即收回",
        "piece",
        _declare_layout,
        _layout,
        more="登记后本校次的差错率按新的依据重新计算；已批准的校次和已签发的清样不变。",
    ),
    "papers": Verb("导出校对单和修订稿", "proof-papers", _declare_papers, _papers),
    "readers": Verb("各校次由谁校对、谁可以校对", "proof-readers", declare_piece, _readers),
    "assign": Verb("指定校对人，或取消", "piece", _declare_assign, _assign),
    **BLIND_VERBS,
}
