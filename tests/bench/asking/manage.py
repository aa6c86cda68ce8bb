"""The Manage Milestones page of a real client: all that it shows of a hire with 20 milestones, permissions too."""

from tests.bench.asking.operation import AMOUNT, Operation
from tests.bench.filling.rows import HIRES, hire_id

_MAY = "{ allowed reasons { code message path } }"
_TERMS = f"name dueDate {AMOUNT}"
_MONEY = "{ amount currency }"

_DOCUMENT = f"""query Manage($id: ID!) {{ hire(id: $id) {{
    id number title description status version currency createdAt offeredAt activatedAt
    company {{ id name settings {{ milestonesEnabled requirePurchaseOrderNumber }} }}
    worker {{ id name email engagementType }}
    rate {{ type }}
    totalAmount {_MONEY}
    progress {{
        total completed pendingApproval inProgress overdue totalAmount {_MONEY}
        completedAmount {_MONEY} pendingAmount {_MONEY} remainingAmount {_MONEY}
    }}
    viewerCanEditMilestones {_MAY} viewerCanOffer {_MAY} viewerCanEnd {_MAY}
    activeContract {{ id version status contentHash issuedAt issuedBy {{ id name }}
        signature {{ signedName signedAt signedBy {{ id name }} }} }}
    latestContract {{ id version status note issuedAt totalAmount {_MONEY}
        milestoneTerms {{ milestone {_TERMS} }} viewerCanSign {_MAY} }}
    milestones(first: 200) {{
        totalCount
        edges {{ node {{
            id {_TERMS} purchaseOrderNumber status isLocked isOverdue isAwaitingSignature
            isBeingRemoved createdAt updatedAt signedTerms {{ {_TERMS} }}
            paymentRequest {{
                id number status {AMOUNT} note submittedAt submittedBy {{ id name }}
                decidedAt decidedBy {{ id name }}
                viewerCanApprove {_MAY} viewerCanCancel {_MAY}
            }}
            viewerCanEdit {_MAY} viewerCanRequestPayment {_MAY}
        }} }}
        pageInfo {{ hasNextPage }}
    }}
    pendingRemovals {{ id {_TERMS} }}
    paymentRequests(first: 50) {{ totalCount edges {{ node {{
        id number status {AMOUNT} submittedAt milestone {{ id name }}
    }} }} }}
    conversation {{ id }}
}} }}"""

_PLAIN = "name dueDate amountMinor currency"
_POSTGRAPHILE = f"""query Manage($id: UUID!) {{ hire: hireById(id: $id) {{
    id number title description status version currency createdAt offeredAt activatedAt
    company: companyByCompanyId {{ id name milestonesEnabled requiresPurchaseOrderNumber }}
    worker: personByWorkerId {{ id name email engagementType }}
    rateType
    totalAmount: progress {{ totalMinor currency }}
    progress {{
        total completed pendingApproval inProgress overdue totalMinor currency
        completedMinor second: currency pendingMinor third: currency
        remainingMinor fourth: currency
    }}
    viewerCanEditMilestones {_MAY} viewerCanOffer {_MAY} viewerCanEnd {_MAY}
    activeContract: contractsByHireId(condition: {{status: "SIGNED"}}, first: 1) {{ nodes {{
        id version status contentHash issuedAt issuedBy: personByIssuedById {{ id name }}
        signedName signedAt signedBy: personBySignedById {{ id name }}
    }} }}
    latestContract {{ id version status note issuedAt totalMinor currency
        milestoneTerms: contractTermsByContractId(orderBy: [DUE_DATE_ASC, MILESTONE_ID_ASC]) {{
            nodes {{ milestoneId {_PLAIN} }}
        }} viewerCanSign {_MAY} }}
    milestones: milestonesByHireId(
        condition: {{listed: true}}, orderBy: [DUE_DATE_ASC, ID_ASC], first: 200
    ) {{
        totalCount
        edges {{ node {{
            id {_PLAIN} purchaseOrderNumber status isLocked isOverdue awaitingSignature
            isBeingRemoved createdAt updatedAt
            signedTerms: contractTermsByMilestoneId(first: 1) {{ nodes {{ {_PLAIN} }} }}
            paymentRequest: paymentRequestsByMilestoneId(first: 1) {{ nodes {{
                id number status amountMinor currency note submittedAt
                submittedBy: personBySubmittedById {{ id name }}
                decidedAt decidedBy: personByDecidedById {{ id name }}
                viewerCanApprove {_MAY} viewerCanCancel {_MAY}
            }} }}
            viewerCanEdit {_MAY} viewerCanRequestPayment {_MAY}
        }} }}
        pageInfo {{ hasNextPage }}
    }}
    pendingRemovals: milestonesByHireId(
        condition: {{listed: false, awaitingSignature: true}}, orderBy: [DUE_DATE_ASC, ID_ASC]
    ) {{ nodes {{ id {_PLAIN} }} }}
    paymentRequests: paymentRequestsByHireId(orderBy: ID_DESC, first: 50) {{
        totalCount edges {{ node {{
            id number status amountMinor currency submittedAt
            milestone: milestoneByMilestoneId {{ id name }}
        }} }}
    }}
    conversation: conversationByHireId {{ id }}
}} }}"""

MANAGE = Operation(
    "Manage Milestones, everything that it shows",
    "Manage",
    _DOCUMENT,
    _POSTGRAPHILE,
    [{"id": f"Hire:{hire_id(HIRES - 10)}"}],
)
