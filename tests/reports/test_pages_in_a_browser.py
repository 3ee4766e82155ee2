"""The pages in a real browser: they open, show the marks, and run nothing."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import html

from editorial.reports.comparison_page import render_comparison_page
from editorial.reports.issue_report_page import render_issue_report_html
from tests.reports.comparisons import a_comparison
from tests.reports.hostile import HOSTILE
from tests.reports.reports import a_report
from tests.reports.test_comparison_page import hostile_everywhere

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))),
    None,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine"),
]

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=2000",
)


def browse(folder: Path, page: str, *flags: str) -> str:
    """Open a page in a fresh browser; returns what it printed."""
    path = folder / "page.html"
    path.write_text(page, "utf-8")
    command = [str(BROWSER), *FLAGS, f"--user-data-dir={folder / 'profile'}", *flags, path.as_uri()]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            printed, _ = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    return printed.decode("utf-8", "replace")


def test_the_marks_are_on_the_page(tmp_path: Path) -> None:
    page = render_comparison_page(a_comparison("甲安乙丙\n丁戊", "甲按乙\n丁戊己"))
    tree: Any = html.document_fromstring(browse(tmp_path, page, "--dump-dom"))
    assert [e.text_content() for e in tree.xpath("//td[@class='galley']//del")] == ["按", "己"]
    assert [e.text_content() for e in tree.xpath("//td[@class='manuscript']//ins")] == ["安", "丙"]


def test_hostile_text_builds_no_element_and_runs_nothing_in_a_browser(tmp_path: Path) -> None:
    text = "|".join(HOSTILE)
    page = render_comparison_page(hostile_everywhere(text), title=text)
    dumped = browse(tmp_path, page, "--dump-dom")
    tree: Any = html.document_fromstring(dumped)
    assert tree.xpath("//script | //img | //svg | //form | //iframe") == []
    assert "<script>alert(1)</script>" in tree.xpath("//h1")[0].text_content()


def test_an_injected_script_would_be_stopped_by_the_policy(tmp_path: Path) -> None:
    page = render_comparison_page(a_comparison("甲", "甲"))
    script = "<script>document.title = 'ran'</script></body>"
    dumped = browse(tmp_path, page.replace("</body>", script), "--dump-dom")
    assert "<script>" in dumped
    assert "<title>ran" not in dumped


def test_both_reports_print_on_a4(tmp_path: Path) -> None:
    long = "\n".join(f"第{n}段，养护站把弯道清扫干净。" for n in range(60))
    pages = {
        "comparison": render_comparison_page(a_comparison(long, long.replace("清", "请"))),
        "issue": render_issue_report_html(a_report()),
    }
    for name, page in pages.items():
        target = tmp_path / f"{name}.pdf"
        browse(tmp_path, page, f"--print-to-pdf={target}")
        document = pypdfium2.PdfDocument(target)
        try:
            sizes = {tuple(sorted(round(side) for side in page.get_size())) for page in document}
            words = "".join(page.get_textpage().get_text_range() for page in document)
        finally:
            document.close()
        assert sizes == {(595, 842)}
        assert re.search("不合格", words)
