"""One report model, rendered as HTML, CSV and JSON."""
