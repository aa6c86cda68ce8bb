"""`make bench-cost`: a search for the requests that take the most processor time for the fewest points."""
