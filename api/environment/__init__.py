"""The variables of the environment: their types and bounds."""
