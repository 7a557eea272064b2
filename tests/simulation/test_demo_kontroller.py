"""R-231, the 2024 scenario: the later adjustments of 4 449 516 kroner are flagged when the claims are made."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from tests.simulation.test_demo_innlest import les_inn
from tilgode.apps.kontroll.overkrav import kontroller_overkrav
from tilgode.apps.kontroll.queries import Kontrollrad, kontroller
from tilgode.apps.krav.models import Krav
from tilgode.apps.krav.services import beregn
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.regnskap.utvalg import Utvalg
from tilgode.core.kontroll import Retning

PER = date(2026, 4, 1)
FLAGGET_OERE = 4_449_516_00
KLASSER = ("OVERREGISTRERT", "DUBLETT")


def satt_ned(mappe: Path, krav: dict[str, Krav]) -> dict[str, int]:
    """What was set down later on the claims of 2024, by claim, as the export tells it."""
    ned: dict[str, int] = defaultdict(int)
    with (mappe / "justering.csv").open(encoding="utf-8-sig") as fil:
        for rad in csv.DictReader(fil, delimiter=";"):
            if rad["klasse"] in KLASSER and krav[rad["krav"]].kravaar == 2024:
                ned[rad["krav"]] -= int(rad["beloep"].replace(",", ""))
    return dict(ned)


def for_mye(arbeidsgiver: Arbeidsgiver) -> list[Kontrollrad]:
    svar = kontroller(arbeidsgiver, PER, utvalg=Utvalg(kravaar_fra=2024, kravaar_til=2024))
    return [r for r in svar.rader if r.retning is Retning.FOR_MYE]


@pytest.mark.django_db
def test_alt_som_senere_ble_satt_ned_er_flagget_til_kronen_og_ikke_noe_annet(demomappe: Path) -> None:
    arbeidsgiver = les_inn(demomappe)
    beregn(arbeidsgiver)
    krav = {k.referanse: k for k in Krav.objects.all()}
    sanne = satt_ned(demomappe, krav)
    rader = for_mye(arbeidsgiver)
    funnet: dict[str, int] = defaultdict(int)
    for rad in rader:
        funnet[rad.krav] += rad.funn.oere
    assert sum(funnet.values()) == FLAGGET_OERE
    assert dict(funnet) == sanne
    assert sum(r.aapent_oere for r in rader) == 0

    # as known the day the claim was made, a tenth of them drawn by their place in the list
    for referanse in sorted(funnet)[::10]:
        ett = krav[referanse]
        svar = kontroller_overkrav(
            arbeidsgiver, timezone.localdate(ett.registrert), ett.registrert, Utvalg(krav_id=ett.pk)
        )
        assert [o.oere >= funnet[referanse] for o in svar.funn if o.krav_id == ett.pk] == [True]
