"""One reader a format: bytes in, text with locations and what was not read out."""
