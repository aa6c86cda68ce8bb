"""The trail of one transaction: the links of its facts, which cover every row that it writes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tortoise.models import Model

from models.records import Company, Hire, Installation, Person
from models.rules.events import CompanyFact, Fact
from models.unit_of_work.event_chain import company as company_chain
from models.unit_of_work.event_chain import hire as hire_chain
from models.unit_of_work.event_chain.coverage import ChainKind, Columns, chain_kind_of, columns_of
from models.unit_of_work.event_chain.links import Covered, LinkRow, Moment
from models.unit_of_work.flush import TableWrite

Owner = Hire | Company | Installation
"""A row that a chain hangs on."""


class Untold(RuntimeError):
    """A row was written that a chain has to cover, and no fact was recorded that could cover it."""


@dataclass(slots=True)
class Trail:
    """Facts of one hire, of companies and of the installation, each in the order in which they were recorded."""

    hire: Hire | None = None
    facts: list[Fact] = field(default_factory=list)
    company_facts: dict[Company | Installation, list[CompanyFact]] = field(default_factory=dict)

    def tell(self, hire: Hire, facts: Sequence[Fact]) -> None:
        """A transaction tells of one hire only: the feed counts on it."""
        assert self.hire in {None, hire}
        self.hire = hire
        self.facts += facts

    def tell_company(self, owner: Company | Installation, facts: Sequence[CompanyFact]) -> None:
        """Of several where they all are told the same: that somebody was corrected."""
        self.company_facts.setdefault(owner, []).extend(facts)

    def written(
        self, rows: Iterable[Model], moment: Moment
    ) -> Iterator[tuple[Owner, LinkRow, TableWrite]]:
        """For each chain its owner, its last link, and what writes its links. Raises Untold."""
        covered = self._covered(rows)
        if self.hire and self.facts:
            links = hire_chain.hire_links(self.hire, self.facts, covered[self.hire], moment)
            yield self.hire, links[-1], hire_chain.hire_link_writes(self.hire, links)
        for owner, facts in self.company_facts.items():
            links = company_chain.company_links(owner, facts, covered[owner], moment)
            yield owner, links[-1], company_chain.company_link_writes(links)

    def _covered(self, rows: Iterable[Model]) -> Mapping[Owner, Covered]:
        covered: defaultdict[Owner, list[tuple[str, Columns]]] = defaultdict(list)
        for row in rows:
            kind, table = chain_kind_of(row), row._meta.db_table
            owners = list(self._owners(row, kind)) if kind else []
            if kind and not owners:
                raise Untold(
                    f"{table} {row.pk} was written, and no fact recorded in a chain of a {kind}"
                )
            for owner in owners:
                covered[owner].append((table, columns_of(row)))
        return covered

    def _owners(self, row: Model, kind: ChainKind) -> Iterator[Owner]:
        """Those of the chains that are told which cover the row."""
        if kind is ChainKind.HIRE:
            yield from [self.hire] if self.hire and self.facts else []
            return
        yield from (owner for owner in self.company_facts if _covers(owner, row, kind))


def _covers(owner: Company | Installation, row: Model, kind: ChainKind) -> bool:
    of_installation = isinstance(owner, Installation)
    if isinstance(row, Person):
        # Several chains may tell of a person; of support it is the installation's.
        return of_installation or kind is ChainKind.COMPANY
    if of_installation or kind is ChainKind.INSTALLATION:
        return of_installation and kind is ChainKind.INSTALLATION
    return row == owner or getattr(row, "company_id", None) == owner.id
