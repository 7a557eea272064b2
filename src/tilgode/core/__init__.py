"""The employer's process as pure functions: intake rows, matching, the day ledger, the case flow.

Border: no Django, no I/O, no clock, no randomness; what the law says is in `rules`.
"""
