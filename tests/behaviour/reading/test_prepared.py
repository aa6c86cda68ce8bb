"""A page is planned by PostgreSQL once for each connection, however large its statement is."""

from models.database.connection import fetch
from tests.tenant import Tenant, milestone

_MONEY = "{ amount currency }"
_MAY = "{ allowed reasons { code message } }"
_TERMS = f"{{ name dueDate amount {_MONEY} purchaseOrderNumber }}"
_VERSION = f"""{{ id version status contentHash issuedAt note totalAmount {_MONEY}
    issuedBy {{ id name }} signature {{ signedAt signedName signedBy {{ id name }} }}
    milestoneTerms {_TERMS} changes {{ kind before {_TERMS} after {_TERMS} }}
    viewerCanSign {_MAY} }}"""
MANAGE_MILESTONES = f"""query ($id: ID!) {{ hire(id: $id) {{
    id number title description status version currency totalAmount {_MONEY} startDate endDate additionalTerms
    company {{ id name }} worker {{ id name email }} job {{ id title }}
    viewerCanOffer {_MAY} viewerCanEnd {_MAY}
    viewerCanEditMilestones {_MAY}
    progress {{ total completed pendingAmount {_MONEY} }}
    latestContract {_VERSION} activeContract {_VERSION}
    milestones(first: 200) {{ totalCount edges {{ node {{
        id name dueDate amount {_MONEY} purchaseOrderNumber status isLocked isOverdue isAwaitingSignature
        signedTerms {_TERMS} viewerCanEdit {_MAY} viewerCanRequestPayment {_MAY}
        paymentRequests(first: 10) {{ edges {{ node {{
            id number status amount {_MONEY} note rejectionReason submittedAt decidedAt
            submittedBy {{ id name }} decidedBy {{ id name }}
            viewerCanApprove {_MAY} viewerCanCancel {_MAY}
        }} }} }}
    }} }} }}
    conversation {{ id
        messages(first: 20) {{ edges {{ node {{ id body sentAt author {{ id name }} }} }} }} }}
    events(first: 50) {{ edges {{ node {{ id type occurredAt actor {{ id name }} milestone {{ id name }}
        contract {{ id version }} paymentRequest {{ id number }} message {{ id body }} }} }} }}
}} }}"""


async def test_a_large_page_stays_prepared(tenant: Tenant) -> None:
    hire = await tenant.active(*[milestone(f"Step {number}") for number in range(3)])
    for _ in range(4):
        await tenant.owner.ask(MANAGE_MILESTONES, id=hire.id)
    if tenant.server.dialect == "postgres":
        # One after the other: on the connection that this is asked on, too. The first time it is asked who asks.
        plan, *_ = await fetch(_PLANS, [])
        assert plan["times"] >= 3
        assert plan["length"] > 20_000


_PLANS = """SELECT generic_plans + custom_plans AS times, length(statement) AS length
    FROM pg_prepared_statements WHERE length(statement) > 20000
    ORDER BY times DESC"""
