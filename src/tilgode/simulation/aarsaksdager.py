"""Causes about days: holiday, back at work, degree, søknad, and the counting of the arbeidsgiverperiode.

Each takes the kommune's case, a spell, Nav's view and chance, and answers with what it did, or None.
Border: which kind is planted where is `aarsaksplanting`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tilgode.rules.ytelser.sykepenger.fakta import Dag, Dagtype, Personfakta
from tilgode.simulation.aarsaksfelles import (
    Fakta,
    Gjoer,
    bytt,
    flytt_inntekt,
    foerste_ukedag,
    navs_spell,
    paa_arbeidsgiver,
    plass_i,
)
from tilgode.simulation.feilkrav import Sak
from tilgode.simulation.modell import Del, Sykefravaer
from tilgode.simulation.navsyn import Faktaendring, Navsyn
from tilgode.simulation.tilfeldig import Tilfeldig
from tilgode.values.kalender import er_helg
from tilgode.values.periode import EN_DAG, Periode
from tilgode.values.tidslinje import Loep, Tidslinje

_ETTER_AGP = timedelta(days=24)
_UKE = timedelta(days=7)
_SYKMELDING, _EGENMELDING = "SYKMELDING", "EGENMELDING"
_NYTT_OPPHOLD = 16
_HELG_I_SYKMELDING_PROSENT = 10


# --- days -----------------------------------------------------------------------------------------


def ferie(uker: int, dager: int) -> Gjoer:
    """Holiday the employee told Nav of: whole weeks from a Monday, and so many days from a weekday."""

    def gjoer(_: Sak, spell: Sykefravaer, syn: Navsyn, t: Tilfeldig) -> Fakta | None:
        navs = navs_spell(syn, spell)
        fra = navs.periode.fom + _ETTER_AGP
        lengde = 7 * uker - 2 if uker else dager
        rom = (navs.periode.tom - fra).days - lengde - 6
        if rom < 1 or navs.ferie:
            return None
        fom = fra + timedelta(days=t.heltall(0, rom))
        fom = fom - timedelta(days=fom.weekday()) + _UKE if uker else foerste_ukedag(fom)
        periode = Periode(fom, fom + timedelta(days=lengde - 1))
        bytt(syn, spell, replace(navs, ferie=(periode,)))
        return {"fom": periode.fom.isoformat(), "tom": periode.tom.isoformat()}

    return gjoer


def frisk_foer(fra: int, til: int) -> Gjoer:
    """The employee was back at work some days before the sick note ended."""

    def gjoer(_: Sak, spell: Sykefravaer, syn: Navsyn, t: Tilfeldig) -> Fakta | None:
        navs = navs_spell(syn, spell)
        siste = navs.deler[-1]
        dager = t.heltall(fra, til)
        if siste.kilde != _SYKMELDING or siste.periode.lengde_dager <= dager + 2 or navs.ferie:
            return None
        tom = siste.periode.tom - timedelta(days=dager)
        while er_helg(tom):
            tom -= EN_DAG
        kort = replace(siste, periode=Periode(siste.periode.fom, tom))
        bytt(syn, spell, replace(navs, deler=(*navs.deler[:-1], kort)))
        return {"siste_sykedag": tom.isoformat(), "registrert_siste_dag": siste.periode.tom.isoformat()}

    return gjoer


def _gradert(syn: Navsyn, spell: Sykefravaer, nr: int, *deler: Del) -> None:
    navs = navs_spell(syn, spell)
    bytt(syn, spell, replace(navs, deler=(*navs.deler[:nr], *deler, *navs.deler[nr + 1 :])))


def annen_grad(grader: tuple[int, ...], *, deles: bool = False, bare_graderte: bool = False) -> Gjoer:
    """Another degree in one sick note, or from a Monday in it."""

    def gjoer(_: Sak, spell: Sykefravaer, syn: Navsyn, t: Tilfeldig) -> Fakta | None:
        deler = navs_spell(syn, spell).deler
        mulige = [
            i
            for i, d in enumerate(deler)
            if d.kilde == _SYKMELDING
            and d.periode.tom - spell.periode.fom > _ETTER_AGP
            and (d.grad < 100 or not bare_graderte)
        ]
        if not mulige:
            return None
        nr = t.velg(mulige)
        gammel = deler[nr]
        valg = [g for g in grader if g != gammel.grad]
        grad = t.velg(valg) if valg else gammel.grad
        dag = gammel.periode.fom
        if deles:
            dag += timedelta(days=(7 - dag.weekday()) % 7 + 7 * t.heltall(0, 1))
        if dag >= gammel.periode.tom or grad == gammel.grad:
            return None
        ny = Del(Periode(dag, gammel.periode.tom), grad, _SYKMELDING)
        foran = (
            ()
            if dag == gammel.periode.fom
            else (replace(gammel, periode=Periode(gammel.periode.fom, dag - EN_DAG)),)
        )
        _gradert(syn, spell, nr, *foran, ny)
        return {"fom": dag.isoformat(), "grad": grad, "registrert_grad": gammel.grad}

    return gjoer


def uten_soeknad(sak: Sak, spell: Sykefravaer, syn: Navsyn, _: Tilfeldig) -> Fakta | None:
    """The employee never sent the søknader of the spell; the kommune's register says so."""
    egen = next(s for s in sak.historie.syk if s.nr == spell.nr)
    if len(syn.historie.syk) < 2 or syn.historie.fritak:
        return None
    sak.endre(egen, replace(egen, soeknad_sendt=False))
    del syn.historie.syk[plass_i(syn, spell)]
    return {}


# --- the arbeidsgiverperiode ----------------------------------------------------------------------


def uten_egenmelding(_: Sak, spell: Sykefravaer, syn: Navsyn, __: Tilfeldig) -> Fakta | None:
    """Nav does not know of the self-certified days the spell began with."""
    navs = navs_spell(syn, spell)
    if navs.deler[0].kilde != _EGENMELDING or len(navs.deler) < 2:
        return None
    bytt(syn, spell, replace(navs, deler=navs.deler[1:]))
    flytt_inntekt(syn, spell, navs.periode.fom, navs.deler[1].periode.fom)
    return {"fom": navs.deler[0].periode.fom.isoformat(), "tom": navs.deler[0].periode.tom.isoformat()}


def ekstra_egenmelding(_: Sak, spell: Sykefravaer, syn: Navsyn, t: Tilfeldig) -> Fakta | None:
    """The employee told Nav of self-certified days before the sick note that nobody registered."""
    navs = navs_spell(syn, spell)
    fom = navs.periode.fom - timedelta(days=t.heltall(1, 2))
    foer = [s for s in syn.historie.syk if s.periode.tom >= fom - timedelta(days=20) and s.nr != spell.nr
            and s.periode.fom < fom]  # fmt: skip
    if foer or er_helg(fom) or fom.month != navs.periode.fom.month:
        return None
    ny = Del(Periode(fom, navs.periode.fom - EN_DAG), 100, _EGENMELDING)
    bytt(syn, spell, replace(navs, deler=(ny, *navs.deler)))
    flytt_inntekt(syn, spell, navs.periode.fom, fom)
    return {"fom": fom.isoformat(), "tom": ny.periode.tom.isoformat()}


def frisk_helg(_: Sak, spell: Sykefravaer, syn: Navsyn, t: Tilfeldig) -> Fakta | None:
    """The employee told Nav that a weekend of the arbeidsgiverperiode was healthy.

    Mostly one between two messages (self-certified to Friday, a sick note from Monday): inside a sick note
    few have reason to say so.
    """
    dager = [d for d in spell.periode if d.weekday() == 5 and 1 < (d - spell.periode.fom).days < 14]
    nye = {d.periode.fom for d in spell.deler[1:]}
    mellom = [d for d in dager if nye & {d, d + EN_DAG, d + 2 * EN_DAG}]
    if not dager or spell.periode.lengde_dager < 20 or not (mellom or t.sjanse(_HELG_I_SYKMELDING_PROSENT)):
        return None
    loerdag = t.velg(mellom or dager)
    helg = Periode(loerdag, loerdag + EN_DAG)
    syn.endringer.append(_med_dager(helg, Dag(Dagtype.ARBEID)))
    return {"fom": helg.fom.isoformat(), "tom": helg.tom.isoformat()}


def _med_dager(periode: Periode, dag: Dag) -> Faktaendring:
    def endre(fakta: Personfakta) -> Personfakta:
        return paa_arbeidsgiver(
            fakta, lambda a: replace(a, tidslinje=Tidslinje([Loep(periode, dag)]).over(a.tidslinje))
        )

    return endre


def annet_opphold(fra: int, til: int) -> Gjoer:
    """The spell before ended on another day: so many days are moved (negative: earlier)."""

    def gjoer(_: Sak, spell: Sykefravaer, syn: Navsyn, t: Tilfeldig) -> Fakta | None:
        plass = plass_i(syn, spell)
        foer = syn.historie.syk[plass - 1] if plass else None
        if foer is None or not 12 <= (spell.periode.fom - foer.periode.tom).days - 1 <= 19:
            return None
        flytt = t.heltall(fra, til)
        siste = foer.deler[-1]
        tom = siste.periode.tom + timedelta(days=flytt)
        foer_dager = (spell.periode.fom - foer.periode.tom).days - 1
        nye_dager = (spell.periode.fom - tom).days - 1
        if tom <= siste.periode.fom or (foer_dager < _NYTT_OPPHOLD) == (nye_dager < _NYTT_OPPHOLD):
            return None
        deler = (*foer.deler[:-1], replace(siste, periode=Periode(siste.periode.fom, tom)))
        syn.historie.syk[plass - 1] = replace(foer, deler=deler)
        return {
            "opphold_dager_nav": nye_dager,
            "siste_sykedag": tom.isoformat(),
            "registrert_siste_dag": siste.periode.tom.isoformat(),
        }

    return gjoer


def uten_fritak(_: Sak, __: Sykefravaer, syn: Navsyn, ___: Tilfeldig) -> Fakta | None:
    """Nav has not seen the decision on exemption."""
    if not syn.historie.fritak:
        return None
    syn.historie.fritak.clear()
    return {}
