"""One folder for each ytelse, named as the statute names it; none may import another."""
