from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "company" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "name" VARCHAR(200) NOT NULL,
    "name_key" VARCHAR(600) NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "milestones_enabled" INT NOT NULL,
    "requires_purchase_order_number" INT NOT NULL,
    "contract_template" TEXT,
    "contract_template_updated_at" TIMESTAMP,
    "hires_numbered" INT NOT NULL,
    "payment_requests_numbered" INT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    CONSTRAINT "company_template_is_dated" CHECK ((contract_template IS NULL) = (contract_template_updated_at IS NULL))
) /* A company that hires. The counters number its hires and payment requests. */;
CREATE INDEX IF NOT EXISTS "idx_company_name_ke_1177d1" ON "company" ("name_key", "id");
CREATE TABLE IF NOT EXISTS "document_key" (
    "id" INT NOT NULL PRIMARY KEY,
    "key" VARCHAR(64) NOT NULL,
    CONSTRAINT "document_key_is_one" CHECK (id = 1)
) /* One row: the secret that signs links to documents, the same for every server process. */;
CREATE TABLE IF NOT EXISTS "feed" (
    "id" SMALLINT NOT NULL PRIMARY KEY,
    "xid_shift" BIGINT NOT NULL,
    CONSTRAINT "feed_is_one_row" CHECK (id = 1),
    CONSTRAINT "feed_moves_on" CHECK (xid_shift >= 0)
) /* The only row (or none, which says 0) about the feed as a whole. */;
CREATE TABLE IF NOT EXISTS "job" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "route" VARCHAR(20) NOT NULL /* DIRECT_HIRE: DIRECT_HIRE\nFIND_TALENT: FIND_TALENT */,
    "title" VARCHAR(200) NOT NULL,
    "description" TEXT NOT NULL,
    "rate_type" VARCHAR(20) NOT NULL /* HOURLY: HOURLY\nDAILY: DAILY\nWEEKLY: WEEKLY\nMONTHLY: MONTHLY\nFIXED: FIXED\nMILESTONES: MILESTONES */,
    "created_at" TIMESTAMP NOT NULL,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    CONSTRAINT "job_route_is_known" CHECK (route IN ('DIRECT_HIRE', 'FIND_TALENT')),
    CONSTRAINT "job_rate_type_is_known" CHECK (rate_type IN ('HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'FIXED', 'MILESTONES'))
) /* A post that looks for talent, or the job of one direct hire. */;
CREATE INDEX IF NOT EXISTS "idx_job_company_efc8e0" ON "job" ("company_id", "id");
CREATE INDEX IF NOT EXISTS "idx_job_company_5c04ed" ON "job" ("company_id", "route", "id");
CREATE TABLE IF NOT EXISTS "person" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "name" VARCHAR(200) NOT NULL,
    "name_key" VARCHAR(600) NOT NULL,
    "email" VARCHAR(254) NOT NULL,
    "email_key" VARCHAR(762) NOT NULL UNIQUE,
    "role" VARCHAR(20) /* OWNER: OWNER\nADMINISTRATOR: ADMINISTRATOR\nHIRING_ADMIN: HIRING_ADMIN\nHIRING_ASSISTANT: HIRING_ASSISTANT\nFINANCE_MANAGER: FINANCE_MANAGER */,
    "engagement_type" VARCHAR(30) /* INDEPENDENT_CONTRACTOR: INDEPENDENT_CONTRACTOR\nPAYROLL: PAYROLL */,
    "is_support" INT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "company_id" CHAR(36) REFERENCES "company" ("id") ON DELETE RESTRICT,
    CONSTRAINT "person_role_is_known" CHECK (role IN ('OWNER', 'ADMINISTRATOR', 'HIRING_ADMIN', 'HIRING_ASSISTANT', 'FINANCE_MANAGER')),
    CONSTRAINT "person_engagement_type_is_known" CHECK (engagement_type IN ('INDEPENDENT_CONTRACTOR', 'PAYROLL')),
    CONSTRAINT "person_member_has_a_role" CHECK ((company_id IS NULL) = (role IS NULL)),
    CONSTRAINT "person_worker_is_no_member" CHECK (engagement_type IS NULL OR role IS NULL),
    CONSTRAINT "person_support_is_nothing_else" CHECK (NOT is_support OR (role IS NULL AND engagement_type IS NULL))
) /* Somebody with an address. Without role, engagement and support: a former member. */;
CREATE INDEX IF NOT EXISTS "idx_person_company_38bbd9" ON "person" ("company_id", "name_key", "id");
CREATE TABLE IF NOT EXISTS "hirable" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "name_key" VARCHAR(600) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    "worker_id" CHAR(36) NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_hirable_company_0fd809" UNIQUE ("company_id", "worker_id")
) /* A worker whom a company may hire. `name_key` repeats the worker's, to be ordered by: no name ever changes. */;
CREATE INDEX IF NOT EXISTS "idx_hirable_company_b1b734" ON "hirable" ("company_id", "name_key", "worker_id");
CREATE TABLE IF NOT EXISTS "hire" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "number" VARCHAR(20) NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "description" TEXT NOT NULL,
    "search_key" VARCHAR(1300) NOT NULL,
    "status" VARCHAR(20) NOT NULL /* DRAFT: DRAFT\nOFFERED: OFFERED\nACTIVE: ACTIVE\nENDED: ENDED\nDECLINED: DECLINED\nCANCELLED: CANCELLED\nTERMINATED: TERMINATED */,
    "version" INT NOT NULL,
    "rate_type" VARCHAR(20) NOT NULL /* HOURLY: HOURLY\nDAILY: DAILY\nWEEKLY: WEEKLY\nMONTHLY: MONTHLY\nFIXED: FIXED\nMILESTONES: MILESTONES */,
    "rate_minor" BIGINT,
    "currency" VARCHAR(3) NOT NULL,
    "classification" VARCHAR(20) /* EMPLOYEE: EMPLOYEE\nINDEPENDENT: INDEPENDENT\nUNKNOWN: UNKNOWN */,
    "payroll" INT NOT NULL,
    "additional_terms" TEXT,
    "start_date" DATE,
    "end_date" DATE,
    "next_due" DATE NOT NULL,
    "event_seq" INT NOT NULL,
    "event_hash" VARCHAR(64) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "offered_at" TIMESTAMP,
    "activated_at" TIMESTAMP,
    "ended_at" TIMESTAMP,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    "worker_id" CHAR(36) NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "job_id" CHAR(36) NOT NULL UNIQUE REFERENCES "job" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_hire_company_701b0c" UNIQUE ("company_id", "number"),
    CONSTRAINT "hire_status_is_known" CHECK (status IN ('DRAFT', 'OFFERED', 'ACTIVE', 'ENDED', 'DECLINED', 'CANCELLED', 'TERMINATED')),
    CONSTRAINT "hire_rate_type_is_known" CHECK (rate_type IN ('HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'FIXED', 'MILESTONES')),
    CONSTRAINT "hire_classification_is_known" CHECK (classification IN ('EMPLOYEE', 'INDEPENDENT', 'UNKNOWN')),
    CONSTRAINT "hire_rate_is_an_amount_or_milestones" CHECK ((rate_type = 'MILESTONES') = (rate_minor IS NULL)),
    CONSTRAINT "hire_rate_is_positive" CHECK (rate_minor > 0),
    CONSTRAINT "hire_version_is_positive" CHECK (version > 0),
    CONSTRAINT "hire_ends_after_it_starts" CHECK (end_date >= start_date),
    CONSTRAINT "hire_by_milestones_is_not_payroll" CHECK (rate_type <> 'MILESTONES' OR (NOT payroll AND classification IS NULL)),
    CONSTRAINT "hire_was_offered" CHECK (status IN ('DRAFT', 'CANCELLED') OR offered_at IS NOT NULL),
    CONSTRAINT "hire_was_activated" CHECK ((status IN ('ACTIVE', 'ENDED', 'TERMINATED')) = (activated_at IS NOT NULL))
) /* Locked first by every mutation that touches it or anything below. */;
CREATE INDEX IF NOT EXISTS "idx_hire_company_4e1072" ON "hire" ("company_id", "id");
CREATE INDEX IF NOT EXISTS "idx_hire_company_d2561b" ON "hire" ("company_id", "next_due", "id");
CREATE INDEX IF NOT EXISTS "idx_hire_company_ab236e" ON "hire" ("company_id", "status", "id");
CREATE INDEX IF NOT EXISTS "idx_hire_company_a13f2c" ON "hire" ("company_id", "status", "next_due", "id");
CREATE INDEX IF NOT EXISTS "idx_hire_company_f7d906" ON "hire" ("company_id", "rate_type", "status", "id");
CREATE INDEX IF NOT EXISTS "idx_hire_company_a7fa8f" ON "hire" ("company_id", "rate_type", "status", "next_due", "id");
CREATE INDEX IF NOT EXISTS "idx_hire_worker__8b9129" ON "hire" ("worker_id", "id");
CREATE INDEX IF NOT EXISTS "idx_hire_worker__c153dc" ON "hire" ("worker_id", "next_due", "id");
CREATE TABLE IF NOT EXISTS "contract" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "version" INT NOT NULL,
    "status" VARCHAR(20) NOT NULL /* DRAFT: DRAFT\nPENDING_SIGNATURE: PENDING_SIGNATURE\nSIGNED: SIGNED\nSUPERSEDED: SUPERSEDED\nDECLINED: DECLINED\nWITHDRAWN: WITHDRAWN */,
    "currency" VARCHAR(3) NOT NULL,
    "total_minor" BIGINT,
    "content" TEXT NOT NULL,
    "content_hash" VARCHAR(64) NOT NULL,
    "note" TEXT,
    "issued_at" TIMESTAMP,
    "signed_at" TIMESTAMP,
    "signed_name" VARCHAR(200),
    "created_at" TIMESTAMP NOT NULL,
    "base_id" CHAR(36) REFERENCES "contract" ("id") ON DELETE RESTRICT,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    "hire_id" CHAR(36) NOT NULL REFERENCES "hire" ("id") ON DELETE RESTRICT,
    "issued_by_id" CHAR(36) REFERENCES "person" ("id") ON DELETE RESTRICT,
    "signed_by_id" CHAR(36) REFERENCES "person" ("id") ON DELETE RESTRICT,
    "worker_id" CHAR(36) NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_contract_hire_id_fbfd84" UNIQUE ("hire_id", "version"),
    CONSTRAINT "contract_status_is_known" CHECK (status IN ('DRAFT', 'PENDING_SIGNATURE', 'SIGNED', 'SUPERSEDED', 'DECLINED', 'WITHDRAWN')),
    CONSTRAINT "contract_version_is_positive" CHECK (version > 0),
    CONSTRAINT "contract_total_is_positive" CHECK (total_minor > 0),
    CONSTRAINT "contract_signature_is_whole" CHECK ((status IN ('SIGNED', 'SUPERSEDED')) = (signed_at IS NOT NULL) AND (signed_at IS NULL) = (signed_by_id IS NULL) AND (signed_at IS NULL) = (signed_name IS NULL)),
    CONSTRAINT "contract_is_issued_by_somebody" CHECK ((issued_at IS NULL) = (issued_by_id IS NULL) AND (issued_at IS NOT NULL OR status IN ('DRAFT', 'WITHDRAWN')))
) /* One version. Immutable but for its status and signature (in DRAFT, version 1 is written anew). */;
CREATE UNIQUE INDEX IF NOT EXISTS "contract_one_in_force" ON "contract" ("hire_id") WHERE status = 'SIGNED';
CREATE UNIQUE INDEX IF NOT EXISTS "contract_one_open" ON "contract" ("hire_id") WHERE status IN ('DRAFT', 'PENDING_SIGNATURE');
CREATE TABLE IF NOT EXISTS "conversation" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    "worker_id" CHAR(36) NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "hire_id" CHAR(36) NOT NULL UNIQUE REFERENCES "hire" ("id") ON DELETE RESTRICT
) /* Opened when the hire is offered. */;
CREATE TABLE IF NOT EXISTS "document" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "format" VARCHAR(10) NOT NULL /* STANDARD: STANDARD\nCUSTOM: CUSTOM */,
    "printed" VARCHAR(64) NOT NULL,
    "sha256" VARCHAR(64) NOT NULL,
    "body" BLOB NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    "contract_id" CHAR(36) NOT NULL REFERENCES "contract" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_document_contrac_cec68b" UNIQUE ("contract_id", "format", "printed"),
    CONSTRAINT "document_format_is_known" CHECK (format IN ('STANDARD', 'CUSTOM')),
    CONSTRAINT "document_hashes_are_hex" CHECK (length(sha256) = 64)
) /* The PDF of a signed version, as it was first rendered from what it prints. */;
CREATE TABLE IF NOT EXISTS "idempotency_record" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "mutation" VARCHAR(40) NOT NULL,
    "key" VARCHAR(255) NOT NULL,
    "fingerprint" VARCHAR(64) NOT NULL,
    "subject" CHAR(36) NOT NULL,
    "contract" CHAR(36),
    "created_at" TIMESTAMP NOT NULL,
    "person_id" CHAR(36) NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_idempotency_person__c4e901" UNIQUE ("person_id", "mutation", "key")
) /* A mutation that took effect under a key of its user's, with a fingerprint of its input. */;
CREATE INDEX IF NOT EXISTS "idx_idempotency_created_9a043f" ON "idempotency_record" ("created_at");
CREATE TABLE IF NOT EXISTS "message" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "body" TEXT NOT NULL,
    "sent_at" TIMESTAMP NOT NULL,
    "author_id" CHAR(36) NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    "conversation_id" CHAR(36) NOT NULL REFERENCES "conversation" ("id") ON DELETE RESTRICT,
    "hire_id" CHAR(36) NOT NULL REFERENCES "hire" ("id") ON DELETE RESTRICT,
    "worker_id" CHAR(36) NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT
) /* What somebody said, unalterable. */;
CREATE INDEX IF NOT EXISTS "idx_message_convers_a186fa" ON "message" ("conversation_id", "id");
CREATE TABLE IF NOT EXISTS "milestone" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "purchase_order_number" VARCHAR(64),
    "currency" VARCHAR(3) NOT NULL,
    "name" VARCHAR(200) NOT NULL,
    "due_date" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "status" VARCHAR(20) NOT NULL /* IN_PROGRESS: IN_PROGRESS\nPENDING_APPROVAL: PENDING_APPROVAL\nCOMPLETED: COMPLETED */,
    "listed" INT NOT NULL,
    "offered" INT NOT NULL,
    "awaiting_signature" INT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    "hire_id" CHAR(36) NOT NULL REFERENCES "hire" ("id") ON DELETE RESTRICT,
    "worker_id" CHAR(36) NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "milestone_status_is_known" CHECK (status IN ('IN_PROGRESS', 'PENDING_APPROVAL', 'COMPLETED')),
    CONSTRAINT "milestone_amount_is_positive" CHECK (amount_minor > 0),
    CONSTRAINT "milestone_is_locked_only_in_force" CHECK (status = 'IN_PROGRESS' OR (listed AND NOT awaiting_signature))
) /* One milestone of a hire. */;
CREATE INDEX IF NOT EXISTS "idx_milestone_hire_id_5efc9f" ON "milestone" ("hire_id", "due_date", "id");
CREATE INDEX IF NOT EXISTS "milestone_timeline" ON "milestone" ("company_id", "due_date", "id") WHERE listed;
CREATE INDEX IF NOT EXISTS "milestone_timeline_in_parts" ON "milestone" ("company_id", "status", "awaiting_signature", "due_date", "id") WHERE listed;
CREATE INDEX IF NOT EXISTS "milestone_timeline_of_worker" ON "milestone" ("worker_id", "due_date", "id") WHERE listed AND offered;
CREATE TABLE IF NOT EXISTS "contract_terms" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "name" VARCHAR(200) NOT NULL,
    "due_date" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    "contract_id" CHAR(36) NOT NULL REFERENCES "contract" ("id") ON DELETE RESTRICT,
    "milestone_id" CHAR(36) NOT NULL REFERENCES "milestone" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_contract_te_contrac_d9b354" UNIQUE ("contract_id", "milestone_id"),
    CONSTRAINT "contract_terms_amount_is_positive" CHECK (amount_minor > 0)
) /* What one version says of one milestone: written with the version, never altered. */;
CREATE INDEX IF NOT EXISTS "idx_contract_te_contrac_8b0107" ON "contract_terms" ("contract_id", "due_date", "milestone_id");
CREATE INDEX IF NOT EXISTS "idx_contract_te_milesto_08d3d7" ON "contract_terms" ("milestone_id");
CREATE TABLE IF NOT EXISTS "payment_request" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "number" VARCHAR(20) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "status" VARCHAR(20) NOT NULL /* PENDING: PENDING\nAPPROVED: APPROVED\nREJECTED: REJECTED\nCANCELLED: CANCELLED */,
    "note" TEXT,
    "submitted_at" TIMESTAMP NOT NULL,
    "decided_at" TIMESTAMP,
    "rejection_reason" TEXT,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    "contract_id" CHAR(36) NOT NULL REFERENCES "contract" ("id") ON DELETE RESTRICT,
    "decided_by_id" CHAR(36) REFERENCES "person" ("id") ON DELETE RESTRICT,
    "hire_id" CHAR(36) NOT NULL REFERENCES "hire" ("id") ON DELETE RESTRICT,
    "milestone_id" CHAR(36) NOT NULL REFERENCES "milestone" ("id") ON DELETE RESTRICT,
    "submitted_by_id" CHAR(36) NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "worker_id" CHAR(36) NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_payment_req_company_fa74aa" UNIQUE ("company_id", "number"),
    CONSTRAINT "payment_request_status_is_known" CHECK (status IN ('PENDING', 'APPROVED', 'REJECTED', 'CANCELLED')),
    CONSTRAINT "payment_request_amount_is_positive" CHECK (amount_minor > 0),
    CONSTRAINT "payment_request_is_decided_by_somebody" CHECK ((status = 'PENDING') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by_id IS NULL)),
    CONSTRAINT "payment_request_is_rejected_with_a_reason" CHECK ((status = 'REJECTED') = (rejection_reason IS NOT NULL))
) /* A request for the payment of one milestone, at the amount that was signed. */;
CREATE INDEX IF NOT EXISTS "idx_payment_req_hire_id_28a153" ON "payment_request" ("hire_id", "id");
CREATE INDEX IF NOT EXISTS "idx_payment_req_milesto_976e32" ON "payment_request" ("milestone_id", "id");
CREATE INDEX IF NOT EXISTS "idx_payment_req_company_f5486e" ON "payment_request" ("company_id", "id");
CREATE INDEX IF NOT EXISTS "idx_payment_req_company_c5a9c2" ON "payment_request" ("company_id", "status", "id");
CREATE INDEX IF NOT EXISTS "idx_payment_req_worker__f524c7" ON "payment_request" ("worker_id", "id");
CREATE UNIQUE INDEX IF NOT EXISTS "payment_request_one_locks" ON "payment_request" ("milestone_id") WHERE status IN ('PENDING', 'APPROVED');
CREATE TABLE IF NOT EXISTS "event" (
    "id" CHAR(36) NOT NULL PRIMARY KEY,
    "xid" BIGINT NOT NULL,
    "seq" INT NOT NULL,
    "type" VARCHAR(40) NOT NULL /* HIRE_CREATED: HIRE_CREATED\nHIRE_OFFERED: HIRE_OFFERED\nHIRE_ACTIVATED: HIRE_ACTIVATED\nHIRE_DECLINED: HIRE_DECLINED\nHIRE_CANCELLED: HIRE_CANCELLED\nHIRE_ENDED: HIRE_ENDED\nHIRE_TERMINATED: HIRE_TERMINATED\nMILESTONE_ADDED: MILESTONE_ADDED\nMILESTONE_EDITED: MILESTONE_EDITED\nMILESTONE_REMOVED: MILESTONE_REMOVED\nMILESTONE_STATUS_CHANGED: MILESTONE_STATUS_CHANGED\nCONTRACT_ISSUED: CONTRACT_ISSUED\nCONTRACT_SIGNED: CONTRACT_SIGNED\nCONTRACT_DECLINED: CONTRACT_DECLINED\nCONTRACT_WITHDRAWN: CONTRACT_WITHDRAWN\nPAYMENT_REQUEST_SUBMITTED: PAYMENT_REQUEST_SUBMITTED\nPAYMENT_REQUEST_APPROVED: PAYMENT_REQUEST_APPROVED\nPAYMENT_REQUEST_REJECTED: PAYMENT_REQUEST_REJECTED\nPAYMENT_REQUEST_CANCELLED: PAYMENT_REQUEST_CANCELLED\nMESSAGE_POSTED: MESSAGE_POSTED */,
    "occurred_at" TIMESTAMP NOT NULL,
    "from_status" VARCHAR(20) /* IN_PROGRESS: IN_PROGRESS\nPENDING_APPROVAL: PENDING_APPROVAL\nCOMPLETED: COMPLETED */,
    "to_status" VARCHAR(20) /* IN_PROGRESS: IN_PROGRESS\nPENDING_APPROVAL: PENDING_APPROVAL\nCOMPLETED: COMPLETED */,
    "details" TEXT NOT NULL,
    "worker_sees" INT NOT NULL,
    "hash" VARCHAR(64) NOT NULL,
    "actor_id" CHAR(36) REFERENCES "person" ("id") ON DELETE RESTRICT,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    "contract_id" CHAR(36) REFERENCES "contract" ("id") ON DELETE RESTRICT,
    "hire_id" CHAR(36) NOT NULL REFERENCES "hire" ("id") ON DELETE RESTRICT,
    "message_id" CHAR(36) REFERENCES "message" ("id") ON DELETE RESTRICT,
    "milestone_id" CHAR(36) REFERENCES "milestone" ("id") ON DELETE RESTRICT,
    "payment_request_id" CHAR(36) REFERENCES "payment_request" ("id") ON DELETE RESTRICT,
    "worker_id" CHAR(36) NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_event_hire_id_57e961" UNIQUE ("hire_id", "seq"),
    CONSTRAINT "uid_event_xid_161777" UNIQUE ("xid", "seq"),
    CONSTRAINT "event_type_is_known" CHECK (type IN ('HIRE_CREATED', 'HIRE_OFFERED', 'HIRE_ACTIVATED', 'HIRE_DECLINED', 'HIRE_CANCELLED', 'HIRE_ENDED', 'HIRE_TERMINATED', 'MILESTONE_ADDED', 'MILESTONE_EDITED', 'MILESTONE_REMOVED', 'MILESTONE_STATUS_CHANGED', 'CONTRACT_ISSUED', 'CONTRACT_SIGNED', 'CONTRACT_DECLINED', 'CONTRACT_WITHDRAWN', 'PAYMENT_REQUEST_SUBMITTED', 'PAYMENT_REQUEST_APPROVED', 'PAYMENT_REQUEST_REJECTED', 'PAYMENT_REQUEST_CANCELLED', 'MESSAGE_POSTED')),
    CONSTRAINT "event_from_status_is_known" CHECK (from_status IN ('IN_PROGRESS', 'PENDING_APPROVAL', 'COMPLETED')),
    CONSTRAINT "event_to_status_is_known" CHECK (to_status IN ('IN_PROGRESS', 'PENDING_APPROVAL', 'COMPLETED')),
    CONSTRAINT "event_seq_is_positive" CHECK (seq > 0),
    CONSTRAINT "event_moves_a_status" CHECK ((type = 'MILESTONE_STATUS_CHANGED') = (from_status IS NOT NULL) AND (from_status IS NULL) = (to_status IS NULL))
) /* One link of a hire's chain, written in the transaction of the change itself, never altered. */;
CREATE INDEX IF NOT EXISTS "idx_event_company_f0f073" ON "event" ("company_id", "xid", "seq");
CREATE INDEX IF NOT EXISTS "idx_event_worker__7a7212" ON "event" ("worker_id", "xid", "seq");
CREATE INDEX IF NOT EXISTS "idx_event_hire_id_bb4d39" ON "event" ("hire_id", "xid", "seq");
CREATE TABLE IF NOT EXISTS "aerich" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "version" VARCHAR(255) NOT NULL,
    "app" VARCHAR(100) NOT NULL,
    "content" JSON NOT NULL
);"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        """


MODELS_STATE = (
    "eJztXWtz2ziy/SsofbFTpUnFjziz3ntvlWwziSa25JXkyWRHWzQlwhYnEqghqTiu2fz3iw"
    "ZAEnyK1MsUB/kQkSAapA9AEI0+3f1XY2abeOq+vrRnc4M8N87RXw1izDA9iF9qooYxn4cX"
    "oMAzRlNWdyxVGrmeY4w9WvxgTF1Mi0zsjh1r7lk2gcotJKojb2J4aGI52H2NBhNMyxfEw4"
    "6LyGI2wg6yPJdfRgYx0dx4nmHiIQf/ucCu576G25n2mN7PIo8bb3lBLHqme/Yj9ibYoe3/"
    "/h9abBETf8cunP7OsNK/YvaHW2aDXv+r8WDhqcmuh5dBEH+f0/u5FATXb8uHWjy17mLDGU"
    "8Yss9zdqXBBCmg7OQHCM2/6uwWkc6iN6eXWLnuy97dta/es5qA00gf29PFjIS158/exCZB"
    "9cXCMl+DDFx7xAQ7hodNqRvJYjoVHe4XcYxogecscACOGRaY+MFYTGEwNP7nYUHGMAaQGF"
    "mW6b4m+Em3zP8TTyjV1vVOd6D3tYGuNxJDCJ4k1veiaEzRpWhZxAOQ//rB2w1xYaUNuMHl"
    "x1bv8OTsFUPCdr1Hh11kqDV+MEHDM/SwN0Ow2W8C7suJ4aTD7dePAU4fdBWo/YIQ6/A98+"
    "HzAdoCpI2Z8V2fYvLoTejp8Zs3ORj/2uoxmGkthrNNJwY+YXTEpWN+DfCO4uu/VWUw9mVq"
    "iPNZIZzPcnA+S+I8XjgOJuNSOMsyNcT5pADKJ5kYn8QRnllT+j2xCXZ1TACAlGn6wran2C"
    "DpcKc3EAN+RFvYFvJByW5n54tu9xpanrnun1NW0B7EUL+7udB6h0esM2gly2PF7c4g1gfw"
    "UYcvvT5f0I+r4WLddkzs6HwlULI/ljem+qZE39CbssWi7uHZfErhSXbHgC5/MqaiNOGV5i"
    "SxWKnKlJSD/UD7bRDB3p98Dm9avzG4Z8/iynW388GvLnXN5XX3Ylkv6Iu5CWjphpfskCt6"
    "xbNmuGCnxNqK9Y8pGnvtH9Srt9o3Wn/QurmNdNlVa6DBleNId/mlh2exz0vQCPrcHnxEcI"
    "r+3e1o8YVrUG/w7wY8k7HwbJ3YT7phypj4xX5RZCQwlUhMZmnfqjbJeBeTgrGOpmhtaxp8"
    "s62VwSM8wU/HR6fvTn8+OTv9mVZhTxmUvMvp++RkJ7RM3dcyV8E5tw0FeeL74uBV57GI5A"
    "Zmraqte/d92oKtkIevkn4OBSNj/PXJcEw9ciX5pXNTln1C9P2nHqbfLUAz2fHBnhhvZn+7"
    "PSwVH9SsBYFD+38zYA2grRoj9g07LoNifbyCpuoKF21mAd+xNaG6Es3UFSb8bX2MtG81Bo"
    "guO+Hx14ToI2+lxiBtAKHawvOHPVoTnV/sUV3BmWHXNR7XHT43vJXaghRs0q4Jk99OXYGK"
    "a6/rwXXLW+vxxuqK2QyDgr8uVLSFQqvJau6tJRECZc8+trPUv+Sl2fEsXmIQOieZ4t5wp7"
    "h2l8qGCDW/PDqEVGspH6JLMIIVPz19jdqz2YK1g0YLDz3YnKrgeoa34FwF13ok9MTB6NAi"
    "6KrXej9o+uLoCFkuenIsz8OE1sZPr5Ikie3ebkiG5H5kuPgernmT4F6ckvFkuIi2Q280xu"
    "hpgqGY1qNzHr/kugtsnqP78cQg9LNzzwkd9O5Pljehz5bFzPidrXLgorhd4z8xskaEmAGV"
    "dU7YyOdlCD2YPp9uEZ09NuvpNHoG+vxR62k+eP+LDvrtDx3t6qDxI0YLWeXu9hyTgndud9"
    "DhAeupgyY6uNU6V+3OBx0epjW462kHrxSPpBo8En+oJhDP3P6VJHa32btN4/uG93v5G5DO"
    "Z9DIYsZQbdNHMAh/kSPohtJVZjY02Kt9zufiIUm83+coUTQkfCo6R/yXnt/dar2+dsXKgu"
    "MhudIur9uspn80JLB/S2/2uXOOgsP4V6UYV6gQVSiHKaQILLsmsHi2Z0z1mUXsNKaE9Zg5"
    "U8UEV5qtKrYYFZPVP46PT07eHb85Ofv57em7d29/fhPMWslLedPXRfsDzGCRrkinSIgdvD"
    "LECCFSixH+EnwIUFMnhjspNbXE5GoBfoyHeFqEhniazUI8TZA97XKsH7++IvqUH9hcvVrB"
    "Gh4RVBSeqtnCI0tgqrCv1McRQdXHe9DHZf0QYmJ1mEF34I2gOER/i3cK9iz1cttfksgae2"
    "AVe6PW2eqSl9Dco60coFGpTe4r1gJUf9+4BKKSiIIzfTU8KjtK43Lq3f+RtjopjWtcTuEa"
    "xfXJdr5ipySoESE1BVBIE8ThxFcrie9728F0dH7CzwkLQhaJM2hpP4FNmNxpsWM8BSbD2L"
    "eaIkD/bsz9vHp0MdZrXw4aKcN3A9gWJjPsK7SRd7YAsr7pe01ca0byi6MqLYUKYApr+43M"
    "A4U9Bar5zVoKq6QEFYA1WDvtch7YU2Tj68wC8AZLKAXvUnjjy80MeIu4FTn4m+VuxPOjZp"
    "NF1JbsOwApXyLlHLNfzjH7+LopsnV1qMR8vsrhEwcT2nJSsR7Mo8upxZ+Bc2uHhF/kGs8u"
    "sh9YWeC2cB5weBnLViLtNhGhr5mDjKkHTuZJMvE2bpBK75Up1UG7CZJvWE981E3akClCgw"
    "Rignv7e6xEkWKrQIpVwdW2a86U34ikMTMdY1kmz4y5h4jnAAxmyRh4xgziSK7Ch4xL1om+"
    "vWtGpGL9bpn1q6y3WzGJR1YmxVGNiClYs0IslsQ1LqeAVbaxF7ONydrN7iwO+wtvZEosgO"
    "9M9qxfE+A6eunHEY5PjqX3xre8qRIGSErfU4kEUMrdUonWXO6rPacdbvqey5jFkAdHZ/vh"
    "IX2DpIjA8kjzamuiClsTalmsWE37AGl1eKLLp4dKgqmWwYoiVm1oi1DEijAXVHyvwlbBZX"
    "y7LsEDm/63ZbZdFabUDXDtNqcOBDyHFFVA5kBkqwGmXGupCgDppG6v3oOR00CcRBRaMyGG"
    "EY9y9GA5LmSUov1E1/nowbFnVAswPLg+dwDQpLKwuaZZGCZ2jM0gElP/Y+un47dn0DwYXe"
    "mwpPflcZkCSXQovNibYeinJrrtIh5o3G0iP7D/qya6dycGbfCetTEktF2IHjV69nBmCq2o"
    "JffBdmbCO44/a8KiqzSfKmg+YT8lDS7L4+pIvVxh00ujP2h1rlo9iIgjjobk8q4/6N6cI/"
    "4bf2GLmGaOithwj7JNuEcJC67/qqT2Rvrwl0Sq3AUrWr82H5SCz2tlEA4lFMAFAB7ZZooO"
    "dWERw3lOB9iXiOdXgo/NHgKcZwWHwB1NyWua4njR7rR6X9Jjf/j15Tn94stAaylH9g30xt"
    "45sqtdSmW8rzKsanNN2Zj3Ad4iNuaXMYD6uxq0wxo5mx6f8JKs3f6+h583t1ioasd+Omfb"
    "CS6m6wKP7x/AXoGLphb56iLPRoELS5PXpA/IgkuzbQcq6ADne+7YY+ymbINs7S4bNrRmkj"
    "1TZ/sVKZ4vut+3mfi82fsKJZM81zi/80Y0rMSn9WXmJ+5VlTIzBe5W2XMS/lZ4IxamCZgL"
    "+HYpbDkfuGg8oQg3A38Ti7MuaEvENfheHK0NRTzCPGxY4unDUj+XLd4LtmoP779b5j1sqO"
    "I/71/Bfi1spM6nxhj7zT5gWhexev5ebOJ2h7d8udX/1zV9PPuJiJpNRGdFNoPyBxoS8RdM"
    "DddDDHJgqAAzxYObT6xHevZP+peOgbVOH5Y2Thu12K4vpAUwIvcFBLDLGwq8fxjTxSbTZ/"
    "oX3gt7lYshpj+9A+tSNMJ0usbsz2B8mOXR/Sk+3HXnO59j2XmKE5C8NpKrgmjEdha/KFku"
    "4rdQ29AvvQ39PQ3tPK+L75v8Er/0B+NFnC1g9Bdf+IjadcJ7Y7kJGBqpi53lFhRftsorn8"
    "bHdk/TL3taawD5A+SzIWFn3ffvtV5wTZyJa63LQftXSTI4F9fDxASRU3H1stW51K6vw/v6"
    "5+K61rkKrrFjUT7QejftjnTbsGBIbtrXVNHrdujDXDHxWIFcQ7tqD6JVeIlcp6fddH+NVh"
    "JFcq3+oDW46+t0lux8iFaOXhmSy25n0KM46e1+/w6qxgqkGn76h1iBVCPEN1Ek1ZJSQSTL"
    "huS29eVG6wzon/WvO/rQev/u4qY9YMBkXkpKtW5vexyorCtJmZ72i3aZeiP/SlJGGjSZl2"
    "jPaP1+64Om33b7vIcj56tYBE+LWARPsy2CpwmLoD1m/m2rbO3HRNXefqX39oHqoa+X5CbW"
    "RIWDQNNvqE7f9w89+sadI+kkTHrDJ4TWdZjzxi+BSevm9lob8ClNHK7yum4+bQ3t4PX6MN"
    "KA6sHd96CJPcOapvRfdt4KSaTKq7iNTKvbyF0h7SCk6IC2PcUGyXUW8CXjBAIqWi/4L7rd"
    "6wj8F+04vnc3F1rv8Ij1Ba1keRnaX9kMOCrzTQkOjDH27LKOL7KMio+sohbUn/hQy6FaHQ"
    "+tWsApvFjKRoCISKkhWrm4GrXENRaWsSS66dIKY+VTvAVIFVNPucFWG1qVKWEbqJbLlMBU"
    "0l0O1mp+spaiKqvuFQ5ZtKfoFoxY9PKE6D3Ft3zMrdhSdRMzRNkY5HuKdfoiv8icEcZhWH"
    "fGKBzRYU8xjir/laL3v8c4yjGUy5t55NkHv0ahIAbAzQSePTq0HUTo1NlETxNrPOEx3N+8"
    "QsbIXngB+RQCEBi0hj3F6ZEL1miPhSv4bpm6O7EePMYQNUyT1vFslOC0ysxTwYR9jegDPK"
    "MRfrQIMgh+EnRWuBewCSFJEQud4MBHAoIm0JFhD4lBbOCYovF04XrAkwVu64weo0cbOK/0"
    "ib9BK7aLOX/WoI3yFl6jO7JwaUsBNXYbLgb9mTGdVsTP4GhLr6wg2p0cvzsLOHZwkkev69"
    "+0rq+X+xcEQyrFZJhPGw3FdkdmfLNdgHfAHK2IAwLVz0Q/JCZR/1LuPDqRKi2dSluIa6Ew"
    "lc0YZZ6p+2hmPDMO/Gt0D88ATlb3dP6ZY8PjzH0udgDeSzadupDt8Hguo2f6B9kIhJgrk3"
    "AfSHGU2u2tM6K5BNs3YttiGR3ff6JQROTj+KsRdm+WDLSNv8/pNM7zbYmRIOn30HG6iw1n"
    "zCzR/mvbYIK0K9nJD8XnrwKfXx4KRSkGskwdaQaFcn6c5eT8OEvm/FCRH1YZ2HvHDlUECG"
    "VLqiqkypakbEnVhna9kKpbVmeydJnlikxBLebaHn+FWJIstOToWcRQmC08FvqVb3549mI8"
    "wSwMpe0gOgx5AMkRntpPSeVk7RbZppAIf3nPPZFdXyFhjsyQB/Gf6J65HevgOc22b8Q5UF"
    "Hv2X4NC7uPDROJ+JTMbVsEweSxMu8JVQ10c4GjWhJVIqYWpk9Pr8A2Embe3wTR5Td9DWF0"
    "mGGOw6QqVUhp4htYS5UmP2NhTC0Sj51dI3QTWHZ9eVvwzuu+J+KyhjMqp90l8uKlFialcn"
    "RFrvsV1BaVqlihNUIzT1Xk70kC8BxFMZCooZq4Backy5uWSrwZCNQS3m1k3pSeLIFznuNQ"
    "RKwWaO/aeUj6JpQY4VGpWgAfi018UmicQ7Xs+MQnyZG+nnfjmq6NO4K8cdVrvR+cI/YzJE"
    "FsgyCsAYtgoJ0j/jskIgaBCD8Q+ttLbvahQ7rkgC7HKAiP48vtl/loiNV5sqczTWuSxO4M"
    "a1u2XG4sREhk0bzKqxNpoNJvz8fuXe/6yzniv/R9aLXhlP0MyWdN+wSn/HdIbrqdwUcoEA"
    "dD8r79G7wQ7EcKn9GXAmb0q/GOsD5ZIWN0VG6ll6Vi3ByVLroi3/1Np4ueGlTBfrDGRvra"
    "ttjclWylypENtJvb6+4XjX7f/aMhadNPO0Qx0DoDiHYQnAzJXedTpwtRc8RBNWamufHs2N"
    "NpyrSU504vSe3QlT4o2VtfesM0LXgyY6qzncsyOmCabIXfjurqgZ7heDps5SbRB0N4hh4Y"
    "kcozgteqB8CmHcMPE7M0erLM3xk7eRO7KHayzJrYrTTrNv5B//10dPzTydELbBenDUDf1l"
    "NC5YzI1IbNuTGlMzSXlVkhR6V2t0ZuvFnz37bG8bajxSgO10qriH3jcIm88KtEcoxIbqCb"
    "9+dru3e9DN4r31Z8neOyqqer3NOQpHWVXpblVA9XuYcV61axbvcB0j/sUUk8Q4nd0pYqCa"
    "UiMCsCc7WhXY/AnIyLkRZnV4i+/9TD0yw7TX2TBCb3TdbEKEiIVUeARIiFNSEqHoliP0Hy"
    "+ePrwlQixM9eAhULirImXKVDyewNZklHlMgSMAlbl+CBTf8r+Bn9hbexj6u+pV/QcMFb5P"
    "OZhTK9DbDc2AjMGaY+7oW+pEGDe6vrp4/UEl5QbRPP5rYHtJweHttOaoycZKVmnn+UFVan"
    "E0tQv0DMh7gfk/0V4YcHPPbQgsLsIAN9xc++x9HC5cEWnixvQq88ULiwM6eoeX4Ni8wXXl"
    "qAh63ch3lWuYvRH7QdFmwHvJ0s5iD1xG5DT+l8O7UNk4Xigbg9TXTvLwzvWQXB5BRxcQjC"
    "Jkse6S5E/sxUz6d5sAj3/zA4Zr46SQ+o0G6h8i9WwglH7rOihkJZpoZUus0n81I5kX3C29"
    "u3RRhvb99mU97gWhRdaU4sg3JMrIZob95iLT4wZeZnSUTt32Zk4ihnZQhlVJB4Raj4G5rn"
    "+IqzbJoFWUjNRPnmj3BNr3bo8/cXIsOqUiFGYFcnRZ0Wmz3ZCrTYUSqiMcOg4srilGqxLn"
    "qwHeQZdP1BVUs4pColbQ10UJtgZFoOKLksimGKWrxeY8uDtBaLv+FQvTgISqFU1CqoqEGX"
    "rOQ+6QtXeX3fuGr3tMuBDvnKz5F0Ak6RnSt90LpmDkjSSfwFKqR9qQgTKsLE/qK9a88i5b"
    "pdQ9dtpSKu9H7tm4qoGJyKI1clNbEQR25DemI0N9pGzNUFs6NVc1NxbTO1z1dK0aYlKlO2"
    "Ri3l8FmuVX8GDdi1Z3hkm8/INSyziRbEmHqYxcFPas5FBIppxyElQVKRlQ5cBR0Y+rbM+t"
    "+vX+VVZ2UX/i6Q0sovECUxtTqs9OqQXpzYZV1RIkJqbZgwZaoF9zbsw/FPcgkzcVxUwRuD"
    "V0qKWxRWSUTBqRz8lMZdGaWuqbzSquSVplK0bzdF+zjmQLD2fFDKH2FfMU5ZFRXAmq/81c"
    "ywHN+IjrSGv+ouHTH3adNyW1yh0NUwbY9T9kPM2eWMVFu6z9klOMy0w7LwZDCDsiqCx0vb"
    "pH1sec8sS9BtF/EEISxFELjG2E+EpZFmOaKDPEDMH8bEjvUNu+jBsWeIZ4x27Ce3yWhH7h"
    "xjs4meHMvzMEEWeMTgIXEhh6qcqhruytYZPDsQuucjEf00Q8bcAnca6+H5/pwlX22GKYdA"
    "zJhB8qMgmREdzPCILBLokBzadBqhzzuzv8Fz8Ar0MviUvmqi+6nl0uHM3HyGDf50fgvChW"
    "dIYbw3ngzLoyjqLp2lDG/hYCGSvCM8B7E9kRebNklhGGPWighCJUQh4zYk5I76CoUJaCGp"
    "09RELqbChbeepU8fBSkILbk0L1Cycl5uoGAQ6bAFN7X4SPVnjUZTShGEPn/UehriOPOPQe"
    "ZDhLkNknhv4iF1i+h0hPHpcIWnjazW1n4Y+0EPF8rLnwa1OldIjCCVd6katoT5whlPDJf2"
    "JeQ108unYcpsoA7xi7ce9FHFrt9y7Hr2WwJdv34Nkd0OJVH6hiTtYxl8REnmJaIev8xOX0"
    "q0Y77uWyV5SFxyd2GPtzlcXyR/yP4ls6J/hH7b636ganS/5GpDFoUcFsHJkEAyi3bng966"
    "pWW/tq7PUbxkSC67N7fXGktVFRzGdbSXoXKK9W7yJcpLdREK7TDThb+a3NtEF/4KvhzWkp"
    "RKK1ImrUiqHlkC+PQG1IAv3gWKJr5KB+wdEWgxN1fs5qik6uZKd7MiJyn2TNXhVOwZxZ6p"
    "jiFXsWcUe2avUF3OninCO/CDK/GUjBuKlj3w0zvWBPrI6FRMDRXjuOrslhhqKRSXJK7ZPJ"
    "dYj7LKBWLliOo8rA0PxgrN+PFsAlN7Ewk+hWCIMH4FsC5gL0fEYY1Fztlk06khXqWVkzD2"
    "JkO7ShOwH1knpA/kRdxJLw032f3rke9mCjUkcrclxIZYH+ogNbXHX5dyLPhjoXYHHR6Ivf"
    "KDJjrg2+Xa1cErRXKoBsmhPKthTRpD1WbabVtflCGzAoZMRSbZNplk/0zF5ZFuiC9ZYP4d"
    "Ev+Ddo78oyHpab9ol8wQ7B8NyWWrc6ldXzPrsH8YX6G8zPxE7DSGSrbHvF+/Dhy2nTvML0"
    "YzoEqvYkiJyypTSqVNKSYeW6ulP41KqgSoVe5lB0PMdnCScrCRGgk4eyJNk1WTavlJVRkt"
    "txhxv3w0BVlMwZqIUsrn9lHZ4ZoQVCkNlJV9i3DGtySLYhqXU8BmqgCl54AUUQWvYocodk"
    "hlrHNNxQ5R7JB9RrVcbJVIJIM1ga1jEuc4uvHFUbHwNRmZz1YJXVO3pPTJ+TaifhbAV15T"
    "qWl3OcIpa9ACKIfa6y4xrqaeuxTihKqv4gPtD4OKj8005lQwanMYU2GdpUSpvh/InCe8Js"
    "gwTWDxvEafaYG98JBjT6kcJo/0URnNCcLpuIv53Ha8c0iRbTsz7KAZBjpHki61jRuUTz4G"
    "KOoiz6+Ksl4Z0pCKHLHVyBHyqC+DsV7fjNhnhXA+y8H5LIkznhnWtAzIgUANET5+WySGD6"
    "2Vk3M8EcWHAVZ2KEeENoP08ul5Zzi/OzsugDOtlYkzuxbLwWZn5RcskvpxjVSDu1n1Nbqf"
    "O1rvHLGfIWld3bQ7bboQbg26tDRyOiQf2z0WmgNKz5F8Fl7r92n9FuSKjJewVJJA0dJvWp"
    "3WB7hrrCC+VHoZ3la47uI9tmLnpzRT5XHQ7lxpQL7TOgP9stuhXX7JhkB6+ZDctr70utcQ"
    "sIUfrNJ3J0X67iS7704SfWe5ulgnp6hmeQErooIqWIiKVKEYWZUKYVDNTZD9twBWE9dtpz"
    "NM2gFc3XLdRWqEqRU8busDfKrRxNW5w54CqxBYdFYFvHaGVkU/g0vhCjIjrO/3XsdcEilu"
    "7/rYWLjrvod1s0OkwQTx7B0Cze0Eqr0cUhOL5Wtd8+X7yFupMUgbQKi28Fgmns1tD9w7dQ"
    "ePbcdcE6x22GCPtVdX5ESOZlcXST/Wg01KC11HsCKLBd2HTkGWN758jtS6MNWQT5YbMEcX"
    "vJH1YCsdOGcfV1sJ6AJW047Bq8XAU5jtnmfUwo41BttEgmckrjTzeEZGWGcZzygbhuVcnl"
    "JcncwoKKlbsimxT8REVF0jMA98cnx0+u7055Oz0yDeSVCSF+bEt2dkc3JEnrEydnZJpJZ8"
    "hreF+Axvc/gMbxPRfOhLVQJhUb2G6B4V4uMc5fBxjpJ8HNiLFDsXUYR/6Xc72R7HQiRumb"
    "PGHvovy6+2h2jngAtgRMxxCS/6uMN8M2rigQYu0mw82ZaIzX/Mfvw/2kLZSQ=="
)
