"""Which employer or claim a command is about: the one that is stored, or the one that is named.

Border: only the choice; the commands do the work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilgode.cli.feil import Brukerfeil

if TYPE_CHECKING:
    from tilgode.apps.krav.models import Krav
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


def finn_krav(referanse: str | None, arbeidsgiver: Arbeidsgiver | None = None) -> Krav:
    """The claim with this reference; raises Brukerfeil when none is named, there is none, or several."""
    from tilgode.apps.krav.models import Krav

    if not referanse:
        raise Brukerfeil("si hvilket krav det gjelder (--krav REFERANSE)")
    krav = Krav.objects.select_related("person", "arbeidsforhold", "ansvar").filter(referanse=referanse)
    if arbeidsgiver is not None:
        krav = krav.filter(arbeidsgiver=arbeidsgiver)
    treff = list(krav[:2])
    if not treff:
        raise Brukerfeil(f"fant ikke noe krav med referanse «{referanse}»; se «tilgode krav» for listen")
    if len(treff) > 1:
        raise Brukerfeil(f"flere arbeidsgivere har et krav med referanse «{referanse}»")
    return treff[0]
