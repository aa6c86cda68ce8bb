"""The pages of the program that is written by hand: statements, each with the finished answer."""

AMOUNT = """(SELECT row_to_json(o) FROM (SELECT ({t}.amount_minor / 100)::text || '.'
    || lpad(({t}.amount_minor % 100)::text, 2, '0') AS amount, {t}.currency) o) AS amount"""
INSTANT = """to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')"""

_MILESTONE = f"""
    'Milestone:' || m.id AS id, m.name, m.due_date AS "dueDate", {AMOUNT.format(t="m")},
    m.purchase_order_number AS "purchaseOrderNumber", m.status"""
_REQUEST = f"""
    (SELECT row_to_json(o) FROM (
        SELECT 'PaymentRequest:' || p.id AS id, p.number, p.status,
            {INSTANT.format(column="p.submitted_at")} AS "submittedAt"
        FROM payment_request p WHERE p.milestone_id = m.id AND p.status IN ('PENDING', 'APPROVED')
    ) o) AS "paymentRequest" """

_PAGE = """SELECT row_to_json(answer)::text FROM (SELECT (SELECT row_to_json(list) FROM (SELECT
    (SELECT json_agg(e) FROM (
        SELECT (SELECT row_to_json(o) FROM (SELECT {node}) o) AS node
        FROM {rows} ORDER BY {order} LIMIT {size}
    ) e) AS edges,
    (SELECT row_to_json(o) FROM (SELECT (
        SELECT count(*) FROM (SELECT 1 FROM {rows} ORDER BY {order} LIMIT {size} + 1) more
    ) > {size} AS "hasNextPage") o) AS "pageInfo"
) list) AS "{name}") answer"""

HIRES = _PAGE.format(
    name="hires",
    size=20,
    rows="hire h WHERE h.company_id = $1",
    order="h.id DESC",
    node=f"""
        'Hire:' || h.id AS id, h.number, h.title, h.status, h.version,
        (SELECT row_to_json(o) FROM (
            SELECT 'Worker:' || w.id AS id, w.name FROM person w WHERE w.id = h.worker_id
        ) o) AS worker,
        (SELECT row_to_json(o) FROM (SELECT (SELECT json_agg(e) FROM (
            SELECT (SELECT row_to_json(o) FROM (SELECT {_MILESTONE}, {_REQUEST}) o) AS node
            FROM milestone m WHERE m.hire_id = h.id AND m.listed ORDER BY m.due_date, m.id LIMIT 20
        ) e) AS edges) o) AS milestones""",
)

INBOX = _PAGE.format(
    name="paymentRequests",
    size=50,
    rows="payment_request p WHERE p.company_id = $1 AND p.status = 'PENDING'",
    order="p.id DESC",
    node=f"""
        'PaymentRequest:' || p.id AS id, p.number, p.status, {AMOUNT.format(t="p")},
        {INSTANT.format(column="p.submitted_at")} AS "submittedAt",
        (SELECT row_to_json(o) FROM (
            SELECT 'User:' || u.id AS id, u.name FROM person u WHERE u.id = p.submitted_by_id
        ) o) AS "submittedBy",
        (SELECT row_to_json(o) FROM (
            SELECT 'Hire:' || h.id AS id, h.number, h.title FROM hire h WHERE h.id = p.hire_id
        ) o) AS hire,
        (SELECT row_to_json(o) FROM (
            SELECT 'Milestone:' || m.id AS id, m.name, m.due_date AS "dueDate"
            FROM milestone m WHERE m.id = p.milestone_id
        ) o) AS milestone""",
)

TIMELINE = _PAGE.format(
    name="milestones",
    size=50,
    rows="milestone m WHERE m.company_id = $1 AND m.listed",
    order="m.due_date, m.id",
    node=f"""{_MILESTONE},
        (SELECT row_to_json(o) FROM (
            SELECT 'Hire:' || h.id AS id, h.number, h.title, (SELECT row_to_json(o) FROM (
                SELECT 'Worker:' || w.id AS id, w.name FROM person w WHERE w.id = h.worker_id
            ) o) AS worker
            FROM hire h WHERE h.id = m.hire_id
        ) o) AS hire""",
)

HIRE = f"""SELECT row_to_json(answer)::text FROM (SELECT (SELECT row_to_json(hire) FROM (
    SELECT 'Hire:' || h.id AS id, h.number, h.title, h.description, h.status, h.version,
        {INSTANT.format(column="h.created_at")} AS "createdAt",
        (SELECT row_to_json(o) FROM (
            SELECT 'Company:' || c.id AS id, c.name FROM company c WHERE c.id = h.company_id
        ) o) AS company,
        (SELECT row_to_json(o) FROM (
            SELECT 'Worker:' || w.id AS id, w.name FROM person w WHERE w.id = h.worker_id
        ) o) AS worker,
        (SELECT row_to_json(o) FROM (
            SELECT 'Contract:' || c.id AS id, c.version, c.status, c.content_hash AS "contentHash"
            FROM contract c WHERE c.hire_id = h.id AND c.status = 'SIGNED'
        ) o) AS "activeContract",
        (SELECT row_to_json(o) FROM (SELECT (SELECT json_agg(e) FROM (
            SELECT (SELECT row_to_json(o) FROM (SELECT {_MILESTONE},
                (SELECT row_to_json(o) FROM (
                    SELECT t.name, t.due_date AS "dueDate", {AMOUNT.format(t="t")}
                    FROM contract_terms t JOIN contract c ON c.id = t.contract_id
                    WHERE t.milestone_id = m.id AND c.status = 'SIGNED'
                ) o) AS "signedTerms", {_REQUEST}
            ) o) AS node
            FROM milestone m WHERE m.hire_id = h.id AND m.listed ORDER BY m.due_date, m.id LIMIT 50
        ) e) AS edges) o) AS milestones,
        (SELECT row_to_json(o) FROM (SELECT (SELECT json_agg(e) FROM (
            SELECT (SELECT row_to_json(o) FROM (SELECT
                'PaymentRequest:' || p.id AS id, p.number, p.status, {AMOUNT.format(t="p")},
                {INSTANT.format(column="p.submitted_at")} AS "submittedAt",
                (SELECT row_to_json(o) FROM (
                    SELECT 'Milestone:' || m.id AS id, m.name
                    FROM milestone m WHERE m.id = p.milestone_id
                ) o) AS milestone,
                (SELECT row_to_json(o) FROM (
                    SELECT 'User:' || u.id AS id, u.name
                    FROM person u WHERE u.id = p.submitted_by_id
                ) o) AS "submittedBy"
            ) o) AS node
            FROM payment_request p WHERE p.hire_id = h.id ORDER BY p.id DESC LIMIT 50
        ) e) AS edges) o) AS "paymentRequests"
    FROM hire h WHERE h.id = $2 AND h.company_id = $1
) hire) AS hire) answer"""
