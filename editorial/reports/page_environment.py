"""The templates' surroundings: everything escaped, nothing fetched, invisible characters shown."""

from __future__ import annotations

from functools import cache
from typing import Any, Final
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from editorial.text.visible_characters import invisible, symbol

LONG_CELL: Final = 120
"""Characters from which on a text in the correction list is shortened."""


@cache
def page_environment() -> Environment:
    """Jinja2 with escaping always on, for every template whatever its name."""
    environment = Environment(
        loader=PackageLoader("editorial.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible_markup
    environment.filters["grouped"] = grouped
    environment.filters["abridged"] = abridged
    environment.filters["shortened"] = shortened
    environment.filters["relative_link"] = relative_link
    return environment


def render(template: str, **values: Any) -> str:
    """Render one template to a whole page."""
    return page_environment().get_template(template).render(**values)


def visible_markup(text: str) -> Markup:
    """Escape ``text`` and set each invisible character as a symbol of its own look."""
    parts = invisible().split(text)
    return Markup("").join(
        Markup('<span class="symbol">{}</span>').format(symbol(part)) if odd % 2 else escape(part)
        for odd, part in enumerate(parts)
    )


def grouped(number: int) -> str:
    """A count with thin spaces between thousands: ``12 345``."""
    return f"{number:,}".replace(",", "\u2009")


def abridged(text: str) -> str:
    """A long text for a narrow cell: both ends and its length; the page has it whole below."""
    if len(text) <= LONG_CELL:
        return text
    return f"{text[: LONG_CELL // 2]} …… {text[-LONG_CELL // 4 :]}（共 {len(text)} 字）"


def shortened(text: str) -> str:
    """A title for the chart, where there is room for fifteen Han characters."""
    return text if len(text) <= 15 else f"{text[:14]}…"


def relative_link(path: str) -> str:
    """A relative address of a page beside this one; nothing in it can name another place."""
    return quote(path.encode("utf-8", "replace"), safe="/")
