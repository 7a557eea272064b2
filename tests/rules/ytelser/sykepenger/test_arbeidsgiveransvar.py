"""The two four weeks: with the employer (§§ 8-15, 8-18) and in work at all (§ 8-2), from the employments."""

from datetime import date

import pytest

from tests.rules.ytelser.sykepenger.hjelp_vurdering import PARAMETRE, arbeidsgiver, im, p, person, syk
from tilgode.rules.felles.ansettelse import Borte, Fravaersgrunn
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Avslag
from tilgode.rules.ytelser.sykepenger.fakta import Dagtype, Fritak, Fritaksgrunn
from tilgode.rules.ytelser.sykepenger.vurdering import vurder_refusjon
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Sikkerhet
from tilgode.values.tidslinje import Tidslinje

FRA_JANUAR = (p("2024-01-01", "2099-12-31"),)
LENGE = (p("2015-01-01", "2099-12-31"),)


def stilling(*loep, navn="a", ansatt=LENGE, **annet):
    return arbeidsgiver(
        *loep, navn=navn, ansatt=ansatt, inntektsmeldinger=(im(str(loep[0].fom), 30_000),), **annet
    )


def vurder(*stillinger, **annet):
    return vurder_refusjon(person(*stillinger, kjente_arbeidsgivere=False, **annet), PARAMETRE)


def klasser(vurdering, navn="a"):
    return [
        (r.klasse_ukedag.klasse.value, r.periode.fom.isoformat()) for r in vurdering.arbeidsgivere[navn].loep
    ]


# --- § 8-18 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("dag", "klasse"), [("2024-01-28", "Q"), ("2024-01-29", "P")])
def test_arbeidsgiveren_svarer_foerst_etter_fire_uker(dag, klasse):
    """Employed 1 January: 27 days before the 28th, and Nav pays from the first; 28 before the 29th."""
    (foerste, _), *_ = klasser(vurder(stilling(syk(dag, "2024-02-29"), ansatt=FRA_JANUAR)))
    assert foerste == klasse


def test_nav_betaler_bare_sykmeldte_dager_fra_foerste_dag():
    """§ 8-24: self-certified days need two months at work, so they are not Nav's either."""
    egen = syk("2024-01-15", "2024-01-17", type_=Dagtype.EGENMELDING)
    loep = vurder(stilling(egen, syk("2024-01-18", "2024-02-09"), ansatt=FRA_JANUAR)).arbeidsgivere["a"].loep
    assert [(r.klasse_ukedag.klasse.value, r.refusjon_oere_per_dag) for r in loep] == [
        ("P", 0),
        ("Q", 138_500),
        ("N", 138_500),
    ]


def test_gjenansatt_innen_to_uker_har_tiden_sin():
    """§ 8-18 second ledd: 14 days between two employments count as none."""
    ansatt = (p("2015-01-01", "2023-12-17"), *FRA_JANUAR)
    assert klasser(vurder(stilling(syk("2024-01-10", "2024-02-20"), ansatt=ansatt)))[0][0] == "P"


@pytest.mark.parametrize(("siste", "klasse"), [("2024-01-14", "P"), ("2024-01-15", "Q")])
def test_permisjon_over_fjorten_dager_starter_tida_paa_nytt(siste, klasse):
    """§ 8-15: leave 1-14 January is no break, 1-15 is; sick ten days after."""
    borte = (Borte(p("2024-01-01", siste), Fravaersgrunn.ANNEN_PERMISJON),)
    assert klasser(vurder(stilling(syk("2024-01-25", "2024-02-20"), borte=borte)))[0][0] == klasse


def test_permisjon_i_en_stilling_er_ikke_avbrudd_naar_den_andre_gaar_videre():
    """The time is with the employer and not in the post."""
    virksomhet = Tidslinje.av((LENGE[0], "315550106"))
    borte = (Borte(p("2024-01-01", "2024-01-31"), Fravaersgrunn.ANNEN_PERMISJON),)
    a = stilling(syk("2024-02-05", "2024-02-29"), borte=borte, virksomhet=virksomhet)
    b = arbeidsgiver(navn="b", ansatt=LENGE, virksomhet=virksomhet)
    assert klasser(vurder(a, b))[0][0] == "P"
    assert klasser(vurder(a))[0][0] == "Q"


def test_uten_kjent_ansettelse_proeves_ikke_ansvaret():
    assert klasser(vurder(stilling(syk("2024-01-10", "2024-02-20"), ansatt=())))[0][0] == "P"


def test_steget_sier_hvorfor_nav_betaler_fra_foerste_dag():
    vurdering = vurder(stilling(syk("2024-01-15", "2024-02-20"), ansatt=FRA_JANUAR))
    (steg,) = [
        s for s in vurdering.steg(dag=date(2024, 1, 16), navn="a") if s.regel == "felles.ansettelse.ansvar"
    ]
    assert (str(steg.hjemmel), steg.utfall) == ("ftrl. § 8-17 første ledd bokstav b", "NAV_FRA_FOERSTE_DAG")
    assert dict(steg.fakta)["ansatt_fra"] == date(2024, 1, 1)


def test_dagene_har_hjemmelen_for_at_nav_betaler():
    """§ 8-17 first ledd b, not § 8-22: the employer owes nothing, so Nav collects nothing from it."""
    loep = vurder(stilling(syk("2024-01-15", "2024-02-20"), ansatt=FRA_JANUAR)).arbeidsgivere["a"].loep
    assert [r.klasse_ukedag.hjemmel.noekkel for r in loep] == ["ftrl-8-17-1-b", "ftrl-8-17-1"]


def test_uten_kjent_inntekt_er_avslaget_ikke_sikkert():
    """New in the post, no pay and no inntektsmelding: the floor of § 8-3 refuses, but nobody knows the income."""
    fakta = arbeidsgiver(syk("2024-01-15", "2024-02-20"), navn="a", ansatt=FRA_JANUAR, loenn={})
    loep = vurder(fakta).arbeidsgivere["a"].loep
    assert {(r.klasse_ukedag.avslag, r.sikkerhet) for r in loep} == {
        ((Avslag.MINIMUM_INNTEKT,), Sikkerhet.MANUELL)
    }


# --- § 8-2 -----------------------------------------------------------------------------------------


def sikkerhet(vurdering):
    return {r.sikkerhet for r in vurdering.arbeidsgivere["a"].loep if r.refusjon_oere_per_dag}


def test_under_fire_uker_her_er_opptjeningen_ikke_vist_og_beloepet_en_grense():
    """The person may have come from another job: neither full nor nothing is known."""
    vurdering = vurder(stilling(syk("2024-01-15", "2024-02-20"), ansatt=FRA_JANUAR))
    assert sikkerhet(vurdering) == {Sikkerhet.GRENSE}
    (steg,) = [
        s
        for s in vurdering.steg(dag=date(2024, 1, 16), navn="a")
        if s.regel == "sykepenger.vurdering.opptjening_ikke_vist"
    ]
    assert dict(steg.fakta)["antall_dager"] == 14


def test_fire_uker_her_viser_opptjeningen():
    vurdering = vurder(stilling(syk("2024-01-29", "2024-02-20"), ansatt=FRA_JANUAR))
    assert sikkerhet(vurdering) == {Sikkerhet.EKSAKT}
    assert any(s.regel == "felles.opptjening.fire_uker" and s.utfall is True for s in vurdering.steg())


def test_tidligere_stilling_her_viser_opptjeningen():
    """§ 8-2: all work counts, the post before this one too; Friday touches Monday."""
    foer = arbeidsgiver(navn="b", ansatt=(p("2020-01-01", "2024-01-05"),), loenn={})
    ny = stilling(syk("2024-01-15", "2024-02-20"), ansatt=(p("2024-01-08", "2099-12-31"),))
    assert sikkerhet(vurder(ny, foer)) == {Sikkerhet.EKSAKT}


def test_foreldrepermisjon_er_likestilt_med_arbeid_ulonnet_permisjon_er_ikke():
    """§ 8-2 second ledd: a benefit under chapter 14 counts as work."""

    def etter(grunn):
        borte = (Borte(p("2023-06-01", "2024-01-14"), grunn),)
        return sikkerhet(vurder(stilling(syk("2024-01-15", "2024-02-20"), borte=borte)))

    assert etter(Fravaersgrunn.LOVFESTET_PERMISJON) == {Sikkerhet.EKSAKT}
    assert etter(Fravaersgrunn.ANNEN_PERMISJON) == {Sikkerhet.GRENSE}


def test_naar_alt_arbeid_er_kjent_er_manglende_opptjening_avslag():
    fakta = person(stilling(syk("2024-01-15", "2024-02-20"), ansatt=FRA_JANUAR))
    loep = vurder_refusjon(fakta, PARAMETRE).arbeidsgivere["a"].loep
    assert {r.klasse_ukedag.avslag for r in loep} == {(Avslag.MANGLENDE_OPPTJENING,)}


# --- § 8-20 second ledd ------------------------------------------------------------------------------

SVANGERSKAP = Fritak(
    Fritaksgrunn.SVANGERSKAP, p("2024-01-01", "2024-06-30"), date(2024, 1, 1), date(2024, 7, 1), None
)


def test_fritak_ved_svangerskap_uten_oppgitt_grunn_er_en_grense():
    """Only pregnancy-related absence is refunded; when nobody has told, the amount is the most it can be."""
    vurdering = vurder(stilling(syk("2024-02-05", "2024-02-16"), fritak=(SVANGERSKAP,)))
    refundert = [r for r in vurdering.arbeidsgivere["a"].loep if r.refusjon_oere_per_dag]
    assert sum(r.antall_virkedager for r in refundert) == 10
    assert {(r.klasse_ukedag.klasse.value, r.sikkerhet) for r in refundert} == {("P", Sikkerhet.GRENSE)}
    regler = [s.regel for s in vurdering.steg(dag=date(2024, 2, 6), navn="a")]
    assert "sykepenger.fritak.fravaersgrunn_ikke_oppgitt" in regler


def test_et_sikkert_fritak_gaar_foran():
    """Chronic illness covers any absence, so the pregnancy does not matter."""
    kronisk = Fritak(Fritaksgrunn.KRONISK, p("2024-01-01", "2024-06-30"), date(2024, 1, 1))
    vurdering = vurder(stilling(syk("2024-02-05", "2024-02-16"), fritak=(SVANGERSKAP, kronisk)))
    assert sikkerhet(vurdering) == {Sikkerhet.EKSAKT}
