"""Feriepenger from Nav on the first 48 days of the year, ftrl. § 8-33 (R-028)."""

from datetime import date
from fractions import Fraction

import pytest

from tests.rules.vektorlesing import alle_typer, dato, periode, perioder, vektorer
from tilgode.params import last
from tilgode.rules.ytelser.sykepenger.feriepenger import (
    Betaltdag,
    Kilde,
    Mottaker,
    Utbetaling,
    beregn_feriepenger,
    grunnlag_for_arbeidsgiver,
    spor_feriepenger,
)
from tilgode.values import Periode
from tilgode.values.periode import fra_dager

LOV = last()
SEKS_G_DAGSATS = Fraction(599_148, 260)
NAER = Fraction(1, 10**5)
UNG, ELDRE = date(1980, 1, 1), date(1960, 12, 31)


def _utbetaling(u):
    return Utbetaling(
        periode(u),
        u["orgnr"],
        Mottaker(u["mottaker"]),
        Kilde(u["kilde"]),
        u["dagsbelop"],
        inkl_helg=u.get("inkl_helg", False),
    )


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("feriepenger", "beregning"))
def test_beregning(fakta, ventet):
    utbetalinger = [_utbetaling(u) for u in fakta["utbetalinger"]]
    ut = beregn_feriepenger(dato(fakta["fodselsdato"]), fakta["opptjeningsaar"], utbetalinger, LOV)
    if "feriepengedatoer" in ventet:
        ventede = [dag for p in perioder(ventet["feriepengedatoer"]) for dag in p]
        helg = fakta["utbetalinger"][0].get("inkl_helg", False)
        assert list(ut.datoer) == [d for d in ventede if helg or d.weekday() < 5]
    assert len(ut.datoer) == ventet.get("antall_datoer", len(ut.datoer))
    for rad in ventet.get("resultat", []):
        for mottaker in set(rad) - {"orgnr"}:
            _lik(ut.hos(rad["orgnr"], Mottaker(mottaker)), rad[mottaker])
    if "linjer" in ventet:
        linjer = [
            {
                "fom": linje.periode.fom.isoformat(),
                "tom": linje.periode.tom.isoformat(),
                "belop": linje.beloep,
                "klassekode": linje.klassekode,
            }
            for linje in ut.linjer()
        ]
        assert linjer == ventet["linjer"]


def _lik(resultat, ventet):
    svar = {
        "infotrygd_del": resultat.infotrygd_del,
        "spleis_del": resultat.spleis_del,
        "totalt": resultat.totalt,
        "allerede_betalt_infotrygd": resultat.allerede_betalt,
        "differanse": resultat.differanse,
    }
    for noekkel, verdi in ventet.items():
        assert abs(svar[noekkel] - Fraction(verdi)) < NAER, noekkel


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("feriepenger", "grunnlag_per_arbeidsgiver"))
def test_grunnlag_per_arbeidsgiver(fakta, ventet):
    dager = [
        Betaltdag(dato(d["dato"]), d["orgnr"], Mottaker(d["mottaker"]), Kilde(d["kilde"]), d["belop"])
        for d in fakta["dager"]
    ]
    kilde = Kilde(fakta["kilde"]) if "kilde" in fakta else None
    ut = grunnlag_for_arbeidsgiver(dager, fakta["orgnr"], kilde)
    assert {
        "antall_datoer": ut.antall_datoer,
        "grunnlag_refusjon": ut.refusjon,
        "grunnlag_person": ut.person,
    } == ventet


def test_alle_typer_er_med():
    assert alle_typer("feriepenger") == {"beregning", "grunnlag_per_arbeidsgiver"}


def _refusjon(fom, tom, beloep=2304, orgnr="a", **flagg):
    return Utbetaling(Periode.fra_iso(fom, tom), orgnr, Mottaker.ARBEIDSGIVER, Kilde.SPLEIS, beloep, **flagg)


def test_48_dager_med_hoeyeste_dagsats():
    """R-028: 48 × 2,304.42 × 10.2 % = 11,282, and over New Year twice that."""
    en = 48 * SEKS_G_DAGSATS * LOV.paa(date(2019, 12, 31)).feriepengesats
    assert round(en) == 11_282
    assert round(2 * en) == 22_565


@pytest.mark.parametrize("tom", ["2019-03-07", "2019-03-08", "2019-12-31"])
def test_dag_49_gir_ingenting(tom):
    """From 1 January 2019 the 48th weekday is 7 March."""
    ut = beregn_feriepenger(UNG, 2019, [_refusjon("2019-01-01", tom)], LOV)
    assert len(ut.datoer) == 48
    assert ut.datoer[-1] == date(2019, 3, 7)
    assert ut.hos("a").differanse == round(48 * 2304 * Fraction("0.102"))


def test_fravaer_over_nyttaar_faar_to_ganger_48():
    fravaer = [_refusjon("2019-09-02", "2020-05-29")]
    assert [len(beregn_feriepenger(UNG, aar, fravaer, LOV).datoer) for aar in (2019, 2020)] == [48, 48]


@pytest.mark.parametrize(("foedt", "sats"), [(date(1960, 12, 31), "0.125"), (date(1961, 1, 1), "0.102")])
def test_sats_12_5_fra_aaret_en_fyller_59(foedt, sats):
    """§ 8-33: turned 59 by 31 December 2019 or not."""
    ut = beregn_feriepenger(foedt, 2019, [_refusjon("2019-03-01", "2019-03-01", 1000)], LOV)
    assert (ut.sats, ut.hos("a").totalt) == (Fraction(sats), 1000 * Fraction(sats))


def test_annen_arbeidsgivers_vaar_bruker_opp_dagene():
    ut = beregn_feriepenger(
        UNG,
        2019,
        [_refusjon("2019-01-01", "2019-06-28", orgnr="a"), _refusjon("2019-09-02", "2019-09-30", orgnr="b")],
        LOV,
    )
    assert ut.hos("b").differanse == 0


def test_to_arbeidsgivere_paa_samme_datoer_deler_dagene():
    ut = beregn_feriepenger(
        UNG, 2019, [_refusjon("2019-01-01", "2019-06-28", orgnr=o, beloep=1000) for o in "ab"], LOV
    )
    assert [ut.hos(o).totalt for o in "ab"] == [48 * 102, 48 * 102]


def test_refundert_arbeidsgiverperiode_er_utenfor_de_48_dagene():
    """§ 8-33 andre ledd: refund under § 8-20 comes in addition and uses none of the days."""
    agp = _refusjon("2019-01-01", "2019-01-16", 1000, utenfor_kvoten=True)
    resten = _refusjon("2019-01-17", "2019-12-31", 1000)
    ut = beregn_feriepenger(UNG, 2019, [agp, resten], LOV)
    assert (ut.datoer[0], len(ut.datoer)) == (date(2019, 1, 17), 48)
    assert ut.hos("a").totalt == (48 + 12) * 102
    assert ut.hos("a").utenfor_kvoten == 12 * 102


def test_halv_krone_rundes_opp_ogsaa_under_null():
    """The old system paid 62.5 that the person should not have had: 62 is collected, 63 was shown."""
    infotrygd = Utbetaling(
        Periode.fra_iso("2019-12-31", "2019-12-31"), "b", Mottaker.PERSON, Kilde.INFOTRYGD, 500
    )
    ut = beregn_feriepenger(ELDRE, 2019, [_refusjon("2019-01-01", "2019-06-28"), infotrygd], LOV)
    person = ut.hos("b", Mottaker.PERSON)
    assert (person.allerede_betalt_kroner, person.differanse) == (63, -62)


def test_utbetaling_i_mai_aaret_etter():
    (linje,) = beregn_feriepenger(UNG, 2019, [_refusjon("2019-03-01", "2019-03-29", 1000)], LOV).linjer()
    assert linje.periode == Periode.fra_iso("2020-05-01", "2020-05-31")
    assert (linje.klassekode, linje.beloep) == ("SPREFAGFER-IOP", 21 * 102)


def test_stegene_sier_sats_dager_og_beloep():
    ut = beregn_feriepenger(ELDRE, 2019, [_refusjon("2019-01-01", "2019-06-28")], LOV)
    sats, dager, beloep, _ = spor_feriepenger(ut, LOV)
    assert (str(sats.hjemmel), sats.utfall) == ("ftrl. § 8-33", Fraction("0.125"))
    assert dict(dager.parametre) == {"feriepengedager": 48}
    assert (str(beloep.hjemmel), beloep.utfall) == ("ftrl. § 22-10 femte ledd", 13_824)
    assert fra_dager(ut.datoer)[0].fom == date(2019, 1, 1)
