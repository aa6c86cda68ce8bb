"""Before anything is erased: whether it can be finished. What is not begun leaves nobody half forgotten."""

from uuid import UUID

from models.database.connection import dialect, fetch_value
from models.database.errors import Unusable
from models.database.sql import Binds, Dialect
from models.operators.erasure.chains import chains_telling_of, fitting_file
from models.operators.erasure.hires import hires_left
from models.records import Company, Installation
from models.unit_of_work.event_chain.company import ONLY
from models.verification.case_file import CASES_AT_ONCE, case_files_of
from models.verification.checks import violations
from models.verification.moment import as_of_one_moment
from models.verification.rows import stored_rows
from models.verification.violation import raise_first

_REWRITTEN = ("company_event", "event", "idempotency_record", "message")
"""Tables in which nobody who serves has to be able to alter what is looked for here, as the guide grants it."""


async def require_right_to_forget() -> None:
    """Raise Unusable where this database role may not delete what stands beside links: whoever serves may not."""
    binds = Binds(dialect())
    if binds.dialect is not Dialect.POSTGRES:
        return
    may = " AND ".join(f"has_table_privilege({binds(each)}, 'UPDATE')" for each in _REWRITTEN)
    if not await fetch_value(f"SELECT {may}", binds.values):
        raise Unusable(
            "This database role may not forget anybody: DATABASE_URL has to name the owner's."
        )


async def require_fitting(person: UUID) -> None:
    """Raise Violation for the first row that does not fit, of each chain that an erasure of theirs is written to.

    Each is looked at again once it is locked; that finds only what was altered meanwhile.
    """
    async with as_of_one_moment():
        await _require_hires(await hires_left(person))
        told = await chains_telling_of(person)
        for company in await stored_rows(Company, id__in=list(told - {None})):
            await fitting_file(company)
        if None in told:
            await fitting_file(await Installation.get_or_none(id=ONLY) or Installation())


async def _require_hires(hires: list[UUID]) -> None:
    for first in range(0, len(hires), CASES_AT_ONCE):
        for case_file in await case_files_of(hires[first : first + CASES_AT_ONCE]):
            raise_first(violations(case_file))
