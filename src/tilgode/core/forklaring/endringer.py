"""Declared changes of facts: what a hypothesis says that Nav knew, or did, otherwise than we.

Each change is a value: a person's facts in, a person's facts out. Those that change a parameter of the law
(which G), or what was paid after the law had spoken (rounding, a set-off), are in `endringer_oppgjoer`.
Border: nothing is computed here; amounts come from the law's front door in `utregning`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import ClassVar, NamedTuple

from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.fakta import (
    Arbeidsgiverfakta,
    Dag,
    Dagtype,
    Inntektsopplysning,
    Personfakta,
    Utefakta,
)
from tilgode.values.kalender import Maaned
from tilgode.values.periode import EN_DAG, Periode
from tilgode.values.tidslinje import Loep, Tidslinje

FJERN_FRAMTID = date(2999, 12, 31)
ANNEN = "annen arbeidsgiver"
#: Days of these kinds may be paid for.
BETALTE = frozenset({Dagtype.SYK, Dagtype.EGENMELDING, Dagtype.ANDRE_YTELSER, Dagtype.UKJENT})


class Utfall(NamedTuple):
    """What the law gives: øre for each weekday looked at, and øre that belong to no day."""

    dager: tuple[int, ...]
    uten_dager: int = 0

    @property
    def sum_oere(self) -> int:
        """All of it."""
        return sum(self.dager) + self.uten_dager


@dataclass(frozen=True, slots=True)
class Endring:
    """A change that changes nothing; each kind overrides one of the three.

    `i_oppgjoeret` tells that neither facts nor law are touched, so that the law need not be asked again;
    `i_loven` that the values of the law are.
    """

    i_oppgjoeret: ClassVar[bool] = False
    i_loven: ClassVar[bool] = False

    @property
    def uten_refusjon(self) -> Periode | None:
        """Days that can have no refund under the change, whatever else the facts are."""
        return None

    def fakta(self, fakta: Personfakta) -> Personfakta:
        """The facts as changed."""
        return fakta

    def parametre(self, parametre: Lovparametre) -> Lovparametre:
        """The values of the law as changed."""
        return parametre

    def oppgjoer(self, utfall: Utfall) -> Utfall:
        """What was paid as changed."""
        return utfall


def _endre(
    fakta: Personfakta, navn: str, endre: Callable[[Arbeidsgiverfakta], Arbeidsgiverfakta]
) -> Personfakta:
    return replace(fakta, arbeidsgivere=tuple(endre(a) if a.navn == navn else a for a in fakta.arbeidsgivere))


@dataclass(frozen=True, slots=True)
class SettDager(Endring):
    """The days were something else; None: nobody has told Nav of them."""

    navn: str
    periode: Periode
    dag: Dag | None

    @property
    def uten_refusjon(self) -> Periode | None:
        """All of them, unless they were sick days."""
        return None if self.dag is not None and self.dag.type in BETALTE else self.periode

    def fakta(self, fakta: Personfakta) -> Personfakta:
        """The timeline with the days replaced."""
        return _endre(fakta, self.navn, lambda a: replace(a, tidslinje=self._lagt_over(a.tidslinje)))

    def _lagt_over(self, linje: Tidslinje[Dag]) -> Tidslinje[Dag]:
        if self.dag is not None:
            return Tidslinje.av((self.periode, self.dag)).over(linje)
        return Tidslinje(Loep(bit, loep.verdi) for loep in linje for bit in loep.periode.uten(self.periode))


@dataclass(frozen=True, slots=True)
class SettGrad(Endring):
    """The sick days of a period had another degree (percent)."""

    navn: str
    periode: Periode
    grad: int

    def fakta(self, fakta: Personfakta) -> Personfakta:
        """The timeline with the degree replaced."""
        return _endre(fakta, self.navn, lambda a: replace(a, tidslinje=self._gradert(a.tidslinje)))

    def _gradert(self, linje: Tidslinje[Dag]) -> Tidslinje[Dag]:
        ny = Dag(Dagtype.SYK, Fraction(self.grad))
        syke = linje.avgrens(self.periode).velg(lambda dag: dag.type is Dagtype.SYK)
        return syke.omform(lambda _: ny).over(linje)


@dataclass(frozen=True, slots=True)
class SettInntekt(Endring):
    """The income of the basis was another (kroner a month)."""

    navn: str
    skjaeringstidspunkt: date
    beloep: Fraction

    def fakta(self, fakta: Personfakta) -> Personfakta:
        """One more income, which goes before those the employer has told."""
        ny = Inntektsopplysning(self.skjaeringstidspunkt, self.beloep, skjoenn=True)
        return _endre(fakta, self.navn, lambda a: replace(a, inntektsmeldinger=(*a.inntektsmeldinger, ny)))


@dataclass(frozen=True, slots=True)
class UtenRefusjon(Endring):
    """No refund is claimed (or can be had) for the days: what is due goes to the employee, or to nobody."""

    navn: str
    periode: Periode

    @property
    def uten_refusjon(self) -> Periode | None:
        """The period."""
        return self.periode

    def fakta(self, fakta: Personfakta) -> Personfakta:
        """The refund set to zero in the period."""
        null = Tidslinje.av((self.periode, Fraction(0)))
        return _endre(fakta, self.navn, lambda a: replace(a, refusjon=null.over(a.refusjon)))


@dataclass(frozen=True, slots=True)
class UtenFritak(Endring):
    """No exemption from the arbeidsgiverperiode is known."""

    navn: str

    def fakta(self, fakta: Personfakta) -> Personfakta:
        """The employment without exemptions."""
        return _endre(fakta, self.navn, lambda a: replace(a, fritak=()))


@dataclass(frozen=True, slots=True)
class Sluttet(Endring):
    """The employment ended on a day; no refund after it."""

    navn: str
    siste_dag: date

    @property
    def uten_refusjon(self) -> Periode | None:
        """Every day after the last."""
        return Periode(self.siste_dag + EN_DAG, FJERN_FRAMTID)

    def fakta(self, fakta: Personfakta) -> Personfakta:
        """The employment and the refund cut after the day."""
        inne = Periode(date.min, self.siste_dag)

        def avslutt(a: Arbeidsgiverfakta) -> Arbeidsgiverfakta:
            perioder = tuple(bit for p in a.ansatt if (bit := p.snitt(inne)) is not None)
            return replace(a, ansatt=perioder, refusjon=a.refusjon.avgrens(inne))

        return _endre(fakta, self.navn, avslutt)


@dataclass(frozen=True, slots=True)
class SettSkjaeringstidspunkt(Endring):
    """Nav has decided on another skjæringstidspunkt for the days."""

    periode: Periode
    skjaeringstidspunkt: date

    def fakta(self, fakta: Personfakta) -> Personfakta:
        """The decided skjæringstidspunkt laid over what is known."""
        vedtatt = Tidslinje.av((self.periode, self.skjaeringstidspunkt))
        return replace(fakta, vedtatt_skjaeringstidspunkt=vedtatt.over(fakta.vedtatt_skjaeringstidspunkt))


@dataclass(frozen=True, slots=True)
class LeggTilArbeidsgiver(Endring):
    """The person has another job without absence, with a monthly pay (kroner) in the months before."""

    skjaeringstidspunkt: date
    beloep: Fraction

    def fakta(self, fakta: Personfakta) -> Personfakta:
        """One employer more."""
        maaned = Maaned.av(self.skjaeringstidspunkt)
        annen = Arbeidsgiverfakta(
            navn=ANNEN,
            tidslinje=Tidslinje(),
            loenn={maaned - n: self.beloep for n in (1, 2, 3)},
            ansatt=(Periode((maaned - 12).periode.fom, FJERN_FRAMTID),),
        )
        return replace(fakta, arbeidsgivere=(*fakta.arbeidsgivere, annen))


@dataclass(frozen=True, slots=True)
class LeggTilHistorikk(Endring):
    """Nav has paid sykepenger in an earlier period that we do not know of."""

    periode: Periode

    def fakta(self, fakta: Personfakta) -> Personfakta:
        """One earlier period more."""
        return replace(fakta, historikk=(*fakta.historikk, self.periode))


@dataclass(frozen=True, slots=True)
class UtenOpptjening(Endring):
    """The four weeks of earning are not met."""

    def fakta(self, fakta: Personfakta) -> Personfakta:
        """The person without opptjening."""
        return replace(fakta, opptjening_oppfylt=False)


@dataclass(frozen=True, slots=True)
class MedTidligereArbeid(Endring):
    """Work elsewhere before the sickness: the four weeks of § 8-2, or the lesser right of § 8-47."""

    periode: Periode

    def fakta(self, fakta: Personfakta) -> Personfakta:
        """The work told; there is a claim, so full pay is advanced."""
        return replace(fakta, ute_av_arbeid=Utefakta((self.periode,), forskuttert=True))


@dataclass(frozen=True, slots=True)
class LeggTilAndreYtelser(Endring):
    """Another benefit of so many percent in the days."""

    periode: Periode
    prosent: int

    def fakta(self, fakta: Personfakta) -> Personfakta:
        """The benefit laid over what is known."""
        annen = Tidslinje.av((self.periode, Fraction(self.prosent)))
        return replace(fakta, andre_ytelser=annen.over(fakta.andre_ytelser))
