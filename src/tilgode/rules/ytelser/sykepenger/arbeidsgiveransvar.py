"""What the employment periods show of the two four weeks: the employer's (§ 8-18) and Nav's (§ 8-2).

The employer is liable after four weeks' employment, counted again after a break of more than 14 days.
An absence that begins earlier is Nav's, day by day of the sick note; its days are counted in the
arbeidsgiverperiode all the same, as Nav's engine does when somebody else takes the period over.
Leave in one position is no break while another position with the employer goes on. Toward Nav all work
counts, and leave with a benefit as work (§ 8-2); work elsewhere an employer cannot know of, so what
it does not show is not shown, and no more.
Border: the tests are `rules.felles.ansettelse` and `rules.felles.opptjening`; which days Nav pays is `dagklasse`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tilgode.rules.felles.ansettelse import (
    NAV_FRA_DAG_EN,
    Ansettelsestid,
    Borte,
    Fravaersgrunn,
    Sykepengeansvar,
    arbeidsgiver_har_ansvar,
    finn_ansettelsestid,
    finn_avbrudd,
    kan_bruke_egenmelding,
    spor_egenmelding,
)
from tilgode.rules.felles.opptjening import Arbeidsforhold, Opptjening, finn_opptjening
from tilgode.rules.parametre import Lovparametre, Sykepengeparametre
from tilgode.rules.sporing import Steg
from tilgode.rules.ytelser.sykepenger.dagklasse import Klassedag
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Dagklasse
from tilgode.rules.ytelser.sykepenger.fakta import Arbeidsgiverfakta, Personfakta, Sykdomstidslinje
from tilgode.rules.ytelser.sykepenger.skjaeringstidspunkt import finn_skjaeringstidspunkter
from tilgode.values.periode import EN_DAG, Periode
from tilgode.values.uketidslinje import Uketidslinje

#: Leave that is no work in the sense of § 8-2; other leave carries a benefit that counts as work.
UTEN_YTELSE = (Fravaersgrunn.ANNEN_PERMISJON, Fravaersgrunn.PERMITTERING, Fravaersgrunn.SESONG)


def finn_navs_fravaer(
    person: Personfakta, nummer: int, dager: Sykdomstidslinje, parametre: Lovparametre
) -> tuple[Periode, ...]:
    """The absences at an employer that began before it was liable; `dager` are the days that count there."""
    fra = _starter(person.arbeidsgivere[nummer], dager, parametre)
    if not fra:
        return ()
    return tuple(
        fravaer
        for fravaer in finn_skjaeringstidspunkter([dager])
        if any(
            foerste < fravaer.fom
            and (fravaer.fom - telles).days < parametre.paa(fravaer.fom).opptjening_dager
            for foerste, telles in fra
        )
        and tid_uten_ansvar(person, nummer, fravaer.fom, parametre) is not None
    )


def _starter(
    arbeidsgiver: Arbeidsgiverfakta, dager: Sykdomstidslinje, parametre: Lovparametre
) -> list[tuple[date, date]]:
    """What may start the four weeks: the day before it begins, and the day they are counted from.

    None for most: employed long before the first day of absence, and never on long leave.
    """
    if not arbeidsgiver.ansatt or not dager:
        return []
    dag = date.fromordinal(dager.tall[0][0])
    verdier = parametre.paa(dag)
    fra = [
        (periode.fom - EN_DAG, periode.fom)
        for periode in arbeidsgiver.ansatt
        if (dag - periode.fom).days < verdier.opptjening_dager
    ]
    if arbeidsgiver.borte:
        fra += [(avbrudd.fom, avbrudd.tilbake) for avbrudd in finn_avbrudd(arbeidsgiver.borte, verdier)]
    return fra


def begrunn(klasser: Uketidslinje[Klassedag], fravaer: Sequence[Periode]) -> Uketidslinje[Klassedag]:
    """The same days, with the right provision where Nav pays because the employer is not liable."""
    navs = [(p.fom.toordinal(), p.tom.toordinal()) for p in fravaer]
    return Uketidslinje(
        loep._replace(ukedag=replace(loep.ukedag, hjemmel=NAV_FRA_DAG_EN))
        if loep.ukedag.klasse is Dagklasse.AGP_NAV and any(f <= loep.fom <= t for f, t in navs)
        else loep
        for loep in klasser.loep
    )


def tid_uten_ansvar(
    person: Personfakta, nummer: int, dag: date, parametre: Lovparametre
) -> Ansettelsestid | None:
    """The time with the employer when it is too short on the day; None when long enough or not employed."""
    tid = finn_tid(person, nummer, dag, parametre)
    return None if tid is None or arbeidsgiver_har_ansvar(tid, dag, parametre.paa(dag)) else tid


def finn_tid(person: Personfakta, nummer: int, dag: date, parametre: Lovparametre) -> Ansettelsestid | None:
    """From when the person's time with the employer counts; None when not known to be employed on the day."""
    arbeidsgiver = person.arbeidsgivere[nummer]
    if not any(dag in periode for periode in arbeidsgiver.ansatt):
        return None
    samme = [arbeidsgiver, *_andre_stillinger(person, arbeidsgiver)]
    ansatt = [periode for a in samme for periode in a.ansatt]
    return finn_ansettelsestid(ansatt, list(_avbrudd(samme)), dag, parametre.paa(dag))


def _andre_stillinger(person: Personfakta, arbeidsgiver: Arbeidsgiverfakta) -> list[Arbeidsgiverfakta]:
    """The person's other positions with the same legal employer: those whose underenhet is known."""
    if not arbeidsgiver.virksomhet:
        return []
    return [a for a in person.arbeidsgivere if a is not arbeidsgiver and a.virksomhet]


def _avbrudd(samme: list[Arbeidsgiverfakta]) -> Iterator[Borte]:
    """The first position's days away, but no leave during which another position went on."""
    for borte in samme[0].borte:
        if not borte.grunn.er_avbrudd or not any(_i_arbeid(annen, borte) for annen in samme[1:]):
            yield borte


def _i_arbeid(annen: Arbeidsgiverfakta, borte: Borte) -> bool:
    return any(p.overlapper(borte.periode) for p in annen.ansatt) and not any(
        b.grunn.er_avbrudd and b.periode.overlapper(borte.periode) for b in annen.borte
    )


def spor_navs_fravaer(
    person: Personfakta, nummer: int, fravaer: Periode, parametre: Lovparametre
) -> tuple[Steg, ...]:
    """The step that says why Nav pays from the first day; none when the employer is liable."""
    tid = tid_uten_ansvar(person, nummer, fravaer.fom, parametre)
    if tid is None:
        return ()
    verdier = parametre.paa(fravaer.fom)
    return (
        Steg(
            regel="felles.ansettelse.ansvar",
            hjemmel=NAV_FRA_DAG_EN,
            utfall=Sykepengeansvar.NAV_FRA_FOERSTE_DAG.value,
            periode=fravaer,
            fakta=(("dag", fravaer.fom), ("ansatt_fra", tid.fra)),
            parametre=(
                ("opptjening_dager", verdier.opptjening_dager),
                ("avbrudd_dager", verdier.avbrudd_dager),
            ),
        ),
    )


def spor_for_tidlig_egenmelding(
    person: Personfakta, nummer: int, periode: Periode, parametre: Lovparametre
) -> tuple[Steg, ...]:
    """The step that says that self-certified days came before § 8-24 allows them; none when it does, or is not known.

    The employer may accept them all the same, so they are counted as they are.
    """
    tid, verdier = finn_tid(person, nummer, periode.fom, parametre), parametre.paa(periode.fom)
    if tid is None or kan_bruke_egenmelding(tid, periode.fom, verdier):
        return ()
    return (spor_egenmelding(False, tid, periode.fom, verdier),)


def opptjening_er_vist(person: Personfakta, dag: date, parametre: Sykepengeparametre) -> bool:
    """True when the employments known show four weeks of work before the day, or when none are given."""
    kjente = False
    for arbeidsgiver in person.arbeidsgivere:
        for periode in arbeidsgiver.ansatt:
            kjente = True
            # the common case: four weeks in one post and no leave without pay ever
            if (
                (dag - periode.fom).days >= parametre.opptjening_dager
                and periode.tom >= dag
                and not any(b.grunn in UTEN_YTELSE for b in arbeidsgiver.borte)
            ):
                return True
    if not kjente and person.ute_av_arbeid is None:
        return True
    return finn_vist_opptjening(person, dag, parametre).oppfylt


def finn_vist_opptjening(person: Personfakta, dag: date, parametre: Sykepengeparametre) -> Opptjening:
    """The unbroken work before the day as far as the employments known show it."""
    return finn_opptjening(finn_kjent_arbeid(person), dag, parametre)


def finn_kjent_arbeid(person: Personfakta) -> list[Arbeidsforhold]:
    """The work known, without leave that carries no benefit, and what has been told of work elsewhere."""
    arbeid = []
    for arbeidsgiver in person.arbeidsgivere:
        perioder = list(arbeidsgiver.ansatt)
        for borte in arbeidsgiver.borte:
            if borte.grunn in UTEN_YTELSE:
                perioder = [rest for p in perioder for rest in _uten(p, borte.periode)]
        arbeid += [Arbeidsforhold(p.fom, p.tom) for p in perioder]
    if person.ute_av_arbeid is not None:
        arbeid += [Arbeidsforhold(p.fom, p.tom) for p in person.ute_av_arbeid.tidligere_arbeid]
    return arbeid


def _uten(periode: Periode, borte: Periode) -> list[Periode]:
    return periode.uten(borte) if periode.overlapper(borte) else [periode]
