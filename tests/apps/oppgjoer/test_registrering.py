"""Settlements and bank postings: every line kept, equal lines are two payments, persons by blind index."""

from dataclasses import replace
from datetime import date

import pytest

from tests.apps.kommune import ORGNR, UNDERENHET, Kommune, ansattrad, fnr, innlesing, lag_kommune, les
from tilgode.apps.felles.kryptering import blindindekser, dekrypter
from tilgode.apps.felles.utfall import Utfall
from tilgode.apps.innlesing.models import Innlesing
from tilgode.apps.oppgjoer.models import Bankpost, Oppgjoer, Oppgjoerslinje
from tilgode.apps.oppgjoer.registrering import register_bank, register_oppgjoer
from tilgode.apps.person.models import Person
from tilgode.apps.person.registrering import register_ansatte
from tilgode.core.innlesing.rader import BankRad, OppgjoerRad
from tilgode.core.innlesing.rapport import Filfeil

pytestmark = pytest.mark.django_db


@pytest.fixture
def kommune() -> Kommune:
    return lag_kommune(1)


def linje(nr: int, person: int, oere: int) -> OppgjoerRad:
    return OppgjoerRad(
        linje=nr,
        navenhet="4400",
        orgnr=ORGNR,
        bedriftsnummer=UNDERENHET,
        kode="H",
        fnr=fnr(person),
        fom=date(2025, 1, 1),
        kontonummer="12345678903",
        navn=f"ANSATT {person}",
        tom=date(2025, 1, 31),
        oere=oere,
        maksdato=None,
        ytelse="SYKEPENGER",
        feriepenger_av="",
    )


def oppgjoer(kommune: Kommune, *linjer: OppgjoerRad, fil: Innlesing | None = None) -> Utfall:
    return register_oppgjoer(
        linjer,
        fil or innlesing(kommune.arbeidsgiver, "oppgjoer"),
        rapport_id="R1",
        valutadato=date(2025, 5, 2),
        raadata=b"som det kom",
    )


def test_a_settlement_is_its_bytes_its_lines_and_their_sum(kommune: Kommune) -> None:
    oppgjoer(kommune, linje(1, 0, 500), linje(2, 0, -200), linje(3, 0, 500))
    lagret = Oppgjoer.objects.get()
    assert (lagret.antall_linjer, lagret.sum_oere, bytes(lagret.raadata)) == (3, 800, b"som det kom")
    assert list(lagret.linjer.order_by("linjenummer").values_list("oere", flat=True)) == [500, -200, 500]


def test_a_line_finds_its_person_and_keeps_the_number_encrypted(kommune: Kommune) -> None:
    oppgjoer(kommune, linje(1, 0, 500))
    lagret = Oppgjoerslinje.objects.get()
    assert lagret.person == Person.objects.get()
    assert lagret.blindindeks == lagret.person.blindindeks
    assert bytes(lagret.fnr_kryptert) != bytes(lagret.person.fnr_kryptert)
    assert dekrypter(lagret.fnr_kryptert, lagret.blindindeks) == fnr(0)


def test_a_line_of_an_unknown_person_is_kept_and_found_by_index_later(kommune: Kommune) -> None:
    oppgjoer(kommune, linje(1, 1, 500))
    assert Oppgjoerslinje.objects.get().person is None
    les(kommune.arbeidsgiver, register_ansatte, ansattrad(1))
    assert Person.objects.get(navn="Ansatt 1").blindindeks == Oppgjoerslinje.objects.get().blindindeks
    assert blindindekser([fnr(1)]) == [Oppgjoerslinje.objects.get().blindindeks]


def test_the_same_report_again_changes_nothing(kommune: Kommune) -> None:
    fil = innlesing(kommune.arbeidsgiver, "oppgjoer")
    oppgjoer(kommune, linje(1, 0, 500), fil=fil)
    utfall = oppgjoer(kommune, linje(1, 0, 500), fil=fil)
    assert (utfall.endret, utfall.uendrede) == (False, 1)
    assert Oppgjoerslinje.objects.count() == 1


def test_the_same_report_id_with_other_content_is_a_fault(kommune: Kommune) -> None:
    oppgjoer(kommune, linje(1, 0, 500))
    with pytest.raises(Filfeil, match="med annet innhold"):
        oppgjoer(kommune, linje(1, 0, 501))


def test_a_settlement_without_lines_is_kept(kommune: Kommune) -> None:
    assert oppgjoer(kommune).nye == 0
    assert Oppgjoer.objects.get().sum_oere == 0


def bankrad(referanse: str, oere: int) -> BankRad:
    return BankRad(2, "12345678903", date(2025, 5, 2), oere, referanse, "NAV")


def test_a_bank_posting_is_stored_once_per_reference(kommune: Kommune) -> None:
    les(kommune.arbeidsgiver, register_bank, bankrad("B1", 500))
    utfall = les(
        kommune.arbeidsgiver, register_bank, bankrad("B1", 500), bankrad("B2", 500), bankrad("B2", 500)
    )
    assert (utfall.nye, utfall.uendrede) == (1, 2)
    assert Bankpost.objects.count() == 2


def test_one_bank_reference_with_two_amounts_is_a_fault(kommune: Kommune) -> None:
    les(kommune.arbeidsgiver, register_bank, bankrad("B1", 500))
    with pytest.raises(Filfeil, match="samme referanse"):
        les(kommune.arbeidsgiver, register_bank, bankrad("B3", 1), replace(bankrad("B1", 501), linje=3))
    assert Bankpost.objects.count() == 1
