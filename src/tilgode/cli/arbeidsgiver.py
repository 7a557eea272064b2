"""Which employer a command is about: the one that is stored, or the one named by orgnr.

Border: only the choice; the commands do the work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilgode.cli.feil import Brukerfeil

if TYPE_CHECKING:
    from tilgode.apps.organisasjon.models import Arbeidsgiver


def finn_arbeidsgiver(orgnr: str | None) -> Arbeidsgiver:
    """The employer; raises Brukerfeil when none or several could be meant."""
    from tilgode.apps.organisasjon.models import Arbeidsgiver

    alle = list(Arbeidsgiver.objects.order_by("orgnr")[:2])
    if orgnr is not None:
        funnet = Arbeidsgiver.objects.filter(orgnr=orgnr.replace(" ", "")).first()
        if funnet is None:
            raise Brukerfeil(f"ingen arbeidsgiver med organisasjonsnummer {orgnr} er lagt inn")
        return funnet
    if not alle:
        raise Brukerfeil(
            "ingen arbeidsgiver er lagt inn ennå (begynn med tilgode importer eller tilgode demo)"
        )
    if len(alle) > 1:
        raise Brukerfeil("flere arbeidsgivere er lagt inn; si hvilken med --arbeidsgiver ORGNR")
    return alle[0]
