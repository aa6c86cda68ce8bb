"""What the program that is written by hand locks and writes: a statement for each.

Whoever waited for a lock sees the rows as they are then: each of them is locked.
"""

_HIRE = "h.id AS hire_id, h.company_id, h.worker_id, h.event_seq, h.event_hash"
_KEY = """LEFT JOIN idempotency_record i
    ON i.person_id = $3 AND i.mutation = '{}' AND i.key = $4"""
_TOLD = """told AS (INSERT INTO event (id, company_id, worker_id, hire_id, seq, type, occurred_at,
        actor_id, milestone_id, payment_request_id, message_id, contract_id, from_status, to_status,
        details, worker_sees, hash, xid)
    SELECT e.id, $1::uuid, $2::uuid, $3::uuid, e.seq, e.type, $4::timestamptz, $5::uuid, e.milestone,
        e.request, e.message, e.contract, e.was, e.now, e.details, TRUE, e.hash,
        pg_current_xact_id()::text::bigint
    FROM json_to_recordset($6) AS e (id uuid, seq int, type text, milestone uuid, request uuid,
        message uuid, contract uuid, was text, now text, details text, hash text))"""
_DONE = """done AS (INSERT INTO idempotency_record
        (id, person_id, mutation, key, fingerprint, subject, contract, created_at)
    VALUES ($7, $5, '{}', $8::text, $9::text, $10::uuid, {}, $4))"""
_MOVED_ON = """moved_on AS (UPDATE hire SET event_seq = $11::int, event_hash = $12::text {} WHERE id = $3)"""
_FIRST_OPEN = """coalesce((SELECT min(o.due_date) FROM milestone o WHERE o.hire_id = $3 AND o.listed
    AND o.status <> 'COMPLETED' AND o.id <> $13), '9999-12-31')"""


def _written(mutation: str, *parts: str, hire: str = "", contract: str = "NULL") -> str:
    common = (_TOLD, _DONE.format(mutation, contract), _MOVED_ON.format(hire))
    return "WITH " + ", ".join([*parts, *common])


_RUNG = "SELECT pg_notify('milestones_events', '')"
_MILESTONE = "UPDATE milestone SET status = '{}', outstanding = {}, updated_at = $4 WHERE id = $13"

LOCK_REQUEST = f"""
    SELECT {_HIRE}, p.status, p.number, p.amount_minor, p.currency, p.milestone_id, m.status AS was,
        i.subject AS done
    FROM payment_request p JOIN hire h ON h.id = p.hire_id JOIN milestone m ON m.id = p.milestone_id
    {_KEY} WHERE p.id = $1 AND $2 IN (p.company_id, p.worker_id) FOR NO KEY UPDATE OF h, p, m"""

APPROVE = (
    _written(
        "approvePaymentRequest",
        "decided AS (UPDATE payment_request SET status = 'APPROVED', decided_at = $4,"
        " decided_by_id = $5 WHERE id = $10)",
        f"completed AS ({_MILESTONE.format('COMPLETED', 'FALSE')})",
        hire=f", next_due = {_FIRST_OPEN}, due_order = {_FIRST_OPEN}",
    )
    + _RUNG
)

CANCEL = (
    _written(
        "cancelPaymentRequest",
        "decided AS (UPDATE payment_request SET status = 'CANCELLED', decided_at = $4,"
        " decided_by_id = $5 WHERE id = $10)",
        f"moved AS ({_MILESTONE.format('IN_PROGRESS', 'TRUE')})",
    )
    + _RUNG
)

LOCK_MILESTONE = f"""
    SELECT {_HIRE}, h.status, m.status AS was, m.awaiting_signature, t.contract_id, t.amount_minor,
        t.currency, i.subject AS done, r.number
    FROM milestone m JOIN hire h ON h.id = m.hire_id
    JOIN contract c ON c.hire_id = h.id AND c.status = 'SIGNED'
    JOIN contract_terms t ON t.contract_id = c.id AND t.milestone_id = m.id
    {_KEY.format("submitPaymentRequest")} LEFT JOIN payment_request r ON r.id = i.subject
    WHERE m.id = $1 AND m.worker_id = $2 FOR NO KEY UPDATE OF h, m"""

SUBMIT = (
    _written(
        "submitPaymentRequest",
        "numbered AS (UPDATE company SET payment_requests_numbered = payment_requests_numbered + 1"
        " WHERE id = $1 RETURNING payment_requests_numbered AS number)",
        """asked AS (INSERT INTO payment_request (id, company_id, worker_id, hire_id, milestone_id,
                contract_id, number, amount_minor, currency, status, note, submitted_at,
                submitted_by_id)
            SELECT $10, $1, $2, $3, $13, $14::uuid, 'PR-' || number, $15::bigint, $16::text,
                'PENDING', $17::text, $4, $5 FROM numbered RETURNING number)""",
        f"moved AS ({_MILESTONE.format('PENDING_APPROVAL', 'TRUE')})",
    )
    + "SELECT number, pg_notify('milestones_events', '') FROM asked"
)

LOCK_CONVERSATION = f"""
    SELECT {_HIRE}, a.name AS author, i.subject AS done
    FROM conversation c JOIN hire h ON h.id = c.hire_id JOIN person a ON a.id = $3
    {_KEY.format("postMessage")} WHERE c.id = $1 AND h.company_id = $2 FOR NO KEY UPDATE OF h"""

POST = (
    _written(
        "postMessage",
        """posted AS (INSERT INTO message
                (id, company_id, worker_id, hire_id, conversation_id, author_id, body, sent_at)
            VALUES ($10, $1, $2, $3, $13::uuid, $5, $14::text, $4))""",
    )
    + _RUNG
)

LOCK_HIRE = f"""
    SELECT {_HIRE}, h.number, h.title, h.description, h.additional_terms, h.start_date, h.end_date,
        h.currency, h.status, h.version, c.name AS company, w.name AS worker, w.email,
        i.subject AS done
    FROM hire h JOIN company c ON c.id = h.company_id JOIN person w ON w.id = h.worker_id
    {_KEY.format("editMilestones")} WHERE h.id = $1 AND h.company_id = $2 FOR NO KEY UPDATE OF h"""

STANDING = """
    SELECT m.id, m.status, t.name, t.due_date, t.amount_minor, c.id AS contract_id, c.version
    FROM contract c JOIN contract_terms t ON t.contract_id = c.id
    JOIN milestone m ON m.id = t.milestone_id WHERE c.hire_id = $1 AND c.status = 'SIGNED'
    ORDER BY t.due_date, m.id"""

EDIT = (
    _written(
        "editMilestones",
        """issued AS (INSERT INTO contract (id, company_id, worker_id, hire_id, base_id, version, status,
                currency, total_minor, content, content_hash, template_adopted, issued_at,
                issued_by_id, created_at)
            VALUES ($13::uuid, $1, $2, $3, $14::uuid, $15::int, 'PENDING_SIGNATURE', $16::text, $17::bigint,
                $18::text, $19::text, FALSE, $4, $5, $4))""",
        """agreed AS (SELECT a.* FROM json_to_recordset($20) AS a
            (id uuid, milestone uuid, name text, due_date date, amount_minor bigint))""",
        """termed AS (INSERT INTO contract_terms
                (id, company_id, contract_id, milestone_id, name, due_date, amount_minor, currency)
            SELECT a.id, $1, $13, a.milestone, a.name, a.due_date, a.amount_minor, $16 FROM agreed a)""",
        """altered AS (UPDATE milestone m SET name = a.name, due_date = a.due_date,
                amount_minor = a.amount_minor, awaiting_signature = TRUE, updated_at = $4
            FROM agreed a WHERE m.id = a.milestone)""",
        hire=", version = version + 1, next_due = $21, due_order = $21",
        contract="$13",
    )
    + _RUNG
)
