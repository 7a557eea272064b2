"""Time limits, ftrl. § 22-13 and its neighbours (R-030, R-031)."""

from datetime import date

import pytest

from tests.rules.vektorlesing import dato, periode, perioder, vektorer
from tilgode.params import last
from tilgode.rules.felles.frister import (
    FeilFristenhet,
    del_etter_frist,
    er_foreldet,
    finn_foreldede_soeknadsdager,
    finn_fristdag,
    finn_siste_mottak,
    finn_tidligste_dag,
    spor_frist,
    summer_tapt,
)
from tilgode.values import Maaned, Periode, Tidslinje
from tilgode.values.kalender import er_helg

LOV = last()


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("foreldelse", "foreldelse_soknad"))
def test_sen_soeknad(fakta, ventet):
    syk = periode(fakta["syk"])
    foreldet = finn_foreldede_soeknadsdager(syk, dato(fakta["sendt"]), LOV)
    antall = sum(p.lengde_dager for p in foreldet)
    assert syk.lengde_dager == ventet["antall_dager"]
    assert antall == ventet["foreldede_ukedager"]
    assert sum(not er_helg(d) for d in syk) - antall == ventet["syke_ukedager"]
    assert sum(er_helg(d) for d in syk) == ventet["syke_helgedager"]


def test_foerste_dag_som_er_sen():
    """Sick 18 January to 14 February, sent on 1 May: January is lost, weekends are not."""
    foreldet = finn_foreldede_soeknadsdager(
        Periode.fra_iso("2018-01-18", "2018-02-14"), date(2018, 5, 1), LOV
    )
    assert list(foreldet) == perioder(
        [
            {"fom": "2018-01-18", "tom": "2018-01-19"},
            {"fom": "2018-01-22", "tom": "2018-01-26"},
            {"fom": "2018-01-29", "tom": "2018-01-31"},
        ]
    )


@pytest.mark.parametrize(
    ("dag", "siste"),
    [
        ("2026-06-01", "2026-09-30"),
        ("2026-06-30", "2026-09-30"),
        ("2018-01-31", "2018-04-30"),
        ("2020-01-17", "2020-04-30"),
        ("2025-11-30", "2026-02-28"),
        ("2023-11-15", "2024-02-29"),
        ("2026-09-01", "2026-12-31"),
        ("2020-03-11", "2020-06-30"),
        ("2020-03-12", "2020-12-31"),
        ("2020-03-31", "2020-12-31"),
        ("2020-12-31", "2021-09-30"),
        ("2021-01-01", "2021-04-30"),
    ],
)
def test_foreldelsesdato_er_siste_dag_i_tredje_maaned(dag, siste):
    """§ 22-13 sjette ledd; nine months for absence in 2020 (covid § 1-5)."""
    assert finn_siste_mottak(dato(dag), LOV) == dato(siste)
    assert not er_foreldet(dato(dag), dato(siste), LOV)
    assert er_foreldet(
        dato(dag), finn_fristdag(LOV.frist("sykmelding_til_arbeidsgiver", dato(dag)), dato(siste)), LOV
    )


@pytest.mark.parametrize(
    ("mottatt", "fravaer", "tidligst"),
    [
        ("2026-05-31", "2026-05-01", "2026-02-01"),
        ("2026-10-01", "2026-05-01", "2026-07-01"),
        ("2026-01-15", "2026-01-01", "2025-10-01"),
        ("2020-12-18", "2020-06-01", "2020-03-01"),
        ("2021-06-10", "2020-10-01", "2020-09-01"),
    ],
)
def test_tidligste_dag_et_krav_naar(mottatt, fravaer, tidligst):
    assert finn_tidligste_dag(dato(mottatt), LOV.frist("refusjonskrav", dato(fravaer))) == dato(tidligst)


def test_juni_sendt_1_oktober_er_tapt_og_30_september_er_i_tide():
    juni = Periode.fra_iso("2026-06-01", "2026-06-30")
    assert del_etter_frist(juni, date(2026, 9, 30), LOV).foreldet == ()
    assert del_etter_frist(juni, date(2026, 10, 1), LOV).foreldet == (juni,)
    assert del_etter_frist(juni, date(2026, 10, 1), LOV).i_tide == ()


def test_fravaer_over_maanedsskiftet_deles():
    deling = del_etter_frist(Periode.fra_iso("2026-05-20", "2026-07-10"), date(2026, 10, 15), LOV)
    assert deling.foreldet == (Periode.fra_iso("2026-05-20", "2026-06-30"),)
    assert deling.i_tide == (Periode.fra_iso("2026-07-01", "2026-07-10"),)


def test_tapt_beloep_per_maaned():
    """R-031: 2,000 a weekday in May, June and July, claimed on 1 October."""
    dager = Tidslinje.fra_dager(
        (dag, 2000) for dag in Periode.fra_iso("2026-05-25", "2026-07-03") if not er_helg(dag)
    )
    assert summer_tapt(dager, date(2026, 10, 1), LOV) == {Maaned(2026, 5): 10_000, Maaned(2026, 6): 44_000}
    assert summer_tapt(dager, date(2026, 9, 30), LOV) == {Maaned(2026, 5): 10_000}


@pytest.mark.parametrize(
    ("noekkel", "hendelse", "fristdag"),
    [
        ("klage", "2026-04-01", "2026-05-13"),
        ("ankenemnda", "2026-04-01", "2026-04-22"),
        ("sykmelding_til_arbeidsgiver", "2026-04-01", "2026-04-15"),
        ("foreldelse_innvilget", "2024-02-29", "2027-02-28"),
        ("tariffrevisjon", "2026-05-31", "2026-08-31"),
        ("tariffrevisjon", "2025-11-30", "2026-02-28"),
        ("refusjonskrav", "2026-06-15", "2026-09-30"),
    ],
)
def test_andre_frister(noekkel, hendelse, fristdag):
    assert finn_fristdag(LOV.frist(noekkel, dato(hendelse)), dato(hendelse)) == dato(fristdag)


def test_en_frist_i_uker_har_ingen_tidligste_dag():
    with pytest.raises(FeilFristenhet):
        finn_tidligste_dag(date(2026, 1, 1), LOV.frist("klage", date(2026, 1, 1)))


def test_steget_viser_paragraf_tall_og_siste_dag():
    (steg,) = spor_frist([date(2026, 6, 3)], date(2026, 10, 1), LOV)
    assert str(steg.hjemmel) == "ftrl. § 22-13 sjette ledd"
    assert dict(steg.fakta)["siste_mottak"] == date(2026, 9, 30)
    assert dict(steg.parametre) == {"F1": 3}
    assert steg.utfall is False
