"""Claims from a file: once, with their movements and events; a sent claim is not edited (R-006)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from tests.apps.kommune import Kommune, ansattrad, kravrad, lag_kommune, les
from tilgode.apps.krav.models import Krav, Kravhendelse
from tilgode.apps.person.registrering import register_ansatte
from tilgode.apps.regnskap.models import Bevegelse
from tilgode.core.innlesing.rapport import Filfeil

pytestmark = pytest.mark.django_db
MARS = date(2025, 3, 1)


@pytest.fixture
def kommune() -> Kommune:
    return lag_kommune(2)


def test_a_claim_is_a_movement_and_an_event_on_the_day_it_was_sent(kommune: Kommune) -> None:
    assert kommune.krav(kravrad("K1")).nye == 1
    krav = Krav.objects.get()
    assert (krav.kravaar, krav.ansvar.nummer, krav.person.navn) == (2025, "2100", "Ansatt 0")
    bevegelse = Bevegelse.objects.get()
    assert (bevegelse.type, bevegelse.oere, bevegelse.dato, bevegelse.krav) == ("KRAV", 1_000_000, MARS, krav)
    assert bevegelse.registrert == datetime(2025, 2, 28, 23, tzinfo=UTC)
    assert list(krav.hendelser.values_list("type", "dato")) == [("SENDT", MARS)]


def test_a_tilleggskrav_and_a_receipt_stand_beside(kommune: Kommune) -> None:
    april = date(2025, 4, 1)
    kommune.krav(kravrad("K1", tilleggskrav_oere=5_000, tilleggskrav_dato=april, status="KVITTERT"))
    assert list(Bevegelse.objects.values_list("type", "oere", "dato").order_by("type")) == [
        ("KRAV", 1_000_000, MARS),
        ("TILLEGGSKRAV", 5_000, april),
    ]
    assert set(Kravhendelse.objects.values_list("type", flat=True)) == {"SENDT", "KVITTERT"}


@pytest.mark.parametrize(
    ("endring", "kravaar"),
    [
        ({}, 2025),
        ({"fom": date(2024, 12, 31)}, 2024),
        ({"kravaar": 2023}, 2023),
        ({"ytelse": "FERIEPENGER", "feriepenger_av": "SYKEPENGER", "kravaar": 2024}, 2024),
    ],
)
def test_the_claim_year_is_that_of_the_first_day_unless_the_file_says_so(
    kommune: Kommune, endring: dict[str, object], kravaar: int
) -> None:
    kommune.krav(kravrad("K1", **endring))
    assert Krav.objects.get().kravaar == Bevegelse.objects.get().kravaar == kravaar


def test_the_ansvar_is_the_employments_on_the_first_day_of_the_claim(kommune: Kommune) -> None:
    les(
        kommune.arbeidsgiver,
        register_ansatte,
        ansattrad(0, ansvar="7000", gyldig_fom=date(2025, 2, 1)),
    )
    kommune.krav(kravrad("K1"), kravrad("K2", fom=date(2025, 2, 1), tom=date(2025, 2, 28)))
    assert list(Krav.objects.order_by("referanse").values_list("ansvar__nummer", flat=True)) == [
        "2100",
        "7000",
    ]


def test_the_file_may_name_another_ansvar(kommune: Kommune) -> None:
    kommune.krav(kravrad("K1", ansvar="6999"))
    assert Bevegelse.objects.get().ansvar.nummer == "6999"


def test_a_claim_may_name_the_employee_by_ansattnummer(kommune: Kommune) -> None:
    kommune.krav(kravrad("K1", arbeidsforhold="", ansattnummer="1001"))
    assert Krav.objects.get().person.navn == "Ansatt 1"


def test_the_same_claims_again_change_nothing(kommune: Kommune) -> None:
    rader = [kravrad("K1", status="KVITTERT"), kravrad("K2", tilleggskrav_oere=7)]
    kommune.krav(*rader)
    utfall = kommune.krav(*rader)
    assert (utfall.endret, utfall.uendrede) == (False, 2)
    assert (Bevegelse.objects.count(), Kravhendelse.objects.count()) == (3, 3)


def test_a_later_tilleggskrav_adds_only_what_is_new(kommune: Kommune) -> None:
    kommune.krav(kravrad("K1", tilleggskrav_oere=5_000))
    utfall = kommune.krav(kravrad("K1", tilleggskrav_oere=8_000, tilleggskrav_dato=date(2025, 6, 1)))
    assert utfall.endrede == 1
    assert sorted(Bevegelse.objects.values_list("oere", flat=True)) == [3_000, 5_000, 1_000_000]


def test_a_stored_claim_twice_in_a_file_does_not_add_twice(kommune: Kommune) -> None:
    kommune.krav(kravrad("K1"))
    with pytest.raises(Filfeil, match="alt brukt på linje 2"):
        kommune.krav(kravrad("K1", tilleggskrav_oere=5), kravrad("K1", tilleggskrav_oere=5, linje=3))
    assert Bevegelse.objects.count() == 1


def test_a_later_status_is_an_event(kommune: Kommune) -> None:
    kommune.krav(kravrad("K1"))
    assert kommune.krav(kravrad("K1", status="KVITTERT")).endrede == 1
    assert kommune.krav(kravrad("K1", status="KVITTERT")).endrede == 0


@pytest.mark.parametrize(
    ("endring", "felt"),
    [
        ({"oere": 999_999}, "beloep"),
        ({"fom": date(2025, 1, 2)}, "fom"),
        ({"tom": date(2025, 1, 30)}, "tom"),
        ({"ytelse": "FORELDREPENGER"}, "ytelse"),
        ({"tilleggskrav_oere": 4_000}, "tilleggskrav"),
    ],
)
def test_a_sent_claim_is_not_edited(kommune: Kommune, endring: dict[str, object], felt: str) -> None:
    rad = kravrad("K1", tilleggskrav_oere=5_000)
    kommune.krav(rad)
    with pytest.raises(Filfeil) as fanget:
        kommune.krav(replace(rad, **endring))  # type: ignore[arg-type]
    assert [feil.felt for feil in fanget.value.feil] == [felt]
    assert "justering" in fanget.value.feil[0].rettelse


@pytest.mark.parametrize(
    ("endring", "melding"),
    [
        ({"arbeidsforhold": "77-1"}, "Ukjent arbeidsforhold: 77-1"),
        ({"arbeidsforhold": "", "ansattnummer": "77"}, "Ukjent ansattnummer: 77"),
        ({"ansvar": "9999"}, "Ukjent ansvar: 9999"),
        ({"oere": -1}, "kan ikke være negativt"),
        ({"referanse": "K1"}, "alt brukt på linje 2"),
    ],
)
def test_a_fault_names_the_line_and_nothing_is_stored(
    kommune: Kommune, endring: dict[str, object], melding: str
) -> None:
    with pytest.raises(Filfeil) as fanget:
        kommune.krav(kravrad("K1"), replace(kravrad("K2", linje=3), **endring))  # type: ignore[arg-type]
    assert [feil.linje for feil in fanget.value.feil] == [3]
    assert melding in fanget.value.feil[0].melding
    assert not Krav.objects.exists()
    assert not Bevegelse.objects.exists()


def test_the_source_knowing_of_a_claim_late_is_marked(kommune: Kommune) -> None:
    kommune.krav(kravrad("K1", registrert=datetime(2025, 9, 1, 12, tzinfo=UTC)))
    bevegelse = Bevegelse.objects.get()
    assert (bevegelse.dato, bevegelse.tilbakedatert_grunn) == (MARS, "Registrert i kildesystemet 01.09.2025")


def test_the_database_says_in_a_sentence_that_a_reference_is_taken(kommune: Kommune) -> None:
    kommune.krav(kravrad("K1"))
    krav = Krav.objects.get()
    krav.pk = None
    krav._state.adding = True
    with pytest.raises(ValidationError, match="alt et krav med denne referansen"):
        krav.validate_constraints()
    krav.referanse, krav.tom = "K2", date(2024, 1, 1)
    with pytest.raises(ValidationError, match="kan ikke være før fra-datoen"):
        krav.validate_constraints()
