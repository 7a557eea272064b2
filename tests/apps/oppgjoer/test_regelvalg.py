"""An employer chooses its rules: from a day on, validated, and what was before stays."""

from datetime import date

import pytest

from tests.apps.oppgjoer.bygg import Kommune, aktive, d
from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.oppgjoer.hauger import haugsummer
from tilgode.apps.oppgjoer.models import Regelvalg
from tilgode.apps.oppgjoer.queries import Haug
from tilgode.apps.oppgjoer.regelvalg import Regelfeil, regelplan, velg_regler
from tilgode.apps.oppgjoer.services import avstem, godta
from tilgode.apps.oppgjoer.services_kobling import aktive_forslag
from tilgode.apps.regnskap.bevegelser import dagens_start
from tilgode.core.avstemming import REGLER, Art

pytestmark = pytest.mark.django_db
NAA = dagens_start(date(2024, 9, 1))
SENERE = dagens_start(date(2024, 12, 1))
UTEN_DELVIS = [r.navn for r in REGLER if r.navn != "DELVIS"]


@pytest.fixture
def kommune():
    return Kommune()


def test_uten_valg_gjelder_reglene_som_de_ble_levert(kommune):
    (levert,) = regelplan(kommune.arbeidsgiver, d("2024-09-01"))
    assert levert.regler == REGLER


def test_reglene_gjelder_fra_dagen_de_er_valgt_og_det_som_er_koblet_staar(kommune):
    kommune.krav(100_000)
    kommune.krav(100_000, "2024-07-01", "2024-07-31")
    kommune.oppgjoer("2024-08-01", (60_000,))
    avstem(kommune.arbeidsgiver, naa=NAA)
    velg_regler(kommune.arbeidsgiver, regler=UTEN_DELVIS, aktoer="Kari", naa=NAA)
    kommune.oppgjoer("2024-10-01", (60_000, "2024-07-01", "2024-07-31"))
    resultat = avstem(kommune.arbeidsgiver, naa=SENERE)
    assert (resultat.omkoblet, resultat.nye_koblinger, resultat.nye_forslag) == (0, 0, 1)
    assert [rad[1:] for rad in aktive()] == [("K001", 60_000, "DELVIS")]


def test_et_nytt_valg_proeves_paa_alle_ikke_bare_det_nye(kommune):
    kommune.krav(100_000)
    kommune.oppgjoer("2024-08-01", (105_100, "2024-06-03", "2024-06-28"))
    assert avstem(kommune.arbeidsgiver, naa=NAA).nye_koblinger == 0
    velg_regler(kommune.arbeidsgiver, toleranse={"overbetalt_oere": 5_100}, aktoer="Kari", naa=NAA)
    assert avstem(kommune.arbeidsgiver, naa=NAA).nye_koblinger == 1
    assert not avstem(kommune.arbeidsgiver, naa=NAA).endret


def test_fra_en_tidligere_dag_bare_med_grunn_og_da_gjoeres_det_om(kommune):
    kommune.krav(100_000)
    kommune.oppgjoer("2024-08-01", (60_000,))
    avstem(kommune.arbeidsgiver, naa=NAA)
    valg = {"regler": UTEN_DELVIS, "gyldig_fom": d("2024-01-01"), "aktoer": "Kari", "naa": NAA}
    with pytest.raises(Regelfeil, match="Skriv hvorfor"):
        velg_regler(kommune.arbeidsgiver, **valg)
    velg_regler(kommune.arbeidsgiver, **valg, grunn="vedtatt i styringsgruppa")
    assert avstem(kommune.arbeidsgiver, naa=NAA).omkoblet == 1
    assert aktive() == []
    assert Regelvalg.objects.get().grunn == "vedtatt i styringsgruppa"


def test_av_to_valg_for_samme_dag_gjelder_det_siste_og_det_forrige_er_kjent_som_det_var(kommune):
    velg_regler(kommune.arbeidsgiver, toleranse={"overbetalt_oere": 100}, aktoer="Kari", naa=NAA)
    valg = {"gyldig_fom": d("2024-09-01"), "grunn": "skrivefeil", "aktoer": "Kari", "naa": SENERE}
    velg_regler(kommune.arbeidsgiver, toleranse={"overbetalt_oere": 200}, **valg)
    naa, foer = (regelplan(kommune.arbeidsgiver, d("2025-01-01"), kjent)[-1] for kjent in (None, NAA))
    assert (naa.toleranse.overbetalt_oere, foer.toleranse.overbetalt_oere) == (200, 100)


def test_det_som_ikke_sies_blir_som_det_var(kommune):
    velg_regler(kommune.arbeidsgiver, regler=UTEN_DELVIS, aktoer="Kari", naa=NAA)
    velg_regler(kommune.arbeidsgiver, toleranse={"slakk_virkedager": 0}, aktoer="Kari", naa=SENERE)
    sett = regelplan(kommune.arbeidsgiver, d("2025-01-01"))[-1]
    assert [r.navn for r in sett.regler] == UTEN_DELVIS
    assert sett.toleranse.slakk_virkedager == 0
    assert Revisjonshendelse.objects.filter(handling="oppgjoer.velg_regler").count() == 2


@pytest.mark.parametrize(
    ("valg", "melding"),
    [
        ({"regler": ["GJETT"]}, "«GJETT» er ikke en regel. Reglene er EKSAKT"),
        ({"regler": ["EKSAKT", "DELVIS", "EKSAKT"]}, "EKSAKT står to ganger"),
        ({"regler": []}, "Minst én regel"),
        ({"toleranse": {"gjetting": 1}}, "«gjetting» er ikke en toleranse"),
        ({"toleranse": {"overbetalt_prosent": 101}}, "fra 0 til 100, ikke 101"),
        ({"toleranse": {"slakk_virkedager": -1}}, "fra 0 til 31, ikke -1"),
    ],
)
def test_valget_maa_gi_mening(kommune, valg, melding):
    with pytest.raises(Regelfeil, match=melding):
        velg_regler(kommune.arbeidsgiver, **valg, aktoer="Kari", naa=NAA)
    assert not Regelvalg.objects.exists()


# --- a sure rule that only suggests -------------------------------------------------------------------


def sett_som_forslag(kommune, *navn, **valg):
    return velg_regler(kommune.arbeidsgiver, som_forslag=navn, aktoer="Kari", naa=NAA, **valg)


def test_en_sikker_regel_som_bare_foreslaar_flytter_ingen_penger(kommune):
    """The same line is a suggestion with the same rule and reason; matched + open = the line."""
    kommune.krav(100_000)
    sett_som_forslag(kommune, "DELVIS")
    kommune.oppgjoer("2024-10-01", (60_000,))
    resultat = avstem(kommune.arbeidsgiver, naa=SENERE)
    assert (resultat.nye_koblinger, resultat.nye_forslag) == (0, 1)
    assert aktive() == []
    (forslag,) = aktive_forslag()
    assert (forslag.regel, forslag.oere, forslag.maate) == ("DELVIS", 60_000, "FORESLAATT")
    hauger = haugsummer(kommune.arbeidsgiver, d("2024-12-01"))
    assert (sum(h.oere for h in hauger.values()), hauger[Haug.FORESLAATT].oere) == (60_000, 60_000)


def test_forslaget_kan_godtas_og_regelen_gjoeres_sikker_igjen(kommune):
    kommune.krav(100_000)
    kommune.krav(100_000, "2024-07-01", "2024-07-31")
    sett_som_forslag(kommune, "DELVIS")
    kommune.oppgjoer("2024-10-01", (60_000,))
    avstem(kommune.arbeidsgiver, naa=SENERE)
    godta([ett.pk for ett in aktive_forslag()], aktoer="Kari", naa=SENERE)
    assert [rad[1:] for rad in aktive()] == [("K001", 60_000, "DELVIS")]
    velg_regler(kommune.arbeidsgiver, som_forslag=(), gyldig_fom=d("2024-12-01"), aktoer="Kari", naa=SENERE)
    kommune.oppgjoer("2024-12-02", (50_000, "2024-07-01", "2024-07-31"))
    assert avstem(kommune.arbeidsgiver, naa=dagens_start(date(2024, 12, 3))).nye_koblinger == 1


def test_det_som_er_satt_til_forslag_staar_ved_neste_valg_og_faller_med_regelen(kommune):
    sett_som_forslag(kommune, "DELVIS", "ETTERBETALING")
    velg_regler(kommune.arbeidsgiver, toleranse={"slakk_virkedager": 0}, aktoer="Kari", naa=NAA)
    arter = {r.navn: r.art for r in regelplan(kommune.arbeidsgiver, d("2025-01-01"))[-1].regler}
    assert (arter["DELVIS"], arter["ETTERBETALING"], arter["EKSAKT"]) == (
        Art.FORESLAATT,
        Art.FORESLAATT,
        Art.SIKKER,
    )
    velg_regler(kommune.arbeidsgiver, regler=UTEN_DELVIS, aktoer="Kari", naa=NAA)
    assert Regelvalg.objects.latest("pk").som_forslag == ["ETTERBETALING"]


@pytest.mark.parametrize(("navn", "melding"), [("FLERTYDIG", "foreslår bare"), ("TULL", "ikke med")])
def test_bare_sikre_regler_kan_settes_til_forslag(kommune, navn, melding):
    with pytest.raises(Regelfeil, match=melding):
        sett_som_forslag(kommune, navn)
    assert not Regelvalg.objects.exists()
