"""The day picture: three bands, one bar a day, told by shape as well as by colour."""

from datetime import date, timedelta

from tilgode.web.dagbilde import BAANDHOEYDE, BRED_DAG, NULLHOEYDE, SMAL_DAG, Dag, lag_dagbilde


def dager(antall, **felt):
    verdier = {"ventet_oere": 100, "krevd_oere": 100, "mottatt_oere": 0} | felt
    return [Dag(date(2024, 1, 1) + timedelta(days=i), **verdier) for i in range(antall)]


def test_three_bands_with_a_bar_for_each_day():
    bilde = lag_dagbilde(dager(31))
    assert [b.navn for b in bilde.baand] == ["ventet", "krevd", "mottatt"]
    assert [len(b.stolper) for b in bilde.baand] == [31, 31, 31]
    assert [b.sum_oere for b in bilde.baand] == [3100, 3100, 0]


def test_bar_is_as_high_as_its_share_of_the_largest_and_nothing_is_a_mark():
    bilde = lag_dagbilde(dager(1, krevd_oere=50))
    ventet, krevd, mottatt = (b.stolper[0] for b in bilde.baand)
    assert (ventet.hoeyde, krevd.hoeyde, mottatt.hoeyde) == (BAANDHOEYDE, BAANDHOEYDE // 2, NULLHOEYDE)
    assert mottatt.klasse == "tom"


def test_smallest_amount_still_shows():
    assert lag_dagbilde(dager(1, krevd_oere=1)).baand[1].stolper[0].hoeyde == NULLHOEYDE
    assert lag_dagbilde(dager(1, krevd_oere=1)).baand[1].stolper[0].klasse == "krevd"


def test_money_taken_back_and_the_employers_day_look_their_own_way():
    bilde = lag_dagbilde(dager(1, ventet_oere=0, mottatt_oere=-100, betaler="A"))
    assert bilde.baand[0].stolper[0].klasse == "arbeidsgiver"
    assert bilde.baand[2].stolper[0].klasse == "mottatt minus"


def test_numbers_are_left_out_when_the_claim_is_long():
    kort, lang = lag_dagbilde(dager(62)), lag_dagbilde(dager(63))
    assert kort.bredde - lag_dagbilde(dager(61)).bredde == BRED_DAG
    assert lag_dagbilde(dager(64)).bredde - lang.bredde == SMAL_DAG
    assert kort.dager[0].nummer == "1"
    assert lang.dager[0].nummer == ""


def test_deviating_days_are_counted():
    assert lag_dagbilde([*dager(2, avviker=True), *dager(3)]).antall_avvik == 2


def test_no_days_give_an_empty_picture():
    assert lag_dagbilde([]).dager == ()
