"""A person's whole history through the front door; 1 January 2018 is a Monday."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from tests.rules.ytelser.sykepenger.hjelp_vurdering import ALLTID, PARAMETRE, arbeidsgiver, im, p, person, syk
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Avslag, Dagklasse
from tilgode.rules.ytelser.sykepenger.fakta import Dagtype, Fritak, Fritaksgrunn, Personfakta
from tilgode.rules.ytelser.sykepenger.vurdering import Vurdering, vurder_refusjon
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Betaler, Sikkerhet, Vurdertdag
from tilgode.values.tidslinje import Tidslinje


def vurder(fakta: Personfakta) -> Vurdering:
    return vurder_refusjon(fakta, PARAMETRE)


def dag(vurdering: Vurdering, dato: str, navn: str = "a1") -> Vurdertdag:
    verdi = vurdering.arbeidsgivere[navn].dager.verdi(date.fromisoformat(dato))
    assert verdi is not None
    return verdi


def test_paragraf_8_19_seksten_dager_og_saa_refusjon_paa_ukedager() -> None:
    v = vurder(person(arbeidsgiver(syk("2018-01-01", "2018-01-31"))))
    assert dag(v, "2018-01-16").betaler is Betaler.ARBEIDSGIVER
    assert dag(v, "2018-01-17").betaler is Betaler.NAV
    # 30,000 · 12 / 260 = 1384.6
    assert dag(v, "2018-01-17").refusjon_oere == 1385_00
    assert dag(v, "2018-01-20").klasse is Dagklasse.HELG
    assert dag(v, "2018-01-20").refusjon_oere == 0
    assert v.refusjon_oere == 11 * 1385_00
    assert v.arbeidsgivere["a1"].arbeidsgiverperioder[0].dager == (p("2018-01-01", "2018-01-16"),)


def test_uten_fravaer_er_utfallet_tomt() -> None:
    v = vurder(person(arbeidsgiver()))
    assert v.refusjon_oere == 0
    assert v.maksdato is None
    assert v.grunnlag == v.skjaeringstidspunkter == v.steg() == ()
    assert not v.arbeidsgivere["a1"].dager


def test_hvert_skjaeringstidspunkt_har_sin_g() -> None:
    """§ 8-10: 6 G on the skjæringstidspunkt, for the whole sickness (93,634 before 1 May 2018, 96,883 after)."""
    over = arbeidsgiver(syk("2018-04-01", "2018-05-31"), syk("2018-08-01", "2018-08-31"), inntekt=60_000)
    v = vurder(person(over))
    assert dag(v, "2018-05-15").refusjon_oere == 2161_00
    assert dag(v, "2018-08-20").refusjon_oere == 2236_00
    assert [g.skjaeringstidspunkt for g in v.grunnlag] == [date(2018, 4, 1), date(2018, 8, 1)]


def test_to_arbeidsgivere_deler_taket() -> None:
    """Two equal jobs of 31,000 under 6 G = 561,804: 1080 each a day (avr-045)."""
    linjer = [arbeidsgiver(syk("2018-01-01", "2018-01-31"), navn=n, inntekt=31_000) for n in ("a1", "a2")]
    v = vurder(person(*linjer))
    assert dag(v, "2018-01-17").refusjon_oere == dag(v, "2018-01-17", "a2").refusjon_oere == 1080_00


def test_spoekelsesarbeidsgiver_fortynner_grad_og_andel() -> None:
    """§ 8-13: 39 percent at one of two equal jobs is 19.5 in all and refused; 40 is paid."""

    def med(grad: int) -> Vurdertdag:
        a = arbeidsgiver(syk("2018-01-01", "2018-01-31", grad), inntekt=20_000)
        return dag(vurder(person(a, arbeidsgiver(navn="a2", inntekt=20_000))), "2018-01-17")

    assert med(39).klasse is Dagklasse.AVVIST
    assert med(39).avslag == (Avslag.MINIMUM_SYKDOMSGRAD,)
    assert med(39).totalgrad == Fraction(39, 2)
    assert med(40).klasse is Dagklasse.NAV
    assert med(40).refusjon_oere == 369_00


def test_delvis_refusjon_gir_resten_til_arbeidstakeren() -> None:
    v = vurder(person(arbeidsgiver(syk("2018-01-01", "2018-01-31"), inntekt=30_000, krav=10_000)))
    assert dag(v, "2018-01-17").refusjon_oere == 462_00
    assert dag(v, "2018-01-17").person_oere == 923_00


def test_dager_uten_krav_gir_null_refusjon() -> None:
    uten = arbeidsgiver(
        syk("2018-01-01", "2018-01-31"),
        refusjon=Tidslinje.av((p("2018-01-01", "2018-01-18"), Fraction(30_000))),
    )
    v = vurder(person(uten))
    assert dag(v, "2018-01-18").refusjon_oere == 1385_00
    assert dag(v, "2018-01-19").refusjon_oere == 0
    assert dag(v, "2018-01-19").person_oere == 1385_00


@pytest.mark.parametrize(("inntekt", "avslag"), [(3_901, (Avslag.MINIMUM_INNTEKT,)), (3_902, ())])
def test_under_halv_g_avslaas(inntekt: int, avslag: tuple[Avslag, ...]) -> None:
    """§ 8-3 second ledd: ½ G is 46,817 a year in January 2018; 3,901 a month is 46,812."""
    assert (
        dag(
            vurder(person(arbeidsgiver(syk("2018-01-01", "2018-01-31"), inntekt=inntekt))), "2018-01-17"
        ).avslag
        == avslag
    )


def test_etter_67_kreves_2_g_dagen_etter_foedselsdagen() -> None:
    """§ 8-51: the birthday itself belongs to the time before."""
    v = vurder(person(arbeidsgiver(syk("2018-01-01", "2018-01-31"), inntekt=15_000), foedt=date(1951, 1, 18)))
    assert dag(v, "2018-01-18").klasse is Dagklasse.NAV
    assert dag(v, "2018-01-19").avslag == (Avslag.MINIMUM_INNTEKT_OVER_67,)


def test_ingen_sykepenger_fra_70_aarsdagen() -> None:
    v = vurder(person(arbeidsgiver(syk("2018-01-01", "2018-01-31")), foedt=date(1948, 1, 18)))
    assert dag(v, "2018-01-17").klasse is Dagklasse.NAV
    assert dag(v, "2018-01-18").avslag == (Avslag.OVER_70,)


def test_ingen_sykepenger_etter_doedsdatoen() -> None:
    v = vurder(person(arbeidsgiver(syk("2018-01-01", "2018-01-31")), doedsdato=date(2018, 1, 18)))
    assert dag(v, "2018-01-18").klasse is Dagklasse.NAV
    assert dag(v, "2018-01-19").avslag == (Avslag.ETTER_DOEDSDATO,)


def test_uten_opptjening_betaler_ikke_nav_men_arbeidsgiverperioden_staar() -> None:
    v = vurder(person(arbeidsgiver(syk("2018-01-01", "2018-01-31")), opptjening_oppfylt=False))
    assert dag(v, "2018-01-16").betaler is Betaler.ARBEIDSGIVER
    assert dag(v, "2018-01-17").avslag == (Avslag.MANGLENDE_OPPTJENING,)


def test_maksdato_stopper_refusjonen_paa_dag_249() -> None:
    """§ 8-12: 248 days. 17 January to 31 December 2018 is 249 weekdays."""
    v = vurder(person(arbeidsgiver(syk("2018-01-01", "2018-12-31"))))
    assert dag(v, "2018-12-28").klasse is Dagklasse.NAV
    assert dag(v, "2018-12-31").avslag == (Avslag.SYKEPENGEDAGER_OPPBRUKT,)
    assert v.maksdato is not None
    assert v.maksdato.prognose.maksdato == date(2018, 12, 28)


@pytest.mark.parametrize(
    ("foedt", "dager", "utelates"),
    [
        (date(1980, 5, 17), 247, True),
        (date(1980, 5, 17), 248, False),
        # 67 on 17 May 2017: all days are after it
        (date(1950, 5, 17), 59, True),
        (date(1950, 5, 17), 60, False),
    ],
)
def test_maksdato_telles_naar_en_kvote_kan_vaere_brukt_opp(foedt: date, dager: int, utelates: bool) -> None:
    fra = date(2018, 1, 17)
    uker, rest = divmod(dager, 5)
    siste = fra + timedelta(days=7 * uker + rest - 1 + (2 if rest > 3 else 0))
    v = vurder(person(arbeidsgiver(syk("2018-01-01", siste.isoformat())), foedt=foedt))
    assert v.maksdato is not None
    assert v.maksdato.sak.forbrukt == dager
    assert v.telling.kan_avslaa() is not utelates


def test_tidligere_betalte_dager_teller_mot_maksdato() -> None:
    historikk = (p("2017-01-02", "2017-12-13"),)
    v = vurder(person(arbeidsgiver(syk("2018-01-01", "2018-01-31")), historikk=historikk))
    assert dag(v, "2018-01-17").avslag == (Avslag.SYKEPENGEDAGER_OPPBRUKT,)


def test_andre_ytelser_reduserer_beloepet_og_gir_en_grense() -> None:
    ytelser = Tidslinje.av((p("2018-01-17", "2018-01-17"), Fraction(81)))
    a = arbeidsgiver(syk("2018-01-01", "2018-01-31"), inntektsmeldinger=(im("2018-01-01", 30_000),))
    v = vurder(person(a, andre_ytelser=ytelser))
    assert dag(v, "2018-01-17").utbetalingsgrad == 19
    assert dag(v, "2018-01-17").refusjon_oere == 263_00
    assert dag(v, "2018-01-17").sikkerhet is Sikkerhet.GRENSE
    assert dag(v, "2018-01-18").sikkerhet is Sikkerhet.EKSAKT


def test_ny_inntekt_trekkes_fra() -> None:
    ny = Tidslinje.av((p("2018-01-18", "2018-01-31"), Fraction(15_000)))
    v = vurder(person(arbeidsgiver(syk("2018-01-01", "2018-01-31"), inntektsjustering=ny)))
    assert dag(v, "2018-01-17").refusjon_oere == 1385_00
    assert dag(v, "2018-01-18").totalgrad == 50
    assert dag(v, "2018-01-18").refusjon_oere == 692_00


def test_avvik_over_25_prosent_er_en_sak_for_et_menneske() -> None:
    a = arbeidsgiver(syk("2018-01-01", "2018-01-31"), inntekt=30_000)
    loenn = {
        maaned: Fraction(10_000 if maaned.aar == 2017 and maaned.nummer < 7 else 30_000) for maaned in a.loenn
    }
    v = vurder(person(arbeidsgiver(syk("2018-01-01", "2018-01-31"), loenn=loenn)))
    assert v.grunnlag[0].skjoenn_kreves
    assert dag(v, "2018-01-17").sikkerhet is Sikkerhet.MANUELL


@pytest.mark.parametrize(
    ("inntekt", "kjente", "ventet"),
    [(30_000, False, Sikkerhet.EKSAKT), (60_000, False, Sikkerhet.GRENSE), (60_000, True, Sikkerhet.EKSAKT)],
)
def test_over_6_g_er_en_grense_naar_andre_arbeidsgivere_kan_finnes(
    inntekt: int, kjente: bool, ventet: Sikkerhet
) -> None:
    a = arbeidsgiver(
        syk("2018-01-01", "2018-01-31"), inntekt=inntekt, inntektsmeldinger=(im("2018-01-01", inntekt),)
    )
    assert dag(vurder(person(a, kjente_arbeidsgivere=kjente)), "2018-01-17").sikkerhet is ventet


def test_foer_2019_er_tall_fra_a_ordningen_bare_en_grense() -> None:
    """Before 2019 the basis was ukesats, which the months of a-ordningen only estimate."""
    assert (
        dag(vurder(person(arbeidsgiver(syk("2018-01-01", "2018-01-31")))), "2018-01-17").sikkerhet
        is Sikkerhet.GRENSE
    )
    assert (
        dag(vurder(person(arbeidsgiver(syk("2019-01-01", "2019-01-31")))), "2019-01-17").sikkerhet
        is Sikkerhet.EKSAKT
    )


def test_nav_overtar_sykmeldte_ukedager_i_arbeidsgiverperioden() -> None:
    """§ 8-22: with refund asked for, Nav pays them to the employer."""
    a = arbeidsgiver(syk("2018-01-04", "2018-01-31"), nav_overtar_agp=(p("2018-01-04", "2018-01-19"),))
    v = vurder(person(a))
    assert dag(v, "2018-01-05").klasse is Dagklasse.AGP_NAV
    assert dag(v, "2018-01-05").refusjon_oere == 1385_00
    assert dag(v, "2018-01-06").refusjon_oere == 0


def test_fritak_ved_kronisk_sykdom_refunderer_arbeidsgiverperioden_med_oere() -> None:
    """§ 8-20: from the day the application was received; 360,000 / 260 = 1384.615 kroner."""
    fritak = Fritak(Fritaksgrunn.KRONISK, p("2018-01-01", "2019-12-31"), soeknad_mottatt=date(2018, 1, 4))
    v = vurder(person(arbeidsgiver(syk("2018-01-01", "2018-01-31", 50), fritak=(fritak,))))
    assert dag(v, "2018-01-03").betaler is Betaler.ARBEIDSGIVER
    assert dag(v, "2018-01-04").betaler is Betaler.NAV
    assert dag(v, "2018-01-04").klasse is Dagklasse.AGP
    assert dag(v, "2018-01-04").refusjon_oere == 692_31
    assert dag(v, "2018-01-06").refusjon_oere == 0
    assert dag(v, "2018-01-17").refusjon_oere == 692_00


def test_korona_gir_refusjon_fra_dag_fire() -> None:
    a = arbeidsgiver(
        syk("2020-11-02", "2020-11-30"), inntekt=26_000, koronafravaer=(p("2020-11-02", "2020-11-30"),)
    )
    v = vurder(person(a))
    assert dag(v, "2020-11-04").betaler is Betaler.ARBEIDSGIVER
    assert dag(v, "2020-11-05").refusjon_oere == 1200_00
    assert dag(v, "2020-11-05").klasse is Dagklasse.AGP
    assert dag(v, "2020-11-18").klasse is Dagklasse.NAV


def test_ferie_under_sykmeldingen_fyller_perioden_og_gir_ingen_refusjon_etterpaa() -> None:
    a = arbeidsgiver(
        syk("2018-01-01", "2018-01-10"),
        syk("2018-01-11", "2018-01-21", 0, Dagtype.FERIE),
        syk("2018-01-22", "2018-01-31"),
    )
    v = vurder(person(a))
    assert dag(v, "2018-01-16").klasse is Dagklasse.AGP
    assert dag(v, "2018-01-17").klasse is Dagklasse.FRI
    assert dag(v, "2018-01-22").refusjon_oere == 1385_00


def test_navs_vedtatte_skjaeringstidspunkt_gaar_foran() -> None:
    vedtatt = Tidslinje.av((ALLTID, date(2018, 4, 30)))
    a = arbeidsgiver(syk("2018-05-02", "2018-05-31"), inntekt=60_000)
    v = vurder(person(a, vedtatt_skjaeringstidspunkt=vedtatt))
    assert dag(v, "2018-05-18").refusjon_oere == 2161_00
    assert dag(vurder(person(a)), "2018-05-18").refusjon_oere == 2236_00


def test_loepene_gaar_over_helgene_og_dagene_er_de_samme() -> None:
    a = vurder(person(arbeidsgiver(syk("2018-01-01", "2018-03-31")))).arbeidsgivere["a1"]
    assert [(loep.periode, loep.antall_virkedager) for loep in a.loep] == [
        (p("2018-01-01", "2018-01-16"), 12),
        (p("2018-01-17", "2018-03-31"), 53),
    ]
    assert a.refusjon_oere == sum(d.refusjon_oere for _, d in a.dager.dager()) == 53 * 1385_00
    assert a.finn_loep(date(2018, 4, 1)) is None
    assert a.finn_loep(date(2017, 12, 31)) is None
