-- The save of the Manage Milestones view: a new version for the worker to sign.

CREATE FUNCTION content_of(engaged hire, terms contract_terms[]) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT format(E'{\n  "format": "milestones-contract/2",\n  "hire": {\n    "number": %s,\n'
    '    "id": "Hire:%s"\n  },\n  "company": %s,\n  "worker": {\n    "name": %s,\n    "email": %s\n  },\n'
    '  "title": %s,\n  "description": %s,\n  "additionalTerms": %s,\n  "startDate": %s,\n  "endDate": %s,\n'
    '  "currency": %s,\n  "rate": {\n    "type": "MILESTONES",\n    "milestones": [\n%s\n    ],\n'
    '    "totalAmount": "%s"\n  },\n  "template": null\n}',
    to_json(engaged.number), engaged.id, to_json(c.name), to_json(w.name), to_json(w.email),
    to_json(engaged.title), to_json(engaged.description),
    coalesce(to_json(engaged.additional_terms)::text, 'null'), quoted(engaged.start_date::text),
    quoted(engaged.end_date::text), to_json(engaged.currency),
    (SELECT string_agg(format(E'      {\n        "name": %s,\n        "dueDate": "%s",\n'
        '        "amount": "%s"\n      }', to_json(t.name), t.due_date, amount_text(t.amount_minor)),
      E',\n' ORDER BY t.due_date, t.milestone_id) FROM unnest(terms) t),
    (SELECT amount_text(sum(t.amount_minor)::bigint) FROM unnest(terms) t)
  ) FROM company c, person w WHERE c.id = engaged.company_id AND w.id = engaged.worker_id
$$;
COMMENT ON FUNCTION content_of IS '@omit';

CREATE FUNCTION edited(was contract_terms, now contract_terms) RETURNS event LANGUAGE plpgsql AS $$
DECLARE
  told event := fact('MILESTONE_EDITED', now.milestone_id, NULL, NULL, NULL);
BEGIN
  told.details := '{"changes":[' || concat_ws(',',
    CASE WHEN was.name <> now.name
      THEN format('["name",%s,%s]', to_json(was.name), to_json(now.name)) END,
    CASE WHEN was.due_date <> now.due_date
      THEN format('["dueDate","%s","%s"]', was.due_date, now.due_date) END,
    CASE WHEN was.amount_minor <> now.amount_minor THEN format('["amount","%s","%s"]',
      amount_text(was.amount_minor), amount_text(now.amount_minor)) END) || ']}';
  RETURN told;
END
$$;
COMMENT ON FUNCTION edited IS '@omit';

CREATE FUNCTION edit_milestones(
  hire uuid, expected_version int, changes json, idempotency_key text, editor uuid
) RETURNS contract LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  at timestamptz := clock_timestamp();
  engaged hire;
  base contract;
  issued contract;
  terms contract_terms[];
  facts event[];
  told event := fact('CONTRACT_ISSUED', NULL, NULL, NULL, NULL);
BEGIN
  SELECT h.* INTO engaged FROM hire h WHERE h.id = $1 FOR NO KEY UPDATE;
  IF done_by(editor, 'editMilestones', idempotency_key) IS NOT NULL
      OR engaged.version <> expected_version OR engaged.status <> 'ACTIVE'
      OR EXISTS (SELECT FROM json_to_recordset(changes) AS e(milestone uuid)
        JOIN milestone m ON m.id = e.milestone WHERE m.status <> 'IN_PROGRESS') THEN
    RAISE EXCEPTION '%', engaged.version;
  END IF;
  SELECT c.* INTO base FROM contract c WHERE c.hire_id = engaged.id AND c.status = 'SIGNED';
  issued.id := gen_random_uuid();
  SELECT array_agg(now ORDER BY (now).due_date, (now).milestone_id),
      array_agg(edited(was, now) ORDER BY (now).due_date, (now).milestone_id)
    INTO terms, facts
    FROM (SELECT t AS was, ROW(gen_random_uuid(), coalesce(e.name, t.name),
          coalesce(e.due_date, t.due_date), coalesce(e.amount_minor, t.amount_minor), t.currency,
          t.company_id, issued.id, t.milestone_id)::contract_terms AS now
        FROM contract_terms t LEFT JOIN json_to_recordset(changes)
          AS e(milestone uuid, name text, due_date date, amount_minor bigint)
          ON e.milestone = t.milestone_id
        WHERE t.contract_id = base.id) pairs;
  issued.version := base.version + 1;
  issued.status := 'PENDING_SIGNATURE';
  issued.currency := engaged.currency;
  issued.total_minor := (SELECT sum(t.amount_minor) FROM unnest(terms) t);
  issued.content := content_of(engaged, terms);
  issued.content_hash := encode(sha256(convert_to(issued.content, 'UTF8')), 'hex');
  issued.template_adopted := FALSE;
  issued.issued_at := at;
  issued.issued_by_id := editor;
  issued.created_at := at;
  issued.base_id := base.id;
  issued.company_id := engaged.company_id;
  issued.hire_id := engaged.id;
  issued.worker_id := engaged.worker_id;
  INSERT INTO contract SELECT issued.*;
  INSERT INTO contract_terms SELECT t.* FROM unnest(terms) t;
  UPDATE milestone m SET name = t.name, due_date = t.due_date, amount_minor = t.amount_minor,
      awaiting_signature = TRUE, updated_at = at
    FROM unnest(terms) t WHERE m.id = t.milestone_id;
  UPDATE hire h SET version = engaged.version + 1, next_due = terms[1].due_date,
      due_order = terms[1].due_date
    WHERE h.id = engaged.id;
  told.contract_id := issued.id;
  told.details := format('{"contentHash":"%s"}', issued.content_hash);
  PERFORM tell(engaged, facts || told, at, editor, 'editMilestones', idempotency_key, engaged.id,
    issued.id);
  RETURN issued;
END
$$;
