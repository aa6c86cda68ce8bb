"""People, as the companies that hire them see them."""

from enum import StrEnum


class UserKind(StrEnum):
    """Who signs in: somebody, or a program of a company's."""

    PERSON = "PERSON"
    SERVICE_ACCOUNT = "SERVICE_ACCOUNT"


class EngagementType(StrEnum):
    """How a worker is engaged."""

    INDEPENDENT_CONTRACTOR = "INDEPENDENT_CONTRACTOR"
    PAYROLL = "PAYROLL"


class Classification(StrEnum):
    """The classification of a worker, where the rate is not by milestones."""

    EMPLOYEE = "EMPLOYEE"
    INDEPENDENT = "INDEPENDENT"
    UNKNOWN = "UNKNOWN"


class HiringRoute(StrEnum):
    """The two ways to fill a job."""

    DIRECT_HIRE = "DIRECT_HIRE"
    FIND_TALENT = "FIND_TALENT"


class RateType(StrEnum):
    """The types of rates that a worker is paid by."""

    HOURLY = "HOURLY"
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    FIXED = "FIXED"
    MILESTONES = "MILESTONES"
