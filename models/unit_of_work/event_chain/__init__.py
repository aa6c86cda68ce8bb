"""The chains of events: one for each hire, one for each company, one for the installation.

`links` makes rows of facts, whosever chain it is; `coverage` says which rows the chains cover, and by what; `trail` is
what one transaction tells; `hire` and `company` are the two tables; `seal` covers what is
older than the digests, and `heads` says whether it did.
"""
