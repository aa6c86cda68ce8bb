"""Filters, orders and searches of lists: which rows they leave, and by which index a company's are read."""
