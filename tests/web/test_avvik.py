"""R-301: the inbox of deviations, and why one claim got another amount, in words with kroner and next step."""

import pytest

from tests.web.conftest import les
from tests.web.kommune import FEBRUAR, MOTTATT_FEBRUAR
from tilgode.apps.avvik.models import Forklartkrav
from tilgode.apps.avvik.services import oppdater_avvik
from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.krav.models import Krav
from tilgode.apps.person.models import Oppslag

pytestmark = pytest.mark.django_db
AVVIK = FEBRUAR - MOTTATT_FEBRUAR


@pytest.fixture
def liste(kommune):
    from django.utils import timezone

    oppdater_avvik(kommune.arbeidsgiver, timezone.localdate(), aktoer="prøve", arbeidere=1)
    return kommune


def test_uten_liste_sier_siden_hvordan_den_lages(client, kommune):
    tekst = les(client.get("/avvik/")).tekst
    assert "Årsakene er ikke funnet ennå" in tekst
    assert "Finn årsakene" in tekst


@pytest.mark.django_db(transaction=True)
def test_et_trykk_finner_aarsakene(client, kommune, monkeypatch):
    monkeypatch.setattr("tilgode.web.visning.avvik.VENT_SEKUNDER", 60)
    svar = client.post("/avvik/oppdater/", follow=True)
    assert svar.redirect_chain[0][0].startswith("/avvik/")
    hendelse = Revisjonshendelse.objects.get(handling="avvik.oppdater")
    assert hendelse.aktoer == "lokal bruker"
    assert Forklartkrav.objects.filter(krav__referanse="K-FEB").exists()


def test_listen_summerer_til_overskriften_og_hver_linje_sier_hvorfor(client, liste):
    svar = client.get("/avvik/", {"tur": "ALLE"})
    rader = svar.context["side"].rader
    assert sum(v.linje.avvik_oere for v in rader) == svar.context["sum"].oere
    assert {v.linje.referanse for v in rader} >= {"K-FEB"}
    assert all(v.aarsaker or v.linje.uforklart_oere == v.linje.avvik_oere for v in rader)
    turene = svar.context["turer"]
    assert sum(t.oere for t in turene[:-1]) == turene[-1].oere == svar.context["sum"].oere


def test_filter_og_rekkefoelge_staar_i_adressen(client, liste):
    svar = client.get("/avvik/", {"tur": "ALLE", "sektor": "Helse og omsorg", "sorter": "ALDER"})
    assert all(v.linje.sektor == "Helse og omsorg" for v in svar.context["side"].rader)
    assert svar.context["rekkefoelge"] == "ALDER"
    assert client.get("/avvik/", {"tur": "ALLE", "ansvar": "2100"}).context["side"].antall == 1


@pytest.mark.parametrize("felt", [{"tur": "HVEM"}, {"sorter": "navn"}, {"ansvar": "abc"}, {"side": "x"}])
def test_ukjent_valg_er_en_setning_og_ikke_en_feil(client, liste, felt):
    svar = client.get("/avvik/", felt)
    assert svar.status_code == 400
    assert next(iter(felt.values())) in les(svar).tekst


def test_listen_som_regneark(client, liste):
    svar = client.get("/avvik/", {"tur": "ALLE", "form": "xlsx"})
    assert svar["Content-Type"].startswith("application/vnd.openxmlformats")
    assert svar.content.startswith(b"PK")


def test_hvem_som_er_sett_blir_skrevet(client, liste):
    Oppslag.objects.all().delete()
    client.get("/avvik/", {"tur": "ALLE"})
    assert set(Oppslag.objects.values_list("hensikt", flat=True)) == {"avviksliste"}


def test_listen_er_gammel_naar_noe_er_kommet(client, liste):
    assert "nye opplysninger" not in les(client.get("/avvik/")).tekst
    from tilgode.apps.oppgjoer.models import Kobling
    from tilgode.apps.oppgjoer.services import opphev

    opphev(Kobling.objects.get(krav__referanse="K-FEB"), "feil", aktoer="prøve")
    assert "nye opplysninger" in les(client.get("/avvik/")).tekst


def test_kravets_side_henter_forklaringen_for_seg(client, kommune):
    krav = Krav.objects.get(referanse="K-FEB")
    side = client.get(f"/krav/{krav.pk}/").content.decode()
    assert f'hx-get="/krav/{krav.pk}/avvik/"' in side
    svar = client.get(f"/krav/{krav.pk}/avvik/")
    forklart = svar.context["svar"]
    assert sum(a.oere for a, _ in forklart.aarsaker) + forklart.kort.uforklart_oere == AVVIK
    assert "Nav betalte 8 766 kr mindre enn ventet" in les(svar).tekst
    del_ = client.get(f"/krav/{krav.pk}/avvik/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in del_
    assert "8\u00a0766\u00a0kr mindre" in del_


def test_et_krav_som_fikk_det_ventede_sier_det(client, kommune):
    krav = Krav.objects.get(referanse="K-JAN")
    assert "Nav har betalt det loven gir" in les(client.get(f"/krav/{krav.pk}/")).tekst
    assert "Nav har betalt det loven gir" in les(client.get(f"/krav/{krav.pk}/avvik/")).tekst


def test_lenken_proever_det_aarsaken_sier():
    from tilgode.core.forklaring import Aarsaksdel
    from tilgode.web.visning.hvisvalg import hvis_adresse

    ferie = Aarsaksdel("FERIE_I_PERIODEN", 1, (("fom", "2024-02-05"), ("tom", "2024-02-06")))
    assert hvis_adresse(ferie) == "ferie_fra=2024-02-05&ferie_til=2024-02-06"
    inntekt = Aarsaksdel("TILLEGG_UTELATT", 1, (("uten", "VARIABEL"), ("maanedsinntekt_oere", 3_064_775)))
    assert hvis_adresse(inntekt) == "inntekt=30647%2C75"
    assert hvis_adresse(Aarsaksdel("AVRUNDING", 1)) == ""
    assert hvis_adresse(Aarsaksdel("FRITAK_IKKE_KJENT", 1)) == "uten_fritak=1"
    uten = Aarsaksdel("AGP_EGENMELDING", 1, (("fom", "2024-01-05"), ("egenmelding", "UKJENT_FOR_NAV")))
    assert hvis_adresse(uten) == "uten_egenmelding=1"


def test_nynorsk(nynorsk, liste):
    tekst = les(nynorsk.get("/avvik/")).tekst
    assert "Kven sin tur" in nynorsk.get("/avvik/").content.decode()
    assert "Ventar på Nav" in tekst
