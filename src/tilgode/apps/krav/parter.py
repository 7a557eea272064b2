"""Who and where a claim row speaks of: the employment, the person and the ansvar.

Border: looks up and names what is missing; stores nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from tilgode.apps.felles.feilsamler import Feilsamler
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.organisasjon.queries import Ansvarsregister
from tilgode.apps.person.oppslag import Ansettelse, Ansvarshistorikk, ansettelser, etter_ansattnummer
from tilgode.core.innlesing.rader import KravRad


@dataclass(slots=True)
class Parter:
    """What rows refer to: employments, persons and ansvar of the employer."""

    forhold: dict[str, Ansettelse]
    ansatte: dict[str, list[Ansettelse]]
    ansvar: Ansvarsregister
    historikk: Ansvarshistorikk

    @classmethod
    def hent(cls, arbeidsgiver: Arbeidsgiver) -> Parter:
        """Read them all once."""
        forhold = ansettelser(arbeidsgiver)
        return cls(
            forhold,
            etter_ansattnummer(forhold),
            Ansvarsregister(arbeidsgiver),
            Ansvarshistorikk(arbeidsgiver),
        )

    def ansettelse(self, rad: KravRad, samler: Feilsamler) -> Ansettelse | None:
        """The employment of the claim; by ansattnummer the first of the person's."""
        if rad.arbeidsforhold:
            return samler.finn(
                self.forhold, rad.linje, "arbeidsforhold", rad.arbeidsforhold, hva="arbeidsforhold"
            )
        funnet = samler.finn(self.ansatte, rad.linje, "ansattnummer", rad.ansattnummer, hva="ansattnummer")
        return funnet[0] if funnet else None

    def ansvar_id(self, rad: KravRad, ansettelse: Ansettelse, samler: Feilsamler) -> int | None:
        """The ansvar the row names, else the employment's on the claim's first day."""
        if rad.ansvar:
            funnet = samler.finn(self.ansvar, rad.linje, "ansvar", rad.ansvar, hva="ansvar")
            return None if funnet is None else self.ansvar.paa(rad.ansvar, rad.fom)
        ansvar_id = self.historikk.paa(ansettelse.arbeidsforhold_id, rad.fom)
        if ansvar_id is None:
            samler.meld(
                rad.linje, "ansvar", "", "Arbeidsforholdet har ikke noe ansvar.", "Fyll ut ansvar i kravfila."
            )
        return ansvar_id
