"""Who plays in the tales of many hires."""

from dataclasses import dataclass
from uuid import UUID

from models.records import Company, ContractTemplate, Person


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of one hire: company's members and worker."""

    company: Company
    hiring: UUID
    finance: UUID
    worker: Person
    template: ContractTemplate | None
