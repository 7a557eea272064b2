"""Employees and pay: two times, versions, and what does not fit together is named."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.apps.kommune import ansattrad, fnr, lag_kommune, les
from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.apps.person.models import Arbeidsforhold, Arbeidsforholdtilstand, Loennslinje, Person
from tilgode.apps.person.queries import loenn_per_maaned, tilstand_paa
from tilgode.apps.person.registrering import register_ansatte, register_loenn
from tilgode.core.innlesing.rader import LoennRad
from tilgode.core.innlesing.rapport import Filfeil

pytestmark = pytest.mark.django_db
JANUAR = date(2025, 1, 1)


@pytest.fixture
def kommune() -> Arbeidsgiver:
    return lag_kommune(2).arbeidsgiver


def loenn(oere: int, **endringer: object) -> LoennRad:
    verdier = {
        "linje": 2,
        "arbeidsforhold": "1000-1",
        "maaned": JANUAR,
        "loennsart": "1000",
        "type": "FAST",
        "oere": oere,
        "registrert": None,
    }
    return LoennRad(**(verdier | endringer))  # type: ignore[arg-type]


def tid(maaned: int, dag: int = 1) -> datetime:
    return datetime(2025, maaned, dag, 12, tzinfo=UTC)


def test_a_person_is_stored_without_a_readable_number(kommune: Arbeidsgiver) -> None:
    person = Person.objects.get(navn="Ansatt 0")
    assert fnr(0).encode() not in bytes(person.fnr_kryptert)
    assert person.foedselsdato == date(1980, 1, 1)


def test_the_same_file_again_changes_nothing(kommune: Arbeidsgiver) -> None:
    utfall = les(kommune, register_ansatte, ansattrad(0), ansattrad(1))
    assert (utfall.nye, utfall.endrede, utfall.uendrede, utfall.endret) == (0, 0, 2, False)


def test_what_the_source_learned_later_replaces_and_can_be_asked_back(kommune: Arbeidsgiver) -> None:
    forhold = Arbeidsforhold.objects.get(noekkel="1000-1")
    senere = datetime(2026, 5, 1, tzinfo=UTC)
    utfall = les(kommune, register_ansatte, ansattrad(0, stillingsprosent=Decimal(60), registrert=senere))
    assert (utfall.nye, utfall.endrede) == (0, 1)
    naa, foer = (tilstand_paa(forhold, JANUAR, kjent) for kjent in (None, datetime(2026, 4, 30, tzinfo=UTC)))
    assert naa is not None
    assert foer is not None
    assert (naa.stillingsprosent, foer.stillingsprosent) == (60, 100)
    assert naa.erstatter == foer


def test_what_the_source_learned_earlier_is_left_out_with_a_warning(kommune: Arbeidsgiver) -> None:
    utfall = les(kommune, register_ansatte, ansattrad(0, stillingsprosent=Decimal(60), registrert=tid(1)))
    assert (utfall.endrede, utfall.eldre) == (0, 1)
    assert "nyere versjon" in utfall.advarsler[0].melding


def test_a_new_state_from_a_day_stands_beside_the_old(kommune: Arbeidsgiver) -> None:
    les(kommune, register_ansatte, ansattrad(0, stillingsprosent=Decimal(50), gyldig_fom=date(2025, 3, 1)))
    forhold = Arbeidsforhold.objects.get(noekkel="1000-1")
    prosent = {
        dag: tilstand.stillingsprosent
        for dag in (date(2025, 2, 28), date(2025, 3, 1))
        if (tilstand := tilstand_paa(forhold, dag))
    }
    assert prosent == {date(2025, 2, 28): 100, date(2025, 3, 1): 50}


def test_a_moved_start_replaces_the_state_from_the_start(kommune: Arbeidsgiver) -> None:
    ny = date(2020, 2, 1)
    les(kommune, register_ansatte, ansattrad(0, startdato=ny, gyldig_fom=ny))
    forhold = Arbeidsforhold.objects.get(noekkel="1000-1")
    assert tilstand_paa(forhold, date(2020, 1, 15)) is None
    assert tilstand_paa(forhold, ny) is not None


def test_nobody_is_employed_before_the_start_or_after_the_end(kommune: Arbeidsgiver) -> None:
    les(kommune, register_ansatte, ansattrad(0, sluttdato=date(2025, 6, 30)))
    forhold = Arbeidsforhold.objects.get(noekkel="1000-1")
    dager = (date(2019, 12, 31), date(2020, 1, 1), date(2025, 6, 30), date(2025, 7, 1))
    assert [tilstand_paa(forhold, dag) is not None for dag in dager] == [False, True, True, False]


def test_a_changed_name_is_updated_and_the_person_is_the_same(kommune: Arbeidsgiver) -> None:
    les(kommune, register_ansatte, ansattrad(0, navn="Nytt Navn"))
    assert Person.objects.get(arbeidsforhold__noekkel="1000-1").navn == "Nytt Navn"
    assert Person.objects.count() == 2


@pytest.mark.parametrize(
    ("endring", "felt", "melding"),
    [
        ({"ansvar": "9999"}, "ansvar", "Ukjent ansvar: 9999"),
        ({"underenhet_orgnr": "123456785"}, "underenhet_orgnr", "Ukjent underenhet: 123456785"),
        ({"arbeidsforhold": "1001-1"}, "arbeidsforhold", "hører til en annen person"),
    ],
)
def test_a_fault_names_the_field_and_nothing_is_stored(
    kommune: Arbeidsgiver, endring: dict[str, str], felt: str, melding: str
) -> None:
    foer = (Person.objects.count(), Arbeidsforholdtilstand.objects.count())
    with pytest.raises(Filfeil) as fanget:
        les(kommune, register_ansatte, ansattrad(5), ansattrad(0, **endring))
    (feil,) = fanget.value.feil
    assert (feil.linje, feil.felt) == (2, felt)
    assert melding in feil.melding
    assert feil.rettelse
    assert (Person.objects.count(), Arbeidsforholdtilstand.objects.count()) == foer


def test_every_fault_of_the_file_is_told_at_once(kommune: Arbeidsgiver) -> None:
    with pytest.raises(Filfeil) as fanget:
        les(kommune, register_ansatte, *(ansattrad(nr, ansvar="9999") for nr in range(4)))
    assert [feil.linje for feil in fanget.value.feil] == [2, 3, 4, 5]


def test_two_states_of_one_employment_from_the_same_day_contradict_each_other(kommune: Arbeidsgiver) -> None:
    with pytest.raises(Filfeil, match="to ulike ting"):
        les(kommune, register_ansatte, ansattrad(3), ansattrad(3, stillingsprosent=Decimal(50)))


def test_lines_of_one_kind_in_one_month_are_added(kommune: Arbeidsgiver) -> None:
    utfall = les(kommune, register_loenn, loenn(100), loenn(50), loenn(7, loennsart="2000"))
    assert utfall.nye == 2
    forhold = Arbeidsforhold.objects.get(noekkel="1000-1")
    assert loenn_per_maaned(forhold, JANUAR, JANUAR) == {JANUAR: 157}


def test_corrected_pay_replaces_and_the_earlier_amount_is_still_known_then(kommune: Arbeidsgiver) -> None:
    les(kommune, register_loenn, loenn(100, registrert=tid(2)))
    les(kommune, register_loenn, loenn(120, registrert=tid(3)))
    forhold = Arbeidsforhold.objects.get(noekkel="1000-1")
    kjent = [loenn_per_maaned(forhold, JANUAR, JANUAR, k) for k in (tid(1), tid(2, 2), tid(3, 2), None)]
    assert kjent == [{}, {JANUAR: 100}, {JANUAR: 120}, {JANUAR: 120}]
    assert Loennslinje.objects.count() == 2


def test_versions_in_one_file_form_a_chain_in_the_order_they_became_known(kommune: Arbeidsgiver) -> None:
    les(
        kommune,
        register_loenn,
        loenn(3, registrert=tid(3)),
        loenn(1, registrert=tid(1)),
        loenn(2, registrert=tid(2)),
    )
    forhold = Arbeidsforhold.objects.get(noekkel="1000-1")
    kjent = [loenn_per_maaned(forhold, JANUAR, JANUAR, tid(m, 2)) for m in (1, 2, 3)]
    assert kjent == [{JANUAR: 1}, {JANUAR: 2}, {JANUAR: 3}]


def test_the_order_of_two_files_does_not_decide_what_holds(kommune: Arbeidsgiver) -> None:
    les(kommune, register_loenn, loenn(120, registrert=tid(3)))
    utfall = les(kommune, register_loenn, loenn(100, registrert=tid(2)))
    assert utfall.eldre == 1
    assert loenn_per_maaned(Arbeidsforhold.objects.get(noekkel="1000-1"), JANUAR, JANUAR) == {JANUAR: 120}


def test_a_pay_kind_has_one_type(kommune: Arbeidsgiver) -> None:
    with pytest.raises(Filfeil, match="to typer"):
        les(kommune, register_loenn, loenn(1), loenn(1, type="OVERTID"))


def test_pay_for_an_unknown_employment_is_a_fault(kommune: Arbeidsgiver) -> None:
    with pytest.raises(Filfeil, match="Ukjent arbeidsforhold: 77"):
        les(kommune, register_loenn, loenn(1, arbeidsforhold="77"))
