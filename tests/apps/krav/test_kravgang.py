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
from tilgode.apps.krav.services_sene_fravaer import ta_med_sent_fravaer
from tilgode.apps.regnskap.bevegelser import dagens_start
from tilgode.apps.regnskap.kravliste import kravliste
from tilgode.cli.__main__ import main
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


# --- an absence that came late (R-021) ----------------------------------------------------------------


def test_sent_fravaer_gir_tilleggskrav_paa_differansen_og_ny_inntektsmelding(sak):
    """Three self-certified days found in August begin the arbeidsgiverperiode earlier: Friday 14 June is Nav's.

    Delta = new − old. The inntektsmelding tells the new days in version 2; version 1 stands.
    """
    juni = Krav.objects.get(pk=lag_krav(sak).nye[0])
    gammel = sum(b.oere for b in juni.bevegelser.all())
    sak.fravaer("2024-05-29", "2024-05-31", "EGENMELDING", registrert="2024-08-10")
    naa = dagens_start(date(2024, 8, 12))
    rettet = ta_med_sent_fravaer(juni, aktoer="Kari", naa=naa)
    beregnet = next(r for r in forventninger(sak.arbeidsgiver, d("2024-08-12")) if r.krav == (juni.pk,))
    assert rettet.tillegg_oere == beregnet.ventet_oere - gammel == DAGSATS
    assert sum(b.oere for b in juni.bevegelser.all()) == beregnet.ventet_oere
    melding = rettet.inntektsmelding
    assert melding.arbeidsgiverperioder == [["2024-05-29", "2024-06-13"]]
    assert (melding.versjon, melding.sendt, melding.erstatter.versjon) == (2, None, 1)
    assert Revisjonshendelse.objects.get(handling="krav.ta_med_sent_fravaer").aktoer == "Kari"


def test_uten_noe_nytt_er_det_ingenting_aa_rette(sak):
    juni = Krav.objects.get(pk=lag_krav(sak).nye[0])
    melding = sak.forhold.inntektsmeldinger.get()
    rettet = ta_med_sent_fravaer(juni, aktoer="Kari", naa=NAA)
    assert (rettet.tillegg_oere, rettet.inntektsmelding.erstatter) == (0, melding)
    with pytest.raises(Kravfeil, match="ikke mer enn"):
        ta_med_sent_fravaer(juni, aktoer="Kari", naa=NAA)


def test_rettingen_fra_kommandolinja(sak, capsys):
    juni = Krav.objects.get(pk=lag_krav(sak).nye[0])
    sak.fravaer("2024-05-29", "2024-05-31", "EGENMELDING", registrert="2024-08-10")
    assert main(["krav", "rett", "--krav", juni.referanse]) == 0
    svar = capsys.readouterr().out.replace("\xa0", " ")
    assert "1 846,00 kr i tillegg" in svar
    assert "29.05.2024–13.06.2024" in svar
    assert main(["krav", "rett", "--krav", juni.referanse]) == 2
    assert "ikke mer enn" in capsys.readouterr().err
