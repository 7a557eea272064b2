"""The list of deviations: derived from the explanations, always adding up, and new when something has come."""

from datetime import date, timedelta

import pytest

from tests.apps.kommune import justeringsrad, les
from tests.web.kommune import DATO, FEBRUAR, JANUAR, MOTTATT_FEBRUAR, lag_full_kommune
from tilgode.apps.avvik.models import Avviksdel, Avviksliste, Forklartkrav
from tilgode.apps.avvik.queries import (
    UTEN_AARSAK,
    Avviksutvalg,
    Rekkefoelge,
    Tur,
    avvikslinjer,
    avvikssum,
    avvikssummer,
    listestand,
)
from tilgode.apps.avvik.services import oppdater_avvik
from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.krav.models import Krav
from tilgode.apps.oppgjoer.models import Kobling, Oppgjoerslinje
from tilgode.apps.oppgjoer.services import koble, opphev
from tilgode.apps.regnskap.registrering import register_justering
from tilgode.core.forklaring import Sikkerhet
from tilgode.params.aarsaker import gjeldende_aarsaker

pytestmark = pytest.mark.django_db
ALT = Avviksutvalg()


@pytest.fixture
def arbeidsgiver():
    return lag_full_kommune().arbeidsgiver


def oppdater(arbeidsgiver, dato=DATO, **valg):
    return oppdater_avvik(arbeidsgiver, dato, aktoer="prøve", arbeidere=1, **valg)


def test_februar_er_betalt_for_lite_og_januar_er_ikke_med(arbeidsgiver):
    resultat = oppdater(arbeidsgiver)
    linjer = {linje.referanse: linje for linje in avvikslinjer(arbeidsgiver, ALT)}
    assert resultat.avvik == resultat.forklart == len(linjer)
    assert "K-JAN" not in linjer
    februar = linjer["K-FEB"]
    assert (februar.ventet_oere, februar.mottatt_oere) == (FEBRUAR, MOTTATT_FEBRUAR)
    assert (februar.navn, februar.sektor, februar.ansvar) == ("Ansatt 0", "Oppvekst", "2100")


def test_et_krav_som_noen_har_justert_til_det_nav_betalte_er_ingens_tur(arbeidsgiver):
    """R-010: the cause stands, but a clerk is not asked to do again what is done and approved."""
    oppdater(arbeidsgiver)
    assert "K-FEB" in {linje.referanse for linje in avvikslinjer(arbeidsgiver, Avviksutvalg(tur=Tur.VAAR))}
    les(arbeidsgiver, register_justering, justeringsrad("J-FEB", "K-FEB", MOTTATT_FEBRUAR - FEBRUAR, DATO))
    oppdater(arbeidsgiver)
    assert "K-FEB" in {linje.referanse for linje in avvikslinjer(arbeidsgiver, Avviksutvalg(tur=Tur.INGEN))}
    assert "K-FEB" not in {
        linje.referanse for linje in avvikslinjer(arbeidsgiver, Avviksutvalg(tur=Tur.VAAR))
    }


def test_aarsakene_og_det_uforklarte_er_hele_avviket(arbeidsgiver):
    oppdater(arbeidsgiver)
    for linje in avvikslinjer(arbeidsgiver, ALT):
        assert sum(del_.oere for del_ in linje.deler) + linje.uforklart_oere == linje.avvik_oere


def test_en_gang_til_forklarer_ingenting_og_endrer_ingenting(arbeidsgiver):
    foerst = oppdater(arbeidsgiver)
    rader = list(Forklartkrav.objects.values())
    igjen = oppdater(arbeidsgiver)
    assert (igjen.avvik, igjen.forklart, igjen.borte) == (foerst.avvik, 0, 0)
    assert list(Forklartkrav.objects.values()) == rader


def test_at_kravet_er_en_dag_eldre_er_ingen_endring(arbeidsgiver):
    oppdater(arbeidsgiver)
    assert oppdater(arbeidsgiver, DATO + timedelta(days=1)).forklart == 0


def test_et_program_som_forklarer_annerledes_gjoer_listen_gammel(arbeidsgiver, monkeypatch):
    foerst = oppdater(arbeidsgiver)
    for sted in ("vannmerke", "services"):
        monkeypatch.setattr(f"tilgode.apps.avvik.{sted}.motoravtrykk", lambda: "nyere")
    assert not listestand(arbeidsgiver).er_ny
    assert oppdater(arbeidsgiver).forklart == foerst.avvik
    assert listestand(arbeidsgiver).er_ny


def test_en_ny_kobling_gjoer_listen_gammel_og_bare_det_kravet_forklares_paa_nytt(arbeidsgiver):
    oppdater(arbeidsgiver)
    assert listestand(arbeidsgiver).er_ny
    februar = Krav.objects.get(referanse="K-FEB")
    kobling = Kobling.objects.get(krav=februar)
    opphev(kobling, "gjelder noe annet", aktoer="prøve")
    assert not listestand(arbeidsgiver).er_ny
    i_dag = max(DATO, date.today())
    assert oppdater(arbeidsgiver, i_dag).forklart == 1
    (linje,) = (x for x in avvikslinjer(arbeidsgiver, ALT) if x.krav_id == februar.pk)
    assert linje.mottatt_oere == 0
    koble(Oppgjoerslinje.objects.get(pk=kobling.linje_id), {februar.pk: MOTTATT_FEBRUAR}, aktoer="prøve")
    oppdater(arbeidsgiver, i_dag)
    (linje,) = (x for x in avvikslinjer(arbeidsgiver, ALT) if x.krav_id == februar.pk)
    assert linje.mottatt_oere == MOTTATT_FEBRUAR


def test_et_avvik_som_er_borte_gaar_ut_av_listen(arbeidsgiver):
    januar = Krav.objects.get(referanse="K-JAN")
    kobling = Kobling.objects.get(krav=januar)
    opphev(kobling, "feil", aktoer="prøve")
    i_dag = max(DATO, date.today())
    oppdater(arbeidsgiver, i_dag)
    assert Forklartkrav.objects.filter(krav=januar, ventet_oere=JANUAR, mottatt_oere=0).exists()
    koble(Oppgjoerslinje.objects.get(pk=kobling.linje_id), {januar.pk: JANUAR}, aktoer="prøve")
    assert oppdater(arbeidsgiver, i_dag).borte == 1
    assert not Forklartkrav.objects.filter(krav=januar).exists()
    assert not Avviksdel.objects.filter(avvik__krav=januar).exists()


def test_en_hendelse_i_sporet_uten_navn_eller_nummer(arbeidsgiver):
    oppdater(arbeidsgiver)
    hendelse = Revisjonshendelse.objects.get(handling="avvik.oppdater")
    assert hendelse.aktoer == "prøve"
    assert set(hendelse.opplysninger) == {"avvik", "forklart", "borte"}


def test_feiler_noe_staar_den_gamle_listen(arbeidsgiver, monkeypatch):
    oppdater(arbeidsgiver)
    foer = list(Forklartkrav.objects.values()), list(Avviksliste.objects.values())
    opphev(Kobling.objects.get(krav__referanse="K-FEB"), "feil", aktoer="prøve")

    def stopp(*_, **__):
        raise RuntimeError("stopp")

    monkeypatch.setattr("tilgode.apps.avvik.services.revisjon.skriv", stopp)
    with pytest.raises(RuntimeError, match="stopp"):
        oppdater(arbeidsgiver, date.today())
    assert (list(Forklartkrav.objects.values()), list(Avviksliste.objects.values())) == foer


def test_fremdriften_ender_paa_alle(arbeidsgiver):
    sett = []
    resultat = oppdater(arbeidsgiver, fremdrift=lambda ferdig, alle: sett.append((ferdig, alle)))
    assert sett[-1] == (resultat.forklart, resultat.forklart)


def _rad(krav, handler, oere, aarsak="", sendt=None, **felt):
    rad = Forklartkrav.objects.create(
        krav=krav,
        avtrykk="x",
        sendt=sendt,
        ventet_oere=max(oere, 0),
        krevd_oere=0,
        mottatt_oere=max(-oere, 0),
        uforklart_oere=0 if aarsak else oere,
        stoerrelse_oere=abs(oere),
        sikkerhet=Sikkerhet.SANNSYNLIG.value,
        aarsak=aarsak,
        handler=handler,
        forklaring={"aarsaker": [], "alternativer": []},
        **felt,
    )
    if aarsak:
        Avviksdel.objects.create(avvik=rad, aarsak=aarsak, oere=oere)


@pytest.fixture
def fire(arbeidsgiver):
    """Four deviations of known kinds, whatever the engine would say."""
    krav = {k.referanse: k for k in Krav.objects.all()}
    _rad(krav["K-JAN"], "ENHET", 100, "FERIE_I_PERIODEN", date(2024, 3, 1))
    _rad(krav["K-FEB"], "NAV", 900, "UNDER_BEHANDLING", date(2024, 1, 1))
    _rad(krav["K-2023"], "", -400, "", date(2024, 2, 1))
    _rad(krav["K-FP"], "INGEN", 300, "AVRUNDING", date(2024, 4, 1))
    return arbeidsgiver


def referanser(arbeidsgiver, utvalg=ALT, *valg, **felt):
    return [linje.referanse for linje in avvikslinjer(arbeidsgiver, utvalg, *valg, **felt)]


def test_stoerst_foerst_eller_eldst_foerst(fire):
    assert referanser(fire) == ["K-FEB", "K-2023", "K-FP", "K-JAN"]
    assert referanser(fire, ALT, Rekkefoelge.ALDER) == ["K-FEB", "K-2023", "K-JAN", "K-FP"]
    assert referanser(fire, fra_nr=1, antall=2) == ["K-2023", "K-FP"]


def test_hvem_sin_tur(fire):
    assert referanser(fire, Avviksutvalg(tur=Tur.VAAR)) == ["K-2023", "K-JAN"], "no cause: ours to look into"
    assert referanser(fire, Avviksutvalg(tur=Tur.NAV)) == ["K-FEB"]
    assert referanser(fire, Avviksutvalg(tur=Tur.INGEN)) == ["K-FP"]
    summer = avvikssummer(fire, ALT).tur
    assert {tur: (s.antall, s.oere) for tur, s in summer.items()} == {
        Tur.VAAR: (2, -300),
        Tur.NAV: (1, 900),
        Tur.INGEN: (1, 300),
    }
    assert sum(s.oere for s in summer.values()) == avvikssum(fire, ALT).oere


@pytest.mark.parametrize(
    ("valg", "svar"),
    [
        ({"aarsak": "FERIE_I_PERIODEN"}, ["K-JAN"]),
        ({"aarsak": UTEN_AARSAK}, ["K-2023"]),
        ({"handler": "NAV"}, ["K-FEB"]),
        ({"sektor": "Oppvekst"}, ["K-FEB", "K-JAN"]),
        ({"ansvar": "9999"}, []),
        ({"sikkerhet": "SIKKER"}, []),
        ({"aarsak": "AVRUNDING", "tur": Tur.VAAR}, []),
    ],
)
def test_filtrene(fire, valg, svar):
    assert referanser(fire, Avviksutvalg(**valg)) == svar


def test_summene_per_aarsak_er_de_valgtes(fire):
    vaar = avvikssummer(fire, Avviksutvalg(tur=Tur.VAAR))
    assert [(s.verdi, s.antall, s.oere) for s in vaar.aarsak] == [
        ("FERIE_I_PERIODEN", 1, 100),
        (UTEN_AARSAK, 1, -400),
    ]
    assert [(s.verdi, s.oere) for s in vaar.handler] == [("ENHET", 100)]


def test_hver_aarsak_har_en_som_handler():
    from tilgode.params.aarsaker import handlernavn

    assert {a.handler for a in gjeldende_aarsaker().values()} <= set(handlernavn("nb"))


def test_uten_liste_er_det_ingen_stand(arbeidsgiver):
    assert listestand(arbeidsgiver) is None
