"""The pages through the test client: figures that add up, language, faults in words, look-ups noted."""
