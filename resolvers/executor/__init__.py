"""The executor: every operation is answered here, whichever way it came."""
