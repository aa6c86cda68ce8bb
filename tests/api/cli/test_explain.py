"""The command that shows the SQL of a document, which needs no database."""

import re
import shlex
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import cast

import pytest
from graphql import GraphQLObjectType
from typer.testing import CliRunner

from api.__main__ import cli
from api.cli.failed import Failed
from api.cli.sql_layout import WIDTH, laid_out_sql
from models.database.sql import Dialect
from models.rules.access import ROLES
from tests.behaviour.walks import SCHEMA, deep
from tests.guides.explaining import bound, placeholders, printed, statements, unspaced
from tests.guides.pages import RESOLVERS, fences

ROOT = Path(__file__).parents[3]
BESIDE = {"__init__.py", "event_cursors.py", "node_lookup.py"}
"""Files of the planner that the read of the page does not come by."""
SHORT = "{ hires(first: 2) { totalCount edges { node { title isOverdue: status } } } }"
HIRE = "Hire:00000000-0000-0000-0000-000000000001"
EVERYTHING = f"{{ viewer {deep(cast('GraphQLObjectType', SCHEMA.type_map['User']), 3)} }}"
_DEEPER = "hire { milestones(first: 1) { edges { node { "
DEEPEST = f"{{ milestones(first: 1) {{ edges {{ node {{ {_DEEPER * 4} name {'}' * 20}"
WRONG = {
    "{ nope }": "Cannot query field 'nope' on type 'Query'.",
    "{ viewer { name }": "Syntax Error: Expected Name, found <EOF>. (line 1, column 18)",
    "query ($id: ID!) { hire(id: $id) { id } }": "$id: Required.",
    "query A { viewer { name } } query B { viewer { id } }": "choose one with --operation",
    'mutation { cancelHire(input: {hire: "x"}) { hire { milestones(first: 201) { totalCount } } } }':
        "A page has 0 to 200 entries.",
}  # fmt: skip


@pytest.mark.parametrize(("asked", "dialect"), [*product([EVERYTHING, DEEPEST], Dialect)])
async def test_a_statement_is_laid_out_by_white_space_alone(asked: str, dialect: Dialect) -> None:
    (found,) = statements(await printed(asked, dialect))
    flat = " ".join(found.split())
    assert unspaced(laid_out_sql(flat)) == unspaced(flat)
    assert laid_out_sql(flat) == found


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT 1",
        "SELECT now(), count(*), ()",
        "SELECT 'it''s (not', \"a, b\" FROM x WHERE y = 'AND  z'",
        "SELECT (((1))), coalesce((SELECT 1 WHERE a AND b), '[]'::json)::text",
        f"SELECT {'(' * 30}{', '.join(['abc'] * 50)}{')' * 30}",
        f"SELECT {' || '.join(['abcdefgh'] * 50)} FROM x",
        f"SELECT CASE {'WHEN 1 THEN 2 ' * 30} ELSE 3 END FROM x",
    ],
)
def test_nothing_but_white_space_is_changed_outside_of_quotes(statement: str) -> None:
    assert unspaced(laid_out_sql(statement)) == unspaced(statement)
    assert max(map(len, laid_out_sql(statement).splitlines())) <= WIDTH


@pytest.mark.parametrize("dialect", Dialect)
async def test_every_value_that_is_bound_is_named(dialect: Dialect) -> None:
    asked = """query ($id: ID!, $search: String, $after: String) {
        hire(id: $id) { milestones(after: "2026-01-01,00000000-0000-0000-0000-000000000001") { totalCount } }
        hires(filter: {search: $search}, after: $after) { edges { node { title } } }
        companies(search: "nord") { edges { node { name } } }
    }"""
    given = {"id": HIRE, "search": "site", "after": HIRE.partition(":")[2]}
    text = await printed(asked, dialect, **given)
    named = bound(text)
    assert named.keys() == placeholders("".join(statements(text)), dialect)
    said = list(named.values())
    assert f"$id = '{given['id'].partition(':')[2]}'" in said
    assert "companies(search:) = '%nord%'" in said
    assert "hires(filter.search:) = '%site%'" in said
    assert {"id of the viewer", "address of the viewer", "company of the viewer"} <= set(said)


async def test_what_the_rules_say_is_listed_with_its_place() -> None:
    asked = "{ hires { edges { node { viewerCanOffer { allowed } } } } }"
    text = await printed(asked, Dialect.SQLITE)
    place = re.escape("hires.edges[].node.viewerCanOffer: ")
    assert re.search(
        rf"^--   {place}status, .* -> resolvers\.types\.hire_permissions\.may_offer",
        text,
        re.MULTILINE,
    )


@pytest.mark.parametrize("role", ROLES)
async def test_each_role_has_statements_of_its_own(role: str) -> None:
    text = await printed(SHORT, Dialect.POSTGRES, role.lower())
    assert f"-- As {role}, on postgres." in text
    assert ("r1.worker_id" in text) is (role == "WORKER")


@pytest.mark.parametrize(("asked", "said"), WRONG.items())
async def test_what_is_wrong_with_a_document_is_said_in_one_line(asked: str, said: str) -> None:
    with pytest.raises(Failed) as failed:
        await printed(asked, Dialect.SQLITE)
    assert said in str(failed.value)
    assert "\n" not in str(failed.value)


async def test_an_unknown_role_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(Failed, match="There is no role boss: it has to be one of OWNER, "):
        await printed(SHORT, Dialect.SQLITE, "boss")


async def test_what_costs_too_much_is_said_to_be_refused() -> None:
    page = "hires(first: 200) { edges { node { milestones(first: 200) { edges { node { name } } } } } }"
    asked = f"{{ a: {page} b: {page} }}"
    assert "more than is allowed: it is refused" in await printed(asked, Dialect.SQLITE)


async def test_an_argument_that_cannot_be_read_is_said_where_the_answer_has_the_error() -> None:
    text = await printed("{ viewer { name } hires(first: 201) { totalCount } }", Dialect.SQLITE)
    assert "--   hires: the error: A page has 0 to 200 entries." in text
    assert len(statements(text)) == 1


def test_the_command_reads_a_document_from_standard_input_and_touches_no_database(
    tmp_path: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "api", "explain", "-", "--role", "WORKER"],
        cwd=ROOT,
        env={"DATA_DIR": str(tmp_path / "data")},
        input=SHORT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("-- As WORKER, on sqlite.")
    assert not (tmp_path / "data").exists()


def test_the_page_about_reading_shows_what_the_command_prints(tmp_path: Path) -> None:
    page = RESOLVERS.section("A read, explained with its SQL")
    (document,), (command,), (shown,) = (fences(page, each) for each in ("graphql", "sh", "sql"))
    file = tmp_path / "inbox.graphql"
    file.write_text(document)
    words = shlex.split(command.replace(file.name, str(file)).replace("\\\n", " "))
    done = CliRunner().invoke(cli, words[words.index("explain") :])
    assert (done.exit_code, done.output) == (0, shown)


def test_the_page_about_reading_goes_by_every_file_of_the_planner() -> None:
    linked = {
        (RESOLVERS.path.parent / link).resolve()
        for link in re.findall(r"\]\(([^)#]+)\)", RESOLVERS.text)
    }
    assert all(each.exists() for each in linked)
    planner = set((RESOLVERS.path.parent / "planner").glob("*.py"))
    assert planner - linked <= {RESOLVERS.path.parent / "planner" / name for name in BESIDE}
