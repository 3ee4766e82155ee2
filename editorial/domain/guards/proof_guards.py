"""What a proof must leave behind before it goes on (S-32…S-43, A-05…A-08)."""

from __future__ import annotations

from editorial.domain import proof_readers
from editorial.domain.case import Case
from editorial.domain.decisions import Decision
from editorial.domain.proof_readers import ReadingTask
from editorial.domain.proofs import ProofRound
from editorial.domain.refusals import Refusal
from editorial.domain.stages import ProofPass


def first_reader_keeps_the_column(case: Case) -> Refusal | None:
    """一校 is 自校: the reader keeps the manuscript's own column (S-34)."""
    return proof_readers.first_reader_keeps_the_column(_task(case), case.actor)


def second_reader_has_the_role(case: Case) -> Refusal | None:
    """二校 is an editor's; a responsible editor's only where the office has no editor for it."""
    return proof_readers.second_reader_role(_task(case), case.actor)


def second_reader_differs(case: Case) -> Refusal | None:
    """二校 is 互校: never the person who read the first proof (S-35)."""
    return proof_readers.second_reader_differs(_task(case), case.actor)


def second_reader_is_of_another_column(case: Case) -> Refusal | None:
    """二校 is read by an editor of another column, unless the office allows otherwise (S-35)."""
    return proof_readers.second_reader_is_of_another_column(_task(case), case.actor)


def third_reader_differs(case: Case) -> Refusal | None:
    """三校 is not read by who read the piece before (four eyes on every galley)."""
    return proof_readers.third_reader_differs(_task(case), case.actor)


def third_reader_is_qualified(case: Case) -> Refusal | None:
    """三校, the last proof, is read by somebody of intermediate standing or more (A-05)."""
    if not case.rules.third_reader_qualified or case.actor.qualification.is_intermediate_at_least:
        return None
    return Refusal(
        "not_qualified",
        "按本编辑部规定，三校须由中级以上职称的人员校对；请由他人办理，或请管理员登记职称",
    )


def reader_is_the_assigned(case: Case) -> Refusal | None:
    """Where somebody has been named to read the pass, nobody else does."""
    return proof_readers.reader_is_the_assigned(_task(case), case.actor)


def galley_is_waiting(case: Case) -> Refusal | None:
    """A galley has been received and collated for the pass that is on."""
    if _round(case) is not None:
        return None
    return Refusal("no_galley", "还没有收到本校次的校样，请先登记校样")


def every_difference_is_decided(case: Case) -> Refusal | None:
    """Each difference between manuscript and galley has been decided (S-39)."""
    proof_round = _round(case)
    if proof_round is None or proof_round.undecided == 0:
        return None
    return Refusal("undecided", f"还有 {proof_round.undecided} 处异同未处理，请逐处处理后再校毕")


def red_check_is_signed(case: Case) -> Refusal | None:
    """Somebody has held a corrected galley against its marks, and signed that (核红, A-06)."""
    check = case.red_check
    if check is None or check.is_signed or _round(case) is None:
        return None
    return Refusal("red_check_open", "本校样由改样而来，还没有核红，请逐处核对上次的批改并签名")


def blind_reading_is_settled(case: Case) -> Refusal | None:
    """Where the office has 一校 read twice, both have handed in and their finds are merged."""
    if not case.rules.blind_second_reading:
        return None
    reading = case.blind_reading
    if reading is None:
        return Refusal(
            "blind_not_named", "本编辑部一校实行背对背校对，还没有第二校对人，请责任编辑指定"
        )
    if reading.reader == case.actor.id:
        return Refusal("blind_reader", "您是本稿背对背校对的第二校对人，一校由另一人校毕")
    if reading.is_settled:
        return None
    if reading.both_in:
        return Refusal("blind_not_merged", "背对背校对两人都已交卷，请先合并两人的结果，再校毕")
    who = "、".join(
        name
        for name, sheet in (("一校校对人", reading.first), ("第二校对人", reading.second))
        if sheet is None
    )
    return Refusal(
        "blind_open",
        f"背对背校对{who}还没有交卷；两人在稿件页“背对背校对”里交卷、合并以后才能校毕",
    )


def there_are_corrections(case: Case) -> Refusal | None:
    """Something is marked for the printer to correct, or a change is to be brought in."""
    proof_round = _round(case)
    if proof_round is not None and (proof_round.corrections or case.manuscript.pending_changes):
        return None
    return Refusal("nothing_to_correct", "本校次没有要改的地方，请选“批准（无改动）”")


def there_are_no_corrections(case: Case) -> Refusal | None:
    """Nothing is marked for the printer, so the galley can go on as it is."""
    proof_round = _round(case)
    if proof_round is None or not proof_round.corrections:
        return None
    return Refusal(
        "corrections_waiting",
        f"本校次有 {proof_round.corrections} 处要改，请选“批准改样”送厂改正",
    )


def changes_are_in_the_galley(case: Case) -> Refusal | None:
    """What was approved after the galley came in has to be brought into it first (S-39)."""
    pending = case.manuscript.pending_changes
    if not pending:
        return None
    numbers = "、".join(str(change.number) for change in pending)
    return Refusal(
        "changes_pending",
        f"第 {numbers} 处编辑改动批准后还没有改到校样上，请送厂改样，收到新校样后再办",
    )


def changes_are_ruled(case: Case) -> Refusal | None:
    """No proposed change of the frozen text waits for the chief editor."""
    waiting = case.manuscript.open_changes
    if not waiting:
        return None
    numbers = "、".join(str(change.number) for change in waiting)
    return Refusal("changes_open", f"第 {numbers} 处编辑改动还在等主编批准，请先由主编批准或不批准")


def galley_pages_are_complete(case: Case) -> Refusal | None:
    """A galley's pages are counted when it comes in, and all are there (S-41)."""
    expected, present = case.request.sheets_expected, case.request.sheets_present
    if expected is None or present is None:
        if not case.rules.galley_pages_required:
            return None
        return Refusal("pages_not_counted", "请清点校样，填写应到页数和实到页数")
    if expected == present and expected >= 1:
        return None
    if present < expected and not case.rules.whole_galley_required:
        return None
    return Refusal(
        "pages_missing",
        f"校样应到 {expected} 页，实到 {present} 页，请与印刷厂核对，补齐后再登记",
    )


def approver_did_not_read(case: Case) -> Refusal | None:
    """Who approves a proof is not who read it (S-40)."""
    proof_round = _round(case)
    if proof_round is None or proof_round.reader != case.actor.id:
        return None
    return Refusal("own_reading", "不能审批自己校对的校样，请由主编或其代理人审批")


def sheets_are_counted(case: Case) -> Refusal | None:
    """The sheets of the galley have been counted, and all are there (清点校样, S-41)."""
    expected, present = case.request.sheets_expected, case.request.sheets_present
    if expected is None or present is None or expected < 1:
        return Refusal("sheets_not_counted", "请清点校样，填写应到页数和实到页数")
    if expected != present:
        return Refusal("sheets_missing", f"校样应到 {expected} 页，实到 {present} 页，请补齐后再办")
    return None


def read_through_is_done(case: Case) -> Refusal | None:
    """The clean galley has been read through on its own (通读, A-07)."""
    if case.request.read_through:
        return None
    return Refusal("not_read_through", "付印前须通读清样，请勾选“已通读”")


def no_major_change(case: Case) -> Refusal | None:
    """A galley with a major change gets an extra proof, not a signature (S-42)."""
    if not case.request.major_change:
        return None
    return Refusal("major_change", "清样有重大修改，请选“加校一次”")


def extra_proof_is_done_when_due(case: Case) -> Refusal | None:
    """What calls for an extra proof by the office's rules has had one (A-08, S-42)."""
    due = case.extra_rounds_due
    if not due:
        return None
    reasons = "；".join(each.reason for each in due)
    return Refusal("extra_proof_due", f"{reasons}，按规定须加校一次，请选“加校一次”")


def rate_is_within_the_limit(case: Case) -> Refusal | None:
    """The galley about to be released keeps the limit (差错率千分之一以下, S-38)."""
    proof_round = _round(case)
    if proof_round is None or proof_round.gate.passes:
        return None
    limit = proof_round.gate.limit
    per = f"{limit.errors}/{limit.characters}"
    return Refusal("rate_over_limit", f"清样差错率超过标准（{per}），不能送审或签发，请退厂改样")


def queries_are_closed(case: Case) -> Refusal | None:
    """No query on the manuscript is left open when the galley goes to the chief editor (A-09)."""
    proof_round = _round(case)
    if proof_round is None or proof_round.open_queries == 0:
        return None
    return Refusal(
        "queries_open",
        f"还有 {proof_round.open_queries} 处原稿疑问没有答复，请改判为“排版错”“编辑改动”或“不算错”",
    )


def signer_saw_this_galley(case: Case) -> Refusal | None:
    """The signature covers the very text that was on the signer's screen."""
    galley = case.manuscript.current_galley
    if galley is not None and case.request.seen_galley == galley.text_sha256:
        return None
    return Refusal("galley_changed", "清样已经变动，请重新打开清样，看过后再签发")


def signer_did_not_read(case: Case) -> Refusal | None:
    """Who signs the clean galley is not who put the name on it as its reader."""
    proof_round = _round(case)
    if proof_round is None or proof_round.reader != case.actor.id:
        return None
    return Refusal("own_reading", "署名送审与批准清样不能由同一人办理")


def sign_off_holds(case: Case) -> Refusal | None:
    """Nothing is printed without a sign-off that covers the present galley (S-44)."""
    if case.manuscript.valid_sign_off is not None:
        return None
    return Refusal("not_signed", "主编尚未批准本清样，或签发已失效，不能付印")


def imprint_is_confirmed(case: Case) -> Refusal | None:
    """Every point of the imprint has been checked before printing (A-13)."""
    left = [item.text for item in case.imprint if item.key not in case.request.confirmed]
    if not left:
        return None
    return Refusal(
        "imprint_unchecked", f"付印前请核对版本记录，还有 {len(left)} 项没有打勾：{'；'.join(left)}"
    )


def _round(case: Case) -> ProofRound | None:
    """The round of the pass that is on; None while its galley is missing."""
    current = case.manuscript.current_round
    if current is None or case.request.decision is Decision.RECEIVE_GALLEY:
        return None
    return current


def _task(case: Case) -> ReadingTask:
    """The reading that the stage asks for."""
    proof_pass = case.manuscript.stage.proof_pass or ProofPass.FIRST
    return ReadingTask(case.manuscript, proof_pass, case.staff, case.rules)
