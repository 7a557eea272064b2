"""A claim's way: what is allowed from where, and the reason a user gets."""

from dataclasses import replace
from datetime import date

import pytest

from tilgode.core.saksgang import (
    OVERGANGER,
    Handling,
    Sak,
    Saksgangfeil,
    Status,
    can_handling,
    check_handling,
    diagram,
    ny_status,
    tilgjengelige,
)

SAK = Sak(Status.REGISTRERT, 1000, date(2024, 7, 1), tom=date(2024, 6, 30), frist=date(2024, 9, 30))


def test_hver_status_og_handling_har_hoeyst_en_rad():
    par = [(fra, o.handling) for o in OVERGANGER for fra in o.fra]
    assert len(par) == len(set(par))


def test_hver_status_kan_naas_og_forlates():
    assert {o.til for o in OVERGANGER} | {Status.REGISTRERT} == set(Status)
    assert {fra for o in OVERGANGER for fra in o.fra} == set(Status)


@pytest.mark.parametrize(
    ("status", "handling", "etter"),
    [
        (Status.REGISTRERT, Handling.SEND, Status.SENDT),
        (Status.SENDT, Handling.KVITTER, Status.KVITTERT),
        (Status.KVITTERT, Handling.AVSLAA, Status.AVSLAG),
        (Status.AVSLAG, Handling.KLAG, Status.SENDT),
        (Status.LUKKET, Handling.GJENAAPNE, Status.SENDT),
    ],
)
def test_den_vanlige_veien(status, handling, etter):
    assert ny_status(replace(SAK, status=status, notat="fordi"), handling) is etter


@pytest.mark.parametrize(("dag", "lov"), [(date(2024, 9, 30), True), (date(2024, 10, 1), False)])
def test_siste_dag_for_aa_sende_er_fristen(dag, lov):
    assert can_handling(replace(SAK, dag=dag), Handling.SEND) is lov


def test_for_sent_krav_kan_sendes_med_notat_men_ikke_uten():
    for_sent = replace(SAK, dag=date(2024, 10, 1))
    with pytest.raises(Saksgangfeil, match="Fristen for å kreve refusjon er ute"):
        check_handling(for_sent, Handling.SEND)
    assert can_handling(replace(for_sent, notat="unntak etter § 22-13"), Handling.SEND)


@pytest.mark.parametrize(("dag", "lov"), [(date(2024, 5, 31), False), (date(2024, 6, 1), True)])
def test_framtidig_maaned_sendes_ikke(dag, lov):
    assert can_handling(replace(SAK, dag=dag), Handling.SEND) is lov


@pytest.mark.parametrize(("utestaaende", "lov"), [(0, True), (1, False), (-1, False)])
def test_krav_med_utestaaende_lukkes_ikke(utestaaende, lov):
    sak = replace(SAK, status=Status.KVITTERT, utestaaende_oere=utestaaende)
    assert can_handling(sak, Handling.LUKK) is lov


def test_ulovlig_handling_sier_hvorfor():
    with pytest.raises(Saksgangfeil, match="lukket"):
        check_handling(replace(SAK, status=Status.LUKKET), Handling.SEND)


def test_knapper_og_diagram_kommer_fra_samme_tabell():
    assert [o.knapp for o in tilgjengelige(Status.REGISTRERT)] == ["Send kravet", "Lukk kravet"]
    bilde = diagram()
    assert bilde.startswith("stateDiagram-v2")
    assert sum("-->" in linje for linje in bilde.splitlines()) == 1 + sum(len(o.fra) for o in OVERGANGER)
