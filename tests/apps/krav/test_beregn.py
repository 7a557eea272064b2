"""From facts to expected runs: what is stored, when it is stored anew, and what was thought before."""

from datetime import date
from decimal import Decimal

import pytest

from tests.apps.krav.bygg import Forhold, d
from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.krav.forventning import forventninger, uten_krav
from tilgode.apps.krav.models import Beregning, Ventetloep
from tilgode.apps.krav.sene_fravaer import sent_registrert
from tilgode.apps.krav.services import beregn
from tilgode.apps.regnskap.bevegelser import dagens_start

pytestmark = pytest.mark.django_db
NAA = dagens_start(date(2024, 12, 1))
#: 40 000 x 12 / 260, whole kroner, in øre.
DAGSATS = 184_600


@pytest.fixture
def sak():
    return Forhold()


def kjoer(sak, naa=NAA, **valg):
    return beregn(sak.arbeidsgiver, naa=naa, **valg)


def loep():
    return [
        (v.klasse, v.betaler, v.fom.isoformat(), v.tom.isoformat(), v.dagsbeloep_oere)
        for v in Ventetloep.objects.filter(beregning__erstattet_av=None).order_by("fom")
    ]


def test_seksten_dager_hos_arbeidsgiveren_og_saa_nav(sak):
    sak.fravaer("2024-06-01", "2024-06-30")
    sak.inntektsmelding("2024-06-01")
    kjoer(sak)
    assert loep() == [
        ("P", "A", "2024-06-01", "2024-06-16", 0),
        ("N", "N", "2024-06-17", "2024-06-30", DAGSATS),
    ]


def test_graden_foelger_sykmeldingen(sak):
    sak.fravaer("2024-06-01", "2024-06-30")
    sak.sykmelding("2024-06-01", "2024-06-30", grad=50)
    sak.inntektsmelding("2024-06-01")
    kjoer(sak)
    nav = Ventetloep.objects.get(klasse="N")
    assert (nav.grad, nav.dagsbeloep_oere) == (Decimal(50), DAGSATS // 2)


def test_ferie_i_soeknaden_gir_ingen_refusjon_de_dagene(sak):
    sak.sykmelding("2024-06-01", "2024-07-12")
    ferie = {"type": "FERIE", "fom": "2024-07-08", "tom": "2024-07-12"}
    sak.soeknad("2024-06-01", "2024-07-12", "2024-07-13", [ferie])
    sak.inntektsmelding("2024-06-01")
    kjoer(sak)
    juli = [r for r in forventninger(sak.arbeidsgiver, d("2024-12-01")) if r.maaned.nummer == 7]
    assert [r.ventet_oere for r in juli] == [5 * DAGSATS]


def test_fritak_gir_refusjon_for_arbeidsgiverperioden_under_egen_ytelse(sak):
    sak.fravaer("2024-06-03", "2024-06-14")
    sak.inntektsmelding("2024-06-03")
    sak.fritak("2024-01-01", "2024-12-31")
    kjoer(sak)
    (rad,) = forventninger(sak.arbeidsgiver, d("2024-12-01"))
    assert rad.ytelse == "SYKEPENGER_AGP"
    assert rad.ventet_oere == 10 * 184_615, "40 000 x 12 / 260 with two decimals"


def test_refusjonen_opphoerer_naar_inntektsmeldingen_sier_det(sak):
    sak.fravaer("2024-06-01", "2024-07-31")
    sak.inntektsmelding("2024-06-01", opphoer="2024-07-05")
    kjoer(sak)
    assert [r.ventet_oere for r in forventninger(sak.arbeidsgiver, d("2024-12-01"))] == [
        10 * DAGSATS,
        5 * DAGSATS,
    ]


def test_uten_inntektsmelding_ventes_full_loenn_men_bare_som_grense(sak):
    sak.fravaer("2024-06-01", "2024-06-30")
    kjoer(sak)
    nav = Ventetloep.objects.get(klasse="N")
    assert (nav.dagsbeloep_oere, nav.sikkerhet) == (DAGSATS, "GRENSE")


def test_gammel_inntektsmelding_gjelder_ikke_et_nytt_fravaer(sak):
    sak.fravaer("2023-06-01", "2023-06-30")
    sak.inntektsmelding("2023-06-01", inntekt=30_000)
    sak.fravaer("2024-06-01", "2024-06-30")
    kjoer(sak)
    nye = Ventetloep.objects.filter(klasse="N", fom__year=2024)
    assert [v.dagsbeloep_oere for v in nye] == [DAGSATS]


def test_overtid_og_feriepenger_er_ikke_med_i_grunnlaget(sak):
    sak.loenn(date(2024, 5, 1), 20_000, "OVERTID")
    sak.loenn(date(2024, 4, 1), 50_000, "FERIEPENGER")
    sak.fravaer("2024-06-01", "2024-06-30")
    kjoer(sak)
    assert Ventetloep.objects.get(klasse="N").dagsbeloep_oere == DAGSATS


def test_uendrede_fakta_gir_ingen_ny_beregning(sak):
    sak.fravaer("2024-06-01", "2024-06-30")
    assert kjoer(sak).nye == 1
    assert kjoer(sak).nye == 0
    assert Beregning.objects.count() == 1
    assert Revisjonshendelse.objects.filter(handling="krav.beregn").count() == 1


def test_sent_registrert_fravaer_flytter_foerste_refusjonsdag_og_den_gamle_beregningen_staar(sak):
    """R-021: an absence found later joins the arbeidsgiverperiode, and the delta is new less old."""
    sak.fravaer("2024-06-10", "2024-07-05")
    sak.inntektsmelding("2024-06-10")
    kjoer(sak, naa=dagens_start(d("2024-08-01")))
    foer = sum(r.ventet_oere for r in forventninger(sak.arbeidsgiver, d("2024-12-01")))
    sak.fravaer("2024-06-03", "2024-06-05", "EGENMELDING", registrert="2024-08-15")
    kjoer(sak)
    etter = sum(r.ventet_oere for r in forventninger(sak.arbeidsgiver, d("2024-12-01")))
    assert etter - foer == 2 * DAGSATS, "three calendar days earlier, the first a Sunday"
    da = forventninger(sak.arbeidsgiver, d("2024-12-01"), kjent=dagens_start(d("2024-08-10")))
    assert sum(r.ventet_oere for r in da) == foer
    assert Beregning.objects.count() == 2


def test_ventet_uten_krav_med_foreldelsesdato(sak):
    """R-220 and R-030: June can be claimed until 30 September."""
    sak.fravaer("2024-06-01", "2024-06-30")
    kjoer(sak)
    (rad,) = uten_krav(sak.arbeidsgiver, d("2024-07-01"))
    assert (rad.ventet_oere, rad.siste_mottak) == (10 * DAGSATS, d("2024-09-30"))


@pytest.mark.parametrize(
    ("registrert", "foreldet", "igjen"),
    [("2024-10-02", 10 * DAGSATS, None), ("2024-09-20", 0, 10)],
)
def test_sent_registrert_fravaer_er_tapt_eller_haster(sak, registrert, foreldet, igjen):
    """R-221: registered 2 October the June amount is lost; registered 20 September ten days are left."""
    sak.fravaer("2024-06-01", "2024-06-30", registrert=registrert)
    kjoer(sak)
    (sen,) = sent_registrert(sak.arbeidsgiver, d("2024-12-01"))
    assert (sen.foreldet_oere, sen.dager_igjen) == (foreldet, igjen)
    assert sen.foreldet_oere + sen.kan_kreves_oere == 10 * DAGSATS


def test_framdrift_og_revisjonsspor(sak):
    sak.fravaer("2024-06-01", "2024-06-30")
    sett = []
    kjoer(sak, framdrift=lambda ferdig, totalt: sett.append((ferdig, totalt)), aktoer="Kari")
    assert sett == [(1, 1)]
    hendelse = Revisjonshendelse.objects.get(handling="krav.beregn")
    assert (hendelse.aktoer, hendelse.opplysninger["nye"]) == ("Kari", 1)
