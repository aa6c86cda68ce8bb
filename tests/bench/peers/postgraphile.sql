-- PostGraphile offers a function as a mutation: the whole approval runs inside of PostgreSQL.

CREATE FUNCTION link_hash(previous text, link event) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(previous || format(
    '{"actor":"%s","contract":null,"details":{},"fromStatus":%s,"hire":"%s","id":"%s",'
    '"message":null,"milestone":"%s","occurredAt":"%s","paymentRequest":"%s","seq":%s,'
    '"toStatus":%s,"type":"%s"}',
    link.actor_id, coalesce('"' || link.from_status || '"', 'null'), link.hire_id, link.id,
    link.milestone_id, to_char(link.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US+00:00'),
    link.payment_request_id, link.seq, coalesce('"' || link.to_status || '"', 'null'), link.type
  ), 'UTF8')), 'hex')
$$;
COMMENT ON FUNCTION link_hash IS '@omit';

CREATE FUNCTION approve_payment_request(
  payment_request uuid, idempotency_key text, approver uuid
) RETURNS payment_request LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  at timestamptz := clock_timestamp();
  asked payment_request;
  engaged hire;
  was text;
  link event;
BEGIN
  SELECT h.* INTO engaged FROM hire h
    WHERE h.id = (SELECT p.hire_id FROM payment_request p WHERE p.id = $1) FOR NO KEY UPDATE;
  SELECT p.* INTO asked FROM payment_request p WHERE p.id = $1;
  IF EXISTS (SELECT FROM idempotency_record i WHERE i.person_id = approver
      AND i.mutation = 'approvePaymentRequest' AND i.key = idempotency_key) THEN
    RETURN asked;
  END IF;
  IF asked.status <> 'PENDING' THEN RAISE EXCEPTION '%', asked.status; END IF;
  SELECT m.status INTO was FROM milestone m WHERE m.id = asked.milestone_id;
  UPDATE milestone SET status = 'COMPLETED', updated_at = at WHERE id = asked.milestone_id;
  UPDATE payment_request p SET status = 'APPROVED', decided_at = at, decided_by_id = approver
    WHERE p.id = $1 RETURNING p.* INTO asked;
  link.xid := pg_current_xact_id()::text::bigint;
  link.company_id := engaged.company_id;
  link.worker_id := engaged.worker_id;
  link.hire_id := engaged.id;
  link.occurred_at := at;
  link.actor_id := approver;
  link.milestone_id := asked.milestone_id;
  link.payment_request_id := asked.id;
  link.details := '{}';
  link.worker_sees := TRUE;
  FOR step IN 1..2 LOOP
    link.id := gen_random_uuid();
    link.seq := engaged.event_seq + step;
    link.type := CASE step WHEN 1 THEN 'PAYMENT_REQUEST_APPROVED' ELSE 'MILESTONE_STATUS_CHANGED' END;
    link.from_status := CASE step WHEN 2 THEN was END;
    link.to_status := CASE step WHEN 2 THEN 'COMPLETED' END;
    link.hash := link_hash(coalesce(link.hash, engaged.event_hash), link);
    INSERT INTO event SELECT link.*;
  END LOOP;
  UPDATE hire SET event_seq = link.seq, event_hash = link.hash, next_due = coalesce(
    (SELECT min(o.due_date) FROM milestone o
      WHERE o.hire_id = engaged.id AND o.listed AND o.status <> 'COMPLETED'), '9999-12-31')
    WHERE id = engaged.id;
  INSERT INTO idempotency_record (id, person_id, mutation, key, fingerprint, subject, created_at)
    VALUES (gen_random_uuid(), approver, 'approvePaymentRequest', idempotency_key, '', asked.id, at);
  NOTIFY milestones_events;
  RETURN asked;
END
$$;
