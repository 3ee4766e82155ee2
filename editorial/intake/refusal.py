"""Why a file is not taken in (拒收): one code, one reason, one piece of advice each."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class RefusalCode(StrEnum):
    """The faults of files that a reader knows."""

    MISSING = "missing"
    FOLDER = "folder"
    NOT_A_FILE = "not_a_file"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MUCH_TEXT = "too_much_text"
    NO_TEXT = "no_text"
    NOT_TEXT = "not_text"
    CHARSET = "charset"
    PICTURE = "picture"
    ARCHIVE = "archive"
    HTML = "html"
    RTF = "rtf"
    OTHER_XML = "other_xml"
    LEGACY_WORD = "legacy_word"
    LEGACY_OFFICE = "legacy_office"
    NOT_CONVERTED = "not_converted"
    SPREADSHEET = "spreadsheet"
    SLIDES = "slides"
    OPEN_DOCUMENT = "open_document"
    FIXED_LAYOUT = "fixed_layout"
    DOCX_ENCRYPTED = "docx_encrypted"
    DOCX_NOT_WORD = "docx_not_word"
    DOCX_BROKEN = "docx_broken"
    DOCX_DUPLICATE = "docx_duplicate"
    DOCX_BOMB = "docx_bomb"
    DOCX_TOO_COMPLEX = "docx_too_complex"
    DOCX_DOCTYPE = "docx_doctype"
    DOCX_ENCODING = "docx_encoding"
    DOCX_STRICT = "docx_strict"
    PDF_PASSWORD = "pdf_password"  # noqa: S105 - the name of a fault
    PDF_BROKEN = "pdf_broken"
    PDF_SCAN = "pdf_scan"
    PDF_TOO_LONG = "pdf_too_long"
    PDF_EXHAUSTING = "pdf_exhausting"
    PDF_CRASHED = "pdf_crashed"


_AS_DOCX: Final = "请用 Word 或 WPS 打开，另存为 docx 后重试"
_AS_DOCX_OR_OFFICE: Final = f"{_AS_DOCX}；装有 LibreOffice 的电脑可以直接读取"
_RESEND: Final = "请重新索取或重新导出后重试"

REASONS: Final[dict[RefusalCode, tuple[str, str]]] = {
    RefusalCode.MISSING: ("找不到这个文件", "请核对文件名和所在的文件夹"),
    RefusalCode.FOLDER: ("这是文件夹，不是文件", "请指定文件夹中的一个文件"),
    RefusalCode.NOT_A_FILE: ("这不是普通文件", "请指定 docx、pdf、txt 或 md 文件"),
    RefusalCode.UNREADABLE: ("文件打不开", "请检查文件权限，或关闭正在使用它的程序后重试"),
    RefusalCode.EMPTY: ("文件是空的（0 字节）", _RESEND),
    RefusalCode.TOO_LARGE: ("文件超过 50 MB", "请压缩其中的图片，或分成几个文件"),
    RefusalCode.TOO_MUCH_TEXT: ("文字太多，超出一次可读的数量", "请分成几个文件"),
    RefusalCode.NO_TEXT: ("文件里没有文字", "请确认选对了文件"),
    RefusalCode.NOT_TEXT: ("这不是文本文件", "请指定 docx、pdf、txt 或 md 文件"),
    RefusalCode.CHARSET: ("认不出文字的编码", "请用记事本等打开，另存为 UTF-8 编码后重试"),
    RefusalCode.PICTURE: ("这是图片，没有文字可读", "请先识别成文字，或索取文字版"),
    RefusalCode.ARCHIVE: ("这是压缩包", "请先解压，再指定其中的文件"),
    RefusalCode.HTML: ("这是网页", _AS_DOCX),
    RefusalCode.RTF: ("这是 RTF 文件", _AS_DOCX_OR_OFFICE),
    RefusalCode.OTHER_XML: ("这是 XML 格式的旧 Word 文件", _AS_DOCX),
    RefusalCode.LEGACY_WORD: ("这是旧版 Word 或 WPS 文件（.doc/.wps）", _AS_DOCX_OR_OFFICE),
    RefusalCode.NOT_CONVERTED: ("这个旧格式文件转换不成，可能已损坏", _AS_DOCX),
    RefusalCode.LEGACY_OFFICE: ("这是旧版 Office 文件，不是文稿", "请把文字存为 docx 后重试"),
    RefusalCode.SPREADSHEET: ("这是电子表格，不是文稿", "请把文字存为 docx 后重试"),
    RefusalCode.SLIDES: ("这是演示文稿，不是文稿", "请把文字存为 docx 后重试"),
    RefusalCode.OPEN_DOCUMENT: ("这是 OpenDocument 文件（.odt）", _AS_DOCX),
    RefusalCode.FIXED_LAYOUT: ("这种版式文件不能读取", "请导出为 PDF 或 docx 后重试"),
    RefusalCode.DOCX_ENCRYPTED: ("文档设有打开密码", "请在 Word 或 WPS 中去掉密码，另存后重试"),
    RefusalCode.DOCX_NOT_WORD: (
        "这不是 Word 文档（docx）",
        "请用 Word 或 WPS 打开确认，另存为 docx 后重试",
    ),
    RefusalCode.DOCX_BROKEN: ("文档不完整或已损坏", "请用 Word 或 WPS 打开修复并另存，或重新索取"),
    RefusalCode.DOCX_DUPLICATE: ("文档里有重名的部件，不同软件会读出不同的文字", _AS_DOCX),
    RefusalCode.DOCX_BOMB: (
        "文档解压后过大，可能是恶意文件",
        "请向来稿人核实，用 Word 或 WPS 另存后重试",
    ),
    RefusalCode.DOCX_TOO_COMPLEX: ("文档结构过于复杂", "请分成几个文件，或只把文字另存为 docx"),
    RefusalCode.DOCX_DOCTYPE: ("文档里有不允许的 DTD 声明，读取会丢字", _AS_DOCX),
    RefusalCode.DOCX_ENCODING: ("文档部件的编码不是 UTF-8 或 UTF-16", _AS_DOCX),
    RefusalCode.DOCX_STRICT: (
        "这是“Strict Open XML”文档",
        "请在 Word 中另存为普通的“Word 文档（*.docx）”后重试",
    ),
    RefusalCode.PDF_PASSWORD: ("PDF 设有打开密码", "请索取没有密码的 PDF"),
    RefusalCode.PDF_BROKEN: ("PDF 不完整或已损坏", _RESEND),
    RefusalCode.PDF_SCAN: ("PDF 没有文字层（扫描件）", "请索取文字版 PDF，或先识别成文字"),
    RefusalCode.PDF_TOO_LONG: ("PDF 超过 500 页", "请按文章分成几个文件"),
    RefusalCode.PDF_EXHAUSTING: ("读取 PDF 超出时间或内存上限", "请重新导出 PDF，或分成几个文件"),
    RefusalCode.PDF_CRASHED: ("这个 PDF 使读取程序中断，未取得文字", _RESEND),
}
"""What is wrong, and what to do next."""


class IntakeRefused(Exception):
    """A file cannot be taken in; the message is one Chinese line with what to do next."""

    def __init__(self, code: RefusalCode, name: str = "", detail: str = "") -> None:
        self.code = code
        self.name = name
        self.detail = detail
        super().__init__(code, name, detail)

    @property
    def reason(self) -> str:
        """What is wrong with the file, without its name."""
        what = REASONS[self.code][0]
        return f"{what}（{self.detail}）" if self.detail else what

    @property
    def advice(self) -> str:
        """What the editor can do next."""
        return REASONS[self.code][1]

    def __str__(self) -> str:
        named = f"《{_one_line(self.name)}》" if self.name else ""
        return f"{named}{_one_line(self.reason)}。{self.advice}。"


def _one_line(text: str) -> str:
    """The text with everything unprintable shown as ``�``, so that it stays on one line."""
    return "".join(c if c.isprintable() else "�" for c in text)
