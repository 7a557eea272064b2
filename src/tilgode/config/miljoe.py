"""Values of environment variables. Border: reading them; what they mean is in `settings`."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured

_SVAR = {"ja": True, "nei": False}


def janei(navn: str, *, standard: bool) -> bool:
    """A variable that is `ja` or `nei`; raises ImproperlyConfigured for anything else."""
    verdi = os.environ.get(navn, "").strip().lower()
    if verdi and verdi not in _SVAR:
        raise ImproperlyConfigured(f"{navn} skal være ja eller nei, ikke «{verdi}»")
    return _SVAR.get(verdi, standard)


def heltall(navn: str, *, standard: int) -> int:
    """A variable that is a whole number above zero; raises ImproperlyConfigured for anything else."""
    verdi = os.environ.get(navn, "").strip()
    if verdi and not (verdi.isdecimal() and int(verdi)):
        raise ImproperlyConfigured(f"{navn} skal være et helt tall over 0, ikke «{verdi}»")
    return int(verdi or standard)
