"""背对背校对 by commands alone: named, entered, handed in, merged; hidden until both are in."""

from __future__ import annotations

from tests.cli.office_calls import OfficeCalls
from tests.cli.test_office_route import PIECE, TEXT, read, to_typesetting

GALLEY = TEXT.replace("值班员核对", "值班员核队", 1)


def test_a_first_galley_is_read_by_two_who_see_nothing_of_each_other(office: OfficeCalls) -> None:
    settings = "[rules]\nblind_second_reading = true\n"
    (office.folder / "office" / "settings.toml").write_text(settings, encoding="utf-8")
    to_typesetting(office)
    office.done("责编", "proof", "receive", PIECE, office.file(GALLEY))
    office.done("甲", "proof", "mark", PIECE, "all", "typesetting_error")
    assert office.refused("甲", "proof", "decide", PIECE, "complete_proof") == ["blind_not_named"]
    office.done("责编", "proof", "blind-name", PIECE, "乙")
    office.done("甲", "proof", "blind-hand-in", PIECE)
    assert office.refused("乙", "proof", "show", PIECE) == ["no_galley"]
    assert office.done("乙", "piece", "show", PIECE)["piece"]["rounds"] == []
    words = ("--wrong", "核队", "--right", "核对")
    picture = ("--place", "图 1", "--remark", "图反了")
    office.done("乙", "proof", "blind-enter", PIECE, "wrong", *words)
    office.done("乙", "proof", "blind-enter", PIECE, "wrong", "--paragraph", 1, *picture)
    taken = office.done("乙", "proof", "blind-take-back", PIECE, 2)
    assert [each["number"] for each in taken["reading"]["entries"]] == [1, 2]
    shown = office.done("甲", "proof", "blind", PIECE)
    assert shown["reading"]["entries"] == shown["places"] == []
    office.done("乙", "proof", "blind-hand-in", PIECE)
    shown = office.done("甲", "proof", "blind", PIECE)
    assert [place["by_both"] for place in shown["places"]] == [True]
    assert "少于" in shown["left"]["reason"]
    said = office.call("proof", "blind", PIECE, "--as", "甲")
    assert "两人都发现　“队”应为“对”" in said.out
    office.done("甲", "proof", "blind-merge", PIECE)
    counted = ("--sheets-expected", 4, "--sheets-present", 4)
    office.done("甲", "proof", "decide", PIECE, "complete_proof", *counted)


def test_the_responsible_editor_waives_it(office: OfficeCalls) -> None:
    settings = "[rules]\nblind_second_reading = true\n"
    (office.folder / "office" / "settings.toml").write_text(settings, encoding="utf-8")
    to_typesetting(office)
    office.done("责编", "proof", "receive", PIECE, office.file(TEXT))
    told = office.done("责编", "proof", "blind-waive", PIECE, "--reason", "急件")
    assert told["reading"]["end"]["outcome"] == "waived"
    read(office, "甲")
