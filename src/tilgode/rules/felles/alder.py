"""Age limits of the benefits, ftrl. §§ 8-3, 8-33, 8-51.

The 67th birthday belongs to the time before the limit, the 70th to the time after it.
Border: only ages and birthdays; what an age means for money or days is in the benefit's rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tilgode.rules.parametre import Sykepengeparametre
from tilgode.rules.sporing import Steg
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.kalender import legg_til_aar

ALDER_67_70 = Hjemmel("ftrl", "8-51")


@dataclass(frozen=True, slots=True)
class Alder:
    """A person's ages: birth date and, when dead, the day of death (age stops there)."""

    foedselsdato: date
    doedsdato: date | None = None

    def paa(self, dag: date) -> int:
        """Whole years on a day; changes on the birthday, and on 28 February for those born on the 29th."""
        til = dag if self.doedsdato is None else min(dag, self.doedsdato)
        aar = til.year - self.foedselsdato.year
        return aar if til >= legg_til_aar(self.foedselsdato, aar) else aar - 1

    def ved_utgangen_av(self, aar: int) -> int:
        """Whole years on 31 December."""
        return self.paa(date(aar, 12, 31))

    def fyller(self, aar: int) -> date:
        """The day the person turns this many years."""
        return legg_til_aar(self.foedselsdato, aar)

    def innenfor_67(self, dag: date, parametre: Sykepengeparametre) -> bool:
        """Up to and including the 67th birthday (§ 8-51 second ledd begins the day after)."""
        return dag <= self.fyller(parametre.alder_begrenset_rett)

    def under_70(self, dag: date, parametre: Sykepengeparametre) -> bool:
        """Before the 70th birthday (§ 8-3 first ledd)."""
        return dag < self.fyller(parametre.alder_ingen_rett)

    def for_ung_til_aa_soeke(self, sendt: date, parametre: Sykepengeparametre) -> bool:
        """Under 18 when the søknad is sent: Nav needs a guardian."""
        return self.paa(sendt) < parametre.alder_soeknad


def spor_alder(alder: Alder, dag: date, parametre: Sykepengeparametre) -> Steg:
    """The step that tells which age rule a day falls under."""
    if not alder.under_70(dag, parametre):
        utfall = "INGEN_RETT"
    elif not alder.innenfor_67(dag, parametre):
        utfall = "BEGRENSET_RETT"
    else:
        utfall = "FULL_RETT"
    return Steg(
        regel="felles.alder.rett",
        hjemmel=ALDER_67_70,
        fakta=(("foedselsdato", alder.foedselsdato), ("dag", dag)),
        parametre=(
            ("alder_begrenset_rett", parametre.alder_begrenset_rett),
            ("alder_ingen_rett", parametre.alder_ingen_rett),
        ),
        utfall=utfall,
    )
