"""How far a hire's milestones have come: counters and exact sums."""

import strawberry

from resolvers.fields import money, value
from resolvers.types.common import Money

PROGRESS = (
    "SELECT count(*) AS total,"
    " count(*) FILTER (WHERE m.status = 'COMPLETED') AS completed,"
    " count(*) FILTER (WHERE m.status = 'PENDING_APPROVAL') AS pending,"
    " count(*) FILTER (WHERE m.status = 'IN_PROGRESS') AS in_progress,"
    " count(*) FILTER (WHERE m.outstanding AND m.due_date < {today}) AS overdue,"
    " CAST(coalesce(sum(m.amount_minor), 0) AS BIGINT) AS total_minor,"
    " CAST(coalesce(sum(m.amount_minor) FILTER (WHERE m.status = 'COMPLETED'), 0) AS BIGINT)"
    " AS completed_minor,"
    " CAST(coalesce(sum(m.amount_minor) FILTER (WHERE m.status = 'PENDING_APPROVAL'), 0) AS BIGINT)"
    " AS pending_minor,"
    " CAST(coalesce(sum(m.amount_minor)"
    " FILTER (WHERE m.status <> 'COMPLETED' AND {my.ended_at} IS NULL), 0) AS BIGINT)"
    " AS remaining_minor,"
    " CAST((SELECT coalesce(sum(p.amount_minor), 0) FROM payment_request p"
    " WHERE p.hire_id = {my.id} AND p.paid_on IS NOT NULL) AS BIGINT) AS paid_minor,"
    " {my.currency} AS currency"
    " FROM milestone m WHERE m.hire_id = {my.id} AND m.listed"
)


@strawberry.type(description="How far a hire's milestones have come; zeros where there are none.")
class MilestoneProgress:
    """The counters and sums of the listed milestones."""

    total: int = value("{my.total}", "All of them.")
    completed: int = value("{my.completed}", "With an approved payment request.")
    pending_approval: int = value("{my.pending}", "With a pending payment request.")
    in_progress: int = value("{my.in_progress}", "With neither.")
    overdue: int = value(
        "{my.overdue}",
        "Not completed, with a due date that has passed, of an OFFERED or ACTIVE hire.",
    )
    total_amount: Money = money("{my.total_minor}", "The sum of the latest terms.")
    completed_amount: Money = money("{my.completed_minor}", "Of approved payment requests.")
    pending_amount: Money = money("{my.pending_minor}", "Of pending payment requests.")
    remaining_amount: Money = money(
        "{my.remaining_minor}", "Total less completed; zero once the hire is over."
    )
    paid_amount: Money = money(
        "{my.paid_minor}", "Of approved payment requests that were recorded as paid."
    )
