"""R-303: the page where a fact is changed, and days, kroner and steps are shown before and after."""

import pytest

from tests.web.conftest import les
from tests.web.kommune import DAGSBELOEP, FEBRUAR
from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.krav.models import Krav, Ventetloep
from tilgode.apps.person.models import Oppslag
from tilgode.values.periode import Periode
from tilgode.web.valg import UgyldigValg
from tilgode.web.visning.hvisvalg import les_oere

pytestmark = pytest.mark.django_db
FERIE = {"ferie_fra": "2024-02-05", "ferie_til": "2024-02-06"}


@pytest.fixture
def adresse(kommune):
    return f"/krav/{Krav.objects.get(referanse='K-FEB').pk}/hvis/"


def test_skjemaet_alene(client, adresse):
    svar = client.get(adresse)
    assert svar.context["tenkt"] is None
    assert "ingenting blir lagret" in les(svar).tekst


def test_ferie_gir_to_dager_mindre_merket_paa_dagene(client, adresse):
    svar = client.get(adresse, FERIE)
    utfall = svar.context["tenkt"].utfall
    assert (utfall.foer_oere, utfall.etter_oere) == (FEBRUAR, FEBRUAR - 2 * DAGSBELOEP)
    assert [d.dag.day for d in svar.context["dager"] if d.avviker] == [5, 6]
    assert svar.context["antall_ulike"] == 2
    assert svar.context["sum_etter"] == utfall.etter_oere
    assert [b.sum_oere for b in svar.context["bilde"].baand] == [utfall.foer_oere, utfall.etter_oere]
    assert "35 074 kr" in les(svar).tekst


def test_stegene_som_er_ulike_er_merket_og_dagen_kan_velges(client, adresse):
    svar = client.get(adresse, FERIE)
    assert svar.context["valgt_dag"].isoformat() == "2024-02-05"
    assert any(s.er_ulik for s in svar.context["steg"])
    assert b'class="ulik"' in svar.content
    lik = client.get(adresse, FERIE | {"dag": "2024-02-20"})
    assert lik.context["valgt_dag"].isoformat() == "2024-02-20"


def test_en_helg_med_annen_grad_er_ingen_endret_dag(client, adresse):
    svar = client.get(adresse, {"grad": "60"})
    assert svar.context["antall_ulike"] == 21
    assert not any(d.avviker for d in svar.context["dager"] if d.er_helg)


def test_sier_fra_naar_det_er_noeyaktig_det_nav_betalte(client, kommune):
    """Nothing received, and nothing expected when the employment ended before the claim."""
    krav = Krav.objects.get(referanse="K-FEB")
    kobling = krav.koblinger.get()
    from tilgode.apps.oppgjoer.services import opphev

    opphev(kobling, "feil", aktoer="prøve")
    svar = client.get(f"/krav/{krav.pk}/hvis/", {"slutt": "2024-01-23", "dato": "2099-01-01"})
    assert svar.context["tenkt"].passer
    assert "nøyaktig det Nav har betalt" in les(svar).tekst
    assert not client.get(f"/krav/{krav.pk}/hvis/", {"grad": "80"}).context["tenkt"].passer


def test_andre_dager_staar_for_seg(client, adresse):
    svar = client.get(adresse, {"sykmelding_fra": "2024-01-08", "sykmelding_til": "2024-02-29"})
    assert {d.dag.month for d in svar.context["andre"]} == {3}
    assert svar.context["tenkt"].utfall.utenfor_oere == -21 * DAGSBELOEP


def test_tidligere_arbeid_leses_og_staar_i_skjemaet(client, adresse):
    """Employed here for years, so the other job changes nothing; what was written stands."""
    svar = client.get(adresse, {"tidligere_arbeid_fra": "01.01.2018", "tidligere_arbeid_til": "31.12.2018"})
    assert svar.context["tenkt"].valg.tidligere_arbeid == Periode.fra_iso("2018-01-01", "2018-12-31")
    assert svar.context["tenkt"].utfall.forskjell_oere == 0
    assert b'value="31.12.2018"' in svar.content


@pytest.mark.parametrize(
    ("felt", "grunn"),
    [
        ({"ferie_fra": "06.02.2024", "ferie_til": "05.02.2024"}, "den siste dagen er før den første"),
        ({"ferie_fra": "i går"}, "ikke en gyldig dato"),
        ({"grad": "120"}, "ikke en grad"),
        ({"inntekt": "mye"}, "ikke et beløp"),
    ],
)
def test_feil_i_skjemaet_sies_ved_skjemaet_og_det_som_er_skrevet_staar(client, adresse, felt, grunn):
    svar = client.get(adresse, felt)
    assert grunn in les(svar).tekst
    assert svar.content.decode().count('aria-invalid="true"') == 1
    assert list(felt.values())[-1] in svar.content.decode()


def test_en_ytelse_som_ikke_regnes_ut(client, kommune):
    krav = Krav.objects.get(referanse="K-FP")
    assert "regnes ikke ut" in les(client.get(f"/krav/{krav.pk}/hvis/", {"grad": "50"})).tekst


def test_ingenting_lagres_men_at_noen_saa_blir_skrevet(client, adresse):
    foer = Ventetloep.objects.count(), Revisjonshendelse.objects.count()
    Oppslag.objects.all().delete()
    client.get(adresse, FERIE)
    assert (Ventetloep.objects.count(), Revisjonshendelse.objects.count()) == foer
    assert [o.hensikt for o in Oppslag.objects.all()] == ["hva hvis K-FEB"]


@pytest.mark.parametrize("skrevet", ["2024-02-05", "05.02.2024", "5.2.24", "050224", "05022024"])
def test_datoer_som_folk_skriver_dem_vises_likt(client, adresse, skrevet):
    svar = client.get(adresse, {"ferie_fra": skrevet})
    assert [d.dag.isoformat() for d in svar.context["dager"] if d.avviker] == ["2024-02-05"]
    assert 'value="05.02.2024"' in svar.content.decode()


@pytest.mark.parametrize(
    ("skrevet", "oere"),
    [
        ("45000", 4_500_000),
        ("45 000,50", 4_500_050),
        ("12.345,60", 1_234_560),
        ("12345.6", 1_234_560),
        ("", None),
    ],
)
def test_beloep_som_folk_skriver_dem(skrevet, oere):
    assert les_oere(skrevet) == oere


@pytest.mark.parametrize("skrevet", ["1,234", "NaN", "Infinity", "99999999999", "to"])
def test_beloep_som_ikke_er_det(skrevet):
    with pytest.raises(UgyldigValg):
        les_oere(skrevet)
