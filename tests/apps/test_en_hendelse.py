"""Every register service writes exactly one event in the audit trail, and none when it refuses the file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.apps.fravaer.test_registrering import FRAVAER, INNTEKTSMELDING, SOEKNAD, SYKMELDING, VEDTAK
from tests.apps.kommune import (
    Kommune,
    ansattrad,
    innlesing,
    justeringsrad,
    kravrad,
    lag_kommune,
    les,
    organisasjonsrader,
)
from tests.apps.oppgjoer.test_registrering import bankrad, linje
from tests.apps.person.test_registrering import loenn
from tests.apps.regnskap.test_registrering import plan, purring
from tilgode.apps.fravaer import registrering as fravaer
from tilgode.apps.innlesing import revisjon
from tilgode.apps.innlesing.models import Revisjonshendelse
from tilgode.apps.krav.registrering import register_krav
from tilgode.apps.oppgjoer.registrering import register_bank, register_oppgjoer
from tilgode.apps.organisasjon.registrering import register_organisasjon
from tilgode.apps.person.registrering import register_ansatte, register_loenn
from tilgode.apps.regnskap.planregistrering import register_plan
from tilgode.apps.regnskap.purreregistrering import register_purring
from tilgode.apps.regnskap.registrering import register_justering
from tilgode.core.innlesing.rapport import Filfeil

pytestmark = pytest.mark.django_db
DAG = date(2025, 10, 1)

TJENESTER: list[tuple[Callable[..., Any], Any]] = [
    (register_organisasjon, organisasjonsrader()[0]),
    (register_ansatte, ansattrad(1)),
    (register_loenn, loenn(100)),
    (fravaer.register_fravaer, FRAVAER),
    (fravaer.register_sykmelding, SYKMELDING),
    (fravaer.register_soeknad, SOEKNAD),
    (fravaer.register_inntektsmelding, INNTEKTSMELDING),
    (fravaer.register_vedtak, VEDTAK),
    (register_krav, kravrad("K2")),
    (register_justering, justeringsrad("J1", "K1", -5, DAG)),
    (register_purring, purring("K1")),
    (register_plan, plan("Plan", DAG, 1, "Mai")),
    (register_bank, bankrad("B1", 5)),
]


@pytest.fixture
def kommune() -> Kommune:
    kommune = lag_kommune(1)
    kommune.krav(kravrad("K1"))
    return kommune


@pytest.mark.parametrize(("tjeneste", "rad"), TJENESTER)
def test_a_file_is_one_event(kommune: Kommune, tjeneste: Callable[..., Any], rad: Any) -> None:
    foer = Revisjonshendelse.objects.count()
    les(kommune.arbeidsgiver, tjeneste, rad)
    assert Revisjonshendelse.objects.count() == foer + 1
    siste = Revisjonshendelse.objects.latest("pk")
    assert (siste.aktoer, siste.objekt.split(":")[0]) == ("test", "innlesing")
    assert revisjon.find_brudd() == []


def test_a_settlement_is_one_event(kommune: Kommune) -> None:
    foer = Revisjonshendelse.objects.count()
    fil = innlesing(kommune.arbeidsgiver, "oppgjoer")
    register_oppgjoer([linje(1, 0, 5)], fil, rapport_id="R1", valutadato=DAG, raadata=b"")
    assert Revisjonshendelse.objects.count() == foer + 1


@pytest.mark.parametrize(
    ("tjeneste", "rad"),
    [(t, r) for t, r in TJENESTER if hasattr(r, "arbeidsforhold") and t is not register_ansatte],
)
def test_a_refused_file_leaves_nothing(kommune: Kommune, tjeneste: Callable[..., Any], rad: Any) -> None:
    foer = Revisjonshendelse.objects.count()
    with pytest.raises(Filfeil):
        les(kommune.arbeidsgiver, tjeneste, replace(rad, arbeidsforhold="ukjent"))
    assert Revisjonshendelse.objects.count() == foer
