"""One save of a hire, of its milestones alone or of all that is signed: decided, previewed, done."""
