"""Nav's settlements, their lines, the matches to claims, and the bank."""
