"""Forms in a ``.docx`` (内容控件与旧式窗体域): what is printed, and prompts that nobody wrote."""

from __future__ import annotations

from typing import Final

from lxml import etree

from editorial.intake.docx_xml import VALUE, child, is_on, value_of, w

_PROPERTIES: Final = w("sdtPr")
_PROMPT: Final = w("showingPlcHdr")
_FORM: Final = w("ffData")
_CHECK_BOX: Final = w("checkBox")
_CHOICE: Final = w("ddList")


def is_placeholder(control: etree._Element) -> bool:
    """Whether a content control (w:sdt) shows only its prompt (单击此处输入文字)."""
    properties = child(control, _PROPERTIES)
    return properties is not None and is_on(child(properties, _PROMPT))


def form_field_text(mark: etree._Element) -> str:
    """What a form field prints besides its result: the box of a check box, the entry chosen.

    Args:
        mark: the beginning of the field (w:fldChar).
    """
    form = child(mark, _FORM)
    if form is None:
        return ""
    box = child(form, _CHECK_BOX)
    if box is not None:
        state = child(box, w("checked"))
        state = child(box, w("default")) if state is None else state
        return "☒" if is_on(state) else "☐"
    choice = child(form, _CHOICE)
    return "" if choice is None else _chosen(choice)


def _chosen(choice: etree._Element) -> str:
    entries = [entry.get(VALUE, "") for entry in choice.iterchildren(w("listEntry"))]
    number = value_of(choice, w("result")) or value_of(choice, w("default")) or "0"
    known = number.isascii() and number.isdigit() and len(number) < 4 and int(number) < len(entries)
    return entries[int(number)] if known else ""
