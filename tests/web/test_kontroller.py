"""The controls on pages: the work list, what a claim's box says, and deciding about a finding."""

import pytest

from tests.web.conftest import les
from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.kontroll.models import Kontrollvurdering
from tilgode.apps.krav.models import Krav
from tilgode.apps.person.models import Oppslag

pytestmark = pytest.mark.django_db


@pytest.fixture
def for_mye(kommune):
    """The claims of the kommune that the controls find something wrong with, by reference."""
    from django.utils import timezone

    from tilgode.apps.kontroll.queries import kontroller
    from tilgode.core.kontroll import Retning

    svar = kontroller(kommune.arbeidsgiver, timezone.localdate())
    return {r.krav: r for r in svar.rader if r.retning is Retning.FOR_MYE}


def test_listen_summerer_til_overskriften(client, kommune, for_mye):
    svar = client.get("/kontroller/")
    vist = svar.context["visninger"]
    assert {v.rad.krav for v in vist} == set(for_mye)
    assert sum(v.rad.aapent_oere for v in vist) == svar.context["sum_oere"] > 0
    tekst = les(svar).tekst
    assert "Krevd for mye" in tekst
    assert "Neste steg" in tekst


def test_det_som_ikke_er_krevd_har_siste_dag(client, kommune):
    svar = client.get("/kontroller/", {"retning": "FOR_LITE"})
    (rad,) = [v for v in svar.context["visninger"] if v.rad.funn.kontroll.value == "KRAV_MANGLER"]
    assert rad.rad.funn.fom.isoformat() == "2024-03-01"
    assert rad.for_sent
    assert "30.06.2024" in les(svar).tekst


def test_filteret_staar_i_adressen(client, kommune, for_mye):
    ansvar = {r.ansvar for r in for_mye.values()}
    valgt = min(ansvar)
    svar = client.get("/kontroller/", {"ansvar": valgt, "kravaar": "2020-2030"})
    assert {v.rad.ansvar for v in svar.context["visninger"]} == {valgt}
    assert client.get("/kontroller/", {"kravaar": "2019"}).context["side"].antall == 0
    assert "Ingen funn" in les(client.get("/kontroller/", {"kravaar": "2019"})).tekst


@pytest.mark.parametrize(
    "felt", [{"retning": "HVEM"}, {"kontroll": "navn"}, {"ansvar": "abc"}, {"side": "x"}]
)
def test_ukjent_valg_er_en_setning_og_ikke_en_feil(client, kommune, felt):
    svar = client.get("/kontroller/", felt)
    assert svar.status_code == 400
    assert next(iter(felt.values())) in les(svar).tekst


def test_listen_som_regneark(client, kommune):
    svar = client.get("/kontroller/", {"form": "xlsx"})
    assert svar["Content-Type"].startswith("application/vnd.openxmlformats")
    assert svar.content.startswith(b"PK")


def test_hvem_som_er_sett_blir_skrevet(client, kommune):
    Oppslag.objects.all().delete()
    client.get("/kontroller/")
    assert set(Oppslag.objects.values_list("hensikt", flat=True)) == {"kontroller"}


def test_kravets_side_henter_kontrollen_og_virker_uten_skript(client, kommune, for_mye):
    krav = Krav.objects.get(referanse=min(for_mye))
    side = client.get(f"/krav/{krav.pk}/").content.decode()
    assert f'hx-get="/krav/{krav.pk}/kontroll/"' in side
    hel = client.get(f"/krav/{krav.pk}/kontroll/")
    assert "<h1" in hel.content.decode()
    del_ = client.get(f"/krav/{krav.pk}/kontroll/", headers={"HX-Request": "true"}).content.decode()
    assert "<h1" not in del_
    assert "Kravet er riktig likevel" in del_


def test_et_krav_uten_funn_sier_det(client, kommune, for_mye):
    krav = Krav.objects.exclude(referanse__in=for_mye).get(referanse="K-JAN")
    assert "ikke funnet noe galt" in les(client.get(f"/krav/{krav.pk}/kontroll/")).tekst


def test_vurdert_som_riktig_er_ikke_lenger_aapent(client, kommune, for_mye):
    referanse = min(for_mye)
    krav = Krav.objects.get(referanse=referanse)
    foer = client.get("/kontroller/").context["sum_oere"]
    svar = client.post(f"/krav/{krav.pk}/kontroll/", {"avgjoerelse": "RIKTIG", "notat": "Avtalt med Nav"})
    assert svar.status_code == 302
    assert svar["Location"] == f"/krav/{krav.pk}/#kontroll"
    assert client.get("/kontroller/").context["sum_oere"] == foer - for_mye[referanse].funn.oere
    assert "Vurdert som riktig: Avtalt med Nav" in les(client.get(f"/krav/{krav.pk}/kontroll/")).tekst
    assert Revisjonshendelse.objects.get(handling="kontroll.vurder").aktoer == "lokal bruker"
    client.post(f"/krav/{krav.pk}/kontroll/", {"avgjoerelse": "OPPHEVET", "notat": "Feil krav"})
    assert client.get("/kontroller/").context["sum_oere"] == foer


def test_vurdering_uten_notat_sies_ved_skjemaet(client, kommune, for_mye):
    krav = Krav.objects.get(referanse=min(for_mye))
    svar = client.post(f"/krav/{krav.pk}/kontroll/", {"avgjoerelse": "RIKTIG", "notat": " "})
    assert svar.status_code == 400
    assert "Skriv et notat" in les(svar).tekst
    assert client.post(f"/krav/{krav.pk}/kontroll/", {"avgjoerelse": "KANSKJE"}).status_code == 400
    assert not Kontrollvurdering.objects.exists()


def test_paa_nynorsk(nynorsk, kommune):
    tekst = les(nynorsk.get("/kontroller/")).tekst
    assert "Kravd for mykje" in tekst
