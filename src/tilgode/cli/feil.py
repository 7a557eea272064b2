"""Brukerfeil: something the user can mend, told in one sentence without a traceback."""

from __future__ import annotations


class Brukerfeil(Exception):
    """Shown as it is; the command ends with exit code 2."""
