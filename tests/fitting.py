"""Whether whatever tests did through the API left rows that fit: what a verb forgot is found once they are over."""

from uuid import UUID

from models.verification import Violation, verify
from models.verification.case_file import case_files
from models.verification.checks import violations
from models.verification.companies import company_files
from tests.tenant import Server


async def first_misfit(server: Server) -> Violation | None:
    """Of the server's database, which is open here; but for companies whose rows a test wrote itself."""
    if not server.altered:
        return (await verify()).violation
    altered = {UUID(id.partition(":")[2]) for id in server.altered}
    async for company in company_files():
        if company.company.id not in altered:
            for violation in company.violations():
                return violation
    async for case_file in case_files():
        if case_file.hire.company_id not in altered:
            for violation in violations(case_file):
                return violation
    return None
