"""A person's hand in the matching: place, split, accept, undo; each with its trace."""

from datetime import date

import pytest

from tests.apps.oppgjoer.bygg import Kommune, aktive, d
from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.oppgjoer.models import Kobling
from tilgode.apps.oppgjoer.services import Koblingsfeil, avstem, godta, koble, opphev
from tilgode.apps.regnskap.bevegelser import dagens_start
from tilgode.apps.regnskap.models import Bevegelse

pytestmark = pytest.mark.django_db
NAA = dagens_start(date(2025, 3, 3))
MARS = "2025-03-03"


@pytest.fixture
def kommune():
    return Kommune()


def test_del_en_linje_paa_to_krav_fra_i_dag(kommune):
    a, b = kommune.krav(100_000), kommune.krav(50_000, person=1)
    (linje,) = kommune.oppgjoer("2024-08-01", (120_000,))
    koble(linje, {a.pk: 80_000, b.pk: 30_000}, aktoer="Kari", notat="avtalt på telefon", naa=NAA)
    assert aktive() == [(linje.pk, "K001", 80_000, "MANUELL"), (linje.pk, "K002", 30_000, "MANUELL")]
    assert kommune.utestaaende(a, "2025-03-02") == 100_000, "tidligere tall står"
    assert kommune.utestaaende(a, MARS) == 20_000
    assert Kobling.objects.first().grunn == {"notat": "avtalt på telefon"}
    hendelse = Revisjonshendelse.objects.get(handling="oppgjoer.koble")
    assert (hendelse.aktoer, hendelse.opplysninger["dato"]) == ("Kari", MARS)


@pytest.mark.parametrize("deler", [(120_001,), (60_000, 60_001), (-1,), (0,), ()])
def test_delene_maa_faa_plass_i_linja(kommune, deler):
    krav = [kommune.krav(200_000), kommune.krav(200_000)]
    (linje,) = kommune.oppgjoer("2024-08-01", (120_000,))
    with pytest.raises(Koblingsfeil, match=r"(fortegn|mer enn)"):
        koble(linje, {k.pk: o for k, o in zip(krav, deler, strict=False)}, aktoer="Kari", naa=NAA)
    assert not Kobling.objects.exists()
    assert not Revisjonshendelse.objects.exists()


def test_fra_en_tidligere_dato_bare_med_grunn(kommune):
    krav = kommune.krav(100_000)
    (linje,) = kommune.oppgjoer("2024-08-01", (100_000,))
    with pytest.raises(Koblingsfeil, match="tidligere dato"):
        koble(linje, {krav.pk: 100_000}, aktoer="Kari", naa=NAA, dato=d("2024-08-01"))
    koble(
        linje,
        {krav.pk: 100_000},
        aktoer="Kari",
        naa=NAA,
        dato=d("2024-08-01"),
        tilbakedatert_grunn="rettet etter revisjon",
    )
    assert kommune.utestaaende(krav, "2024-08-01") == 0
    assert Bevegelse.objects.get(type="MOTTATT").tilbakedatert_grunn == "rettet etter revisjon"


def test_aldri_fra_foer_pengene_kom(kommune):
    krav = kommune.krav(100_000)
    (linje,) = kommune.oppgjoer("2024-08-01", (100_000,))
    with pytest.raises(Koblingsfeil, match="før pengene kom"):
        koble(linje, {krav.pk: 1}, aktoer="K", naa=NAA, dato=d("2024-07-31"), tilbakedatert_grunn="fordi")


def test_en_annen_arbeidsgivers_krav_finnes_ikke(kommune):
    (linje,) = kommune.oppgjoer("2024-08-01", (100_000,))
    with pytest.raises(Koblingsfeil, match="finnes ikke"):
        koble(linje, {999: 100_000}, aktoer="Kari", naa=NAA)


def test_godta_mange_forslag_paa_en_gang(kommune):
    krav = [kommune.krav(100_000, person=p) for p in (0, 0, 1, 1)]
    kommune.oppgjoer("2024-08-01", (60_000,), (60_000, "2024-06-01", "2024-06-30", {"person": 1}))
    avstem(kommune.arbeidsgiver, naa=NAA)
    forslag = list(Kobling.objects.values_list("pk", flat=True))
    assert godta(forslag, aktoer="Kari", naa=NAA) == 2
    assert sorted(kommune.utestaaende(k, MARS) for k in krav) == [40_000, 40_000, 100_000, 100_000]
    assert not avstem(kommune.arbeidsgiver, naa=NAA).endret
    assert Revisjonshendelse.objects.filter(handling="oppgjoer.godta").count() == 1


def test_godta_alt_eller_ingenting(kommune):
    kommune.krav(100_000)
    kommune.krav(90_000)
    kommune.oppgjoer("2024-08-01", (60_000,))
    avstem(kommune.arbeidsgiver, naa=NAA)
    (forslag,) = Kobling.objects.values_list("pk", flat=True)
    with pytest.raises(Koblingsfeil, match="falt bort"):
        godta([forslag, forslag + 1], aktoer="Kari", naa=NAA)
    assert not Bevegelse.objects.filter(type="MOTTATT").exists()


def test_avvist_forslag_kommer_ikke_igjen(kommune):
    kommune.krav(100_000)
    kommune.krav(90_000)
    kommune.oppgjoer("2024-08-01", (60_000,))
    avstem(kommune.arbeidsgiver, naa=NAA)
    forslag = Kobling.objects.get()
    opphev(forslag, "feil arbeidsforhold", aktoer="Kari", naa=NAA)
    avstem(kommune.arbeidsgiver, naa=NAA)
    nytt = Kobling.objects.get(oppheving=None)
    assert nytt.krav_id != forslag.krav_id


def test_oppheving_gjelder_fra_i_dag_og_gir_kravet_tilbake(kommune):
    krav = kommune.krav(100_000)
    kommune.oppgjoer("2024-08-01", (100_000,))
    avstem(kommune.arbeidsgiver, naa=NAA)
    opphev(Kobling.objects.get(), "gjelder en annen", aktoer="Kari", naa=NAA)
    assert [kommune.utestaaende(krav, dag) for dag in ("2024-08-01", "2025-03-02", MARS)] == [0, 0, 100_000]
    avstem(kommune.arbeidsgiver, naa=NAA)
    assert kommune.utestaaende(krav, MARS) == 100_000, "det en person har opphevet, kobles ikke av seg selv"
    omvendt = Bevegelse.objects.get(reverserer__isnull=False)
    assert (omvendt.oere, omvendt.dato, omvendt.tilbakedatert_grunn) == (100_000, d(MARS), "")


@pytest.mark.parametrize("grunn", ["", "  "])
def test_oppheving_uten_grunn_nektes(kommune, grunn):
    kommune.krav(100_000)
    kommune.oppgjoer("2024-08-01", (100_000,))
    avstem(kommune.arbeidsgiver, naa=NAA)
    with pytest.raises(Koblingsfeil, match="Skriv hvorfor"):
        opphev(Kobling.objects.get(), grunn, aktoer="Kari", naa=NAA)
    assert Kobling.objects.filter(oppheving=None).exists()


def test_oppheves_bare_en_gang(kommune):
    kommune.krav(100_000)
    kommune.oppgjoer("2024-08-01", (100_000,))
    avstem(kommune.arbeidsgiver, naa=NAA)
    opphev(Kobling.objects.get(), "feil", aktoer="Kari", naa=NAA)
    with pytest.raises(Koblingsfeil, match="alt opphevet"):
        opphev(Kobling.objects.get(), "feil", aktoer="Kari", naa=NAA)


def test_manuell_kobling_fortrenger_forslag_og_reglene_tar_resten(kommune):
    a = kommune.krav(100_000)
    b = kommune.krav(90_000)
    (linje,) = kommune.oppgjoer("2024-08-01", (150_000,))
    avstem(kommune.arbeidsgiver, naa=NAA)
    koble(linje, {a.pk: 60_000}, aktoer="Kari", naa=NAA)
    avstem(kommune.arbeidsgiver, naa=NAA)
    assert aktive() == [(linje.pk, "K001", 60_000, "MANUELL"), (linje.pk, "K002", 90_000, "EKSAKT")]
    assert kommune.utestaaende(a) + kommune.utestaaende(b) == 40_000
