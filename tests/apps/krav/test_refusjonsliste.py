"""The refund report's rows (R-105): order, future and not transferred claims, and expected from the day ledger."""

from datetime import date

import pytest

from tests.apps.krav.bygg import Forhold
from tests.apps.oppgjoer.bygg import Kommune
from tilgode.apps.felles.tid import dagens_slutt
from tilgode.apps.krav.models import Krav
from tilgode.apps.krav.queries import ventede_loep
from tilgode.apps.krav.refusjonsliste import refusjonsliste
from tilgode.apps.regnskap.bevegelser import dagens_start
from tilgode.apps.regnskap.utvalg import Utvalg
from tilgode.cli.__main__ import main
from tilgode.values.kalender import antall_virkedager
from tilgode.values.periode import Periode

pytestmark = pytest.mark.django_db
PER = date(2024, 8, 1)


def test_sortert_paa_ansatt_saa_periode_og_like_navn_holdes_fra_hverandre():
    kommune = Kommune()
    for person in kommune.personer:
        person.navn = "Kari Nordmann"
        person.save()
    kommune.krav(1, "2024-06-01", "2024-06-30", person=1)
    kommune.krav(2, "2024-05-01", "2024-05-31", person=0)
    kommune.krav(3, "2024-04-01", "2024-04-30", person=1)
    kommune.krav(4, "2024-06-01", "2024-06-30", person=0)
    rader = refusjonsliste(kommune.arbeidsgiver, PER)
    assert [(r.krav.person_id, r.krav.sendt_oere) for r in rader] == [
        (kommune.personer[0].pk, 2),
        (kommune.personer[0].pk, 4),
        (kommune.personer[1].pk, 3),
        (kommune.personer[1].pk, 1),
    ]


def test_krav_for_en_periode_som_begynner_etter_datoen_er_merket():
    kommune = Kommune()
    kommune.krav(100, "2024-08-01", "2024-08-31")
    kommune.krav(200, "2024-08-02", "2024-08-31", person=1)
    assert [r.fremtidig for r in refusjonsliste(kommune.arbeidsgiver, PER)] == [False, True]


def test_et_registrert_krav_som_foeres_senere_er_vist_men_ikke_i_regnskapet():
    kommune = Kommune()
    kommune.krav(50_000, dato="2024-08-02")
    kommune.krav(70_000, dato="2024-08-02", registrert=dagens_start(PER))
    (rad,) = refusjonsliste(kommune.arbeidsgiver, PER)
    assert (rad.overfoert, rad.ikke_overfoert_oere, rad.krav.utestaaende_oere) == (False, 70_000, 0)
    rader = refusjonsliste(kommune.arbeidsgiver, date(2024, 8, 2))
    assert [(r.overfoert, r.ikke_overfoert_oere, r.krav.utestaaende_oere) for r in rader] == [
        (True, 0, 50_000),
        (True, 0, 70_000),
    ]


def test_en_enhet_ser_sine_egne():
    kommune = Kommune()
    kommune.krav(100)
    eget = Utvalg(ansvar_fra="3000", ansvar_til="3000")
    annet = Utvalg(ansvar_fra="3001", ansvar_til="3001")
    assert len(refusjonsliste(kommune.arbeidsgiver, PER, None, eget)) == 1
    assert refusjonsliste(kommune.arbeidsgiver, PER, None, annet) == []


def test_ventet_er_det_samme_som_dagene_i_kravet():
    sak = Forhold()
    sak.fravaer("2024-06-01", "2024-06-30")
    assert main(["krav", "beregn"]) == 0
    assert main(["krav", "mangler", "--per", "2024-08-01", "--registrer"]) == 0
    krav = Krav.objects.get()
    dager = sum(antall_virkedager(Periode(v.fom, v.tom)) * v.dagsbeloep_oere for v in ventede_loep(krav))
    (rad,) = refusjonsliste(sak.arbeidsgiver, date.today())
    assert rad.ventet_oere == dager == 1_846_000


def test_ventet_er_tomt_der_loven_om_ytelsen_ikke_regnes():
    kommune = Kommune()
    kommune.krav(100, ytelse="FORELDREPENGER")
    (rad,) = refusjonsliste(kommune.arbeidsgiver, PER)
    assert rad.ventet_oere is None


def test_slik_det_var_kjent_foer_bevegelsen_ble_foert_har_kravet_ikke_noe_beloep():
    kommune = Kommune()
    kommune.krav(70_000, dato="2024-07-01", registrert=dagens_start(date(2024, 6, 20)))
    (rad,) = refusjonsliste(kommune.arbeidsgiver, PER, dagens_slutt(date(2024, 6, 30)))
    assert (rad.overfoert, rad.ikke_overfoert_oere) == (False, 0)
    (rad,) = refusjonsliste(kommune.arbeidsgiver, PER)
    assert (rad.overfoert, rad.krav.utestaaende_oere) == (True, 70_000)
