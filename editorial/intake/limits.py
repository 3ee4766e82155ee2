"""Limits on what is read; each one is kept before the work that it bounds."""

from __future__ import annotations

from typing import Final

MAX_FILE_BYTES: Final = 50 * 1024 * 1024
MAX_TEXT_CHARACTERS: Final = 5_000_000
"""Characters of a plain text file."""

MAX_ZIP_ENTRIES: Final = 2_000
MAX_ZIP_DIRECTORY_BYTES: Final = 1024 * 1024
MAX_PART_BYTES: Final = 16 * 1024 * 1024
MAX_PARTS_BYTES: Final = 48 * 1024 * 1024
MAX_RATIO: Final = 200
"""How many times a part may grow when it is unpacked, above ``RATIO_FROM_BYTES``."""
RATIO_FROM_BYTES: Final = 8 * 1024 * 1024
"""Below this size a part may repeat itself as it likes: long tables and forms do."""
MAX_TAGS: Final = 300_000
MAX_NAMESPACES: Final = 20_000
MAX_LONG_TAG_ATTRIBUTES: Final = 2_000
"""Attributes of a tag of more than 4 kB."""
MAX_PARAGRAPHS: Final = 20_000
MAX_DOCX_CHARACTERS: Final = 2_000_000

MAX_OFFICE_MEMORY_BYTES: Final = 1024 * 1024 * 1024
"""Resident memory of LibreOffice while it converts an old document."""
OFFICE_SECONDS: Final = 60.0
MAX_CONVERTER_MEMORY_BYTES: Final = 400 * 1024 * 1024
"""Resident memory of the optional package that converts old documents."""
CONVERTER_SECONDS: Final = 30.0

MAX_PDF_PAGES: Final = 500
MAX_PDF_CHARACTERS: Final = 3_000_000
MAX_PDF_MEMORY_BYTES: Final = 400 * 1024 * 1024
"""Resident memory of the process that reads a PDF."""
PDF_SECONDS: Final = 20.0
PDF_SECONDS_PER_MEGABYTE: Final = 1.0
"""Wall clock for one PDF: the base and what its size adds."""
