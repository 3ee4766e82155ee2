"""Putting off (缓载): a module of the library that others load and a short call never asks."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any, Final

_NAME: Final = "inspect"


class _PutOff(ModuleType):
    """Stands for the module until something in it is asked for, then becomes like it."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(_NAME) is self:
            del sys.modules[_NAME]
        module = import_module(_NAME)
        vars(self).update(vars(module))
        return getattr(module, name)


def put_off_inspect() -> None:
    """Let ``inspect`` be loaded when something asks it, not with ``dataclasses``.

    It brings a parser and a disassembler of Python, which take a tenth of a short call, and
    ``dataclasses`` ask it for the signatures of classes without a docstring alone. The library's
    own ``LazyLoader`` does not do: before Python 3.12 the mere ``import`` asks the module.
    """
    if _NAME not in sys.modules:
        sys.modules[_NAME] = _PutOff(_NAME)
