"""Commands of the office's screens."""

from __future__ import annotations

from typing import Final

from tui.commands.command import Command

REFRESH: Final = Command("refresh", ("f5",), "refresh", shown=False)
MENU: Final = Command("menu", ("f9",), "menu", priority=True)
SEARCH: Final = Command("search", ("f3",), "search", also=("slash", "fullwidth_solidus"))
NEXT_LIST: Final = Command("next_list", ("f6",), "next_list")
ISSUE: Final = Command("issue", ("f4",), "choose_issue")
CALENDAR: Final = Command("calendar", ("f2",), "set_calendar")
NARROW: Final = Command("narrow", ("f3",), "narrow")
LOADS: Final = Command("loads", ("f6",), "show_loads")
REGISTER: Final = Command("register", ("f2",), "register")
OPEN: Final = Command("open", ("enter",), "open", shown=True)
ACT: Final = Command("act", ("f9",), "act", priority=True)
TEXT: Final = Command("text", ("f3",), "show_text")
COMPARE: Final = Command("compare", ("f4",), "show_galley")
NEW_VERSION: Final = Command("new_version", ("f2",), "new_version")
PANE: Final = Command("pane", ("f6",), "switch_pane", priority=True)
CONCLUDE: Final = Command("conclude", ("f9",), "conclude", priority=True)
CHECK_SAMPLE: Final = Command("check_sample", ("ctrl+r",), "check_sample")
ADD_ERROR: Final = Command("add_error", ("f2",), "add_error")
RECORD_CHECK: Final = Command("record_check", ("f9",), "record_check", priority=True)
PROBLEM: Final = Command("problem", ("f2",), "answer_problem")
VERIFY: Final = Command("verify", ("f9",), "verify")
LOG_IN: Final = Command("log_in", ("ctrl+s",), "log_in", priority=True)
ISSUE_ACT: Final = Command("issue_act", ("f2",), "act_on_issue")
WRITE_REPORT: Final = Command("write_report", ("f9",), "write_report")
WRITE_PAPERS: Final = Command("write_papers", ("ctrl+e",), "write_papers", also=("e",), shown=False)
PRINT: Final = Command("print", ("ctrl+e",), "print_form", also=("e",))
ADD_PERSON: Final = Command("add_person", ("f2",), "add_person")
RED_CHECK: Final = Command("red_check", ("ctrl+r",), "red_check", shown=False)
SIGN_RED_CHECK: Final = Command("sign_red_check", ("f9",), "sign_red_check", priority=True)

CORRECT: Final = Command("correct", ("f2",), "decide('typesetting_error')", also=("1",))
KEEP_CHANGE: Final = Command("keep_change", ("f3",), "decide('editor_change')", also=("2",))
QUERY: Final = Command("query", ("f4",), "decide('manuscript_query')", also=("3",))
EXCUSE: Final = Command("excuse", ("f6",), "decide('not_an_error')", also=("4",))
CHANGES: Final = Command("changes", ("ctrl+g",), "changes", shown=False)
ALIKE: Final = Command("alike", ("ctrl+t",), "decide_alike", also=("5",), shown=False)
UNDO: Final = Command("undo", ("ctrl+z",), "undo", also=("0",), shown=False)
REDO: Final = Command("redo", ("ctrl+y",), "redo", also=("9",), shown=False)
ADD_BY_HAND: Final = Command("add_by_hand", ("ctrl+a",), "add_by_hand", also=("6",))
TAKE_OUT: Final = Command("take_out", ("ctrl+d",), "take_out", also=("delete",), shown=False)
NEXT_OPEN: Final = Command("next_open", ("ctrl+n",), "next_open", shown=False)
