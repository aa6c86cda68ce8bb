"""Verbs and views of whoever runs the server."""
