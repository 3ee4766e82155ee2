"""What only looks, or writes papers, says the same thing for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.office_calls import OfficeCalls
from tests.cli.test_office_route import ISSUE, PIECE, TEXT, read, to_typesetting

LOOKING: tuple[tuple[str, str, tuple[object, ...]], ...] = (
    ("主编", "office show", ()),
    ("主编", "office queue", ("--issue", ISSUE)),
    ("主编", "person list", ()),
    ("主编", "column list", ()),
    ("主编", "issue list", ()),
    ("主编", "issue show", (ISSUE,)),
    ("主编", "issue readings", (ISSUE,)),
    ("主编", "piece show", (PIECE,)),
    ("主编", "piece text", (PIECE, "--version", 1)),
    ("主编", "review show", (PIECE,)),
    ("主编", "review reading", (PIECE, "--stage", "终审")),
    ("主编", "sample show", (PIECE,)),
    ("主编", "sample checks", (PIECE,)),
    ("主编", "sample quality", (ISSUE,)),
    ("乙", "proof show", (PIECE, "--texts")),
    ("乙", "proof red-check", (PIECE,)),
    ("乙", "proof readers", (PIECE,)),
    ("乙", "baseline list", (PIECE,)),
    ("乙", "baseline find", (PIECE, "候车室")),
    ("乙", "baseline text", (PIECE,)),
    ("主编", "signoff list", ()),
    ("主编", "signoff imprint", ()),
    ("主编", "schedule show", ("--overdue", "--person", "乙")),
    ("主编", "schedule load", ()),
    ("主编", "schedule calendars", (ISSUE,)),
    ("主编", "account piece", (PIECE,)),
    ("主编", "account issue", (ISSUE,)),
    ("主编", "account period", ("--from", "2020-01-01", "--to", "2099-12-31", "--person", "甲")),
    ("审计", "report audit", ()),
)


def at_the_second_proof(office: OfficeCalls) -> None:
    to_typesetting(office)
    read(office, "甲", TEXT.replace("值班员核对", "值班员核队", 1))
    office.done("主编", "proof", "decide", PIECE, "approve_corrections")
    office.done("责编", "proof", "receive", PIECE, office.file(TEXT))


def test_every_looking_verb_speaks_to_people_and_to_programs(office: OfficeCalls) -> None:
    at_the_second_proof(office)
    before = office.done("主编", "piece", "show", PIECE)["piece"]["revision"]
    for who, verb, more in LOOKING:
        call = (*verb.split(), *more, "--as", who)
        told, document = office.call(*call), office.call(*call, "--json")
        assert (told.code, document.code) == (0, 0), (verb, told.err, document.err)
        assert told.out.strip(), verb
        assert json.loads(document.out)["schema"].startswith("editorial."), verb
    assert office.done("主编", "piece", "show", PIECE)["piece"]["revision"] == before


def test_papers_and_forms_are_written_where_they_are_asked_for(office: OfficeCalls) -> None:
    at_the_second_proof(office)
    folder = office.folder / "纸面"
    files = office.done("乙", "proof", "papers", PIECE, folder, "--round", 1)["files"]
    assert [Path(file).suffix for file in files] == [".docx", ".html", ".docx"]
    issue = office.done("责编", "form", "issue", ISSUE, "稿件登记表", folder)
    assert Path(issue["path"]).is_file()
    dossier = office.done("主编", "form", "dossier", ISSUE, folder / "归档.zip")
    assert (folder / "归档.zip").stat().st_size == dossier["size"]


def test_a_reader_is_named_and_the_sample_is_checked_with_its_errors(office: OfficeCalls) -> None:
    at_the_second_proof(office)
    named = office.done("责编", "proof", "assign", PIECE, "二校", "乙", "--reason", "熟悉客运")
    assert named["assignments"][-1]["proof_pass"] == "second"
    office.done("责编", "proof", "assign", PIECE, "second", "none")
    assert office.refused("主编", "sample", "check", PIECE) == ["not_at_final_review"]
    out = ("--out", "--reason", "已另行审读")
    assert office.done("主编", "sample", "pick", PIECE, *out)["picks"][0]["added"] is False
