"""Feriepenger of sykepenger from Nav, ftrl. §§ 8-33, 22-3 second ledd.

A percentage of what Nav paid on the person's first 48 sykepengedager of the earning year. The 48
are dates and the *person's*: all employers, direct payments and both of Nav's systems count
together, so one employer's spring can use up another's autumn. Refunded arbeidsgiverperiode
under § 8-20 comes in addition and outside the 48. Rounded once, on what is left to pay.
Border: the employer's own feriepenger under ferieloven are in `gap`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from math import floor

from tilgode.rules.felles.alder import Alder
from tilgode.rules.parametre import Lovparametre, Sykepengeparametre
from tilgode.rules.sporing import Steg
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.kalender import er_helg
from tilgode.values.periode import Periode

FERIEPENGER = Hjemmel("ftrl", "8-33")
UTBETALING_MAI = Hjemmel("ftrl", "22-10", ledd=5)
HALV = Fraction(1, 2)


class Mottaker(Enum):
    """Who got the money; the value is the code, `klassekode` the one on Nav's payment line."""

    ARBEIDSGIVER = "ARBEIDSGIVER"
    PERSON = "PERSON"

    @property
    def klassekode(self) -> str:
        """Nav's code for feriepenger to this recipient."""
        return "SPREFAGFER-IOP" if self is Mottaker.ARBEIDSGIVER else "SPATFER"


class Kilde(Enum):
    """Which of Nav's systems paid; the old one has paid its own feriepenger already."""

    SPLEIS = "SPLEIS"
    INFOTRYGD = "INFOTRYGD"


@dataclass(frozen=True, slots=True)
class Utbetaling:
    """The same day amount (kroner) on every weekday of a period, to one recipient.

    `inkl_helg` pays on all seven days. `utenfor_kvoten` marks refunded arbeidsgiverperiode
    (§ 8-20): it neither uses nor is limited by the 48 days.
    """

    periode: Periode
    orgnr: str
    mottaker: Mottaker
    kilde: Kilde
    dagsbeloep: int
    inkl_helg: bool = False
    utenfor_kvoten: bool = False


@dataclass(frozen=True, slots=True)
class Feriepengeresultat:
    """What one recipient at one employer has earned, kroner; `differanse` is what Nav pays now.

    `allerede_betalt` is what the old system pays by itself, exact; the one rounding is on the
    difference and not on the parts.
    """

    orgnr: str
    mottaker: Mottaker
    spleis_del: Fraction
    infotrygd_del: Fraction
    utenfor_kvoten: Fraction
    allerede_betalt: Fraction
    differanse: int

    @property
    def allerede_betalt_kroner(self) -> int:
        """The old system's own payment in whole kroner, as it shows there."""
        return rund_mot_oppover(self.allerede_betalt)

    @property
    def totalt(self) -> Fraction:
        """Everything earned, before rounding and before what has been paid."""
        return self.spleis_del + self.infotrygd_del + self.utenfor_kvoten


@dataclass(frozen=True, slots=True)
class Feriepengelinje:
    """A line of Nav's payment in May the year after, whole kroner (negative: collected back)."""

    periode: Periode
    beloep: int
    klassekode: str
    orgnr: str


@dataclass(frozen=True, slots=True)
class Feriepenger:
    """The feriepenger of one person and earning year."""

    opptjeningsaar: int
    alder: int
    sats: Fraction
    datoer: tuple[date, ...]
    resultat: tuple[Feriepengeresultat, ...]

    def hos(self, orgnr: str, mottaker: Mottaker = Mottaker.ARBEIDSGIVER) -> Feriepengeresultat:
        """One recipient's result; all zero where nothing was paid."""
        null = Fraction(0)
        tomt = Feriepengeresultat(orgnr, mottaker, null, null, null, null, 0)
        return next((r for r in self.resultat if (r.orgnr, r.mottaker) == (orgnr, mottaker)), tomt)

    def linjer(self) -> tuple[Feriepengelinje, ...]:
        """Nav's payment lines: posted on May of the next year, none for zero."""
        mai = Periode(date(self.opptjeningsaar + 1, 5, 1), date(self.opptjeningsaar + 1, 5, 31))
        return tuple(
            Feriepengelinje(mai, r.differanse, r.mottaker.klassekode, r.orgnr)
            for r in self.resultat
            if r.differanse
        )


def beregn_feriepenger(
    foedselsdato: date, opptjeningsaar: int, utbetalinger: Sequence[Utbetaling], parametre: Lovparametre
) -> Feriepenger:
    """The feriepenger earned in a year, for every employer and recipient among the payments."""
    verdier = parametre.paa(date(opptjeningsaar, 12, 31))
    alder = Alder(foedselsdato).ved_utgangen_av(opptjeningsaar)
    sats = finn_sats(alder, verdier)
    dager = [dag for u in utbetalinger for dag in _betalte_dager(u, opptjeningsaar)]
    datoer = finn_feriepengedatoer(dager, verdier.feriepengedager)
    infotrygd = [dag for dag in dager if dag.kilde is Kilde.INFOTRYGD]
    infotrygddatoer = finn_feriepengedatoer(infotrygd, verdier.feriepengedager)
    resultat = tuple(
        _for_mottaker(dager, orgnr, mottaker, sats, frozenset(datoer), frozenset(infotrygddatoer))
        for orgnr in sorted({u.orgnr for u in utbetalinger})
        for mottaker in Mottaker
    )
    return Feriepenger(opptjeningsaar, alder, sats, datoer, resultat)


def finn_sats(alder: int, parametre: Sykepengeparametre) -> Fraction:
    """12.5 percent for those who have turned 59 by 31 December of the earning year, else 10.2."""
    if alder >= parametre.feriepenger_alder:
        return parametre.feriepengesats_hoey
    return parametre.feriepengesats


@dataclass(frozen=True, slots=True)
class Betaltdag:
    """One payment on one day, kroner."""

    dato: date
    orgnr: str
    mottaker: Mottaker
    kilde: Kilde
    beloep: int
    utenfor_kvoten: bool = False


def _betalte_dager(utbetaling: Utbetaling, aar: int) -> Iterable[Betaltdag]:
    aaret = utbetaling.periode.snitt(Periode(date(aar, 1, 1), date(aar, 12, 31)))
    return (
        Betaltdag(
            dag,
            utbetaling.orgnr,
            utbetaling.mottaker,
            utbetaling.kilde,
            utbetaling.dagsbeloep,
            utbetaling.utenfor_kvoten,
        )
        for dag in aaret or ()
        if utbetaling.inkl_helg or not er_helg(dag)
    )


def finn_feriepengedatoer(dager: Iterable[Betaltdag], antall: int) -> tuple[date, ...]:
    """The first `antall` dates with a payment, whoever received it and from whichever system."""
    return tuple(sorted({dag.dato for dag in dager if not dag.utenfor_kvoten})[:antall])


@dataclass(frozen=True, slots=True)
class Arbeidsgivergrunnlag:
    """What was paid through one employer: number of dates, and kroner by recipient."""

    antall_datoer: int
    refusjon: int
    person: int


def grunnlag_for_arbeidsgiver(
    dager: Sequence[Betaltdag], orgnr: str, kilde: Kilde | None = None
) -> Arbeidsgivergrunnlag:
    """Add up the payments through one employer, from one of Nav's systems or both."""
    egne = [d for d in dager if d.orgnr == orgnr and kilde in (None, d.kilde)]
    return Arbeidsgivergrunnlag(
        antall_datoer=len({d.dato for d in egne}),
        refusjon=sum(d.beloep for d in egne if d.mottaker is Mottaker.ARBEIDSGIVER),
        person=sum(d.beloep for d in egne if d.mottaker is Mottaker.PERSON),
    )


def _for_mottaker(
    dager: Sequence[Betaltdag],
    orgnr: str,
    mottaker: Mottaker,
    sats: Fraction,
    datoer: frozenset[date],
    infotrygddatoer: frozenset[date],
) -> Feriepengeresultat:
    egne = [d for d in dager if d.orgnr == orgnr and d.mottaker is mottaker]
    i_kvoten = [d for d in egne if not d.utenfor_kvoten]
    infotrygd = [d for d in i_kvoten if d.kilde is Kilde.INFOTRYGD]
    spleis = [d for d in i_kvoten if d.kilde is Kilde.SPLEIS]
    spleis_del = sats * _sum(spleis, datoer)
    infotrygd_del = sats * _sum(infotrygd, datoer)
    utenfor = sats * sum(d.beloep for d in egne if d.utenfor_kvoten)
    allerede = sats * _sum(infotrygd, infotrygddatoer)
    return Feriepengeresultat(
        orgnr=orgnr,
        mottaker=mottaker,
        spleis_del=spleis_del,
        infotrygd_del=infotrygd_del,
        utenfor_kvoten=utenfor,
        allerede_betalt=allerede,
        differanse=rund_mot_oppover(spleis_del + infotrygd_del + utenfor - allerede),
    )


def _sum(dager: Iterable[Betaltdag], datoer: frozenset[date]) -> int:
    return sum(d.beloep for d in dager if d.dato in datoer)


def rund_mot_oppover(verdi: Fraction) -> int:
    """Round to whole kroner, halves upwards also below zero (as Nav's engine rounds)."""
    return floor(verdi + HALV)


def spor_feriepenger(feriepenger: Feriepenger, parametre: Lovparametre) -> tuple[Steg, ...]:
    """The steps: which rate, which days, and what each recipient gets."""
    verdier = parametre.paa(date(feriepenger.opptjeningsaar, 12, 31))
    sats = Steg(
        regel="sykepenger.feriepenger.sats",
        hjemmel=FERIEPENGER,
        fakta=(("alder", feriepenger.alder), ("opptjeningsaar", feriepenger.opptjeningsaar)),
        parametre=(("feriepenger_alder", verdier.feriepenger_alder), ("sats", feriepenger.sats)),
        utfall=feriepenger.sats,
    )
    datoer = Steg(
        regel="sykepenger.feriepenger.dager",
        hjemmel=FERIEPENGER,
        periode=Periode(feriepenger.datoer[0], feriepenger.datoer[-1]) if feriepenger.datoer else None,
        parametre=(("feriepengedager", verdier.feriepengedager),),
        utfall=len(feriepenger.datoer),
    )
    beloep = (
        Steg(
            regel="sykepenger.feriepenger.beloep",
            hjemmel=UTBETALING_MAI,
            fakta=(
                ("arbeidsgiver", r.orgnr),
                ("mottaker", r.mottaker.value),
                ("totalt", r.totalt),
                ("allerede_betalt", r.allerede_betalt),
            ),
            utfall=r.differanse,
        )
        for r in feriepenger.resultat
    )
    return sats, datoer, *beloep
