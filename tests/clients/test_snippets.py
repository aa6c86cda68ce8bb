"""What README tells the authors of clients: it compiles, it runs, and it knows every scalar."""

import json
import re
from pathlib import Path

import pytest
from graphql import GraphQLScalarType, build_schema
from graphql.type import is_specified_scalar_type

from api.persisted import manifest_at
from tests.npm import Npm, npm_in
from tests.operation.site import Demo
from tests.tour import fences, section

FOLDER = Path(__file__).parent
README = FOLDER.parent.parent / "README.md"


@pytest.fixture(scope="module")
async def npm() -> Npm:
    """npm, with the tools installed and the types generated."""
    npm = await npm_in(FOLDER)
    await npm.run("npm", "run", "--silent", "generate")
    return npm


async def test_a_typed_client_saves_once_and_is_told_what_was_refused(
    npm: Npm, tmp_path: Path
) -> None:
    await npm.run("npm", "run", "--silent", "check")
    with Demo(tmp_path) as demo:
        token = demo.tokens["owner@nordlys.example"]
        out = await npm.run("node", "build/src/app.js", f"{demo.url}/graphql", token)
    told = json.loads(out.splitlines()[-1])
    assert told == {"saved": True, "stale": ["STALE_VERSION"], "blank": ["update.0.amount"]}


async def test_the_generated_manifest_is_one_that_the_server_takes(npm: Npm) -> None:
    assert manifest_at(FOLDER / "generated/persisted-documents.json").exists()


async def test_relays_compiler_accepts_the_schema_its_nodes_and_its_connections(npm: Npm) -> None:
    (FOLDER / "generated/relay").mkdir(exist_ok=True)
    await npm.run("npm", "run", "--silent", "relay")
    pages = (FOLDER / "generated/relay/HiresListPaginationQuery.graphql.ts").read_text()
    assert "node(id: $id)" in pages


def test_every_snippet_is_part_of_a_file_here() -> None:
    files = [FOLDER / "codegen.ts", FOLDER / "relay.config.json"]
    files += [*FOLDER.glob("src/*.ts"), *FOLDER.glob("apollo/*")]
    texts = [file.read_text() for file in files]
    clients = section(README.read_text(), "Client libraries")
    snippets = [
        block for language in ("ts", "kotlin", "json") for block in fences(clients, language)
    ]
    assert len(snippets) == 6
    assert [snippet for snippet in snippets if not any(snippet in text for text in texts)] == []


def test_every_scalar_is_mapped_in_every_client() -> None:
    schema = build_schema((README.parent / "schema.graphql").read_text("utf-8"))
    scalars = {
        name
        for name, kind in schema.type_map.items()
        if isinstance(kind, GraphQLScalarType) and not is_specified_scalar_type(kind)
    }
    kotlin = (FOLDER / "apollo/build.gradle.kts").read_text()
    assert set(re.findall(r'mapScalar\w*\("(\w+)"', kotlin)) == scalars
    swift = json.loads((FOLDER / "apollo/apollo-codegen-config.json").read_text())
    names = swift["options"]["schemaCustomization"]["customTypeNames"]
    assert names.keys() == scalars
    relay = json.loads((FOLDER / "relay.config.json").read_text())
    assert relay["customScalarTypes"].keys() == scalars
    typescript = (FOLDER / "codegen.ts").read_text()
    assert set(re.findall(r'^ +(\w+): "string",', typescript, re.MULTILINE)) == scalars
