"""The rules of the business, as pure functions: no ORM, no await, no clock, no I/O."""
