"""The demo through the ordinary import and matching: R-264 to the krone, and R-265, as-of stability."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.simulation import fasittall
from tests.simulation.deling import del_mappe
from tilgode.apps.innlesing.services_mappe import importer_mappe
from tilgode.apps.oppgjoer.models import Oppgjoerslinje
from tilgode.apps.oppgjoer.services import avstem
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.queries import utestaaende
from tilgode.simulation.demo import ORGNR

D1, D2, D3 = date(2025, 5, 1), date(2025, 10, 1), date(2026, 4, 1)
KOLONNER = {D1: "2025-05", D2: "2025-10-01", D3: "2026-04-01"}
KJENT_D2 = datetime(2025, 10, 1, 23, 59, tzinfo=ZoneInfo("Europe/Oslo"))


def les_inn(mappe: Path) -> Arbeidsgiver:
    for rapport in importer_mappe(mappe):
        assert rapport.feil == (), rapport.fil
    arbeidsgiver = Arbeidsgiver.objects.get(orgnr=ORGNR)
    avstem(arbeidsgiver)
    return arbeidsgiver


def per_sektor(arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None = None) -> dict[str, int]:
    rader = utestaaende(arbeidsgiver, dato, kjent, ("sektor",))
    return {r.gruppe.sektor: r.oere[0] for r in rader}


def per_kravaar(arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None = None) -> dict[str, int]:
    rader = utestaaende(arbeidsgiver, dato, kjent, ("kravaar",))
    per_aar = {str(r.gruppe.kravaar): r.oere[0] for r in rader}
    ufordelt = per_aar.pop("None", 0)
    assert ufordelt == (-713_00 if dato == D2 else 0)
    return fasittall.slaa_sammen_gamle(per_aar)


def sjekk_sektorer(arbeidsgiver: Arbeidsgiver, dato: date, kjent: datetime | None = None) -> None:
    ventet = fasittall.utestaaende_per_sektor(KOLONNER[dato])
    ventet.pop("Total")
    assert per_sektor(arbeidsgiver, dato, kjent) == ventet


@pytest.mark.django_db
def test_tall_for_en_tidligere_dato_endres_ikke_naar_senere_transaksjoner_leses_inn(
    demomappe: Path, tmp_path: Path
) -> None:
    del_mappe(demomappe, D2, tmp_path / "foer", tmp_path / "etter")

    arbeidsgiver = les_inn(tmp_path / "foer")
    for dato in (D1, D2):
        sjekk_sektorer(arbeidsgiver, dato)
    foer = per_kravaar(arbeidsgiver, D2)
    assert foer == fasittall.utestaaende_per_kravaar("2025-10-01")

    les_inn(tmp_path / "etter")
    for dato in (D1, D2, D3):
        sjekk_sektorer(arbeidsgiver, dato)
    assert per_kravaar(arbeidsgiver, D2) == foer
    assert per_kravaar(arbeidsgiver, D3) == fasittall.utestaaende_per_kravaar("2026-04-01")
    sjekk_sektorer(arbeidsgiver, D2, KJENT_D2)

    # every line is matched but the two of an unknown kode, which cancel out
    uten_krav = Oppgjoerslinje.objects.filter(koblinger__isnull=True)
    assert sorted(linje.oere for linje in uten_krav) == [-713_00, 713_00]
