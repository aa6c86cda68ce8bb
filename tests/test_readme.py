"""README.md is true: its tour runs as written, its tables say what the code says, and what it names is there."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
import typer

from api.__main__ import cli
from api.settings import Settings, load_settings
from models.database.history import KNOWN
from models.rules.access import MAY, ROLES, Action, CompanyRole, Standing
from models.rules.lifecycle import CONTRACT, HIRE, PAYMENT_REQUEST, HireAction
from resolvers.schema import schema
from tests.process import Server, free_port
from tests.tour import Request, Walk, fences, section, steps

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
TOUR = section(README, "A tour in five minutes")

# As README has them, and as a test can run them beside a server of its own.
PYTHON, ADDRESS = ".venv/bin/python", "http://127.0.0.1:8000"

CODE = re.compile(r"`([^`\n]+)`")
HEADINGS = {
    "owner, administrator": (CompanyRole.OWNER, CompanyRole.ADMINISTRATOR),
    "hiring admin": (CompanyRole.HIRING_ADMIN,),
    "hiring assistant": (CompanyRole.HIRING_ASSISTANT,),
    "finance manager": (CompanyRole.FINANCE_MANAGER,),
    "worker": (Standing.WORKER,),
    "support": (Standing.SUPPORT,),
}
MUTATIONS = {
    HireAction.OFFER: "offerHire",
    HireAction.CANCEL: "cancelHire",
    HireAction.SIGN: "signContract",
    HireAction.DECLINE: "declineContract",
    HireAction.END: "endHire",
    HireAction.TERMINATE: "terminateHire",
}


@dataclass
class Demo:
    """What `make run` starts, at an address and in a data folder of its own."""

    url: str
    home: Path

    @property
    def tokens(self) -> dict[str, str]:
        """Those that it printed, by address."""
        return dict(re.findall(r"(\S+@\S+) +(\S+)", (self.home / "log").read_text()))

    def ask(self, asked: str | Request) -> Any:
        """The JSON that a request or a command answers."""
        if isinstance(asked, str):
            return json.loads(self.shell(asked))
        answer = httpx.post(
            f"{self.url}/graphql",
            json={"query": asked.document, "variables": asked.variables},
            headers={"Authorization": f"Bearer {self.tokens[asked.user]}"},
        )
        return answer.raise_for_status().json()

    def shell(self, command: str) -> str:
        """What a command of README prints; it has to succeed."""
        command = command.replace(PYTHON, sys.executable).replace(ADDRESS, self.url)
        done = subprocess.run(
            ["/bin/sh", "-euc", command],
            cwd=ROOT,
            env=environment(self.home),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def environment(home: Path) -> dict[str, str]:
    """The machine's, but with the data there and nothing else configured."""
    ours = {name.upper() for name in Settings.model_fields}
    kept = {name: value for name, value in os.environ.items() if name.upper() not in ours}
    return {**kept, "DATA_DIR": str(home / "data")}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    home, port = tmp_path_factory.mktemp("demo"), free_port()
    # `env`, since a server of the tests starts in a bare environment.
    given = [f"DATA_DIR={home / 'data'}", f"PYTHONPATH={ROOT}"]
    command = ["/usr/bin/env", *given, sys.executable, "-m", "api", "demo", "--port", str(port)]
    url = f"http://127.0.0.1:{port}"
    with Server(url, command, home, ready=lambda _: answers(url)):
        yield Demo(url, home)


def answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/graphql").status_code > 0
    except httpx.TransportError:
        return False


@pytest.fixture
def curl() -> None:
    """What README's commands ask with."""
    if not shutil.which("curl"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("curl is not on this machine")


@pytest.mark.usefixtures("curl")
def test_the_tour_runs_as_written(demo: Demo) -> None:
    walk = Walk()
    for step in steps(TOUR):
        walk.take(step, demo.ask)
    assert sha256(walk.words["content 1"].encode()).hexdigest() == walk.words["hash 1"]
    assert httpx.get(walk.words["link 2"], timeout=60).content.startswith(b"%PDF-")
    assert "Everything fits" in demo.shell(fences(TOUR, "sh")[-1])


@pytest.mark.usefixtures("curl")
def test_the_first_company_is_opened_as_written(demo: Demo) -> None:
    _, opens = fences(section(README, "The first company"), "sh")
    answer = json.loads(demo.shell(opens.replace("ops@example.com", "support@milestones.example")))
    assert answer["data"]["createCompany"]["company"]["id"].startswith("Company:")


def test_the_demo_has_the_users_that_are_listed(demo: Demo) -> None:
    listed = CODE.findall(section(README, "Try it in two commands").partition("| who |")[2])
    assert set(listed) == demo.tokens.keys()


def test_the_table_of_roles_is_that_of_the_rules() -> None:
    head, *rows = table(section(README, "Who may do what"))
    allowed: dict[str, set[Action]] = {title: set() for title in head[1:]}
    for mutations, *marks in rows:
        for title, mark in zip(head[1:], marks, strict=True):
            allowed[title] |= {Action(name) for name in CODE.findall(mutations) if mark}
    said = {role: allowed[title] for title, roles in HEADINGS.items() for role in roles}
    assert said == {role: set(MAY[role]) for role in ROLES if role is not Standing.NOBODY}


def test_the_table_of_a_hire_is_that_of_the_rules() -> None:
    moves = {(MUTATIONS[does], was, now) for (does, was), now in HIRE.items() if was is not now}
    assert set(moved("A hire")) == moves


def test_the_table_of_a_version_is_that_of_the_rules() -> None:
    moves = {(was, now) for (_, was), now in CONTRACT.items()}
    assert {(was, now) for _, was, now in moved("A version of the contract")} == moves


def test_the_table_of_a_payment_request_is_that_of_the_rules() -> None:
    moves = {(f"{does}PaymentRequest", was, now) for (does, was), now in PAYMENT_REQUEST.items()}
    assert set(moved("A payment request, and its milestone")) == moves


def test_every_variable_is_listed() -> None:
    assert sorted(variables()) == sorted(name.upper() for name in Settings.model_fields)


@pytest.mark.parametrize("variable", Settings.model_fields)
def test_a_variable_has_the_default_that_is_listed(
    variable: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    unset = getattr(load_settings(keys=False), variable)
    for default in CODE.findall(variables()[variable.upper()]):
        monkeypatch.setenv(variable.upper(), default)
        assert getattr(load_settings(keys=False), variable) == unset
        return
    assert not unset or variable == "database_url"


def test_every_command_and_its_options_are_listed() -> None:
    group = typer.main.get_group(cli)
    rows = table(section(README, "The command line"))[1:]
    listed = {CODE.findall(row[0])[0].split()[0]: " ".join(row) for row in rows}
    assert listed.keys() == group.commands.keys()
    for name, command in group.commands.items():
        options = {param.opts[0] for param in command.params if param.opts[0].startswith("--")}
        assert set(re.findall(r"--[a-z]+", listed[name])) == options


def test_every_step_of_the_history_is_told_of_with_what_older_servers_do() -> None:
    rows = table(section(README, "Upgrading"))[1:]
    told = [CODE.findall(row[0])[0] for row in rows]
    for known in KNOWN.values():
        assert told == [step.split("_", 2)[2].removesuffix(".py") for step in known]


def test_every_command_and_verb_that_is_named_exists() -> None:
    group = typer.main.get_group(cli)
    assert set(re.findall(r"python -m api (\w+)", README)) <= group.commands.keys()
    verbs = re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert set(re.findall(r"(?:^|`)make ([a-z-]+)", README, re.MULTILINE)) <= set(verbs)


def test_every_path_that_is_named_exists() -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", README)
    (places,) = fences(section(README, "Where things are"), "")
    named = [*links, *(line.split()[0] for line in places.splitlines())]
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_name_in_the_text_is_one_of_the_code() -> None:
    sources = [ROOT / "tests" / "services.py"]
    for package in ("api", "models", "pdf", "resolvers"):
        sources += (ROOT / package).rglob("*.py")
    code = "\n".join([schema.as_str(), *(path.read_text() for path in sources)])
    known = {*re.findall(r"\w+", code), *variables()}
    # These two speak of other people's programs too, with names of theirs.
    others = r"^## (?:Operating|Client libraries)$.*?(?=^## )|^```.*?^```$"
    prose = re.sub(others, "", README, flags=re.MULTILINE | re.DOTALL)
    spans = {span for span in CODE.findall(prose) if re.fullmatch(r"[A-Za-z_][\w.]*", span)}
    named = {span for span in spans if not (ROOT / span).exists()}
    assert {span for span in named if not known.issuperset(span.split("."))} == set()


def table(text: str) -> list[list[str]]:
    """The cells of the first table: its head, and then its rows."""
    lines = [line for line in text.partition("\n|")[2].partition("\n\n")[0].splitlines() if line]
    rows = [[cell.strip() for cell in f"|{line.strip('|')}|".split("|")[1:-1]] for line in lines]
    return [rows[0], *rows[2:]]


def moved(heading: str) -> Iterator[tuple[str, str, str]]:
    """(mutation, from, to) of a table of the lifecycle."""
    for was, does, now in table(section(README, heading))[1:]:
        for status in CODE.findall(was):
            yield CODE.findall(does)[0], status, CODE.findall(now)[0]


def variables() -> dict[str, str]:
    """The cell with the default, of each variable."""
    rows = table(section(README, "Configuration"))[1:]
    return {name: default for names, default, _ in rows for name in CODE.findall(names)}
