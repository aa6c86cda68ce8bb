"""The command line as people meet it."""

import json
import os
import shutil
import signal
import socket
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.main import get_command

from api.__main__ import cli
from api.demo.cast import EVERYBODY
from tests.machines.commands import ROOT, Command, Done
from tests.machines.process import free_port
from tests.machines.services import Postgres
from tests.operation.site import Demo, Site

EXAMPLE = ROOT / "pdf/templates/custom_example.html"
SECRET = "a secret that only these tests know, 32 bytes and more"
WHO = "{ viewer { email role company { name } } }"
SECONDS = 60
SEED = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
PUBLIC = "A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg="
"""Of one Ed25519 key: 32 bytes in base64."""


class Shell:
    """Runs commands with settings of its own, and nothing of the machine's environment."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.settings = {"DATA_DIR": str(data)}

    def __call__(self, *words: str, **settings: str) -> Done:
        """A command, run to its end."""
        return self._command(words, settings).run()

    def afresh(self, *words: str, **settings: str) -> Done:
        """The same by a Python that knows nothing of the product yet."""
        return self._command(words, settings).run_afresh()

    def serves(self, home: Path, *words: str, **settings: str) -> Site:
        """A command that goes on until it is told to end."""
        return Site(home, *words, **{**self.settings, **settings})

    def _command(self, words: tuple[str, ...], settings: dict[str, str]) -> Command:
        return Command(words, {"PATH": os.environ["PATH"]} | self.settings | settings)


@pytest.fixture
def run(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "data")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """One with an empty database that is up to date, to be copied."""
    shell = Shell(tmp_path_factory.mktemp("prepared") / "data")
    assert shell("migrate").returncode == 0
    return shell


@pytest.fixture
def migrated(run: Shell, prepared: Shell) -> Shell:
    """One with an empty database of the test's own."""
    shutil.copytree(prepared.data, run.data)
    return run


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, prepared: Shell) -> Shell:
    """One with demo data, which tests leave as they are."""
    shell = Shell(tmp_path_factory.mktemp("filled") / "data")
    shutil.copytree(prepared.data, shell.data)
    assert shell("seed").returncode == 0
    return shell


def refused(done: Done, code: int = 1) -> str:
    """The one line that a command says when it cannot."""
    assert done.returncode == code, done
    assert "Traceback" not in done.stderr
    (line,) = done.stderr.splitlines()
    return line


def asked(url: str, token: str, query: str = WHO) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.Client(trust_env=False, timeout=SECONDS) as client:
        answer = client.post(f"{url}/graphql", json={"query": query}, headers=headers).json()
    data: dict[str, Any] = answer["data"]
    return data


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_a_port_that_is_taken_is_told_with_the_way_to_another(
    migrated: Shell, command: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        line = refused(migrated(command, "--port", str(port), AUTH_SECRET=SECRET))
    assert line.startswith(f"Another program has port {port} of 127.0.0.1 already.")
    assert f"--port {port + 1}" in line


def test_the_demo_serves_its_users_and_keeps_what_they_did(tmp_path: Path) -> None:
    demo = Demo(tmp_path)
    with demo:
        assert demo.tokens.keys() == {actor.email for actor in EVERYBODY}
        token = demo.tokens["owner@nordlys.example"]
        assert asked(demo.url, demo.tokens["hiring@nordlys.example"])["viewer"] == {
            "email": "hiring@nordlys.example",
            "role": "HIRING_ADMIN",
            "company": {"name": "Nordlys ApS"},
        }
        company = asked(demo.url, token, "{ viewer { company { id } } }")["viewer"]["company"]
        rename = f"""mutation {{ updateHiringSettings(input: {{company: "{company["id"]}",
          requirePurchaseOrderNumber: false}}) {{ userErrors {{ code }} }} }}"""
        asked(demo.url, token, rename)
        page = httpx.get(demo.url, trust_env=False, timeout=SECONDS).text
        demo.tell(signal.SIGTERM)
        assert demo.exit_status() == 0
    # The page knows them too, where it is built.
    assert ("maja@contractor.example" if "demoUsers" in page else "make graphiql") in page

    with demo:
        read = "{ viewer { company { settings { requirePurchaseOrderNumber } } } hires { totalCount } }"
        kept = asked(demo.url, token, read)
        assert kept["viewer"]["company"]["settings"] == {"requirePurchaseOrderNumber": False}
        assert kept["hires"]["totalCount"] == 9
        demo.tell(signal.SIGINT)
        assert demo.exit_status() == 0


@pytest.mark.parametrize("given", [{}, {"WEBHOOK_ALLOW_PRIVATE": "false"}], ids=["unset", "false"])
def test_webhooks_of_the_demo_may_lead_to_its_own_receiver_unless_it_is_told_otherwise(
    tmp_path: Path, given: dict[str, str]
) -> None:
    with Demo(tmp_path, **given) as demo:
        receiver = f"{demo.url}/demo/receiver"
        assert httpx.post(receiver, content="told" * 1000, trust_env=False).text == "told" * 256
        owner = demo.tokens["owner@nordlys.example"]
        company = asked(demo.url, owner, "{ viewer { company { id } } }")["viewer"]["company"]["id"]
        create = f"""mutation {{ createWebhook(input: {{company: "{company}", url: "{receiver}",
          query: "subscription {{ hireEvents {{ type }} }}"}}) {{ userErrors {{ code }} }} }}"""
        refused = asked(demo.url, owner, create)["createWebhook"]["userErrors"]
        assert refused == ([{"code": "INVALID_URL"}] if given else [])


def test_a_token_of_the_demo_is_signed_with_its_secret(filled: Shell, tmp_path: Path) -> None:
    assert "AUTH_SECRET" in refused(filled("token", "owner@nordlys.example"), 2)
    with filled.serves(tmp_path, "demo") as demo:
        token = filled("token", "Owner@Nordlys.example", "--minutes", "1").stdout.strip()
        assert asked(demo.url, token)["viewer"]["email"] == "owner@nordlys.example"


def test_nobody_gets_a_token_for_an_unknown_address(filled: Shell) -> None:
    unknown = filled("token", "nobody@nowhere.example", AUTH_SECRET=SECRET)
    assert "nobody@nowhere.example" in refused(unknown)


@pytest.mark.parametrize("minutes", ["0", "-5", "1.5", "soon"])
def test_a_token_lives_whole_minutes(minutes: str, filled: Shell) -> None:
    asked_for = filled("token", "owner@nordlys.example", "--minutes", minutes, AUTH_SECRET=SECRET)
    assert asked_for.returncode == 2
    assert asked_for.stdout == ""


def test_support_is_created_once(migrated: Shell) -> None:
    created = migrated("support", "help@milestones.example", "--name", "Sigrid")
    assert "help@milestones.example" in created.stdout
    again = refused(migrated("support", "HELP@milestones.example", "--name", "Sigrid"))
    assert "address" in again
    assert "email" in refused(migrated("support", "nonsense", "--name", "Sigrid")).lower()


def test_companies_and_users_are_listed(filled: Shell) -> None:
    companies = [json.loads(line) for line in filled("companies").stdout.splitlines()]
    nordlys = next(each for each in companies if each["name"] == "Nordlys ApS")
    assert (nordlys["currency"], nordlys["milestonesEnabled"]) == ("DKK", True)
    users = {
        user["email"]: user
        for line in filled("users").stdout.splitlines()
        if (user := json.loads(line))
    }
    members = [user for user in users.values() if user["company"] == "Nordlys ApS"]
    assert nordlys["members"] == len(members) > 1
    assert users["owner@nordlys.example"]["role"] == "OWNER"
    assert users["maja@contractor.example"]["role"] == "WORKER"
    assert users["support@milestones.example"] == {
        "email": "support@milestones.example",
        "name": users["support@milestones.example"]["name"],
        "kind": "PERSON",
        "role": "SUPPORT",
        "company": None,
        "active": True,
    }


def test_status_tells_what_is_missing_and_adds_nothing(run: Shell) -> None:
    run.data.mkdir()
    for _ in range(2):
        assert "0_" in refused(run("migrate", "--status"))
    assert not list(run.data.iterdir())
    assert run("migrate").returncode == 0
    assert "up to date" in run("migrate", "--status").stdout


def test_what_needs_the_database_says_that_it_is_not_migrated(run: Shell) -> None:
    run.data.mkdir()
    for words in (["verify"], ["serve"]):
        assert "migrate" in refused(run(*words, AUTH_SECRET=SECRET))


def test_migrating_tells_what_it_did(run: Shell) -> None:
    assert "_init.py" in run("migrate").stdout
    assert "up to date" in run("migrate").stdout


def test_demo_data_are_made_once(filled: Shell) -> None:
    again = filled("seed")
    assert again.returncode == 0
    assert "already" in again.stdout


def test_a_large_data_set_fits(migrated: Shell) -> None:
    assert migrated("seed", "--hires", "30", "--milestones", "5").returncode == 0
    verified = migrated("verify")
    assert verified.returncode == 0
    assert "40 hires" in verified.stdout


def test_verify_names_the_first_row_that_does_not_fit(run: Shell, filled: Shell) -> None:
    shutil.copytree(filled.data, run.data)
    with closing(sqlite3.connect(run.data / "milestones.db")) as database:
        (event,) = database.execute(
            "SELECT id FROM event WHERE seq = 2 ORDER BY hire_id"
        ).fetchone()
        database.execute(f"UPDATE event SET hash = '{'f' * 64}' WHERE id = '{event}'")
        database.commit()
    assert f"event {event}: hash should be" in refused(run("verify"))


def test_verify_tells_what_a_checkpoint_proves(run: Shell, filled: Shell, tmp_path: Path) -> None:
    shutil.copytree(filled.data, run.data)
    file = str(tmp_path / "checkpoint.jsonl")
    taken = run("checkpoint", file, AUDIT_KEY=SEED)
    assert (taken.returncode, taken.stderr) == (0, "")
    assert f"signed by {PUBLIC}" in taken.stdout
    verified = run("verify", "--checkpoint", file, AUDIT_PUBLIC_KEY=PUBLIC)
    assert (verified.returncode, verified.stderr) == (0, "")
    assert "Everything fits" in verified.stdout
    assert "Nothing that stood at" in verified.stdout
    doubted = run("verify", "--checkpoint", file)
    assert "only AUDIT_PUBLIC_KEY can tell" in doubted.stdout
    assert "expected key" in refused(run("verify", "--checkpoint", file, AUDIT_PUBLIC_KEY=SEED))
    with closing(sqlite3.connect(run.data / "milestones.db")) as database:
        database.execute(f"UPDATE event SET hash = '{'f' * 64}' WHERE seq = 2")
        database.commit()
    assert "Does not fit: event" in refused(run("verify", "--checkpoint", file))


def test_a_checkpoint_goes_into_a_folder_that_is_there(filled: Shell, tmp_path: Path) -> None:
    assert "none" in refused(filled("checkpoint", str(tmp_path / "none" / "checkpoint.jsonl")))
    assert "none" in refused(filled("verify", "--checkpoint", str(tmp_path / "none")))


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({}, "AUTH_SECRET"),
        ({"AUTH_SECRET": "short"}, "AUTH_SECRET"),
        ({"AUTH_SECRET": SECRET, "DATABASE_URL": "mysql://x/y"}, "DATABASE_URL"),
        ({"AUTH_SECRET": SECRET, "RATE_LIMIT": "many"}, "RATE_LIMIT"),
    ],
)
def test_wrong_settings_are_named(settings: dict[str, str], named: str, run: Shell) -> None:
    assert refused(run("serve", **settings), 2).startswith(named)


def test_a_database_that_is_away_is_one_line(run: Shell) -> None:
    url = f"postgres://nobody@127.0.0.1:{free_port()}/none"
    for command in ("migrate", "verify"):
        ended = run(command, DATABASE_URL=url, DATABASE_WAIT="0")
        assert "database cannot be had" in refused(ended)
    settings = {"DATABASE_URL": url, "DATABASE_WAIT": "0", "AUTH_SECRET": SECRET}
    assert "database cannot be had" in refused(run("serve", **settings))


def test_a_file_that_is_no_database_is_one_line(run: Shell) -> None:
    run.data.mkdir()
    (run.data / "milestones.db").write_text("This is a letter, not a database. " * 100)
    assert "database" in refused(run("verify"))


def test_a_port_that_is_taken_is_one_line(filled: Shell) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = str(taken.getsockname()[1])
        assert port in refused(filled("serve", "--port", port, AUTH_SECRET=SECRET))


def test_several_workers_need_postgres_before_they_need_a_database(run: Shell) -> None:
    line = refused(run("serve", "--workers", "2", "--port", "0", AUTH_SECRET=SECRET), 2)
    assert "PostgreSQL" in line


async def test_workers_share_a_port_and_end_in_good_order(
    run: Shell, postgres: Postgres, tmp_path: Path
) -> None:
    run.settings |= {"DATABASE_URL": await postgres.create_database(), "AUTH_SECRET": SECRET}
    assert run("migrate").returncode == 0
    assert run("seed").returncode == 0
    token = run("token", "owner@nordlys.example").stdout.strip()
    with run.serves(tmp_path, "serve", "--workers", "2") as serving:
        for _ in range(20):
            assert asked(serving.url, token)["viewer"]["email"] == "owner@nordlys.example"
        serving.tell(signal.SIGTERM)
        assert serving.exit_status() == 0, serving.text
    assert run("verify").returncode == 0


def test_one_server_ends_with_0_on_sigterm(filled: Shell, tmp_path: Path) -> None:
    token = filled("token", "maja@contractor.example", AUTH_SECRET=SECRET).stdout.strip()
    serving = filled.serves(tmp_path, "serve", AUTH_SECRET=SECRET)
    serving.is_forked = False
    with serving:
        asked(serving.url, token)
        serving.tell(signal.SIGTERM)
        assert serving.exit_status() == 0, serving.text
    listening, *operations = map(json.loads, serving.text.splitlines())
    assert listening["event"] == "listening"
    assert serving.url.endswith(f":{listening['port']}")
    assert listening["workers"] == 1
    assert {line["event"] for line in operations} == {"operation"}


def test_what_is_held_of_a_person_is_told_until_they_are_erased(run: Shell, filled: Shell) -> None:
    shutil.copytree(filled.data, run.data)
    email = "assistant@nordlys.example"
    held = json.loads(run("person", "export", email).stdout)
    assert held["person"][0]["name"] == "Emil Dahl"
    erased = run("person", "erase", email)
    assert (erased.returncode, erased.stderr) == (0, "")
    pseudonym = f"Erased person {held['person'][0]['id']}"
    assert pseudonym in erased.stdout
    assert "Emil" not in run("users").stdout
    for words in (["export"], ["erase"]):
        line = refused(run("person", *words, email))
        assert line == f"Nobody here has the address {email}."
    assert run("verify").returncode == 0


def test_nobody_is_erased_whom_a_company_still_deals_with(run: Shell, filled: Shell) -> None:
    shutil.copytree(filled.data, run.data)
    line = refused(run("person", "erase", "petra@payroll.example"))
    assert line.endswith("of Nordlys ApS is ACTIVE: not over.")
    owner = refused(run("person", "erase", "owner@nordlys.example"))
    assert owner == "A company keeps at least one active owner."


def test_nobody_is_erased_of_whom_something_was_altered(run: Shell, filled: Shell) -> None:
    shutil.copytree(filled.data, run.data)
    users = run("users").stdout
    with closing(sqlite3.connect(run.data / "milestones.db")) as connection, connection:
        connection.execute("UPDATE company SET created_at = '2020-01-01 00:00:00+00:00'")
    line = refused(run("person", "erase", "hiring@nordlys.example"))
    assert line.startswith("Not erased, since it does not fit: company ")
    assert run("users").stdout == users


def test_every_command_starts_by_itself(run: Shell, tmp_path: Path) -> None:
    """In all the other tests it finds the product imported."""
    steps = [
        ["migrate"],
        ["seed"],
        ["support", "help@milestones.example", "--name", "Sigrid"],
        ["user", "deactivate", "maja@contractor.example"],
        ["person", "export", "maja@contractor.example"],
        ["token", "owner@nordlys.example"],
        ["companies"],
        ["users"],
        ["checkpoint", str(tmp_path / "checkpoint")],
        ["verify"],
        ["schema", "--check"],
        ["template", "preview", str(EXAMPLE), str(tmp_path / "preview.pdf")],
    ]
    for words in steps:
        done = run.afresh(*words, AUTH_SECRET=SECRET)
        assert (done.returncode, done.stderr) == (0, ""), words
    # Those that go on, and what is read from standard input, start so elsewhere.
    started = {words[0] for words in steps} | {"demo", "serve", "explain"}
    assert started == vars(get_command(cli))["commands"].keys()


def test_a_template_is_previewed_or_told_what_is_wrong_with_it(run: Shell, tmp_path: Path) -> None:
    out = tmp_path / "preview.pdf"
    assert run("template", "preview", str(EXAMPLE), str(out)).returncode == 0
    assert out.read_bytes().startswith(b"%PDF")
    wrong = tmp_path / "wrong.html"
    wrong.write_text("<p>{{ rate_box }}</p>")
    refused = run("template", "preview", str(wrong), str(out))
    assert refused.returncode == 1
    assert "milestones_section" in refused.stderr
