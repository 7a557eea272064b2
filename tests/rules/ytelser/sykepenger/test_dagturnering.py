"""The day tournament: who is believed when two messages speak about the same day, ftrl. § 8-19."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import permutations

import pytest

from tilgode import params
from tilgode.rules.ytelser.sykepenger.dagturnering import Turnering, avgjoer_dager
from tilgode.rules.ytelser.sykepenger.dagturnering_tabell import (
    I_SOEKNAD,
    STYRKE,
    TABELL,
    Konfliktgrunn,
    Soeknadsdag,
    Utsagnstype,
    Vinner,
)
from tilgode.rules.ytelser.sykepenger.dagutsagn import Varseltype
from tilgode.rules.ytelser.sykepenger.fakta import Dag, Dagtype
from tilgode.rules.ytelser.sykepenger.grad import UgyldigSoeknadsgrad
from tilgode.rules.ytelser.sykepenger.meldinger import (
    Fravaersregistrering,
    Inntektsmelding,
    Melding,
    Saksbehandling,
    Soeknad,
    Sykmelding,
    Sykmeldtperiode,
)
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Tidslinje

PARAMETRE = params.last()
#: 1 January 2018 is a Monday.
START = datetime(2018, 1, 1, 8, 0)


def jan(fom: int, tom: int | None = None) -> Periode:
    return Periode(date(2018, 1, fom), date(2018, 1, tom or fom))


def soeknad(
    noekkel: str, syk: Periode, dag: int = 0, grad: int = 100, **annet: tuple[Periode, ...]
) -> Soeknad:
    return Soeknad(noekkel, START + timedelta(days=dag), (Sykmeldtperiode(syk, Fraction(grad)),), **annet)


def im(noekkel: str, dag: int, *agp: Periode, fravaersdag: date | None = None) -> Inntektsmelding:
    return Inntektsmelding(noekkel, START + timedelta(days=dag), agp, fravaersdag)


def avgjoer(*meldinger: Melding) -> Turnering:
    return avgjoer_dager(meldinger, PARAMETRE)


def typer(utfall: Turnering, periode: Periode) -> str:
    """One letter a day: S sick, E self-certified, A work, F holiday, P leave, O late, Y benefit, . unknown."""
    bokstav = {
        Dagtype.SYK: "S",
        Dagtype.EGENMELDING: "E",
        Dagtype.ARBEID: "A",
        Dagtype.FERIE: "F",
        Dagtype.PERMISJON: "P",
        Dagtype.FORELDET: "O",
        Dagtype.ANDRE_YTELSER: "Y",
        Dagtype.ARBEID_IKKE_GJENOPPTATT: "I",
    }
    dager = [utfall.tidslinje.verdi(dag) for dag in periode]
    return "".join("." if dag is None else bokstav[dag.type] for dag in dager)


def test_tabellen_har_alle_par_noeyaktig_en_gang() -> None:
    assert set(TABELL) == {(a, b) for a in Utsagnstype for b in Utsagnstype}
    assert {u for trinn in STYRKE for u in trinn} == set(Utsagnstype)
    assert sum(len(trinn) for trinn in STYRKE) == len(Utsagnstype)


def test_soeknadstabellen_har_alle_par() -> None:
    par = {frozenset({a, b}) for a in Soeknadsdag for b in Soeknadsdag if a is not b}
    assert set(I_SOEKNAD) == par


@pytest.mark.parametrize(
    ("svakere", "sterkere"),
    [
        (Utsagnstype.UKJENT, Utsagnstype.IKKE_GJENOPPTATT),
        (Utsagnstype.IKKE_GJENOPPTATT, Utsagnstype.SOEKNAD_EGENMELDING),
        (Utsagnstype.SOEKNAD_EGENMELDING, Utsagnstype.INNTEKTSMELDING_AGP),
        (Utsagnstype.INNTEKTSMELDING_AGP, Utsagnstype.SOEKNAD_SYK),
        (Utsagnstype.SOEKNAD_FRI, Utsagnstype.INNTEKTSMELDING_AGP),
        (Utsagnstype.SOEKNAD_SYK, Utsagnstype.INNTEKTSMELDING_ARBEID),
        (Utsagnstype.SOEKNAD_FRI, Utsagnstype.INNTEKTSMELDING_ARBEID),
        (Utsagnstype.INNTEKTSMELDING_ARBEID, Utsagnstype.ANDRE_YTELSER),
        (Utsagnstype.ANDRE_YTELSER, Utsagnstype.SAKSBEHANDLER),
    ],
)
def test_sterkere_vinner_uansett_rekkefoelge(svakere: Utsagnstype, sterkere: Utsagnstype) -> None:
    assert TABELL[svakere, sterkere] is Vinner.NY
    assert TABELL[sterkere, svakere] is Vinner.GAMMEL


@pytest.mark.parametrize(
    ("en", "annen"),
    [
        (Utsagnstype.SOEKNAD_SYK, Utsagnstype.SOEKNAD_FRI),
        (Utsagnstype.INNTEKTSMELDING_AGP, Utsagnstype.INNTEKTSMELDING_ARBEID),
    ],
)
def test_mellom_to_soeknader_og_to_inntektsmeldinger_vinner_den_siste(
    en: Utsagnstype, annen: Utsagnstype
) -> None:
    assert TABELL[en, annen] is TABELL[annen, en] is Vinner.NY


def test_dager_mellom_listede_agp_dager_blir_arbeid_ogsaa_i_helgen() -> None:
    utfall = avgjoer(soeknad("s", jan(1, 31), 31), im("i", 40, jan(1, 5), jan(8, 18)))
    assert typer(utfall, jan(1, 20)) == "SSSSSAASSSSSSSSSSSSS"
    assert utfall.avgjort.verdi(date(2018, 1, 6)).melding == "i"
    assert utfall.avgjort.verdi(date(2018, 1, 8)).melding == "s"


def test_agp_dag_fra_arbeidsgiver_sletter_ferie_og_arbeid_i_soeknaden() -> None:
    sendt = soeknad("s", jan(1, 31), 31, ferie=(jan(3, 4),), arbeidet=(jan(10),))
    assert typer(avgjoer(sendt), jan(1, 12)) == "SSFFSSSSSASS"
    assert typer(avgjoer(sendt, im("i", 40, jan(1, 16))), jan(1, 12)) == "SSEESSSSSESS"


def test_helg_mellom_agp_paa_fredag_og_fravaersdag_paa_mandag_er_frisk() -> None:
    utfall = avgjoer(soeknad("s", jan(4, 31), 31), im("i", 40, jan(4, 19), fravaersdag=date(2018, 1, 22)))
    assert typer(utfall, jan(18, 23)) == "SSAASS"


def test_egenmelding_fra_soeknaden_gjelder_til_inntektsmeldingen_kommer() -> None:
    sendt = soeknad("s", jan(3, 31), 31, egenmelding=(jan(1, 2),))
    assert typer(avgjoer(sendt), jan(1, 4)) == "EESS"
    med = avgjoer(sendt, im("i", 40, jan(1, 16)))
    assert typer(med, jan(1, 4)) == "EESS"
    assert med.varsler == ()
    uten = avgjoer(sendt, im("i", 40, jan(3, 18)))
    assert typer(uten, jan(1, 4)) == "..SS"
    assert [v.type for v in uten.varsler] == [Varseltype.EGENMELDING_IKKE_BEKREFTET]


@pytest.mark.parametrize(("fravaersdag", "brukes"), [(date(2018, 2, 4), True), (date(2018, 2, 5), False)])
def test_agp_tjue_dager_foer_foerste_fravaersdag_brukes_ikke(fravaersdag: date, brukes: bool) -> None:
    utfall = avgjoer(im("i", 40, jan(1, 16), fravaersdag=fravaersdag))
    assert (typer(utfall, jan(1, 3)) == "EEE") is brukes
    assert [v.type for v in utfall.varsler] == ([] if brukes else [Varseltype.AGP_LANGT_FOER_FRAVAER])


@pytest.mark.parametrize(("foerste", "brukes"), [(13, True), (14, False)])
def test_korrigert_agp_mer_enn_ti_dager_unna_brukes_ikke(foerste: int, brukes: bool) -> None:
    utfall = avgjoer(im("a", 10, jan(1, 2)), im("b", 20, jan(foerste, foerste + 2)))
    assert (typer(utfall, jan(foerste)) == "E") is brukes
    assert [v.type for v in utfall.varsler] == ([] if brukes else [Varseltype.KORRIGERT_AGP_LANGT_UNNA])


def test_siste_soeknad_vinner() -> None:
    foerst = soeknad("a", jan(1, 10), 20, ferie=(jan(5, 6),))
    rettet = soeknad("b", jan(1, 10), 25, grad=60, arbeidet=(jan(2),))
    utfall = avgjoer(foerst, rettet)
    assert typer(utfall, jan(1, 10)) == "SASSSSSSSS"
    assert utfall.tidslinje.verdi(date(2018, 1, 5)) == Dag(Dagtype.SYK, Fraction(60))


def test_rekkefoelgen_meldingene_gis_i_betyr_ingenting() -> None:
    meldinger = [
        soeknad("s", jan(3, 20), 25, egenmelding=(jan(1, 2),), ferie=(jan(18, 19),)),
        im("i", 30, jan(1, 5), jan(8, 12)),
        Sykmelding("sm", START, jan(3, 20), Fraction(80)),
        Fravaersregistrering("f", START, jan(1, 20), Dagtype.EGENMELDING),
    ]
    utfall = {repr(avgjoer(*rekke)) for rekke in permutations(meldinger)}
    assert len(utfall) == 1


def test_register_viker_for_sykmelding_som_viker_for_soeknad() -> None:
    register = Fravaersregistrering("f", START + timedelta(days=50), jan(1, 10), Dagtype.EGENMELDING)
    sykmelding = Sykmelding("sm", START, jan(3, 10), Fraction(50))
    utfall = avgjoer(register, sykmelding)
    assert typer(utfall, jan(1, 10)) == "EESSSSSSSS"
    sendt = soeknad("s", jan(3, 10), 12, grad=40)
    assert avgjoer(register, sykmelding, sendt).tidslinje.verdi(date(2018, 1, 4)).grad == 40


def test_for_sent_soekt_blir_foreldet_bare_paa_ukedager() -> None:
    sendt = soeknad("s", Periode(date(2018, 1, 18), date(2018, 2, 14)), 120)
    assert typer(avgjoer(sendt), Periode(date(2018, 1, 18), date(2018, 2, 2))) == "OOSSOOOOOSSOOOSS"


def test_permisjon_og_arbeid_samme_dag_maa_et_menneske_loese() -> None:
    sendt = soeknad("s", jan(1, 10), 20, permisjon=(jan(3, 5),), arbeidet=(jan(5, 6),))
    utfall = avgjoer(sendt)
    assert typer(utfall, jan(1, 8)) == "SSPP.ASS"
    assert [(k.periode, k.grunn) for k in utfall.konflikter] == [(jan(5), Konfliktgrunn.PERMISJON_OG_ARBEID)]


def test_ferie_loeser_permisjon_og_arbeid_men_ikke_egenmelding() -> None:
    sendt = soeknad(
        "s",
        jan(3, 10),
        20,
        permisjon=(jan(5),),
        arbeidet=(jan(5),),
        ferie=(jan(2), jan(5)),
        egenmelding=(jan(1, 2),),
    )
    utfall = avgjoer(sendt)
    assert typer(utfall, jan(1, 6)) == "E.SSFS"
    assert [k.grunn for k in utfall.konflikter] == [Konfliktgrunn.FERIE_OG_EGENMELDING]


def test_faktisk_arbeid_gir_graden_og_kan_ikke_gi_hoeyere_enn_sykmeldingen() -> None:
    def med(arbeid: int) -> Soeknad:
        return Soeknad("s", START, (Sykmeldtperiode(jan(1, 10), Fraction(60), Fraction(arbeid)),))

    assert avgjoer(med(45)).tidslinje.verdi(date(2018, 1, 2)).grad == 55
    with pytest.raises(UgyldigSoeknadsgrad):
        avgjoer(med(39))


def test_saksbehandler_og_annen_ytelse_slaar_alt() -> None:
    ytelse = Saksbehandling(
        "y", START, Tidslinje.av((jan(2), Dag(Dagtype.ANDRE_YTELSER, Fraction(0), "AAP")))
    )
    rettet = Saksbehandling("r", START, Tidslinje.av((jan(3), Dag(Dagtype.FERIE, Fraction(0)))))
    fri = Saksbehandling(
        "f", START, Tidslinje.av((jan(4, 5), Dag(Dagtype.ARBEID_IKKE_GJENOPPTATT, Fraction(0))))
    )
    sykmelding = Sykmelding("sm", START, jan(1, 4))
    senere = im("i", 40, jan(1), jan(4))
    assert typer(avgjoer(ytelse, rettet, fri, sykmelding, senere), jan(1, 6)) == "SYFSI."
