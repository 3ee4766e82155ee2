"""Take the pictures of the screens in ``docs/screenshots`` from the running app.

Run ``python docs/make_screenshots.py`` after a change of a screen, and look at what it wrote. The
sample issue is made anew in a temporary folder; the pictures are SVG and load nothing.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from editorial.desk.demo.demonstration import run_demonstration
from editorial.desk.demo.sample_office import SAMPLE_PASSWORD
from editorial.desk.desk import open_desk
from tui.app import EditorialApp
from tui.screens.login_screen import LoginScreen

FOLDER = Path(__file__).parent / "screenshots"
_FONTS = '"Sarasa Mono SC","Noto Sans Mono CJK SC","Noto Sans CJK SC","Microsoft YaHei",monospace'
_SETTLE = 1.5


class Picture(NamedTuple):
    """One picture: who logs in, which keys lead there."""

    name: str
    login: str
    keys: Sequence[str]
    size: tuple[int, int] = (120, 40)


PICTURES = (
    Picture("login", "", ()),
    Picture("desk", "zhubian", ("f6", "f6")),
    Picture("review", "bianji-ding", ("enter", "enter")),
    Picture("proof", "bianji-yi", ("enter", "enter", "f2")),
    Picture("proof-80x24", "bianji-yi", ("enter", "enter", "f2"), (80, 24)),
    Picture("manuscript", "zhubian", ("down", "enter")),
    Picture("sign-off", "zhubian", ("down", "enter", "enter")),
)


async def take(picture: Picture, home: Path) -> str:
    """Run the app to the place and return the picture as SVG."""
    desk = open_desk(home, database_url=f"sqlite:///{home / 'editorial.db'}")
    app = EditorialApp(lambda: LoginScreen(desk))
    try:
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause(_SETTLE)
            if picture.login:
                await pilot.press(*_typed(picture.login), "enter")
                await pilot.press(*_typed(SAMPLE_PASSWORD), "enter")
                await pilot.pause(_SETTLE * 2)
            for key in picture.keys:
                await pilot.press(key)
                await pilot.pause(_SETTLE)
            await pilot.pause(_SETTLE * 2)
            return without_downloads(app.export_screenshot(title="三审三校编辑台"))
    finally:
        desk.close()


def _typed(text: str) -> list[str]:
    return ["minus" if character == "-" else character for character in text]


def without_downloads(svg: str) -> str:
    """The picture with fonts of the reader's own machine, and nothing fetched."""
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    return re.sub(r"font-family:\s*Fira Code[^;]*;", f"font-family: {_FONTS};", svg)


def main() -> None:
    """Write every picture."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        run_demonstration(home)
        for picture in PICTURES:
            svg = asyncio.run(take(picture, home))
            (FOLDER / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
