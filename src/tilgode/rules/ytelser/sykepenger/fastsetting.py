"""What is fixed on a skjæringstidspunkt, found once for each: basis, floors, trust, ftrl. §§ 8-3, 8-10, 8-28.

Border: the rules are in `grunnlag` and `minsteinntekt`; here their answers are kept together,
because all days of a sickness share them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from tilgode.rules.parametre import Lovparametre, Sykepengeparametre
from tilgode.rules.ytelser.sykepenger.arbeidsgiveransvar import finn_kjent_arbeid, opptjening_er_vist
from tilgode.rules.ytelser.sykepenger.fakta import Dagtype, Fristutvidelse, Personfakta
from tilgode.rules.ytelser.sykepenger.grunnlag import Grunnlag, finn_grunnlag
from tilgode.rules.ytelser.sykepenger.minsteinntekt import Minsteinntekt, vurder_minsteinntekt
from tilgode.rules.ytelser.sykepenger.ute_av_arbeid import Uterett, finn_uterett
from tilgode.rules.ytelser.sykepenger.virksomhet import antall_arbeidsgivere
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Sikkerhet


class Fastsatt(NamedTuple):
    """What is fixed on a skjæringstidspunkt: basis, floors, and the values of the law that day.

    `inntekter` is each employer's yearly income in the basis (kroner), in the order of the facts.
    `opptjening` is whether the four weeks of § 8-2 are there; None when the employments known do not show
    them and other work may exist. `uterett` is what somebody has told to be the right instead (§ 8-47).
    """

    grunnlag: Grunnlag
    inntekter: tuple[Fraction, ...]
    sykepengegrunnlag: Fraction
    gulv: Minsteinntekt
    verdier: Sykepengeparametre
    sikkerhet: Sikkerhet
    opptjening: bool | None = True
    uterett: Uterett | None = None


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

    def foerste_dager(self, skjaeringstidspunkter: Iterable[int]) -> list[int]:
        """The first days (ordinals) with the right of § 8-47, where somebody has told that it is the one."""
        if self.person.ute_av_arbeid is None:
            return []
        dager = [date.fromordinal(dag) for dag in skjaeringstidspunkter]
        retter = [finn_kjent_uterett(self.person, dag, self.parametre.paa(dag)) for dag in dager]
        return [rett.foerste_dag.toordinal() for rett in retter if rett.foerste_dag is not None]

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
        uterett = finn_fortalt_uterett(self.person, dag, verdier) if opptjening is False else None
        return Fastsatt(grunnlag, inntekter, samlet, gulv, verdier, sikkerhet, opptjening, uterett)


def finn_opptjening_oppfylt(person: Personfakta, dag: date, parametre: Sykepengeparametre) -> bool | None:
    """Whether the four weeks of § 8-2 are there; None when not shown and other work may exist."""
    if person.opptjening_oppfylt is not None:
        return person.opptjening_oppfylt
    if opptjening_er_vist(person, dag, parametre):
        return True
    return False if person.kjente_arbeidsgivere or person.ute_av_arbeid is not None else None


def finn_fortalt_uterett(
    person: Personfakta, skjaeringstidspunkt: date, parametre: Sykepengeparametre
) -> Uterett | None:
    """The right of § 8-47, when somebody has told that it is the one; None when nobody has."""
    if person.ute_av_arbeid is None:
        return None
    return finn_kjent_uterett(person, skjaeringstidspunkt, parametre)


def finn_kjent_uterett(
    person: Personfakta, skjaeringstidspunkt: date, parametre: Sykepengeparametre
) -> Uterett:
    """What the work known says of § 8-47, told or not."""
    utvidelse = person.ute_av_arbeid.utvidelse if person.ute_av_arbeid else Fristutvidelse.INGEN
    sykmeldt = [
        max(loep.periode.fom, skjaeringstidspunkt)
        for a in person.arbeidsgivere
        for loep in a.tidslinje.loep
        if loep.verdi.type is Dagtype.SYK and loep.periode.tom >= skjaeringstidspunkt
    ]
    fra = min(sykmeldt, default=skjaeringstidspunkt)
    return finn_uterett(finn_kjent_arbeid(person), skjaeringstidspunkt, fra, parametre, utvidelse)


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
