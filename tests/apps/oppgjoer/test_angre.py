"""Refuse many, take back what was just done, own open lines, and see holes in the series."""

from datetime import date

import pytest

from tests.apps.oppgjoer.bygg import Kommune, aktive, d
from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.oppgjoer.hauger import haugsummer, linjer_i_haug
from tilgode.apps.oppgjoer.models import Kobling, Linjeeier
from tilgode.apps.oppgjoer.queries import Haug
from tilgode.apps.oppgjoer.rekker import hull_i_rekken
from tilgode.apps.oppgjoer.services import (
    Koblingsfeil,
    angre,
    avstem,
    avstem_personer,
    avvis,
    godta,
    koble,
    opphev,
)
from tilgode.apps.oppgjoer.services_angre import angre_avvisning
from tilgode.apps.oppgjoer.services_eier import sett_eier
from tilgode.apps.oppgjoer.services_kobling import aktive_forslag
from tilgode.apps.regnskap.bevegelser import dagens_start

pytestmark = pytest.mark.django_db
NAA = dagens_start(date(2024, 9, 1))
SENERE = dagens_start(date(2024, 10, 1))


@pytest.fixture
def kommune():
    """Two persons with two claims each, and a line each that may be either."""
    kommune = Kommune()
    for person in (0, 0, 1, 1):
        kommune.krav(100_000, person=person)
    kommune.oppgjoer("2024-08-01", (60_000,), (70_000, "2024-06-01", "2024-06-30", {"person": 1}))
    avstem(kommune.arbeidsgiver, naa=NAA)
    return kommune


def forslag():
    return list(aktive_forslag().order_by("linje").values_list("pk", flat=True))


def bilde():
    return list(
        aktive_forslag().order_by("linje").values_list("linje_id", "krav_id", "oere", "regel", "grunn")
    )


def test_aa_angre_en_godkjenning_gir_de_samme_forslagene_igjen(kommune):
    foer = bilde()
    godtatt = forslag()
    godta(godtatt, aktoer="Kari", naa=NAA)
    avstem(kommune.arbeidsgiver, naa=NAA)
    assert len(aktive()) == 2
    assert angre(godtatt, aktoer="Kari", naa=NAA) == 2
    avstem_personer(kommune.arbeidsgiver, [p.pk for p in kommune.personer], naa=NAA)
    assert aktive() == []
    assert bilde() == foer
    assert not avstem(kommune.arbeidsgiver, naa=NAA, alt=True).endret
    hendelse = Revisjonshendelse.objects.get(handling="oppgjoer.angre")
    assert (hendelse.aktoer, hendelse.opplysninger["koblinger"]) == ("Kari", godtatt)


def test_dagene_imellom_beholder_sin_historie(kommune):
    (foerste, _) = forslag()
    krav = Kobling.objects.get(pk=foerste).krav
    godta([foerste], aktoer="Kari", naa=NAA)
    angre([foerste], aktoer="Kari", naa=SENERE)
    avstem(kommune.arbeidsgiver, naa=SENERE)
    assert [kommune.utestaaende(krav, dag) for dag in ("2024-08-31", "2024-09-01", "2024-10-01")] == [
        100_000,
        40_000,
        100_000,
    ]


def test_aa_angre_en_kobling_for_haand(kommune):
    linje = Kobling.objects.get(pk=forslag()[0]).linje
    foer = bilde()
    krav = Kobling.objects.get(pk=forslag()[0]).krav
    nye = koble(linje, {krav.pk: 60_000}, aktoer="Kari", naa=NAA)
    angre(nye, aktoer="Kari", naa=NAA)
    avstem(kommune.arbeidsgiver, naa=NAA)
    assert bilde() == foer


def test_alt_eller_ingenting_og_bare_en_gang(kommune):
    godtatt = forslag()
    godta(godtatt, aktoer="Kari", naa=NAA)
    opphev(Kobling.objects.get(pk=godtatt[0]), "feil", aktoer="Kari", naa=NAA)
    with pytest.raises(Koblingsfeil, match="alt angret"):
        angre(godtatt, aktoer="Kari", naa=NAA)
    assert len(aktive()) == 1


def test_det_reglene_har_koblet_angres_ikke_men_oppheves():
    kommune = Kommune()
    kommune.krav(100_000)
    kommune.oppgjoer("2024-08-01", (100_000,))
    avstem(kommune.arbeidsgiver, naa=NAA)
    with pytest.raises(Koblingsfeil, match="alt angret"):
        angre([Kobling.objects.get().pk], aktoer="Kari", naa=NAA)


def test_aa_avvise_mange_paa_en_gang_og_med_grunn(kommune):
    avviste = {(k.linje_id, k.krav_id) for k in Kobling.objects.filter(pk__in=forslag())}
    with pytest.raises(Koblingsfeil, match="Skriv hvorfor"):
        avvis(forslag(), " ", aktoer="Kari", naa=NAA)
    assert avvis(forslag(), "feil arbeidsforhold", aktoer="Kari", naa=NAA) == 2
    avstem(kommune.arbeidsgiver, naa=NAA)
    igjen = {(k.linje_id, k.krav_id) for k in Kobling.objects.filter(pk__in=forslag())}
    assert not igjen & avviste


def test_hver_linje_ligger_i_en_haug_og_haugene_er_summen(kommune):
    kommune.oppgjoer("2024-08-15", (5_000, None, None, {"kode": "Q"}))
    avstem(kommune.arbeidsgiver, naa=NAA)
    summer = haugsummer(kommune.arbeidsgiver, d("2024-09-01"))
    assert sum(s.oere for s in summer.values()) == 135_000
    assert (summer[Haug.FORESLAATT].linjer, summer[Haug.UKJENT].rest_oere) == (2, 5_000)
    (rad,) = linjer_i_haug(kommune.arbeidsgiver, Haug.UKJENT, d("2024-09-01"))
    assert (rad.grunn, rad.alder_dager, rad.eier) == ("UKJENT_KODE", 17, "")


def test_en_aapen_linje_faar_en_eier_som_kan_skiftes_og_tas_bort(kommune):
    (rad, _) = linjer_i_haug(kommune.arbeidsgiver, Haug.FORESLAATT, d("2024-09-01"))

    def eier():
        return linjer_i_haug(kommune.arbeidsgiver, Haug.FORESLAATT, d("2024-09-01"))[0].eier

    for navn in ("Lønn Oppvekst", "Kari", ""):
        assert sett_eier(kommune.arbeidsgiver, [rad.linje_id], navn, aktoer="Ola", naa=NAA) == 1
        assert eier() == navn
    assert Linjeeier.objects.count() == 3, "hvem som hadde den før, står"


def test_en_annen_arbeidsgivers_linje_faar_ingen_eier(kommune):
    with pytest.raises(Koblingsfeil, match="finnes ikke"):
        sett_eier(kommune.arbeidsgiver, [999], "Kari", aktoer="Ola", naa=NAA)


def test_hull_i_rekken_leses_av_oppgjoerene(kommune):
    kommune.oppgjoer("2024-11-01", (60_000,))
    assert [h.slag.value for h in hull_i_rekken(kommune.arbeidsgiver, d("2024-11-02"))] == ["MANGLER_MAANED"]
    assert [h.slag.value for h in hull_i_rekken(kommune.arbeidsgiver, d("2024-08-20"))] == []


# --- a refusal taken back -----------------------------------------------------------------------------


def test_aa_angre_en_avvisning_gir_de_samme_forslagene_igjen(kommune):
    """Refused by mistake: afterwards everything is as before, and both facts stand in the trail."""
    foer, avvist = bilde(), forslag()
    avvis(avvist, "feil person", aktoer="Kari", naa=NAA)
    avstem(kommune.arbeidsgiver, naa=NAA)
    assert not {rad[:2] for rad in bilde()} & {rad[:2] for rad in foer}
    assert angre_avvisning(avvist, aktoer="Kari", naa=SENERE) == 2
    avstem_personer(kommune.arbeidsgiver, [p.pk for p in kommune.personer], naa=SENERE)
    assert bilde() == foer
    handlinger = list(Revisjonshendelse.objects.order_by("pk").values_list("handling", flat=True))
    assert [h for h in handlinger if "avvis" in h] == ["oppgjoer.avvis", "oppgjoer.angre_avvisning"]
    assert not avstem(kommune.arbeidsgiver, alt=True, naa=SENERE).endret


def test_bare_det_som_er_avvist_kan_angres_og_bare_en_gang(kommune):
    avvist = forslag()
    with pytest.raises(Koblingsfeil, match="alt angret"):
        angre_avvisning(avvist, aktoer="Kari", naa=NAA)
    avvis(avvist, "feil person", aktoer="Kari", naa=NAA)
    angre_avvisning(avvist, aktoer="Kari", naa=NAA)
    with pytest.raises(Koblingsfeil, match="alt angret"):
        angre_avvisning(avvist, aktoer="Kari", naa=NAA)
