"""Time limits, ftrl. §§ 22-13, 22-14, 21-12, 21-13, 8-18, 8-20.

The limit for a refund claim is counted in whole calendar months: the earliest day that can be
paid is the first of the month that lies three months before the month of the claim. So a day is
safe when the claim is received by the last day of the third month after it.
Border: which days give money is decided elsewhere; here only whether a claim came in time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tilgode.rules.parametre import Frist, Fristenhet, Lovparametre
from tilgode.rules.sporing import Steg
from tilgode.values.kalender import Maaned, del_i_maaneder, er_helg, legg_til_aar
from tilgode.values.periode import EN_DAG, Periode, fra_dager, slaa_sammen
from tilgode.values.tidslinje import Tidslinje

REFUSJONSKRAV = "refusjonskrav"
SOEKNAD = "soeknad"


class FeilFristenhet(ValueError):
    """The time limit is not counted the way that was asked for."""


def finn_tidligste_dag(mottatt: date, frist: Frist) -> date:
    """The first day a claim received on `mottatt` can still reach (first of a month)."""
    _krev(frist, Fristenhet.MAANEDSSKIFTE)
    return (Maaned.av(mottatt) - frist.antall).periode.fom


def finn_siste_mottak(dag: date, parametre: Lovparametre, noekkel: str = REFUSJONSKRAV) -> date:
    """The last day Nav can receive a claim for `dag`: the foreldelsesdato (R-030)."""
    return _siste_mottak(dag, parametre.frist(noekkel, dag))


def _siste_mottak(dag: date, frist: Frist) -> date:
    _krev(frist, Fristenhet.MAANEDSSKIFTE)
    return _siste_dag(dag.year, dag.month, frist.antall)


@lru_cache(maxsize=4096)
def _siste_dag(aar: int, maaned: int, antall: int) -> date:
    """The last day of the month so many months later; the same few for everybody, so they are kept."""
    return (Maaned(aar, maaned) + antall).periode.tom


def er_foreldet(dag: date, mottatt: date, parametre: Lovparametre, noekkel: str = REFUSJONSKRAV) -> bool:
    """True when a claim received on `mottatt` comes too late for `dag` (the limit of that day decides)."""
    return mottatt > finn_siste_mottak(dag, parametre, noekkel)


@dataclass(frozen=True, slots=True)
class Fristdeling:
    """A period cut in what came too late and what came in time."""

    foreldet: tuple[Periode, ...]
    i_tide: tuple[Periode, ...]


def del_etter_frist(
    periode: Periode, mottatt: date, parametre: Lovparametre, noekkel: str = REFUSJONSKRAV
) -> Fristdeling:
    """Cut a period by the limit; limits change only at month ends and on the dates of their lines."""
    foreldet = slaa_sammen(
        tapt
        for del_ in del_i_maaneder(periode)
        for tapt in _foreldet_i_maaned(del_, mottatt, parametre, noekkel)
    )
    i_tide = [periode]
    for tapt in foreldet:
        i_tide = [rest for del_ in i_tide for rest in (del_.uten(tapt) if del_.overlapper(tapt) else [del_])]
    return Fristdeling(tuple(foreldet), tuple(slaa_sammen(i_tide)))


def _foreldet_i_maaned(
    del_: Periode, mottatt: date, parametre: Lovparametre, noekkel: str
) -> Sequence[Periode]:
    """What is lost of days in one month: all or nothing, unless the limit changes inside it."""
    if parametre.frist(noekkel, del_.fom) == parametre.frist(noekkel, del_.tom):
        return [del_] if er_foreldet(del_.fom, mottatt, parametre, noekkel) else []
    return fra_dager(d for d in del_ if er_foreldet(d, mottatt, parametre, noekkel))


def finn_foreldede_soeknadsdager(syk: Periode, sendt: date, parametre: Lovparametre) -> tuple[Periode, ...]:
    """The sick weekdays a søknad came too late for; weekends stay sick (§ 22-13 third ledd)."""
    if _i_tide_for_alle(syk, sendt, parametre):
        return ()
    tapt = del_etter_frist(syk, sendt, parametre, SOEKNAD).foreldet
    return tuple(fra_dager(dag for periode in tapt for dag in periode if not er_helg(dag)))


def _i_tide_for_alle(syk: Periode, sendt: date, parametre: Lovparametre) -> bool:
    """True when one limit holds for all the days and the first, which is lost first, is not lost."""
    frist = parametre.frist(SOEKNAD, syk.fom)
    return frist is parametre.frist(SOEKNAD, syk.tom) and sendt <= _siste_mottak(syk.fom, frist)


def summer_tapt(
    dagsbeloep: Tidslinje[int], mottatt: date, parametre: Lovparametre, noekkel: str = REFUSJONSKRAV
) -> dict[Maaned, int]:
    """What is lost to the limit, per calendar month, in the unit of the day amounts (R-031).

    `dagsbeloep` holds only days that would have been paid. Months without a loss are left out.
    """
    tapt: dict[Maaned, int] = {}
    for dag, beloep in dagsbeloep.dager():
        if er_foreldet(dag, mottatt, parametre, noekkel):
            tapt[Maaned.av(dag)] = tapt.get(Maaned.av(dag), 0) + beloep
    return tapt


def finn_fristdag(frist: Frist, hendelse: date) -> date:
    """The last day of a limit that runs from an event: days, weeks, date to date months, or years.

    A month without the day of the event ends on its last day.
    """
    if frist.enhet is Fristenhet.MAANEDSSKIFTE:
        return (Maaned.av(hendelse) + frist.antall).periode.tom
    if frist.enhet is Fristenhet.AAR:
        return legg_til_aar(hendelse, frist.antall)
    if frist.enhet is Fristenhet.DATO_TIL_DATO_MAANEDER:
        return legg_til_maaneder(hendelse, frist.antall)
    dager = frist.antall * (7 if frist.enhet is Fristenhet.UKER else 1)
    return hendelse + timedelta(days=dager)


def legg_til_maaneder(dag: date, antall: int) -> date:
    """Same day another month, or the month's last day when it has no such day."""
    maaned = (Maaned.av(dag) + antall).periode
    return min(maaned.tom, maaned.fom + (dag.day - 1) * EN_DAG)


def _krev(frist: Frist, enhet: Fristenhet) -> None:
    if frist.enhet is not enhet:
        raise FeilFristenhet(f"fristen {frist.noekkel} telles ikke i {enhet.value.lower()}")


def spor_frist(
    dager: Sequence[date], mottatt: date | None, parametre: Lovparametre, noekkel: str = REFUSJONSKRAV
) -> tuple[Steg, ...]:
    """The step for each day: its last safe receipt and, when a claim is received, whether it was in time."""
    steg = []
    for dag in dager:
        frist = parametre.frist(noekkel, dag)
        siste = finn_siste_mottak(dag, parametre, noekkel)
        steg.append(
            Steg(
                regel=f"felles.frister.{noekkel}",
                hjemmel=frist.hjemmel,
                periode=Periode(dag, dag),
                fakta=(("mottatt", mottatt), ("siste_mottak", siste)),
                parametre=((frist.kode, frist.antall),),
                utfall=siste if mottatt is None else mottatt <= siste,
            )
        )
    return tuple(steg)
