"""Cases that chance might leave out: each is laid into one person's history near the beginning.

Gaps of exactly 15 and 16 days, sickness over New Year, more than 248 days, an exemption that is
used, eight self-certified days, a grade below 20. Border: dates only; the rest is made as for
everybody else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tilgode.rules.ytelser.sykepenger.fakta import Fritak, Fritaksgrunn
from tilgode.simulation.modell import Annetfravaer, Del, Historie, Sykefravaer
from tilgode.values.periode import EN_DAG, Periode

_EGENMELDING, _SYKMELDING = "EGENMELDING", "SYKMELDING"
_LENGSTE_SYKDOM = 440


def _syk(fom: date, dager: int, nr: int = 1, grad: int = 100, kilde: str = _SYKMELDING) -> Sykefravaer:
    return Sykefravaer(nr, (Del(Periode(fom, fom + timedelta(days=dager - 1)), grad, kilde),))


def _opphold(start: date, dager: int) -> list[Sykefravaer]:
    """Twelve sick days, so many days at work, then sick again."""
    foerste = _syk(start, 12)
    return [foerste, _syk(foerste.periode.tom + timedelta(days=dager + 1), 20, 2)]


def _over_nyttaar(start: date) -> list[Sykefravaer]:
    return [_syk(date(start.year, 12, 8), 50)]


def _maksdato(start: date) -> list[Sykefravaer]:
    return [_syk(start, _LENGSTE_SYKDOM)]


def _gradert_bort(start: date) -> list[Sykefravaer]:
    """Full, half, and then below 20 per cent."""
    foerste = Periode(start, start + timedelta(days=29))
    neste = Periode(foerste.tom + EN_DAG, foerste.tom + timedelta(days=30))
    siste = Periode(neste.tom + EN_DAG, neste.tom + timedelta(days=20))
    deler = (Del(foerste, 100, _SYKMELDING), Del(neste, 50, _SYKMELDING), Del(siste, 15, _SYKMELDING))
    return [Sykefravaer(1, deler)]


def _aatte_dager(start: date) -> list[Sykefravaer]:
    return [_syk(start, 8, kilde=_EGENMELDING)]


def _med_ferie(start: date) -> list[Sykefravaer]:
    fom = start + timedelta(days=28)
    ferie = Periode(fom, fom + timedelta(days=4))
    deler = (Del(Periode(start, start + timedelta(days=48)), 100, _SYKMELDING),)
    return [Sykefravaer(1, deler, (ferie,))]


_TILFELLER: tuple[Callable[[date], list[Sykefravaer]], ...] = (
    lambda start: _opphold(start, 15),
    lambda start: _opphold(start, 16),
    _over_nyttaar,
    _maksdato,
    _gradert_bort,
    _aatte_dager,
    _med_ferie,
)


def legg_inn_grensetilfelle(historie: Historie, vindu: Periode) -> bool:
    """Replace the history of the first ones long enough employed; True when this was one of them."""
    ansatt = historie.ansatt
    start = max(ansatt.start, vindu.fom) + timedelta(days=35)
    start += timedelta(days=-start.weekday() % 7)
    plass = Periode(vindu.fom, vindu.tom).lengde_dager > _LENGSTE_SYKDOM + 120
    lenge_nok = ansatt.slutt is None and ansatt.start <= vindu.fom - timedelta(days=60)
    nr = ansatt.nr - 1
    if not plass or not lenge_nok or nr > len(_TILFELLER) + 1:
        return False
    historie.annet.clear()
    historie.ferie.clear()
    historie.fritak.clear()
    historie.syk[:] = _TILFELLER[nr](start) if nr < len(_TILFELLER) else [_syk(start, 11)]
    if nr == len(_TILFELLER):
        periode = Periode(start - timedelta(days=30), start + timedelta(days=700))
        historie.fritak.append(Fritak(Fritaksgrunn.KRONISK, periode, periode.fom))
    elif nr == len(_TILFELLER) + 1:
        historie.annet.append(
            Annetfravaer(
                1, "OMSORGSPENGER", "SYKT_BARN", Periode(start + timedelta(63), start + timedelta(64)), 100
            )
        )
    return True
