"""The kommune's own facts reach the law whole: positions, leave, opptjening, exemptions, messages."""

from datetime import date

import pytest

from tests.apps.krav.bygg import Forhold, d
from tilgode.apps.krav.faktarader import hent_personer
from tilgode.apps.krav.models import Ventetloep
from tilgode.apps.krav.queries import vurder_person
from tilgode.apps.krav.services import beregn
from tilgode.apps.regnskap.bevegelser import dagens_start
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Betaler

pytestmark = pytest.mark.django_db
NAA = dagens_start(date(2024, 12, 1))
DAGSATS = 184_600
SKOLE = "315550203"


@pytest.fixture
def sak():
    return Forhold()


def loep(sak, forhold=None, **filter_):
    beregn(sak.arbeidsgiver, naa=NAA)
    rader = Ventetloep.objects.filter(beregning__erstattet_av=None, **filter_).order_by("fom")
    rader = rader.filter(arbeidsforhold=forhold or sak.forhold)
    return [(v.klasse, v.fom.isoformat(), v.dagsbeloep_oere, v.sikkerhet) for v in rader]


def regler(sak, dag, navn="1000-1"):
    return {s.regel for s in vurder_person(sak.person.pk).steg(dag=d(dag), navn=navn)}


# --- positions (§§ 8-18, 8-19) ------------------------------------------------------------------------


def andre_stilling(sak, nummer="2100", start="2015-01-01", loenn=20_000):
    annen = sak.som(sak.ansettelse(start, nummer=nummer, noekkel="1000-2"))
    for maaned in range(1, 13):
        annen.loenn(date(2024, maaned, 1), loenn)
    return annen


def test_stillinger_i_samme_underenhet_har_en_arbeidsgiverperiode(sak):
    """Both ansvar lie under one underenhet: sixteen days in the first post are the employer's sixteen days."""
    annen = andre_stilling(sak, nummer="3000")
    sak.fravaer("2024-06-01", "2024-06-16")
    annen.fravaer("2024-06-17", "2024-06-30")
    annen.inntektsmelding("2024-06-17", inntekt=20_000)
    assert loep(sak, annen.forhold) == [("N", "2024-06-17", 92_300, "EKSAKT")]


def test_stillinger_i_hver_sin_underenhet_har_hver_sin(sak):
    annen = andre_stilling(sak, nummer="3000")
    sak.flytt_ansvar("3000", SKOLE)
    sak.fravaer("2024-06-01", "2024-06-16")
    annen.fravaer("2024-06-17", "2024-06-30")
    annen.inntektsmelding("2024-06-17", inntekt=20_000)
    assert loep(sak, annen.forhold) == [("P", "2024-06-17", 0, "EKSAKT")]


def test_omorganisering_midt_i_fravaeret_lar_perioden_loepe(sak):
    """The ansvar goes to another underenhet on 10 June; the post's days stand."""
    andre_stilling(sak, nummer="3000")
    sak.flytt_ansvar("2100", SKOLE, fra="2024-06-10")
    sak.fravaer("2024-06-01", "2024-06-30")
    sak.inntektsmelding("2024-06-01")
    assert loep(sak) == [("P", "2024-06-01", 0, "EKSAKT"), ("N", "2024-06-17", DAGSATS, "EKSAKT")]


def test_dagens_refusjon_deles_paa_kravene_til_oeret(sak):
    """40 000 and 20 000: 60 000 x 12 / 260 = 2769 kroner, two to one; each post's claim gets its part."""
    annen = andre_stilling(sak)
    for stilling, inntekt in ((sak, 40_000), (annen, 20_000)):
        stilling.fravaer("2024-06-01", "2024-06-30")
        stilling.inntektsmelding("2024-06-01", inntekt=inntekt)
    deler = [loep(sak, f, klasse="N")[0][2] for f in (sak.forhold, annen.forhold)]
    assert deler == [184_600, 92_300]
    assert sum(deler) == 276_900


def test_et_ansvars_underenhet_leses_slik_den_var_kjent(sak):
    andre_stilling(sak, nummer="3000")
    sak.flytt_ansvar("3000", SKOLE, fra="2024-06-01")
    (person,) = hent_personer([sak.person.pk])
    assert [(r[0], r[1], r[2]) for r in person.forhold[1].virksomheter] == [
        (date(2015, 1, 1), date(2024, 5, 31), "888888888"),
        (date(2024, 6, 1), None, SKOLE),
    ]


# --- four weeks (§§ 8-2, 8-18) ---------------------------------------------------------------------------


def ny_fra(sak, start):
    """The employment as if it began that day."""
    sak.ansettelse(start, fra="2020-01-01")


def test_ny_i_stillingen_er_navs_fra_foerste_dag_men_opptjeningen_er_ikke_vist(sak):
    """Begun 1 June, sick from the 10th: no employer's days, and nobody here knows of work before."""
    ny_fra(sak, "2024-06-01")
    sak.fravaer("2024-06-10", "2024-06-30")
    sak.inntektsmelding("2024-06-10")
    assert loep(sak) == [("Q", "2024-06-10", DAGSATS, "GRENSE"), ("N", "2024-06-26", DAGSATS, "GRENSE")]
    assert "sykepenger.vurdering.opptjening_ikke_vist" in regler(sak, "2024-06-12")


def test_fire_uker_i_stillingen_er_vist_og_arbeidsgiverens(sak):
    ny_fra(sak, "2024-06-01")
    sak.fravaer("2024-06-29", "2024-07-31")
    sak.inntektsmelding("2024-06-29")
    assert loep(sak) == [("P", "2024-06-29", 0, "EKSAKT"), ("N", "2024-07-15", DAGSATS, "EKSAKT")]


def test_tidligere_stilling_i_kommunen_gir_baade_tid_og_opptjening(sak):
    """Another post here ended the day before: the time is with the employer, not in the post."""
    ny_fra(sak, "2024-06-01")
    sak.ansettelse("2015-01-01", "2024-05-31", noekkel="1000-2", nummer="3000")
    sak.fravaer("2024-06-10", "2024-06-30")
    sak.inntektsmelding("2024-06-10")
    assert loep(sak) == [("P", "2024-06-10", 0, "EKSAKT"), ("N", "2024-06-26", DAGSATS, "EKSAKT")]


def test_syk_rett_etter_foreldrepermisjon_er_navs_fra_foerste_dag_med_opptjening(sak):
    """§ 8-15: four weeks back at work; § 8-2: the benefit counts as work, so the amount is sure."""
    sak.fravaer("2024-01-01", "2024-05-31", "FORELDREPERMISJON")
    sak.fravaer("2024-06-10", "2024-06-30")
    sak.inntektsmelding("2024-06-10")
    nav = loep(sak, fom__gte=date(2024, 6, 1))
    assert nav == [("Q", "2024-06-10", DAGSATS, "EKSAKT"), ("N", "2024-06-26", DAGSATS, "EKSAKT")]


def test_ferie_rett_etter_permisjonen_utsetter_fristen(sak):
    """Leave to 31 May, holiday in June, sick 20 July: back at work on 1 July is 19 days before."""
    sak.fravaer("2024-01-01", "2024-05-31", "FORELDREPERMISJON")
    sak.fravaer("2024-06-01", "2024-06-30", "FERIE")
    sak.fravaer("2024-07-20", "2024-08-31")
    assert loep(sak, fom__gte=date(2024, 7, 1))[0][0] == "Q"


def test_korte_permisjoner_er_ikke_avbrudd(sak):
    sak.fravaer("2024-05-20", "2024-06-02", "PERMISJON")
    sak.fravaer("2024-06-10", "2024-06-30")
    assert loep(sak, fom__gte=date(2024, 6, 3))[0][0] == "P"


def test_uten_refusjonskrav_er_dagene_navs_og_ingen_penger_arbeidsgiverens(sak):
    """Back for nine days after leave: no right against the employer, and the kommune claims nothing."""
    sak.fravaer("2024-01-01", "2024-05-31", "FORELDREPERMISJON")
    sak.fravaer("2024-06-10", "2024-06-30")
    sak.inntektsmelding("2024-06-10", refusjon=0)
    assert [rad[2] for rad in loep(sak, fom__gte=date(2024, 6, 1))] == [0, 0]
    svar = vurder_person(sak.person.pk).arbeidsgivere["1000-1"]
    dag = svar.dager.verdi(d("2024-06-12"))
    assert (dag.betaler, dag.person_oere) == (Betaler.NAV, DAGSATS)
    assert "felles.ansettelse.ansvar" in regler(sak, "2024-06-12")


def test_tid_uten_arbeid_mellom_to_ansettelser_sier_hva_8_47_gir_og_avslaar_ingenting(sak):
    """Another post here ended 15 May, this one began 1 June: 16 days without work as far as is known here."""
    ny_fra(sak, "2024-06-01")
    sak.ansettelse("2015-01-01", "2024-05-15", noekkel="1000-2", nummer="3000")
    sak.fravaer("2024-06-10", "2024-06-30")
    sak.inntektsmelding("2024-06-10")
    assert {rad[2:] for rad in loep(sak)} == {(DAGSATS, "GRENSE")}
    (mulig,) = [
        s
        for s in vurder_person(sak.person.pk).steg(dag=d("2024-06-12"), navn="1000-1")
        if s.regel == "sykepenger.ute_av_arbeid.mulig"
    ]
    assert (mulig.utfall, dict(mulig.fakta)["dekningsgrad"]) == (d("2024-06-24"), 100)


def test_ulonnet_permisjon_i_samme_stilling_sier_det_samme(sak):
    """Leave 6-26 May, back on the 27th, sick on 10 June."""
    sak.fravaer("2024-05-06", "2024-05-26", "PERMISJON")
    sak.fravaer("2024-06-10", "2024-06-30")
    sak.inntektsmelding("2024-06-10")
    assert {rad[2:] for rad in loep(sak, fom__gte=date(2024, 6, 1))} == {(DAGSATS, "GRENSE")}
    assert "sykepenger.ute_av_arbeid.mulig" in regler(sak, "2024-06-12")


def test_ingenting_kjent_foer_ansettelsen_sier_ingenting_om_8_47(sak):
    ny_fra(sak, "2024-06-01")
    sak.fravaer("2024-06-10", "2024-06-30")
    beregn(sak.arbeidsgiver, naa=NAA)
    assert not {regel for regel in regler(sak, "2024-06-12") if "ute_av_arbeid" in regel}


@pytest.mark.parametrize(("dag", "for_tidlig"), [("2024-07-31", True), ("2024-08-01", False)])
def test_egenmelding_foer_to_maaneder_sies_i_stegene(sak, dag, for_tidlig):
    ny_fra(sak, "2024-06-01")
    sak.fravaer(dag, dag, "EGENMELDING")
    beregn(sak.arbeidsgiver, naa=NAA)
    assert ("felles.ansettelse.egenmelding" in regler(sak, dag)) is for_tidlig


# --- exemptions (§ 8-20) and covid -----------------------------------------------------------------------


@pytest.fixture
def gravid(sak):
    sak.fritak("2024-01-01", "2024-09-30", type_="FRITAK_SVANGERSKAP", termin="2024-09-15")
    return sak


def refundert(sak):
    beregn(sak.arbeidsgiver, naa=NAA)
    rader = Ventetloep.objects.filter(beregning__erstattet_av=None, ytelse="SYKEPENGER_AGP")
    return {(v.fom.month, v.sikkerhet) for v in rader}


def test_svangerskap_uten_oppgitt_grunn_er_en_grense_med_begrunnelse(gravid):
    """No diagnosis is stored, and the register says nothing: the amount is the most it can be."""
    gravid.fravaer("2024-03-04", "2024-03-15")
    gravid.inntektsmelding("2024-03-04")
    assert refundert(gravid) == {(3, "GRENSE")}
    assert "sykepenger.fritak.fravaersgrunn_ikke_oppgitt" in regler(gravid, "2024-03-05")


def test_naar_registeret_sier_hvilke_fravaer_gjelder_fritaket_bare_dem(gravid):
    """The code is what the employer must know to claim: March is refunded, and surely; May is not."""
    gravid.fravaer("2024-03-04", "2024-03-15", kode="Svangerskapsrelatert")
    gravid.inntektsmelding("2024-03-04")
    gravid.fravaer("2024-05-06", "2024-05-10")
    assert refundert(gravid) == {(3, "EKSAKT")}


def test_koronafravaer_etter_koden_i_registeret(sak):
    """Scheme II: absence in January 2022, the employer bears five days of the sixteen."""
    for maaned in range(1, 13):
        sak.loenn(date(2021, maaned, 1), 40_000)
    sak.fravaer("2022-01-03", "2022-01-14", kode="KORONA")
    beregn(sak.arbeidsgiver, naa=NAA)
    rader = Ventetloep.objects.filter(ytelse="SYKEPENGER_AGP")
    assert {v.fom.day for v in rader} | {v.tom.day for v in rader} == {10, 14}, "day six is Saturday the 8th"


# --- leave and other benefits --------------------------------------------------------------------------------


def test_gradert_pleie_tar_sin_del_av_dagen_og_ikke_hele(sak):
    """§ 8-13: half pleiepenger beside a full sick note leaves half the day to sykepenger."""
    sak.fravaer("2024-06-01", "2024-06-30")
    sak.fravaer("2024-06-24", "2024-06-30", "PLEIE", grad=50)
    sak.inntektsmelding("2024-06-01")
    assert loep(sak) == [
        ("P", "2024-06-01", 0, "EKSAKT"),
        ("N", "2024-06-17", DAGSATS, "EKSAKT"),
        ("N", "2024-06-24", DAGSATS // 2, "GRENSE"),
    ]


def test_ingen_refusjon_mellom_to_ansettelser(sak):
    """Employed until 20 June and again from 1 July: nobody paid wages between."""
    sak.ansettelse("2020-01-01", "2024-06-20")
    sak.ansettelse("2024-07-01")
    sak.fravaer("2024-06-01", "2024-07-10")
    sak.inntektsmelding("2024-06-01")
    betalt = [(fom, oere) for klasse, fom, oere, _ in loep(sak) if klasse == "N"]
    assert betalt == [("2024-06-17", DAGSATS), ("2024-06-21", 0), ("2024-07-01", DAGSATS)]


# --- income and refund -----------------------------------------------------------------------------------------


def test_uten_inntektsmelding_er_maanedene_etter_stillingsendringen_inntekten(sak):
    """§ 8-28: half a post from 1 April, sick in June; the half post's May and April count, not March."""
    sak.ansettelse("2020-01-01", fra="2024-04-01", prosent=50)
    halv = sak.som(sak.forhold)
    for maaned in (4, 5):
        halv.loenn(date(2024, maaned, 1), -20_000)
    sak.fravaer("2024-06-01", "2024-06-30")
    (nav,) = loep(sak, klasse="N")
    assert nav[2:] == (92_300, "MANUELL"), (
        "20 000 x 12 / 260; more than 25 % from the last twelve months (§ 8-30)"
    )


def test_den_sist_sendte_inntektsmeldinga_for_fravaeret_gjelder(sak):
    """A correction with an earlier first day, sent later, replaces the amount from its own first day."""
    sak.fravaer("2024-06-01", "2024-06-30")
    sak.inntektsmelding("2024-06-03", refusjon=40_000, sendt="2024-06-20")
    sak.inntektsmelding("2024-06-01", refusjon=20_000, sendt="2024-07-05")
    assert [oere for _, _, oere, _ in loep(sak, klasse="N")] == [DAGSATS // 2]


def test_sen_inntektsmelding_for_et_tidligere_fravaer_roerer_ikke_det_neste(sak):
    """Two absences less than 16 days apart; the first one's message comes last."""
    sak.fravaer("2024-05-01", "2024-05-20")
    sak.fravaer("2024-06-01", "2024-06-30")
    sak.inntektsmelding("2024-06-01", refusjon=40_000, sendt="2024-06-20")
    sak.inntektsmelding("2024-05-01", refusjon=20_000, sendt="2024-07-05")
    assert loep(sak, klasse="N", fom__gte=date(2024, 6, 1))[0][2] == DAGSATS
