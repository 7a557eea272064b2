"""Absence as it comes in a kommune: many short spells, few long ones, most of them in winter.

Spells are made year by year and month by month so that they never overlap; some come back after
about 16 days (the gap that decides whether a new arbeidsgiverperiode starts), some are graded down,
some run over New Year or past maksdato. Border: no money and no papers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tilgode.rules.ytelser.sykepenger.fakta import Fritak, Fritaksgrunn
from tilgode.simulation.modell import Annetfravaer, Ansatt, Del, Historie, Sykefravaer
from tilgode.simulation.tilfeldig import Tilfeldig
from tilgode.values.kalender import er_helg
from tilgode.values.periode import EN_DAG, Periode

#: Share of the year's spells that start in each month (season of colds and flu).
MAANEDSVEKT = (13, 13, 11, 8, 7, 6, 3, 7, 9, 10, 11, 9)
#: (days from, days to, expected spells per 1,000 employees a year)
VARIGHETER = (
    ("EGENMELDING", 1, 3, 1250),
    ("EGENMELDING", 4, 8, 150),
    ("SYKMELDING", 4, 16, 330),
    ("SYKMELDING", 17, 60, 270),
    ("SYKMELDING", 61, 180, 75),
    ("SYKMELDING", 181, 400, 22),
)
_SYKT_BARN_PROMILLE = 900
_FORELDRE_ALDER = (24, 42)
_GRADERTE_PROSENT = 45
_GRADER = (80, 70, 60, 50, 50, 50, 40, 30, 20)
_TILBAKEFALL_PROSENT = 14
_TILBAKEFALL_DAGER = (13, 18)
_FERIE_I_SYKDOM_PROSENT = 12
_SMAA_BARN = (25, 47)


@dataclass(frozen=True, slots=True)
class Profil:
    """How often things happen: sick spells in percent of the ordinary, the rest in percent of persons a year.

    `syk_i_aar` are years that were unlike the others (a hard winter).
    """

    syk: int = 100
    syk_i_aar: tuple[tuple[int, int], ...] = ()
    foreldre: int = 9
    pleie: int = 1
    omsorg: int = 4
    fritak: int = 2


def lag_historie(ansatt: Ansatt, vindu: Periode, profil: Profil, tilfeldig: Tilfeldig) -> Historie:
    """All absence of one ansatt in the window, without overlap."""
    historie = Historie(ansatt)
    ansattperiode = Periode(ansatt.start, ansatt.slutt or date(9999, 12, 31)).snitt(vindu)
    if ansattperiode is None or ansattperiode.lengde_dager < 60:
        return historie
    plan = _Kalender(ansattperiode)
    _legg_permisjoner(historie, plan, profil, tilfeldig)
    if tilfeldig.sjanse(profil.fritak):
        historie.fritak.append(_fritak(ansattperiode, tilfeldig))
    for start, type_, lengde in _utloep(plan.vindu, profil, tilfeldig):
        _legg_sykefravaer(historie, plan, start, type_, lengde, tilfeldig)
    _legg_sykt_barn(historie, plan, tilfeldig)
    _legg_sommerferie(historie, plan, tilfeldig)
    historie.syk.sort(key=lambda s: s.periode.fom)
    return historie


class _Kalender:
    """Which days are taken; a few free days are kept between two absences."""

    __slots__ = ("_tatt", "vindu")

    def __init__(self, vindu: Periode) -> None:
        self.vindu = vindu
        self._tatt: list[Periode] = []

    def ta(self, fom: date, tom: date, luft: int = 3) -> Periode | None:
        """Reserve the days inside the window, or None when some are taken."""
        tom = min(tom, self.vindu.tom)
        if fom < self.vindu.fom or tom < fom:
            return None
        oensket = Periode(fom, tom)
        med_luft = Periode(fom - timedelta(days=luft), tom + timedelta(days=luft))
        if any(p.overlapper(med_luft) for p in self._tatt):
            return None
        self._tatt.append(oensket)
        return oensket


def _utloep(vindu: Periode, profil: Profil, t: Tilfeldig) -> list[tuple[date, str, int]]:
    """When spells begin and how long they would last, long ones first so that they find room."""
    funnet: list[tuple[date, str, int]] = []
    saeraar = dict(profil.syk_i_aar)
    for aar in range(vindu.fom.year, vindu.tom.year + 1):
        prosent = saeraar.get(aar, profil.syk)
        for type_, fra, til, ventet in VARIGHETER:
            for _ in range(t.antall(ventet * prosent // 100)):
                maaned = t.vektet([(m + 1, vekt) for m, vekt in enumerate(MAANEDSVEKT)])
                funnet.append((_virkedag(date(aar, maaned, t.heltall(1, 28))), type_, t.heltall(fra, til)))
    return sorted(funnet, key=lambda f: -f[2])


def _virkedag(dag: date) -> date:
    while er_helg(dag):
        dag += EN_DAG
    return dag


def _legg_sykefravaer(
    historie: Historie, plan: _Kalender, start: date, type_: str, lengde: int, t: Tilfeldig
) -> None:
    periode = plan.ta(start, start + timedelta(days=lengde - 1))
    if periode is None:
        return
    historie.syk.append(_sykefravaer(len(historie.syk) + 1, periode, type_, t))
    if t.sjanse(_TILBAKEFALL_PROSENT):
        igjen = periode.tom + timedelta(days=1 + t.heltall(*_TILBAKEFALL_DAGER))
        nytt = plan.ta(igjen, igjen + timedelta(days=t.heltall(3, 35)))
        if nytt is not None:
            historie.syk.append(_sykefravaer(len(historie.syk) + 1, nytt, "SYKMELDING", t))


def _sykefravaer(nr: int, periode: Periode, type_: str, t: Tilfeldig) -> Sykefravaer:
    if type_ == "EGENMELDING":
        return Sykefravaer(nr, (Del(periode, 100, type_),))
    deler = tuple(_deler(periode, t))
    ferie = _ferie_i(deler[-1].periode, t) if periode.lengde_dager > 40 else ()
    return Sykefravaer(nr, deler, ferie)


def _deler(periode: Periode, t: Tilfeldig) -> list[Del]:
    """Self-certified days first (sometimes), then sick notes of some weeks, the last ones graded."""
    deler: list[Del] = []
    fom = periode.fom
    if periode.lengde_dager > 5 and t.sjanse(40):
        tom = fom + timedelta(days=t.heltall(1, 3) - 1)
        deler.append(Del(Periode(fom, tom), 100, "EGENMELDING"))
        fom = tom + EN_DAG
    grad = 100
    while fom <= periode.tom:
        tom = min(periode.tom, fom + timedelta(days=t.heltall(12, 35)))
        deler.append(Del(Periode(fom, tom), grad, "SYKMELDING"))
        fom = tom + EN_DAG
        if grad == 100 and t.sjanse(_GRADERTE_PROSENT):
            grad = t.velg(_GRADER)
    return deler


def _ferie_i(siste: Periode, t: Tilfeldig) -> tuple[Periode, ...]:
    """Some take holiday inside the sick note, most in July."""
    if not t.sjanse(_FERIE_I_SYKDOM_PROSENT) or siste.lengde_dager < 12:
        return ()
    fom = _virkedag(siste.fom + timedelta(days=t.heltall(1, 4)))
    return (Periode(fom, min(siste.tom, fom + timedelta(days=4))),)


def _fritak(vindu: Periode, t: Tilfeldig) -> Fritak:
    """A chronic exemption that starts somewhere in the window and lasts two years."""
    fom = vindu.fom + timedelta(days=t.heltall(0, max(0, vindu.lengde_dager - 300)))
    return Fritak(Fritaksgrunn.KRONISK, Periode(fom, fom + timedelta(days=729)), fom)


def _legg_permisjoner(historie: Historie, plan: _Kalender, profil: Profil, t: Tilfeldig) -> None:
    for aar in range(plan.vindu.fom.year, plan.vindu.tom.year + 1):
        alder = aar - historie.ansatt.foedt.year
        if _FORELDRE_ALDER[0] <= alder <= _FORELDRE_ALDER[1] and t.sjanse(profil.foreldre):
            _legg_foreldre(historie, plan, aar, t)
        if t.sjanse(profil.pleie):
            _legg_annet(historie, plan, "PLEIEPENGER", "PLEIE", _dag_i(aar, t), t.heltall(10, 70), 100)
        if _SMAA_BARN[0] <= alder <= _SMAA_BARN[1] and t.sjanse(profil.omsorg):
            sent = date(aar, t.heltall(9, 12), t.heltall(1, 28))
            _legg_annet(historie, plan, "OMSORGSPENGER", "SYKT_BARN", _virkedag(sent), t.heltall(1, 2), 100)


def _dag_i(aar: int, t: Tilfeldig) -> date:
    return _virkedag(date(aar, t.heltall(1, 12), t.heltall(1, 28)))


def _legg_foreldre(historie: Historie, plan: _Kalender, aar: int, t: Tilfeldig) -> None:
    """A birth: for the mother sometimes svangerskapspenger first, then the leave."""
    foedsel = _dag_i(aar, t)
    if historie.ansatt.kvinne:
        if t.sjanse(22):
            fom = foedsel - timedelta(days=t.heltall(50, 110))
            lengde = (foedsel - fom).days - 21
            _legg_annet(historie, plan, "SVANGERSKAPSPENGER", "SVANGERSKAP", fom, lengde, t.velg((50, 100)))
        _legg_annet(historie, plan, "FORELDREPENGER", "FORELDREPERMISJON", foedsel - timedelta(days=20),
                    t.heltall(18, 40) * 7, 100)  # fmt: skip
    else:
        fom = foedsel + timedelta(days=t.heltall(60, 240))
        _legg_annet(historie, plan, "FORELDREPENGER", "FORELDREPERMISJON", fom, t.heltall(8, 19) * 7, 100)


def _legg_annet(
    historie: Historie, plan: _Kalender, ytelse: str, type_: str, fom: date, lengde: int, grad: int
) -> None:
    periode = plan.ta(fom, fom + timedelta(days=lengde - 1))
    if periode is not None:
        nr = len(historie.annet) + 1
        historie.annet.append(Annetfravaer(nr, ytelse, type_, periode, grad))


def _legg_sykt_barn(historie: Historie, plan: _Kalender, t: Tilfeldig) -> None:
    """Days with a sick child that the employer pays itself (no ytelse, no claim)."""
    for aar in range(plan.vindu.fom.year, plan.vindu.tom.year + 1):
        if _SMAA_BARN[0] <= aar - historie.ansatt.foedt.year <= _SMAA_BARN[1]:
            for _ in range(t.antall(_SYKT_BARN_PROMILLE)):
                _legg_annet(historie, plan, "", "SYKT_BARN", _dag_i(aar, t), t.heltall(1, 2), 100)


def _legg_sommerferie(historie: Historie, plan: _Kalender, t: Tilfeldig) -> None:
    """Three or four weeks around July for everybody who is not away already."""
    for aar in range(plan.vindu.fom.year, plan.vindu.tom.year + 1):
        fom = date(aar, 6, 27) + timedelta(days=7 * t.heltall(0, 3))
        fom -= timedelta(days=fom.weekday())
        periode = plan.ta(fom, fom + timedelta(days=7 * t.heltall(2, 4) - 3), luft=0)
        if periode is not None:
            historie.ferie.append(periode)
