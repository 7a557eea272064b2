"""Controls at the source: the claims and days they look at, what people have said of them, what they stop."""
