"""The four lists and pages that clients of the product open all day."""

from tests.bench.asking.operation import AMOUNT, MILESTONE, Operation
from tests.bench.filling.rows import HIRES, hire_id

_REQUEST = "paymentRequest { id number status submittedAt }"

READS = [
    Operation(
        "page of 20 hires",
        "Hires",
        f"""query Hires {{ hires(first: 20) {{
            edges {{ node {{
                id number title status version worker {{ id name }}
                milestones(first: 20) {{ edges {{ node {{ {MILESTONE} {_REQUEST} }} }} }}
            }} }}
            pageInfo {{ hasNextPage }}
        }} }}""",
        """query Hires($company: UUID!) {
            hires: allHires(condition: {companyId: $company}, orderBy: ID_DESC, first: 20) {
                edges { node {
                    id number title status version worker: personByWorkerId { id name }
                    milestones: milestonesByHireId(
                        condition: {listed: true}, orderBy: [DUE_DATE_ASC, ID_ASC], first: 20
                    ) { edges { node {
                        id name dueDate amountMinor currency purchaseOrderNumber status
                        paymentRequestsByMilestoneId(first: 1) {
                            nodes { id number status submittedAt }
                        }
                    } } }
                } }
                pageInfo { hasNextPage }
            }
        }""",
        [{}],
    ),
    Operation(
        "one hire's page",
        "Hire",
        f"""query Hire($id: ID!) {{ hire(id: $id) {{
            id number title description status version createdAt
            company {{ id name }} worker {{ id name }}
            activeContract {{ id version status contentHash }}
            milestones(first: 50) {{ edges {{ node {{
                {MILESTONE} signedTerms {{ name dueDate {AMOUNT} }} {_REQUEST}
            }} }} }}
            paymentRequests(first: 50) {{ edges {{ node {{
                id number status {AMOUNT} submittedAt milestone {{ id name }}
                submittedBy {{ id name }}
            }} }} }}
        }} }}""",
        """query Hire($id: UUID!) { hire: hireById(id: $id) {
            id number title description status version createdAt
            company: companyByCompanyId { id name } worker: personByWorkerId { id name }
            activeContract: contractsByHireId(condition: {status: "SIGNED"}, first: 1) {
                nodes { id version status contentHash }
            }
            milestones: milestonesByHireId(
                condition: {listed: true}, orderBy: [DUE_DATE_ASC, ID_ASC], first: 50
            ) { edges { node {
                id name dueDate amountMinor currency purchaseOrderNumber status
                signedTerms: contractTermsByMilestoneId(first: 1) {
                    nodes { name dueDate amountMinor currency }
                }
                paymentRequestsByMilestoneId(first: 1) { nodes { id number status submittedAt } }
            } } }
            paymentRequests: paymentRequestsByHireId(orderBy: ID_DESC, first: 50) { edges { node {
                id number status amountMinor currency submittedAt
                milestone: milestoneByMilestoneId { id name }
                submittedBy: personBySubmittedById { id name }
            } } }
        } }""",
        [{"id": f"Hire:{hire_id(HIRES - 10)}"}],
    ),
    Operation(
        "payment inbox, 50",
        "Inbox",
        f"""query Inbox {{ paymentRequests(first: 50, statuses: [PENDING]) {{
            edges {{ node {{
                id number status {AMOUNT} submittedAt submittedBy {{ id name }}
                hire {{ id number title }} milestone {{ id name dueDate }}
            }} }}
            pageInfo {{ hasNextPage }}
        }} }}""",
        """query Inbox($company: UUID!) {
            paymentRequests: allPaymentRequests(
                condition: {companyId: $company, status: "PENDING"}, orderBy: ID_DESC, first: 50
            ) {
                edges { node {
                    id number status amountMinor currency submittedAt
                    submittedBy: personBySubmittedById { id name }
                    hire: hireByHireId { id number title }
                    milestone: milestoneByMilestoneId { id name dueDate }
                } }
                pageInfo { hasNextPage }
            }
        }""",
        [{}],
    ),
    Operation(
        "milestone timeline, 50",
        "Timeline",
        f"""query Timeline {{ milestones(first: 50) {{
            edges {{ node {{ {MILESTONE} hire {{ id number title worker {{ id name }} }} }} }}
            pageInfo {{ hasNextPage }}
        }} }}""",
        """query Timeline($company: UUID!) {
            milestones: allMilestones(
                condition: {companyId: $company, listed: true}
                orderBy: [DUE_DATE_ASC, ID_ASC], first: 50
            ) {
                edges { node {
                    id name dueDate amountMinor currency purchaseOrderNumber status
                    hire: hireByHireId {
                        id number title worker: personByWorkerId { id name }
                    }
                } }
                pageInfo { hasNextPage }
            }
        }""",
        [{}],
    ),
]
