"""Whose sickness it is, ftrl. §§ 8-15, 8-17, 8-18, 8-24, and wages by agreement (R-034, R-035)."""

from datetime import date, timedelta

import pytest

from tilgode.params import last
from tilgode.rules.felles.ansettelse import (
    Borte,
    Fravaersgrunn,
    Sykepengeansvar,
    arbeidsgiver_har_ansvar,
    finn_ansettelsestid,
    kan_bruke_egenmelding,
    spor_rett,
    vurder_rett,
)
from tilgode.rules.felles.opptjening import Arbeidsforhold, finn_opptjening
from tilgode.values import Periode

P = last().paa(date(2026, 1, 1))
LENGE = Periode.fra_iso("2020-01-01", "2999-12-31")
ANSVAR, NAV, INGEN = (
    Sykepengeansvar.ARBEIDSGIVER,
    Sykepengeansvar.NAV_FRA_FOERSTE_DAG,
    Sykepengeansvar.INGEN_RETT,
)


def _tid(dag, *borte, ansatt=(LENGE,)):
    return finn_ansettelsestid(ansatt, [Borte(Periode.fra_iso(f, t), g) for f, t, g in borte], dag, P)


def _rett(dag, *borte, ansatt=LENGE, ellers=()):
    arbeid = [Arbeidsforhold(p.fom, p.tom) for p in (ansatt, *ellers)]
    return vurder_rett(_tid(dag, *borte, ansatt=[ansatt]), finn_opptjening(arbeid, dag, P), dag, P)


@pytest.mark.parametrize(("dag", "ansvar"), [(date(2026, 1, 28), INGEN), (date(2026, 1, 29), ANSVAR)])
def test_fire_ukers_ansettelse(dag, ansvar):
    """§ 8-18: employed from 1 January; 27 days before the 28th, 28 before the 29th."""
    assert _rett(dag, ansatt=Periode.fra_iso("2026-01-01", "2999-12-31")).ansvar is ansvar


def test_syk_i_andre_uke_har_loenn_men_gir_ingen_refusjon():
    """R-035: Hovedtariffavtalen gives wages from the first day; folketrygdloven gives nothing yet."""
    rett = _rett(date(2026, 1, 9), ansatt=Periode.fra_iso("2026-01-01", "2999-12-31"))
    assert rett.loenn_etter_avtale
    assert rett.ansvar is INGEN
    assert not rett.refusjon


def test_ny_ansatt_rett_fra_annen_jobb_er_navs_fra_foerste_dag():
    """§ 8-17 første ledd bokstav b: four weeks of work, but the new employer is not liable."""
    rett = _rett(
        date(2026, 1, 9),
        ansatt=Periode.fra_iso("2026-01-01", "2999-12-31"),
        ellers=[Periode.fra_iso("2024-01-01", "2025-12-31")],
    )
    assert rett.loenn_etter_avtale
    assert rett.refusjon_fra_foerste_dag
    assert not rett.egenmelding


def test_uten_avtale_om_loenn_fra_foerste_dag():
    dag = date(2026, 1, 9)
    tid = _tid(dag, ansatt=[Periode.fra_iso("2026-01-01", "2999-12-31")])
    rett = vurder_rett(tid, finn_opptjening([], dag, P), dag, P, loenn_fra_foerste_dag=False)
    assert not rett.loenn_etter_avtale


@pytest.mark.parametrize(("tilbake_dager", "ansvar"), [(27, NAV), (28, ANSVAR)])
def test_etter_foreldrepermisjon_fire_uker_tilbake(tilbake_dager, ansvar):
    """§§ 8-15, 8-18: parental leave to 31 August; foreldrepenger count as work, so Nav pays from day one."""
    permisjon = ("2025-09-01", "2026-08-31", Fravaersgrunn.LOVFESTET_PERMISJON)
    assert _rett(date(2026, 9, 1) + timedelta(days=tilbake_dager), permisjon).ansvar is ansvar


def test_ferie_rett_etter_permisjonen_utsetter_de_fire_ukene():
    permisjon = ("2025-09-01", "2026-05-31", Fravaersgrunn.LOVFESTET_PERMISJON)
    ferie = ("2026-06-01", "2026-06-28", Fravaersgrunn.FERIE)
    assert _rett(date(2026, 6, 30), permisjon, ferie).ansvar is NAV
    assert _rett(date(2026, 7, 27), permisjon, ferie).ansvar is ANSVAR


def test_ferie_etter_at_arbeidet_er_gjenopptatt_utsetter_ikke():
    permisjon = ("2025-09-01", "2026-05-31", Fravaersgrunn.LOVFESTET_PERMISJON)
    ferie = ("2026-06-03", "2026-06-28", Fravaersgrunn.FERIE)
    assert _tid(date(2026, 6, 30), permisjon, ferie).fra == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("tom", "grunn", "avbrudd"),
    [
        ("2026-03-14", Fravaersgrunn.ANNEN_PERMISJON, False),
        ("2026-03-15", Fravaersgrunn.ANNEN_PERMISJON, True),
        ("2026-03-31", Fravaersgrunn.FERIE, False),
        ("2026-03-31", Fravaersgrunn.SYKDOM, False),
        ("2026-03-31", Fravaersgrunn.FAST_TURNUS, False),
        ("2026-03-31", Fravaersgrunn.PERMITTERING, True),
    ],
)
def test_avbrudd_er_mer_enn_14_dager(tom, grunn, avbrudd):
    """§ 8-15: 14 days do not break, 15 do; holiday, sickness and rotation never."""
    tid = _tid(date(2026, 4, 2), ("2026-03-01", tom, grunn))
    assert (tid.avbrudd is grunn) is avbrudd
    assert arbeidsgiver_har_ansvar(tid, date(2026, 4, 2), P) is not avbrudd


def test_kort_permisjon_med_ferie_etter_er_ikke_avbrudd():
    borte = [
        ("2026-03-01", "2026-03-10", Fravaersgrunn.ANNEN_PERMISJON),
        ("2026-03-11", "2026-03-31", Fravaersgrunn.FERIE),
    ]
    assert _tid(date(2026, 4, 2), *borte).avbrudd is None


@pytest.mark.parametrize(
    ("ny_start", "fra"), [("2026-03-15", date(2020, 1, 1)), ("2026-03-16", date(2026, 3, 16))]
)
def test_ansatt_paa_nytt_innen_to_uker(ny_start, fra):
    """§ 8-18 andre ledd: 14 days between keep the time, 15 do not."""
    spell = [Periode.fra_iso("2020-01-01", "2026-02-28"), Periode.fra_iso(ny_start, "2999-12-31")]
    assert _tid(date(2026, 3, 20), ansatt=spell).fra == fra


def test_ikke_ansatt_den_dagen():
    tid = _tid(date(2026, 3, 20), ansatt=[Periode.fra_iso("2020-01-01", "2026-02-28")])
    assert tid is None
    assert not arbeidsgiver_har_ansvar(tid, date(2026, 3, 20), P)
    assert not kan_bruke_egenmelding(tid, date(2026, 3, 20), P)


def test_ugyldig_fravaer_teller_ikke_med():
    tid = _tid(date(2026, 1, 29), ansatt=[Periode.fra_iso("2026-01-01", "2999-12-31")])
    assert not arbeidsgiver_har_ansvar(tid, date(2026, 1, 29), P, ugyldig_fravaer_dager=1)


@pytest.mark.parametrize(("dag", "lov"), [(date(2026, 2, 28), False), (date(2026, 3, 1), True)])
def test_egenmelding_etter_to_maaneder(dag, lov):
    """§ 8-24: employed from 1 January."""
    assert (
        kan_bruke_egenmelding(_tid(dag, ansatt=[Periode.fra_iso("2026-01-01", "2999-12-31")]), dag, P) is lov
    )


@pytest.mark.parametrize(
    ("grunn", "dag", "lov"),
    [
        (Fravaersgrunn.PERMITTERING, date(2026, 4, 28), False),
        (Fravaersgrunn.PERMITTERING, date(2026, 4, 29), True),
        (Fravaersgrunn.ANNEN_PERMISJON, date(2026, 4, 29), False),
        (Fravaersgrunn.ANNEN_PERMISJON, date(2026, 6, 1), True),
    ],
)
def test_egenmelding_etter_avbrudd(grunn, dag, lov):
    """Four weeks after a layoff, two months after other breaks; back at work on 1 April."""
    tid = _tid(dag, ("2026-03-01", "2026-03-31", grunn))
    assert kan_bruke_egenmelding(tid, dag, P) is lov


def test_stegene_holder_loenn_og_refusjon_fra_hverandre():
    dag = date(2026, 1, 9)
    tid = _tid(dag, ansatt=[Periode.fra_iso("2026-01-01", "2999-12-31")])
    opptjening = finn_opptjening([], dag, P)
    loenn, ansvar, egenmelding = spor_rett(vurder_rett(tid, opptjening, dag, P), tid, opptjening, dag, P)
    assert (str(loenn.hjemmel), loenn.utfall) == ("Hovedtariffavtalen KS § 8", True)
    assert (str(ansvar.hjemmel), ansvar.utfall) == ("ftrl. § 8-17 første ledd bokstav b", "INGEN_RETT")
    assert (str(egenmelding.hjemmel), egenmelding.utfall) == ("ftrl. § 8-24", False)
