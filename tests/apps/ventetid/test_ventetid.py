"""Waiting times from what is stored: as of a date, as known at a moment, with corrections followed."""

import json
import sys
from datetime import date

import pytest
from openpyxl import load_workbook

from tests.apps.oppgjoer.bygg import Kommune, d
from tilgode.apps.felles.tid import dagens_slutt
from tilgode.apps.krav.models import Kravhendelse
from tilgode.apps.oppgjoer.models import Kobling, Oppgjoerslinje
from tilgode.apps.oppgjoer.services import avstem, opphev
from tilgode.apps.regnskap.bevegelser import dagens_start
from tilgode.apps.ventetid.forloep import les_forloep
from tilgode.apps.ventetid.queries import observasjoner, utenlandssaker, ventetider
from tilgode.cli.__main__ import main
from tilgode.core.ventetid import Slutt
from tilgode.params.formatering import SPRAAK
from tilgode.reports.ventetid import tegn

pytestmark = pytest.mark.django_db


def sendt(krav, dato, type_="SENDT"):
    Kravhendelse.objects.create(krav=krav, type=type_, dato=d(dato), registrert=dagens_start(d(dato)))
    return krav


@pytest.fixture
def kommune():
    """One paid after 31 days, one waiting, one written down to nothing, one refused."""
    kommune = Kommune()
    sendt(kommune.krav(100_000), "2024-07-01")
    sendt(kommune.krav(90_000, person=1), "2024-07-01")
    sendt(kommune.krav(80_000, person=2), "2024-07-01")
    kommune.endre(
        sendt(kommune.krav(70_000, "2024-05-01", "2024-05-31", person=1), "2024-06-01"), -70_000, "2024-09-15"
    )
    sendt(
        sendt(kommune.krav(60_000, "2024-04-01", "2024-04-30", person=2), "2024-05-01"),
        "2024-08-20",
        "AVSLAG",
    )
    kommune.oppgjoer("2024-08-01", (100_000,))
    avstem(kommune.arbeidsgiver, naa=dagens_start(date(2024, 8, 2)))
    return kommune


def sett(kommune, per, kjent=None):
    forloep = les_forloep(kommune.arbeidsgiver, d(per), kjent)
    navn = {f.krav_id: f.referanse for f in forloep}
    return {navn[o.krav]: (o.dager, o.slutt.value) for o in observasjoner(forloep, d(per))}


def test_hvert_krav_gir_en_observasjon_besvart_eller_ikke(kommune):
    assert sett(kommune, "2024-10-01") == {
        "K001": (31, "BETALT"),
        "K002": (92, "UBESVART"),
        "K003": (92, "UBESVART"),
        "K004": (106, "AVSLUTTET"),
        "K005": (111, "AVSLAATT"),
    }


def test_paa_en_tidligere_dato_er_ingenting_senere_med(kommune):
    assert sett(kommune, "2024-07-31") == {
        "K001": (30, "UBESVART"),
        "K002": (30, "UBESVART"),
        "K003": (30, "UBESVART"),
        "K004": (60, "UBESVART"),
        "K005": (91, "UBESVART"),
    }
    assert sett(kommune, "2024-05-31").keys() == {"K005"}


def test_slik_det_var_kjent_teller_ikke_en_betaling_som_ble_registrert_senere(kommune):
    assert sett(kommune, "2024-10-01", dagens_slutt(date(2024, 7, 31)))["K001"] == (92, "UBESVART")


def test_en_opphevet_kobling_er_ikke_et_svar(kommune):
    opphev(Kobling.objects.get(), "feil person", aktoer="Kari", naa=dagens_start(date(2024, 9, 1)))
    assert sett(kommune, "2024-10-01")["K001"] == (92, "UBESVART")
    assert sett(kommune, "2024-08-31")["K001"] == (31, "BETALT")


def test_et_avslag_uten_egen_dag_sier_ikke_noe_om_ventetiden(kommune):
    sendt(kommune.krav(50_000, "2024-03-01", "2024-03-31"), "2024-04-01")
    sendt(kommune.krav(50_000, "2024-02-01", "2024-02-29"), "2024-04-01")
    for krav in Kravhendelse.objects.filter(dato=d("2024-04-01")):
        sendt(krav.krav, "2024-04-01", "AVSLAG")
    assert {sett(kommune, "2024-10-01")[k] for k in ("K007", "K008")} == {(0, Slutt.AVSLUTTET.value)}


def test_over_ytre_grense_naevner_kravet_og_det_som_er_utestaaende(kommune):
    funnet = ventetider(kommune.arbeidsgiver, date(2025, 1, 1)).over_grensen
    assert [(o.krav, o.dager, o.oere) for o in funnet] == [("K002", 184, 90_000), ("K003", 184, 80_000)]
    assert ventetider(kommune.arbeidsgiver, date(2024, 12, 30)).over_grensen == ()


def test_utenlandssak_er_en_person_med_linje_fra_enhet_0393(kommune):
    (linje,) = kommune.oppgjoer("2024-09-02", (1_000, None, None, {"person": 2}))
    assert utenlandssaker(kommune.arbeidsgiver, date(2024, 10, 1)) == frozenset()
    felt = {f.attname: getattr(linje, f.attname) for f in linje._meta.fields if not f.primary_key}
    Oppgjoerslinje.objects.create(**felt | {"linjenummer": 2, "navenhet": "393"})
    assert utenlandssaker(kommune.arbeidsgiver, date(2024, 10, 1)) == {kommune.personer[2].pk}
    assert utenlandssaker(kommune.arbeidsgiver, date(2024, 9, 1)) == frozenset()
    utland = ventetider(kommune.arbeidsgiver, date(2025, 1, 1)).statistikk.utland
    assert [(r.omraade, r.antall) for r in utland] == [("UTLAND", 2), ("SYKEPENGER", 2)]


@pytest.mark.parametrize("spraak", SPRAAK)
@pytest.mark.parametrize("form", ["tekst", "html", "xlsx"])
def test_rapporten_i_alle_former_og_spraak(kommune, spraak, form):
    assert tegn(ventetider(kommune.arbeidsgiver, date(2025, 1, 1)), "Fjord kommune", spraak, form)


def test_kommandoen_gir_json_med_ubesvarte_og_normer(kommune, capsys):
    assert main(["ventetid", "--per", "2025-01-01", "--format", "json"]) == 0
    svar = json.loads(capsys.readouterr().out)
    (rad,) = svar["ytelser"]
    assert (rad["antall"], rad["besvart"], rad["ubesvart"], rad["ubesvart_over_ytre_grense"]) == (5, 2, 2, 2)
    assert {n["status"] for n in svar["normer"]} == {"OPPGITT", "UTLEDET"}
    assert [o["krav"] for o in svar["over_ytre_grense"]] == ["K002", "K003"]


@pytest.mark.parametrize("kommando", ["ventetid", "utfall"])
def test_uten_scipy_sier_kommandoen_hva_som_skal_installeres(kommune, capsys, monkeypatch, kommando):
    monkeypatch.setitem(sys.modules, "scipy", None)
    assert main([kommando, "--per", "2025-01-01"]) == 2
    assert "tilgode[statistikk]" in capsys.readouterr().err


def test_regnearket_har_tall_og_ikke_tekst(kommune, tmp_path):
    fil = tmp_path / "ventetid.xlsx"
    assert main(["ventetid", "--per", "2025-01-01", "--format", "xlsx", "--ut", str(fil)]) == 0
    bok = load_workbook(fil)
    assert {"Ytelser", "Kravtyper", "Måneder", "Nasjonal", "Utland", "Over grensen", "Normer"} <= set(
        bok.sheetnames
    )
    assert any(isinstance(celle, int) for rad in bok["Over grensen"].values for celle in rad)
