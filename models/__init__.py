"""The domain: what is true and what is allowed.

rules/          pure decisions: no database, no clock
records/        the rows
transaction     the one way to write; `verb` makes a function into one
visibility      who may see what
company, people, job, hire, milestone, contract, payment_request, conversation
                the verbs, by the noun that they act on
"""
