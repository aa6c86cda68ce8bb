"""The Manage Milestones page of the program that is written by hand, as its owner sees it."""

from tests.bench.peers.statements import AMOUNT, INSTANT

_TODAY = "(now() AT TIME ZONE 'UTC')::date"
_ALLOWED = """json_build_object('allowed', TRUE, 'reasons', '[]'::json)"""
_FORBIDDEN = """json_build_object('allowed', FALSE, 'reasons', json_build_array(json_build_object(
    'code', 'FORBIDDEN', 'message', 'Your role may not do this.', 'path', '[]'::json)))"""


def _refused(code: str, message: str, path: str) -> str:
    return f"""json_build_object('allowed', FALSE, 'reasons', json_build_array(json_build_object(
        'code', '{code}', 'message', {message}, 'path', json_build_array('{path}'))))"""


def _row(columns: str, rest: str) -> str:
    return f"(SELECT row_to_json(o) FROM (SELECT {columns} {rest}) o)"


def _sum(column: str) -> str:
    return _row(
        f"""({column} / 100)::text || '.' || lpad(({column} % 100)::text, 2, '0') AS amount,
        h.currency""",
        "",
    )


def _instant(column: str, name: str) -> str:
    return f'{INSTANT.format(column=column)} AS "{name}"'


def _person(kind: str, column: str) -> str:
    return _row(f"'{kind}:' || u.id AS id, u.name", f"FROM person u WHERE u.id = {column}")


_TERMS = f"""t.name, t.due_date AS "dueDate", {AMOUNT.format(t="t")}"""


def _moving(action: str, path: str, allowed: str, *statuses: str) -> str:
    known = ", ".join(f"'{status}'" for status in statuses)
    message = f"'One cannot {action} a hire that is ' || lower(h.status) || '.'"
    refused = _refused("INVALID_STATE", message, path)
    return f"CASE WHEN h.status IN ({known}) THEN {allowed} ELSE {refused} END"


_EDITED = ("DRAFT", "OFFERED", "ACTIVE")
_LOCKED = _refused(
    "MILESTONE_LOCKED",
    "'“' || m.name || '” has the ' || CASE m.status WHEN 'COMPLETED' THEN 'approved'"
    " ELSE 'pending' END || ' payment request ' || p.number || '.'",
    "milestone",
)
_MAY_EDIT = _moving("edit", "hire", _ALLOWED, *_EDITED)
_MAY_OFFER = _moving("offer", "hire", _ALLOWED, "DRAFT")
_MAY_EDIT_ONE = _moving(
    "edit",
    "milestone",
    f"CASE WHEN m.status = 'IN_PROGRESS' THEN {_ALLOWED} ELSE {_LOCKED} END",
    *_EDITED,
)
_DECIDED = "'The request is ' || lower(p.status) || ' already.'"
_MAY_APPROVE = f"""CASE WHEN p.status = 'PENDING' THEN {_ALLOWED}
    ELSE {_refused("INVALID_STATE", _DECIDED, "paymentRequest")} END"""
_LOCKING = _row(
    f"""'PaymentRequest:' || p.id AS id, p.number, p.status, {AMOUNT.format(t="p")}, p.note,
    {_instant("p.submitted_at", "submittedAt")}, {_person("User", "p.submitted_by_id")} AS "submittedBy",
    {_instant("p.decided_at", "decidedAt")}, {_person("User", "p.decided_by_id")} AS "decidedBy",
    {_MAY_APPROVE} AS "viewerCanApprove", {_FORBIDDEN} AS "viewerCanCancel" """,
    "",
)
_NODE = _row(
    f"""'Milestone:' || m.id AS id, m.name, m.due_date AS "dueDate", {AMOUNT.format(t="m")},
    m.purchase_order_number AS "purchaseOrderNumber", m.status,
    m.status <> 'IN_PROGRESS' AS "isLocked",
    m.status <> 'COMPLETED' AND m.due_date < {_TODAY} AND h.status IN ('OFFERED', 'ACTIVE')
        AS "isOverdue",
    m.awaiting_signature AS "isAwaitingSignature",
    NOT m.listed AND m.awaiting_signature AS "isBeingRemoved",
    {_instant("m.created_at", "createdAt")}, {_instant("m.updated_at", "updatedAt")},
    CASE WHEN t.name IS NOT NULL THEN {_row(_TERMS, "")} END AS "signedTerms",
    CASE WHEN p.id IS NOT NULL THEN {_LOCKING} END AS "paymentRequest",
    {_MAY_EDIT_ONE} AS "viewerCanEdit", {_FORBIDDEN} AS "viewerCanRequestPayment" """,
    "",
)
_MILESTONES = f"""(SELECT row_to_json(list) FROM (SELECT count(*) AS "totalCount",
    json_agg(json_build_object('node', {_NODE}) ORDER BY m.due_date, m.id) AS edges,
    json_build_object('hasNextPage', FALSE) AS "pageInfo"
    FROM milestone m
    LEFT JOIN payment_request p ON p.milestone_id = m.id AND p.status IN ('PENDING', 'APPROVED')
    LEFT JOIN contract_terms t ON t.milestone_id = m.id AND t.contract_id = s.id
    WHERE m.hire_id = h.id AND m.listed) list) AS milestones"""

_SUMS = """(SELECT count(*) AS total, count(*) FILTER (WHERE m.status = 'COMPLETED') AS completed,
    count(*) FILTER (WHERE m.status = 'PENDING_APPROVAL') AS pending,
    count(*) FILTER (WHERE m.status = 'IN_PROGRESS') AS working,
    count(*) FILTER (WHERE m.outstanding AND m.due_date < (now() AT TIME ZONE 'UTC')::date) AS overdue,
    coalesce(sum(m.amount_minor), 0)::bigint AS minor,
    coalesce(sum(m.amount_minor) FILTER (WHERE m.status = 'COMPLETED'), 0)::bigint AS done_minor,
    coalesce(sum(m.amount_minor) FILTER (WHERE m.status = 'PENDING_APPROVAL'), 0)::bigint
        AS pending_minor
    FROM milestone m WHERE m.hire_id = h.id AND m.listed) g"""
_PROGRESS = _row(
    f"""g.total, g.completed, g.pending AS "pendingApproval", g.working AS "inProgress", g.overdue,
    {_sum("g.minor")} AS "totalAmount", {_sum("g.done_minor")} AS "completedAmount",
    {_sum("g.pending_minor")} AS "pendingAmount",
    {_sum("(CASE WHEN h.ended_at IS NULL THEN g.minor - g.done_minor ELSE 0 END)")}
        AS "remainingAmount" """,
    "",
)
_WAITING = "'The payment request ' || w.number || ' awaits a decision.'"
_MAY_END = _moving(
    "end",
    "hire",
    f"""CASE WHEN w.number IS NOT NULL THEN {_refused("PAYMENT_REQUEST_PENDING", _WAITING, "hire")}
    WHEN g.completed < g.total THEN {_refused("INVALID_STATE", "'Something is not done.'", "hire")}
    ELSE {_ALLOWED} END""",
    "ACTIVE",
)
_SIGNATURE = _row(
    f"""s.signed_name AS "signedName", {_instant("s.signed_at", "signedAt")},
    {_person("User", "s.signed_by_id")} AS "signedBy" """,
    "",
)
_ACTIVE = _row(
    f"""'Contract:' || s.id AS id, s.version, s.status, s.content_hash AS "contentHash",
    {_instant("s.issued_at", "issuedAt")}, {_person("User", "s.issued_by_id")} AS "issuedBy",
    {_SIGNATURE} AS signature""",
    "",
)
_LATEST = _row(
    f"""'Contract:' || c.id AS id, c.version, c.status, c.note, {_instant("c.issued_at", "issuedAt")},
    {_sum("c.total_minor")} AS "totalAmount",
    (SELECT json_agg(o) FROM (SELECT 'Milestone:' || t.milestone_id AS milestone, {_TERMS}
        FROM contract_terms t WHERE t.contract_id = c.id ORDER BY t.due_date, t.milestone_id) o)
        AS "milestoneTerms", {_FORBIDDEN} AS "viewerCanSign" """,
    """FROM contract c WHERE c.hire_id = h.id
    ORDER BY (c.status IN ('WITHDRAWN', 'DECLINED')), c.version DESC LIMIT 1""",
)
_ITS_MILESTONE = _row("'Milestone:' || m.id AS id, m.name", "")
_ASKED = _row(
    f"""'PaymentRequest:' || p.id AS id, p.number, p.status, {AMOUNT.format(t="p")},
    {_instant("p.submitted_at", "submittedAt")}, {_ITS_MILESTONE} AS milestone""",
    "",
)
_REQUESTS = f"""(SELECT row_to_json(list) FROM (SELECT count(*) AS "totalCount",
    json_agg(json_build_object('node', {_ASKED}) ORDER BY p.id DESC) AS edges
    FROM payment_request p JOIN milestone m ON m.id = p.milestone_id WHERE p.hire_id = h.id) list)
    AS "paymentRequests" """

_WORKER = _row(
    """'Worker:' || u.id AS id, u.name, u.email, e.engagement_type AS "engagementType" """,
    "FROM person u JOIN hirable e ON e.worker_id = u.id AND e.company_id = h.company_id WHERE u.id = h.worker_id",
)
_CONVERSATION = _row("'Conversation:' || v.id AS id", "FROM conversation v WHERE v.hire_id = h.id")

MANAGE = f"""SELECT row_to_json(answer)::text FROM (SELECT (SELECT row_to_json(hire) FROM (
    SELECT 'Hire:' || h.id AS id, h.number, h.title, h.description, h.status, h.version, h.currency,
        {_instant("h.created_at", "createdAt")}, {_instant("h.offered_at", "offeredAt")},
        {_instant("h.activated_at", "activatedAt")},
        json_build_object('id', 'Company:' || f.id, 'name', f.name, 'settings', json_build_object(
            'milestonesEnabled', f.milestones_enabled,
            'requirePurchaseOrderNumber', f.requires_purchase_order_number)) AS company,
        {_WORKER} AS worker,
        json_build_object('type', h.rate_type) AS rate, {_sum("g.minor")} AS "totalAmount",
        {_PROGRESS} AS progress,
        {_MAY_EDIT} AS "viewerCanEditMilestones", {_MAY_OFFER} AS "viewerCanOffer",
        {_MAY_END} AS "viewerCanEnd",
        {_ACTIVE} AS "activeContract", {_LATEST} AS "latestContract", {_MILESTONES},
        (SELECT coalesce(json_agg(o), '[]') FROM (
            SELECT 'Milestone:' || t.id AS id, {_TERMS} FROM milestone t
            WHERE t.hire_id = h.id AND NOT t.listed AND t.awaiting_signature ORDER BY t.due_date, t.id
        ) o) AS "pendingRemovals", {_REQUESTS},
        {_CONVERSATION} AS conversation
    FROM hire h JOIN company f ON f.id = h.company_id
    LEFT JOIN contract s ON s.hire_id = h.id AND s.status = 'SIGNED'
    CROSS JOIN LATERAL {_SUMS}
    LEFT JOIN LATERAL (SELECT p.number FROM payment_request p
        WHERE p.hire_id = h.id AND p.status = 'PENDING' ORDER BY p.id LIMIT 1) w ON TRUE
    WHERE h.id = $2 AND h.company_id = $1
) hire) AS hire) answer"""
