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
    "created_at" TIMESTAMP NOT NULL,
    "company_id" CHAR(36) NOT NULL REFERENCES "company" ("id") ON DELETE RESTRICT,
    "worker_id" CHAR(36) NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_hirable_company_0fd809" UNIQUE ("company_id", "worker_id")
) /* A worker whom a company may hire. */;
CREATE INDEX IF NOT EXISTS "idx_hirable_worker__2543d5" ON "hirable" ("worker_id", "company_id");
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
CREATE INDEX IF NOT EXISTS "idx_milestone_company_f6bb15" ON "milestone" ("company_id", "due_date", "id");
CREATE INDEX IF NOT EXISTS "idx_milestone_worker__e098f4" ON "milestone" ("worker_id", "due_date", "id");
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
    "eJztXWtz27bS/isYfbEzo2biS5wev5cZ2WYStbbkI8lNe6ozNCVCFhsJVEkqjqdv//uLBU"
    "ASvEmkbiZ5kA8xCWJB6gEILrDP7v7VmNsmnrlvr+35wiAvjUv0V4MYc0wP4peaqGEsFuEF"
    "KPCM0YzVHUuVRq7nGGOPFk+MmYtpkYndsWMtPMsmULmFRHXkTQ0PTS0Hu2/RYIpp+ZJ42H"
    "ERWc5H2EGW5/LLyCAmWhgvc0w85OA/l9j13LdwO9Me0/tZ5GnnLS+JRc90z37C3hQ7tP3f"
    "/02LLWLi79iF098ZVvpXzH64ZTb+DRUWX/WJhWdmBEx6kV5i5br3smBlDw/tm4+sJvyOkT"
    "62Z8s5CWsvXrypTYLqy6VlvgUZuPaECXYMD5sSzGQ5m4kO8Yv4b6AFnrPEwcObYYGJJ8Zy"
    "Bp3V+O/Jkoyhj5Doect03xL8rFvm/4onlGrreqc70PvaQNcbiS6GJ4n1jSga2wSGh0U8QP"
    "Cvv3m7IS6stAE3uP7c6h2fXbxhSNiu9+Swiwy1xt9M0PAMLsp6IwSb/U3AfT01nHS4/fox"
    "wOmDbgK1XxBiHb4HPnw+QHuAtDE3vuszTJ68KT09ffduBca/tHoMZlqL4WzTF5e/0B1x6Z"
    "RfA7yj+PqjvgjGvkwNcb7IhfPFCpwvkjiPl46DybgQzrJMDXE+y4HyWSbGZ3GE59aMzvc2"
    "wa6OCQCQMk1f2fYMGyQd7vQGYsCPaAv7Qj4oOezsfNXt3kLLc9f9c8YK2oMY6g93V1rv+I"
    "R1Bq1keay43RnE+gA+uvAl1hdLZzw1XKzbjokdnX+pC/bH+sZU3xToG3pTpszpHp4vZhSe"
    "ZHcM8HcvYypKE95oThLKSlmmpBXYD7RfBxHs/cnn+K71K4N7/iKu3HY7n/zqUtdc33av1v"
    "WCvlyYgJZueMkOuaFXPGuOc3ZKrK1Y/5iisbf+Qb16q32n9Qetu/tIl920BhpcOY10l196"
    "fBH7vASNoC/twWcEp+hf3Y4WV1yDeoN/NeCZjKVn68R+1g1TxsQv9osiI4EtWcRklvatap"
    "OMdzEpGOtoita+psF3+9IMnuAJfjg9Of9w/uPZxfmPtAp7yqDkw4q+T052YhWo+6vATXBe"
    "2YaCPPF9cfCm81hEcgezVtn03qpPW7AVMvkqrc+hYGSMvz4bjqlHriS/dG6K2idEP/7cw/"
    "S7BWgmOz7Ys+LNVLfbw1LxQc1SCBza/7sBawBt1Rixb9hxGRTb4xU0VVe4aDNL+I5tCdWN"
    "aKauMOFv22OkfasxQFTthMffEqLPvJUag7QDhGoLzx/2aEt0frJHdQVnjl3XeNp2+NzxVm"
    "oLUrBJuyVMfjt1BSq+et0OrnveWo83VlfM5hgW+NtCRVvIpU2Wc28tiRAs9uxTO2v5l7w0"
    "P53HSwxC5yRT3BvuFF/dpbIVwpXfKrqCVGstX6FLMAKNn56+Re35fMnaQaOlhyY2pxK4nu"
    "EtOZfAtZ4IPXEwOrYIuum1Pg6avjg6QZaLnh3L8zChtfHzmySJYb+3G5IheRwZLn6Ea940"
    "uBenTDwbLqLt0BuNMXqeYiim9eicxy+57hKbl+hxPDUI/ew8csIFvfuz5U3ps2UxJ35nWg"
    "5cFLfjXAmJTPFXI+x+VlkHQgWtg78vqH7ksoWbGBqJdTB9Pt0iOnts1tPi9WoweVoHTtCX"
    "z1pP88H7H3TUb3/qaDdHDfY+b3l3e4FJzju3O+j4iPXUURMd3Wudm3bnkw4P0xo89LSjN4"
    "2/FY+kDDwSf6gmEM/c/pUkDrfZu0/j+473e/kbkM5n0MhyzlBt00cwCH+RI+iG0mVmNjTY"
    "q33J5+IhSbzflyhRNCR8KrpE/C89f7jXen3thpUFx0Nyo13ftllN/2hIYP+W3uxL5xIFh/"
    "GvSj6uUC6q0AqmkCKwHJrA4tmeMdPnFrHTmBLWU+ZMFRPcaLYqmTIqJqt/nJ6enX04fXd2"
    "8eP78w8f3v/4Lpi1kpdWTV9X7U8wg0W6Ip0iIXbwihAjhEgtRvhr8CFgmTo13GmhqSUmVw"
    "vwYzzE8zw0xPNsFuJ5guxpF2P9+PUV0af4wObLqw2s4RFBReEpmy08ogLTBftGfRwRVH1c"
    "gT4u6ocQE6vDDHoAbwTFIfqPeKdgz1Ivtv0liWyxB1ayN2qbrS5ZhWZ+cgUBjUrtcl+xFq"
    "D6+8YFEJVEFJzp2vCo6CiNy6l3/+807aQwrnE5hWsU12fb+YqdgqBGhNQUQCFNEIcTX60k"
    "vh9tB9PR+TN+SVgQskicQUvVBDZhcqfFjvEcmAxj32qKAP3dmPt59agy1mtfDxopw3cH2O"
    "YmM1QV2sg7mwNZ3/S9Ja41I/nFUZVUoRyYgm6/k3kgt6dAOb9Za2GVFkE5YA10p0POAxVF"
    "Nq5n5oA3UKEUvGvhjaubGfDmcSty8DfL3YnnR80mi6gt2XcAUr5EyjmmWs4xVXzdFNm6PF"
    "RiPl+t4BMHE9p6UrEezKPrqcVfgHNrh4Rf5BovLrInrCxwW7gMOLyMZSuRdpuI0NfMQcbM"
    "AyfzJJl4HzdIpffKlOqg3QTJN6wnPuombcgUoUECMcG9/T1WokixZSDFquBq+zVnym9E0p"
    "iZjrEss8qMWUHEVwAMZskYeMYc4jxuwoeMS9aJvn1oRqRi/e6Z9aust3sxiUc0k/yoRsQU"
    "rFkhFgviGpdTwCrb2KvZxuTVzeEsDtWFNzIl5sB3LnvWbwlwHb304wjHJ8fCe+N73lQJAy"
    "Sl76lEAiit3FKJ1lzvq72gHW76nsuYxXgHR2d7MknfIMkjsD4SvNqaKMPWhFKLFaupCpCW"
    "hye6fnooJZhKDVYUsXJDm4ciloe5oOJ75bYKruPbdQke2PS/PbPtyjCl7oBrt7vlQMBzSF"
    "kKyByI7GWAKddauwSAdE/3Nx/ByGkgTiIKrZkQw4hHOZpYjgsZn2g/UT0fTRx7TlcBhgfX"
    "Fw4Amlws7K5pFoaJHWMziMTU/9z64fT9BTQPRlc6LOl9eVymQBIdCy/2Zhj6qYnuu4gHGn"
    "ebyA/s/6aJHt2pQRt8ZG0MCW0XokeNXjycmeIqasmd2M5ceMfxZ01YdNXKpwwrn7CfkgaX"
    "9XF1pF4useml0R+0OjetHkTEEUdDcv3QH3TvLhH/G39h85hmTvLYcE+yTbgnCQuu/6qk9k"
    "b68JdEytwFG1q/dh+Ugs9rRRAOJRTAOQAe2WbKGurKIobzkg6wLxHPrwQfmwoCvMoKDoE7"
    "mpLXNMXxqt1p9X5Lj/3h15fn9KvfBlpLObLvoDcq58iudimV8b7MsKrNNWVjrgK8eWzMr2"
    "MA9Xc1aIc1Vmx6/IzXZNX29z38vLn5QlU79vMl205wMdULPL5/AHsFLppZ5KuLPBsFLixN"
    "XpM+IAsuzbYdqKADnO+FY4+xm7INsre77NjQmkn2TJ3tN6R4vup+327i82bvKxRM8lzj/M"
    "47WWElPq2vMz9xr6qUmSlwt8qek/C33BuxME3AXMC3S2HL+chF4ylFuBn4m1icdUFbIq7B"
    "9+JobSjiEeZhwxLPJmv9XPZ4L9iqPX78bpmPsKGK/3x8A/u1sJG6mBlj7Dc7wSwwPtTz92"
    "ITtzu+5+pW/5+39PHsZyJqNukzj4F/Tm9r09vR65aH37AA/0akBfgt2EXct87342GcFZvM"
    "Xt6iR2F4cjEE56fPyfoGjTCddzF7HkZsWR+mn/5Q7oPznU+W7DzFm0dWcuSqIBoxgsUvSi"
    "aI+C3UfvJr7yd/T0N7lfvE911+Ul975n8VrwkY/fk1GFG7TnjvLMkAQyNVa1lvCvFly6zC"
    "ND63e5p+3dNaA0gEIJ8NCTvrfvyo9YJr4kxca10P2r9IksG5uB5mGIiciqvXrc61dnsb3t"
    "c/F9e1zk1wjR2L8oHWu2t3pNuGBUNy176lK7Zuhz7MDROPFcg1tJv2IFqFl8h1etpd95do"
    "JVEk1+oPWoOHvk5nyc6naOXolSG57nYGPYqT3u73H6BqrECq4edxiBVINUJ8E0VSLSmnQ7"
    "JsSO5bv91pnQH9Wf98oA+t9x+u7toDBkzmpaRU6/6+x4HKupKU6Wk/adepN/KvJGWkQZN5"
    "ifaM1u+3Pmn6fbfPezhyvolp7zyPae8827R3njDt2WPmqLbJHn1MVG3Sl3qTHjgb+nbZam"
    "JNlDiaM/2G6vR9/9Sjb9wlkk7C7DV8Qmjdhslr/BKYtO7ub7UBn9LE4Sav6+7zz9AO3q4P"
    "Iw2oHjx8D5rYM6xZSv9lJ6CQRMqsxe1kWt1HEgppByFlDWjbM2yQlax/XzLOBKCi9YL/qt"
    "u9jcB/1Y7j+3B3pfWOT1hf0EqWl7H6K5rKRqWwKUBmMcaeXdSDRZZRgY5V+IH6MxhqOVTL"
    "42pVCziFO0rRUA4RKTVESxcgo5a4xuIrFkQ3XVphrJyD9wCpotwpf9ZyQ6tSHuwD1WIpD9"
    "iS9JCDtZyfrLWoykv3Esceqii6OUMPvT6zuaL4Fg+eFVNVdzFDFA0mXlGs05X8PHNGGFBh"
    "2xkjd2iGimIcXfyXiqf/EeMox1Aub65iwU78GrmiEQA1Ewjz6Nh2EKFTZxM9T63xlAdjf/"
    "cGGSN76QUsUogkYNAa9gynhyDYoj0Wd+C7Zeru1Jp4jCFqmCat49koQU6ViaeC0voW0Qd4"
    "QSP8ZBFkEPwMkdMEsxTYhJBtiMVAcOAjAdEP6Miwh8QgNnBM0Xi2dD1GeCUmmtNj9GTT3w"
    "NP/A1asV3MXQkM2ihv4S16IEuXtkSrcWLsPnwF+nNjNiuJw8DJnl5ZQbQ7O/1wEXDs4GQV"
    "va5/17q9Xe8oEAypFJPhatpoKHY4MuO7/QJ8AOZoSTwJ6PpM9ENiEvUvrZxHp1KltVNpC/"
    "FVKExlc8aYZ8t9NDdeGAU+OVnmksgIghJslohNgiT5PbImlvYeFIe9FBx25U6/CeCVY+op"
    "Y7Ta1y8rpGpfX+3rlxva7eJU7lm1zNIr1yuVOTXKW3v8FQL0sXh9oxfhmD5feiyeJl+Iev"
    "ZyPMUsth9dbdNhyKPyjfDMfk5qnFu3yBboIqbgI3cKdYV/KvP3ZMnl/gs9Mg9QHdxR2VJa"
    "nAMt8JGtnVksc2yYSAT9Y76wIrIgD0D4SPB3TzeX+JEu1hdU4+H+qthwZhZdvCN6BZb0mL"
    "nUEkTVQvoawugww8RxTdg3GNEqDg91OHrJpVLzzYS1/qR+Grhoqf/Y2TVCyrZ/PTLMUwvj"
    "rSodvgw6vBgoCcBXpJsLJGpIjd2Dh4TlzQql8wsEagnvPvL5SU+WwHmVF0NErBZoH9qTwa"
    "XfsvFULxjEJCpVC+BjEU/Pco1zqJYd9fQsOdK3c7Xa0s/qQJA3bnqtj4NLxP4MSeBoHfhY"
    "M3dq7RLxv0MiHKKFL3To/Cv5/IbesZI3rOwwHR7H9c3X+WgI9TTZ05n7/JLE4Xb592xG2V"
    "m8Avjd+jZBCyINlPrt+dx96N3+don4X/o+tNpwyv4MyRdN+xlO+d8huet2Bp+hQBwMycf2"
    "r/BCsD+SL39f8t7vl+MdYX2yQR7aqNxGL0vJiAIqCW1Jvvu7TkI7M1zXmlhjI123zTd3JV"
    "sps5u1dnd/2/1No993/2hI2vTTDi7VWmcArtfByZA8dH7udCGEhzgox8y0MF4cezZLmZZW"
    "+fZKUgf06w1KKuvYa5imBU9mzHS2dVdkDZgmW+K3o7zrQM9wPB32MpPogyU4Yx0YkVplBa"
    "5VD4BRN4YfJmZh9GSZ/2Ts5H3lvNjJMltit9Gs2/gH/ffDyekPZyevsF2cNgB9Y0eBJWdE"
    "pjbUsp0tOkN7URENOSp1OB258W7Lf/sax/sOXaFITBtpEVUjMYls05uElYtI7qCbq/O1rV"
    "wvA5X+24avc1xW9XSZexpSP27Sy7Kc6uEy97CinSraaRUg/cMeFcQzlFCZ5hWDVzF4Sw7t"
    "rjLN+37nW6aar2HqseS+yZYYBWl26giQ8PfeEqL8bvHVBMknUG8LU4F4I5UEKhahYUu4Cs"
    "e1qAxmSU+MiAqYhK1L8MCm/+X8jP7E26ii1rf2CxoqvHk+n1ko09sAy42NwBXD1Mc915c0"
    "aLCya/30kVrADaht4vnC9oCW08Nj20kN2JGs1FzlIGSF1enEEtTP4YAed+SxvyI8meCxh5"
    "YUZgcZ6Ct+8V1uli52jtwmera8Kb0yoXBhZ0FR8/waFlksvTS39b3ch7kWucvRH7QdFvkD"
    "3H0s5iH0zG5DT+l8O7MNk8UFgSAiTfToK4aPrIJgcoogHQRh0/JobXcpsvKluv4sAiXc/2"
    "FwDAzrFBeg0G6hnHBK4YQj91leQ6EsU0Mq3e4zC6lMqz7h7f37PIy39++zKW9wLYquNCcW"
    "QTkmVkO0d2+xFh+YIvOzJKL2bzPSAhSzMoQyKmK1IlT8B5rnuMZZNOa7LKRmotXmj1CnVz"
    "v0q/cXIsOqVDE2YFcnZTktNnuyF9BiRynPihkGFV8szugq1kUT20GeQfUPurSEQ7qkpK35"
    "mcxNy4FFblY0t+0aWx8xMl8ACoeui1WciFItUYMu2ch90hcus37fuGn3tOuBDsmTL5F0Ak"
    "6RnRt90LplDkjSSfwFyrX6UhEmVISJ6qJ9aM8i5bpdQ9dttUTc6P2q2hJRMTgVR65My8Rc"
    "HLkdrROjiZp2Yq7OmaqpnJuKW5upfb5SympaojJlr6ilhCLrV9VfYAXs2nM8ss0X5BqW2U"
    "RLYsw8zKKpJ1fOeQTyrY5DSoK0RFZr4DKsgaFvi+j/fv0ya52lVfxdIKUVVxAlMaUdllo7"
    "pBenxZPGy0JKN1Rp4w9iH45/kguYieOiCl6VP36fcCoHP7XirtiKW3ml7csrTeWL3m++6H"
    "HMgWDr+aCQP0JVMU7RivLk5maav5oZcmTnltdIW/irHtIRs0qblvviCoWuhml7nLIf4opd"
    "zki1tfucXYLDVDMsDU0GMyirIni8tE3ax5b3wtLk3HcRTxDCcuSAa4z9TFhOW5awNkiEw/"
    "xhTOxY37CLJo49Rzx9rWM/u01GO3IXGJtN9OxYnocJssAjBg+JS3GJ5M2FuzI9g6fHQY98"
    "JKIf5shYWOBOY01eHinaVLAZ5twBMWMO2X+CbD50MMMjskigQ3Js02mEPu/c/gbPwSvQy+"
    "BT+qaJHmeWS4czc/MZNvjT+S0IF54hhfHReDYsj6Kou3SWMrylg4VI8o7wHMT2RJJe2iSF"
    "YYxZKyIIlRCF9L+QHTjqKwQNimycY3s5M5GLqXDurWfp00dBCkJLpjO00mpENJJ4BbWDXY"
    "Yd7MXSGU8NF+ssnZRePPlPZgN1iJq791CDKmL6niOms78F0PXr1xDZ/RDhpFk9aZXJYMFJ"
    "Mq8Ra/d19pdSYuxybWOTlBVxycMF293ncH2VrBXVS6FEf4R+3+t+oou3fkFtQxaFzAnByZ"
    "BACoV255Peuqdlv7RuL1G8ZEiuu3f3txpLkBQcxlcGr0Mg5Lp3yku0KsFCKHTA/Aq+NlnZ"
    "9Api5VEQa0lKJbMokswisVosCHx6A2rA5+8CRU7epAMqRz9ZLswNuzkqqbq51N2sKDGKs1"
    "F2OBVnQ3E2ymM+VJwNxdmoFKrrORt5rN1+SB+eCHBHMZoHflLBmkAfGZ2KH6Ai65adUxFD"
    "LYVYkcQ1m10R61FWOUeEFlGdB1PhIUChGT+KSsCraCJhxRe8BGbVB1s/7OWI6J+xeC27bD"
    "o1sKikOQljbzKgqDQB+1yA4MYr47ykl4ab7KnMAl74VyMcAdG7wePh7wuqG7osULAYIhlv"
    "pQ5SM3v8lfe0eOcarA3asXCCvnzWehrij4XaHXR8JPbKj5roiG+XazdHb/h3RpEcXpvkUJ"
    "zVsCWNoWwz7b6tL8qQWQJDpiKT7JtMUj1TcXGkG+JLFph/h8T/oF0i/2hIetpP2jUzBPtH"
    "Q3Ld6lxrt7fMOuwfxjWU15mfiJ3GUMn20/br14HDdnA37eVoDgTdTQwpcVllSim1KcXEY2"
    "uzpJtRSZV2s8y97GCIFA6uOQ42UuPPZk+kabJqUi0+qSqj5R7jvBf34ZfFFKyJ2Jh8bh8V"
    "Ha4JQRVIX1nZ9whnfEsyL6ZxOQVs5hKg8ByQIqrgVewQxQ4pjXWuqdghih1SZVSLRfSI+M"
    "9vCWwdUwfH0Y0rR/mCpmTk29okYErdUqEn59vI8jMHvrJOpabd9Qin6KA5UA5Xr4fEuJzr"
    "3LUQJ5b6KipNdRhUfGymMaeCUbuCMRXWWUuU6vvhs3maZYIM0wQWz1v0hRbYSw859ozKYf"
    "JEH5XRnCCIi7tcLGzHu4TEzLYzxw6aY6BzJOlS+7hB8ZRXgKIussuqyCilIQ2pyBF7jRwh"
    "j/oiGOv1zcN8kQvnixU4XyRxxnPDmhUBORCoIcKn7/PE8KG1VmS6TkTxYYAVHcoRod0gvX"
    "56PhjOHy5Oc+BMa2XizK7FMn/ZWVnt8iQc3CLB3WG0vkb3S0frXSL2Z0haN3ftTpsqwq1B"
    "l5ZGTofkc7vHQnNA6SWSz8Jr/T6t34IMhfESlsAQKFr6XavT+gR3jRXEVaXX4W2FehfvsQ"
    "07P6WZMo+DdudGA/Kd1hno190O7fJrNgTSy4fkvvVbr3sLAVv4wSZ9d5an786y++4s0XeW"
    "qws9OWVptipgRVRQBQtRkSoUI6tUIQzKuQlSfQtgOXHddxK9pB3A1S3XXaZGmNrA47Y+wK"
    "caTVydO+wpsHKBRWdVwOtgaJX0M7gWriAe//Z+73XMYJDi9q6PjaW77XtYNztEGkwQRd0h"
    "0NxBoKrkkJpaLEvoli/fZ95KjUHaAUK1hccy8Xxhe+DeqTt4bDvmlmC1wwZ7rL26IicyA7"
    "u6SDWxHWxSMuI6ghVRFnQfOgXZqvHlc6S2hamGfLKVAXN0wRvZDrbCgXOqqG0loAtYTQcG"
    "rxYDT2F2eJ5RCzvWGGwTCZ6RuNJcxTMywjrreEbZMKzn8hTi6mRGQUndkk2JfSImovIagX"
    "ngk9OT8w/nP55dnAfxToKSVWFOfHtGNidHZLcqYmeXRGrJZ3ifi8/wfgWf4X0img99qQog"
    "LKrXEN2TXHyckxV8nJMkHwf2IsXORRThn/rdTrbHsRCJW+assYf+D0EiiwqivQJcACNijk"
    "t40ccd5ptREw80cJVm48m2ROz+Y/b3/wPQ4QtO"
)
