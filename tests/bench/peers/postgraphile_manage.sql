-- What the Manage Milestones page shows besides columns: PostGraphile offers such functions as fields.

CREATE TYPE refusal AS (code text, message text, path text[]);
CREATE TYPE permission AS (allowed boolean, reasons refusal[]);
CREATE TYPE progress AS (
  total int, completed int, pending_approval int, in_progress int, overdue int,
  total_minor bigint, completed_minor bigint, pending_minor bigint, remaining_minor bigint,
  currency text
);

CREATE FUNCTION may(VARIADIC refusals refusal[]) RETURNS permission LANGUAGE sql IMMUTABLE AS $$
  SELECT ROW(count(r) = 0, coalesce(array_agg(r), '{}'))::permission
    FROM (SELECT r FROM unnest(refusals) r WHERE r.code IS NOT NULL LIMIT 1) r
$$;
COMMENT ON FUNCTION may IS '@omit';

CREATE FUNCTION forbidden() RETURNS refusal LANGUAGE sql IMMUTABLE AS $$
  SELECT ROW('FORBIDDEN', 'Your role may not do this.', '{}')::refusal
$$;
COMMENT ON FUNCTION forbidden IS '@omit';

CREATE FUNCTION unmoved(action text, status text, path text, VARIADIC statuses text[]) RETURNS refusal
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN status <> ALL (statuses) THEN ROW('INVALID_STATE',
    format('One cannot %s a hire that is %s.', action, lower(status)), ARRAY[path])::refusal END
$$;
COMMENT ON FUNCTION unmoved IS '@omit';

CREATE FUNCTION hire_viewer_can_edit_milestones(h hire) RETURNS permission LANGUAGE sql STABLE AS $$
  SELECT may(unmoved('edit', h.status, 'hire', 'DRAFT', 'OFFERED', 'ACTIVE'))
$$;

CREATE FUNCTION hire_viewer_can_offer(h hire) RETURNS permission LANGUAGE sql STABLE AS $$
  SELECT may(unmoved('offer', h.status, 'hire', 'DRAFT'))
$$;

CREATE FUNCTION hire_viewer_can_end(h hire) RETURNS permission LANGUAGE sql STABLE AS $$
  SELECT may(
    unmoved('end', h.status, 'hire', 'ACTIVE'),
    (SELECT ROW('PAYMENT_REQUEST_PENDING',
        format('The payment request %s awaits a decision.', p.number), '{hire}')::refusal
      FROM payment_request p WHERE p.hire_id = h.id AND p.status = 'PENDING' ORDER BY p.id LIMIT 1),
    (SELECT ROW('INVALID_STATE', format('“%s” is not completed.', m.name), '{hire}')::refusal
      FROM milestone m WHERE m.hire_id = h.id AND m.listed AND m.status <> 'COMPLETED'
      ORDER BY m.due_date, m.id LIMIT 1))
$$;

CREATE FUNCTION hire_latest_contract(h hire) RETURNS contract LANGUAGE sql STABLE AS $$
  SELECT c.* FROM contract c WHERE c.hire_id = h.id
    ORDER BY (c.status IN ('WITHDRAWN', 'DECLINED')), c.version DESC LIMIT 1
$$;

CREATE FUNCTION hire_progress(h hire) RETURNS progress LANGUAGE sql STABLE AS $$
  SELECT ROW(count(*), count(*) FILTER (WHERE m.status = 'COMPLETED'),
    count(*) FILTER (WHERE m.status = 'PENDING_APPROVAL'),
    count(*) FILTER (WHERE m.status = 'IN_PROGRESS'),
    count(*) FILTER (WHERE m.outstanding AND m.due_date < (now() AT TIME ZONE 'UTC')::date),
    coalesce(sum(m.amount_minor), 0),
    coalesce(sum(m.amount_minor) FILTER (WHERE m.status = 'COMPLETED'), 0),
    coalesce(sum(m.amount_minor) FILTER (WHERE m.status = 'PENDING_APPROVAL'), 0),
    coalesce(sum(m.amount_minor) FILTER (WHERE m.status <> 'COMPLETED' AND h.ended_at IS NULL), 0),
    h.currency)::progress
  FROM milestone m WHERE m.hire_id = h.id AND m.listed
$$;

CREATE FUNCTION contract_viewer_can_sign(c contract) RETURNS permission LANGUAGE sql STABLE AS $$
  SELECT may(forbidden())
$$;

CREATE FUNCTION milestone_is_locked(m milestone) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT m.status <> 'IN_PROGRESS'
$$;

CREATE FUNCTION milestone_is_overdue(m milestone) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT m.outstanding AND m.due_date < (now() AT TIME ZONE 'UTC')::date
$$;

CREATE FUNCTION milestone_is_being_removed(m milestone) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT NOT m.listed AND m.awaiting_signature
$$;

CREATE FUNCTION milestone_viewer_can_edit(m milestone) RETURNS permission LANGUAGE sql STABLE AS $$
  SELECT may(
    (SELECT unmoved('edit', h.status, 'milestone', 'DRAFT', 'OFFERED', 'ACTIVE')
      FROM hire h WHERE h.id = m.hire_id),
    (SELECT ROW('MILESTONE_LOCKED', format('“%s” has the %s payment request %s.', m.name,
        lower(p.status), p.number), '{milestone}')::refusal
      FROM payment_request p WHERE p.milestone_id = m.id AND p.status IN ('PENDING', 'APPROVED')))
$$;

CREATE FUNCTION milestone_viewer_can_request_payment(m milestone) RETURNS permission
LANGUAGE sql STABLE AS $$
  SELECT may(forbidden())
$$;

CREATE FUNCTION payment_request_viewer_can_approve(p payment_request) RETURNS permission
LANGUAGE sql STABLE AS $$
  SELECT may(CASE WHEN p.status <> 'PENDING' THEN ROW('INVALID_STATE',
    format('The request is %s already.', lower(p.status)), '{paymentRequest}')::refusal END)
$$;

CREATE FUNCTION payment_request_viewer_can_cancel(p payment_request) RETURNS permission
LANGUAGE sql STABLE AS $$
  SELECT may(forbidden())
$$;
