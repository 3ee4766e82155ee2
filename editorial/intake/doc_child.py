"""The process that turns an old ``.doc`` into ``.docx`` with the optional package msdoc2docx."""

from __future__ import annotations

import sys

CONVERTED = 0
REFUSED = 3
LOCKED = 4


def main(source: str, destination: str) -> int:
    """Convert one file.

    Returns:
        The exit code: 0 converted, 3 not convertible, 4 with a password.
    """
    from doc2docx import convert  # noqa: PLC0415
    from doc2docx.errors import Doc2DocxError, EncryptedDocumentError  # noqa: PLC0415

    try:
        convert(source, destination)
    except EncryptedDocumentError:
        return LOCKED
    except Doc2DocxError:
        return REFUSED
    return CONVERTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
