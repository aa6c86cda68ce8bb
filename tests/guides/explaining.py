"""What `python -m api explain` prints, and the statements in it."""

import json
import re
from collections.abc import Mapping
from typing import Any

from api.cli.explanation import ExplainRequest, explanation
from api.settings import load_settings
from models.database.sql import Dialect

_SETTINGS = load_settings(keys=False)
_TOKEN = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|[^\s'"]+""")


async def printed(
    document: str,
    dialect: Dialect,
    role: str = "OWNER",
    operation: str = "",
    **variables: Any,
) -> str:
    """All of it."""
    asked = ExplainRequest(document, operation, json.dumps(variables), role, dialect)
    return await explanation(asked, _SETTINGS)


def statements(text: str) -> list[str]:
    """The statements of what was printed, in lines."""
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    return [each.strip() for each in "\n".join(lines).split(";\n") if each.strip("\n; ")]


def unspaced(statement: str) -> str:
    """Without any space that is not in quotes: equal for statements that are laid out differently."""
    return "".join(_TOKEN.findall(statement.removesuffix(";")))


def placeholders(statement: str, dialect: Dialect) -> set[str]:
    """Those that stand in a statement."""
    return set(re.findall(r"\$\d+" if dialect is Dialect.POSTGRES else r"\?\d+", statement))


def bound(text: str) -> Mapping[str, str]:
    """By placeholder where the value comes from, of what was printed of one statement."""
    return dict(re.findall(r"^--   ([$?]\d+)  (.+)$", text, re.MULTILINE))
