"""By what a report is grouped, and which day of a milestone counts, as the schema shows them."""

from enum import StrEnum

from resolvers.enums import show


class ReportDate(StrEnum):
    """Which day of a milestone has to be in the period."""

    DUE = "DUE"
    APPROVED = "APPROVED"
    PAID = "PAID"


class ReportGrouping(StrEnum):
    """What a row of a report is of."""

    MONTH = "MONTH"
    HIRE = "HIRE"
    WORKER = "WORKER"
    PURCHASE_ORDER_NUMBER = "PURCHASE_ORDER_NUMBER"


show(
    ReportDate,
    "Which day of a milestone has to be in the period of a report.",
    {
        "DUE": "The due date, by the latest terms.",
        "APPROVED": "The day on which its payment request was approved (UTC): completed milestones alone.",
        "PAID": "The day on which it was paid, as the company recorded it: such milestones alone.",
    },
)
show(
    ReportGrouping,
    "What a row of a report is of.",
    {
        "MONTH": "The month of the day that counts (`dateOf`): `key` is 2026-11, and `label` November 2026.",
        "HIRE": "A hire: `key` is its id, and `label` its number and title. In the order of their creation.",
        "WORKER": "A worker: `key` is their id, and `label` their name. In the order of their ids.",
        "PURCHASE_ORDER_NUMBER": "A PO number, exactly as it stands, by its characters; those without one come last.",
    },
)
