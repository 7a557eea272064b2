"""T21, T22, T26: what the employer has paid too much of its own: feriepenger, avgift, and wages on leave.

They hold what the employer tells (bases, deductions, the chosen coverage) against the files.
Border: no claim on Nav comes of these; whether wages or feriepenger are owed by agreement is for a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from tilgode.core.lekkasje.arbeidsgiverdata import Arbeidsgiverdata, Forhold
from tilgode.core.lekkasje.personsak import MAANEDER_I_AARET, Personsak, som_kroner
from tilgode.core.lekkasje.typer import Funn, Regning, Sikkerhet
from tilgode.core.lekkasje.verdi import NULL, som_oere
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta
from tilgode.values.kalender import Maaned, virkedager
from tilgode.values.periode import Periode

#: Pay that earns no feriepenger: feriepenger themselves, and outlays.
UTEN_FERIEPENGER = frozenset({"FERIEPENGER", "UTGIFT"})
#: Refunds of outlays, which bear no avgift.
UTEN_AVGIFT = frozenset({"REISETILSKUDD", "TILRETTELEGGING"})
LAV_DEKNING = 80
FORELDREPERMISJON = "FORELDREPERMISJON"


# --- T21: feriepenger on days Nav no longer pays them for ---------------------------------------------


def finn_t21(sak: Personsak) -> Iterator[Funn]:
    """The booked basis holds Nav's days beyond the first 48, and no agreement demands it."""
    fortalt = sak.regning.opplysninger
    if fortalt.plikt_feriepenger is not False:
        return
    for person, aar, bokfoert in fortalt.feriepengegrunnlag or ():
        if person == sak.person.noekkel and aar < sak.regning.per.year:
            yield from _feriepenger(sak, aar, bokfoert)


def _feriepenger(sak: Personsak, aar: int, bokfoert: Fraction) -> Iterator[Funn]:
    """fA · excess · (1 + s); the excess is at most what Nav paid beyond the cap."""
    betalt = {dag: kroner for dag, kroner in sak.navs_kroner.items() if dag.year == aar}
    dager = sorted(betalt)[sak.verdier(date(aar, 12, 31)).feriepengedager :]
    utenfor = sum((betalt[dag] for dag in dager), NULL)
    loenn = sum(
        rad.oere
        for forhold in sak.person.forhold
        for rad in forhold.loenn
        if rad.maaned.year == aar and rad.type not in UTEN_FERIEPENGER
    )
    for_mye = min(utenfor, bokfoert - (som_kroner(loenn) - utenfor))
    if not dager or for_mye < 1:
        return
    yield _kostnad(
        "T21",
        sak.person.noekkel,
        (dager[0], dager[-1]),
        sak.regning.feriepengesats * for_mye * (1 + sak.regning.avgift),
        Sikkerhet.SANNSYNLIG,
        aar=aar,
        for_mye_oere=som_oere(for_mye),
        dager=len(dager),
    )


# --- T22: avgift of refunded wages --------------------------------------------------------------------


def finn_t22(data: Arbeidsgiverdata, regning: Regning) -> Iterator[Funn]:
    """Refunds in the told months above what was deducted in the a-melding; months even each other out."""
    fradrag = dict(regning.opplysninger.avgiftsfradrag or ())
    refusjon: dict[Maaned, int] = defaultdict(int)
    for person in data.personer:
        for post in person.oppgjoer:
            if post.rad.ytelse not in UTEN_AVGIFT:
                refusjon[Maaned.av(post.valutadato)] += post.rad.oere
    mangler = {m: refusjon.get(m, 0) - oere for m, oere in sorted(fradrag.items())}
    uten = sum(mangler.values())
    if uten <= 0:
        return
    maaneder = [m for m, oere in mangler.items() if oere > 0]
    yield _kostnad(
        "T22",
        "",
        (maaneder[0].periode.fom, maaneder[-1].periode.tom),
        regning.avgift * som_kroner(uten),
        Sikkerhet.SIKKER,
        refusjon_oere=sum(refusjon.get(m, 0) for m in fradrag),
        fradrag_oere=sum(fradrag.values()),
        avgift_andel=regning.avgift,
    )


# --- T26: 80 per cent coverage and full pay -----------------------------------------------------------


def finn_t26(sak: Personsak) -> Iterator[Funn]:
    """Full wages in a leave with 80 per cent coverage: L less 0.8 · D a day."""
    grad = dict(sak.regning.opplysninger.dekningsgrad or ()).get(sak.person.noekkel)
    if grad != LAV_DEKNING:
        return
    for forhold, arbeidsgiver in sak.par():
        for rad in forhold.fravaer:
            if rad.type == FORELDREPERMISJON and rad.fom <= sak.regning.per:
                permisjon = Periode(rad.fom, min(rad.tom, sak.regning.per))
                yield from _dekning(sak, forhold, arbeidsgiver, permisjon)


def _dekning(
    sak: Personsak, forhold: Forhold, arbeidsgiver: Arbeidsgiverfakta, permisjon: Periode
) -> Iterator[Funn]:
    vanlig = sak.maanedsinntekt(arbeidsgiver, permisjon.fom)
    full = [
        dag
        for dag in virkedager(permisjon)
        if vanlig > 0 and som_kroner(forhold.loenn_i(Maaned.av(dag))) >= vanlig
    ]
    if not full:
        return
    per_dag = vanlig * MAANEDER_I_AARET / sak.verdier(permisjon.fom).dager_i_aaret
    navs = Fraction(LAV_DEKNING, 100) * sak.dagsats(arbeidsgiver, permisjon.fom)
    yield _kostnad(
        "T26",
        sak.person.noekkel,
        (full[0], full[-1]),
        (per_dag - navs) * len(full),
        Sikkerhet.SANNSYNLIG,
        arbeidsforhold=forhold.noekkel,
        dager=len(full),
        navs_oere=som_oere(navs),
    )


def _kostnad(
    kontroll: str,
    person: str,
    periode: tuple[date, date],
    kroner: Fraction,
    sikkerhet: Sikkerhet,
    **fakta: int | str | Fraction,
) -> Funn:
    """A finding of what has been paid: no limit runs, and nothing is lost."""
    return Funn(kontroll, person, *periode, som_oere(kroner), None, 0, sikkerhet, tuple(fakta.items()))
