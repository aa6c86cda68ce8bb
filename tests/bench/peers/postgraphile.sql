-- PostGraphile offers a function as a mutation: each runs wholly inside of PostgreSQL.

CREATE FUNCTION amount_text(minor bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT (minor / 100)::text || '.' || lpad((minor % 100)::text, 2, '0')
$$;
COMMENT ON FUNCTION amount_text IS '@omit';

CREATE FUNCTION quoted(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce('"' || value || '"', 'null')
$$;
COMMENT ON FUNCTION quoted IS '@omit';

CREATE FUNCTION link_hash(previous text, link event) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(previous || format(
    '{"actor":"%s","contract":%s,"details":%s,"fromStatus":%s,"hire":"%s","id":"%s",'
    '"message":%s,"milestone":%s,"occurredAt":"%s","paymentRequest":%s,"seq":%s,'
    '"toStatus":%s,"type":"%s"}',
    link.actor_id, quoted(link.contract_id::text), link.details, quoted(link.from_status), link.hire_id,
    link.id, quoted(link.message_id::text), quoted(link.milestone_id::text),
    to_char(link.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US+00:00'),
    quoted(link.payment_request_id::text), link.seq, quoted(link.to_status), link.type
  ), 'UTF8')), 'hex')
$$;
COMMENT ON FUNCTION link_hash IS '@omit';

CREATE FUNCTION fact(type text, milestone uuid, request uuid, was text, now text) RETURNS event
LANGUAGE plpgsql AS $$
DECLARE
  made event;
BEGIN
  made.type := type;
  made.milestone_id := milestone;
  made.payment_request_id := request;
  made.from_status := was;
  made.to_status := now;
  made.details := '{}';
  RETURN made;
END
$$;
COMMENT ON FUNCTION fact IS '@omit';

-- The events of a locked hire, its head, and the idempotency record.
CREATE FUNCTION tell(
  engaged hire, facts event[], at timestamptz, teller uuid, mutation text, key text, subject uuid,
  contract uuid DEFAULT NULL
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  link event;
BEGIN
  FOREACH link IN ARRAY facts LOOP
    engaged.event_seq := engaged.event_seq + 1;
    link.id := gen_random_uuid();
    link.xid := pg_current_xact_id()::text::bigint;
    link.seq := engaged.event_seq;
    link.occurred_at := at;
    link.actor_id := teller;
    link.company_id := engaged.company_id;
    link.worker_id := engaged.worker_id;
    link.hire_id := engaged.id;
    link.worker_sees := TRUE;
    link.hash := link_hash(engaged.event_hash, link);
    engaged.event_hash := link.hash;
    INSERT INTO event SELECT link.*;
  END LOOP;
  UPDATE hire h SET event_seq = engaged.event_seq, event_hash = engaged.event_hash
    WHERE h.id = engaged.id;
  INSERT INTO idempotency_record
    (id, person_id, mutation, key, fingerprint, subject, contract, created_at)
    VALUES (gen_random_uuid(), teller, mutation, key, '', subject, contract, at);
  NOTIFY milestones_events;
END
$$;
COMMENT ON FUNCTION tell IS '@omit';

CREATE FUNCTION done_by(person uuid, verb text, idempotency_key text) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT coalesce(i.contract, i.subject) FROM idempotency_record i
    WHERE i.person_id = person AND i.mutation = verb AND i.key = idempotency_key
$$;
COMMENT ON FUNCTION done_by IS '@omit';

CREATE FUNCTION approve_payment_request(
  payment_request uuid, idempotency_key text, approver uuid
) RETURNS payment_request LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  at timestamptz := clock_timestamp();
  asked payment_request;
  engaged hire;
  was text;
  first date;
BEGIN
  SELECT h.* INTO engaged FROM hire h
    WHERE h.id = (SELECT p.hire_id FROM payment_request p WHERE p.id = $1) FOR NO KEY UPDATE;
  SELECT p.* INTO asked FROM payment_request p WHERE p.id = $1;
  IF done_by(approver, 'approvePaymentRequest', idempotency_key) IS NOT NULL THEN
    RETURN asked;
  END IF;
  IF asked.status <> 'PENDING' THEN RAISE EXCEPTION '%', asked.status; END IF;
  SELECT m.status INTO was FROM milestone m WHERE m.id = asked.milestone_id;
  UPDATE milestone SET status = 'COMPLETED', outstanding = FALSE, updated_at = at
    WHERE id = asked.milestone_id;
  UPDATE payment_request p SET status = 'APPROVED', decided_at = at, decided_by_id = approver
    WHERE p.id = $1 RETURNING p.* INTO asked;
  SELECT coalesce(min(o.due_date), '9999-12-31') INTO first FROM milestone o
    WHERE o.hire_id = engaged.id AND o.listed AND o.status <> 'COMPLETED';
  UPDATE hire h SET next_due = first, due_order = first WHERE h.id = engaged.id;
  PERFORM tell(engaged, ARRAY[
    fact('PAYMENT_REQUEST_APPROVED', asked.milestone_id, asked.id, NULL, NULL),
    fact('MILESTONE_STATUS_CHANGED', asked.milestone_id, asked.id, was, 'COMPLETED')
  ], at, approver, 'approvePaymentRequest', idempotency_key, asked.id);
  RETURN asked;
END
$$;

CREATE FUNCTION submit_payment_request(
  milestone uuid, note text, idempotency_key text, asker uuid
) RETURNS payment_request LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  at timestamptz := clock_timestamp();
  done uuid;
  asked payment_request;
  step milestone;
  engaged hire;
BEGIN
  SELECT h.* INTO engaged FROM hire h
    WHERE h.id = (SELECT m.hire_id FROM milestone m WHERE m.id = $1) AND h.worker_id = asker
    FOR NO KEY UPDATE;
  done := done_by(asker, 'submitPaymentRequest', idempotency_key);
  IF done IS NOT NULL THEN
    SELECT p.* INTO asked FROM payment_request p WHERE p.id = done;
    RETURN asked;
  END IF;
  SELECT m.* INTO step FROM milestone m WHERE m.id = $1;
  IF engaged.status <> 'ACTIVE' OR step.status <> 'IN_PROGRESS' OR step.awaiting_signature THEN
    RAISE EXCEPTION '%', step.status;
  END IF;
  UPDATE company c SET payment_requests_numbered = payment_requests_numbered + 1
    WHERE c.id = engaged.company_id RETURNING 'PR-' || payment_requests_numbered INTO asked.number;
  SELECT t.contract_id, t.amount_minor, t.currency
    INTO asked.contract_id, asked.amount_minor, asked.currency
    FROM contract_terms t JOIN contract c ON c.id = t.contract_id AND c.status = 'SIGNED'
    WHERE t.milestone_id = step.id;
  asked.id := gen_random_uuid();
  asked.status := 'PENDING';
  asked.note := note;
  asked.submitted_at := at;
  asked.submitted_by_id := asker;
  asked.company_id := engaged.company_id;
  asked.worker_id := engaged.worker_id;
  asked.hire_id := engaged.id;
  asked.milestone_id := step.id;
  INSERT INTO payment_request SELECT asked.*;
  UPDATE milestone m SET status = 'PENDING_APPROVAL', outstanding = TRUE, updated_at = at
    WHERE m.id = step.id;
  PERFORM tell(engaged, ARRAY[
    fact('PAYMENT_REQUEST_SUBMITTED', step.id, asked.id, NULL, NULL),
    fact('MILESTONE_STATUS_CHANGED', step.id, asked.id, step.status, 'PENDING_APPROVAL')
  ], at, asker, 'submitPaymentRequest', idempotency_key, asked.id);
  RETURN asked;
END
$$;

CREATE FUNCTION post_message(
  conversation uuid, body text, idempotency_key text, author uuid
) RETURNS message LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  at timestamptz := clock_timestamp();
  done uuid;
  said message;
  told event := fact('MESSAGE_POSTED', NULL, NULL, NULL, NULL);
  engaged hire;
BEGIN
  SELECT h.* INTO engaged FROM hire h
    WHERE h.id = (SELECT c.hire_id FROM conversation c WHERE c.id = $1) FOR NO KEY UPDATE;
  done := done_by(author, 'postMessage', idempotency_key);
  IF done IS NOT NULL THEN
    SELECT m.* INTO said FROM message m WHERE m.id = done;
    RETURN said;
  END IF;
  INSERT INTO message (id, company_id, worker_id, hire_id, conversation_id, author_id, body, sent_at)
    VALUES (gen_random_uuid(), engaged.company_id, engaged.worker_id, engaged.id, $1, author, $2, at)
    RETURNING * INTO said;
  told.message_id := said.id;
  PERFORM tell(engaged, ARRAY[told], at, author, 'postMessage', idempotency_key, said.id);
  RETURN said;
END
$$;
