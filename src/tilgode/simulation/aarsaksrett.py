"""Causes about the basis, the right and the refund: other incomes, another G, used up, paid to others.

Each takes the kommune's case, a spell, Nav's view and chance, and answers with what it did, or None.
Border: which kind is planted where is `aarsaksplanting`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from tilgode.rules.felles.grunnbeloep import Grunnbeloepstabell
from tilgode.rules.parametre import Lovparametre
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Personfakta
from tilgode.simulation.aarsaksfelles import (
    Fakta,
    Gjoer,
    navs_spell,
    paa_arbeidsgiver,
    plass_i,
)
from tilgode.simulation.feilkrav import Sak
from tilgode.simulation.modell import Ansatt, Sykefravaer
from tilgode.simulation.navsyn import Faktaendring, Navsyn
from tilgode.simulation.tilfeldig import Tilfeldig
from tilgode.values.kalender import Maaned, er_helg
from tilgode.values.periode import EN_DAG, Periode
from tilgode.values.tidslinje import Loep, Tidslinje

#: Pay is exported from some months before the period.
_LOENN_FOER = timedelta(days=120)
_LENGE = date(2999, 12, 31)
#: Nav waits some weeks for the inntektsmelding, then pays the employee by a-ordningen.
_SEN_INNTEKTSMELDING_PROSENT = 70


# --- the basis ------------------------------------------------------------------------------------


def uten_tillegg(*typer: str) -> Gjoer:
    """Nav counts pay of the other kinds only."""

    def gjoer(_: Sak, spell: Sykefravaer, syn: Navsyn, __: Tilfeldig) -> Fakta | None:
        ansatt, dag = syn.historie.ansatt, spell.periode.fom
        har = {type_ for _, type_, _ in ansatt.loenn(Maaned.av(dag) - 1)}
        if not set(typer) <= har:
            return None
        return _sett_inntekt(syn, spell, _snitt(ansatt, dag, 3, 1, set(typer)))

    return gjoer


def andre_maaneder(antall: int, fra: int) -> Gjoer:
    """The average of other months: `antall` of them, the last one `fra` months before the absence."""

    def gjoer(sak: Sak, spell: Sykefravaer, syn: Navsyn, _: Tilfeldig) -> Fakta | None:
        ansatt = syn.historie.ansatt
        siste = (Maaned.av(spell.periode.fom) - (fra + antall - 1)).periode.fom
        if ansatt.start > siste - timedelta(days=100) or siste < sak.vindu.fom - _LOENN_FOER:
            return None
        return _sett_inntekt(syn, spell, _snitt(ansatt, spell.periode.fom, antall, fra, set()))

    return gjoer


def _snitt(ansatt: Ansatt, dag: date, antall: int, fra: int, uten: set[str]) -> int:
    maaneder = [Maaned.av(dag) - n for n in range(fra, fra + antall)]
    samlet = sum(oere for m in maaneder for _, type_, oere in ansatt.loenn(m) if type_ not in uten)
    return (2 * samlet + antall) // (2 * antall)


def _sett_inntekt(syn: Navsyn, spell: Sykefravaer, oere: int) -> Fakta | None:
    navs = navs_spell(syn, spell)
    if oere <= 0 or syn.inntekter:
        return None
    syn.inntekter[navs.periode.fom] = oere
    return {"maanedsinntekt_oere": oere}


def a_ordningen(_: Sak, spell: Sykefravaer, syn: Navsyn, __: Tilfeldig) -> Fakta | None:
    """The inntektsmelding tells of more than the months reported; Nav keeps to those."""
    if not spell.paaslag_promille:
        return None
    return _sett_inntekt(syn, spell, _snitt(syn.historie.ansatt, spell.periode.fom, 3, 1, set()))


def tidligere_skjaeringstidspunkt(_: Sak, spell: Sykefravaer, syn: Navsyn, __: Tilfeldig) -> Fakta | None:
    """Nav joins the spell to the one before and keeps the basis of that."""
    plass = plass_i(syn, spell)
    foer = syn.historie.syk[plass - 1] if plass else None
    if foer is None or (spell.periode.fom - foer.periode.fom).days > 100 or syn.inntekter:
        return None
    dag, periode = foer.periode.fom, spell.periode

    def endre(fakta: Personfakta) -> Personfakta:
        return replace(fakta, vedtatt_skjaeringstidspunkt=Tidslinje([Loep(periode, dag)]))

    syn.endringer.append(endre)
    return {"skjaeringstidspunkt_nav": dag.isoformat()}


def gammel_g(sak: Sak, spell: Sykefravaer, syn: Navsyn, _: Tilfeldig) -> Fakta | None:
    """Nav had not taken the new G into use."""
    dag = spell.periode.fom
    if dag.month not in (5, 6, 7):
        return None
    syn.parametre = _uten_ny_g(sak.parametre, dag.year)
    return {"aar": dag.year}


def _uten_ny_g(parametre: Lovparametre, aar: int) -> Lovparametre:
    """The law as it was the day before the new G: that row comes a year late."""
    rader = [
        replace(rad, virkning=_LENGE, gulv_virkning=_LENGE) if rad.fom.year == aar else rad
        for rad in parametre.grunnbeloep.rader
    ]
    return Lovparametre(
        parametre.linjer,
        Grunnbeloepstabell(tuple(rad for rad in rader if rad.virkning < _LENGE)),
        parametre.agpordninger,
        parametre.frister,
    )


def annen_jobb(_: Sak, spell: Sykefravaer, syn: Navsyn, t: Tilfeldig) -> Fakta | None:
    """The employee has another job, so that both employers share the 6 G."""
    kroner = 500 * t.heltall(20, 80)
    maaned = Maaned.av(spell.periode.fom)

    def endre(fakta: Personfakta) -> Personfakta:
        annen = Arbeidsgiverfakta(
            "2", Tidslinje(), {maaned - n: Fraction(kroner) for n in range(1, 13)},
            ansatt=(Periode(date(2000, 1, 1), _LENGE),),
        )  # fmt: skip
        return replace(fakta, arbeidsgivere=(*fakta.arbeidsgivere, annen))

    syn.endringer.append(endre)
    return {"maanedsinntekt_annen_oere": 100 * kroner}


def annen_ytelse(_: Sak, spell: Sykefravaer, syn: Navsyn, t: Tilfeldig) -> Fakta | None:
    """Nav pays another benefit for a part of each day."""
    prosent, periode = t.velg((50, 60, 40)), spell.periode

    def endre(fakta: Personfakta) -> Personfakta:
        return replace(fakta, andre_ytelser=Tidslinje([Loep(periode, Fraction(prosent))]))

    syn.endringer.append(endre)
    return {"prosent": prosent}


# --- the right and the refund ---------------------------------------------------------------------


def oppbrukt(sak: Sak, spell: Sykefravaer, syn: Navsyn, t: Tilfeldig) -> Fakta | None:
    """Nav paid sykepenger before the person came here: the 248 days end in this spell."""
    dager = sum(1 for d in spell.periode if not er_helg(d))
    if dager < 45 or spell.periode.fom - sak.historie.ansatt.start < timedelta(days=60):
        return None
    rest = t.heltall(20, dager - 20)
    tom = spell.periode.fom - timedelta(days=25)
    uker, ekstra = divmod(248 - rest, 5)
    while er_helg(tom):
        tom -= EN_DAG
    fom = tom - timedelta(days=tom.weekday()) - timedelta(days=7 * uker + ekstra)
    tidligere = Periode(fom, tom)

    def endre(fakta: Personfakta) -> Personfakta:
        return replace(fakta, historikk=(tidligere,))

    syn.endringer.append(endre)
    return {}


def refusjon_opphoert(_: Sak, spell: Sykefravaer, syn: Navsyn, t: Tilfeldig) -> Fakta | None:
    """Nav had a last day of the refund."""
    if spell.periode.lengde_dager < 40:
        return None
    dag = spell.periode.fom + timedelta(days=t.heltall(22, spell.periode.lengde_dager - 12))
    syn.endringer.append(_uten_refusjon(Periode(dag + EN_DAG, spell.periode.tom + timedelta(days=60))))
    return {"siste_dag": dag.isoformat()}


def til_ansatt(sak: Sak, spell: Sykefravaer, syn: Navsyn, t: Tilfeldig) -> Fakta | None:
    """Nav paid the employee, mostly because the inntektsmelding with the refund came long after the søknad."""
    if t.sjanse(_SEN_INNTEKTSMELDING_PROSENT):
        egen = next(s for s in sak.historie.syk if s.nr == spell.nr)
        sak.endre(egen, replace(egen, inntektsmelding_forsinket=t.heltall(40, 90)))
    syn.endringer.append(_uten_refusjon(spell.periode))
    return {}


def uten_inntektsmelding(sak: Sak, spell: Sykefravaer, syn: Navsyn, _: Tilfeldig) -> Fakta | None:
    """The claim was made, but no inntektsmelding was sent."""
    egen = next(s for s in sak.historie.syk if s.nr == spell.nr)
    sak.endre(egen, replace(egen, inntektsmelding_sendt=False))
    syn.endringer.append(_uten_refusjon(spell.periode))
    return {}


def _uten_refusjon(periode: Periode) -> Faktaendring:
    def endre(fakta: Personfakta) -> Personfakta:
        null = Tidslinje([Loep(periode, Fraction(0))])
        return paa_arbeidsgiver(fakta, lambda a: replace(a, refusjon=null.over(a.refusjon)))

    return endre


def sluttet(sak: Sak, spell: Sykefravaer, syn: Navsyn, _: Tilfeldig) -> Fakta | None:
    """The employee left during the spell; payroll stopped, the register of employments was not told."""
    slutt = sak.historie.ansatt.slutt
    if not sak.historie.ansatt.slutt_ukjent or slutt is None or slutt not in spell.periode:
        return None
    syn.endringer.append(_uten_refusjon(Periode(slutt + EN_DAG, spell.periode.tom + timedelta(days=60))))
    return {"siste_dag": slutt.isoformat()}


def uten_opptjening(sak: Sak, spell: Sykefravaer, syn: Navsyn, _: Tilfeldig) -> Fakta | None:
    """The employee fell ill within four weeks of the start."""
    if not 0 <= (spell.periode.fom - sak.historie.ansatt.start).days < 28:
        return None

    def endre(fakta: Personfakta) -> Personfakta:
        return replace(fakta, opptjening_oppfylt=False)

    syn.endringer.append(endre)
    return {}
