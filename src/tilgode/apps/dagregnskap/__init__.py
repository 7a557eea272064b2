"""Storage of the day ledger: every krone of every claim on its days."""
