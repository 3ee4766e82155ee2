from __future__ import annotations

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.widget import Widget
from textual.widgets import Input, Label, TextArea

from tests.tui.hosts import HOSTILE, showing
from tui.app import crash_report
from tui.screens.dialogs.confirm_dialog import ConfirmDialog
from tui.screens.dialogs.help_dialog import HelpDialog
from tui.screens.dialogs.message_dialog import MessageDialog
from tui.screens.dialogs.text_dialog import TextDialog
from tui.terminal.safe_filter import SafeFilter
from tui.terminal.width_probe import cells_reported, probe
from tui.widgets.plain_text import PlainText

FORBIDDEN = set("\x1b\x07\x00\x9b\u202e\u2066\u200b")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_text_is_only_text(text: str) -> None:
    app = showing(lambda: [PlainText(text), TextArea(text)])
    async with app.run_test(size=(80, 24)) as pilot:
        app.notify(text, title=text)
        await pilot.pause()
        await pilot.click(offset=(5, 3))
        app.push_screen(MessageDialog(text, (text, text)))
        await pilot.pause()
        app.push_screen(TextDialog(text, text, text=text))
        await pilot.pause()
        assert app.is_running
        drawn = "".join(strip.text for strip in app.screen._compositor.render_strips())
        assert drawn
        assert not FORBIDDEN & set(drawn)
    assert app.return_code is None


def test_the_filter_lets_no_control_character_through_and_keeps_the_width() -> None:
    line = [Segment("甲\x1b[2J\u202e乙\x9b"), Segment("丙")]
    filtered = SafeFilter().apply(line, Color(0, 0, 0))
    text = "".join(segment.text for segment in filtered)
    assert not FORBIDDEN & set(text)
    assert text == "甲[2J乙丙"


async def test_what_is_typed_raw_into_a_field_never_reaches_the_terminal() -> None:
    app = showing(lambda: [Input("甲\x1b]0;x\x07乙"), Label("a\u202eb", markup=False)])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for widget in app.screen.query("Input, Label"):
            assert isinstance(widget, Widget)
            lines = widget._styles_cache.render_widget(widget, widget.region.reset_offset)
            assert not FORBIDDEN & set("".join(line.text for line in lines))


def test_the_crash_report_holds_places_and_no_content() -> None:
    canary = "金丝雀稿件正文"
    try:
        raise ValueError(canary)
    except ValueError as error:
        report = crash_report(error)
    assert canary not in report
    assert "ValueError" in report
    assert "test_app_safety.py" in report


async def test_a_window_closes_once_however_often_the_key_is_pressed() -> None:
    app = showing(list)
    async with app.run_test() as pilot:
        results: list[bool | None] = []
        app.push_screen(ConfirmDialog("问", "真的吗？"), results.append)
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, ConfirmDialog)
        dialog.dismiss(True)
        dialog.dismiss(True)
        await pilot.pause()
        assert results == [True]
        await pilot.press("escape", "escape")
        assert app.is_running


@pytest.mark.parametrize("key", ["f1", "question_mark", "fullwidth_question_mark"])
async def test_help_lists_the_keys_of_the_screen(key: str) -> None:
    app = showing(list)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(key)
        assert isinstance(app.screen, HelpDialog)
        text = "\n".join(part.text for part in app.screen.query(PlainText))
        assert "Ctrl+Q" in text
        assert "F1 ? ？" in text
        await pilot.press("escape")
        assert not isinstance(app.screen, HelpDialog)


async def test_leaving_asks_first() -> None:
    app = showing(list)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+q", "ctrl+q")
        assert isinstance(app.screen, ConfirmDialog)
        await pilot.press("escape")
        assert app.is_running
        await pilot.press("ctrl+q", "ctrl+s")
    assert app.return_code == 0


async def test_an_empty_text_is_refused_where_one_is_needed() -> None:
    app = showing(list)
    async with app.run_test() as pilot:
        results: list[str | None] = []
        app.push_screen(TextDialog("理由", "为什么？"), results.append)
        await pilot.pause()
        await pilot.press("ctrl+s")
        assert results == []
        await pilot.press("a", "ctrl+s")
        assert results == ["a"]


@pytest.mark.parametrize(("answer", "cells"), [(b"\x1b[5;2R", 1), (b"\x1b[5;3R", 2), (b"", None)])
def test_the_width_of_an_ambiguous_character_is_read_from_the_cursor(
    answer: bytes, cells: int | None
) -> None:
    asked: list[bytes] = []

    def ask(question: bytes) -> bytes:
        asked.append(question)
        return answer

    assert probe(ask) == cells
    assert cells_reported(answer) == cells
    assert asked[-1] == b"\r\x1b[K"
