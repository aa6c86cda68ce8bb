"""Searches that no index helps: PostgreSQL's (`pg_trgm`) holds groups of three letters."""

import re

SEARCH_FIELD = "search"
"""The field of a filter that is one."""
_READ = 2_000
_INDEXED = re.compile(r"[^\W_]{3}|[\W_][^\W_]|[^\W_]{2}[\W_]")
"""Letters or digits of which there is a group: three of them, or those that begin or end a word, with spaces."""


def is_short(text: str) -> bool:
    """Whether there is no group of three in what is searched for; nothing (all is found by that) is not short."""
    known = text[:_READ].strip().casefold()
    return bool(known) and not _INDEXED.search(known)
