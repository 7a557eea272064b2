"""Outcome inference on an employer's open claims, from what is stored. Nothing inferred is stored."""
