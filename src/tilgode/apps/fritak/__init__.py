"""Exemptions from the arbeidsgiverperiode: candidates, cost, decisions that run out, and days with sick children."""
