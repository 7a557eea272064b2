"""Waiting times: claims not answered yet count for as long as they have waited."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from tilgode.apps.ventetid.overlevelse import estimer
from tilgode.core.ventetid import Kravtype, Norm, Observasjon, Slutt, kravtyper, lag_statistikk, over_grensen
from tilgode.core.ventetid.typer import Kravperiode

PER = date(2025, 12, 31)
#: Freireich et al. 1963, the 6-MP arm: the example of every textbook. (weeks, relapse seen)
LAEREBOK = [
    *((t, True) for t in (6, 6, 6, 7, 10, 13, 16, 22, 23)),
    *((t, False) for t in (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)),
]


def norm(ytelse: str, _: date) -> Norm | None:
    if ytelse == "OPPLAERINGSPENGER":
        return None
    dager, krav = (28, 75) if ytelse == "FORELDREPENGER" else (182, None)
    return Norm(ytelse, ytelse, dager, 182, krav, date(2011, 1, 1), None, "OPPGITT", "test", "")


def observasjon(nr: int, dager: int, slutt: Slutt = Slutt.BETALT, sendt: date | None = None, **felt: object):
    dag = sendt or PER - timedelta(days=dager)
    verdier = {"ytelse": "SYKEPENGER", "type": Kravtype.FOERSTE, "utland": False} | felt
    return Observasjon(krav=nr, sendt=dag, dag=dag + timedelta(days=dager), slutt=slutt, **verdier)


def test_kurven_er_kaplan_meier_slik_laereboka_har_den() -> None:
    kurve = estimer(LAEREBOK)
    assert (kurve.antall, kurve.besvarte) == (21, 9)
    fasit = {6: 857, 7: 807, 10: 753, 13: 690, 16: 627, 22: 538, 23: 448}
    assert {t: round(kurve.andel_ubesvart(t) * 1000) for t in fasit} == fasit
    assert kurve.andel_ubesvart(5) == 1
    assert kurve.persentil(50) == 23
    assert kurve.persentil(90) is None


def test_krav_uten_svar_gjoer_ventetiden_lengre_enn_om_de_ble_utelatt() -> None:
    besvarte = [(d, True) for d in (10, 20, 30, 40)]
    assert estimer(besvarte).persentil(50) == 20
    assert estimer([*besvarte, (35, False), (35, False)]).persentil(50) == 30


def test_kurven_av_bare_ubesvarte_staar_stille() -> None:
    kurve = estimer([(10, False), (20, False)])
    assert kurve.andel_aldri == 1
    assert kurve.persentil(25) is None
    assert kurve.andel_av_besvarte_over(5) == 0


def test_av_dem_som_blir_besvart_er_andelen_over_regnet_uten_dem_som_aldri_blir_det() -> None:
    # half are never answered; of the others half wait longer than 10 days
    kurve = estimer([(10, True), (20, True), (90, False), (90, False)])
    assert kurve.andel_aldri == Fraction(1, 2)
    assert kurve.andel_av_besvarte_over(10) == Fraction(1, 2)
    assert (kurve.persentil_av_besvarte(50), kurve.persentil_av_besvarte(90)) == (10, 20)


def test_baandet_ligger_rundt_kurven() -> None:
    lav, hoey = estimer(LAEREBOK).baand_innen(16)
    assert lav < estimer(LAEREBOK).andel_innen(16) < hoey


def test_et_krav_tett_etter_et_annet_er_en_forlengelse() -> None:
    def periode(nr: int, fom: date, tom: date, ytelse: str = "SYKEPENGER", person: int = 1) -> Kravperiode:
        return Kravperiode(nr, person, ytelse, fom, tom)

    typer = kravtyper(
        [
            periode(2, date(2025, 2, 1), date(2025, 2, 28)),
            periode(1, date(2025, 1, 10), date(2025, 1, 31)),
            periode(3, date(2025, 3, 16), date(2025, 3, 31)),  # 16 days after: the same case
            periode(4, date(2025, 4, 17), date(2025, 4, 30)),  # 17 days after: a new one
            periode(5, date(2025, 2, 1), date(2025, 2, 28), person=2),
            periode(6, date(2025, 1, 1), date(2025, 12, 31), "FERIEPENGER"),
        ]
    )
    assert [typer[nr].value for nr in range(1, 7)] == [
        "FOERSTE",
        "FORLENGELSE",
        "FORLENGELSE",
        "FOERSTE",
        "FOERSTE",
        "FERIEPENGER",
    ]


def test_raden_har_alle_krav_persentiler_og_andel_over_norm() -> None:
    alle = [observasjon(n, n, sendt=date(2025, 1, 1)) for n in range(1, 101)]
    alle += [observasjon(200 + n, 200, Slutt.UBESVART) for n in range(25)]
    (rad,) = lag_statistikk(alle, PER, norm, estimer).ytelser
    assert (rad.antall, rad.besvart, rad.ubesvart) == (125, 100, 25)
    assert rad.persentiler == (32, 63, 100, None)
    assert (rad.over_norm, rad.ubesvart_over_ytre) == (Fraction(1, 5), 25)


def test_tabellen_per_maaned_foelger_maaneden_kravet_ble_sendt() -> None:
    alle = [observasjon(1, 10, sendt=date(2025, 1, 31)), observasjon(2, 10, sendt=date(2025, 2, 1))]
    rader = lag_statistikk(alle, PER, norm, estimer).maaneder
    assert [(str(r.maaned), r.antall) for r in rader] == [("2025-01", 1), ("2025-02", 1)]


def test_tabellene_er_satt_opp_som_t11_og_t12() -> None:
    def sak(nr: int, dager: int, aar: int, ytelse: str, *, utland: bool = False) -> Observasjon:
        return observasjon(nr, dager, sendt=date(aar, 3, 1), ytelse=ytelse, utland=utland)

    alle = [
        sak(1, 20, 2024, "FORELDREPENGER"),
        sak(2, 40, 2024, "FORELDREPENGER"),
        sak(3, 20, 2025, "FORELDREPENGER"),
        sak(4, 300, 2024, "SYKEPENGER"),
        sak(5, 20, 2024, "SYKEPENGER"),
        sak(6, 40, 2025, "FORELDREPENGER", utland=True),
        sak(7, 40, 2025, "OPPLAERINGSPENGER"),
    ]
    tall = lag_statistikk(alle, PER, norm, estimer)
    assert tall.aar == (2024, 2025)
    assert [(r.omraade, r.krav_prosent, r.andeler) for r in tall.nasjonal] == [
        ("ALT", None, (Fraction(1, 2), Fraction(1, 2))),
        ("NASJONAL", None, (Fraction(1, 2), Fraction(1))),
        ("FORELDREPENGER", 75, (Fraction(1, 2), Fraction(1))),
        ("OPPLAERINGSPENGER", None, (None, None)),
        ("SYKEPENGER", None, (Fraction(1, 2), None)),
    ]
    assert [(r.omraade, r.andeler) for r in tall.utland] == [
        ("UTLAND", (None, Fraction(0))),
        ("FORELDREPENGER", (None, Fraction(0))),
    ]


def test_andelen_er_tom_naar_ingen_er_fulgt_lenge_nok() -> None:
    alle = [observasjon(1, 5), observasjon(2, 30, Slutt.UBESVART)]
    (rad,) = lag_statistikk(alle, PER, norm, estimer).ytelser
    assert rad.over_norm is None


@pytest.mark.parametrize(
    ("dager", "slutt", "funnet"),
    [
        (182, Slutt.UBESVART, False),
        (183, Slutt.UBESVART, True),
        (400, Slutt.BETALT, False),
        (400, Slutt.AVSLUTTET, False),
    ],
)
def test_bare_krav_uten_svar_over_ytre_grense_merkes(dager: int, slutt: Slutt, *, funnet: bool) -> None:
    assert bool(over_grensen([observasjon(1, dager, slutt)], norm)) is funnet


def test_betaling_datert_foer_kravet_er_ingen_ventetid() -> None:
    assert (
        Observasjon(1, "SYKEPENGER", Kravtype.FOERSTE, False, PER, PER - timedelta(3), Slutt.BETALT).dager
        == 0
    )
