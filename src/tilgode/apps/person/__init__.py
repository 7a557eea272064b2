"""Persons, employments and pay lines; the only app that knows a fødselsnummer."""
