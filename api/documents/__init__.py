"""The PDFs of contracts over HTTP: what they print, the links that lead to them, and their download."""
