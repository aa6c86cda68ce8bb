"""What people are to the companies that hire them."""

from enum import StrEnum


class EngagementType(StrEnum):
    """How a worker is engaged."""

    INDEPENDENT_CONTRACTOR = "INDEPENDENT_CONTRACTOR"
    PAYROLL = "PAYROLL"


class Classification(StrEnum):
    """What a company takes a worker for, where the rate is not by milestones."""

    EMPLOYEE = "EMPLOYEE"
    INDEPENDENT = "INDEPENDENT"
    UNKNOWN = "UNKNOWN"


class HiringRoute(StrEnum):
    """The two ways to fill a job."""

    DIRECT_HIRE = "DIRECT_HIRE"
    FIND_TALENT = "FIND_TALENT"


class RateType(StrEnum):
    """What a worker is paid by."""

    HOURLY = "HOURLY"
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    FIXED = "FIXED"
    MILESTONES = "MILESTONES"
