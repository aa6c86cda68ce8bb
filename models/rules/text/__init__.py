"""Texts that people write: which are taken, and which documents can show."""
