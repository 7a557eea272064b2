"""The mass executor: the counting rules and the day amount over columns, for millions of employments."""
