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
