"""What every app's tables share: facts with two times, append-only rows, encrypted identifiers."""
