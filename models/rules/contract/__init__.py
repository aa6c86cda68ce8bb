"""Contracts: their content, and how versions differ."""
