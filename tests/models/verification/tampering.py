"""Everything that somebody could do to the rows of the demo behind the server's back."""

from hashlib import sha256

SHA256_OF_BRACES = sha256(b"{}").hexdigest()
WEBSHOP = "(SELECT id FROM hire WHERE title = 'Webshop redesign')"
DRIVERS = "(SELECT id FROM hire WHERE title = 'App for the drivers')"
EVENT = f"WHERE hire_id = {WEBSHOP} AND seq"
LAST = f"(SELECT event_seq FROM hire WHERE id = {WEBSHOP})"
PENDING = f"WHERE hire_id = {WEBSHOP} AND status = 'PENDING'"
LAUNCH = f"WHERE hire_id = {WEBSHOP} AND name = 'Launch support'"
COMING = f"WHERE hire_id = {DRIVERS} AND name = 'Proof of delivery'"
SIGNED = f"WHERE hire_id = {WEBSHOP} AND status = 'SIGNED'"
DISCOVERY = f"WHERE contract_id = (SELECT id FROM contract {SIGNED}) AND name = 'Discovery'"
OF_DRAFT = "WHERE contract_id IN (SELECT id FROM contract WHERE issued_at IS NULL)"
REVISION = f"WHERE hire_id = {DRIVERS} AND version = 2"
SOMEBODY = "(SELECT id FROM person WHERE email_key = 'petra@payroll.example')"
OTHER_COMPANY = "(SELECT c.id FROM company c WHERE c.id <> company_id LIMIT 1)"

TAMPERED = {
    "an event's moment": (
        f"UPDATE event SET occurred_at = '2020-02-20 20:20:20+00:00' {EVENT} = 3",
        "event",
        "hash",
    ),
    "an event's type": (f"UPDATE event SET type = 'HIRE_ENDED' {EVENT} = 3", "event", "hash"),
    "an event's actor": (f"UPDATE event SET actor_id = {SOMEBODY} {EVENT} = 3", "event", "hash"),
    "an event's details": (
        f'UPDATE event SET details = \'{{"a": "b"}}\' {EVENT} = 3',
        "event",
        "hash",
    ),
    "an event's details beyond reading": (
        f"UPDATE event SET details = '[1' {EVENT} = 3",
        "event",
        "hash",
    ),
    "an event's hash": (f"UPDATE event SET hash = '{'0' * 64}' {EVENT} = 3", "event", "hash"),
    "an event's audience": (
        f"UPDATE event SET worker_sees = (1 = 1) {EVENT} = 1",
        "event",
        "worker_sees",
    ),
    "an event's worker": (
        f"UPDATE event SET worker_id = {SOMEBODY} {EVENT} = 3",
        "event",
        "worker_id",
    ),
    "an event's place in the feed": (f"UPDATE event SET xid = 1 {EVENT} = 5", "event", "xid"),
    "an event that is gone": (
        f"DELETE FROM event {EVENT} = 3",
        "event",
        "seq should be 3, but is 4",
    ),
    "the first event": (f"DELETE FROM event {EVENT} = 1", "event", "seq should be 1, but is 2"),
    "the last event": (f"DELETE FROM event {EVENT} = {LAST}", "hire", "event_seq"),
    "all events": (f"DELETE FROM event WHERE hire_id = {WEBSHOP}", "hire", "event_seq should be 0"),
    "a hire's head": (
        f"UPDATE hire SET event_hash = '{'0' * 64}' WHERE id = {WEBSHOP}",
        "hire",
        "event_hash",
    ),
    "a hire's status": (f"UPDATE hire SET status = 'ENDED' WHERE id = {WEBSHOP}", "hire", "status"),
    "a hire's next due date": (
        f"UPDATE hire SET next_due = '2031-01-01' WHERE id = {WEBSHOP}",
        "hire",
        "next_due",
    ),
    "what a hire is found by": (
        f"UPDATE hire SET search_key = 'x' WHERE id = {WEBSHOP}",
        "hire",
        "search_key",
    ),
    "when a hire was offered": (
        f"UPDATE hire SET offered_at = created_at WHERE id = {WEBSHOP}",
        "hire",
        "offered_at",
    ),
    "a hire's title": (
        f"UPDATE hire SET title = 'Other' WHERE id = {DRIVERS}",
        "hire",
        "title",
    ),
    "a contract's status": (
        f"UPDATE contract SET status = 'SUPERSEDED' {SIGNED}",
        "contract",
        "status",
    ),
    "a contract's content": (
        f"UPDATE contract SET content = '{{}}' {SIGNED}",
        "contract",
        "content",
    ),
    "a contract's hash": (
        f"UPDATE contract SET content_hash = '{'0' * 64}' {SIGNED}",
        "contract",
        "content_hash",
    ),
    "a contract's hash with its content": (
        f"UPDATE contract SET content = '{{}}', content_hash = '{SHA256_OF_BRACES}' {SIGNED}",
        "contract",
        "content",
    ),
    "the PO numbers of a signature": (
        f"UPDATE contract SET signed_purchase_order_numbers = '{{}}' {SIGNED}",
        "contract",
        "signed_purchase_order_numbers",
    ),
    "the PO numbers of a signature beyond reading": (
        f"UPDATE contract SET signed_purchase_order_numbers = '7' {SIGNED}",
        "contract",
        "signed_purchase_order_numbers",
    ),
    "a contract's total": (
        f"UPDATE contract SET total_minor = 1 {SIGNED}",
        "contract",
        "total_minor",
    ),
    "a contract's signer": (
        f"UPDATE contract SET signed_by_id = {SOMEBODY} {SIGNED}",
        "contract",
        "signed_by_id",
    ),
    "a contract's number": (
        f"UPDATE contract SET version = 7 {SIGNED}",
        "contract",
        "version should be 1",
    ),
    "a version's predecessor": (
        f"UPDATE contract SET base_id = NULL {REVISION}",
        "contract",
        "base_id",
    ),
    "a contract that is gone": (f"DELETE FROM contract {REVISION}", "contract", "gone"),
    "the amount of terms": (
        f"UPDATE contract_terms SET amount_minor = 1 {DISCOVERY}",
        "contract_terms",
        "amount_minor",
    ),
    "the name in terms": (
        f"UPDATE contract_terms SET name = 'x' {DISCOVERY}",
        "contract_terms",
        "name",
    ),
    "the name in a draft's terms": (
        f"UPDATE contract_terms SET name = 'x' {OF_DRAFT}",
        "contract",
        "contract_terms",
    ),
    "a draft's terms that are gone": (
        f"DELETE FROM contract_terms {OF_DRAFT}",
        "contract",
        "contract_terms",
    ),
    "terms with a content beyond reading": (
        (
            f"UPDATE contract_terms SET amount_minor = 1 {DISCOVERY};"
            f" UPDATE contract SET content = '[' {SIGNED}"
        ),
        "contract",
        "contract_terms",
    ),
    "the currency of terms": (
        f"UPDATE contract_terms SET currency = 'SEK' {DISCOVERY}",
        "contract_terms",
        "currency",
    ),
    "the company of terms": (
        f"UPDATE contract_terms SET company_id = {OTHER_COMPANY} {DISCOVERY}",
        "contract_terms",
        "company_id",
    ),
    "a milestone's name": (f"UPDATE milestone SET name = 'x' {LAUNCH}", "milestone", "name"),
    "a milestone's due date": (
        f"UPDATE milestone SET due_date = '2031-01-01' {LAUNCH}",
        "milestone",
        "due_date",
    ),
    "a milestone's amount": (
        f"UPDATE milestone SET amount_minor = 1 {LAUNCH}",
        "milestone",
        "amount_minor",
    ),
    "a milestone's currency": (
        f"UPDATE milestone SET currency = 'SEK' {LAUNCH}",
        "milestone",
        "currency",
    ),
    "a milestone's status": (
        f"UPDATE milestone SET status = 'COMPLETED' {LAUNCH}",
        "milestone",
        "status",
    ),
    "a milestone that is not listed": (
        f"UPDATE milestone SET listed = (1 = 0) {LAUNCH}",
        "milestone",
        "listed",
    ),
    "a milestone that was not offered": (
        f"UPDATE milestone SET offered = (1 = 0) {LAUNCH}",
        "milestone",
        "offered",
    ),
    "a milestone that awaits nothing": (
        f"UPDATE milestone SET awaiting_signature = (1 = 0) {COMING}",
        "milestone",
        "awaiting_signature",
    ),
    "a milestone that is overdue no more": (
        f"UPDATE milestone SET outstanding = (1 = 0) {LAUNCH}",
        "milestone",
        "outstanding",
    ),
    "where a hire comes by due date": (
        f"UPDATE hire SET due_order = '9999-12-31' WHERE id = {WEBSHOP}",
        "hire",
        "due_order",
    ),
    "a milestone that is gone": (f"DELETE FROM milestone {LAUNCH}", "milestone", "gone"),
    "a request's amount": (
        f"UPDATE payment_request SET amount_minor = 1 {PENDING}",
        "payment_request",
        "amount_minor",
    ),
    "a request's status": (
        (
            f"UPDATE payment_request SET status = 'APPROVED', decided_at = submitted_at,"
            f" decided_by_id = submitted_by_id {PENDING}"
        ),
        "payment_request",
        "status",
    ),
    "a request's milestone": (
        f"UPDATE payment_request SET milestone_id = (SELECT id FROM milestone {LAUNCH}) {PENDING}",
        "payment_request",
        "milestone_id",
    ),
    "a request that is gone": (f"DELETE FROM payment_request {PENDING}", "payment_request", "gone"),
    "a message that is gone": (f"DELETE FROM message WHERE hire_id = {WEBSHOP}", "message", "gone"),
    "a message's author": (
        f"UPDATE message SET author_id = {SOMEBODY} WHERE hire_id = {WEBSHOP}",
        "message",
        "author_id",
    ),
    "a job's rate": (
        (
            f"UPDATE job SET rate_type = 'FIXED'"
            f" WHERE id = (SELECT job_id FROM hire WHERE id = {WEBSHOP})"
        ),
        "job",
        "rate_type",
    ),
    "a company's count": (
        "UPDATE company SET hires_numbered = 77 WHERE name = 'Nordlys ApS'",
        "company",
        "77 hires",
    ),
}
"""What was tampered with: the SQL, the table that is named, and a word of the reason."""
