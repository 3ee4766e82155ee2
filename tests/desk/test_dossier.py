"""The dossier of an issue: complete, the same again, and every file of it can be checked."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from editorial.desk.dossier import WrittenDossier, write_issue_dossier
from editorial.desk.forms import PIECE_FORMS
from editorial.domain.audit_entry import AuditEntry, sealed
from editorial.domain.decisions import Decision
from editorial.domain.manuscript import Manuscript
from editorial.domain.refusals import OperationRefused
from editorial.paper.dossier_package import Member, write_dossier
from tests.desk.offices import TEXT, Office, an_office

SLIP = TEXT.replace("第3站", "第8站")
ROOT = "通衢_2026年第4期_归档"


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Manuscript]]:
    """An office with a piece in proof, and one that was rejected."""
    office = an_office(tmp_path_factory.mktemp("office"))
    piece = office.settle(office.galley(office.to_typesetting(), "责编", SLIP), "甲")
    other = office.register(TEXT + "另一篇。\n", "a/b:<两可>?")
    office.decide(other, "甲", Decision.REJECT)
    yield office, piece
    office.desk.close()


def dossier(office: Office, folder: Path, who: str = "责编") -> WrittenDossier:
    return write_issue_dossier(office.desk, office.sessions[who], office.issue.id, folder)


def members(written: WrittenDossier) -> dict[str, bytes]:
    with zipfile.ZipFile(written.path) as package:
        return {name.removeprefix(f"{ROOT}/"): package.read(name) for name in package.namelist()}


def test_the_dossier_holds_everything_on_record(
    filed: tuple[Office, Manuscript], tmp_path: Path
) -> None:
    office, piece = filed
    found = members(dossier(office, tmp_path))
    first, other = "稿件/2026-04-001_春运第一天", "稿件/2026-04-002_a_b_两可"
    head = "2026年第4期_2026-04-001"
    forms = tuple(kind.label for kind in PIECE_FORMS)
    issue_forms = [*(form for form in forms if form != "三审单"), "校对质量台账"]
    report = ("index.html", "report.csv", "report.json", "pages/2026-04-001.html")
    version, galley = piece.versions[0], piece.galleys[0]
    assert set(found) == {
        *(f"{first}/表单/{head}_{form}.docx" for form in forms),
        f"{first}/文本/第1稿_来稿_{version.name}",
        f"{first}/校样/第1份校样_{galley.name}",
        f"{first}/校对/{head}_01一校_校对单.docx",
        f"{first}/校对/{head}_01一校_修订稿.docx",
        *(f"{other}/表单/2026年第4期_2026-04-002_{form}.docx" for form in forms[:2]),
        *(name for name in found if name.startswith(f"{other}/文本/第1稿_来稿_")),
        *(f"期次表单/2026年第4期_{form}.docx" for form in issue_forms),
        *(f"质量报告/{name}" for name in report),
        "审计摘录.jsonl",
        "说明.txt",
        "清单.json",
        "校验码.txt",
    }
    assert found[f"{first}/文本/第1稿_来稿_{version.name}"] == TEXT.encode()
    assert found[f"{first}/校样/第1份校样_{galley.name}"] == SLIP.encode()


def test_the_manifest_has_the_hash_of_every_file(
    filed: tuple[Office, Manuscript], tmp_path: Path
) -> None:
    office, _ = filed
    written = dossier(office, tmp_path)
    found = members(written)
    manifest = json.loads(found.pop("清单.json"))
    sums = found.pop("校验码.txt").decode()
    hashes = {name: sha256(content).hexdigest() for name, content in found.items()}
    assert {m["name"]: m["sha256"] for m in manifest["members"]} == hashes
    assert sums == "".join(f"{m['sha256']}  {m['name']}\n" for m in manifest["members"])
    assert manifest["pieces"] == ["2026-04-001", "2026-04-002"]
    assert written.sha256 == sha256(written.path.read_bytes()).hexdigest()
    assert written.size == written.path.stat().st_size
    entry = json.loads(found["审计摘录.jsonl"].decode().splitlines()[-1])
    assert manifest["audit"]["entries"] == entry["sequence"]
    assert manifest["audit"]["seal"] == entry["seal"]


def test_equal_records_give_equal_bytes_and_each_filing_is_on_record(
    filed: tuple[Office, Manuscript], tmp_path: Path
) -> None:
    office, _ = filed
    first = dossier(office, tmp_path / "一")
    again = dossier(office, tmp_path / "二.zip", "审计")
    assert again.path == tmp_path / "二.zip"
    assert first.path.read_bytes() == again.path.read_bytes()
    with office.desk.reading() as unit:
        entries = unit.audit.entries(office.issue.id)[-2:]
    assert [entry.action for entry in entries] == ["dossier.write", "dossier.write"]
    assert all(first.sha256 in entry.details for entry in entries)


def test_the_excerpt_s_entries_bear_out_their_seals(
    filed: tuple[Office, Manuscript], tmp_path: Path
) -> None:
    office, piece = filed
    lines = members(dossier(office, tmp_path))["审计摘录.jsonl"].decode().splitlines()
    entries = [AuditEntry(**json.loads(line)) for line in lines]
    assert {entry.subject for entry in entries} >= {piece.id, office.issue.id}
    for entry in entries:
        anew = sealed(
            entry.sequence,
            entry.at,
            entry.actor,
            entry.action,
            entry.subject,
            json.loads(entry.details),
            entry.previous,
        )
        assert anew == entry


def test_names_are_safe_on_windows(filed: tuple[Office, Manuscript], tmp_path: Path) -> None:
    for member in dossier(filed[0], tmp_path).members:
        path = f"{ROOT}/{member.name}"
        assert not set(path) & set('\\:*?"<>|')
        assert not any(part.endswith((".", " ")) for part in path.split("/"))
        assert len(path) < 140


def test_somebody_may_listen_how_far_it_is(
    filed: tuple[Office, Manuscript], tmp_path: Path
) -> None:
    office, _ = filed
    told: list[tuple[int, int, str]] = []
    write_issue_dossier(
        office.desk,
        office.sessions["主编"],
        office.issue.id,
        tmp_path,
        lambda *step: told.append(step),
    )
    assert [done for done, _, _ in told] == [0, 1, 2, 3, 4]
    assert {steps for _, steps, _ in told} == {4}
    assert "春运第一天" in told[0][2]


def test_an_editor_files_no_issue_and_nothing_is_left_behind(
    filed: tuple[Office, Manuscript], tmp_path: Path
) -> None:
    with pytest.raises(OperationRefused, match="归档材料"):
        dossier(filed[0], tmp_path / "材料", "甲")
    assert not (tmp_path / "材料").exists()


def test_a_record_that_changes_meanwhile_is_not_filed(
    filed: tuple[Office, Manuscript], tmp_path: Path
) -> None:
    office, _ = filed

    def change(done: int, steps: int, _now: str) -> None:
        if done == steps:
            office.register(TEXT + "半路来稿。\n", "半路来稿")

    with pytest.raises(OperationRefused, match="请重新归档"):
        write_issue_dossier(office.desk, office.sessions["主编"], office.issue.id, tmp_path, change)
    assert list(tmp_path.iterdir()) == []


def test_two_files_of_one_name_are_a_fault() -> None:
    twice = [Member("甲/A.txt", b"1"), Member("甲/a.txt", b"2")]
    with pytest.raises(ValueError, match="two members"):
        write_dossier(io.BytesIO(), "根", twice, {})
