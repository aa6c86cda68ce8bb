"""The codes of errors: told in the clients' guide, each of them, and written down in one place."""

import ast
import re
from pathlib import Path

from models.rules.error_codes import ErrorCode
from tests.guides.pages import CLIENTS

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"`([A-Z_]+)`")


def test_the_table_of_what_goes_wrong_has_every_code_and_no_other() -> None:
    told = CLIENTS.section("Asking and being refused")
    _, _, rule, *rows = [line for line in told.splitlines() if line.startswith("|")]
    assert rule.startswith("| a rule of the business refuses")
    last = [row.rstrip(" |").rpartition("|")[2] for row in rows]
    assert {code for cell in last for code in CODE.findall(cell)} == set(ErrorCode)


def test_no_code_is_written_out_where_an_error_is_raised() -> None:
    parts = [path for part in ("api", "resolvers", "pdf") for path in (ROOT / part).rglob("*.py")]
    # Examples are programs of others: to them a code is what they were answered.
    parts = [path for path in parts if "examples" not in path.parts]
    texts = {
        node.value
        for path in parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant)
    }
    assert texts & set(ErrorCode) == set()
