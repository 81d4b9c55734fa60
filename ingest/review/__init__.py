"""What people decide about facts, kept apart from what the machine found."""
