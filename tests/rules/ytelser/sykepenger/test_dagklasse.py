"""What each day becomes and who pays, ftrl. §§ 8-11, 8-17, 8-19, 8-22, 8-23, 8-48."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import groupby, product
from typing import Any

import pytest

from tests.rules.dagbygging import januar, rekke
from tests.rules.ytelser.sykepenger.test_arbeidsgiverperiode import finn, klassenavn, klasser
from tests.vektorer import les
from tilgode.params import last
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode import finn_arbeidsgiverperioder
from tilgode.rules.ytelser.sykepenger.dagklasse import (
    Klassedag,
    Klasselinje,
    avslaa_dag,
    finn_ytelsesavslag,
    klassifiser,
)
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import (
    TABELL,
    YTELSESAVSLAG,
    Avslag,
    Dagklasse,
    Plassering,
)
from tilgode.rules.ytelser.sykepenger.fakta import Dagtype
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.tidslinje import Tidslinje

P = last().paa(date(2018, 1, 1))
GRAD = Hjemmel("ftrl", "8-13")


def klassifisert(tidslinje: Any, **annet: Any) -> Klasselinje:
    return klassifiser(tidslinje, finn_arbeidsgiverperioder(tidslinje, P), **annet)


def bokstaver(linje: Klasselinje) -> str:
    return "".join(dag.klasse.value for _, dag in linje.dager())


def rad(tidslinje: Any, **annet: Any) -> str:
    """The class of each day, a letter each."""
    return bokstaver(klassifisert(tidslinje, **annet))


@pytest.mark.parametrize(
    "vektor", [pytest.param(v, id=v["id"]) for v in les("agp") if v["derived"]["klassifisering"]]
)
def test_klassifisering_av_hver_dag(vektor: dict[str, Any]) -> None:
    """Every day of the 136 cases: the class our source derived (not asserted by Nav's own test)."""
    linje = klasser(vektor["input"], finn(vektor["input"]))
    ventet = {
        (r["fom"], r["tom"]): r["klasse"]
        for r in vektor["derived"]["klassifisering"]
        if r["klasse"] != "UKJENT"
    }
    dager = [(dag, klassenavn(k)) for dag, k in linje.dager()]
    funnet = {}
    for navn, like in groupby(dager, key=lambda par: par[1]):
        serie = [dag for dag, _ in like]
        funnet[serie[0].isoformat(), serie[-1].isoformat()] = navn
    assert funnet == ventet


def test_hele_tabellen_er_fylt() -> None:
    assert set(TABELL) == set(Dagtype)
    assert {len(rader) for rader in TABELL.values()} == {len(Plassering)}


def test_ukedager_etter_perioden_er_navs_og_helgen_ingens() -> None:
    assert rad(rekke(("syk", 21))) == "PPPPPPPPPPPPPPPPNNNHH"


def test_perioden_slutter_soendag_da_begynner_nav_mandag() -> None:
    assert rad(rekke(("syk", 17), fra=date(2018, 1, 6)))[-3:] == "PPN"


def test_for_sen_soeknad() -> None:
    assert rad(rekke(("foreldet", 2), ("syk", 15), ("foreldet", 2))) == "P" * 16 + "N" + "OO"


def test_egenmelding_utenfor_perioden_avslaas_paa_ukedag() -> None:
    linje = klassifisert(rekke(("syk", 18), ("egenmelding", 3)))
    assert bokstaver(linje)[-3:] == "XHH"
    assert linje.verdi(date(2018, 1, 19)) == Klassedag(
        Dagklasse.AVVIST,
        Fraction(100),
        (Avslag.EGENMELDING_UTENFOR_ARBEIDSGIVERPERIODE,),
        Hjemmel("ftrl", "8-23"),
    )


@pytest.mark.parametrize("ytelse", sorted(YTELSESAVSLAG))
def test_annen_ytelse(ytelse: str) -> None:
    """Inside the period the employer's day, after it refused, before any counted day nothing."""
    assert finn_ytelsesavslag(ytelse.capitalize()) is YTELSESAVSLAG[ytelse]
    assert rad(rekke(("syk", 14), ("annen_ytelse", 1), ("syk", 2), ("annen_ytelse", 1)))[14:] == "PPNX"
    assert rad(rekke(("annen_ytelse", 2), ("syk", 1))) == "FFP"


def test_ukjent_ytelse_er_en_feil() -> None:
    with pytest.raises(ValueError, match="ukjent ytelse"):
        finn_ytelsesavslag("LOTTERI")


def test_taus_helg_i_perioden_er_fri_selv_om_den_telles() -> None:
    assert rad(rekke(("syk", 5), ("taus", 2), ("syk", 10))) == "PPPPPFFPPPPPPPPPN"


def test_nav_overtar_bare_sykmeldte_ukedager() -> None:
    linje = rekke(("egenmelding", 2), ("syk", 15))
    assert rad(linje, nav_overtar=[januar(1, 9)]) == "PPQQQPPQQPPPPPPPN"


def test_nav_overtar_flytter_ikke_perioden() -> None:
    assert rad(rekke(("syk", 17)), nav_overtar=[januar(10, 40)])[-2:] == "QN"


def test_ingen_dager() -> None:
    assert rad(Tidslinje()) == ""
    assert klassifisert(Tidslinje()).periode is None


# --- refusing afterwards --------------------------------------------------------------------


@pytest.mark.parametrize(("dag", "blir"), [(17, "X"), (20, "H"), (16, "P")])
def test_avslag_treffer_navs_dager_og_lar_andre_vaere(dag: int, blir: str) -> None:
    dagen = klassifisert(rekke(("syk", 30))).verdi(date(2018, 1, dag))
    assert dagen is not None
    etter = avslaa_dag(dagen, Avslag.OVER_70, GRAD)
    assert etter.klasse.value == blir
    assert (etter is dagen) == (blir != "X")


def test_avslag_paa_avslag_gir_begge_grunner() -> None:
    dag = klassifisert(rekke(("syk", 17))).verdi(date(2018, 1, 17))
    assert dag is not None
    en = avslaa_dag(dag, Avslag.MINIMUM_SYKDOMSGRAD, GRAD)
    to = avslaa_dag(en, Avslag.SYKEPENGEDAGER_OPPBRUKT, Hjemmel("ftrl", "8-12"))
    assert to.avslag == (Avslag.MINIMUM_SYKDOMSGRAD, Avslag.SYKEPENGEDAGER_OPPBRUKT)
    assert to.hjemmel == GRAD


def test_like_dager_deler_verdi() -> None:
    """What keeps a year small: the same class and degree is the same object."""
    a, b = (klassifisert(rekke(("syk", 17), grad=60)).verdi(date(2018, 1, 17)) for _ in range(2))
    assert a is b


def test_hver_dag_har_hjemmel() -> None:
    for type_, plass in product(Dagtype, Plassering):
        rad_ = TABELL[type_][plass]
        assert isinstance(rad_.hjemmel_ukedag, Hjemmel)
        assert isinstance(rad_.hjemmel_helg, Hjemmel)
