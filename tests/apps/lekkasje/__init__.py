"""Reading a folder for the leak analysis."""
