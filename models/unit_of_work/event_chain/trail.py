"""The trail of one transaction: the links of its facts, which cover every row that it writes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tortoise.models import Model

from models.records import Company, Hire
from models.rules.events import CompanyFact, Fact
from models.unit_of_work.event_chain import company as company_chain
from models.unit_of_work.event_chain import hire as hire_chain
from models.unit_of_work.event_chain.coverage import ChainKind, Columns, chain_kind_of, columns_of
from models.unit_of_work.event_chain.links import Covered, LinkRow, Moment
from models.unit_of_work.flush import TableWrite


class Untold(RuntimeError):
    """A row was written that a chain has to cover, and no fact was recorded that could cover it."""


@dataclass(slots=True)
class Trail:
    """Facts of one hire, of one company, or of both, in the order in which they were recorded."""

    hire: Hire | None = None
    facts: list[Fact] = field(default_factory=list)
    company: Company | None = None
    company_facts: list[CompanyFact] = field(default_factory=list)

    def tell(self, hire: Hire, facts: Sequence[Fact]) -> None:
        """A transaction tells of one hire only: the feed counts on it."""
        assert self.hire in {None, hire}
        self.hire = hire
        self.facts += facts

    def tell_company(self, company: Company, facts: Sequence[CompanyFact]) -> None:
        """A transaction tells of one company only."""
        assert self.company in {None, company}
        self.company = company
        self.company_facts += facts

    def written(
        self, rows: Iterable[Model], moment: Moment
    ) -> Iterator[tuple[Hire | Company, LinkRow, TableWrite]]:
        """For each chain its owner, its last link, and what writes its links. Raises Untold."""
        covered = self._covered(rows)
        if self.hire and self.facts:
            links = hire_chain.hire_links(self.hire, self.facts, covered[ChainKind.HIRE], moment)
            yield self.hire, links[-1], hire_chain.hire_link_writes(self.hire, links)
        if self.company and self.company_facts:
            facts = self.company_facts
            links = company_chain.company_links(
                self.company, facts, covered[ChainKind.COMPANY], moment
            )
            yield self.company, links[-1], company_chain.company_link_writes(links)

    def _covered(self, rows: Iterable[Model]) -> dict[ChainKind, Covered]:
        facts = {ChainKind.HIRE: self.facts, ChainKind.COMPANY: self.company_facts}
        covered: dict[ChainKind, list[tuple[str, Columns]]] = {kind: [] for kind in facts}
        for row in rows:
            kind, table = chain_kind_of(row), row._meta.db_table
            if kind is None:
                continue
            if not facts.get(kind):
                raise Untold(
                    f"{table} {row.pk} was written, and no fact recorded in a chain of a {kind}"
                )
            covered[kind].append((table, columns_of(row)))
        return dict(covered)
