"""Inference on the claims of a small kommune: facts and inference apart, as of a date, as known at a moment."""

import json
from datetime import date

import pytest

from tests.apps.oppgjoer.bygg import Kommune, d
from tilgode.apps.felles.tid import dagens_slutt
from tilgode.apps.fravaer.models import Inntektsmelding, Soeknad
from tilgode.apps.krav.models import Kravhendelse
from tilgode.apps.oppgjoer.services import avstem
from tilgode.apps.regnskap.bevegelser import dagens_start
from tilgode.apps.utfallsanslag.queries import anslag
from tilgode.cli.__main__ import main
from tilgode.core.utfallsanslag import AntattUtfall, Bevistype
from tilgode.params.formatering import SPRAAK
from tilgode.params.utfallstekster import utfallsnavn, vis_anslag

pytestmark = pytest.mark.django_db
PER = date(2025, 3, 1)


def sendt(krav, dato, type_="SENDT"):
    Kravhendelse.objects.create(krav=krav, type=type_, dato=d(dato), registrert=dagens_start(d(dato)))
    return krav


@pytest.fixture
def kommune():
    """K001 paid, K002 a double of it, K003 without a søknad, K004 in part, K005 too much, K006 refused, K007 new."""
    kommune = Kommune()
    sendt(kommune.krav(100_000), "2024-07-01")
    sendt(kommune.krav(95_000), "2024-07-20")
    sendt(kommune.krav(80_000, person=1), "2024-07-01")
    sendt(kommune.krav(70_000, person=2), "2024-07-01")
    sendt(kommune.krav(60_000, "2024-03-01", "2024-03-31", person=2), "2024-04-01")
    sendt(
        sendt(kommune.krav(50_000, "2024-01-01", "2024-01-31", person=2), "2024-02-01"),
        "2024-05-01",
        "AVSLAG",
    )
    sendt(kommune.krav(40_000, "2025-01-01", "2025-01-31", person=2, dato="2025-02-20"), "2025-02-20")
    for i, status in ((0, "INNSENDT"), (1, "MANGLER")):
        Soeknad.objects.create(
            arbeidsforhold=kommune.personer[i].arbeidsforhold.get(),
            fom=d("2024-06-01"),
            tom=d("2024-06-30"),
            status=status,
            registrert=dagens_start(d("2024-08-05")),
        )
    kommune.oppgjoer("2024-08-01", (100_000,), (50_000, "2024-06-01", "2024-06-30", {"person": 2}))
    kommune.oppgjoer("2024-05-02", *[(65_000, "2024-03-01", "2024-03-31", {"person": 2})], rapport="R900")
    avstem(kommune.arbeidsgiver, naa=dagens_start(date(2024, 8, 2)))
    return kommune


def etter_navn(kommune, per=PER, kjent=None):
    return {r.krav: r for r in anslag(kommune.arbeidsgiver, per, kjent)}


def test_bare_aapne_krav_uten_registrert_svar_faar_anslag(kommune):
    funnet = etter_navn(kommune)
    assert "K001" not in funnet  # paid
    assert "K006" not in funnet  # a registered refusal is a fact, not an inference
    assert {"K002", "K003", "K004", "K007"} <= set(funnet)


def test_anslaget_staar_ved_siden_av_fakta_og_fordelingen_er_hel(kommune):
    for rad in anslag(kommune.arbeidsgiver, PER):
        assert rad.krevd_oere - rad.mottatt_oere == rad.utestaaende_oere
        assert sum(p for _, p in rad.anslag.fordeling) == 1000
        assert rad.anslag.promille == dict(rad.anslag.fordeling)[rad.anslag.antatt]


def test_dubletten_og_den_uten_soeknad_er_trolig_avslaatt_med_bevis(kommune):
    funnet = etter_navn(kommune)
    dublett, uten = funnet["K002"].anslag, funnet["K003"].anslag
    assert (dublett.antatt, uten.antatt) == (AntattUtfall.TROLIG_AVSLAATT,) * 2
    assert Bevistype.DUBLETT_BETALT in {b.type for b in dublett.bevis}
    assert [b.type for b in uten.bevis] == [Bevistype.SOEKNAD_MANGLER]


def test_det_som_er_betalt_i_deler_og_det_som_nettopp_er_sendt(kommune):
    funnet = etter_navn(kommune)
    assert funnet["K004"].anslag.antatt is AntattUtfall.DELVIS_BETALT
    assert (funnet["K004"].mottatt_oere, funnet["K004"].utestaaende_oere) == (50_000, 20_000)
    assert funnet["K007"].anslag.antatt is AntattUtfall.VENTER


def test_paa_en_tidligere_dato_ventet_alle(kommune):
    funnet = etter_navn(kommune, date(2024, 7, 25))
    assert {"K001", "K002", "K004"} <= set(funnet)
    assert {funnet[k].anslag.antatt for k in ("K001", "K002", "K004")} == {AntattUtfall.VENTER}


def test_slik_det_var_kjent_er_en_soeknad_som_ble_registrert_senere_ikke_bevis(kommune):
    foer = etter_navn(kommune, date(2024, 8, 10), dagens_slutt(date(2024, 8, 4)))
    etter = etter_navn(kommune, date(2024, 8, 10), dagens_slutt(date(2024, 8, 5)))
    assert Bevistype.SOEKNAD_MANGLER not in {b.type for b in foer["K003"].anslag.bevis}
    assert foer["K003"].anslag.antatt is AntattUtfall.VENTER
    assert etter["K003"].anslag.antatt is AntattUtfall.TROLIG_AVSLAATT


def test_uten_inntektsmelding_er_det_trolig_betalt_til_den_ansatte(kommune):
    Inntektsmelding.objects.create(
        arbeidsforhold=kommune.personer[0].arbeidsforhold.get(),
        foerste_fravaersdag=d("2024-05-16"),
        inntekt_oere=1,
        refusjon_oere=1,
        registrert=dagens_start(d("2024-06-01")),
    )
    krav = sendt(kommune.krav(30_000, "2024-09-01", "2024-09-30", person=1, dato="2024-10-01"), "2024-10-01")
    Soeknad.objects.create(
        arbeidsforhold=krav.arbeidsforhold,
        fom=krav.fom,
        tom=krav.tom,
        status="INNSENDT",
        registrert=dagens_start(d("2024-10-05")),
    )
    assert etter_navn(kommune)[krav.referanse].anslag.antatt is AntattUtfall.UTBETALT_ANSATT


def test_penger_som_er_kommet_og_bare_foreslaatt_koblet_er_uavklart_og_ikke_venting(kommune):
    sendt(kommune.krav(90_000, "2024-10-01", "2024-10-31", person=1, dato="2024-11-01"), "2024-11-01")
    sendt(kommune.krav(80_000, "2024-10-01", "2024-10-31", person=1, dato="2024-11-01"), "2024-11-01")
    kommune.oppgjoer("2024-12-02", (50_000, "2024-10-01", "2024-10-31", {"person": 1}))
    avstem(kommune.arbeidsgiver, naa=dagens_start(date(2024, 12, 3)))
    (rad,) = (
        r
        for r in anslag(kommune.arbeidsgiver, PER)
        if Bevistype.FORSLAG_PAA_KRAVET in {b.type for b in r.anslag.bevis}
    )
    assert rad.anslag.antatt is AntattUtfall.UAVKLART
    assert vis_anslag(rad.anslag)[-1] == "Neste steg: godta eller avvis forslaget om kobling."
    foer = etter_navn(kommune, date(2024, 11, 20))
    assert foer[rad.krav].anslag.antatt is AntattUtfall.VENTER


def test_ingenting_antatt_blir_lagret(kommune):
    foer = Kravhendelse.objects.count()
    anslag(kommune.arbeidsgiver, PER)
    assert Kravhendelse.objects.count() == foer
    assert not {u.value for u in AntattUtfall} & set(Kravhendelse.Type.values)


@pytest.mark.parametrize("spraak", SPRAAK)
def test_ordene_sier_at_det_er_et_anslag(kommune, spraak):
    merke = {"nb": "Anslag, ikke et svar fra Nav", "nn": "Anslag, ikkje eit svar frå Nav"}
    for rad in anslag(kommune.arbeidsgiver, PER):
        linjer = vis_anslag(rad.anslag, spraak)
        assert linjer[0].startswith(merke.get(spraak, "Inference, not an answer from Nav"))
        assert len(linjer) >= 3
    assert set(utfallsnavn(spraak)) == set(AntattUtfall)


def test_json_har_alt_antatt_under_en_noekkel_som_sier_det(kommune, capsys):
    assert main(["utfall", "--per", "2025-03-01", "--format", "json"]) == 0
    for rad in json.loads(capsys.readouterr().out):
        antatt = rad.pop("anslag")
        assert antatt["er_faktum"] is False
        assert antatt["antatt_utfall"] in {u.value for u in AntattUtfall}
        assert not any("utfall" in noekkel or "antatt" in noekkel for noekkel in rad)


def test_kommandoen_kan_velge_og_sier_naar_kravet_ikke_er_aapent(kommune, capsys):
    assert main(["utfall", "--per", "2025-03-01", "--antatt", "TROLIG_AVSLAATT"]) == 0
    ut = capsys.readouterr().out
    assert "K002" in ut
    assert "K007" not in ut
    assert main(["utfall", "--per", "2025-03-01", "--krav", "K001"]) == 2
    assert "ikke et åpent krav" in capsys.readouterr().err
