"""Nav's payment lines: weekends between, one line per day amount and degree; 1 January 2018 is a Monday."""

from fractions import Fraction

from tests.rules.ytelser.sykepenger.hjelp_vurdering import PARAMETRE, arbeidsgiver, person, syk
from tilgode.rules.ytelser.sykepenger.betalingslinjer import Mottaker, lag_betalingslinjer
from tilgode.rules.ytelser.sykepenger.fakta import Dagtype
from tilgode.rules.ytelser.sykepenger.vurdering import vurder_refusjon
from tilgode.values.periode import Periode
from tilgode.values.tidslinje import Loep, Tidslinje


def linjer(
    *loep: Loep, mottaker: Mottaker = Mottaker.ARBEIDSGIVER, **annet: object
) -> list[tuple[str, int, int]]:
    vurdering = vurder_refusjon(person(arbeidsgiver(*loep, **annet)), PARAMETRE)
    return [
        (str(linje.periode), linje.dagsats, linje.total)
        for linje in lag_betalingslinjer(vurdering.arbeidsgivere["a1"].dager, mottaker)
    ]


def test_helgen_mellom_er_med_i_linjen_men_betales_ikke() -> None:
    assert linjer(syk("2018-01-01", "2018-01-31")) == [("2018-01-17/2018-01-31", 1385, 11 * 1385)]


def test_syk_helg_etter_arbeidsgiverperioden_begynner_linjen() -> None:
    """The period ends Friday 19 January; the line begins on the Saturday."""
    assert linjer(syk("2018-01-04", "2018-01-31")) == [("2018-01-20/2018-01-31", 1385, 8 * 1385)]


def test_ny_grad_gir_ny_linje_og_helgen_foelger_sin_egen_grad() -> None:
    assert linjer(syk("2018-01-01", "2018-01-19"), syk("2018-01-20", "2018-01-31", 50)) == [
        ("2018-01-17/2018-01-19", 1385, 3 * 1385),
        ("2018-01-22/2018-01-31", 692, 8 * 692),
    ]


def test_ferie_bryter_linjen() -> None:
    ferie = syk("2018-01-24", "2018-01-24", 0, Dagtype.FERIE)
    assert linjer(syk("2018-01-01", "2018-01-23"), ferie, syk("2018-01-25", "2018-01-31")) == [
        ("2018-01-17/2018-01-23", 1385, 5 * 1385),
        ("2018-01-25/2018-01-31", 1385, 5 * 1385),
    ]


def test_linjer_til_personen_begynner_ikke_med_helg_naar_nav_alt_betaler_andre() -> None:
    krav = Tidslinje.av((Periode.fra_iso("2018-01-01", "2018-01-21"), Fraction(30_000)))
    loep = syk("2018-01-01", "2018-01-31")
    assert linjer(loep, refusjon=krav) == [("2018-01-17/2018-01-21", 1385, 3 * 1385)]
    assert linjer(loep, refusjon=krav, mottaker=Mottaker.PERSON) == [
        ("2018-01-22/2018-01-31", 1385, 8 * 1385)
    ]


def test_bare_en_helg_er_ingen_linje() -> None:
    assert linjer(syk("2018-01-04", "2018-01-21")) == []
