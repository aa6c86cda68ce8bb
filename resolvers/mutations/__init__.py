"""The verbs of the schema, one file a noun: each takes one input, calls one verb of `models`, answers its payload."""
