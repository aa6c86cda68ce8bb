"""Whether whatever tests did through the API left rows that fit: what a verb forgot is found once they are over."""

from uuid import UUID

from models.verification import Misfit, verify
from models.verification.checks import misfits
from models.verification.companies import company_files
from models.verification.dossier import dossiers
from tests.house import Server


async def first_misfit(server: Server) -> Misfit | None:
    """Of the server's database, which is open here; but for companies whose rows a test wrote itself."""
    if not server.altered:
        return (await verify()).misfit
    altered = {UUID(id.partition(":")[2]) for id in server.altered}
    async for company in company_files():
        if company.company.id not in altered:
            for misfit in company.misfits():
                return misfit
    async for dossier in dossiers():
        if dossier.hire.company_id not in altered:
            for misfit in misfits(dossier):
                return misfit
    return None
