"""Deviations as a list to work from: what was explained last, kept so that it can be shown at once."""
