"""The rules' matches in the database: written once, redone when an older settlement turns up."""

from datetime import date

import pytest

from tests.apps.oppgjoer.bygg import Kommune, aktive, d
from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.oppgjoer.models import Kobling, Koblingsoppheving
from tilgode.apps.oppgjoer.services import avstem
from tilgode.apps.regnskap.bevegelser import dagens_start
from tilgode.apps.regnskap.models import Bevegelse

pytestmark = pytest.mark.django_db
NAA = dagens_start(date(2026, 4, 1))


@pytest.fixture
def kommune():
    return Kommune()


def kjoer(kommune, **valg):
    return avstem(kommune.arbeidsgiver, naa=NAA, **valg)


def test_en_betaling_setter_kravet_i_null_fra_valutadatoen(kommune):
    krav = kommune.krav(100_000)
    (linje,) = kommune.oppgjoer("2024-08-01", (100_000,))
    resultat = kjoer(kommune)
    assert aktive() == [(linje.pk, "K001", 100_000, "EKSAKT")]
    assert kommune.utestaaende(krav, "2024-07-31") == 100_000
    assert kommune.utestaaende(krav, "2024-08-01") == 0
    assert (resultat.nye_koblinger, resultat.koblet_oere, resultat.rest_oere) == (1, 100_000, 0)


def test_historikken_regnes_som_kjent_da_oppgjoeret_var_kjent(kommune):
    krav = kommune.krav(100_000)
    kommune.oppgjoer("2024-08-01", (100_000,))
    kjoer(kommune)
    assert kommune.utestaaende(krav, kjent=dagens_start(d("2024-07-31"))) == 100_000
    assert kommune.utestaaende(krav, kjent=dagens_start(d("2024-08-02"))) == 0


def test_ny_kjoering_endrer_ingenting(kommune):
    kommune.krav(100_000)
    kommune.krav(90_000, person=1)
    kommune.oppgjoer("2024-08-01", (100_000,), (50_000, "2024-06-01", "2024-06-30", {"person": 2}))
    kjoer(kommune)
    foer = (Kobling.objects.count(), Bevegelse.objects.count(), Revisjonshendelse.objects.count())
    assert not kjoer(kommune).endret
    assert not kjoer(kommune, alt=True).endret
    assert (Kobling.objects.count(), Bevegelse.objects.count(), Revisjonshendelse.objects.count()) == foer


def test_hver_kjoering_med_noe_nytt_har_en_revisjonshendelse(kommune):
    kommune.krav(100_000)
    kommune.oppgjoer("2024-08-01", (100_000,))
    kjoer(kommune, aktoer="Kari")
    hendelse = Revisjonshendelse.objects.get(handling="oppgjoer.avstem")
    assert (hendelse.aktoer, hendelse.opplysninger["nye_koblinger"]) == ("Kari", 1)


def test_forslag_lagres_uten_bevegelse(kommune):
    krav = kommune.krav(100_000)
    kommune.krav(90_000)
    kommune.oppgjoer("2024-08-01", (60_000,))
    resultat = kjoer(kommune)
    assert (resultat.nye_forslag, resultat.rest_oere) == (1, 60_000)
    forslag = Kobling.objects.get()
    assert (forslag.maate, forslag.regel) == ("FORESLAATT", "FLERTYDIG")
    assert not forslag.bevegelser.exists()
    assert kommune.utestaaende(krav) == 100_000


def test_forslag_som_ikke_lenger_gjelder_faller_bort(kommune):
    kommune.krav(100_000)
    kommune.krav(90_000)
    kommune.oppgjoer("2024-08-01", (60_000,))
    kjoer(kommune)
    kommune.krav(60_000)
    assert kjoer(kommune).bortfalte_forslag == 1
    assert [rad[1] for rad in aktive()] == ["K004"]


def test_person_som_registreres_etter_oppgjoeret_finnes_paa_blindindeksen(kommune):
    nummer = "30928335050"
    (linje,) = kommune.oppgjoer("2024-08-01", (100_000, "2024-06-01", "2024-06-30", {"fnr": nummer}))
    assert kjoer(kommune).antall_rester == 1
    kommune.personer.append(kommune._person(3, nummer))
    krav = kommune.krav(100_000, person=3)
    kjoer(kommune)
    assert aktive() == [(linje.pk, krav.referanse, 100_000, "EKSAKT")]


def test_eldre_oppgjoer_lest_sist_gir_samme_sluttilstand(kommune):
    """The older full payment owns the claim; the younger part payment becomes a suggestion."""
    krav = kommune.krav(100_000)
    (sen,) = kommune.oppgjoer("2024-09-02", (60_000,))
    kjoer(kommune)
    assert aktive() == [(sen.pk, "K001", 60_000, "DELVIS")]
    (tidlig,) = kommune.oppgjoer("2024-08-01", (100_000,))
    assert kjoer(kommune).omkoblet == 1
    assert aktive() == [(tidlig.pk, "K001", 100_000, "EKSAKT")]
    assert Koblingsoppheving.objects.get().kobling.linje_id == sen.pk
    assert [kommune.utestaaende(krav, dag) for dag in ("2024-07-31", "2024-08-01", "2024-09-02")] == [
        100_000,
        0,
        0,
    ]
    omvendt = Bevegelse.objects.get(reverserer__isnull=False)
    assert (omvendt.dato, bool(omvendt.tilbakedatert_grunn)) == (d("2024-09-02"), True)


def test_det_vi_visste_foer_omkoblingen_staar(kommune):
    krav = kommune.krav(100_000)
    kommune.oppgjoer("2024-09-02", (60_000,))
    kjoer(kommune)
    foer = kommune.utestaaende(krav, "2024-12-31", kjent=dagens_start(d("2024-12-31")))
    kommune.krav(60_000, "2024-06-10", "2024-06-20", dato="2024-07-02")
    kjoer(kommune)
    assert kommune.utestaaende(krav, "2024-12-31") == 100_000
    assert kommune.utestaaende(krav, "2024-12-31", kjent=dagens_start(d("2024-12-31"))) == foer == 40_000


DATOER = ("2024-07-31", "2024-08-01", "2024-09-02", "2024-10-01", "2025-01-02")
OPPGJOER = (
    ("2024-08-01", (70_000,), (20_000, "2024-06-03", "2024-06-10")),
    ("2024-09-02", (-70_000,), (90_000,)),
    ("2024-10-01", (100_000,), (-20_000, "2024-06-03", "2024-06-10")),
)


@pytest.mark.parametrize("rekke", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1)])
def test_rekkefoelgen_paa_filene_gir_samme_boeker_paa_hver_dato(kommune, rekke):
    """Matched after each file, whatever order the files come in."""
    krav = [kommune.krav(100_000), kommune.krav(90_000, "2024-06-01", "2024-06-28")]
    for nummer in rekke:
        kommune.oppgjoer(*OPPGJOER[nummer], rapport=f"R{nummer}")
        kjoer(kommune)
    assert [rad[1:] for rad in aktive()] == [
        ("K001", 70_000, "DELVIS"),
        ("K001", 20_000, "DELVIS"),
        ("K001", -70_000, "KORREKSJONSPAR"),
        ("K002", 90_000, "BELOEP_OG_OVERLAPP"),
        ("K001", 100_000, "BELOEP_OG_OVERLAPP"),
        ("K001", -20_000, "KORREKSJONSPAR"),
    ]
    assert [[kommune.utestaaende(k, dag) for dag in DATOER] for k in krav] == [
        [100_000, 100_000, 80_000, 0, 0],
        [90_000, 90_000, 0, 0, 0],
    ]


def test_koblet_og_ukoblet_er_summen_av_oppgjoeret(kommune):
    kommune.krav(100_000)
    linjer = kommune.oppgjoer(
        "2024-08-01",
        (100_000,),
        (5_000, "2024-01-01", "2024-01-31", {"kode": "Q"}),
        (-7_500, None, None, {"kode": "A"}),
    )
    resultat = kjoer(kommune)
    assert resultat.koblet_oere + resultat.rest_oere == sum(linje.oere for linje in linjer)
    assert resultat.antall_rester == 2
