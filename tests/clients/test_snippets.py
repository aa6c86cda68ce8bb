"""What their guide tells the authors of clients: it compiles, it runs, and it knows every scalar."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLScalarType, build_schema
from graphql.type import is_specified_scalar_type

from api.persisted_documents import manifest_at
from tests.guides.examples import EXAMPLES, FORGED, LATER, TEST, hooked, post, signed
from tests.guides.pages import CLIENTS, ROOT, fences
from tests.machines.npm import Npm, npm_in
from tests.machines.patience import until
from tests.machines.services import accepts
from tests.operation.site import Demo
from tests.tenant import Server, found

FOLDER = Path(__file__).parent
SCHEMA = (ROOT / "schema.graphql").read_text("utf-8")


@pytest.fixture(scope="module")
async def npm() -> Npm:
    """npm, with the tools installed, the types generated, and all of it compiled."""
    npm = await npm_in(FOLDER)
    (FOLDER / "generated/relay").mkdir(parents=True, exist_ok=True)
    # It stands beside the guide, and takes its packages and its strictness from here.
    shutil.copy(EXAMPLES / "receiver.ts", FOLDER / "generated")
    for script in ("generate", "relay", "check"):
        await npm.run("npm", "run", "--silent", script)
    return npm


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo, for all of these tests."""
    with Demo(tmp_path_factory.mktemp("demo")) as demo:
        yield demo


async def told(npm: Npm, demo: Demo, program: str, *more: str) -> Any:
    """What a program says last, as the owner; with the warnings of those who develop."""
    arguments = (f"{demo.url}/graphql", demo.tokens["owner@nordlys.example"], *more)
    out = await npm.run("node", "--conditions=development", f"build/{program}.js", *arguments)
    return json.loads(out.splitlines()[-1])


async def test_a_typed_client_saves_once_and_is_told_what_was_refused(npm: Npm, demo: Demo) -> None:
    assert await told(npm, demo, "src/app") == {
        "saved": True,
        "stale": ["STALE_VERSION"],
        "blank": ["update.0.amount"],
    }


async def test_a_form_that_a_colleague_overtook_is_refused_and_then_saved_beside_their_change(
    npm: Npm, demo: Demo
) -> None:
    met = await told(npm, demo, "trials/forms", demo.tokens["hiring@nordlys.example"])
    assert met.pop("warned") == []
    milestone = met.pop("milestone")
    assert met.keys() == {"apollo", "urql", "relay"}
    for client, what in met.items():
        assert (
            what.pop("stands").items()
            >= {
                "name": f"For {client}",
                "amount": f"100{len(client)}.50",
            }.items()
        )
        assert what == {
            "lifted": 1,
            "refused": ["STALE_VERSION"],
            "theirs": {milestone: {"name": f"For {client}"}},
            "accepted": [],
        }


async def test_what_both_changed_or_others_removed_is_the_user_s_to_decide(npm: Npm) -> None:
    assert json.loads(await npm.run("node", "build/trials/rebase.js")) == {
        "version": 2,
        "amounts": [["same", "11"], ["kept", "10"], ["added", "10"]],
        "theirs": {"same": {"amount": "12"}},
        "gone": ["gone"],
    }


@pytest.mark.parametrize("client", ["apollo", "urql"])
async def test_a_cache_warns_of_nothing_and_forgets_nothing(
    npm: Npm, demo: Demo, client: str
) -> None:
    assert await told(npm, demo, "trials/caches", client) == {"warned": [], "unread": []}
    as_it_comes = await told(npm, demo, "trials/caches", client, "plain")
    assert as_it_comes["warned"]
    assert as_it_comes["unread"]


async def test_the_caches_know_every_part_and_every_list_of_the_schema(npm: Npm) -> None:
    assert await lacking(npm, SCHEMA) == {}


async def test_a_part_or_a_list_that_is_new_in_the_schema_is_missed(npm: Npm) -> None:
    added = "type Fee { rate: Decimal! } extend type Hire { fees: [Fee!]!  fee: Fee  former: HireConnection! }"
    assert await lacking(npm, SCHEMA + added) == {
        "keys": ["Fee"],
        "merged": ["Fee"],
        "paged": ["Hire.former"],
        "resolved": ["Hire.former"],
        "lists": ["Hire.fees"],
    }


async def lacking(npm: Npm, schema: str) -> dict[str, list[str]]:
    """What of a schema `src/caches.ts` does not know, by kind; nothing that it knows may be gone."""
    (npm.folder / "build/schema.graphql").write_text(schema)
    found = json.loads(await npm.run("node", "build/trials/audit.js", "build/schema.graphql"))
    assert [kind for kind, (_, superfluous) in found.items() if superfluous] == []
    return {kind: missing for kind, (missing, _) in found.items() if missing}


async def test_the_receiver_takes_what_the_server_posts_once_and_nothing_unsigned(
    npm: Npm, demo: Demo
) -> None:
    secret = (demo.home / "auth_secret").read_text().strip()
    tenant = await found(Server(f"{demo.url}/graphql", secret, "support@milestones.example", ""))
    query = "subscription { hireEvents { type } }"
    async with hooked(tenant, query, types=["HIRE_CREATED"]) as hook:
        url = f"http://127.0.0.1:{hook.port}"
        given = {"WEBHOOK_SECRET": hook.secret, "PORT": str(hook.port)}
        receiver = await npm.start("node", "build/generated/receiver.js", **given)
        try:
            assert receiver.stdout
            await until(lambda: accepts(hook.port, 0))
            await tenant.hire()
            first = json.loads(await receiver.stdout.readline())
            assert first["data"] == {"hireEvents": {"type": "HIRE_CREATED"}}
            for name, forge in FORGED.items():
                assert post(url, *forge(hook.secret)) == 401, name
            headers = signed(hook.secret, TEST)
            assert [post(url, headers, TEST) for _ in range(2)] == [204, 204]
            assert post(url, signed(hook.secret, LATER), LATER) == 204
            rest = [await receiver.stdout.readline() for _ in range(2)]
            assert [*map(json.loads, rest)] == [json.loads(TEST), json.loads(LATER)]
        finally:
            receiver.kill()
            await receiver.wait()


async def test_documents_are_found_below_folders_and_in_components(npm: Npm) -> None:
    assert "SaveMilestonesDocument" in (FOLDER / "generated/graphql.ts").read_text()


async def test_the_generated_manifest_is_one_that_the_server_takes(npm: Npm) -> None:
    assert manifest_at(FOLDER / "generated/persisted-documents.json").exists()


async def test_relays_compiler_accepts_the_schema_its_nodes_and_its_connections(npm: Npm) -> None:
    pages = (FOLDER / "generated/relay/HiresListPaginationQuery.graphql.ts").read_text()
    assert "node(id: $id)" in pages


def test_every_snippet_is_part_of_a_file_here() -> None:
    files = [FOLDER / "codegen.ts", FOLDER / "relay.config.json"]
    files += [*FOLDER.glob("src/**/*.ts"), *FOLDER.glob("apollo/*")]
    texts = [file.read_text() for file in files]
    clients = CLIENTS.section("Client libraries")
    snippets = [
        block for language in ("ts", "kotlin", "json") for block in fences(clients, language)
    ]
    assert len(snippets) == 8
    assert [snippet for snippet in snippets if not any(snippet in text for text in texts)] == []


def test_every_scalar_is_mapped_in_every_client() -> None:
    scalars = {
        name
        for name, kind in build_schema(SCHEMA).type_map.items()
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
