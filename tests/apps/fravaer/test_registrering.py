"""Absence and messages: versions by the source's reference, and what was known when (R-003, R-004, R-005, R-007)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.apps.kommune import lag_kommune, les
from tilgode.apps.fravaer import registrering
from tilgode.apps.fravaer.models import Fravaer, Inntektsmelding, Soeknad, Sykmelding, Vedtak
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.core.innlesing.rader import (
    FravaerRad,
    InntektsmeldingRad,
    Opplysning,
    SoeknadRad,
    SykmeldingRad,
    VedtakRad,
)
from tilgode.core.innlesing.rapport import Filfeil
from tilgode.values.periode import Periode

pytestmark = pytest.mark.django_db

FOM, TOM = date(2025, 1, 1), date(2025, 1, 31)
JANUAR, FEBRUAR = datetime(2025, 1, 15, tzinfo=UTC), datetime(2025, 2, 15, tzinfo=UTC)

FRAVAER = FravaerRad(2, "1000-1", "SYKMELDING", FOM, TOM, Decimal(100), "100", "F1", JANUAR)
SYKMELDING = SykmeldingRad(2, "1000-1", FOM, TOM, Decimal(100), FOM, "S1", JANUAR)
FERIE = Opplysning("FERIE", date(2025, 1, 6), date(2025, 1, 10), None)
SOEKNAD = SoeknadRad(2, "1000-1", FOM, TOM, None, "MANGLER", (FERIE,), "D1", JANUAR)
INNTEKTSMELDING = InntektsmeldingRad(
    2,
    "1000-1",
    "IM1",
    1,
    FOM,
    (Periode(FOM, date(2025, 1, 16)),),
    5_000_000,
    5_000_000,
    None,
    ((date(2025, 3, 1), 4_500_000),),
    "",
    date(2025, 1, 20),
    "",
    JANUAR,
)
VEDTAK = VedtakRad(2, "1000", "FRITAK_KRONISK", None, FOM, None, FOM, TOM, True, True, "V1", JANUAR)

TILFELLER = [
    pytest.param(registrering.register_fravaer, FRAVAER, {"tom": date(2025, 2, 5)}, Fravaer, id="fravaer"),
    pytest.param(
        registrering.register_sykmelding, SYKMELDING, {"grad": Decimal(50)}, Sykmelding, id="sykmelding"
    ),
    pytest.param(registrering.register_soeknad, SOEKNAD, {"status": "INNSENDT"}, Soeknad, id="soeknad"),
    pytest.param(
        registrering.register_inntektsmelding,
        INNTEKTSMELDING,
        {"versjon": 2, "refusjon_oere": 4_000_000},
        Inntektsmelding,
        id="inntektsmelding",
    ),
    pytest.param(registrering.register_vedtak, VEDTAK, {"tom": date(2026, 1, 31)}, Vedtak, id="vedtak"),
]
Tjeneste = Callable[..., Any]


@pytest.fixture
def kommune() -> Arbeidsgiver:
    return lag_kommune(1).arbeidsgiver


@pytest.mark.parametrize(("tjeneste", "rad", "endring", "modell"), TILFELLER)
def test_the_same_again_stores_nothing(
    kommune: Arbeidsgiver, tjeneste: Tjeneste, rad: Any, endring: dict[str, Any], modell: Any
) -> None:
    assert les(kommune, tjeneste, rad).nye == 1
    assert les(kommune, tjeneste, rad).endret is False
    assert modell.objects.count() == 1


@pytest.mark.parametrize(("tjeneste", "rad", "endring", "modell"), TILFELLER)
def test_a_change_is_a_version_that_replaces_and_what_was_known_then_stands(
    kommune: Arbeidsgiver, tjeneste: Tjeneste, rad: Any, endring: dict[str, Any], modell: Any
) -> None:
    les(kommune, tjeneste, rad)
    assert les(kommune, tjeneste, replace(rad, registrert=FEBRUAR, **endring)).endrede == 1
    foerste, andre = modell.objects.order_by("pk")
    assert andre.erstatter == foerste
    assert list(modell.objects.all().kjent()) == [andre]
    assert list(modell.objects.all().kjent(FEBRUAR)) == [andre]
    assert list(modell.objects.all().kjent(JANUAR)) == [foerste]
    assert list(modell.objects.all().kjent(datetime(2025, 1, 1, tzinfo=UTC))) == []


@pytest.mark.parametrize(("tjeneste", "rad", "endring", "modell"), TILFELLER)
def test_an_unknown_employee_is_a_fault_and_nothing_is_stored(
    kommune: Arbeidsgiver, tjeneste: Tjeneste, rad: Any, endring: dict[str, Any], modell: Any
) -> None:
    felt = "ansattnummer" if hasattr(rad, "ansattnummer") else "arbeidsforhold"
    with pytest.raises(Filfeil) as fanget:
        les(kommune, tjeneste, rad, replace(rad, linje=3, **{felt: "77"}))
    (feil,) = fanget.value.feil
    assert (feil.linje, feil.felt, feil.verdi) == (3, felt, "77")
    assert "ansatte.csv" in feil.rettelse
    assert not modell.objects.exists()


def test_without_a_reference_type_and_first_day_are_the_identity(kommune: Arbeidsgiver) -> None:
    rad = replace(FRAVAER, kilde_referanse="")
    les(kommune, registrering.register_fravaer, rad)
    utfall = les(
        kommune,
        registrering.register_fravaer,
        replace(rad, tom=date(2025, 2, 5), registrert=FEBRUAR),
        replace(rad, fom=date(2025, 3, 1), tom=date(2025, 3, 5)),
        replace(rad, type="EGENMELDING"),
    )
    assert (utfall.nye, utfall.endrede) == (2, 1)


def test_the_same_reference_from_another_source_system_is_another_absence(kommune: Arbeidsgiver) -> None:
    les(kommune, registrering.register_fravaer, FRAVAER, kildesystem="Gat")
    assert les(kommune, registrering.register_fravaer, FRAVAER, kildesystem="Visma").nye == 1


def test_one_reference_that_says_two_things_in_a_file_is_a_fault(kommune: Arbeidsgiver) -> None:
    with pytest.raises(Filfeil, match="to ulike ting"):
        les(kommune, registrering.register_fravaer, FRAVAER, replace(FRAVAER, linje=3, tom=date(2025, 2, 5)))


def test_a_sykmelding_may_have_periods_with_different_degree(kommune: Arbeidsgiver) -> None:
    andre = replace(SYKMELDING, fom=date(2025, 2, 1), tom=date(2025, 2, 15), grad=Decimal(50))
    assert les(kommune, registrering.register_sykmelding, SYKMELDING, andre).nye == 2


def test_an_older_version_of_an_inntektsmelding_read_late_does_not_take_over(kommune: Arbeidsgiver) -> None:
    andre = replace(INNTEKTSMELDING, versjon=2, inntekt_oere=6_000_000, registrert=None)
    foerste = replace(INNTEKTSMELDING, registrert=None)
    les(kommune, registrering.register_inntektsmelding, andre)
    assert les(kommune, registrering.register_inntektsmelding, foerste).eldre == 1
    (gjeldende,) = Inntektsmelding.objects.all().kjent()
    assert (gjeldende.versjon, gjeldende.inntekt_oere) == (2, 6_000_000)


def test_two_versions_in_one_file_are_taken_in_their_order(kommune: Arbeidsgiver) -> None:
    rad = replace(INNTEKTSMELDING, registrert=None)
    utfall = les(
        kommune, registrering.register_inntektsmelding, replace(rad, linje=3, versjon=2, refusjon_oere=0), rad
    )
    assert (utfall.nye, utfall.endrede) == (1, 1)
    assert Inntektsmelding.objects.all().kjent().get().versjon == 2


def test_lists_are_kept_whole(kommune: Arbeidsgiver) -> None:
    les(kommune, registrering.register_inntektsmelding, INNTEKTSMELDING)
    les(kommune, registrering.register_soeknad, SOEKNAD)
    melding, soeknad = Inntektsmelding.objects.get(), Soeknad.objects.get()
    assert melding.arbeidsgiverperioder == [["2025-01-01", "2025-01-16"]]
    assert melding.refusjonsendringer == [["2025-03-01", 4_500_000]]
    assert soeknad.opplysninger == [{"type": "FERIE", "fom": "2025-01-06", "tom": "2025-01-10", "grad": None}]


@pytest.mark.parametrize(
    ("endring", "begrensning"),
    [({"tom": date(2024, 12, 31)}, "fravaer_tom_etter_fom"), ({"grad": Decimal(101)}, "fravaer_grad_0_100")],
)
def test_the_database_refuses_an_impossible_absence_by_name(
    kommune: Arbeidsgiver, endring: dict[str, Any], begrensning: str
) -> None:
    with pytest.raises(IntegrityError, match=begrensning), transaction.atomic():
        les(kommune, registrering.register_fravaer, replace(FRAVAER, **endring))
