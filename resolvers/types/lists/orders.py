"""The orders of lists, as the schema shows them."""

from enum import StrEnum

from resolvers.enums import show


class HireOrder(StrEnum):
    """The orders of a list of hires."""

    NEWEST_FIRST = "NEWEST_FIRST"
    OLDEST_FIRST = "OLDEST_FIRST"
    NEXT_DUE_FIRST = "NEXT_DUE_FIRST"


class PaymentRequestOrder(StrEnum):
    """The orders of a list of payment requests."""

    NEWEST_FIRST = "NEWEST_FIRST"
    OLDEST_FIRST = "OLDEST_FIRST"
    LARGEST_FIRST = "LARGEST_FIRST"


show(
    HireOrder,
    "NEXT_DUE_FIRST: by the earliest due date of a milestone that is not completed; hires without one, and those"
    " that are over, come last.",
    {
        "NEWEST_FIRST": "Latest created first.",
        "OLDEST_FIRST": "Earliest created first.",
        "NEXT_DUE_FIRST": "The hire with the most urgent milestone first.",
    },
)
show(
    PaymentRequestOrder,
    "LARGEST_FIRST: by currency, then amount.",
    {
        "NEWEST_FIRST": "Latest submitted first.",
        "OLDEST_FIRST": "Earliest submitted first: who has waited longest.",
        "LARGEST_FIRST": "By the currency's code, then from the largest amount down.",
    },
)
