"""What `verify` says to alterations, in the process that has the database open."""

from collections.abc import Collection
from dataclasses import dataclass

from models.database.connection import database
from models.verification import verify
from tests.models.migration.scratch import Refused, scratch
from tests.models.verification.alterations import Alteration, alterations, garbage, records

_PARTS = {
    "event": ("event", "hire"),
    "company_event": ("company_event", "company", "installation"),
    "contract_terms": ("contract",),
}
"""What may be named instead: the chain of a link, or its next link; the version of terms."""

Found = tuple[str, str, str]
"""Table, id and reason."""


@dataclass(frozen=True)
class Outcome:
    """What was done, and the first misfit."""

    what: str
    table: str
    ids: frozenset[str]
    found: Found | None

    @property
    def is_named(self) -> bool:
        """Whether the row itself is named, its chain or version where it is a part of that, or who points to it."""
        if self.found is None:
            return False
        table, id, reason = self.found
        named = (table == self.table and id in self.ids) or table in _PARTS.get(self.table, ())
        return named or any(each in reason for each in self.ids)


@dataclass
class Findings:
    """Of all alterations; `refused` are those that the database does not let stand, `at_last` is when all is undone."""

    outcomes: list[Outcome]
    refused: set[str]
    at_last: Found | None = None


async def found_out(url: str, each: int, first: int, may_lack: Collection[str] = ()) -> Findings:
    """What is found when every so-manyth alteration is done, and undone before the next."""
    findings = Findings([], set())
    async with database(url), scratch(url) as rows:
        made = [alteration async for alteration in alterations(rows, may_lack)]
        findings.refused = {what for what in made if isinstance(what, str)}
        for alteration in [done for done in made if isinstance(done, Alteration)][first::each]:
            await rows.run(*alteration.do)
            found = await _first_misfit()
            await rows.run(*alteration.undo)
            told = alteration.what, alteration.table, alteration.ids
            findings.outcomes.append(Outcome(*told, found))
        findings.at_last = await _first_misfit()
    return findings


async def garbled(url: str) -> list[str]:
    """What is not found, or ends the search, where a column holds what is no value of its type."""
    missed = []
    async with database(url), scratch(url) as rows:
        for alteration in [each async for each in garbage(rows)]:
            try:
                await rows.run(*alteration.do)
            except Refused:
                continue
            if wrong := await _not_found():
                missed.append(f"{alteration.what}: {wrong}")
            await rows.run(*alteration.undo)
    return missed


async def _not_found() -> str | None:
    try:
        return None if await _first_misfit() else "not found"
    except Exception as failure:  # noqa: BLE001 (whatever it is: nobody is told of a row)
        return repr(failure)


async def columns(url: str) -> dict[str, list[str]]:
    """The columns of every table."""
    async with database(url):
        return {
            each._meta.db_table: sorted(each._meta.fields_db_projection.values())
            for each in records()
        }


async def _first_misfit() -> Found | None:
    violation = (await verify()).violation
    return (violation.table, str(violation.id), violation.reason) if violation else None
