"""The key figures of an employer, from what is stored."""
