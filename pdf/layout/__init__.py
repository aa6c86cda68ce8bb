"""HTML to PDF: typefaces, shaping, lines and pages."""
