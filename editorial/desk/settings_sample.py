"""A sample of settings.toml (设置文件样例): every setting with its help, commented out."""

from __future__ import annotations

import textwrap

from editorial.desk.rules_file import RulesFile, choices_of, default_of

_WIDTH = 40
"""Characters of help a line; Chinese ones take two cells each."""


def settings_sample() -> str:
    """The file as an office may start from: as it is, every default holds.

    A setting is changed by taking the ``#`` away before its name.
    """
    lines = [
        "# 编辑部设置。放在数据文件夹（EDITORIAL_HOME）里，文件名 settings.toml，UTF-8 编码。",
        "# 现在每一项都用默认值；要改哪一项，去掉该行开头的“# ”，改等号后面的值，重新打开程序。",
        "",
        "[rules]",
    ]
    for name, field in RulesFile.model_fields.items():
        help_lines = textwrap.wrap(field.description or "", _WIDTH)
        lines += ["", *(f"## {line}" for line in help_lines)]
        choices = choices_of(name)
        if choices:
            lines.append(f"## 可写：{'、'.join(choices)}")
        lines.append(f"# {name} = {default_of(name)}")
    return "\n".join(lines) + "\n"
