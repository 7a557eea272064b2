"""R-082: the three heaps after a settlement: why, many at once, undo, refuse, by hand and in parts.

Ansatt 1 has two open claims for the same days, so that a line between their amounts is a suggestion
(both could be meant); ansatt 3 has a line with an unknown code.
"""

import pytest

from tests.web.conftest import les
from tests.web.forslag import FORESLAATT_OERE, lag_forslag
from tests.web.kommune import lag_full_kommune
from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.krav.models import Krav
from tilgode.apps.oppgjoer.models import Kobling, Oppgjoerslinje
from tilgode.apps.oppgjoer.services import Koblingsfeil
from tilgode.apps.oppgjoer.services_angre import angre, avvis
from tilgode.apps.oppgjoer.services_kobling import aktive_forslag
from tilgode.apps.oppgjoer.vannmerke import aapne_linjer
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.models import Oppslag

pytestmark = pytest.mark.django_db


@pytest.fixture
def kommune():
    return lag_forslag(lag_full_kommune())


def hauger(client, **felt):
    return client.get("/oppgjoer/hauger/", felt)


def behandle(client, **felt):
    return client.post("/oppgjoer/hauger/behandle/", felt, follow=True)


def forslag():
    return list(aktive_forslag().order_by("pk").values_list("pk", flat=True))


def foreslaatte_krav():
    """What is suggested: line, claim and amount."""
    return sorted(aktive_forslag().values_list("linje_id", "krav__referanse", "oere"))


def summen():
    """All money of all lines: what is matched and what is open, always the same."""
    arbeidsgiver = Arbeidsgiver.objects.get()
    rest = sum(aapne_linjer(arbeidsgiver).values())
    koblet = -sum(b.oere for k in Kobling.objects.prefetch_related("bevegelser") for b in k.bevegelser.all())
    return rest + koblet


def test_haugene_er_alle_linjene(client, kommune):
    svar = hauger(client)
    kort = {k.haug: (k.antall, k.oere) for k in svar.context["kort"]}
    assert kort["FORESLAATT"] == (2, 2 * FORESLAATT_OERE)
    assert kort["UKJENT"] == (1, 40_000)
    assert sum(antall for antall, _ in kort.values()) == Oppgjoerslinje.objects.count()


def test_hver_linje_sier_hvorfor(client, kommune):
    foreslaatt = svar_tekst(hauger(client, haug="FORESLAATT"))
    assert "dette kravet passer best" in foreslaatt
    assert foreslaatt.count("Best av 2 åpne krav for dagene. Samme periode.") == 2
    assert "600 kr mindre enn det som er utestående" in foreslaatt
    assert "Andre åpne krav for dagene (1)" in foreslaatt
    assert "Ytelseskoden i oppgjøret er ukjent." in svar_tekst(hauger(client, haug="UKJENT"))
    assert "Samme person, ytelse, periode og beløp." in svar_tekst(hauger(client, haug="KLARERT"))


def svar_tekst(svar):
    return les(svar).tekst


def test_godta_valgte_og_angre_det_hele(client, kommune):
    foer, foreslaatt = summen(), foreslaatte_krav()
    valgt = forslag()[0]
    svar = behandle(client, hva="godta", kobling=valgt)
    assert svar.redirect_chain[0][1] == 302
    assert "Forslag godtatt." in svar_tekst(svar)
    assert len(forslag()) == 1
    hendelse = Revisjonshendelse.objects.filter(handling="oppgjoer.godta").get()
    assert (hendelse.aktoer, hendelse.opplysninger["koblinger"]) == ("lokal bruker", [valgt])
    angret = client.post("/oppgjoer/hauger/angre/", {"hendelse": hendelse.pk}, follow=True)
    assert angret.status_code == 200
    assert summen() == foer
    assert svar.context["utfort"].kan_angres
    assert not hauger(client, utfort=hendelse.pk).context["utfort"].kan_angres
    assert foreslaatte_krav() == foreslaatt, "as it was before"
    nytt = Revisjonshendelse.objects.filter(handling="oppgjoer.angre").get()
    assert (nytt.aktoer, nytt.opplysninger["koblinger"]) == ("lokal bruker", [valgt])
    to_ganger = client.post("/oppgjoer/hauger/angre/", {"hendelse": hendelse.pk})
    assert to_ganger.status_code == 400


def test_godta_alle_viste_tar_bare_dem_siden_viste(client, kommune):
    vist = forslag()
    svar = behandle(client, hva="godta_alle", vist=vist)
    assert forslag() == []
    assert svar.context["utfort"].antall == len(vist)


def test_avvis_krever_grunn_og_legger_linja_i_det_ukjente(client, kommune):
    valgt = forslag()[0]
    uten = behandle(client, hva="avvis", kobling=valgt, grunn=" ")
    assert uten.status_code == 400
    assert "Skriv hvorfor" in svar_tekst(uten)
    assert valgt in forslag()
    behandle(client, hva="avvis", kobling=valgt, grunn="gjelder mai i fjor")
    assert valgt not in forslag()
    hendelse = Revisjonshendelse.objects.filter(handling="oppgjoer.avvis").get()
    assert (hendelse.aktoer, hendelse.opplysninger["grunn"]) == ("lokal bruker", "gjelder mai i fjor")
    with pytest.raises(Koblingsfeil, match="alt godtatt, avvist"):
        avvis([valgt], "en gang til", aktoer="prøve")


def test_en_avvisning_kan_angres_fra_listen_over_det_som_er_gjort(client, kommune):
    foreslaatt = foreslaatte_krav()
    svar = behandle(client, hva="avvis", kobling=forslag()[0], grunn="feil person")
    assert svar.context["utfort"].kan_angres
    hendelse = Revisjonshendelse.objects.get(handling="oppgjoer.avvis")
    angret = client.post("/oppgjoer/hauger/angre/", {"hendelse": hendelse.pk}, follow=True)
    assert "Avvisningen er angret." in svar_tekst(angret)
    assert foreslaatte_krav() == foreslaatt, "as it was before"
    assert not hauger(client, utfort=hendelse.pk).context["utfort"].kan_angres


def test_det_reglene_har_koblet_kan_ikke_angres(client, kommune):
    sikker = Kobling.objects.filter(maate=Kobling.Maate.SIKKER).first()
    with pytest.raises(Koblingsfeil, match="alt angret"):
        angre([sikker.pk], aktoer="prøve")


def test_angre_er_alt_eller_ingenting(client, kommune):
    behandle(client, hva="godta_alle", vist=forslag())
    koblinger = Revisjonshendelse.objects.get(handling="oppgjoer.godta").opplysninger["koblinger"]
    with pytest.raises(Koblingsfeil):
        angre([*koblinger, 999_999], aktoer="prøve")
    assert forslag() == []
    assert angre(koblinger, aktoer="prøve") == 2


@pytest.mark.parametrize("felt", [{"hva": "godta"}, {"hva": "godta", "kobling": "999999"}])
def test_ingenting_valgt_eller_noe_som_er_borte_sies_ved_listen(client, kommune, felt):
    svar = behandle(client, **felt)
    assert svar.status_code == 400
    assert 'role="alert"' in svar.content.decode()
    assert len(forslag()) == 2


def test_et_forslag_to_har_godtatt_godtas_en_gang(client, kommune):
    valgt = forslag()[0]
    behandle(client, hva="godta", kobling=valgt)
    svar = behandle(client, hva="godta", kobling=valgt)
    assert svar.status_code == 400
    assert "alt godtatt" in svar_tekst(svar)


def test_filter_paa_navn_grunn_og_rekkefoelge(client, kommune):
    assert [r.navn for r in hauger(client, navn="ansatt 2").context["side"].rader] == ["ANSATT 2"]
    assert [r.navn for r in hauger(client, sorter="NAVN").context["side"].rader] == ["ANSATT 1", "ANSATT 2"]
    regel = hauger(client).context["grunner"][0][1]
    assert hauger(client, grunn=regel).context["side"].antall == 2
    assert hauger(client, grunn="NOE_ANNET").context["side"].antall == 0
    assert client.get("/oppgjoer/hauger/", {"haug": "STOR"}).status_code == 400


def test_ett_oppgjoer_av_gangen_teller_bare_sine_linjer(client, kommune):
    for rapport, haug, antall in (("R-1", "KLARERT", 2), ("R-2", "KLARERT", 0), ("R-2", "FORESLAATT", 2)):
        oppgjoer = Oppgjoerslinje.objects.filter(oppgjoer__rapport_id=rapport).first().oppgjoer_id
        assert hauger(client, haug=haug, oppgjoer=oppgjoer).context["side"].antall == antall


def test_hvem_som_er_sett_blir_skrevet(client, kommune):
    Oppslag.objects.all().delete()
    hauger(client, haug="FORESLAATT")
    assert Oppslag.objects.filter(hensikt="oppgjørslinjer i haug").count() == 2


# --- by hand --------------------------------------------------------------------------------------


def linje(client, nr, metode="get", **felt):
    adresse = f"/oppgjoer/linje/{Oppgjoerslinje.objects.get(oppgjoer__rapport_id='R-2', linjenummer=nr).pk}/"
    return client.post(adresse, felt, follow=True) if metode == "post" else client.get(adresse, felt)


def krav(referanse):
    return Krav.objects.get(referanse=referanse)


def test_personens_krav_staar_der_med_felles_dager(client, kommune):
    svar = linje(client, 1)
    assert svar.context["rest"] == FORESLAATT_OERE
    kandidater = [(k.krav.referanse, k.felles_dager) for k in svar.context["kandidater"]]
    assert set(kandidater[:2]) == {("F-11", 31), ("F-12", 31)}


def test_linja_deles_paa_to_krav(client, kommune):
    foer = summen()
    felt = {f"krav-{krav('F-11').pk}": "600", f"krav-{krav('F-12').pk}": "400,00", "notat": "delt"}
    svar = linje(client, 1, "post", **felt)
    assert svar.context["rest"] == 0
    assert sorted(k.oere for k in svar.context["koblinger"]) == [40_000, 60_000]
    assert {k.aktoer for k in svar.context["koblinger"]} == {"lokal bruker"}
    assert summen() == foer
    assert Revisjonshendelse.objects.filter(handling="oppgjoer.koble", aktoer="lokal bruker").count() == 1


def test_hele_resten_til_ett_krav_og_opphevet_igjen(client, kommune):
    svar = linje(client, 1, "post", hele=krav("F-12").pk)
    (kobling,) = svar.context["koblinger"]
    assert (kobling.krav, kobling.oere, svar.context["rest"]) == ("F-12", FORESLAATT_OERE, 0)
    adresse = f"/oppgjoer/kobling/{kobling.kobling_id}/opphev/"
    assert client.post(adresse, {"grunn": ""}).status_code == 400
    opphevet = client.post(adresse, {"grunn": "feil krav"}, follow=True)
    assert opphevet.context["rest"] == FORESLAATT_OERE
    assert opphevet.context["koblinger"] == []


@pytest.mark.parametrize(
    ("beloep", "grunn"),
    [
        ("2000", "mer enn det som er igjen"),
        ("-5", "samme fortegn"),
        ("mye", "ikke et beløp"),
        ("", "minst ett krav"),
    ],
)
def test_beloep_som_ikke_passer_sies_og_det_som_er_skrevet_staar(client, kommune, beloep, grunn):
    svar = linje(client, 1, "post", **{f"krav-{krav('F-11').pk}": beloep})
    assert svar.status_code == 400
    assert grunn in svar_tekst(svar)
    assert {k.skrevet for k in svar.context["kandidater"]} >= {beloep}
    assert svar.context["koblinger"] == []


def test_krav_finnes_ved_soek_naar_personen_er_ukjent(client, kommune):
    svar = linje(client, 1, sok="F-2")
    assert {k.krav.referanse for k in svar.context["kandidater"]} == {"F-21", "F-22"}
    assert linje(client, 1, sok="finnes ikke").context["kandidater"] == []


def test_en_linje_faar_en_eier_som_staar_i_haugen(client, kommune):
    ukjent = Oppgjoerslinje.objects.get(kode="Q")
    svar = client.post(f"/oppgjoer/linje/{ukjent.pk}/eier/", {"eier": "Kari i refusjonsteamet"}, follow=True)
    assert svar.context["eier"] == "Kari i refusjonsteamet"
    assert "Eier: Kari i refusjonsteamet" in svar_tekst(hauger(client, haug="UKJENT"))
    assert Revisjonshendelse.objects.get(handling="oppgjoer.sett_eier").aktoer == "lokal bruker"


def test_linjer_og_koblinger_som_ikke_finnes(client, kommune):
    assert client.get("/oppgjoer/linje/999999/").status_code == 404
    assert client.post("/oppgjoer/kobling/999999/opphev/", {"grunn": "x"}).status_code == 404
    assert client.get("/oppgjoer/hauger/behandle/").status_code == 405


def test_uten_merke_mot_forfalskning_skjer_ingenting(kommune):
    from django.test import Client

    svar = Client(enforce_csrf_checks=True).post(
        "/oppgjoer/hauger/behandle/", {"hva": "godta", "kobling": forslag()[0]}
    )
    assert svar.status_code == 403
    assert len(forslag()) == 2
