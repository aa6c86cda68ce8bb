"""The guides to adding something: each is followed in a copy of the code, and what it adds is asked for."""

import json
from datetime import date
from textwrap import indent
from typing import Any

import pytest

from tests.copied import Copy
from tests.guides.pages import RESOLVERS, fences
from tests.tenant import today

INSIDE = "    "
OWNER = "owner@harbor.example"
"""Of a company that wants no PO numbers as yet."""
PAYS_BY_MILESTONES = "owner@nordlys.example"
REQUIRE = """mutation ($input: RequirePurchaseOrderNumbersInput!) {
  done: requirePurchaseOrderNumbers(input: $input) {
    company { settings { requirePurchaseOrderNumber } }
  }
}"""

ASK = """
import asyncio, json, sys
from datetime import UTC, datetime
from models.database.connection import database
from models.people.signing_in import viewer_of
from resolvers.context import Context
from resolvers.schema import schema

async def ask(url, email, text, **variables):
    async with database(url):
        context = Context(await viewer_of(email), datetime.now(UTC), None)
        result = await schema.execute(text, variables, context)
    assert not result.errors, result.errors
    print(json.dumps(result.data))

asyncio.run(ask(*sys.argv[1:4], **json.loads(sys.argv[4])))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    copy = Copy.at(tmp_path_factory.mktemp("copy"))
    copy.run("-m", "api", "migrate")
    copy.run("-m", "api", "seed")
    return copy


def ask(copy: Copy, email: str, text: str, **variables: Any) -> Any:
    """The data of an operation, by the schema itself."""
    url = f"sqlite://{copy.folder / 'data' / 'milestones.db'}"
    return json.loads(copy.run("-c", ASK, url, email, text, json.dumps(variables)))


def shown(title: str) -> list[str]:
    return fences(RESOLVERS.section(title), "python")


def test_a_field_is_added_as_the_guide_says(copy: Copy) -> None:
    length, makes, days = shown("To add a field")
    types = "resolvers/types/hire.py"
    copy.add(types, "from resolvers.planner.selection ", "from resolvers.planner.plan import Run\n")
    copy.add(types, "    title: str", indent(length, INSIDE))
    copy.add(types, '@strawberry.type(description="What the worker is paid by', f"{makes}\n\n")
    copy.add(types, "    offered_at: ", indent(days, INSIDE))
    milestones = "milestones { edges { node { status dueDate } } }"
    query = f"{{ hires(first: 9) {{ edges {{ node {{ title titleLength daysLeft {milestones} }} }} }} }}"
    hires = [edge["node"] for edge in ask(copy, PAYS_BY_MILESTONES, query)["hires"]["edges"]]
    assert {hire["daysLeft"] is None for hire in hires} == {True, False}
    for hire in hires:
        assert hire["titleLength"] == len(hire["title"])
        assert hire["daysLeft"] == days_left(hire)


def days_left(hire: Any) -> int | None:
    """Until the first due date of a milestone that is not completed."""
    milestones = [edge["node"] for edge in hire["milestones"]["edges"]]
    due = [each["dueDate"] for each in milestones if each["status"] != "COMPLETED"]
    return (date.fromisoformat(min(due)) - today()).days if due else None


def test_a_mutation_is_added_as_the_guide_says(copy: Copy) -> None:
    action, verb, calls, field = shown("To add a mutation")
    copy.add("models/rules/access.py", "    POST_MESSAGE =", indent(action, INSIDE))
    copy.add("models/company.py", "", f"\n\n{verb}")
    mutations = "resolvers/mutations/company.py"
    copy.add(mutations, '@strawberry.type(description="The company, or', f"{calls}\n\n")
    copy.add(mutations, "", indent(field, INSIDE))
    company = ask(copy, OWNER, "{ viewer { company { id } } }")["viewer"]["company"]["id"]
    done = ask(copy, OWNER, REQUIRE, input={"company": company, "idempotencyKey": "once"})
    assert done["done"]["company"]["settings"] == {"requirePurchaseOrderNumber": True}
    assert "Everything fits" in copy.run("-m", "api", "verify")


def test_a_subscription_is_added_as_the_guide_says(copy: Copy) -> None:
    (field,) = shown("To add a subscription")
    copy.add("resolvers/subscriptions.py", "", indent(field, INSIDE))
    copy.run("-m", "api", "schema")
    assert "paymentRequestAsked(" in (copy.folder / "schema.graphql").read_text()
