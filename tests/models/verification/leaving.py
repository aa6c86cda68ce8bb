"""Everybody is let go by who still deals with them, and erased, one after the other, as far as nothing forbids it."""

from contextlib import suppress
from datetime import UTC, datetime
from uuid import UUID

from models.database.connection import database
from models.hire import cancel_hire, terminate_hire
from models.operators.erasure import erase
from models.payment_request import reject_payment_request
from models.records import Hire, PaymentRequest, Person
from models.rules.access import CompanyRole, Viewer
from models.rules.errors import Refused
from models.rules.lifecycle import OVER, HireStatus, PaymentRequestStatus
from models.unit_of_work.call import Call


async def everybody_erased(url: str) -> set[str]:
    """The ids of all who are erased: all but the last owners."""
    async with database(url):
        erased = set()
        for person in await Person.all():
            await _let_go(person.id)
            with suppress(Refused):
                assert await erase(person.email, datetime.now(UTC), unpaid=True)
                erased.add(str(person.id))
    return erased


async def _let_go(worker: UUID) -> None:
    pending = PaymentRequest.filter(worker_id=worker, status=PaymentRequestStatus.PENDING)
    for request in await pending:
        await reject_payment_request(
            await _owner_of((await request.company).id), request.id, "It is over"
        )
    for hire in await Hire.filter(worker_id=worker).exclude(status__in=list(OVER)):
        end = terminate_hire if hire.status is HireStatus.ACTIVE else cancel_hire
        await end(await _owner_of(hire.company_id), hire.id, "It is over")


async def _owner_of(company: UUID) -> Call:
    owner = await Person.get(company_id=company, role=CompanyRole.OWNER)
    return Call(Viewer(owner.id, CompanyRole.OWNER, company), datetime.now(UTC))
