"""Galleys with known errors of every kind: each error is found as what it is, and counted."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from editorial.domain.discrepancy import DiscrepancyKind
from tests.collation.labelled_galleys import characters, corners, figures, forms, order
from tests.collation.labelled_galleys.galley import Label, LabelledGalley, body, labelled_galley
from tests.collation.labelled_galleys.grading import grade

SEEDS = range(7000, 7060)

made = cache(labelled_galley)


@pytest.mark.parametrize("first", SEEDS[::10])
def test_every_labelled_error_is_found_as_what_it_is(first: int) -> None:
    for seed in range(first, first + 10):
        result = grade(made(seed))
        assert result.faults == ()
        assert result.house_exact
        assert result.periodical_exact


def test_the_galleys_hold_errors_of_every_kind_made_in_every_way() -> None:
    labels = [label for seed in SEEDS for label in made(seed).labels]
    assert {label.kind for label in labels} == set(DiscrepancyKind)
    makers = {
        maker for group in (characters, corners, figures, forms, order) for maker in group.MAKERS
    }
    # Every maker has its own way; some name the length in it too.
    assert len({label.way for label in labels}) >= len(makers)


def test_the_same_seed_gives_the_same_galley() -> None:
    assert labelled_galley(7) == labelled_galley(7)
    assert labelled_galley(7).galley != labelled_galley(8).galley


def test_galleys_are_of_the_size_and_density_of_real_ones() -> None:
    galleys = [made(seed) for seed in SEEDS[:20]]
    sizes = [len(body(galley.manuscript)) for galley in galleys]
    assert 500 <= min(sizes) < 1500
    assert 5000 < max(sizes) <= 8500
    assert all(3 <= len(galley.labels) <= 60 for galley in galleys)


def test_grading_notices_a_label_that_is_not_found_and_an_error_that_has_no_label() -> None:
    label = Label("wrong", "by hand", 1, "乙", "丁", 1)
    right = LabelledGalley(0, "甲乙丙", "甲丁丙", (label,), 0)
    false = LabelledGalley(0, "甲乙丙", "甲丁丙", (Label("missing", "", 1, "乙", "", 1),), 0)
    unlabelled = LabelledGalley(0, "甲乙丙", "甲丁丙", (), 0)
    assert grade(right).confusion == Counter({("wrong", "wrong"): 1})
    assert grade(false).confusion == Counter({("missing", "wrong"): 1})
    assert grade(unlabelled).confusion == Counter({("", "wrong"): 1})
    assert not grade(unlabelled).house_exact
    assert not grade(unlabelled).periodical_exact
