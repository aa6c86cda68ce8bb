// Mercurius with its JIT, and SQL written by hand: two statements at most for a list in a list.

import { readFileSync } from "node:fs";
import { createHash, randomUUID } from "node:crypto";
import Fastify from "fastify";
import mercurius from "mercurius";
import pg from "pg";

const { BENCH_DATABASE, BENCH_COMPANY: company, BENCH_OWNER: owner, BENCH_SCHEMA } = process.env;

// Dates stay the text that they are; money is a small enough number here.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
const pool = new pg.Pool({ connectionString: BENCH_DATABASE, min: 10, max: 10 });

const rows = async (name, text, ...values) => (await pool.query({ name, text, values })).rows;

const money = (minor, currency) => ({ amount: (minor / 100).toFixed(2), currency });
const person = (type, id, name) => ({ id: `${type}:${id}`, name });
const page = (nodes, first) => ({
  edges: nodes.slice(0, first).map((node) => ({ node })),
  pageInfo: { hasNextPage: nodes.length > first },
});

const MILESTONE = `m.id, m.hire_id, m.name, m.due_date, m.amount_minor, m.currency,
  m.purchase_order_number, m.status`;
const milestone = (row) => ({
  id: `Milestone:${row.id}`,
  name: row.name,
  dueDate: row.due_date,
  amount: money(row.amount_minor, row.currency),
  purchaseOrderNumber: row.purchase_order_number,
  status: row.status,
  paymentRequest: row.p_id && {
    id: `PaymentRequest:${row.p_id}`,
    number: row.p_number,
    status: row.p_status,
    submittedAt: row.p_submitted_at.toISOString(),
  },
  signedTerms: row.t_name && {
    name: row.t_name,
    dueDate: row.t_due_date,
    amount: money(row.t_amount_minor, row.t_currency),
  },
});
const hire = (row) => ({
  id: `Hire:${row.id}`,
  number: row.number,
  title: row.title,
  description: row.description,
  status: row.status,
  version: row.version,
  createdAt: row.created_at?.toISOString(),
  worker: person("Worker", row.worker_id, row.worker_name),
});

const REQUESTED = `SELECT ${MILESTONE}, p.id AS p_id, p.number AS p_number, p.status AS p_status,
    p.submitted_at AS p_submitted_at
  FROM milestone m LEFT JOIN payment_request p
    ON p.milestone_id = m.id AND p.status IN ('PENDING', 'APPROVED')
  WHERE m.hire_id = ANY($1) AND m.listed ORDER BY m.due_date, m.id`;

async function hires(_, { first }) {
  const found = await rows(
    "hires",
    `SELECT h.id, h.number, h.title, h.status, h.version, h.worker_id, w.name AS worker_name
     FROM hire h JOIN person w ON w.id = h.worker_id
     WHERE h.company_id = $1 ORDER BY h.id DESC LIMIT $2`,
    company,
    first + 1,
  );
  const shown = found.slice(0, first);
  const below = new Map(shown.map(({ id }) => [id, []]));
  for (const row of await rows("requested", REQUESTED, [...below.keys()])) {
    below.get(row.hire_id).push(milestone(row));
  }
  const nodes = found.map((row) => ({
    ...hire(row),
    milestones: ({ first }) => page(below.get(row.id), first),
  }));
  return page(nodes, first);
}

async function oneHire(_, { id }) {
  const key = id.split(":")[1];
  const [found, milestones, requests] = await Promise.all([
    rows(
      "hire",
      `SELECT h.*, w.name AS worker_name, o.name AS company_name, c.id AS contract_id,
         c.version AS contract_version, c.status AS contract_status, c.content_hash
       FROM hire h JOIN person w ON w.id = h.worker_id JOIN company o ON o.id = h.company_id
       LEFT JOIN contract c ON c.hire_id = h.id AND c.status = 'SIGNED'
       WHERE h.id = $1 AND h.company_id = $2`,
      key,
      company,
    ),
    rows(
      "agreed",
      `SELECT ${MILESTONE}, p.id AS p_id, p.number AS p_number, p.status AS p_status,
         p.submitted_at AS p_submitted_at, t.name AS t_name, t.due_date AS t_due_date,
         t.amount_minor AS t_amount_minor, t.currency AS t_currency
       FROM milestone m LEFT JOIN payment_request p
         ON p.milestone_id = m.id AND p.status IN ('PENDING', 'APPROVED')
       LEFT JOIN (contract_terms t JOIN contract c ON c.id = t.contract_id AND c.status = 'SIGNED')
         ON t.milestone_id = m.id
       WHERE m.hire_id = $1 AND m.listed ORDER BY m.due_date, m.id`,
      key,
    ),
    rows(
      "requests",
      `SELECT p.*, m.name AS milestone_name, u.name AS submitted_by_name
       FROM payment_request p JOIN milestone m ON m.id = p.milestone_id
       JOIN person u ON u.id = p.submitted_by_id
       WHERE p.hire_id = $1 ORDER BY p.id DESC LIMIT 51`,
      key,
    ),
  ]);
  const [row] = found;
  return {
    ...hire(row),
    company: { id: `Company:${row.company_id}`, name: row.company_name },
    activeContract: row.contract_id && {
      id: `Contract:${row.contract_id}`,
      version: row.contract_version,
      status: row.contract_status,
      contentHash: row.content_hash,
    },
    milestones: ({ first }) => page(milestones.map(milestone), first),
    paymentRequests: ({ first }) => page(requests.map(request), first),
  };
}

const request = (row) => ({
  id: `PaymentRequest:${row.id}`,
  number: row.number,
  status: row.status,
  amount: money(row.amount_minor, row.currency),
  submittedAt: row.submitted_at.toISOString(),
  submittedBy: person("User", row.submitted_by_id, row.submitted_by_name),
  hire: { id: `Hire:${row.hire_id}`, number: row.hire_number, title: row.hire_title },
  milestone: {
    id: `Milestone:${row.milestone_id}`,
    name: row.milestone_name,
    dueDate: row.milestone_due_date,
  },
});

async function paymentRequests(_, { first, statuses }) {
  const found = await rows(
    "inbox",
    `SELECT p.*, m.name AS milestone_name, m.due_date AS milestone_due_date,
       h.number AS hire_number, h.title AS hire_title, u.name AS submitted_by_name
     FROM payment_request p JOIN milestone m ON m.id = p.milestone_id
     JOIN hire h ON h.id = p.hire_id JOIN person u ON u.id = p.submitted_by_id
     WHERE p.company_id = $1 AND p.status = ANY($2) ORDER BY p.id DESC LIMIT $3`,
    company,
    statuses,
    first + 1,
  );
  return page(found.map(request), first);
}

async function milestones(_, { first }) {
  const found = await rows(
    "timeline",
    `SELECT ${MILESTONE}, h.number, h.title, h.worker_id, w.name AS worker_name
     FROM milestone m JOIN hire h ON h.id = m.hire_id JOIN person w ON w.id = h.worker_id
     WHERE m.company_id = $1 AND m.listed ORDER BY m.due_date, m.id LIMIT $2`,
    company,
    first + 1,
  );
  const nodes = found.map((row) => ({ ...milestone(row), hire: hire({ ...row, id: row.hire_id }) }));
  return page(nodes, first);
}

const LOCK = `SELECT p.id, p.status, p.number, p.milestone_id, p.worker_id, m.status AS was,
    h.id AS hire_id, h.event_seq, h.event_hash, i.subject AS done
  FROM payment_request p JOIN hire h ON h.id = p.hire_id JOIN milestone m ON m.id = p.milestone_id
  LEFT JOIN idempotency_record i
    ON i.person_id = $3 AND i.mutation = 'approvePaymentRequest' AND i.key = $4
  WHERE p.id = $1 AND p.company_id = $2 FOR NO KEY UPDATE OF h, p, m`;

const WRITES = [
  [
    "request",
    `UPDATE payment_request SET status = 'APPROVED', decided_at = $2, decided_by_id = $3
     WHERE id = $1`,
    (w) => [w.id, w.at, owner],
  ],
  [
    "milestone",
    "UPDATE milestone SET status = 'COMPLETED', updated_at = $2 WHERE id = $1",
    (w) => [w.milestone_id, w.at],
  ],
  [
    "events",
    `INSERT INTO event (id, company_id, worker_id, hire_id, seq, type, occurred_at, actor_id,
       milestone_id, payment_request_id, from_status, to_status, details, worker_sees, hash, xid)
     SELECT e.id, $1::uuid, $2::uuid, $3::uuid, e.seq, e.type, $4::timestamptz, $5::uuid, $6::uuid,
       $7::uuid, e.was, e.now, '{}', TRUE, e.hash, pg_current_xact_id()::text::bigint
     FROM jsonb_to_recordset($8) AS e(id uuid, seq int, type text, was text, now text, hash text)`,
    (w) => [company, w.worker_id, w.hire_id, w.at, owner, w.milestone_id, w.id, JSON.stringify(w.told)],
  ],
  [
    "hire_moved",
    `UPDATE hire SET event_seq = $2, event_hash = $3, next_due = coalesce((SELECT min(o.due_date)
       FROM milestone o WHERE o.hire_id = $1 AND o.listed AND o.status <> 'COMPLETED'), '9999-12-31')
     WHERE id = $1`,
    (w) => [w.hire_id, w.told[1].seq, w.told[1].hash],
  ],
  [
    "done",
    `INSERT INTO idempotency_record (id, person_id, mutation, key, fingerprint, subject, created_at)
     VALUES ($1, $2, 'approvePaymentRequest', $3, '', $4, $5)`,
    (w) => [randomUUID(), owner, w.key, w.id, w.at],
  ],
];

async function approvePaymentRequest(_, { input }) {
  const id = input.paymentRequest.split(":")[1];
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const values = [id, company, owner, input.idempotencyKey];
    const [row] = (await client.query({ name: "lock", text: LOCK, values })).rows;
    if (!row.done) {
      if (row.status !== "PENDING") throw new Error(row.status);
      const at = new Date();
      const write = { ...row, at, key: input.idempotencyKey, told: told(row, at) };
      for (const [name, text, values] of WRITES) {
        await client.query({ name, text, values: values(write) });
      }
      await client.query("NOTIFY milestones_events");
    }
    await client.query("COMMIT");
    const milestone = { id: `Milestone:${row.milestone_id}`, status: "COMPLETED" };
    const request = { id: input.paymentRequest, number: row.number, status: "APPROVED", milestone };
    return { paymentRequest: request, userErrors: [] };
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

function told(row, at) {
  const said = [
    { type: "PAYMENT_REQUEST_APPROVED", was: null, now: null },
    { type: "MILESTONE_STATUS_CHANGED", was: row.was, now: "COMPLETED" },
  ];
  let hash = row.event_hash;
  return said.map(({ type, was, now }, index) => {
    const id = randomUUID();
    const seq = row.event_seq + 1 + index;
    // In the order of the names, as the chain is hashed.
    const text = JSON.stringify({
      actor: owner,
      contract: null,
      details: {},
      fromStatus: was,
      hire: row.hire_id,
      id,
      message: null,
      milestone: row.milestone_id,
      occurredAt: at.toISOString().replace("Z", "000+00:00"),
      paymentRequest: row.id,
      seq,
      toStatus: now,
      type,
    });
    hash = createHash("sha256").update(hash + text).digest("hex");
    return { id, seq, type, was, now, hash };
  });
}

const app = Fastify();
app.register(mercurius, {
  schema: readFileSync(BENCH_SCHEMA, "utf8"),
  resolvers: {
    Query: { hires, hire: oneHire, paymentRequests, milestones },
    Mutation: { approvePaymentRequest },
  },
  jit: 1,
});
await app.listen({ host: "127.0.0.1", port: Number(process.argv[2]) });
