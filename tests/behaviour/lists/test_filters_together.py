"""Any filters together, however they are written, leave what all of them say: in a list, and below a hire."""

from random import Random

import pytest
from graphql import GraphQLInputObjectType, ast_from_value, print_ast

from tests.behaviour.lists.histories import SEED
from tests.behaviour.lists.naive import LISTS, List
from tests.behaviour.lists.test_every_filter import Listed
from tests.behaviour.walks import SCHEMA
from tests.tenant import JSON, Actor, Tenant

each_list = pytest.mark.parametrize("of", LISTS, ids=lambda each: each.field)
_MOST = 6
_TRIED = 24


def _drawn(of: List, random: Random, rows: list[JSON]) -> tuple[JSON, list[str]]:
    """A filter by some fields, with members twice and a null among them, and the ids of what it leaves."""
    names = random.sample([*of.criteria], random.randint(2, min(_MOST, len(of.criteria))))
    chosen = {name: of.criteria[name].draw(random, rows) for name in names[:-1]}
    kept = [row["id"] for row in rows if of.keeps(row, chosen)]
    doubled = {name: 2 * it if isinstance(it, list) else it for name, it in chosen.items()}
    return {**doubled, names[-1]: None}, kept


@each_list
@pytest.mark.usefixtures("later")
async def test_many_filters_leave_what_all_of_them_say(company: Tenant, of: List) -> None:
    random = Random(SEED)
    for viewer in (company.owner, company.worker, await company.member("VIEWER")):
        listed = Listed(viewer, of)
        rows = await listed.read()
        for _ in range(_TRIED if viewer is company.owner else _TRIED // 4):
            chosen, ids = _drawn(of, random, rows)
            kept = [row for row in rows if row["id"] in ids]
            await listed.check(chosen, random.choice([*(of.orders or [""])]), kept, random)


@each_list
@pytest.mark.usefixtures("later")
async def test_a_filter_says_the_same_in_the_document_as_in_a_variable(
    company: Tenant, of: List
) -> None:
    random, kind = Random(SEED), SCHEMA.type_map[of.filter]
    assert isinstance(kind, GraphQLInputObjectType)
    rows = await Listed(company.owner, of).read()
    for _ in range(_TRIED // 2):
        chosen, ids = _drawn(of, random, rows)
        node = ast_from_value(chosen, kind)
        assert node
        asked = f"{{ list: {of.field}(first: 200 filter: {print_ast(node)}) {{ edges {{ node {{ id }} }} }} }}"
        edges = (await company.owner.ask(asked))["list"]["edges"]
        assert {edge["node"]["id"] for edge in edges} == {*ids}, asked


_OF_HIRES = """query ($filter: MilestoneFilterInput) { hires(first: 20) { edges { node {
    milestones(first: 20 filter: $filter) { totalCount edges { node { id } } } } } } }"""


@pytest.mark.usefixtures("later")
async def test_each_filter_leaves_of_the_milestones_of_hires_what_it_leaves_of_all(
    company: Tenant,
) -> None:
    random, (of,) = Random(SEED), [each for each in LISTS if each.field == "milestones"]
    for viewer in (company.owner, company.worker):
        rows = await Listed(viewer, of).read()
        alone: list[JSON] = [{name: of.criteria[name].draw(random, rows)} for name in of.criteria]
        tried = [(each, [row["id"] for row in rows if of.keeps(row, each)]) for each in alone]
        tried += [_drawn(of, random, rows) for _ in range(_TRIED // 4)]
        for chosen, ids in tried:
            assert await _of_hires(viewer, chosen) == sorted(ids), (viewer.email, chosen)


async def _of_hires(viewer: Actor, chosen: JSON) -> list[str]:
    hires = (await viewer.ask(_OF_HIRES, filter=chosen))["hires"]["edges"]
    lists = [hire["node"]["milestones"] for hire in hires]
    assert all(each["totalCount"] == len(each["edges"]) for each in lists)
    return sorted(edge["node"]["id"] for each in lists for edge in each["edges"])
