"""The end of a company's program: told once, whichever verb ends it."""

from models.records import Company, Person, ServiceAccount
from models.rules.events import CompanyEventType, CompanyFact
from models.unit_of_work.transaction import Transaction


async def end_program(tx: Transaction, company: Company, program: Person) -> None:
    """Revoke the service account of this member of the locked company: it keeps its name in what it did."""
    account = await ServiceAccount.get(user_id=program.id)
    changes: list[list[str | None]] = [["role", program.role, None]]
    tx.change(account, revoked_at=tx.call.at, last_role=program.role)
    tx.change(program, company_id=None, role=None)
    revoked = CompanyEventType.SERVICE_ACCOUNT_REVOKED
    tx.record_company(company, CompanyFact(revoked, program.id, {"changes": changes}))
