"""What Nav owes: at any date, as known at any moment, in any grouping (R-001, R-100, R-101, R-103, R-265)."""

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.apps.kommune import Kommune, justeringsrad, kravrad, lag_kommune
from tilgode.apps.regnskap.bevegelser import NyBevegelse, kravnoekler, skriv_bevegelser
from tilgode.apps.regnskap.kravliste import kravliste, tell_krav
from tilgode.apps.regnskap.queries import (
    bevegelser_i_perioden,
    rulleforward,
    utestaaende,
    utestaaende_ved,
)
from tilgode.apps.regnskap.utvalg import GRUPPER, Utvalg

pytestmark = pytest.mark.django_db

MAI, OKTOBER, APRIL = date(2025, 5, 1), date(2025, 10, 1), date(2026, 4, 1)


@pytest.fixture
def kommune() -> Kommune:
    """Four employees in four sektorer with a claim each, of 1000, 2000, 3000 and 4000 kroner."""
    kommune = lag_kommune(4)
    kommune.krav(
        *(
            kravrad(
                f"K{nr}", arbeidsforhold=f"{1000 + nr}-1", oere=100_000 * (nr + 1), fom=date(2022 + nr, 1, 1)
            )
            for nr in range(4)
        )
    )
    return kommune


def mottatt(kommune: Kommune, krav: str, oere: int, dato: date, **valg: object) -> None:
    noekkel = kravnoekler(kommune.arbeidsgiver)[krav]
    skriv_bevegelser(kommune.arbeidsgiver, [NyBevegelse("MOTTATT", -oere, dato, noekkel, **valg)])  # type: ignore[arg-type]


def totalt(kommune: Kommune, dato: date, kjent: datetime | None = None) -> int:
    return utestaaende(kommune.arbeidsgiver, dato, kjent)[0].oere[0]


def test_a_claim_is_outstanding_from_the_day_it_is_sent(kommune: Kommune) -> None:
    assert totalt(kommune, date(2025, 2, 28)) == 0
    assert totalt(kommune, date(2025, 3, 1)) == 1_000_000


def test_what_is_received_counts_from_its_day(kommune: Kommune) -> None:
    mottatt(kommune, "K0", 40_000, OKTOBER)
    assert [totalt(kommune, dag) for dag in (OKTOBER - timedelta(1), OKTOBER)] == [1_000_000, 960_000]


def test_the_sektorer_come_in_their_order_and_sum_to_the_total(kommune: Kommune) -> None:
    rader = utestaaende_ved(kommune.arbeidsgiver, (MAI, APRIL), grupper_paa=("sektor",))
    assert [(rad.gruppe.sektor, rad.oere) for rad in rader] == [
        ("Oppvekst", (100_000, 100_000)),
        ("Helse og omsorg", (200_000, 200_000)),
        ("Teknisk", (300_000, 300_000)),
        ("Kultur", (400_000, 400_000)),
    ]


def test_the_claim_years_sum_to_the_total_and_money_without_a_year_has_its_own_row(kommune: Kommune) -> None:
    kommune.juster(justeringsrad("U1", "", -71_300, MAI, art="UFORDELT", ansvar="2100"))
    rader = utestaaende(kommune.arbeidsgiver, APRIL, grupper_paa=("kravaar",))
    assert [rad.gruppe.kravaar for rad in rader] == [2022, 2023, 2024, 2025, None]
    assert rader[-1].oere == (-71_300,)
    assert sum(rad.oere[0] for rad in rader) == totalt(kommune, APRIL) == 928_700


@pytest.mark.parametrize(
    ("fra", "til", "oere"),
    [("3000", "6999", 500_000), ("3001", "6998", 0), ("2100", "7000", 1_000_000), (None, "2100", 100_000)],
)
def test_an_ansvar_range_includes_both_ends(kommune: Kommune, fra: str | None, til: str, oere: int) -> None:
    utvalg = Utvalg(ansvar_fra=fra, ansvar_til=til)
    assert utestaaende(kommune.arbeidsgiver, APRIL, utvalg=utvalg)[0].oere == (oere,)


@pytest.mark.parametrize("antall", range(1, 4))
def test_every_grouping_sums_to_the_same_total(kommune: Kommune, antall: int) -> None:
    mottatt(kommune, "K1", 55_555, OKTOBER)
    for grupper in itertools.permutations(GRUPPER, antall):
        rader = utestaaende_ved(kommune.arbeidsgiver, (MAI, APRIL), grupper_paa=grupper)
        assert [sum(rad.oere[i] for rad in rader) for i in (0, 1)] == [1_000_000, 944_445], grupper


def test_an_unknown_grouping_is_named(kommune: Kommune) -> None:
    with pytest.raises(ValueError, match="kan ikke gruppere på maane"):
        utestaaende(kommune.arbeidsgiver, APRIL, grupper_paa=("maane",))


def test_one_question_is_one_query(kommune: Kommune, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        utestaaende_ved(kommune.arbeidsgiver, (MAI, OKTOBER, APRIL), grupper_paa=tuple(GRUPPER))


def test_what_became_known_later_is_not_in_what_was_known_then(kommune: Kommune) -> None:
    i_april = datetime(2026, 4, 1, 12, tzinfo=UTC)
    mottatt(
        kommune, "K0", 30_000, OKTOBER, registrert=i_april, tilbakedatert_grunn="Oppdaget ved gjennomgang"
    )
    assert totalt(kommune, OKTOBER) == 970_000
    assert totalt(kommune, OKTOBER, kjent=i_april - timedelta(seconds=1)) == 1_000_000
    assert totalt(kommune, OKTOBER, kjent=i_april) == 970_000


def test_the_roll_forward_ties_for_each_sektor_and_year(kommune: Kommune) -> None:
    mottatt(kommune, "K0", 10_000, OKTOBER)
    mottatt(kommune, "K1", 20_000, date(2025, 12, 1))
    kommune.krav(kravrad("K9", sendt=date(2026, 2, 1), oere=70_000, tilleggskrav_oere=5_000))
    kommune.juster(
        justeringsrad("J1", "K2", -30_000, date(2026, 1, 5)),
        justeringsrad("J2", "K3", -40_000, date(2026, 1, 5), art="AVSKREVET", klasse="REELT_TAP"),
        justeringsrad("J3", "K3", 1_000, date(2026, 1, 6), art="OPPJUSTERT"),
        justeringsrad("U1", "", -713, date(2026, 1, 7), art="UFORDELT", ansvar="7000"),
    )
    (sum_,) = rulleforward(kommune.arbeidsgiver, OKTOBER, APRIL, grupper_paa=())
    assert (sum_.inngaaende_oere, sum_.nytt_oere, sum_.oppjustert_oere) == (990_000, 75_000, 1_000)
    assert (sum_.mottatt_oere, sum_.nedjustert_oere, sum_.avskrevet_oere) == (20_000, 30_000, 40_000)
    assert (sum_.ufordelt_oere, sum_.utgaaende_oere, sum_.avvik_oere) == (-713, 975_287, 0)
    rader = rulleforward(kommune.arbeidsgiver, OKTOBER, APRIL, grupper_paa=("sektor", "kravaar"))
    assert {rad.avvik_oere for rad in rader} == {0}
    assert sum(rad.utgaaende_oere for rad in rader) == sum_.utgaaende_oere


def test_the_movements_of_a_period_are_from_the_day_after_up_to_its_last(kommune: Kommune) -> None:
    for dag in (MAI, MAI + timedelta(1), OKTOBER, OKTOBER + timedelta(1)):
        mottatt(kommune, "K0", 1, dag)
    datoer = [b.dato for b in bevegelser_i_perioden(kommune.arbeidsgiver, MAI, OKTOBER)]
    assert datoer == [MAI + timedelta(1), OKTOBER]


def test_every_movement_is_traced_to_its_file(kommune: Kommune) -> None:
    foerste = next(bevegelser_i_perioden(kommune.arbeidsgiver, None, APRIL))
    assert (foerste.krav, foerste.type) == ("K0", "KRAV")
    assert foerste.fil is not None
    assert foerste.fil.startswith("krav-")


def test_the_claim_list_keeps_the_invariant(kommune: Kommune) -> None:
    mottatt(kommune, "K0", 10_000, OKTOBER)
    kommune.krav(
        kravrad("K9", oere=70_000, tilleggskrav_oere=5_000, tilleggskrav_dato=MAI, status="KVITTERT")
    )
    kommune.juster(
        justeringsrad("J1", "K9", -30_000, OKTOBER),
        justeringsrad("J2", "K9", -2_000, OKTOBER, art="AVSKREVET"),
        justeringsrad("J3", "K9", 500, OKTOBER, art="OPPJUSTERT"),
    )
    rader = kravliste(kommune.arbeidsgiver, APRIL)
    for rad in rader:
        opp = rad.sendt_oere + rad.tilleggskrav_oere + rad.oppjustert_oere
        assert opp - rad.mottatt_oere - rad.nedjustert_oere - rad.avskrevet_oere == rad.utestaaende_oere
    k9 = next(rad for rad in rader if rad.referanse == "K9")
    assert (k9.sendt_oere, k9.tilleggskrav_oere, k9.utestaaende_oere) == (70_000, 5_000, 43_500)
    assert (k9.status, k9.sendt_dato, k9.ansattnummer, k9.avvik_oere) == (
        "KVITTERT",
        date(2025, 3, 1),
        "1000",
        75_000,
    )
    assert sum(rad.utestaaende_oere for rad in rader) == totalt(kommune, APRIL)


def test_the_claim_list_in_pages_is_the_claim_list(kommune: Kommune) -> None:
    mottatt(kommune, "K1", 200_000, OKTOBER)
    alle = kravliste(kommune.arbeidsgiver, APRIL, bare_aapne=True)
    sider = [
        rad
        for fra in range(0, 6, 2)
        for rad in kravliste(kommune.arbeidsgiver, APRIL, bare_aapne=True, fra_nr=fra, antall=2)
    ]
    assert [rad.referanse for rad in alle] == ["K0", "K2", "K3"]
    assert sider == alle
    assert tell_krav(kommune.arbeidsgiver, APRIL, bare_aapne=True) == 3
    assert tell_krav(kommune.arbeidsgiver, APRIL) == 4
    assert tell_krav(kommune.arbeidsgiver, date(2025, 1, 1)) == 0


def test_a_page_of_the_claim_list_is_two_queries(kommune: Kommune, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert len(kravliste(kommune.arbeidsgiver, APRIL, antall=2)) == 2


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    hendelser=st.lists(
        st.tuples(
            st.sampled_from(["K0", "K1", "K2", "K3"]),
            st.integers(-50_000, 50_000),
            st.integers(0, 400),
            st.integers(0, 60),
        ),
        max_size=25,
    ),
    spurt=st.lists(st.integers(0, 500), min_size=1, max_size=4),
)
def test_as_of_is_stable_when_later_transactions_are_loaded(
    kommune: Kommune, hendelser: list[tuple[str, int, int, int]], spurt: list[int]
) -> None:
    """R-265: a figure at a date, as known at the end of that date, is never changed by what comes after."""
    start = date(2025, 3, 1)
    noekler = kravnoekler(kommune.arbeidsgiver)
    svar: dict[date, object] = {}
    dager = sorted({start + timedelta(n) for n in spurt})

    def figur(dag: date) -> object:
        ved_dagens_slutt = datetime(dag.year, dag.month, dag.day, 22, 59, tzinfo=UTC) - timedelta(hours=1)
        return utestaaende(kommune.arbeidsgiver, dag, ved_dagens_slutt, ("sektor", "kravaar", "krav"))

    def kjent_dag(hendelse: tuple[str, int, int, int]) -> date:
        return start + timedelta(hendelse[2] + hendelse[3])

    for krav, oere, dag_nr, sen in sorted(hendelser, key=kjent_dag):
        dato, kjent = start + timedelta(dag_nr), start + timedelta(dag_nr + sen)
        for dag in dager:
            if dag < kjent and dag not in svar:
                svar[dag] = figur(dag)
        bevegelse = NyBevegelse(
            "MOTTATT",
            oere,
            dato,
            noekler[krav],
            registrert=datetime(kjent.year, kjent.month, kjent.day, 12, tzinfo=UTC),
            tilbakedatert_grunn="sent kjent" if sen else "",
        )
        skriv_bevegelser(kommune.arbeidsgiver, [bevegelse])
    assert {dag: figur(dag) for dag in svar} == svar
