"""R-034 as a table: who pays a new or returned employee, from which day, and how much.

30 000 kroner a month is 1 385 kroner a day (360 000 / 260). The sick note is always to a Friday.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from tests.rules.ytelser.sykepenger.hjelp_vurdering import PARAMETRE, arbeidsgiver, im, p, person, syk
from tilgode.rules.felles.ansettelse import (
    Borte,
    Fravaersgrunn,
    finn_ansettelsestid,
    kan_bruke_egenmelding,
)
from tilgode.rules.ytelser.sykepenger.fakta import Dagtype
from tilgode.rules.ytelser.sykepenger.vurdering import vurder_refusjon
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Betaler, Sikkerhet

DAGSATS = 1_385
LENGE = (p("2015-01-01", "2999-12-31"),)
JANUAR = (p("2024-01-01", "2999-12-31"),)
AG, NAV = Betaler.ARBEIDSGIVER, Betaler.NAV
EKSAKT, GRENSE = Sikkerhet.EKSAKT, Sikkerhet.GRENSE
FORELDRE, ANNEN = Fravaersgrunn.LOVFESTET_PERMISJON, Fravaersgrunn.ANNEN_PERMISJON
PERMITTERT, TURNUS = Fravaersgrunn.PERMITTERING, Fravaersgrunn.FAST_TURNUS
FERIE, SYKDOM = Fravaersgrunn.FERIE, Fravaersgrunn.SYKDOM


@dataclass(frozen=True)
class Tilfelle:
    """One row: what is known, and what the law gives for it."""

    hva: str
    syk: tuple[str, str]
    foerste_dag: Betaler
    nav_dager: int
    sikkerhet: Sikkerhet
    egenmelding: bool
    ansatt: tuple = LENGE
    borte: tuple = ()


TABELL = [
    # § 8-18: four weeks with the employer; § 8-2 is not shown by a new employment alone
    Tilfelle("27 dager", ("2024-01-28", "2024-02-16"), NAV, 15, GRENSE, False, JANUAR),
    Tilfelle("28 dager", ("2024-01-29", "2024-02-23"), AG, 8, EKSAKT, False, JANUAR),
    # § 8-24: two months
    Tilfelle("dagen før to måneder", ("2024-02-29", "2024-03-22"), AG, 5, EKSAKT, False, JANUAR),
    Tilfelle("to måneder", ("2024-03-01", "2024-03-22"), AG, 5, EKSAKT, True, JANUAR),
    # § 8-18 second ledd: back within two weeks
    Tilfelle(
        "gjenansatt etter 14 dager",
        ("2024-01-15", "2024-02-02"),
        AG,
        3,
        GRENSE,
        True,
        (p("2015-01-01", "2023-12-17"), *JANUAR),
    ),
    Tilfelle(
        "gjenansatt etter 15 dager",
        ("2024-01-15", "2024-02-02"),
        NAV,
        15,
        GRENSE,
        False,
        (p("2015-01-01", "2023-12-16"), *JANUAR),
    ),
    # § 8-15: more than 14 days; holiday, sickness and rotation are none
    Tilfelle(
        "permisjon i 14 dager",
        ("2024-02-05", "2024-02-23"),
        AG,
        3,
        GRENSE,
        True,
        borte=(("2024-01-15", "2024-01-28", ANNEN),),
    ),
    Tilfelle(
        "permisjon i 15 dager",
        ("2024-02-05", "2024-02-23"),
        NAV,
        15,
        GRENSE,
        False,
        borte=(("2024-01-14", "2024-01-28", ANNEN),),
    ),
    Tilfelle(
        "ferie i fire uker",
        ("2024-02-05", "2024-02-23"),
        AG,
        3,
        EKSAKT,
        True,
        borte=(("2024-01-01", "2024-01-28", FERIE),),
    ),
    Tilfelle(
        "turnusfri i fire uker",
        ("2024-02-05", "2024-02-23"),
        AG,
        3,
        EKSAKT,
        True,
        borte=(("2024-01-01", "2024-01-28", TURNUS),),
    ),
    Tilfelle(
        "syk i fire uker før",
        ("2024-03-04", "2024-03-22"),
        AG,
        3,
        EKSAKT,
        True,
        borte=(("2024-01-01", "2024-01-28", SYKDOM),),
    ),
    Tilfelle(
        "permittert, fire uker tilbake",
        ("2024-02-26", "2024-03-15"),
        AG,
        3,
        EKSAKT,
        True,
        borte=(("2024-01-01", "2024-01-28", PERMITTERT),),
    ),
    # after foreldrepermisjon: no right against the employer for four weeks, Nav from the first day
    Tilfelle(
        "tre uker etter foreldrepermisjon",
        ("2024-02-19", "2024-03-08"),
        NAV,
        15,
        EKSAKT,
        False,
        borte=(("2023-02-01", "2024-01-28", FORELDRE),),
    ),
    Tilfelle(
        "fire uker etter foreldrepermisjon",
        ("2024-02-26", "2024-03-15"),
        AG,
        3,
        EKSAKT,
        True,
        borte=(("2023-02-01", "2024-01-28", FORELDRE),),
    ),
    Tilfelle(
        "ferie rett etter foreldrepermisjon",
        ("2024-02-26", "2024-03-15"),
        NAV,
        15,
        EKSAKT,
        False,
        borte=(("2023-02-01", "2024-01-07", FORELDRE), ("2024-01-08", "2024-02-04", FERIE)),
    ),
    Tilfelle(
        "i arbeid før ferien",
        ("2024-02-26", "2024-03-15"),
        AG,
        3,
        EKSAKT,
        True,
        borte=(("2023-02-01", "2024-01-07", FORELDRE), ("2024-01-10", "2024-02-04", FERIE)),
    ),
]


def _ider(tilfelle):
    return tilfelle.hva


def _vurder(tilfelle, krav=None, egenmelding=False):
    """The row assessed; with `egenmelding` the first day is self-certified."""
    borte = tuple(Borte(p(fom, tom), grunn) for fom, tom, grunn in tilfelle.borte)
    dager = [syk(*tilfelle.syk)]
    if egenmelding:
        fom, tom = p(*tilfelle.syk).fom, tilfelle.syk[1]
        dager = [
            syk(fom.isoformat(), fom.isoformat(), type_=Dagtype.EGENMELDING),
            syk((fom + timedelta(days=1)).isoformat(), tom),
        ]
    fakta = arbeidsgiver(
        *dager,
        navn="a",
        ansatt=tilfelle.ansatt,
        borte=borte,
        krav=krav,
        inntektsmeldinger=(im(tilfelle.syk[0], 30_000),),
    )
    return vurder_refusjon(person(fakta, kjente_arbeidsgivere=False), PARAMETRE)


@pytest.mark.parametrize("tilfelle", TABELL, ids=_ider)
def test_hvem_som_betaler_fra_foerste_dag_og_hvor_mye(tilfelle):
    vurdering = _vurder(tilfelle)
    svar = vurdering.arbeidsgivere["a"]
    assert svar.loep[0].ukedag.betaler is tilfelle.foerste_dag
    assert sum(r.antall_virkedager for r in svar.loep if r.refusjon_oere_per_dag) == tilfelle.nav_dager
    assert svar.refusjon_oere == tilfelle.nav_dager * DAGSATS * 100
    assert {r.sikkerhet for r in svar.loep if r.refusjon_oere_per_dag} == {tilfelle.sikkerhet}


@pytest.mark.parametrize("tilfelle", TABELL, ids=_ider)
def test_egenmelding(tilfelle):
    dag = date.fromisoformat(tilfelle.syk[0])
    borte = [Borte(p(fom, tom), grunn) for fom, tom, grunn in tilfelle.borte]
    verdier = PARAMETRE.paa(dag)
    tid = finn_ansettelsestid(tilfelle.ansatt, borte, dag, verdier)
    assert kan_bruke_egenmelding(tid, dag, verdier) is tilfelle.egenmelding


@pytest.mark.parametrize("tilfelle", TABELL, ids=_ider)
def test_en_for_tidlig_egenmelding_sies_i_stegene(tilfelle):
    """The days count as they are; the step says that the employer need not accept them (§ 8-24)."""
    dag = date.fromisoformat(tilfelle.syk[0])
    vurdering = _vurder(tilfelle, egenmelding=True)
    regler = [s for s in vurdering.steg(dag=dag, navn="a") if s.regel == "felles.ansettelse.egenmelding"]
    assert [s.utfall for s in regler] == ([] if tilfelle.egenmelding else [False])
    alle = [s.periode for s in vurdering.steg(navn="a") if s.regel == "felles.ansettelse.egenmelding"]
    assert len(alle) == len(regler)


@pytest.mark.parametrize("tilfelle", [t for t in TABELL if t.foerste_dag is NAV], ids=_ider)
def test_ingen_rett_fra_arbeidsgiveren_er_navs_fra_dag_en_og_refusjon_bare_naar_den_kreves(tilfelle):
    """Nobody's refund when the employer claims nothing: Nav pays the employee, and the step says why."""
    vurdering = _vurder(tilfelle, krav=0)
    loep = vurdering.arbeidsgivere["a"].loep
    assert {(r.ukedag.betaler, r.refusjon_oere) for r in loep} == {(NAV, 0)}
    assert {r.person_oere_per_dag for r in loep} == {DAGSATS * 100}
    (steg,) = [s for s in vurdering.steg(navn="a") if s.regel == "felles.ansettelse.ansvar"]
    assert (str(steg.hjemmel), steg.utfall) == ("ftrl. § 8-17 første ledd bokstav b", "NAV_FRA_FOERSTE_DAG")
