"""Whoever asks for too much is told of what: one more try, and they have their answer."""

import pytest

from tests.behaviour.wire import Wire
from tests.tenant import Server, Tenant, in_days

_REPORT = f'report(from: "{in_days(0)}", to: "{in_days(90)}", by: MONTH) {{ key planned {{ amount currency }} }}'


async def test_a_report_of_a_page_of_companies_is_one_page_size_away(tenant: Tenant) -> None:
    await tenant.offered()
    asked = f"{{ companies%s {{ edges {{ node {{ name {_REPORT} }} }} }} }}"
    (error,) = await tenant.owner.errors(asked % "")
    assert error["extensions"]["code"] == "COST_LIMIT_EXCEEDED"
    assert error["message"].endswith(
        "; 50000 are allowed. The dearest part is `companies.edges.node.report`; `companies`"
        " counts as 50 entries: ask for fewer by `first`."
    )
    (edge,) = (await tenant.owner.ask(asked % "(first: 1)"))["companies"]["edges"]
    assert edge["node"]["report"][0]["planned"] == {"amount": "1250.00", "currency": "DKK"}


_FIVE = " ".join(f"a{n}: {_REPORT}" for n in range(5))
_PAGES = """query ($n: Int = 200) { hires(first: $n) { edges { node { milestones(last: 100) { edges {
    node { ...F } } } } } } }
    fragment F on Milestone { id ... on Milestone { asked: paymentRequests { edges { node { id } } } } }"""


_THREE_PAGES = (
    "`hires.edges.node.milestones.edges.node.asked.edges.node`; `hires` counts as 200 entries, `milestones` counts as"
    " 100 entries, `asked` counts as 20 entries: ask for fewer by `first`."
)
_MANY = " ".join(f"a{n}: id" for n in range(500))
_LARGE = f"""{{ hires(first: 200) {{ edges {{ node {{ milestones(first: 200) {{ edges {{ node {{ id }} }} }} }} }} }}
    a: hires {{ edges {{ node {{ {_MANY} }} }} }} }}"""


@pytest.mark.parametrize(
    ("asked", "advice"),
    [
        (_PAGES, _THREE_PAGES),
        (f"{{ viewer {{ company {{ {_FIVE} }} }} }}", "`viewer.company`."),
        (_LARGE, None),
    ],
)
async def test_the_dearest_part_is_named_as_it_stands_in_the_answer(
    server: Server, wire: Wire, asked: str, advice: str | None
) -> None:
    answer = await wire.send(server.support, asked)
    assert answer.error_codes == ["COST_LIMIT_EXCEEDED"]
    _, _, told = answer.body["errors"][0]["message"].partition("The dearest part is ")
    assert told == (advice or "")
