"""Tortoise's two database engines, each with what ours adds: CHECK constraints and transactions that hold."""
