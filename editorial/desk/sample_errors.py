"""The errors of a sampled text (样本差错): what was changed in place, and what was written down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from editorial.collation.collate import collate
from editorial.desk.counting import shown_schemes
from editorial.domain.discrepancy import Discrepancy
from editorial.domain.error_rate import ErrorRate, RateLimit
from editorial.domain.identifiers import Sha256
from editorial.domain.office_rules import OfficeRules
from editorial.domain.refusals import OperationRefused, Refusal
from editorial.domain.sample_check import ErrorOrigin, SampleError, SampleRate
from editorial.domain.sample_check_form import HEAVIEST, HandError, JudgedEdit, SampleCheckForm
from editorial.scoring.counting_scheme import CountingRule
from editorial.scoring.sample_tally import SampledText, tally_sample
from editorial.scoring.scheme_files import judged_rules, load_scheme
from editorial.text.body_text import BodyText, body_text
from editorial.text.corrected_paragraphs import with_paragraphs
from editorial.text.document_text import DocumentText
from editorial.text.layout_noise import without_layout


@dataclass(frozen=True, slots=True)
class CountedSample:
    """A sampled text with its errors and the rate of its editing, as they would be recorded."""

    errors: tuple[SampleError, ...]
    rates: tuple[SampleRate, ...]
    """The one that decides first."""
    limit: RateLimit
    corrected: DocumentText

    @property
    def is_high(self) -> bool:
        """Whether the rate is beyond the office's limit (差错率较高)."""
        return not self.rates[0].rate.within(self.limit)


def count_sample(
    rules: OfficeRules, document: DocumentText, form: SampleCheckForm
) -> CountedSample:
    """Count what a form stands for.

    Raises:
        OperationRefused: when it names a paragraph, a place or a rule that does not exist; with
            every reason.
    """
    _demand_sound(rules, document, form)
    body = body_text(document)
    corrected = with_paragraphs(document, {each.paragraph: each.text for each in form.edits})
    errors = tuple(
        replace(error, number=number)
        for number, error in enumerate(
            (*_edited(body, corrected, form.judged), *(_by_hand(body, h) for h in form.hand)), 1
        )
    )
    text = SampledText(errors, len(body), tuple(p.kind for p in document.paragraphs))
    return CountedSample(
        errors, sample_rates(rules, (text,), len(body)), rules.sample_rate_high, corrected
    )


def sample_rates(
    rules: OfficeRules, texts: tuple[SampledText, ...], characters: int
) -> tuple[SampleRate, ...]:
    """The rates of texts together, by the deciding scheme first and all that are shown."""
    found = []
    for name in dict.fromkeys((rules.sample_scheme, *shown_schemes(rules))):
        scheme = load_scheme(name)
        tenths = sum(tally_sample(texts, scheme, judged_rules(name)))
        found.append(SampleRate(name, Sha256(scheme.sha256), ErrorRate(tenths, characters)))
    return tuple(found)


def rules_by_hand(rules: OfficeRules) -> tuple[CountingRule, ...]:
    """What can be written down by hand beside the kinds that a comparison finds."""
    return judged_rules(rules.sample_scheme)


def _edited(
    body: BodyText, corrected: DocumentText, judged: tuple[JudgedEdit, ...]
) -> Iterator[SampleError]:
    """What was changed in place: the corrected text is the authority."""
    told = {(each.start, each.wrong, each.right): each for each in judged}
    for found in collate(body_text(corrected), body).discrepancies:
        key = (found.galley.start, found.galley.text, found.manuscript.text)
        yield _as_judged(_error_of(found), told.get(key))


def _error_of(found: Discrepancy) -> SampleError:
    return SampleError(
        number=found.number,
        origin=ErrorOrigin.EDIT,
        paragraph=found.galley.paragraph,
        start=found.galley.start,
        end=found.galley.end,
        wrong=found.galley.text,
        right=found.manuscript.text,
        kind=found.kind,
        edits=found.edits,
    )


def _as_judged(error: SampleError, judged: JudgedEdit | None) -> SampleError:
    if judged is None:
        return error
    kind = None if judged.rule else judged.kind or error.kind
    return replace(
        error,
        kind=kind,
        rule=judged.rule,
        weight=judged.weight,
        counts=judged.counts,
        remark=judged.remark.strip(),
    )


def _by_hand(body: BodyText, hand: HandError) -> SampleError:
    start, end = _place(body, hand)
    return SampleError(
        number=1,
        origin=ErrorOrigin.HAND,
        paragraph=hand.paragraph,
        start=start,
        end=end,
        wrong=hand.wrong.strip(),
        right=hand.right.strip(),
        kind=None if hand.rule else hand.kind,
        rule=hand.rule,
        edits=max(len(hand.wrong.strip()), len(hand.right.strip()), 1),
        weight=hand.weight,
        remark=hand.remark.strip(),
    )


def _place(body: BodyText, hand: HandError) -> tuple[int, int]:
    """Where it stands; the paragraph's first character when it names no text."""
    first = body.paragraph_starts[hand.paragraph - 1]
    wrong, _ = without_layout(hand.wrong)
    if not wrong:
        return first, first
    start = body.text.find(wrong, first)
    return start, start + len(wrong)


def _demand_sound(rules: OfficeRules, document: DocumentText, form: SampleCheckForm) -> None:
    paragraphs = len(document.paragraphs)
    known = {rule.id for rule in rules_by_hand(rules)}
    named = (*(e.paragraph for e in form.edits), *(h.paragraph for h in form.hand))
    refusals = [
        Refusal("no_such_paragraph", f"没有第 {number} 段，本稿共 {paragraphs} 段")
        for number in named
        if not 1 <= number <= paragraphs
    ]
    if not refusals:
        refusals += [r for hand in form.hand if (r := _hand_refusal(document, hand)) is not None]
    judged: tuple[JudgedEdit | HandError, ...] = (*form.judged, *form.hand)
    for each in judged:
        if each.rule and each.rule not in known:
            refusals.append(Refusal("no_such_rule", f"计错办法里没有“{each.rule}”这一条"))
        if each.weight is not None and not 0 <= each.weight <= HEAVIEST:
            refusals.append(
                Refusal("bad_weight", f"每处计错数须在 0 到 {HEAVIEST // 10} 之间，请改正")
            )
    if refusals:
        raise OperationRefused(tuple(dict.fromkeys(refusals)))


def _hand_refusal(document: DocumentText, hand: HandError) -> Refusal | None:
    if not (hand.wrong.strip() or hand.right.strip() or hand.remark.strip()):
        return Refusal("empty_error", f"第 {hand.paragraph} 段的差错没有内容，请写明错在哪里")
    if hand.kind is None and not hand.rule:
        return Refusal("no_kind", f"第 {hand.paragraph} 段的差错请选类别")
    there, _ = without_layout(document.paragraphs[hand.paragraph - 1].text)
    wrong, _ = without_layout(hand.wrong)
    if wrong and wrong not in there:
        return Refusal("not_there", f"第 {hand.paragraph} 段里没有“{hand.wrong.strip()}”，请核对")
    return None
