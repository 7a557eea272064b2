"""Brukerfeil: something the user can mend, told in one sentence without a traceback."""

from __future__ import annotations


class Brukerfeil(Exception):
    """Shown as it is; the command ends with exit code 2."""


#: Faults whose message is already the sentence.
_SAGT = {"django.core.exceptions.ImproperlyConfigured", "tilgode.apps.felles.noekler.Noekkelfeil"}


def les_installasjonsfeil(feil: Exception) -> str | None:
    """The sentence for a fault in the settings or the database; None for any other fault.

    Looks by name, so that a command that needs no database does not load Django.
    """
    navn = {f"{k.__module__}.{k.__name__}" for k in type(feil).__mro__}
    if navn & _SAGT:
        return str(feil)
    if "django.db.utils.OperationalError" in navn:
        grunn = " ".join(str(feil).split())
        return f"Databasen kan ikke brukes: {grunn}. Se docs/how-to/postgresql.md, eller prøv tilgode doctor."
    return None
