"""What whoever runs the server does and sees."""
