"""Every filter in every order, and every pair of two, forwards and backwards, leaves what it says."""

from dataclasses import dataclass, field
from itertools import combinations
from random import Random

import pytest
from graphql import GraphQLInputObjectType

from tests.behaviour.lists.histories import HIRES, SEED
from tests.behaviour.lists.naive import LISTS, List
from tests.behaviour.walks import SCHEMA
from tests.tenant import JSON, Actor, Tenant

each_list = pytest.mark.parametrize("of", LISTS, ids=lambda each: each.field)


@each_list
def test_every_field_of_a_filter_is_tried(of: List) -> None:
    kind = SCHEMA.type_map[of.filter]
    assert isinstance(kind, GraphQLInputObjectType)
    assert of.criteria.keys() == kind.fields.keys()


@each_list
@pytest.mark.usefixtures("later")
async def test_every_filter_and_every_pair_leaves_what_it_says(company: Tenant, of: List) -> None:
    random = Random(SEED)
    for viewer in (company.owner, company.worker):
        listed = Listed(viewer, of)
        rows = await listed.read()
        assert len(rows) >= HIRES // 4
        tried = [*combinations(of.criteria, 1), *combinations(of.criteria, 2)]
        for place, names in enumerate(tried if viewer is company.owner else tried[::5]):
            chosen = {name: of.criteria[name].draw(random, rows) for name in names}
            kept = [row for row in rows if of.keeps(row, chosen)]
            orders = [*(of.orders or [""])]
            for order in orders if len(names) == 1 else [orders[place % len(orders)]]:
                await listed.check(chosen, order, kept, random)


@dataclass
class Listed:
    """A list as somebody reads it."""

    viewer: Actor
    of: List
    cursors: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """Of all its rows in each order, beside their ids."""

    async def read(self) -> list[JSON]:
        """All of its rows, without a filter."""
        edges: list[JSON] = []
        for order in self.of.orders or [""]:
            ordered = f" orderBy: {order}" if order else ""
            page = f"edges {{ cursor node {{ {self.of.fields} }} }}"
            asked = f"{{ all: {self.of.field}(first: 200{ordered}) {{ {page} }} }}"
            edges = (await self.viewer.ask(asked))["all"]["edges"]
            self.cursors[order] = [(edge["cursor"], edge["node"]["id"]) for edge in edges]
        return [edge["node"] for edge in edges]

    async def check(self, chosen: JSON, order: str, kept: list[JSON], random: Random) -> None:
        """Hold a filtered list, and pages of it in either direction, against the rows that are to be left."""
        orders = self.of.orders or {}
        expected = [row["id"] for row in (sorted(kept, key=orders[order]) if order else kept)]
        place = random.randrange(len(self.cursors[order]))
        ids = [id for _, id in self.cursors[order]]
        before = [id for id in ids[:place] if id in expected]
        behind = [id for id in ids[place + 1 :] if id in expected]
        pages = await self._pages(chosen, order, self.cursors[order][place][0])
        said = f"{self.of.field} {chosen} {order} of {self.viewer.email}"
        assert _ids(pages["all"]) == expected, said
        assert pages["all"]["totalCount"] == len(expected), said
        assert _ids(pages["end"]) == expected[-3:], said
        assert _ids(pages["on"]) == behind[:2], said
        assert _ids(pages["back"]) == before[-2:], said
        assert pages["on"]["pageInfo"]["hasNextPage"] is (len(behind) > 2), said
        assert pages["back"]["pageInfo"]["hasPreviousPage"] is (len(before) > 2), said

    async def _pages(self, chosen: JSON, order: str, cursor: str) -> JSON:
        """All of it, its end, and a page on either side of a cursor, which may be of a row that is left out."""
        ordered = f"filter: $filter orderBy: {order}" if order else "filter: $filter"
        page = "pageInfo { hasNextPage hasPreviousPage } edges { node { id } }"
        field = self.of.field
        document = f"""query ($filter: {self.of.filter}, $at: String) {{
            all: {field}(first: 200 {ordered}) {{ totalCount edges {{ node {{ id }} }} }}
            end: {field}(last: 3 {ordered}) {{ {page} }}
            on: {field}(first: 2 after: $at {ordered}) {{ {page} }}
            back: {field}(last: 2 before: $at {ordered}) {{ {page} }} }}"""
        return await self.viewer.ask(document, filter=chosen, at=cursor)


def _ids(page: JSON) -> list[str]:
    return [edge["node"]["id"] for edge in page["edges"]]
