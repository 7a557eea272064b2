"""T20: Nav's feriepenger short or missing, ftrl. §§ 8-33, 9-17, 22-10.

What Nav has paid in a year, by the days it was paid for, gives what should come in May the year after. The
cap is 48 dates for sykepenger, 60 for pleie- and opplæringspenger, none for the employer's period and
omsorgspenger. Foreldrepenger share their cap with the other parent, whom no file here knows.
Border: works on the settlement lines; a year without a settlement after mid-May is not asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tilgode.core.lekkasje.dekning import OMSORGSPENGER, SYKEPENGER, SYKEPENGER_AGP, mottatt_per_dag
from tilgode.core.lekkasje.personsak import Personsak, som_kroner
from tilgode.core.lekkasje.typer import Funn, Sikkerhet
from tilgode.core.lekkasje.verdi import NULL, som_oere
from tilgode.rules.felles.frister import finn_fristdag
from tilgode.rules.ytelser.sykepenger.feriepenger import rund_mot_oppover

FERIEPENGER = "FERIEPENGER"
FORELDELSE = "foreldelse_innvilget"
PLEIE = ("PLEIEPENGER", "OPPLAERINGSPENGER")
#: The payment comes in the second half of May.
UTBETALT = (5, 31)


@dataclass(frozen=True, slots=True)
class Gruppe:
    """Benefits whose feriepenger come under one heading: those without a cap, those with one of so many dates."""

    navn: str
    uten_tak: tuple[str, ...]
    med_tak: tuple[str, ...]
    takparameter: str
    aldersavhengig: bool

    @property
    def alle(self) -> tuple[str, ...]:
        """All benefits of the group."""
        return self.uten_tak + self.med_tak


GRUPPER = (
    Gruppe("sykepenger", (), (SYKEPENGER,), "feriepengedager", aldersavhengig=True),
    Gruppe("arbeidsgiverperiode", (SYKEPENGER_AGP,), (), "feriepengedager", aldersavhengig=True),
    Gruppe("omsorg", (OMSORGSPENGER,), PLEIE, "feriepengedager_pleiepenger", aldersavhengig=False),
)


def finn_t20(sak: Personsak) -> Iterator[Funn]:
    """Expected feriepenger of an earning year against the payment in May."""
    siste = sak.data.siste_oppgjoer
    if siste is None:
        return
    for gruppe in GRUPPER:
        betalt_uten = mottatt_per_dag(sak.person, gruppe.uten_tak)
        betalt_med = mottatt_per_dag(sak.person, gruppe.med_tak)
        for aar in sorted({dag.year for dag in (*betalt_uten, *betalt_med)}):
            utbetales = date(aar + 1, *UTBETALT)
            if utbetales <= min(siste, sak.regning.per):
                yield from _ett_aar(sak, gruppe, aar, betalt_uten, betalt_med)


def _ett_aar(
    sak: Personsak, gruppe: Gruppe, aar: int, uten: Mapping[date, int], med: Mapping[date, int]
) -> Iterator[Funn]:
    ventet = rund_mot_oppover(_ventet(sak, gruppe, aar, uten, med))
    mottatt = som_kroner(
        sum(
            post.rad.oere
            for post in sak.person.oppgjoer
            if post.rad.ytelse == FERIEPENGER
            and post.rad.feriepenger_av in gruppe.alle
            and (post.rad.fom or post.valutadato).year == aar + 1
        )
    )
    mangler = ventet - mottatt
    if mangler <= 1:  # Nav rounds each part to whole kroner
        return
    utbetales = date(aar + 1, *UTBETALT)
    frist = finn_fristdag(sak.regning.parametre.frist(FORELDELSE, utbetales), utbetales)
    oere = som_oere(mangler * (1 + sak.regning.avgift))
    aapen = frist >= sak.regning.per
    yield Funn(
        kontroll="T20",
        person=sak.person.noekkel,
        fom=date(aar, 1, 1),
        tom=date(aar, 12, 31),
        oere=oere if aapen else 0,
        siste_frist=frist,
        tapt_oere=0 if aapen else oere,
        sikkerhet=Sikkerhet.SANNSYNLIG,
        fakta=(
            ("aar", aar),
            ("ventet_oere", som_oere(Fraction(ventet))),
            ("mottatt_oere", som_oere(mottatt)),
            ("avgift_andel", sak.regning.avgift),
        ),
        variant=gruppe.navn,
    )


def _ventet(
    sak: Personsak, gruppe: Gruppe, aar: int, uten: Mapping[date, int], med: Mapping[date, int]
) -> Fraction:
    """Rate · kroner on the dates inside the cap, and all of what has none."""
    slutt = date(aar, 12, 31)
    sats = sak.feriepengesats(slutt) if gruppe.aldersavhengig else sak.verdier(slutt).feriepengesats
    datoer = sorted(dag for dag, oere in med.items() if dag.year == aar and oere > 0)
    i_taket = sum((som_kroner(med[dag]) for dag in datoer[: _maks(sak, gruppe, slutt)]), NULL)
    frie = sum((som_kroner(oere) for dag, oere in uten.items() if dag.year == aar), NULL)
    return sats * (i_taket + frie)


def _maks(sak: Personsak, gruppe: Gruppe, dag: date) -> int:
    verdi = sak.regning.parametre.linje(gruppe.takparameter, dag).verdi
    if not isinstance(verdi, int):
        raise TypeError(gruppe.takparameter)
    return verdi
