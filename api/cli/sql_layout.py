"""Lays a statement out in lines, so that people can read it: white space alone is changed.

By hand, as what is printed has to be what is run: sqlglot 30 writes casts, names and cases anew and does not read
SQLite's `?1`; sqlparse 0.6 aligns by column, so that JSON in JSON stands a hundred columns off.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

WIDTH = 100
_LEAST = 40
"""Of what stands far in, all the same."""
_STEP = 2

_TOKEN = re.compile(r"""(?P<space>\s*)(?P<text>'(?:[^']|'')*'|"(?:[^"]|"")*"|[(),]|[^\s'"(),]+)""")
_CLAUSES = {"SELECT", "FROM", "WHERE", "ORDER", "LIMIT", "UNION"}
_WITHIN_CLAUSES = {"AND", "JOIN", "LEFT"}
_WITH_THE_NEXT = {"||", "AND", "OR", "AS", "ON", "=", "<", ">", "LEFT"}
_CASES = {"WHEN": _STEP, "ELSE": _STEP, "END": 0}
"""How far in."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A word, or brackets with what is `inside`; `space` stands in front of it."""

    text: str
    space: str
    inside: list["_Part"]

    def __str__(self) -> str:
        return self.text


def laid_out_sql(statement: str) -> str:
    """The statement in lines of about `WIDTH` characters, with what is in brackets further in."""
    return "\n".join(_lines(_parts(_TOKEN.finditer(statement))))


def _parts(tokens: Iterator[re.Match[str]]) -> list[_Part]:
    """Read everything up to the bracket that closes."""
    parts: list[_Part] = []
    for token in tokens:
        if token["text"] == ")":
            break
        inside = _parts(tokens) if token["text"] == "(" else []
        text = f"({_flat(inside)})" if token["text"] == "(" else token["text"]
        parts.append(_Part(text, " " if token["space"] else "", inside))
    return parts


def _flat(parts: Sequence[_Part]) -> str:
    return "".join(f"{part.space}{part}" for part in parts).strip()


def _lines(parts: Sequence[_Part], room: int = WIDTH) -> list[str]:
    """In as many lines as it takes; `room` is how wide they may be."""
    room = max(room, _LEAST)
    if len(flat := _flat(parts)) <= room:
        return [flat]
    if parts[0].text == "SELECT":
        return [line for each in _split(parts, _CLAUSES) for line in _clause(each, room)]
    listed = _separated(parts)
    if len(listed) > 1 and any(part.inside or part.text in _CASES for part in parts):
        return _with_commas([_lines(each, room - 1) for each in listed])
    return _filled(parts, room)


def _clause(parts: Sequence[_Part], room: int) -> list[str]:
    head, *rest = parts
    if len(flat := _flat(parts)) <= room:
        return [flat]
    if head.text == "SELECT":
        below = _with_commas([_lines(each, room - _STEP - 1) for each in _separated(rest)])
        return [head.text, *_indented(below)]
    first, *more = _split(parts, _WITHIN_CLAUSES)
    below = [line for each in more for line in _filled(each, room - _STEP)]
    return [*_filled(first, room), *_indented(below)]


def _filled(parts: Sequence[_Part], room: int) -> list[str]:
    """Word after word, and where brackets do not fit into the line, what is in them in lines of its own."""
    lines = [str(parts[0])] if not parts[0].inside else _opened("", parts[0], room)
    for part, following in zip_longest(parts[1:], parts[2:]):
        begun, flat = lines[-1], f"{part.space}{part}"
        more = len(f" {following}") if part.text in _WITH_THE_NEXT and following else 0
        fits = len(begun) + len(flat) + more <= room
        if part.text in _CASES or (part.space and not fits and not part.inside):
            lines.append(" " * _CASES.get(part.text, _STEP) + str(part))
        elif fits or not part.inside:
            lines[-1] += flat
        else:
            lines[-1:] = _opened(f"{begun}{part.space}", part, room)
    return lines


def _opened(begun: str, brackets: _Part, room: int) -> list[str]:
    """Brackets behind what the line has begun with; of brackets in brackets, all of them at once."""
    if len(begun) + len(str(brackets)) <= room:
        return [f"{begun}{brackets}"]
    at, depth, inside = len(begun) - len(begun.lstrip()), 1, brackets.inside
    while len(inside) == 1 and inside[0].inside:
        depth, inside = depth + 1, inside[0].inside
    within = _lines(inside, room - at - _STEP)
    return [begun + "(" * depth, *_indented(within, at + _STEP), " " * at + ")" * depth]


def _split(parts: Sequence[_Part], words: set[str]) -> list[list[_Part]]:
    """Before each of the words, and before LEFT JOIN once."""
    split: list[list[_Part]] = [[]]
    for part in parts:
        if part.text in words and split[-1] and split[-1][-1].text != "LEFT":
            split.append([])
        split[-1].append(part)
    return split


def _separated(parts: Sequence[_Part]) -> list[list[_Part]]:
    """Between the commas."""
    separated: list[list[_Part]] = [[]]
    for part in parts:
        if part.text == ",":
            separated.append([])
        else:
            separated[-1].append(part)
    return separated


def _with_commas(items: Sequence[list[str]]) -> list[str]:
    return [
        f"{line}," if line is item[-1] and item is not items[-1] else line
        for item in items
        for line in item
    ]


def _indented(lines: Sequence[str], by: int = _STEP) -> list[str]:
    return [" " * by + line for line in lines]
