"""What the variables of the environment may hold."""
