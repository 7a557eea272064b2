"""The norms of Nav's handling time: one for each ytelse at any time, each with its source and status."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from tilgode.apps.krav.models import Ytelse
from tilgode.params.normtider import norm_for, normer, publiserte_andeler


@pytest.mark.parametrize("ytelse", Ytelse.values)
@pytest.mark.parametrize("dag", [date(2011, 1, 1), date(2020, 3, 12), date(2026, 11, 25)])
def test_hver_ytelse_har_en_norm_hver_dag(ytelse: str, dag: date) -> None:
    norm = norm_for(ytelse, dag)
    assert norm is not None
    assert 0 < norm.norm_dager <= norm.ytre_grense_dager


def test_en_ytelse_har_ikke_to_normer_paa_samme_dag() -> None:
    for norm in normer():
        assert sum(n.ytelse == norm.ytelse and n.gjelder(norm.fom) for n in normer()) == 1


def test_en_norm_gjelder_bare_i_sin_tid() -> None:
    norm = normer()[0]
    assert not norm.gjelder(norm.fom - timedelta(days=1))


def test_hver_norm_sier_hvor_den_er_fra_og_om_den_er_vaar_egen() -> None:
    assert {n.status for n in normer()} == {"OPPGITT", "UTLEDET"}
    assert all(n.kilde for n in normer())


def test_sykepenger_har_ingen_offentlig_norm_og_foelger_de_seks_maanedene_vi_purrer_etter() -> None:
    norm = norm_for("SYKEPENGER", date(2026, 4, 1))
    assert norm is not None
    assert (norm.status, norm.norm_dager, norm.krav_prosent) == ("UTLEDET", 182, None)
    # on 1 April every claim sent before 1 October is over, and none sent on that day
    assert (date(2026, 4, 1) - date(2025, 9, 30)).days > norm.ytre_grense_dager
    assert (date(2026, 4, 1) - date(2025, 10, 1)).days <= norm.ytre_grense_dager


def test_de_publiserte_andelene_er_t11_og_t12() -> None:
    andeler = {(p.kilde, p.navn, p.aar): p.prosent for p in publiserte_andeler()}
    assert andeler["T-11", "Nasjonal og utland", 2017] == 79
    assert andeler["T-11", "Barns sykdom", 2016] == 82
    assert andeler["T-11", "Foreldrepengeområdet", 2017] == 69
    assert andeler["T-12", "Summert utland", 2017] == 60
    assert len(andeler) == 62


def test_kildefilene_har_ingen_tomme_ruter_der_det_skal_staa_noe() -> None:
    import tilgode.params

    mappe = Path(tilgode.params.__file__).parent / "data"
    with (mappe / "normtider.csv").open(encoding="utf-8") as fil:
        for rad in csv.DictReader(fil, delimiter=";"):
            assert all(
                rad[felt] for felt in ("ytelse", "omraade", "fom", "status", "kilde", "sist_kontrollert")
            )
