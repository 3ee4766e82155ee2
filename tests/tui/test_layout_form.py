"""The layout of a piece on its screen: filled in, counted by, shown with both numbers."""

from __future__ import annotations

from textual.widgets import Input

from editorial.desk.layout_recording import LayoutForm, record_layout
from editorial.desk.manuscript_views import manuscript_view
from editorial.domain.decisions import Decision
from editorial.domain.manuscript import Manuscript
from tests.desk.offices import TEXT, Office
from tests.tui.sitting import app_with, front, keys, settle, shown, sitting, until
from tui.screens.dialogs.form_dialog import FormDialog
from tui.screens.layout_form import LAYOUT, layout_rows
from tui.screens.manuscript_screen import ManuscriptScreen
from tui.screens.sign_off_screen import SignOffScreen
from tui.widgets.rate_badge import RateBadge
from tui.widgets.tick_box import TickBox

GALLEY = TEXT.replace("第3站", "第8站")


def now(office: Office, piece: Manuscript) -> Manuscript:
    return manuscript_view(office.desk, office.sessions["主编"], piece.id).manuscript


def fill(form: FormDialog, **values: str) -> None:
    for key, value in values.items():
        form.query_one(f"#field-{key}", Input).value = value


async def test_the_layout_is_filled_in_and_the_rate_divides_by_it(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", GALLEY)
    app = app_with(lambda: ManuscriptScreen(sitting(office, "责编"), piece.id))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        front(pilot, ManuscriptScreen).do(LAYOUT)
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        form = front(pilot, FormDialog)
        fill(form, line="20", lines="四十四")
        await keys(pilot, "ctrl+s")
        assert "请填数字" in shown(pilot)
        fill(form, lines="44", columns="2")
        await keys(pilot, "ctrl+s")
        assert "要一起填" in shown(pilot)
        fill(form, pages="3", paragraphs="1—2", words="渡口")
        form.query_one("#field-cover", TickBox).value = True
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "文中找不到“渡口”" in shown(pilot))
        form = front(pilot, FormDialog)
        assert form.query_one("#field-columns", Input).value == "2"
        fill(form, words="")
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "版面字数 5280 字（20×44×2栏×3）" in shown(pilot))
        badge = str(app.screen.query_one(RateBadge).content)
        assert "（版面 5280 字，文字 1076 字）" in badge
    layout = now(office, piece).layout
    assert layout is not None
    assert (layout.form, layout.cover, layout.paragraphs) == ("20×44×2栏×3", True, (1, 2))


async def test_the_form_comes_with_what_is_recorded(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", GALLEY)
    form = LayoutForm("20×44×2栏×3+封面1", True, (1, 2), ("第3站",))
    record_layout(office.desk, office.sessions["责编"], piece.id, piece.revision, form)
    app = app_with(lambda: ManuscriptScreen(sitting(office, "主编"), piece.id))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        front(pilot, ManuscriptScreen).do(LAYOUT)
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        keys_ = ("line", "lines", "columns", "pages", "extra", "total", "paragraphs", "words")
        given = [front(pilot, FormDialog).query_one(f"#field-{k}", Input).value for k in keys_]
        assert given == ["20", "44", "2", "3", "封面1", "", "1,2", "第3站"]
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "没有改动" in shown(pilot))


async def test_readers_are_not_offered_it(office: Office) -> None:
    piece = office.galley(office.to_typesetting(), "责编", GALLEY)
    views = [manuscript_view(office.desk, office.sessions[who], piece.id) for who in ("甲", "责编")]
    assert [[row.key for row in layout_rows(view)] for view in views] == [[], [LAYOUT]]


async def test_the_signer_sees_both_numbers_of_characters(office: Office) -> None:
    piece = office.to_clean_proof()
    piece = record_layout(
        office.desk, office.sessions["责编"], piece.id, piece.revision, LayoutForm("5280")
    )
    piece = office.decide(piece, "责编", Decision.SUBMIT_FOR_SIGN_OFF)
    app = app_with(lambda: SignOffScreen(sitting(office, "主编"), piece.id))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "SHA-256" in shown(pilot))
        badge = str(app.screen.query_one(RateBadge).content)
        assert "（版面 5280 字，文字 1076 字）" in badge
        assert "版面字数 5280 字\n文字字数 1076 字" in shown(pilot)
