"""The office's own settings of the rules (内部规定): everything the rules leave to an office."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.domain.coverage import CoverageGate, CoverageUnit
from editorial.domain.error_rate import RateLimit
from editorial.domain.publication import PublicationType
from editorial.domain.reader_assignment import MutualProofFallback
from editorial.domain.sample_check import HighSampleRate
from editorial.domain.sampling import SampleBand, SampleGate
from editorial.domain.schedule import WorkingDays
from editorial.domain.stage_checklists import PROOF_STAGES, RELEASE_STAGES, ChecklistUse
from editorial.domain.stages import Stage


@dataclass(frozen=True, slots=True)
class OfficeRules:
    """Settings, each with the default that reads the rules most strictly but workably."""

    gate_scheme: str = "house"
    """Counting scheme that decides; the others stand beside it."""
    schemes: tuple[str, ...] = ("house", "periodical-2020")
    """Schemes that are always counted and shown."""
    publication_type: PublicationType = PublicationType.INTERNAL_MATERIAL
    """What sort of publication the office makes: it decides the imprint's checklist (A-13)."""
    extra_proof_above: RateLimit | None = RateLimit(15, 10_000)
    """An incoming first galley beyond this needs an extra proof (A-08); None switches it off."""
    extra_proof_rules: tuple[str, ...] = ("first_galley_rate", "paragraphs_changed", "major_change")
    """Keys of the rules that call for an extra proof (A-08, S-42). ``last_proof_rate`` is left out:
    in a short piece any error crosses its line."""
    mutual_proof_across_columns: bool = True
    """Whether 二校 must be read by an editor of another column, not only by another person."""
    first_review_in_own_column: bool = True
    """Whether 初审 is kept to the column's editors and the editor in charge."""
    reading_marks_required: bool = False
    """Whether “全文已读” and “已细审” hold only when every paragraph is marked (S-05, S-12)."""
    coverage_unit: CoverageUnit = CoverageUnit.PIECES
    """Whether the issue's shares (50 %, 30 %) are counted in pieces or in characters."""
    close_reading_per_cent: int = 50
    """What the second review must read closely of an issue, in per cent, itself included (S-13)."""
    coverage_gate: CoverageGate = CoverageGate.RELEASE
    """Which step waits for the closing of the second review (复审收口)."""
    sample_per_cent: int = 30
    """What the final review's sample is of what passed, in per cent (S-25)."""
    sample_band: SampleBand = SampleBand()
    """The band around it; outside it one is warned and not stopped."""
    sample_gate: SampleGate = SampleGate.ACCEPT
    """Which steps of a drawn piece wait for the chief editor's close reading."""
    sample_check_required: bool = True
    """Whether a drawn piece is accepted only with its error rate on record (S-26)."""
    sample_scheme: str = "periodical-2020"
    """Counting scheme that decides the rate of the editing: it knows errors of knowledge too."""
    sample_rate_high: RateLimit = RateLimit(10, 10_000)
    """Beyond it the rate of the editing is high (差错率较高, S-27)."""
    high_sample_rate: HighSampleRate = HighSampleRate.BLOCK
    """Whether a high rate stops the acceptance or only warns."""
    board_quorum: int = 2
    """How many members of the editorial board must be present for a conclusion."""
    chief_reads_disputed: bool = True
    """Whether the chief editor reads the whole piece when its topic is to be put on record or the
    first and second review disagree (A-02)."""
    galley_pages_required: bool = False
    """Whether a galley is received only with its pages counted (应到、实到, S-41)."""
    whole_galley_required: bool = True
    """Whether a galley with missing pages is turned back at receipt."""
    third_reader_qualified: bool = False
    """Whether 三校 is read only by somebody of intermediate standing (中级职称) or more (A-05)."""
    blind_second_reading: bool = False
    """Whether a second person reads the first galley without seeing the first one's marks, nor
    the first the second's (背对背校对), before 一校 is completed."""
    mutual_proof_fallback: MutualProofFallback = MutualProofFallback.ANOTHER_EDITOR
    """Who reads the second proof when the office has nobody that the rule allows (S-35)."""
    proof_checklist: ChecklistUse = ChecklistUse.OFFERED
    """Whether the passes' checklists are answered (校对清单). Offered: of every galley, many times
    a day, a list that must be filled in is soon filled in blindly."""
    release_checklist: ChecklistUse = ChecklistUse.REQUIRED
    """Whether the sign-off's and the release's are (清样审定、付印): once a piece, and the last
    look before the printing press."""
    schedule_template: str = "journal"
    """The pattern of deadlines that an issue's calendar is counted with."""
    working_days: WorkingDays = WorkingDays()
    """On which days deadlines may fall."""

    def checklist_use(self, stage: Stage) -> ChecklistUse:
        """Whether that stage's checklist is answered; a review's always is."""
        if stage in RELEASE_STAGES:
            return self.release_checklist
        return self.proof_checklist if stage in PROOF_STAGES else ChecklistUse.REQUIRED
