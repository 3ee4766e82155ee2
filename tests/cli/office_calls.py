"""Calls the office's commands in this process, as their entry point does."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from editorial.cli.main import run

SECRET = "chang-jiang-2026"


@dataclass
class Said:
    """What a call said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


@dataclass
class OfficeCalls:
    """Calls commands for an office in a folder."""

    folder: Path
    argv: Callable[[list[str]], None]
    files: Iterator[int]

    def call(self, *arguments: object) -> Said:
        self.argv(["editorial", *map(str, arguments)])
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as left:
            run()
        assert isinstance(left.value.code, int)
        return Said(left.value.code, out.getvalue(), err.getvalue())

    def done(self, who: str, *arguments: object) -> Any:
        """A call that succeeds, as that person; its document."""
        said = self.call(*arguments, "--as", who, "--json")
        assert said.code == 0, said.err
        return said.document

    def refused(self, who: str, *arguments: object) -> list[str]:
        """A call that the rules refuse; the codes of all reasons."""
        said = self.call(*arguments, "--as", who, "--json")
        assert said.code == 1, said.out + said.err
        assert said.document["schema"] == "editorial.refusal/1"
        return [each["code"] for each in said.document["refusals"]]

    def file(self, text: str, ending: str = "txt") -> Path:
        path = self.folder / f"文件{next(self.files)}.{ending}"
        path.write_text(text, encoding="utf-8")
        return path
