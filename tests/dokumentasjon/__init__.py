"""The documentation is held to its word."""
