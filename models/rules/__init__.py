"""What is true and what is allowed, as pure functions: no ORM, no await, no clock, no I/O."""
