"""Characters: paragraphs with locations, layout noise, counting, fingerprints."""
