"""Maksdato, ftrl. §§ 8-12, 8-51, 8-3. All dates in 2018 unless given: 1 January is a Monday."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.dagbygging import MANDAG, januar
from tests.rules.vektorlesing import alle_typer, dato, periode, vektorer
from tilgode.params import last
from tilgode.rules.ytelser.sykepenger import maksdato_kjerne as kjerne
from tilgode.rules.ytelser.sykepenger.dagklasse import Klassedag, Klasselinje
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import NAV_BETALER, Avslag, Dagklasse
from tilgode.rules.ytelser.sykepenger.maksdato import (
    Bestemmelse,
    Grenser,
    Maksdatoresultat,
    Sak,
    beregn_maksdato,
    finn_maksdato,
)
from tilgode.rules.ytelser.sykepenger.maksdato_sporing import spor_maksdato, spor_prognose
from tilgode.rules.ytelser.sykepenger.maksdato_tabell import AVSLAG, DAGSLAG, Dagslag, Tilstand, Virkning
from tilgode.values.kalender import antall_virkedager, er_helg, siste_virkedag
from tilgode.values.periode import Periode, fra_dager
from tilgode.values.uketidslinje import Ukeloep, Uketidslinje

P = last().paa(date(2018, 1, 1))
UNG = date(1992, 2, 12)

#: Class on weekdays and in weekends, by the vectors' names.
TYPER = {
    "NAV": (Dagklasse.NAV, Dagklasse.HELG),
    "AGP": (Dagklasse.AGP, Dagklasse.AGP),
    "AGP_NAV": (Dagklasse.AGP_NAV, Dagklasse.AGP),
    "ARBEID": (Dagklasse.ARBEID, Dagklasse.ARBEID),
    "FRI": (Dagklasse.FRI, Dagklasse.FRI),
    "FORELDET": (Dagklasse.FORELDET, Dagklasse.FORELDET),
    "AVVIST": (Dagklasse.AVVIST, Dagklasse.AVVIST),
    "SYK_HELG": (Dagklasse.HELG, Dagklasse.HELG),
    "TAUS": (Dagklasse.UKJENT, Dagklasse.UKJENT),
}
BEGRUNNELSER = {
    Avslag.SYKEPENGEDAGER_OPPBRUKT: "SYKEPENGEDAGER_OPPBRUKT",
    Avslag.SYKEPENGEDAGER_OPPBRUKT_OVER_67: "SYKEPENGEDAGER_OPPBRUKT_OVER_67",
    Avslag.NY_VILKAARSPROEVING_NOEDVENDIG: "NY_VILKARSPROVING_NODVENDIG",
    Avslag.OVER_70: "OVER_70",
    Avslag.ETTER_DOEDSDATO: "ETTER_DODSDATO",
}


def dag(klasse: Dagklasse) -> Klassedag:
    return Klassedag(klasse, Fraction(100), (), NAV_BETALER)


def loep(p: Periode, type_: str) -> Ukeloep[Klassedag]:
    ukedag, helg = TYPER[type_]
    return Ukeloep(p.fom.toordinal(), p.tom.toordinal(), dag(ukedag), dag(helg))


def linje(runs: list[dict[str, Any]]) -> Klasselinje:
    return Uketidslinje(loep(periode(r), r["type"]) for r in sorted(runs, key=lambda r: r["fom"]))


def rekke(*deler: tuple[str, int], fra: date = MANDAG) -> Klasselinje:
    """Days in a row by class: ("NAV", 20), ("ARBEID", 3) …"""
    ut = []
    for type_, antall in deler:
        til = fra + timedelta(days=antall - 1)
        ut.append(loep(Periode(fra, til), type_))
        fra = til + timedelta(days=1)
    return Uketidslinje(ut)


def beregn(fakta: dict[str, Any]) -> Maksdatoresultat:
    """The counter on a vector; `historikk` is one more employer to it."""
    parametre = dataclasses.replace(
        P,
        maks_dager=fakta.get("maks_dager", P.maks_dager),
        maks_dager_over_67=fakta.get("maks_dager_over_67", P.maks_dager_over_67),
    )
    linjer = [linje(runs) for runs in fakta["arbeidsgivere"]]
    if "historikk" in fakta:
        linjer.append(linje(fakta["historikk"]))
    doed = dato(fakta["dodsdato"]) if "dodsdato" in fakta else None
    return beregn_maksdato(linjer, dato(fakta["fodselsdato"]), doed, parametre)


def prognose(m: Maksdatoresultat, sak: Sak) -> Any:
    """What could be foreseen when a right ended: a closed one is counted from its last day."""
    assert sak.vurdert_tom
    return finn_maksdato(sak, sak.vurdert_tom, m.grenser)


def avslatte(m: Maksdatoresultat) -> list[tuple[date, str]]:
    return [(d, BEGRUNNELSER[a]) for d, a in m.avslag.dager()]


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("maksdato", "beregning"))
def test_beregning(fakta: dict[str, Any], ventet: dict[str, Any]) -> None:
    m = beregn(fakta)
    saker = list(m.saker)
    if len(saker) > len(ventet["forbrukte_dager"]):
        # Nav does not list the empty right that stands open when the days end in a gap
        assert saker.pop().start_rett is None
    assert [sak.forbrukt for sak in saker] == ventet["forbrukte_dager"]
    assert [q.gjenstaende for q in (prognose(m, s) for s in saker)] == ventet["gjenstaaende_dager"]
    assert [prognose(m, s).maksdato.isoformat() for s in saker] == ventet["maksdatoer"]
    alle = [d.isoformat() for d, _ in avslatte(m)]
    assert alle == sorted(d for dager in ventet["avslatte_dager"] for d in dager)
    for b in ventet.get("begrunnelser", ()):
        hvorfor = dict(avslatte(m))
        assert {hvorfor[dato(d)] for d in b["dager"]} == {b["begrunnelse"]}


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("maksdato", "forlop"))
def test_forlop(fakta: dict[str, Any], ventet: dict[str, Any]) -> None:
    assert _forlop(fakta, set(ventet)) == ventet


def _forlop(fakta: dict[str, Any], noekler: set[str]) -> dict[str, Any]:
    m = beregn(fakta)
    ukedager = [hvorfor for d, hvorfor in avslatte(m) if not er_helg(d)]
    opphold = [s for s in _steg(fakta) if s.utfall.startswith(("AVSLAA_OPPBRUKT", "OPPHOLD"))]
    alt = {
        "siste_forbrukte": m.sak.forbrukt,
        "siste_gjenstaaende": m.prognose.gjenstaende,
        "siste_maksdato": m.prognose.maksdato.isoformat(),
        "avviste_ukedager": len(ukedager),
        "begrunnelse_alle": ukedager[0] if len(set(ukedager)) == 1 else None,
        "begrunnelse_siste_avviste_ukedag": ukedager[-1] if ukedager else None,
        "begrunnelse_ovrige": ukedager[0] if len(set(ukedager[:-1])) == 1 else None,
        "antall_oppholdsdager": m.sak.opphold,
        "siste_oppholdsdag": opphold[-1].periode.tom.isoformat() if opphold else None,
        "bestemmelse": m.prognose.bestemmelse.name,
    }
    return {navn: alt[navn] for navn in noekler}


def _steg(fakta: dict[str, Any]) -> Any:
    parametre = dataclasses.replace(
        P,
        maks_dager=fakta.get("maks_dager", P.maks_dager),
        maks_dager_over_67=fakta.get("maks_dager_over_67", P.maks_dager_over_67),
    )
    linjer = [linje(runs) for runs in fakta["arbeidsgivere"]]
    return spor_maksdato(linjer, dato(fakta["fodselsdato"]), None, parametre).steg


def grenser(fakta: dict[str, Any]) -> Grenser:
    return Grenser(
        maks_dager=P.maks_dager,
        maks_dager_over_67=P.maks_dager_over_67,
        ny_rett_dager=P.ny_rett_dager,
        vindu_aar=P.vindu_aar,
        dag_67=dato(fakta["dag67"]),
        dag_70=dato(fakta.get("dag70", "2999-01-01")),
        doedsdato=dato(fakta["doed"]) if "doed" in fakta else None,
    )


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("maksdato", "prognose"))
def test_prognose(fakta: dict[str, Any], ventet: dict[str, Any]) -> None:
    siste = dato(fakta["siste_betalte"]) if "siste_betalte" in fakta else None
    sak = Sak(None, None, fakta["antall_betalte"], 0, 0, 0, siste)
    funn = finn_maksdato(sak, dato(fakta["siste_vurderte"]), grenser(fakta))
    assert funn.maksdato.isoformat() == ventet["maksdato"]


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("maksdato", "kvoter"))
def test_kvoter(fakta: dict[str, Any], ventet: dict[str, Any]) -> None:
    dag67 = dato(fakta["dag67"])
    betalt = [loep(p, "NAV") for p in fra_dager(dato(d) for d in fakta["betalte_dager"])]
    sak = beregn_maksdato([Uketidslinje(betalt)], dag67.replace(year=dag67.year - 67), None, P).sak
    assert P.maks_dager - sak.forbrukt == ventet["igjen_ordinaer"]
    assert P.maks_dager_over_67 - sak.forbrukt_over_67 == ventet["igjen_over_67"]


def test_ingen_type_er_glemt() -> None:
    assert alle_typer("maksdato") == {"beregning", "forlop", "prognose", "kvoter"}


# --- § 8-12 first ledd: 248 days in three years -------------------------------------------------


def beregnet(
    *deler: tuple[str, int], foedt: date = UNG, fra: date = MANDAG, **annet: Any
) -> Maksdatoresultat:
    return beregn_maksdato([rekke(*deler, fra=fra)], foedt, annet.pop("doed", None), P, **annet)


def test_dag_248_betales_dag_249_avslaas() -> None:
    til_og_med_248 = beregnet(("NAV", 346))  # 12 December, a Wednesday
    assert (til_og_med_248.sak.forbrukt, til_og_med_248.avslag.periode) == (248, None)
    en_til = beregnet(("NAV", 347))
    assert avslatte(en_til) == [(date(2018, 12, 13), "SYKEPENGEDAGER_OPPBRUKT")]
    assert en_til.prognose.maksdato == date(2018, 12, 12)


def test_en_dag_hos_to_arbeidsgivere_er_en_dag() -> None:
    a, b = rekke(("NAV", 5)), rekke(("NAV", 12))
    assert beregn_maksdato([a, b], UNG, None, P).sak.forbrukt == 10


def test_den_tyngste_dagen_vinner() -> None:
    """Refused > Nav > Nav in the employer's period > weekend > employer's period > free > work."""
    vekt = {klasse: vekt for klasse, (_, vekt) in DAGSLAG.items()}
    rekkefoelge = sorted(vekt, key=lambda k: -vekt[k])
    assert [k.value for k in rekkefoelge] == list("XNQHOPFAU")


def test_tidligere_utbetalinger_teller() -> None:
    m = beregn_maksdato([rekke(("NAV", 5), fra=date(2018, 3, 5))], UNG, None, P, historikk=[januar(1, 31)])
    assert m.sak.forbrukt == 23 + 5


def test_vinduet_flyttes_av_arbeid_men_ikke_av_ferie() -> None:
    holdt_i_live = 6 * [("ARBEID", 170), ("NAV", 5)]
    m = beregnet(("NAV", 5), *holdt_i_live, ("ARBEID", 60), ("NAV", 5), fra=date(2015, 1, 5))
    siste = date(2015, 1, 5) + timedelta(days=5 + 6 * 175 + 60)
    assert (len(m.saker), m.sak.start_vindu) == (1, siste.replace(year=2015))
    # the five days of January 2015 lie before the window and are forgotten
    betalt = [
        Periode(siste - timedelta(days=65 + 175 * i), siste - timedelta(days=61 + 175 * i)) for i in range(6)
    ]
    etter = sum(antall_virkedager(p) for p in [*betalt, Periode(siste, siste + timedelta(days=4))])
    assert m.sak.forbrukt == etter
    ferie = beregnet(("NAV", 5), ("FRI", 30), ("NAV", 3))
    assert ferie.sak.start_vindu == date(2015, 1, 1)
    arbeid = beregnet(("NAV", 5), ("ARBEID", 30), ("NAV", 3))
    assert arbeid.sak.start_vindu == date(2015, 2, 5)


# --- second ledd: 26 weeks -------------------------------------------------------------------------


def test_181_dager_gir_ikke_ny_rett_182_gjoer() -> None:
    assert len(beregnet(("NAV", 5), ("ARBEID", 181), ("NAV", 5)).saker) == 1
    ny = beregnet(("NAV", 5), ("ARBEID", 182), ("NAV", 5))
    assert [sak.opphold for sak in ny.saker] == [182, 0]
    assert ny.sak.start_rett == date(2018, 7, 9)  # the 188th day is a Saturday


@pytest.mark.parametrize("hva", ["AGP", "AGP_NAV", "FORELDET", "TAUS", "AVVIST", "FRI"])
def test_dagene_trenger_ikke_vaere_arbeid(hva: str) -> None:
    assert len(beregnet(("NAV", 5), (hva, 182), ("NAV", 2)).saker) == 2


def test_ferie_alene_etter_maksdato_gir_ikke_ny_rett() -> None:
    brukt = ("NAV", 346)
    ferie = beregnet(brukt, ("FRI", 200), ("NAV", 3))
    assert {hvorfor for _, hvorfor in avslatte(ferie)} == {"NY_VILKARSPROVING_NODVENDIG"}
    en_arbeidsdag = beregnet(brukt, ("FRI", 200), ("ARBEID", 1), ("NAV", 3))
    assert avslatte(en_arbeidsdag) == []


def test_fortsatt_syk_etter_26_uker_maa_vurderes_paa_nytt() -> None:
    m = beregnet(("NAV", 346), ("NAV", 182), ("NAV", 1))
    assert avslatte(m)[-1] == (date(2019, 6, 13), "NY_VILKARSPROVING_NODVENDIG")
    assert {hvorfor for _, hvorfor in avslatte(m)[:-1]} == {"SYKEPENGEDAGER_OPPBRUKT"}


# --- ages and death ----------------------------------------------------------------------------------


def test_67_aarsdagen_hoerer_til_tiden_foer() -> None:
    m = beregnet(("NAV", 5), foedt=date(1951, 1, 2))
    assert (m.sak.forbrukt, m.sak.forbrukt_over_67) == (5, 3)


def test_60_dager_etter_67() -> None:
    m = beregnet(("NAV", 90), foedt=date(1951, 1, 2))
    assert m.sak.forbrukt_over_67 == 60
    assert avslatte(m)[0] == (date(2018, 3, 28), "SYKEPENGEDAGER_OPPBRUKT_OVER_67")
    assert m.prognose.bestemmelse is Bestemmelse.BEGRENSET_RETT


def test_70_aarsdagen_hoerer_til_tiden_etter() -> None:
    m = beregnet(("NAV", 12), foedt=date(1948, 1, 10))
    assert [d for d, _ in avslatte(m)] == [date(2018, 1, 10), date(2018, 1, 11), date(2018, 1, 12)]
    assert m.prognose == (date(2018, 1, 9), Bestemmelse.SYTTI_AAR, 0)


def test_etter_70_gir_ingen_tid_ny_rett() -> None:
    m = beregnet(("NAV", 5), ("ARBEID", 200), ("NAV", 3), foedt=date(1948, 1, 6))
    assert {hvorfor for _, hvorfor in avslatte(m)} == {"OVER_70"}


def test_doedsdagen_betales_dagen_etter_avslaas() -> None:
    m = beregnet(("NAV", 5), doed=date(2018, 1, 3))
    assert avslatte(m) == [(date(2018, 1, 4), "ETTER_DODSDATO"), (date(2018, 1, 5), "ETTER_DODSDATO")]
    assert m.prognose.maksdato == date(2018, 1, 3)


def test_foedt_29_februar_fyller_paa_den_28() -> None:
    assert Grenser.av(date(1952, 2, 29), None, P).dag_67 == date(2019, 2, 28)


# --- what is looked at ------------------------------------------------------------------------------


def test_vurderes_ikke_lenger_enn_vurdert_tom() -> None:
    m = beregnet(("NAV", 30), vurdert_tom=date(2018, 1, 5))
    assert (m.sak.forbrukt, m.vurdert_tom) == (5, date(2018, 1, 5))


def test_ingen_betalte_dager_gir_tom_rett() -> None:
    (sak,) = beregnet(("AGP", 16), ("FRI", 20)).saker
    assert sak == Sak(None, None, 0, 0, 0, 0, None, date(2018, 2, 5))


def test_ingen_dager_er_en_feil() -> None:
    with pytest.raises(ValueError, match="ingen dager"):
        beregn_maksdato([Uketidslinje()], UNG, None, P)


# --- the table and the walk --------------------------------------------------------------------------


def test_kjernen_bruker_tabellens_tall() -> None:
    for navn in ("INGEN_SAK", "KARANTENE", "KARANTENE_67", "FOR_GAMMEL"):
        assert getattr(kjerne, navn) == Tilstand[navn]
    assert kjerne.ETTER_DOEDEN == Tilstand.DOED
    assert len(Dagslag) == kjerne.ANTALL_SLAG
    assert (kjerne.INGEN_VIRKNING, kjerne.NY_SAK, kjerne.FLYTT_VINDU) == (
        Virkning.INGEN,
        Virkning.NY_SAK,
        Virkning.FLYTT_VINDU,
    )
    assert (kjerne.LEGG_TIL_OPPHOLD, kjerne.LUKK) == (Virkning.OPPHOLD, Virkning.LUKK)
    assert set(AVSLAG) == {v for v in Virkning if kjerne.FOERSTE_AVSLAG <= v < kjerne.LUKK}


DELER = st.lists(st.tuples(st.sampled_from(sorted(TYPER)), st.integers(1, 120)), min_size=1, max_size=10)
FOEDT = st.sampled_from([UNG, date(1951, 3, 1), date(1952, 2, 29), date(1948, 2, 20)])
SMAA = dataclasses.replace(P, maks_dager=30, maks_dager_over_67=12, ny_rett_dager=40)


@given(DELER, FOEDT, st.integers(0, 6), st.sampled_from([None, date(2018, 3, 10)]))
def test_loep_er_lik_dag_for_dag(
    deler: list[tuple[str, int]], foedt: date, ukedag: int, doed: date | None
) -> None:
    hel = rekke(*deler, fra=MANDAG + timedelta(days=ukedag))
    delt = Uketidslinje(_enkeltdager(hel))
    a, b = (beregn_maksdato([li], foedt, doed, SMAA) for li in (hel, delt))
    assert (a.saker, a.avslag, a.prognose) == (b.saker, b.avslag, b.prognose)


def _enkeltdager(linje_: Klasselinje) -> Iterator[Ukeloep[Klassedag]]:
    return (Ukeloep(d.toordinal(), d.toordinal(), k, k) for d, k in linje_.dager())


@given(DELER)
def test_forbrukt_er_aldri_over_kvoten_og_maksdato_er_en_virkedag(deler: list[tuple[str, int]]) -> None:
    m = beregn_maksdato([rekke(*deler)], UNG, None, SMAA)
    assert all(0 <= sak.forbrukt <= 30 for sak in m.saker)
    assert siste_virkedag(m.prognose.maksdato) == m.prognose.maksdato
    if m.prognose.gjenstaende:
        dager_igjen = Periode(siste_virkedag(m.vurdert_tom) + timedelta(days=1), m.prognose.maksdato)
        assert antall_virkedager(dager_igjen) == m.prognose.gjenstaende


# --- why -----------------------------------------------------------------------------------------------


def test_hvorfor_er_dagen_avslatt() -> None:
    (steg,) = spor_maksdato([rekke(("NAV", 347))], UNG, None, P, dag=date(2018, 12, 13)).steg
    assert (steg.regel, str(steg.hjemmel)) == (
        "sykepenger.maksdato.avslaa_oppbrukt",
        "ftrl. § 8-12 første ledd",
    )
    assert (dict(steg.fakta)["forbrukt"], dict(steg.parametre)["maks_dager"]) == (248, 248)


def test_stegene_dekker_hver_dag() -> None:
    linje_ = rekke(("AGP", 16), ("NAV", 30), ("ARBEID", 190), ("NAV", 4))
    steg = spor_maksdato([linje_], UNG, None, P).steg
    assert sum(s.periode.lengde_dager for s in steg if s.periode) == 240
    assert dict(steg[-1].fakta)["forbrukt"] == beregn_maksdato([linje_], UNG, None, P).sak.forbrukt


def test_prognosens_steg() -> None:
    steg = spor_prognose(beregnet(("NAV", 5)))
    assert (steg.utfall, dict(steg.fakta)["gjenstaende"]) == (date(2018, 12, 12), 243)
