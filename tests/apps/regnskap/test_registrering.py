"""Adjustments, dunning and plan from files; and the database's own refusals."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.apps.kommune import Kommune, justeringsrad, kravrad, lag_kommune, les
from tilgode.apps.organisasjon.models import Ansvar
from tilgode.apps.regnskap.bevegelser import (
    NyBevegelse,
    UmerketTilbakedatering,
    kravnoekler,
    skriv_bevegelser,
)
from tilgode.apps.regnskap.models import Bevegelse, Justering, Purring, Purringssvar
from tilgode.apps.regnskap.oppfoelging import justert_per_kravaar, planversjoner, purring_sum
from tilgode.apps.regnskap.planregistrering import register_plan
from tilgode.apps.regnskap.purreregistrering import register_purring
from tilgode.apps.regnskap.queries import utestaaende
from tilgode.core.innlesing.rader import PlanRad, PurringRad
from tilgode.core.innlesing.rapport import Filfeil

pytestmark = pytest.mark.django_db
OKTOBER, APRIL = date(2025, 10, 1), date(2026, 4, 1)


@pytest.fixture
def kommune() -> Kommune:
    kommune = lag_kommune(2)
    kommune.krav(
        kravrad("K1"), kravrad("K2", arbeidsforhold="1001-1", fom=date(2024, 5, 1), tom=date(2024, 5, 31))
    )
    return kommune


def totalt(kommune: Kommune) -> int:
    return utestaaende(kommune.arbeidsgiver, APRIL)[0].oere[0]


def test_an_adjustment_lowers_its_claim_and_keeps_cause_and_approver(kommune: Kommune) -> None:
    kommune.juster(justeringsrad("J1", "K1", -25_000, OKTOBER, notat="ferie i perioden"))
    justering = Justering.objects.get()
    assert (justering.godkjent_av, justering.notat, justering.krav.referanse) == (
        "ola",
        "ferie i perioden",
        "K1",
    )
    bevegelse = Bevegelse.objects.get(justering=justering)
    assert (bevegelse.type, bevegelse.oere, bevegelse.kravaar) == ("NEDJUSTERT", -25_000, 2025)
    assert bevegelse.ansvar == justering.krav.ansvar
    assert totalt(kommune) == 1_975_000


def test_the_same_adjustment_again_changes_nothing(kommune: Kommune) -> None:
    rad = justeringsrad("J1", "K1", -25_000, OKTOBER)
    kommune.juster(rad)
    assert kommune.juster(rad).endret is False
    assert totalt(kommune) == 1_975_000


def test_an_adjustment_is_not_edited(kommune: Kommune) -> None:
    kommune.juster(justeringsrad("J1", "K1", -25_000, OKTOBER))
    with pytest.raises(Filfeil, match="alt brukt på en annen justering"):
        kommune.juster(justeringsrad("J1", "K1", -26_000, OKTOBER))


def test_money_booked_on_an_ansvar_is_moved_to_a_claim_by_reversal(kommune: Kommune) -> None:
    kommune.juster(justeringsrad("U1", "", -71_300, OKTOBER, art="UFORDELT", ansvar="2100"))
    ufordelt = Bevegelse.objects.get(type="UFORDELT")
    assert (ufordelt.krav, ufordelt.kravaar, totalt(kommune)) == (None, None, 1_928_700)
    kommune.juster(
        justeringsrad("U2", "", 71_300, APRIL, art="UFORDELT", ansvar="2100", reverserer="U1"),
        justeringsrad("J1", "K1", -71_300, APRIL),
    )
    assert Bevegelse.objects.get(justering__referanse="U2").reverserer == ufordelt
    per_aar = utestaaende(kommune.arbeidsgiver, APRIL, grupper_paa=("kravaar",))
    assert [(rad.gruppe.kravaar, rad.oere[0]) for rad in per_aar] == [(2024, 1_000_000), (2025, 928_700)]


def test_what_is_reversed_may_stand_in_the_same_file(kommune: Kommune) -> None:
    kommune.juster(
        justeringsrad("J2", "K1", 500, APRIL, reverserer="J1"), justeringsrad("J1", "K1", -500, OKTOBER)
    )
    assert totalt(kommune) == 2_000_000


@pytest.mark.parametrize(
    ("endring", "melding"),
    [
        ({"oere": 400}, "må være 500 øre"),
        ({"krav": "K2"}, "gjelde det samme"),
        ({"art": "OPPJUSTERT"}, "samme art"),
        ({"reverserer": "J9"}, "Ukjent justering: J9"),
    ],
)
def test_a_reversal_is_whole_and_of_the_same(
    kommune: Kommune, endring: dict[str, object], melding: str
) -> None:
    kommune.juster(justeringsrad("J1", "K1", -500, OKTOBER))
    with pytest.raises(Filfeil, match=melding):
        kommune.juster(replace(justeringsrad("J2", "K1", 500, APRIL, reverserer="J1"), **endring))  # type: ignore[arg-type]


def test_nothing_is_reversed_twice(kommune: Kommune) -> None:
    kommune.juster(justeringsrad("J1", "K1", -500, OKTOBER))
    kommune.juster(justeringsrad("J2", "K1", 500, APRIL, reverserer="J1"))
    with pytest.raises(Filfeil, match="alt reversert"):
        kommune.juster(justeringsrad("J3", "K1", 500, APRIL, reverserer="J1"))


@pytest.mark.parametrize(
    ("endring", "melding"),
    [
        ({"krav": "K9"}, "Ukjent krav: K9"),
        ({"krav": ""}, "må gjelde et krav"),
        ({"art": "AVSKREVET", "oere": 100}, "feil vei"),
        ({"art": "OPPJUSTERT"}, "feil vei"),
        ({"krav": "", "art": "UFORDELT", "ansvar": "1"}, "Ukjent ansvar: 1"),
    ],
)
def test_a_fault_is_named_and_nothing_is_stored(
    kommune: Kommune, endring: dict[str, object], melding: str
) -> None:
    god, daarlig = justeringsrad("J1", "K1", -500, OKTOBER), justeringsrad("J2", "K1", -500, OKTOBER, linje=3)
    with pytest.raises(Filfeil) as fanget:
        kommune.juster(god, replace(daarlig, **endring))  # type: ignore[arg-type]
    assert melding in fanget.value.feil[0].melding
    assert fanget.value.feil[0].linje == 3
    assert not Justering.objects.exists()


def test_adjustments_are_summed_by_claim_year_cause_and_class_within_the_interval(kommune: Kommune) -> None:
    kommune.juster(
        justeringsrad("J0", "K2", -1, OKTOBER),
        justeringsrad("J1", "K2", -10_000, APRIL),
        justeringsrad("J2", "K2", -5_000, APRIL, art="AVSKREVET", aarsak="FORELDET", klasse="REELT_TAP"),
        justeringsrad("J3", "K1", -3_000, APRIL),
        justeringsrad("J4", "K1", 900, APRIL, art="OPPJUSTERT"),
        justeringsrad("J5", "K2", 1, APRIL, reverserer="J0"),
    )
    rader = justert_per_kravaar(kommune.arbeidsgiver, OKTOBER, APRIL)
    assert [(r.kravaar, r.type, r.aarsak, r.oere) for r in rader] == [
        (2024, "AVSKREVET", "FORELDET", 5_000),
        (2024, "NEDJUSTERT", "OVERREGISTRERT", 9_999),
        (2025, "NEDJUSTERT", "OVERREGISTRERT", 3_000),
    ]
    assert sum(r.oere for r in justert_per_kravaar(kommune.arbeidsgiver, None, APRIL)) == 18_000


def purring(krav: str, **endringer: object) -> PurringRad:
    rad = PurringRad(2, "P1", krav, OKTOBER, "BREV", 1_000_000, "", None, None, "")
    return replace(rad, **endringer)  # type: ignore[arg-type]


def test_dunning_and_its_answers_are_summed(kommune: Kommune) -> None:
    svar = {"svar": "INNKOMMET", "svar_dato": date(2025, 11, 1), "svar_oere": 700_000}
    les(kommune.arbeidsgiver, register_purring, purring("K1", **svar), purring("K2"))
    utfall = les(
        kommune.arbeidsgiver,
        register_purring,
        purring("K2", svar="AVSLAG", svar_dato=date(2025, 12, 1), svar_oere=200_000),
    )
    assert (utfall.nye, utfall.endrede) == (0, 1)
    (sum_,) = purring_sum(kommune.arbeidsgiver, APRIL)
    assert (sum_.antall, sum_.purret_oere, sum_.innkommet_oere, sum_.avslag_oere) == (
        2,
        2_000_000,
        700_000,
        200_000,
    )
    assert sum_.aapent_oere == 1_100_000
    (foer,) = purring_sum(kommune.arbeidsgiver, date(2025, 11, 15))
    assert (foer.innkommet_oere, foer.avslag_oere) == (700_000, 0)
    per_aar = purring_sum(kommune.arbeidsgiver, APRIL, grupper_paa=("kravaar", "referanse"))
    assert [(r.gruppe, r.innkommet_oere) for r in per_aar] == [((2024, "P1"), 0), ((2025, "P1"), 700_000)]


def test_no_dunning_is_a_row_of_zeros(kommune: Kommune) -> None:
    (sum_,) = purring_sum(kommune.arbeidsgiver, APRIL)
    assert (sum_.antall, sum_.purret_oere, sum_.aapent_oere) == (0, 0, 0)


def test_the_same_dunning_again_changes_nothing(kommune: Kommune) -> None:
    rad = purring("K1", svar="INNKOMMET", svar_dato=APRIL, svar_oere=5)
    les(kommune.arbeidsgiver, register_purring, rad)
    assert les(kommune.arbeidsgiver, register_purring, rad).endret is False
    assert (Purring.objects.count(), Purringssvar.objects.count()) == (1, 1)


@pytest.mark.parametrize("endring", [{"oere": 5}, {"svar_oere": 6}, {"krav": "K9"}])
def test_a_changed_dunning_is_a_fault(kommune: Kommune, endring: dict[str, object]) -> None:
    rad = purring("K1", svar="INNKOMMET", svar_dato=APRIL, svar_oere=5)
    les(kommune.arbeidsgiver, register_purring, rad)
    with pytest.raises(Filfeil):
        les(kommune.arbeidsgiver, register_purring, replace(rad, **endring))  # type: ignore[arg-type]


def plan(versjon: str, dato: date, rad: int, naar: str) -> PlanRad:
    return PlanRad(
        2, versjon, dato, rad, "1. halvår 2024, ansvar 3000:6999", naar, "3000", "6999", None, None
    )


def test_the_versions_of_the_plan_stand_beside_each_other(kommune: Kommune) -> None:
    mai = date(2025, 5, 1)
    les(
        kommune.arbeidsgiver,
        register_plan,
        plan("Plan oktober 2025", OKTOBER, 1, "Mai"),
        plan("Plan mai 2025", mai, 2, "Juni"),
        plan("Plan mai 2025", mai, 1, "Mai"),
    )
    versjoner = planversjoner(kommune.arbeidsgiver)
    assert [(v.versjon, [r.naar for r in v.rader]) for v in versjoner] == [
        ("Plan mai 2025", ["Mai", "Juni"]),
        ("Plan oktober 2025", ["Mai"]),
    ]
    assert len(planversjoner(kommune.arbeidsgiver, til=mai)) == 1


def test_a_movement_known_later_than_its_date_needs_a_reason(kommune: Kommune) -> None:
    krav = kravnoekler(kommune.arbeidsgiver)["K1"]
    sen = NyBevegelse("MOTTATT", -1, OKTOBER, krav, registrert=datetime(2025, 10, 2, tzinfo=UTC))
    with pytest.raises(UmerketTilbakedatering):
        skriv_bevegelser(kommune.arbeidsgiver, [sen])
    skriv_bevegelser(kommune.arbeidsgiver, [replace(sen, tilbakedatert_grunn="Funnet ved gjennomgang")])
    assert Bevegelse.objects.get(type="MOTTATT").tilbakedatert_grunn == "Funnet ved gjennomgang"


def test_a_source_that_registered_late_is_marked(kommune: Kommune) -> None:
    kommune.juster(justeringsrad("J1", "K1", -5, OKTOBER, registrert=datetime(2026, 1, 9, tzinfo=UTC)))
    assert (
        Bevegelse.objects.get(type="NEDJUSTERT").tilbakedatert_grunn
        == "Registrert i kildesystemet 09.01.2026"
    )


@pytest.mark.parametrize(
    ("felt", "begrensning", "setning"),
    [
        (
            {"type": "MOTTATT", "krav": None, "kravaar": None},
            "bevegelse_krav_eller_ufordelt",
            "er ufordelt uten begge",
        ),
        ({"type": "UFORDELT"}, "bevegelse_krav_eller_ufordelt", "er ufordelt uten begge"),
        ({"type": "KRAV", "oere": -1}, "bevegelse_krav_ikke_negativt", "kan ikke være negativt"),
        ({"type": "AVSKREVET", "oere": 1}, "bevegelse_avskriving_ned", "kan ikke øke"),
    ],
)
def test_the_database_refuses_impossible_movements_with_a_sentence(
    kommune: Kommune, felt: dict[str, object], begrensning: str, setning: str
) -> None:
    god = Bevegelse.objects.select_related("krav").filter(krav__referanse="K1").get()
    verdier = {
        "arbeidsgiver": kommune.arbeidsgiver,
        "krav": god.krav,
        "ansvar": Ansvar.objects.earliest("pk"),
        "kravaar": 2025,
        "oere": -1,
        "dato": OKTOBER,
        "registrert": god.registrert,
    }
    umulig = Bevegelse(**(verdier | felt))
    with pytest.raises(ValidationError, match=setning):
        umulig.validate_constraints()
    with pytest.raises(IntegrityError, match=begrensning), transaction.atomic():
        umulig.save()
