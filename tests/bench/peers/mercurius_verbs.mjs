// The mutations of the Mercurius peer, each a transaction: lock, decide, write state, events with their chain, and
// idempotency record.

import { createHash, randomUUID } from "node:crypto";
import { edited } from "./mercurius_edit.mjs";
import { company, money, owner, person, pool, worker } from "./mercurius_database.mjs";

const HIRE = "h.id AS hire_id, h.company_id, h.worker_id, h.event_seq, h.event_hash";
const key = (mutation) => `LEFT JOIN idempotency_record i
  ON i.person_id = $3 AND i.mutation = '${mutation}' AND i.key = $4`;

const EVENTS = `INSERT INTO event (id, company_id, worker_id, hire_id, seq, type, occurred_at, actor_id,
    milestone_id, payment_request_id, message_id, contract_id, from_status, to_status, details,
    worker_sees, hash, xid)
  SELECT e.id, $1::uuid, $2::uuid, $3::uuid, e.seq, e.type, $4::timestamptz, $5::uuid, e.milestone,
    e."paymentRequest", e.message, e.contract, e."fromStatus", e."toStatus", e.details::text, TRUE,
    e.hash, pg_current_xact_id()::text::bigint
  FROM json_to_recordset($6) AS e(id uuid, seq int, type text, milestone uuid, "paymentRequest" uuid,
    message uuid, contract uuid, "fromStatus" text, "toStatus" text, details json, hash text)`;

const DONE = `INSERT INTO idempotency_record
    (id, person_id, mutation, key, fingerprint, subject, contract, created_at)
  VALUES ($1, $2, $3, $4, '', $5, $6, $7)`;

// One call under its lock. `write` runs a statement; `tell` writes the events and what hangs on them.
export class Locked {
  constructor(client, row, by, mutation, key) {
    Object.assign(this, { client, row, by, mutation, key, at: new Date() });
  }

  write(name, text, ...values) {
    return this.client.query({ name, text, values });
  }

  async tell(facts, subject, also = "", contract = null, ...values) {
    const { company_id, worker_id, hire_id } = this.row;
    const told = chained(this.row, facts, this.by, this.at);
    const { seq, hash } = told.at(-1);
    const events = [company_id, worker_id, hire_id, this.at, this.by, JSON.stringify(told)];
    await this.write("events", EVENTS, ...events);
    const moved = `UPDATE hire SET event_seq = $2, event_hash = $3 ${also} WHERE id = $1`;
    await this.write(`hire ${this.mutation}`, moved, hire_id, seq, hash, ...values);
    const done = [randomUUID(), this.by, this.mutation, this.key, subject, contract, this.at];
    await this.write("done", DONE, ...done);
    await this.client.query("NOTIFY milestones_events");
  }
}

export async function locked(mutation, lock, { id, scope, by, idempotencyKey }, decide) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const values = [id, scope, by, idempotencyKey];
    const [row] = (await client.query({ name: mutation, text: lock, values })).rows;
    const answer = await decide(row, new Locked(client, row, by, mutation, idempotencyKey));
    await client.query("COMMIT");
    return answer;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

const NOTHING = {
  milestone: null, contract: null, paymentRequest: null, message: null, fromStatus: null,
  toStatus: null, details: {},
};

function chained(row, facts, by, at) {
  let hash = row.event_hash;
  return facts.map((fact, index) => {
    const said = {
      ...NOTHING, ...fact, id: randomUUID(), hire: row.hire_id, seq: row.event_seq + 1 + index,
      occurredAt: at.toISOString().replace("Z", "000+00:00"), actor: by,
    };
    // In the order of the names, as the chain is hashed.
    const text = JSON.stringify(Object.fromEntries(Object.entries(said).sort(byName)));
    hash = createHash("sha256").update(hash + text).digest("hex");
    return { ...said, hash };
  });
}

const byName = ([one], [other]) => (one < other ? -1 : 1);
const idOf = (given) => given.split(":")[1];

const LOCK_REQUEST = `SELECT ${HIRE}, p.status, p.number, p.milestone_id, m.status AS was,
    i.subject AS done
  FROM payment_request p JOIN hire h ON h.id = p.hire_id JOIN milestone m ON m.id = p.milestone_id
  ${key("approvePaymentRequest")}
  WHERE p.id = $1 AND p.company_id = $2 FOR NO KEY UPDATE OF h, p, m`;
const FIRST_OPEN = `coalesce((SELECT min(o.due_date) FROM milestone o
  WHERE o.hire_id = $1 AND o.listed AND o.status <> 'COMPLETED'), '9999-12-31')`;

async function approvePaymentRequest(_, { input }) {
  const id = idOf(input.paymentRequest);
  const who = { id, scope: company, by: owner, ...input };
  return locked("approvePaymentRequest", LOCK_REQUEST, who, async (row, call) => {
    if (!row.done) {
      if (row.status !== "PENDING") throw new Error(row.status);
      await call.write("approved", APPROVED, id, call.at, owner);
      await call.write("completed", COMPLETED, row.milestone_id, call.at);
      const about = { milestone: row.milestone_id, paymentRequest: id };
      await call.tell(moved("PAYMENT_REQUEST_APPROVED", about, row.was, "COMPLETED"), id,
        `, next_due = ${FIRST_OPEN}, due_order = ${FIRST_OPEN}`);
    }
    const milestone = { id: `Milestone:${row.milestone_id}`, status: "COMPLETED" };
    const request = { id: input.paymentRequest, number: row.number, status: "APPROVED", milestone };
    return { paymentRequest: request, userErrors: [] };
  });
}

const APPROVED = `UPDATE payment_request SET status = 'APPROVED', decided_at = $2, decided_by_id = $3
  WHERE id = $1`;
const COMPLETED = `UPDATE milestone SET status = 'COMPLETED', outstanding = FALSE, updated_at = $2
  WHERE id = $1`;
const moved = (type, about, fromStatus, toStatus) => [
  { type, ...about },
  { type: "MILESTONE_STATUS_CHANGED", ...about, fromStatus, toStatus },
];

const LOCK_MILESTONE = `SELECT ${HIRE}, h.status, m.status AS was, m.awaiting_signature, t.contract_id,
    t.amount_minor, t.currency, i.subject AS done, r.number
  FROM milestone m JOIN hire h ON h.id = m.hire_id
  JOIN contract c ON c.hire_id = h.id AND c.status = 'SIGNED'
  JOIN contract_terms t ON t.contract_id = c.id AND t.milestone_id = m.id
  ${key("submitPaymentRequest")} LEFT JOIN payment_request r ON r.id = i.subject
  WHERE m.id = $1 AND m.worker_id = $2 FOR NO KEY UPDATE OF h, m`;

async function submitPaymentRequest(_, { input }) {
  const id = idOf(input.milestone);
  const who = { id, scope: worker, by: worker, ...input };
  return locked("submitPaymentRequest", LOCK_MILESTONE, who, async (row, call) => {
    const request = row.done ?? randomUUID();
    if (!row.done) {
      if (row.status !== "ACTIVE" || row.was !== "IN_PROGRESS" || row.awaiting_signature) {
        throw new Error(row.was);
      }
      const counted = await call.write("counted", COUNTED, row.company_id);
      row.number = `PR-${counted.rows[0].number}`;
      await call.write("asked", ASKED, request, row.company_id, row.worker_id, row.hire_id, id,
        row.contract_id, row.number, row.amount_minor, row.currency, input.note, call.at);
      await call.write("pending", PENDING, id, call.at);
      const about = { milestone: id, paymentRequest: request };
      await call.tell(moved("PAYMENT_REQUEST_SUBMITTED", about, row.was, "PENDING_APPROVAL"), request);
    }
    return {
      paymentRequest: {
        id: `PaymentRequest:${request}`,
        number: row.number,
        status: "PENDING",
        amount: money(row.amount_minor, row.currency),
        note: input.note,
        submittedAt: call.at.toISOString(),
        milestone: { id: input.milestone, status: "PENDING_APPROVAL" },
      },
      userErrors: [],
    };
  });
}

const COUNTED = `UPDATE company SET payment_requests_numbered = payment_requests_numbered + 1
  WHERE id = $1 RETURNING payment_requests_numbered AS number`;
const ASKED = `INSERT INTO payment_request (id, company_id, worker_id, hire_id, milestone_id, contract_id,
    number, amount_minor, currency, status, note, submitted_at, submitted_by_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'PENDING', $10, $11, $3)`;
const PENDING = `UPDATE milestone SET status = 'PENDING_APPROVAL', outstanding = TRUE, updated_at = $2
  WHERE id = $1`;

const LOCK_CONVERSATION = `SELECT ${HIRE}, a.name AS author, i.subject AS done
  FROM conversation c JOIN hire h ON h.id = c.hire_id JOIN person a ON a.id = $3
  ${key("postMessage")} WHERE c.id = $1 AND h.company_id = $2 FOR NO KEY UPDATE OF h`;
const POSTED = `INSERT INTO message
    (id, company_id, worker_id, hire_id, conversation_id, author_id, body, sent_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

async function postMessage(_, { input: { conversation, body, idempotencyKey } }) {
  const who = { id: idOf(conversation), scope: company, by: owner, idempotencyKey };
  return locked("postMessage", LOCK_CONVERSATION, who, async (row, call) => {
    const id = row.done ?? randomUUID();
    if (!row.done) {
      await call.write("posted", POSTED, id, row.company_id, row.worker_id, row.hire_id, who.id,
        owner, body, call.at);
      await call.tell([{ type: "MESSAGE_POSTED", message: id }], id);
    }
    const author = person("User", owner, row.author);
    return { message: { id: `Message:${id}`, body, sentAt: call.at.toISOString(), author }, userErrors: [] };
  });
}

const LOCK_HIRE = `SELECT ${HIRE}, h.number, h.title, h.description, h.additional_terms, h.start_date,
    h.end_date, h.currency, h.status, h.version, c.name AS company, w.name AS worker, w.email,
    i.subject AS done
  FROM hire h JOIN company c ON c.id = h.company_id JOIN person w ON w.id = h.worker_id
  ${key("editMilestones")} WHERE h.id = $1 AND h.company_id = $2 FOR NO KEY UPDATE OF h`;

async function editMilestones(_, { input }) {
  const who = { id: idOf(input.hire), scope: company, by: owner, ...input };
  return locked("editMilestones", LOCK_HIRE, who, (row, call) => edited(row, call, input));
}

export const verbs = { approvePaymentRequest, submitPaymentRequest, postMessage, editMilestones };
