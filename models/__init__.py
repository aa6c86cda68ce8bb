"""The domain: what is true and what is allowed.

rules/          pure decisions: no database, no clock
records/        the rows
company, people, job, hire, milestone, contract, payment_request, conversation, document
                the verbs, by the noun that they act on
hire_aggregate  the state of a hire, which its verbs decide from
unit_of_work/   the one way to write: `transaction.verb` makes a function into one
access/         who somebody is, and what they can see
feed/           every event in order, and what wakes its readers
verification/   that nothing was altered
operators/      what whoever runs the server does and sees
migration/      the schema, brought up to date
database/       the connection, SQL of two dialects, errors
kit/            what knows nothing of this product
"""
