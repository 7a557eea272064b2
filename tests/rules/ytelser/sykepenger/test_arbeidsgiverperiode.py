"""Arbeidsgiverperioden, ftrl. § 8-19. All dates in 2018: 1 January is a Monday."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.dagbygging import ORD, fra_vektor, januar, rekke
from tests.rules.vektorlesing import dato, periode, perioder, vektorer
from tilgode.params import last
from tilgode.rules.ytelser.sykepenger import arbeidsgiverperiode_kjerne as kjerne
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode import (
    Arbeidsgiverperiode,
    arbeidsgiverperiode_for,
    finn_arbeidsgiverperioder,
    spor_arbeidsgiverperioder,
)
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode_tabell import (
    DAGSLAG,
    TABELL,
    Dagslag,
    Tilstand,
    Virkning,
)
from tilgode.rules.ytelser.sykepenger.dagklasse import klassifiser
from tilgode.rules.ytelser.sykepenger.fakta import Dag, Dagtype
from tilgode.values.periode import Periode, fra_dager, slaa_sammen
from tilgode.values.tidslinje import Tidslinje

P = last().paa(date(2018, 1, 1))
KLASSER = {
    "P": "AGP",
    "Q": "AGP_NAV",
    "N": "NAV",
    "H": "NAV_HELG",
    "F": "FRI",
    "A": "ARBEID",
    "O": "FORELDET",
}


def talte(tidslinje: Any, **annet: Any) -> list[Periode]:
    """All counted days, as periods."""
    funn = finn_arbeidsgiverperioder(tidslinje, P, **annet)
    return slaa_sammen(p for agp in funn for p in agp.dager)


def finn(fakta: dict[str, Any]) -> tuple[Arbeidsgiverperiode, ...]:
    return finn_arbeidsgiverperioder(
        fra_vektor(fakta["dager"]),
        P,
        betalt_av_infotrygd=perioder(fakta.get("infotrygd_betalt")),
        ferie_i_infotrygd=perioder(fakta.get("infotrygd_ferie")),
        fullfoert_paa_forhaand=fakta.get("agp_fullfort_pa_forhand", False),
    )


def klasser(fakta: dict[str, Any], funn: tuple[Arbeidsgiverperiode, ...]) -> Any:
    return klassifiser(fra_vektor(fakta["dager"]), funn, nav_overtar=perioder(fakta.get("nav_overtar_agp")))


def klassenavn(dag: Any) -> str:
    if dag.klasse.value != "X":
        return KLASSER[dag.klasse.value]
    egen = dag.avslag[0].name.startswith("EGENMELDING")
    return "AVVIST_EGENMELDING" if egen else "AVVIST_ANDRE_YTELSER"


def antall(linje: Any, navn: str) -> int:
    """How many days of a class a vector asks for."""
    navn_per_dag = [klassenavn(dag) for _, dag in linje.dager()]
    if navn == "ANTALL_DAGER":
        return len(navn_per_dag)
    grupper = {"NAV_INKL_HELG": ("NAV", "NAV_HELG"), "AVVIST": ("AVVIST_EGENMELDING", "AVVIST_ANDRE_YTELSER")}
    return sum(n in grupper.get(navn, (navn,)) for n in navn_per_dag)


def som_forloep(agp: Arbeidsgiverperiode) -> dict[str, Any]:
    def iso(p: Periode) -> dict[str, str]:
        return {"fom": p.fom.isoformat(), "tom": p.tom.isoformat()}

    return {**iso(agp.omsluttende), "agp": [iso(p) for p in agp.dager], "agp_ferdig": agp.ferdig_avklart}


def faktisk(navn: str, fakta: dict[str, Any], ventet: Any) -> Any:
    """What the rules say for one key of `expected`, in the vector's own form."""
    funn = finn(fakta)
    linje = klasser(fakta, funn)
    hvilken = {"eneste": -1, "siste": -1, "forste": 0}
    navnet = {
        "antall_dager": lambda: {n: antall(linje, n) for n in ventet},
        "antall_sykeforlop": lambda: len(funn),
        "sykeforlop": lambda: [
            {"hvilken": v["hvilken"], **som_forloep(funn[hvilken[v["hvilken"]]])} for v in ventet
        ],
        "agp_dager": lambda: _iso(slaa_sammen(p for agp in funn for p in agp.dager)),
        "agp_betalt_av_nav": lambda: _iso(fra_dager(d for d, k in linje.dager() if k.klasse.value == "Q")),
        "avslag": lambda: [
            {"dato": v["dato"], "begrunnelse": linje.verdi(dato(v["dato"])).avslag[0].value} for v in ventet
        ],
        "grad": lambda: [{"dato": v["dato"], "grad": linje.verdi(dato(v["dato"])).grad} for v in ventet],
        "agp_for_perioder": lambda: [
            {"periode": v["periode"], "agp": _iso(_agp_for(funn, periode(v["periode"])))} for v in ventet
        ],
        "teller": lambda: {
            "agp_dager": antall(linje, "AGP"),
            "dager_etter_agp": antall(linje, "NAV_INKL_HELG"),
        },
    }
    return navnet[navn]()


def _agp_for(funn: tuple[Arbeidsgiverperiode, ...], aktuell: Periode) -> tuple[Periode, ...]:
    agp = arbeidsgiverperiode_for(funn, aktuell)
    return agp.dager if agp else ()


def _iso(liste: Any) -> list[dict[str, str]]:
    return [{"fom": p.fom.isoformat(), "tom": p.tom.isoformat()} for p in liste]


@pytest.mark.parametrize(("fakta", "ventet"), vektorer("agp"))
def test_vektor(fakta: dict[str, Any], ventet: dict[str, Any]) -> None:
    assert {navn: faktisk(navn, fakta, verdi) for navn, verdi in ventet.items()} == ventet


# --- første ledd: sixteen calendar days ----------------------------------------------------


def test_15_dager_fyller_ikke_perioden() -> None:
    (agp,) = finn_arbeidsgiverperioder(rekke(("syk", 15)), P)
    assert (agp.dager, agp.ferdig_avklart) == ((januar(1, 15),), False)


def test_16_dager_fyller_perioden() -> None:
    (agp,) = finn_arbeidsgiverperioder(rekke(("syk", 16)), P)
    assert (agp.dager, agp.ferdig_avklart) == ((januar(1, 16),), True)


def test_dag_17_er_ikke_i_perioden() -> None:
    assert talte(rekke(("syk", 17))) == [januar(1, 16)]


# --- tredje ledd: fewer than sixteen days between ------------------------------------------


def test_15_dagers_opphold_fortsetter_samme_periode() -> None:
    assert talte(rekke(("syk", 12), ("arbeid", 15), ("syk", 10))) == [januar(1, 12), januar(28, 31)]


def test_16_dagers_opphold_gir_ny_periode() -> None:
    funn = finn_arbeidsgiverperioder(rekke(("syk", 12), ("arbeid", 16), ("syk", 20)), P)
    assert [agp.dager for agp in funn] == [(januar(1, 12),), (januar(29, 44),)]
    assert funn[0].omsluttende == januar(1, 28)


# --- fjerde ledd: after a full period -------------------------------------------------------


def test_syk_igjen_etter_15_dager_gir_ingen_ny_periode() -> None:
    assert talte(rekke(("syk", 16), ("arbeid", 15), ("syk", 20))) == [januar(1, 16)]


def test_syk_igjen_etter_16_dager_gir_ny_periode() -> None:
    assert talte(rekke(("syk", 16), ("arbeid", 16), ("syk", 20))) == [januar(1, 16), januar(33, 48)]


@pytest.mark.parametrize("fri", ["ferie", "permisjon", "ikke_gjenopptatt", "annen_ytelse"])
def test_fri_rett_etter_full_periode_teller_ikke_uansett_lengde(fri: str) -> None:
    assert talte(rekke(("syk", 16), (fri, 60), ("syk", 20))) == [januar(1, 16)]


@pytest.mark.parametrize("fri", ["ferie", "permisjon", "ikke_gjenopptatt", "annen_ytelse"])
def test_etter_en_arbeidsdag_teller_fri_som_opphold(fri: str) -> None:
    assert len(finn_arbeidsgiverperioder(rekke(("syk", 16), ("arbeid", 1), (fri, 14), ("syk", 20)), P)) == 1
    assert len(finn_arbeidsgiverperioder(rekke(("syk", 16), ("arbeid", 1), (fri, 15), ("syk", 20)), P)) == 2


# --- holiday, leave and the weekend nobody mentions, inside an unfinished period -----------


def test_ferie_under_sykmelding_teller_selv_om_arbeid_foelger() -> None:
    assert talte(rekke(("syk", 5), ("ferie", 9), ("arbeid", 5))) == [januar(1, 14)]


def test_permisjon_teller_ikke_naar_arbeid_foelger() -> None:
    assert talte(rekke(("syk", 5), ("permisjon", 9), ("arbeid", 5))) == [januar(1, 5)]


def test_permisjon_teller_naar_sykdom_foelger() -> None:
    assert talte(rekke(("syk", 5), ("permisjon", 9), ("syk", 10))) == [januar(1, 16)]


def test_permisjon_ut_tidslinjen_teller_ikke() -> None:
    assert talte(rekke(("syk", 5), ("permisjon", 9))) == [januar(1, 5)]


def test_taus_helg_teller_naar_sykdom_foelger() -> None:
    assert talte(rekke(("syk", 5), ("taus", 2), ("syk", 20))) == [januar(1, 16)]


def test_taus_helg_er_opphold_naar_arbeid_foelger() -> None:
    # 2 + 13 days of gap: still the same; 2 + 14: a new period
    assert len(finn_arbeidsgiverperioder(rekke(("syk", 5), ("taus", 2), ("arbeid", 13), ("syk", 5)), P)) == 1
    assert len(finn_arbeidsgiverperioder(rekke(("syk", 5), ("taus", 2), ("arbeid", 14), ("syk", 5)), P)) == 2


def test_taus_helg_etter_full_periode_er_noeytral() -> None:
    # sick to Friday 19; silence from Saturday: 17 calendar days are no new period, 18 are
    assert len(finn_arbeidsgiverperioder(rekke(("syk", 19), ("taus", 17), ("syk", 5)), P)) == 1
    assert len(finn_arbeidsgiverperioder(rekke(("syk", 19), ("taus", 18), ("syk", 5)), P)) == 2


def test_meldt_frisk_helg_etter_full_periode_er_opphold() -> None:
    assert len(finn_arbeidsgiverperioder(rekke(("syk", 19), ("arbeid", 15), ("syk", 5)), P)) == 1
    assert len(finn_arbeidsgiverperioder(rekke(("syk", 19), ("arbeid", 16), ("syk", 5)), P)) == 2


def test_ventende_dager_kan_fylle_perioden() -> None:
    (agp,) = finn_arbeidsgiverperioder(rekke(("syk", 10), ("permisjon", 10), ("syk", 3)), P)
    assert (agp.dager, agp.ferdig_avklart) == ((januar(1, 16),), True)


def test_ventende_dager_kan_fylle_oppholdet() -> None:
    funn = finn_arbeidsgiverperioder(rekke(("syk", 5), ("permisjon", 16), ("arbeid", 1), ("syk", 3)), P)
    assert [agp.dager for agp in funn] == [(januar(1, 5),), (januar(23, 25),)]


# --- earlier payments ------------------------------------------------------------------------


def test_betalt_av_infotrygd_fra_foerste_dag_gir_ingen_periode() -> None:
    assert talte(rekke(("syk", 20)), betalt_av_infotrygd=[januar(1, 3)]) == []


def test_betalt_av_infotrygd_stanser_tellingen() -> None:
    assert talte(rekke(("syk", 20)), betalt_av_infotrygd=[januar(6, 8)]) == [januar(1, 5)]


def test_tom_tidslinje_har_ingen_periode() -> None:
    assert finn_arbeidsgiverperioder(Tidslinje(), P) == ()


# --- the numbers of the statute are arguments ---------------------------------------------------


def test_lengde_og_opphold_kommer_fra_parametrene() -> None:
    kort = dataclasses.replace(P, agp_dager=14, opphold_dager=10)
    funn = finn_arbeidsgiverperioder(rekke(("syk", 20), ("arbeid", 10), ("syk", 3)), kort)
    assert [agp.dager for agp in funn] == [(januar(1, 14),), (januar(31, 33),)]


# --- the table and the walk ---------------------------------------------------------------------


def test_kjernen_bruker_tabellens_tall() -> None:
    assert kjerne.INGEN_PERIODE == Tilstand.INGEN
    assert len(Dagslag) == kjerne.ANTALL_SLAG
    navn = (
        "TELL",
        "LEGG_TIL_OPPHOLD",
        "VENT",
        "ETTER",
        "TELL_VENTENDE",
        "OPPHOLD_FOR_VENTENDE",
    )
    assert max(Virkning) == Virkning.FORKAST_VENTENDE == Virkning.OPPHOLD_FOR_VENTENDE + 1
    assert [getattr(kjerne, n) for n in navn] == sorted(Virkning)[1:7]
    assert set(DAGSLAG) == set(Dagtype)


def test_samme_virkning_i_en_tilstand_er_samme_regel() -> None:
    for tilstand in Tilstand:
        regler = {(r.virkning, r.neste, r.ved_grense) for r in TABELL.rader if r.tilstand is tilstand}
        assert len(regler) == len({virkning for virkning, _, _ in regler})


DELER = st.lists(st.tuples(st.sampled_from([*ORD, "taus"]), st.integers(1, 25)), min_size=1, max_size=12)


@given(DELER, st.integers(0, 6))
def test_loep_er_lik_dag_for_dag(deler: list[tuple[str, int]], ukedag: int) -> None:
    tidslinje = rekke(*deler, fra=date(2018, 1, 1) + timedelta(days=ukedag))
    loepvis = finn_arbeidsgiverperioder(tidslinje, P)
    dagvis = _dag_for_dag(tidslinje)
    assert [list(agp.dager) for agp in loepvis] == dagvis


class Dagteller:
    """§ 8-19 read a day at a time, written apart from the table."""

    def __init__(self) -> None:
        self.talt = self.opphold = 0
        self.ferdig, self.arbeidet = False, True
        self.venter: list[date] = []
        self.perioder: list[list[date]] = []

    def syk(self, d: date) -> None:
        self.opphold, self.arbeidet = 0, False
        if self.ferdig:
            return
        if self.talt == 0:
            self.perioder.append([])
        self.perioder[-1].append(d)
        self.talt += 1
        self.ferdig = self.talt == 16

    def opphold_en_dag(self) -> None:
        self.opphold += 1
        if self.opphold == 16:
            self.talt, self.ferdig, self.arbeidet = 0, False, True

    def avgjoer_ventende(self, *, syk: bool) -> None:
        for v in self.venter:
            if syk:
                self.syk(v)
            else:
                self.opphold_en_dag()
        self.venter = []

    def fravaer(self, d: date) -> None:
        self.avgjoer_ventende(syk=True)
        self.syk(d)

    def arbeid(self) -> None:
        self.avgjoer_ventende(syk=False)
        self.opphold_en_dag()
        self.arbeidet = True

    def fri(self, d: date, *, ferie: bool) -> None:
        if ferie:
            self.avgjoer_ventende(syk=True)
        if self.arbeidet:
            self.opphold_en_dag()
        elif not self.ferdig and ferie:
            self.syk(d)
        elif not self.ferdig:
            self.venter.append(d)


def _dag_for_dag(tidslinje: Tidslinje[Dag]) -> list[list[Periode]]:
    teller = Dagteller()
    for d in tidslinje.periode or ():
        dag = tidslinje.verdi(d) or Dag(Dagtype.UKJENT)
        if dag.type in (Dagtype.SYK, Dagtype.EGENMELDING, Dagtype.FORELDET):
            teller.fravaer(d)
        elif dag.type is Dagtype.ARBEID or (dag.type is Dagtype.UKJENT and d.weekday() < 5):
            teller.arbeid()
        else:
            teller.fri(d, ferie=dag.type is Dagtype.FERIE)
    return [fra_dager(p) for p in teller.perioder]


# --- why ------------------------------------------------------------------------------------------


def test_hvorfor_er_dette_dag_7() -> None:
    (steg,) = spor_arbeidsgiverperioder(rekke(("syk", 20)), P, dag=date(2018, 1, 7))
    assert (steg.regel, str(steg.hjemmel)) == (
        "sykepenger.arbeidsgiverperiode.tell",
        "ftrl. § 8-19 første ledd",
    )
    assert steg.periode == januar(7, 7)
    assert dict(steg.fakta)["telte_dager"] == 7
    assert dict(steg.parametre)["agp_dager"] == 16


def test_hvorfor_teller_loerdagen() -> None:
    """Sick to Friday, nobody mentions the weekend, sick on Monday: it waited, then it was counted."""
    venter, avgjort = spor_arbeidsgiverperioder(
        rekke(("syk", 5), ("taus", 2), ("syk", 5)), P, dag=date(2018, 1, 6)
    )
    assert (venter.utfall, avgjort.utfall) == ("VENT", "TELL_VENTENDE")
    assert (avgjort.periode, dict(avgjort.fakta)["telte_dager"]) == (januar(6, 7), 6)


def test_stegene_dekker_hver_dag_og_sier_det_samme_som_utfallet() -> None:
    tidslinje = rekke(("syk", 5), ("taus", 2), ("syk", 12), ("arbeid", 3), ("ferie", 4), ("syk", 2))
    steg = spor_arbeidsgiverperioder(tidslinje, P)
    telt = [s.periode for s in steg if s.periode and s.utfall in ("TELL", "TELL_VENTENDE")]
    assert slaa_sammen(telt) == talte(tidslinje)
    assert slaa_sammen(s.periode for s in steg if s.periode) == [tidslinje.periode]


def test_ingen_periode_for_dager_utenfor() -> None:
    funn = finn_arbeidsgiverperioder(rekke(("syk", 5)), P)
    assert arbeidsgiverperiode_for(funn, januar(20, 25)) is None
    assert date(2018, 1, 5) in funn[0]
    assert date(2018, 1, 6) not in funn[0]
