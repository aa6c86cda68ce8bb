"""What a contract says, and how its versions differ."""
