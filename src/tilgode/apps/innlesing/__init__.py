"""Intake: what has been read in, the saved column maps, and the audit trail."""
