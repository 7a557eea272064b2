"""Claimed more than the law gives: how much, why, and each øre told once (R-223 to R-226, R-231)."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilgode.core.kontroll import KONTROLLER, Dagsrett, Kontrollkode, Kravsak, finn_overkrav
from tilgode.core.kontroll.liste import kontroll_av
from tilgode.core.kontroll.overkrav import kravgrupper
from tilgode.params.aarsaker import gjeldende_aarsaker
from tilgode.values.kalender import er_helg, virkedager
from tilgode.values.periode import Periode

SYK, AGP = "SYKEPENGER", "SYKEPENGER_AGP"
SATS = 220_000
KRONE = 100


def d(tekst):
    return date.fromisoformat(tekst)


def krav(nr, fom, tom, oere, ytelse=SYK):
    return Kravsak(nr, nr, ytelse, d(fom), d(tom), oere)


def rett(fom, tom, *unntak, sats=SATS, grad=100):
    """Every weekday at the rate; `unntak` are (first, last, cause) without money."""
    dager = {
        dag: Dagsrett(sats * grad // 100, SYK, "", Fraction(grad))
        for dag in virkedager(Periode(d(fom), d(tom)))
    }
    for fra, til, aarsak in unntak:
        for dag in virkedager(Periode(d(fra), d(til))):
            dager[dag] = Dagsrett(0, SYK, aarsak)
    return dager


def funn(saker, dager):
    return {
        o.krav_id: [(p.aarsak, p.oere, p.dager, p.annet_krav) for p in o.deler]
        for o in finn_overkrav(saker, dager, KRONE)
    }


def test_fem_feriedager_i_tjue_gir_elleve_tusen_for_mye():
    """R-225: 20 days claimed at 2 200, 5 of them holiday: 11 000 too much, before it is sent."""
    dager = rett("2024-06-03", "2024-06-28", ("2024-06-10", "2024-06-14", "FERIE_I_PERIODEN"))
    assert funn([krav(1, "2024-06-03", "2024-06-28", 20 * SATS)], dager) == {
        1: [("FERIE_I_PERIODEN", 1_100_000, 5, None)]
    }


def test_kravet_som_loven_gir_er_ikke_noe_funn():
    dager = rett("2024-06-03", "2024-06-28", ("2024-06-10", "2024-06-14", "FERIE_I_PERIODEN"))
    assert funn([krav(1, "2024-06-03", "2024-06-28", 15 * SATS)], dager) == {}


@pytest.mark.parametrize(
    ("oere", "finnes"), [(20 * SATS + 20 * KRONE, False), (20 * SATS + 20 * KRONE + 1, True)]
)
def test_en_krone_om_dagen_er_avrunding(oere, finnes):
    dager = rett("2024-06-03", "2024-06-28")
    assert bool(funn([krav(1, "2024-06-03", "2024-06-28", oere)], dager)) is finnes


def test_samme_krav_en_gang_til_er_dublett_av_det_foerste():
    """R-223: the later of two equal claims is the duplicate, all of it."""
    dager = rett("2024-06-03", "2024-06-28")
    to = [krav(2, "2024-06-03", "2024-06-28", 20 * SATS), krav(1, "2024-06-03", "2024-06-28", 20 * SATS)]
    assert funn(to, dager) == {2: [("DOBBELTREGISTRERT", 20 * SATS, 20, 1)]}


def test_overlapp_paa_fem_dager_er_dublett_for_de_fem():
    dager = rett("2024-06-03", "2024-07-05")
    to = [krav(1, "2024-06-03", "2024-06-28", 20 * SATS), krav(2, "2024-06-24", "2024-07-05", 10 * SATS)]
    assert funn(to, dager) == {2: [("DOBBELTREGISTRERT", 5 * SATS, 5, 1)]}


def test_kopi_av_et_for_hoeyt_krav_er_dublett_og_det_foerste_er_for_hoeyt():
    """The levy is told on the first claim, the whole second claim is the duplicate: no øre twice."""
    dager = rett("2024-06-03", "2024-06-28")
    oere = 20 * SATS * 1141 // 1000
    to = [krav(nr, "2024-06-03", "2024-06-28", oere) for nr in (1, 2)]
    assert funn(to, dager) == {
        1: [("AVGIFT_MEDREGNET", 20 * SATS * 141 // 1000, 20, None)],
        2: [("DOBBELTREGISTRERT", oere, 20, 1)],
    }


def test_tilleggskrav_for_resten_av_dagene_er_ikke_dublett():
    """A claim for part of what the law gives leaves room for another on the same days."""
    dager = rett("2024-06-03", "2024-06-28")
    to = [krav(1, "2024-06-03", "2024-06-28", 15 * SATS), krav(2, "2024-06-03", "2024-06-28", 5 * SATS)]
    assert funn(to, dager) == {}


def test_krav_med_romslig_periode_tar_ikke_dagene_et_annet_krav_gjelder():
    """The first claim states the month and asks for half of it; the second asks for the other half."""
    dager = rett("2024-06-03", "2024-06-28")
    to = [krav(1, "2024-06-03", "2024-06-28", 10 * SATS), krav(2, "2024-06-17", "2024-06-28", 10 * SATS)]
    assert funn(to, dager) == {}


def test_arbeidsgiverperioden_med_fritak_har_sitt_eget_krav():
    dager = rett("2024-06-03", "2024-06-28")
    for dag in virkedager(Periode(d("2024-06-03"), d("2024-06-14"))):
        dager[dag] = Dagsrett(SATS, AGP)
    to = [
        krav(1, "2024-06-03", "2024-06-28", 10 * SATS),
        krav(2, "2024-06-03", "2024-06-14", 10 * SATS, AGP),
    ]
    assert funn(to, dager) == {}


@pytest.mark.parametrize(
    ("aarsak", "kode"),
    [
        ("ETTER_SLUTT", Kontrollkode.ETTER_SLUTT),
        ("MAKSDATO", Kontrollkode.ETTER_MAKSDATO),
        ("AGP_MEDREGNET", Kontrollkode.OVERKRAV),
        ("UTEN_FRAVAER", Kontrollkode.OVERKRAV),
    ],
)
def test_dager_loven_ikke_gir_noe_for(aarsak, kode):
    """R-224, R-226, R-231: ten days of the claim give nothing, for one reason."""
    dager = rett("2024-06-03", "2024-06-28", ("2024-06-17", "2024-06-28", aarsak))
    assert funn([krav(1, "2024-06-03", "2024-06-28", 20 * SATS)], dager) == {
        1: [(aarsak, 10 * SATS, 10, None)]
    }
    assert kontroll_av(aarsak) is kode


def test_to_grunner_i_samme_krav_faar_hver_sin_del():
    dager = rett(
        "2024-06-03",
        "2024-06-28",
        ("2024-06-03", "2024-06-04", "AGP_MEDREGNET"),
        ("2024-06-24", "2024-06-28", "FERIE_I_PERIODEN"),
    )
    assert funn([krav(1, "2024-06-03", "2024-06-28", 20 * SATS)], dager) == {
        1: [("FERIE_I_PERIODEN", 5 * SATS, 5, None), ("AGP_MEDREGNET", 2 * SATS, 2, None)]
    }


def test_full_grad_paa_gradert_fravaer():
    """§ 8-13: half sick, claimed as fully sick."""
    dager = rett("2024-06-03", "2024-06-28", grad=50)
    assert funn([krav(1, "2024-06-03", "2024-06-28", 20 * SATS)], dager) == {
        1: [("FEIL_GRAD", 10 * SATS, 20, None)]
    }


def test_arbeidsgiveravgift_lagt_til():
    """§ 23-2: no levy is paid of what Nav refunds, so none is claimed."""
    dager = rett("2024-06-03", "2024-06-28")
    assert funn([krav(1, "2024-06-03", "2024-06-28", 20 * SATS * 1141 // 1000)], dager) == {
        1: [("AVGIFT_MEDREGNET", 20 * SATS * 141 // 1000, 20, None)]
    }


def test_det_beloepet_ikke_viser_noe_om_er_bare_for_hoeyt():
    dager = rett("2024-06-03", "2024-06-28")
    assert funn([krav(1, "2024-06-03", "2024-06-28", 20 * SATS + 123_456)], dager) == {
        1: [("OVERFOERT_KRAV", 123_456, 20, None)]
    }


def test_ferie_utenfor_fravaer_er_krav_uten_fravaer():
    dager = rett(
        "2024-07-01",
        "2024-07-12",
        ("2024-07-01", "2024-07-05", "UTEN_FRAVAER"),
        ("2024-07-08", "2024-07-12", "FERIE_I_PERIODEN"),
    )
    assert funn([krav(1, "2024-07-01", "2024-07-12", 10 * SATS)], dager) == {
        1: [("UTEN_FRAVAER", 10 * SATS, 10, None)]
    }


AARSAKER = ("AGP_MEDREGNET", "FERIE_I_PERIODEN", "UTEN_FRAVAER", "ETTER_SLUTT")
START = date(2024, 6, 3)


@st.composite
def tilfeller(tegn):
    lengde = tegn(st.integers(5, 40))
    dager = {
        dag: Dagsrett(0, SYK, tegn(st.sampled_from(AARSAKER)))
        if tegn(st.booleans())
        else Dagsrett(tegn(st.integers(50_000, 300_000)), SYK)
        for dag in (START + timedelta(days=i) for i in range(lengde))
        if not er_helg(dag)
    }
    saker = []
    for nr in range(tegn(st.integers(1, 4))):
        fra = tegn(st.integers(0, lengde - 1))
        til = tegn(st.integers(fra, lengde - 1))
        oere = tegn(st.integers(0, 40 * 300_000))
        saker.append(Kravsak(nr, nr, SYK, START + timedelta(days=fra), START + timedelta(days=til), oere))
    return saker, dager


@given(tilfeller())
def test_hver_oere_er_med_i_hoeyst_ett_funn(tilfelle):
    saker, dager = tilfelle
    svar = {o.krav_id: o for o in finn_overkrav(saker, dager, 0)}
    krevd = sum(s.oere for s in saker)
    for sak in saker:
        over = svar.get(sak.krav_id)
        if over is not None:
            assert 0 < over.oere <= sak.oere
            assert sum(p.oere for p in over.deler) == over.oere
            assert all(p.oere > 0 for p in over.deler)
    dekket = sum(dager[dag].oere for dag in {dag for s in saker for dag in s.dager})
    assert krevd - sum(o.oere for o in svar.values()) <= dekket


@given(tilfeller())
def test_gruppene_er_alle_kravene_og_deler_ingen_dager(tilfelle):
    saker, dager = tilfelle
    grupper = list(kravgrupper(saker))
    assert sorted(s.krav_id for g in grupper for s in g) == sorted(s.krav_id for s in saker)
    dagene = [{dag for s in g for dag in s.dager} for g in grupper]
    assert sum(len(x) for x in dagene) == len(set().union(*dagene))
    samlet = [o for g in grupper for o in finn_overkrav(g, dager, 0)]
    assert sum(o.oere for o in samlet) == sum(o.oere for o in finn_overkrav(saker, dager, 0))


def test_hver_kontroll_staar_i_lista_med_hjemmel_og_krav():
    assert set(KONTROLLER) == set(Kontrollkode)
    assert all(k.hjemler and all(r.startswith("R-") for r in k.krav) for k in KONTROLLER.values())


def test_aarsakene_kontrollene_bruker_er_i_registeret():
    for aarsak in ("DOBBELTREGISTRERT", "FEIL_YTELSE", "OVERFOERT_KRAV", "FEIL_GRAD", *AARSAKER):
        assert aarsak in gjeldende_aarsaker()
