"""Reading in bulk gives what Django gives, value for value and type for type."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db.models import Sum

from tests.apps.kommune import TID
from tilgode.apps.felles.masselesing import FOR_MANGE, OPPSLAG, hent, utvalg
from tilgode.apps.fravaer.models import Soeknad
from tilgode.apps.organisasjon.models import Ansvar
from tilgode.apps.organisasjon.registrering import finn_eller_opprett_arbeidsgiver
from tilgode.apps.person.models import Arbeidsforhold, Arbeidsforholdtilstand, Loennslinje, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def forhold() -> Arbeidsforhold:
    arbeidsgiver = finn_eller_opprett_arbeidsgiver("999999999", "Lillevik kommune", "test")
    person = Person.objects.create(
        arbeidsgiver=arbeidsgiver, blindindeks="a" * 64, fnr_kryptert=b"x", foedselsdato=date(1980, 2, 29)
    )
    return Arbeidsforhold.objects.create(arbeidsgiver=arbeidsgiver, person=person, noekkel="1-1")


def soeknad(forhold: Arbeidsforhold, **verdier: object) -> Soeknad:
    felt = {
        "arbeidsforhold": forhold,
        "registrert": datetime(2024, 5, 1, 6, 30, 15, 123456, tzinfo=UTC),
        "sendt": None,
        "status": "MANGLER",
        "fom": date(2024, 3, 1),
        "tom": date(2024, 3, 31),
        "opplysninger": [],
    }
    return Soeknad.objects.create(**felt | verdier)


def test_the_same_values_as_django_across_relations(forhold: Arbeidsforhold) -> None:
    foerste = soeknad(forhold)
    soeknad(
        forhold,
        sendt=date(2024, 4, 2),
        status="INNSENDT",
        registrert=TID,
        erstatter=foerste,
        opplysninger=[{"type": "FERIE", "fom": "2024-03-04", "tom": "2024-03-05"}],
    )
    felter = (
        "pk",
        "registrert",
        "sendt",
        "opphevet",
        "fom",
        "opplysninger",
        "arbeidsforhold_id",
        "arbeidsforhold__person__foedselsdato",
        "erstattet_av__registrert",
    )
    rader = Soeknad.objects.order_by("-pk")
    assert repr(list(hent(rader, *felter))) == repr(list(rader.values_list(*felter)))


def test_a_percent_keeps_its_two_decimals(forhold: Arbeidsforhold) -> None:
    sektor = forhold.arbeidsgiver.sektorer.create(navn="Oppvekst", rekkefoelge=1)
    ansvar = Ansvar.objects.create(
        arbeidsgiver=forhold.arbeidsgiver,
        registrert=TID,
        nummer="2100",
        navn="Skole",
        sektor=sektor,
        gyldig_fom=date(2020, 1, 1),
    )
    Arbeidsforholdtilstand.objects.create(
        arbeidsforhold=forhold,
        registrert=TID,
        startdato=date(2020, 1, 1),
        gyldig_fom=date(2020, 1, 1),
        ansvar=ansvar,
        stillingsprosent=Decimal("62.5"),
        arbeidstid="FAST",
    )
    ((prosent,),) = hent(Arbeidsforholdtilstand.objects.all(), "stillingsprosent")
    assert (prosent, str(prosent)) == (Decimal("62.50"), "62.50")


def test_sums_by_group_and_no_rows_at_all(forhold: Arbeidsforhold) -> None:
    for art, oere in (("100", 4_013_880), ("220", 50_000)):
        Loennslinje.objects.create(
            arbeidsforhold=forhold,
            registrert=TID,
            maaned=date(2024, 2, 1),
            loennsart=art,
            type="FAST",
            oere=oere,
        )
    summer = Loennslinje.objects.values("arbeidsforhold_id", "maaned").annotate(sum=Sum("oere"))
    assert list(hent(summer, "arbeidsforhold_id", "maaned", "sum")) == [
        (forhold.pk, date(2024, 2, 1), 4_063_880)
    ]
    assert list(hent(Loennslinje.objects.filter(pk__in=[]), "maaned")) == []


def test_et_utvalg_spoer_bare_etter_det_som_nevnes(forhold: Arbeidsforhold) -> None:
    """No question for no values, one for each part, and the whole register when there are too many."""
    alle = Arbeidsforhold.objects.all()
    mange = [str(nummer) for nummer in range(OPPSLAG)]
    assert list(utvalg(alle, "noekkel", [])) == []
    for verdier, sett in (
        (["1-1"], [[forhold]]),
        (["2-1"], [[]]),
        ([*mange, "1-1"], [[], [forhold]]),
        (range(FOR_MANGE + 1), [[forhold]]),
        (None, [[forhold]]),
    ):
        assert [list(rader) for rader in utvalg(alle, "noekkel", verdier)] == sett
