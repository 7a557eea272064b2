"""Claims, what became of them, and what the law says to expect."""
