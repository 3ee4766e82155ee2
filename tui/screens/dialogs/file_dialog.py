"""Looks for a file (选文件): a tree of folders with the formats that can be read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from rich.text import Text, TextType
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalGroup
from textual.widgets import Button, DirectoryTree

from tui.commands.command import bindings
from tui.commands.general import CANCEL
from tui.rendering.safe_text import safe
from tui.screens.editorial_screen import EditorialDialog
from tui.widgets.plain_text import PlainText
from tui.wording import t

READABLE: Final = frozenset({".docx", ".doc", ".wps", ".rtf", ".pdf", ".txt", ".md"})
"""Suffixes of files that can be read."""


class ManuscriptTree(DirectoryTree):
    """Folders and readable files; names are only text."""

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """Folders and readable files, hidden ones left out."""
        return [
            path
            for path in paths
            if not path.name.startswith(".") and (path.suffix.lower() in READABLE or path.is_dir())
        ]

    def process_label(self, label: TextType) -> Text:
        """A name as text, never as markup."""
        return Text(safe(label)) if isinstance(label, str) else label


class FileDialog(EditorialDialog[Path | None]):
    """Gives back the path of a file, or ``None``."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = bindings(CANCEL)

    def __init__(self, folder: Path) -> None:
        """Begin at a folder."""
        super().__init__()
        self.title = t("form.file_title")
        self._folder = folder if folder.is_dir() and str(folder) != "." else Path.home()

    def compose(self) -> ComposeResult:
        """Title, tree, buttons."""
        with VerticalGroup(classes="dialog help"):
            yield PlainText(self.title or "", classes="dialog-title")
            yield PlainText(str(self._folder), id="folder", classes="quiet")
            yield ManuscriptTree(self._folder, classes="dialog-tree")
            with Horizontal(classes="dialog-buttons"):
                yield Button(t("form.up"), id="up")
                yield Button(t("dialog.cancel"), id="cancel")

    def on_mount(self) -> None:
        """The tree is ready."""
        self.query_one(ManuscriptTree).focus()

    def on_directory_tree_file_selected(self, event: DirectoryTree.FileSelected) -> None:
        """A file was chosen."""
        self.dismiss(event.path)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Up one folder, or leave."""
        if event.button.id == "up":
            self._folder = self._folder.resolve().parent
            self.query_one(ManuscriptTree).path = self._folder
            self.query_one("#folder", PlainText).show(str(self._folder))
        else:
            self.dismiss(None)
