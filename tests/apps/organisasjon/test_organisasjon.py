"""The organisation with validity, and the choice of an ansvar range (R-001)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.apps.kommune import ORGNR, SEKTORER, lag_kommune, les, organisasjonsrader
from tilgode.apps.organisasjon.models import Ansvar, Arbeidsgiver, Sektor
from tilgode.apps.organisasjon.queries import Ansvarsregister, i_omraade, organisasjon
from tilgode.apps.organisasjon.registrering import register_organisasjon
from tilgode.core.innlesing.rapport import Filfeil


@pytest.fixture
def kommune() -> Arbeidsgiver:
    return lag_kommune(0).arbeidsgiver


@pytest.mark.parametrize(
    ("nummer", "inne"),
    [("2999", False), ("3000", True), ("5000", True), ("6999", True), ("7000", False)],
)
def test_a_range_includes_both_ends(nummer: str, inne: bool) -> None:
    assert i_omraade(nummer, "3000", "6999") is inne


def test_an_open_range_includes_everything() -> None:
    assert i_omraade("0001", None, None)
    assert i_omraade("9999", "3000", None)
    assert not i_omraade("2999", "3000", None)


@pytest.mark.django_db
def test_the_organisation_stands_in_the_order_of_the_reports(kommune: Arbeidsgiver) -> None:
    rader = organisasjon(kommune, date(2025, 1, 1))
    assert [(rad.sektor, rad.nummer) for rad in rader] == list(SEKTORER)
    utvalg = organisasjon(kommune, date(2025, 1, 1), ansvar=("3000", "6999"))
    assert [rad.nummer for rad in utvalg] == ["3000", "6999"]


@pytest.mark.django_db
def test_nothing_is_valid_before_its_first_day(kommune: Arbeidsgiver) -> None:
    assert organisasjon(kommune, date(2019, 12, 31)) == []
    assert len(organisasjon(kommune, date(2020, 1, 1))) == 4


@pytest.mark.django_db
def test_an_ansvar_that_moves_has_each_sektor_in_its_time(kommune: Arbeidsgiver) -> None:
    foerste = organisasjonsrader()[0]
    les(
        kommune,
        register_organisasjon,
        replace(foerste, gyldig_tom=date(2025, 6, 30)),
        replace(foerste, sektor="Teknisk", sektor_rekkefoelge=4, gyldig_fom=date(2025, 7, 1)),
    )
    sektor = {
        dag: organisasjon(kommune, dag, ansvar=("2100", "2100"))[0].sektor
        for dag in (date(2025, 6, 30), date(2025, 7, 1))
    }
    assert sektor == {date(2025, 6, 30): "Oppvekst", date(2025, 7, 1): "Teknisk"}
    register = Ansvarsregister(kommune)
    assert register.paa("2100", date(2025, 6, 30)) != register.paa("2100", date(2025, 7, 1))
    assert register.paa("2100", date(2010, 1, 1)) == register.paa("2100", date(2025, 6, 30))


@pytest.mark.django_db
def test_a_corrected_name_is_a_new_version(kommune: Arbeidsgiver) -> None:
    rad = replace(organisasjonsrader()[0], ansvar_navn="Nytt navn")
    utfall = les(kommune, register_organisasjon, rad, tid=datetime(2026, 5, 1, tzinfo=UTC))
    assert (utfall.nye, utfall.endrede) == (0, 1)
    navn = [
        organisasjon(kommune, date(2025, 1, 1), kjent)[0].navn
        for kjent in (datetime(2026, 4, 30, tzinfo=UTC), None)
    ]
    assert navn == ["Enhet 2100", "Nytt navn"]
    assert Ansvar.objects.filter(nummer="2100").count() == 2


@pytest.mark.django_db
def test_the_order_of_the_sektorer_follows_the_newest_file(kommune: Arbeidsgiver) -> None:
    rader = [replace(rad, sektor_rekkefoelge=10 - rad.linje) for rad in organisasjonsrader()]
    les(kommune, register_organisasjon, *rader)
    assert [s.navn for s in Sektor.objects.all()] == [sektor for sektor, _ in reversed(SEKTORER)]


@pytest.mark.django_db
def test_another_employers_row_is_a_fault(kommune: Arbeidsgiver) -> None:
    with pytest.raises(Filfeil, match=f"annen arbeidsgiver enn {ORGNR}"):
        les(kommune, register_organisasjon, replace(organisasjonsrader()[0], orgnr="123456785"))


@pytest.mark.django_db
def test_an_underenhet_of_another_employer_is_a_fault(kommune: Arbeidsgiver) -> None:
    annen = Arbeidsgiver.objects.create(orgnr="123456785", navn="Annen kommune")
    rad = replace(organisasjonsrader()[0], orgnr="123456785")
    with pytest.raises(Filfeil, match="hører til en annen arbeidsgiver"):
        les(annen, register_organisasjon, rad)
