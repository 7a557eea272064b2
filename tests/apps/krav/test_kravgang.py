"""Claims made from what is expected, their status, and the day ledger behind them."""

from datetime import date

import pytest

from tests.apps.krav.bygg import Forhold, d
from tilgode.apps.dagregnskap.queries import dagregnskap_for_krav
from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.krav.forventning import forventninger
from tilgode.apps.krav.models import Krav, Kravhendelse
from tilgode.apps.krav.queries import hvorfor
from tilgode.apps.krav.services import Kravfeil, beregn, endre_status, register_krav_fra_ventet
from tilgode.apps.krav.services_krav import finn_status
from tilgode.apps.regnskap.bevegelser import dagens_start
from tilgode.apps.regnskap.kravliste import kravliste
from tilgode.core.saksgang import Handling, Status
from tilgode.values.kalender import er_helg

pytestmark = pytest.mark.django_db
NAA = dagens_start(date(2024, 8, 1))
DAGSATS = 184_600


@pytest.fixture
def sak():
    sak = Forhold()
    sak.fravaer("2024-06-01", "2024-07-12")
    sak.inntektsmelding("2024-06-01")
    beregn(sak.arbeidsgiver, naa=NAA)
    return sak


def lag_krav(sak, naa=NAA):
    rader = forventninger(sak.arbeidsgiver, d("2024-12-01"))
    return register_krav_fra_ventet(sak.arbeidsgiver, rader, aktoer="Kari", naa=naa)


def test_ett_krav_per_kalendermaaned_med_det_som_ventes(sak):
    resultat = lag_krav(sak)
    assert len(resultat.nye) == 2
    assert [
        (k.fom.isoformat(), k.tom.isoformat(), k.sendt_oere)
        for k in kravliste(sak.arbeidsgiver, d("2024-08-01"))
    ] == [
        ("2024-06-17", "2024-06-30", 10 * DAGSATS),
        ("2024-07-01", "2024-07-12", 10 * DAGSATS),
    ]
    assert Revisjonshendelse.objects.get(handling="krav.fra_ventet").aktoer == "Kari"


def test_samme_forventning_gir_ikke_krav_to_ganger(sak):
    lag_krav(sak)
    assert lag_krav(sak) == type(lag_krav(sak))((), (), 2, 0)
    assert Krav.objects.count() == 2


def test_nye_fakta_gir_tilleggskrav_paa_differansen(sak):
    lag_krav(sak)
    sak.fravaer("2024-05-29", "2024-05-31", "EGENMELDING", registrert="2024-08-10")
    beregn(sak.arbeidsgiver, naa=dagens_start(d("2024-08-11")))
    resultat = lag_krav(sak, naa=dagens_start(d("2024-08-12")))
    assert resultat.nye == ()
    assert len(resultat.tillegg) == 1
    (juni,) = [k for k in kravliste(sak.arbeidsgiver, d("2024-12-01")) if k.fom.month == 6]
    assert juni.tilleggskrav_oere == resultat.oere > 0


def test_summen_av_dagene_er_utestaaende_til_oere(sak):
    lag_krav(sak)
    krav = Krav.objects.get(fom=d("2024-06-17"))
    bok = dagregnskap_for_krav(krav, d("2024-12-01"))
    (rad,) = kravliste(sak.arbeidsgiver, d("2024-12-01"))[:1]
    assert bok.krevd_oere - bok.mottatt_oere == rad.utestaaende_oere
    assert [(r.ventet_oere, r.krevd_oere) for r in bok.dager if not er_helg(r.fom)] == [
        (DAGSATS, DAGSATS)
    ] * 10


def test_dagregnskapet_slik_det_var_kjent_foer_noe_var_beregnet(sak):
    lag_krav(sak)
    krav = Krav.objects.get(fom=d("2024-06-17"))
    da = dagregnskap_for_krav(krav, d("2024-12-01"), kjent=dagens_start(d("2024-07-15")))
    assert (da.ventet_oere, da.krevd_oere) == (10 * DAGSATS, 0)


def test_hvorfor_gir_stegene_for_dagen(sak):
    lag_krav(sak)
    krav = Krav.objects.get(fom=d("2024-06-17"))
    paragrafer = {steg.hjemmel.paragraf for steg in hvorfor(krav, d("2024-06-17"))}
    assert "8-19" in paragrafer


def test_krav_kan_sendes_og_faar_hendelse_og_spor(sak):
    lag_krav(sak)
    krav = Krav.objects.get(fom=d("2024-06-17"))
    assert finn_status(krav) is Status.REGISTRERT
    assert endre_status(krav, Handling.SEND, aktoer="Kari", naa=NAA) is Status.SENDT
    siste = Kravhendelse.objects.filter(krav=krav).order_by("-pk").first()
    assert (siste.type, siste.aktoer, siste.dato) == ("SENDT", "Kari", d("2024-08-01"))
    assert Revisjonshendelse.objects.filter(handling="krav.endre_status").count() == 1


def test_nektet_steg_sier_hvorfor_og_lagrer_ingenting(sak):
    lag_krav(sak)
    krav = Krav.objects.get(fom=d("2024-06-17"))
    foer = Kravhendelse.objects.count()
    with pytest.raises(Kravfeil, match="Fristen for å kreve refusjon er ute"):
        endre_status(krav, Handling.SEND, aktoer="Kari", dato=d("2024-10-01"))
    with pytest.raises(Kravfeil, match="utestående"):
        endre_status(krav, Handling.LUKK, aktoer="Kari", naa=NAA)
    assert Kravhendelse.objects.count() == foer
