"""The pages are true: their tables say what the code says, links lead somewhere, and what they name is there."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from graphql import build_schema, parse, validate

from api.__main__ import cli
from api.settings import Settings, load_settings
from models.database.history import KNOWN
from models.rules.bookkeeping.payments import recording, voiding
from models.rules.lifecycle import (
    CONTRACT_TRANSITIONS,
    HIRE_TRANSITIONS,
    PAYMENT_REQUEST_TRANSITIONS,
    HireAction,
    PaymentRequestStatus,
)
from resolvers.schema import schema
from tests.guides.pages import (
    CHANGES,
    CLIENTS,
    CODE,
    DECISIONS,
    MODELS,
    OPERATING,
    PAGES,
    README,
    ROOT,
    TEMPLATES,
    TYPEFACES,
    Page,
    anchor,
    fences,
    table,
    without_fences,
)
from tests.guides.test_repository import committed

MINUTES, WORDS_A_MINUTE = 5, 240
CORE = build_schema((ROOT / "schema.graphql").read_text())

each_page = pytest.mark.parametrize("page", PAGES, ids=str)
MUTATIONS = {
    HireAction.OFFER: "offerHire",
    HireAction.CANCEL: "cancelHire",
    HireAction.SIGN: "signContract",
    HireAction.DECLINE: "declineContract",
    HireAction.END: "endHire",
    HireAction.TERMINATE: "terminateHire",
}


def test_the_table_of_a_hire_is_that_of_the_rules() -> None:
    moves = {
        (MUTATIONS[does], was, now)
        for (does, was), now in HIRE_TRANSITIONS.items()
        if was is not now
    }
    assert set(moved("A hire")) == moves


def test_the_table_of_a_version_is_that_of_the_rules() -> None:
    moves = {(was, now) for (_, was), now in CONTRACT_TRANSITIONS.items()}
    assert {(was, now) for _, was, now in moved("A version of the contract")} == moves


def test_the_table_of_a_payment_request_is_that_of_the_rules() -> None:
    moves = {
        (f"{does}PaymentRequest", was, now)
        for (does, was), now in PAYMENT_REQUEST_TRANSITIONS.items()
    }
    assert set(moved("A payment request, and its milestone")) == moves


def test_the_table_of_recorded_payments_is_that_of_the_rules() -> None:
    """Only an approved request is recorded, so the others have no row of what is recorded of them."""
    told = {
        (status, recorded == "yes"): may
        for statuses, recorded, may in table(MODELS.section("A payment that was made"))[1:]
        for status in CODE.findall(statuses)
    }
    assert {status for status, _ in told} == set(PaymentRequestStatus)
    for (status, recorded), may in told.items():
        refused = {
            "recorded": recording(PaymentRequestStatus(status), recorded=recorded),
            "voided": voiding(recorded=recorded),
        }
        assert [name for name, why in refused.items() if not why] == [may] * bool(may)


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
    rows = table(OPERATING.section("The command line"))[1:]
    listed = {CODE.findall(row[0])[0].split()[0]: " ".join(row) for row in rows}
    assert listed.keys() == group.commands.keys()
    for name, command in group.commands.items():
        assert set(re.findall(r"--[a-z]+(?:-[a-z]+)*", listed[name])) == options_of(command)


def options_of(command: Any) -> set[str]:
    """Those of a command, or of all commands of a group."""
    if commands := getattr(command, "commands", {}):
        return {option for each in commands.values() for option in options_of(each)}
    return {param.opts[0] for param in command.params if param.opts[0].startswith("--")}


def test_every_step_of_the_history_is_told_of_with_what_older_servers_do() -> None:
    rows = table(OPERATING.section("Upgrading"))[1:]
    told = [CODE.findall(row[0])[0] for row in rows]
    for known in KNOWN.values():
        assert told == [step.split("_", 2)[2].removesuffix(".py") for step in known]


@each_page
def test_every_command_and_verb_that_is_named_exists(page: Page) -> None:
    group = typer.main.get_group(cli)
    assert set(re.findall(r"python -m api (\w+)", page.text)) <= group.commands.keys()
    verbs = re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert set(re.findall(r"(?:^|`)make ([a-z-]+)", page.text, re.MULTILINE)) <= set(verbs)


@each_page
def test_every_document_that_is_shown_is_one_of_the_schema(page: Page) -> None:
    for document in fences(page.text, "graphql"):
        assert validate(CORE, parse(document)) == []


@each_page
def test_every_link_leads_somewhere(page: Page) -> None:
    anchors = {each.path: {anchor(heading) for heading in each.headings} for each in PAGES}
    for target in re.findall(r"\]\(([^)\s]+)\)", without_fences(page.text)):
        if "://" not in target:
            path, _, place = target.partition("#")
            there = (page.path.parent / path).resolve() if path else page.path
            assert there.exists(), target
            assert not place or place in anchors[there], target


def test_no_heading_of_a_page_is_there_twice() -> None:
    """Nobody could link to the second one."""
    twice = [page.path for page in PAGES if len(page.headings) != len(set(page.headings))]
    assert twice == []


def test_every_page_is_held_to_the_truth() -> None:
    assert {page.path for page in PAGES} == {path for path in committed() if path.suffix == ".md"}


def test_every_place_that_is_listed_exists() -> None:
    (places,) = fences(README.section("Where things are"), "")
    named = [line.split()[0] for line in places.splitlines()]
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_a_newcomer_reads_the_first_page_in_five_minutes() -> None:
    assert len(without_fences(README.text).split()) <= MINUTES * WORDS_A_MINUTE


@each_page
def test_every_path_that_is_named_exists(page: Page) -> None:
    named = re.findall(r"`((?:api|models|pdf|resolvers|tests|migrations)/[\w./-]*)`", page.text)
    assert [path for path in named if not (ROOT / path).exists()] == []


@each_page
def test_every_page_begins_with_its_reader(page: Page) -> None:
    title, _, opening = page.text.partition("\n\n")
    assert re.fullmatch("# .+", title)
    assert page in {README, CHANGES, TEMPLATES, TYPEFACES} or opening.startswith("For ")


@each_page
def test_every_name_in_the_text_is_one_of_the_code(page: Page, names: set[str]) -> None:
    spans = {span for span in CODE.findall(ours(page)) if re.fullmatch(r"[A-Za-z_][\w.]*", span)}
    named = {span for span in spans if not (ROOT / span).exists()}
    assert {span for span in named if not names.issuperset(span.split("."))} == set()


@pytest.fixture(scope="module")
def names() -> set[str]:
    """Every word of the code, of the schema and of the configuration."""
    sources = [
        ROOT / "tests/machines/services.py",
        ROOT / "tests/machines/programs.py",
        ROOT / "api/observability/dashboard.json",
    ]
    sources += (ROOT / "tests/bench").glob("*.py")
    sources += [ROOT / "api/observability/alerts.yaml", *(ROOT / "pdf/templates").glob("*.html")]
    sources += [ROOT / "tests/api/web/web_window.py", *(ROOT / "api/web/src").rglob("*.ts*")]
    for package in ("api", "models", "pdf", "resolvers"):
        sources += (ROOT / package).rglob("*.py")
    code = "\n".join([schema.as_str(), *(path.read_text() for path in sources)])
    return {*re.findall(r"\w+", code), *variables()}


def ours(page: Page) -> str:
    """Its prose, but for what speaks of other people's programs too, with names of theirs."""
    text = page.text
    if page is OPERATING:
        text = "".join(map(page.section, ("Configuration", "The command line")))
    for other, title in ((CLIENTS, "Client libraries"), (DECISIONS, "By hand, or a library")):
        if page is other:
            text = text.replace(page.section(title), "")
    return without_fences(text)


def moved(heading: str) -> Iterator[tuple[str, str, str]]:
    """(mutation, from, to) of a table of the lifecycle."""
    for was, does, now in table(MODELS.section(heading))[1:]:
        for status in CODE.findall(was):
            yield CODE.findall(does)[0], status, CODE.findall(now)[0]


def variables() -> dict[str, str]:
    """The cell with the default, of each variable."""
    rows = table(OPERATING.section("Configuration"))[1:]
    return {name: default for names, default, _ in rows for name in CODE.findall(names)}
