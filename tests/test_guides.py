"""The guides to adding something: each is followed in a copy of the code, and what it adds is asked for."""

import json
from textwrap import indent
from typing import Any

import pytest

from tests.copied import Copy
from tests.pages import RESOLVERS, fences

INSIDE = "    "
OWNER = "owner@harbor.example"
"""Of a company that wants no PO numbers as yet."""
REQUIRE = """mutation ($input: RequirePurchaseOrderNumbersInput!) {
  done: requirePurchaseOrderNumbers(input: $input) {
    company { settings { requirePurchaseOrderNumber } }
  }
}"""

ASK = """
import asyncio, json, sys
from datetime import UTC, datetime
from models.database.connection import database
from models.people import viewer_of
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
    (field,) = shown("To add a field")
    copy.add("resolvers/types/hire.py", "    title: str", indent(field, INSIDE))
    query = "{ hires(first: 9) { edges { node { title titleLength } } } }"
    hires = [edge["node"] for edge in ask(copy, OWNER, query)["hires"]["edges"]]
    assert hires
    assert all(hire["titleLength"] == len(hire["title"]) for hire in hires)


def test_a_mutation_is_added_as_the_guide_says(copy: Copy) -> None:
    action, verb, calls, field = shown("To add a mutation")
    copy.add("models/rules/access.py", "    POST_MESSAGE =", indent(action, INSIDE))
    right = "_A.REQUIRE_PURCHASE_ORDER_NUMBERS,\n"
    copy.add("models/rules/access.py", "    _A.SET_CONTRACT_TEMPLATE,", indent(right, INSIDE))
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
    assert "paymentRequestSubmitted(" in (copy.folder / "schema.graphql").read_text()
