"""How a selection is read: parsed from the document, planned over the fields' meanings, rendered as one SQL
statement that answers the finished tree, and patched with what only the rules can say.

selection   parse: the fields that a document asks for, by response key
meaning     what a field is, declared beside its type
plan        the statement under construction: rows, values, patches
json        the two databases' JSON functions
page        plan: keyset pages
patch       patch: what the rules compute, put into the answer
read        run it
walk        graphql-core over what was read, for errors in it and for what no statement answers
bound       the variables of a request, read in one place
compiled    plans that are kept; one that is new is made when it is the caller's turn
"""
