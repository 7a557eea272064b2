"""What is fixed on a skjæringstidspunkt, found once for each: basis, floors, trust, ftrl. §§ 8-3, 8-10, 8-28.

Border: the rules are in `grunnlag` and `minsteinntekt`; here their answers are kept together,
because all days of a sickness share them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from tilgode.rules.parametre import Lovparametre, Sykepengeparametre
from tilgode.rules.ytelser.sykepenger.arbeidsgiveransvar import opptjening_er_vist
from tilgode.rules.ytelser.sykepenger.fakta import Personfakta
from tilgode.rules.ytelser.sykepenger.grunnlag import Grunnlag, finn_grunnlag
from tilgode.rules.ytelser.sykepenger.minsteinntekt import Minsteinntekt, vurder_minsteinntekt
from tilgode.rules.ytelser.sykepenger.virksomhet import antall_arbeidsgivere
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Sikkerhet


class Fastsatt(NamedTuple):
    """What is fixed on a skjæringstidspunkt: basis, floors, and the values of the law that day.

    `inntekter` is each employer's yearly income in the basis (kroner), in the order of the facts.
    `opptjening` is whether the four weeks of § 8-2 are there; None when the employments known do not show
    them and other work may exist.
    """

    grunnlag: Grunnlag
    inntekter: tuple[Fraction, ...]
    sykepengegrunnlag: Fraction
    gulv: Minsteinntekt
    verdier: Sykepengeparametre
    sikkerhet: Sikkerhet
    opptjening: bool | None = True


@dataclass(slots=True)
class Fastsetting:
    """Fixes the basis of a skjæringstidspunkt the first time a day needs it, and keeps it."""

    person: Personfakta
    parametre: Lovparametre
    funnet: dict[date, Fastsatt] = field(default_factory=dict)

    def paa(self, skjaeringstidspunkt: date) -> Fastsatt:
        """The basis and what follows from it."""
        fastsatt = self.funnet.get(skjaeringstidspunkt)
        if fastsatt is None:
            fastsatt = self.funnet[skjaeringstidspunkt] = self._fastsett(skjaeringstidspunkt)
        return fastsatt

    def _fastsett(self, dag: date) -> Fastsatt:
        grunnlag = finn_grunnlag(self.person, dag, self.parametre)
        samlet = grunnlag.sykepengegrunnlag
        inntekter = tuple([grunnlag.inntekt(a.navn) for a in self.person.arbeidsgivere])
        gulv = vurder_minsteinntekt(samlet, dag, self.parametre)
        sikkerhet = finn_sikkerhet(grunnlag, samlet, self.person)
        verdier = self.parametre.paa(dag)
        opptjening = finn_opptjening_oppfylt(self.person, dag, verdier)
        if opptjening is None and sikkerhet is Sikkerhet.EKSAKT:
            sikkerhet = Sikkerhet.GRENSE
        return Fastsatt(grunnlag, inntekter, samlet, gulv, verdier, sikkerhet, opptjening)


def finn_opptjening_oppfylt(person: Personfakta, dag: date, parametre: Sykepengeparametre) -> bool | None:
    """Whether the four weeks of § 8-2 are there; None when not shown and other work may exist."""
    if person.opptjening_oppfylt is not None:
        return person.opptjening_oppfylt
    if opptjening_er_vist(person, dag, parametre):
        return True
    return False if person.kjente_arbeidsgivere else None


def finn_sikkerhet(grunnlag: Grunnlag, sykepengegrunnlag: Fraction, person: Personfakta) -> Sikkerhet:
    """How far amounts on this basis can be trusted, before other benefits are looked at.

    A basis that a case worker must set, or no income known at all, comes first; then what an employer
    cannot know.
    """
    if grunnlag.skjoenn_kreves or not sykepengegrunnlag:
        return Sikkerhet.MANUELL
    andre_kan_ta_del = not person.kjente_arbeidsgivere and (
        antall_arbeidsgivere(person, grunnlag) > 1 or sykepengegrunnlag == grunnlag.tak
    )
    return Sikkerhet.GRENSE if grunnlag.usikker or andre_kan_ta_del else Sikkerhet.EKSAKT
