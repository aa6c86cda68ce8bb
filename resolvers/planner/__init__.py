"""How a selection is read: parsed from the document, planned by each field's SQL, rendered as one SQL
statement that answers the finished tree, and post-processed with what only the rules can say. `resolvers/README.md`
follows one read through all of it.

By hand: `DataLoader` makes a round trip for each level, and objects that only become JSON again.

selection      parse: the fields that a document asks for, by response key
input          arguments and variables: declared, coerced once, and what is wrong with them
field_sql      the SQL of a field, declared beside its type
plan           the statement under construction: rows, values, post-processing
json_sql       the two databases' JSON functions
pagination     keyset pages; `cursors` name a place in a list, `event_cursors` one in the feed
post_process   what only the rules can say, put into the answer
plan_cache     plans that are kept; one that is new is made when it is the caller's turn
run            the statement to the database, and its answer
walk           graphql-core over what was read, for errors in it and for what no statement answers
"""
